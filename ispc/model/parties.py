"""Who shares: organisations with their parts, posts and contacts; classes of them; boards; and a party to one agreement.

An organisation is written down once, in a directory, and every agreement refers to it. A party is an organisation,
one service of it, or a whole class ("schools"), in the role that one agreement gives it: real agreements bind
directorates of one council to each other, joint teams, wholly owned companies, and forty schools at a time.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from ispc.model.prose import Line, Prose
from ispc.model.scalars import (
    Date,
    Email,
    Id,
    Link,
    Many,
    Model,
    OneOrMany,
    PartyName,
    Plain,
    Reference,
    Stated,
    Telephone,
    YesNo,
    ask,
)

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

ContactRef = Annotated[Id, Reference("contact")]
OrganisationRef = Annotated[Id, Reference("organisation")]
ClassRef = Annotated[Id, Reference("class")]
BoardRef = Annotated[Id, Reference("board")]
BodyRef = Annotated[Id, Reference("body")]
PartyRef = Annotated[PartyName, Reference("party")]
"""A party of this agreement: `northmere-council`, `northmere-council/childrens-social-care` or a class such as `schools`."""


class Contact(Model):
    """How to reach someone: a front door, an inbox, a duty desk. Never a private person's own number."""

    id: Id = ask("Id", "A short name for references.", "Agreements point to contacts by it.", "childrens-front-door", internal="a name for references only")
    name: Line = ask("Name", "What people call it.", "Staff must recognise it at once.", "Children's front door", to="SMF")
    telephone: Telephone | None = ask("Telephone", "The number, as it is dialled.", "In an emergency people telephone.", "01632 960100", to="MF", default=None)
    email: Email | None = ask("E-mail", "A shared inbox, not one person's.", "An inbox is read when somebody is away.", "front.door@northmere.example.org", to="MF", default=None)
    hours: Line | None = ask("Hours", "When it is answered.", "Staff must know whether anyone will answer.", "Monday to Friday, 9am to 5pm", to="MF", default=None)
    out_of_hours: Line | None = ask("Out of hours", "Whom to call at other times.", "Harm does not keep office hours.", "01632 960199, every night and weekend", to="MF", default=None)
    link: Link | None = ask("Web page", "Where the form or page is.", "Staff go straight to it.", "https://northmere.example.org/front-door", to="MF", default=None)


class Post(Model):
    """A post that somebody holds. People change; posts stay."""

    id: Id = ask("Id", "A short name for references.", "Agreements may point to posts by it.", "head-of-safeguarding", internal="a name for references only")
    title: Line = ask("Title", "The title of the post.", "Ownership is of a post, so that it survives its holder.", "Head of Safeguarding", to="M")
    contact: ContactRef | None = ask("Contact", "The contact where this post is reached.", "An owner must be reachable.", "safeguarding-unit", to="M", default=None)


class Unit(Model):
    """A part of an organisation: a directorate, a service, a site, or a team that several organisations run together."""

    id: Id = ask("Id", "A short name for references.", "A party may be one service of an organisation.", "childrens-social-care", internal="a name for references only")
    name: Line = ask("Name", "Its name.", "Readers must recognise it.", "Children's Social Care", to="SMF")
    kind: Literal["directorate", "service", "joint team", "site"] = ask("Kind", "What sort of part it is.", "A joint team is no legal person: its members stay responsible.", "service", to="M")
    hosted_with: Many[OrganisationRef] | None = ask("Run together with", "The other organisations that run a joint team.", "Each of them stays a controller.", ["northmere-police"], to="M", default=None)


