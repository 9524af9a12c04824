"""What protocols and data exchange agreements have in common: who shares what, with whom, why and how."""

from __future__ import annotations

from typing import Literal

from ispc.model.control import Controlled
from ispc.model.data import Exclusion, Item, Person
from ispc.model.flows import Flow
from ispc.model.governance import Baseline, Gate, Guide, Impact, Purpose, Responsibility
from ispc.model.lawfulness import ProvisionRef
from ispc.model.parties import JointControl, OrganisationRef, Party, Processor
from ispc.model.prose import Line, Prose
from ispc.model.scalars import Many, Stated, ask


class Agreement(Controlled, Baseline):
    """The ICO template: purpose, organisations, data items, lawful basis, rights, governance, review."""

    legal_force: Literal["not binding", "contract", "deed"] | None = ask("Legal force", "Not binding, a contract, or a deed.", "ICO: an agreement may be a contract; parties must know.", "not binding", to="SM", default=None)
    lead: OrganisationRef | None = ask("Lead partner", "The organisation that leads.", "Someone keeps the list of parties.", "northmere-council", to="SM", default=None)
    gates: Many[Gate] | None = ask("Gates", "Checks before signing.", "Legal advice, impact assessment, and so on.", [{"gate": "legal", "outcome": "passed"}], default=None)
    background: Prose | None = ask("Background", "What led to it.", "New staff must understand why it exists.", "Two reviews found that warnings were not joined up.", to="SM", default=None)
    purposes: Stated[Many[Purpose]] = ask("Purposes", "Why the parties share.", "ICO data sharing code, question 1.", [{"id": "protect", "aim": "Notice early when a child may be at risk."}], to="SM")
    people: Stated[Many[Person]] = ask("People", "Whom the data is about.", "The people decide which rules apply.", [{"id": "child", "who": "Children in the borough", "population": "children"}], to="SM")
    parties: Stated[Many[Party]] = ask("Parties", "The parties.", "ICO data sharing code, question 2.", [{"organisation": "northmere-council", "role": "receives", "owner": {"post": "Head of Service"}, "contact": "childrens-front-door"}])
    responsibilities: Many[Responsibility] | None = ask("Responsibilities", "What each party or post must do.", "Some agreements list the duties of each role.", [{"id": "tell-us", "who": "Every party", "does": "Say at once when access was misused."}], default=None)
    joint_control: JointControl | None = ask("Joint control", "The arrangement between joint controllers.", "UK GDPR Article 26.", {"who": ["northmere-council", "northmere-police"], "arrangement": "The council answers requests."}, default=None)
    processors: Many[Processor] | None = ask("Processors", "Bodies that act on a party's orders.", "UK GDPR Article 28.", [{"id": "case-system", "name": "Casework Systems Ltd", "does": "hosts", "acts_for": "northmere-council", "contract": "NC-114"}], default=None)
    items: Stated[Many[Item]] = ask("Items", "The items of data.", "ICO data sharing code, question 4: the exact items.", [{"id": "attendance", "name": "Attendance", "kind": "personal"}], to="SM")
    never_share: Many[Exclusion] | None = ask("Never share", "What is never shared.", "Staff must see the line before they cross it.", [{"id": "adoption-records", "what": "Adoption records"}], default=None)
    flows: Stated[Many[Flow]] = ask("Flows", "Who gives what to whom, when and how.", "This is what the guide's table is made from.", [{"id": "school-worried", "from": "schools", "to": "northmere-council", "items": ["attendance"], "for": "protect", "when": "You are worried.", "send_by": "referral-form", "lawful": {"schools": {"basis": "public task"}}, "consent": "not used", "tell_the_person": "yes", "keep": {"for": "25 years", "from": "date of birth", "then": "destroy"}}], to="SM")
    impact_assessment: Stated[Impact] | None = ask("Impact assessment", "The data protection impact assessment.", "UK GDPR Article 35.", {"done": "yes"}, to="SM", default=None)
    retention_conflicts: Stated[Prose] | None = ask("Retention conflicts", "What happens where two parties' periods differ.", "ICO data sharing code: deal with conflicting rules.", "Each party keeps to its own schedule.", to="M", default=None)
    legislation: Many[ProvisionRef] | None = ask("Law cited", "Law that the agreement cites in general.", "Old citations must be seen to be judged.", ["children-act-2004-s10"], to="M", default=None)
    guide: Stated[Guide] | None = ask("Guide", "The guide's own words.", "The front line reads only the guide.", {"for_whom": "Anyone who works with children"}, default=None)
    signatories_kept_in: Line | None = ask("List of signatories", "Where the list is kept, if not here.", "Some lists change without a new edition.", "appendix 5, kept by the lead partner", to="SM", default=None)