class Organisation(Model):
    """A legal body that can be a controller, written once for the whole partnership."""

    id: Id = ask("Id", "A short name for references.", "Agreements point to organisations by it.", "northmere-council", internal="a name for references only")
    name: Line = ask("Legal name", "The full legal name.", "A controller is a legal person (UK GDPR Article 4(7)).", "Northmere Borough Council", to="SMF")
    known_as: Line | None = ask("Known as", "What staff call it.", "The front-line guide uses the everyday name.", "the council", to="F", default=None)
    type: BodyRef = ask("Type of body", "The type, from the law catalogue.", "The law gives powers to kinds of body: who may use public task, who counts as law enforcement.", "london-borough", to="M")
    nation: Nation = ask("Nation", "Where it acts.", "Powers differ between the four nations.", "england", to="M")
    registration: Stated[Plain] | None = ask("Registration", "Its number in the register of fee payers.", "It shows that the controller is registered with the regulator.", "ZA000000", to="M", default=None)
    address: Line | None = ask("Address", "Its postal address.", "It identifies the party in a signed agreement.", "Civic Centre, High Road, Northmere", to="M", default=None)
    owned_by: OrganisationRef | None = ask("Owned by", "The public body that owns it wholly.", "A company wholly owned by a public body may be a public authority itself.", "northmere-council", to="M", default=None)
    data_protection_officer: ContactRef | None = ask("Data protection officer", "The contact of its data protection officer.", "ICO data sharing code: give the officer of every party.", "council-dpo", to="M", default=None)
    senior_information_risk_owner: Line | None = ask("Senior information risk owner", "The post that owns information risk.", "Accountability at board level.", "Director of Resources", to="SM", default=None)
    caldicott_guardian: Line | None = ask("Caldicott Guardian", "The post of its Caldicott Guardian.", "Health and adult social care bodies appoint one.", "Medical Director", to="SM", default=None)
    units: Many[Unit] | None = ask("Parts", "Its directorates, services, sites and joint teams.", "A party can be one of them.", [{"id": "housing", "name": "Housing", "kind": "service"}], default=None)
    posts: Many[Post] | None = ask("Posts", "Posts that own or sign agreements.", "Owners and signatories are posts.", [{"id": "chief-executive", "title": "Chief Executive"}], default=None)
    contacts: Many[Contact] | None = ask("Contacts", "Where it is reached.", "Every guide names a contact.", [{"id": "council-dpo", "name": "Data protection officer"}], default=None)


class PartyClass(Model):
    """A class of bodies that join an agreement one by one, such as the schools of a borough."""

    id: Id = ask("Id", "A short name for references.", "Agreements point to the class by it.", "schools", internal="a name for references only")
    name: Line = ask("Name", "What the class is called.", "Readers must recognise it.", "Schools in Northmere", to="SMF")
    type: Stated[OneOrMany[BodyRef]] = ask("Types of body", "The type or types, from the law catalogue.", "The law gives powers to kinds of body.", ["maintained-school", "academy-trust"], to="M")
    nation: Nation = ask("Nation", "Where its members act.", "Powers differ between the four nations.", "england", to="M")
    joined_by: Stated[Line] | None = ask("How members join", "What a body does to join.", "A class binds nobody who has not joined.", "the accession form, signed by the headteacher", to="M", default=None)
    members: Line | None = ask("Members", "Who they are, or where the list is kept.", "Partners must be able to see who has joined.", "41 schools; the council keeps the list", to="SM", default=None)
    contact: ContactRef | None = ask("Contact", "One contact for the class.", "Forty contacts do not fit on a guide.", "schools-safeguarding-line", to="MF", default=None)


class Board(Model):
    """A board that owns an agreement. It decides; it is seldom a legal person and so is no controller."""

    id: Id = ask("Id", "A short name for references.", "Documents name their board by it.", "children-board", internal="a name for references only")
    name: Line = ask("Name", "Its name.", "Readers must recognise it.", "Children and Young People's Strategic Partnership Board", to="SM")
    host: OrganisationRef | None = ask("Host", "The organisation that runs it.", "Someone must answer for its papers.", "northmere-council", to="SM", default=None)
    chair: Line | None = ask("Chair", "The post that chairs it.", "The chair takes the decision to the partners.", "Director of Children's Services", to="S", default=None)
    meets: Line | None = ask("Meets", "How often it meets.", "Reviews follow its meetings.", "every two months", to="S", default=None)
    contact: ContactRef | None = ask("Contact", "Where it is reached.", "Partners send it their papers.", "partnership-office", to="SM", default=None)


class Holder(Model):
    """Who holds a duty: a post, and its organisation where that is not plain from where it stands."""

    organisation: OrganisationRef | None = ask("Organisation", "The organisation of the post.", "A post is found in an organisation.", "northmere-council", to="SM", default=None)
    post: Line = ask("Post", "The title of the post, not a person's name.", "People change; posts stay.", "Head of Safeguarding", to="SM")
    contact: ContactRef | None = ask("Contact", "Where the post is reached.", "An owner must be reachable.", "safeguarding-unit", to="M", default=None)


class InformationOwner(Model):
    """Who answers for one area of data within a party."""

    area: Line = ask("Area", "The area of data.", "Large bodies have an owner for each area.", "school admissions", to="M")
    post: Line = ask("Post", "The post that owns it.", "Questions about the data go there.", "Head of Admissions", to="M")


class Party(Model):
    """A party to one agreement: an organisation, one service of it, or a class of bodies."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["organisation"]}, {"required": ["class"]}],
            "dependentSchemas": {"class": {"not": {"required": ["service"]}}},
        }
    )

    organisation: OrganisationRef | None = ask("Organisation", "The organisation, by its id.", "The party is a legal body of the directory.", "northmere-council", to="SMF", default=None)
    service: Annotated[Id, Reference("unit")] | None = ask("Service", "The part of the organisation that takes part.", "Parts of one body also need rules between them.", "childrens-social-care", to="SMF", default=None)
    class_: ClassRef | None = ask("Class", "A class of bodies instead of one organisation.", "Forty schools are one line.", "schools", to="SMF", default=None, alias="class")
    role: Stated[Literal["gives", "receives", "gives and receives", "hosts", "advises"]] = ask("Role", "Whether it gives, receives, both, hosts or advises.", "ICO data sharing code: say what each party does.", "gives and receives", to="SM")
    control: Literal["own controller", "joint controller", "processor"] | None = ask("Control", "Whether it decides for itself, jointly, or acts for another.", "Joint controllers need an arrangement; processors need a contract.", "own controller", to="M", default=None)
    owner: Stated[Holder] = ask("Owner", "The post that owns this agreement in this party.", "Without an owner in each party nobody keeps it alive (Haringey report, 2009).", {"post": "Service Manager, Referral and Assessment"})
    contact: Stated[ContactRef] = ask("Contact", "Where staff of the other parties reach it.", "The guide names a contact for every party.", "childrens-front-door", to="MF")
    signatory: Line | None = ask("Signatory", "The post that signs for it.", "Signing must be clear (Haringey report, 2009).", "Chief Executive", to="SM", default=None)
    information_owners: Many[InformationOwner] | None = ask("Information owners", "Who answers for each area of data.", "Large bodies have several.", [{"area": "admissions", "post": "Head of Admissions"}], default=None)
    does: Prose | None = ask("What it does", "Its part in this agreement, in one or two sentences.", "Readers see who does what.", "Assesses each referral and tells the referrer what happened.", to="SM", default=None)
    joined: Date | None = ask("Joined", "The day it joined, where later than the start.", "A party is bound from then on.", "2026-09-14", to="M", default=None)
    joined_by: Line | None = ask("Joined through", "The contract or grant that makes it take part.", "Some bodies take part because a contract says so.", "the early help contract", to="M", default=None)
    left: Date | None = ask("Left", "The day it left.", "Its staff may no longer receive.", "2027-03-31", to="SM", default=None)

    @model_validator(mode="after")
    def _one_body(self) -> Party:
        if (self.organisation is None) == (self.class_ is None):
            raise PydanticCustomError("party-names-no-body", "names either an organisation or a class, and not both")
        if self.service and self.class_:
            raise PydanticCustomError("party-names-no-body", "a class has no service")
        return self

    @property
    def ref(self) -> str:
        """How this agreement's own references name the party."""
        if self.class_ is not None:
            return self.class_
        return f"{self.organisation}/{self.service}" if self.service else str(self.organisation)


class JointControl(Model):
    """The arrangement between joint controllers (UK GDPR Article 26)."""

    who: Many[PartyRef] = ask("Who", "The parties that decide together.", "Article 26 binds those who decide jointly.", ["northmere-council", "northmere-police"], to="M")
    arrangement: Prose = ask("Arrangement", "Who does what for people's rights and notices.", "UK GDPR Article 26(1).", "The council answers requests; each party tells its own public.", to="M")
    contact_for_people: ContactRef | None = ask("Contact for people", "One contact for the public.", "UK GDPR Article 26(1) lets you name one.", "council-dpo", to="M", default=None)
    essence_published: Line | None = ask("Where people can read it", "Where the essence is published.", "UK GDPR Article 26(2): people may see the essence.", "the partnership's web page", to="M", default=None)


class Processor(Model):
    """A body that handles the data for a party and on its orders."""

    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "case-system", internal="a name for references only")
    name: Line = ask("Name", "Who it is.", "Parties must know who holds the data.", "Casework Systems Ltd", to="M")
    does: Line = ask("What it does", "What it does with the data.", "A processor acts only on orders.", "hosts the case system", to="M")
    acts_for: OneOrMany[PartyRef] = ask("Acts for", "The party or parties that give the orders.", "UK GDPR Article 28(3).", ["northmere-council"], to="M")
    contract: Stated[Line] = ask("Contract", "The contract that binds it.", "UK GDPR Article 28(3) requires one.", "contract NC-114, clause 9", to="M")
    sub_processors: Line | None = ask("Sub-processors", "Others that it uses.", "UK GDPR Article 28(2).", "none", to="M", default=None)
    outside_uk: YesNo | None = ask("Outside the UK", "Whether data leaves the UK.", "Transfers need a mechanism.", "no", to="M", default=None)
