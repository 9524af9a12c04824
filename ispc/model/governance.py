"""How the parties handle what they share: the clauses that a framework lays down once and its agreements inherit.

`Baseline` is the mixin of those clauses. A framework states them; a protocol under it says only what it adds or
changes; each effective value remembers which document said it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.approving import GateName
from ispc.model.consent import ConsentRules
from ispc.model.data import PopulationNote
from ispc.model.flows import Request
from ispc.model.parties import ContactRef, OrganisationRef, PartyRef
from ispc.model.prose import Line, Prose
from ispc.model.scalars import (
    Date,
    Id,
    Length,
    Link,
    Many,
    Model,
    Plain,
    Reference,
    Stated,
    YesNo,
    ask,
)

GuidanceRef = Annotated[Plain, Reference("guidance")]


class Purpose(Model):
    """One purpose of the sharing."""

    id: Id = ask("Id", "A short name for references.", "Flows say what they serve by it.", "protect", internal="a name for references only")
    aim: Line = ask("Aim", "The aim, in one sentence that everyone understands.", "ICO data sharing code: all must know when data may be used and when not.", "Notice early when a child may be at risk of harm, and act together.", to="SMF")
    why_needed: Prose | None = ask("Why sharing is needed", "Why the aim cannot be met without it.", "Necessity must be shown.", "No one organisation sees the whole picture.", to="SM", default=None)
    benefits: Prose | None = ask("Benefits", "What people and society gain.", "ICO data sharing code: state the benefits.", "Children are helped before harm is done.", to="SM", default=None)
    out_of_scope: Prose | None = ask("Out of scope", "What it does not cover.", "Purposes creep where the edge is not drawn.", "Routine admissions data, which has its own agreement.", to="SM", default=None)
    law_enforcement: YesNo | None = ask("Law enforcement", "Whether it is to prevent, investigate, detect or prosecute crime. Safeguarding alone is not.", "Data Protection Act 2018 section 31: for this purpose the police are under Part 3.", "no", to="M", default=None)
    within: Annotated[Id, Reference("parent purpose")] | None = ask("Part of", "The purpose of the parent agreement that this serves.", "A data exchange agreement may not widen its protocol.", "protect", to="M", default=None)


class Channel(Model):
    """A way to send or show data."""

    id: Id = ask("Id", "A short name for references.", "Flows say how data goes by it.", "referral-form", internal="a name for references only")
    name: Line = ask("Name", "What staff call it.", "The guide shows this name.", "Online referral form", to="MF")
    use: Literal["allowed", "with care", "never"] = ask("Use", "Allowed, allowed with care, or never.", "Banned channels are named, not left out.", "allowed", to="MF")
    how: Line | None = ask("How", "What to do, or why not.", "A rule without a how is not kept.", "Check the address, then send the password by telephone.", to="MF", default=None)
    link: Link | None = ask("Link", "Where it is.", "Staff go straight to it.", "https://northmere.example.org/refer", to="MF", default=None)


class Security(Model):
    """Common security."""

    channels: Many[Channel] | None = ask("Channels", "The ways to send data, allowed and banned.", "Each flow needs a safe way to go.", [{"id": "referral-form", "name": "Online referral form", "use": "allowed"}], default=None)
    in_transit: Prose | None = ask("In transit", "How data is protected on the way.", "UK GDPR Article 32.", "Encrypted with TLS 1.2 or better.", to="M", default=None)
    at_rest: Prose | None = ask("At rest", "How it is protected where it is kept.", "UK GDPR Article 32.", "In the case system, never on a personal device.", to="M", default=None)
    access: Prose | None = ask("Access", "Who has access, and how it is checked.", "ICO data sharing code: trained staff who need it.", "By role; leavers lose access on their last day; logs are read each quarter.", to="M", default=None)
    physical: Prose | None = ask("On paper", "How paper is handled.", "Much is still on paper.", "Locked away; carried in a sealed pouch.", to="M", default=None)


class Rights(Model):
    """How people's rights are met."""

    lead: Stated[ContactRef] | None = ask("Lead", "The contact for people's requests.", "ICO data sharing code: one contact point helps.", "council-dpo", to="MF", default=None)
    within: Length | None = ask("Answered within", "How soon.", "UK GDPR Article 12: one month.", "1 month", to="M", default=None)
    hand_over: Prose | None = ask("What staff do", "What front-line staff do with a request.", "A request may reach anyone.", "Write down what the person asked and when. Pass it on the same day.", to="F", default=None)
    access: Prose | None = ask("Access", "How a request to see data is answered.", "UK GDPR Article 15.", "The party asked answers, after it has asked the party that gave the data.", to="M", default=None)
    rectification: Prose | None = ask("Correction", "How data is corrected.", "UK GDPR Articles 16 and 19.", "The party that holds it corrects it and tells every recipient.", to="M", default=None)
    erasure: Prose | None = ask("Erasure", "How a request to erase is answered.", "UK GDPR Article 17.", "Each party decides for what it holds.", to="M", default=None)
    objection: Prose | None = ask("Objection", "How an objection is answered.", "UK GDPR Article 21.", "The party weighs it against the reasons to share and records why.", to="M", default=None)
    restriction: Prose | None = ask("Restriction", "How use is restricted while it is checked.", "UK GDPR Article 18.", "Marked in the record; not shared meanwhile, unless someone is at risk.", to="M", default=None)
    freedom_of_information: Prose | None = ask("Freedom of information", "How such requests are answered.", "Public bodies answer within 20 working days.", "The public body asked consults the party that gave the data.", to="M", default=None)


class Complaints(Model):
    """How people complain about the use of their data."""

    contact: Stated[ContactRef] | None = ask("Contact", "Where complaints go.", "Data Protection Act 2018 section 164A: make it easy to complain.", "council-dpo", to="SMF", default=None)
    acknowledged_within: Length | None = ask("Acknowledged within", "How soon a complaint is acknowledged.", "Section 164A: within 30 days.", "30 days", to="SM", default=None)
    how: Prose | None = ask("How", "How a person complains, and what happens.", "Section 164A: for example by an electronic form.", "Online, by telephone or in writing; we tell you the outcome.", to="M", default=None)
    about_this_agreement: Prose | None = ask("About this agreement", "How a party complains that another breaks it.", "A breach of the agreement is not the same as a data breach.", "To the board, through the partnership office.", to="M", default=None)


class Breach(Model):
    """What happens when data goes wrong."""

    contact: Stated[ContactRef] | None = ask("Contact", "Whom to tell at once.", "The clock runs from when we know.", "council-dpo", to="SMF", default=None)
    tell_within: Stated[Length] | None = ask("Tell them within", "How soon staff tell the contact.", "72 hours for the regulator leave no time to wait.", "1 hour", to="MF", default=None)
    first_steps: Prose | None = ask("First steps", "What staff do first.", "The first minutes matter most.", "Try to get it back. Do not delete anything.", to="F", default=None)
    regulator: Prose | None = ask("Telling the regulator", "Who decides and who tells the regulator.", "UK GDPR Article 33: within 72 hours.", "The party where it happened decides within 24 hours.", to="M", default=None)
    tell_the_giver: Prose | None = ask("Telling the party that gave it", "How soon the party that gave the data is told.", "It has duties to the person as well.", "The same day, by telephone.", to="M", default=None)


class Recording(Model):
    """What is written down."""

    what: Stated[Prose] | None = ask("What", "What to record.", "A decision that is not recorded cannot be shown.", "What you shared, with whom, when, why, and whether the person agreed.", to="MF", default=None)
    where: Line | None = ask("Where", "Where.", "The next worker must find it.", "in the case record, the same day", to="MF", default=None)
    refusals: Prose | None = ask("When you do not share", "What to record then.", "A decision not to share must be shown too.", "Record why you did not share, and whom you asked.", to="MF", default=None)


class EmergencyLine(Model):
    """The line that stands on every side of the guide."""

    line: Stated[Line] | None = ask("Line", "One line.", "Nobody should search for it.", "If someone is in immediate danger, call 999 now.", to="F", default=None)
    then: Prose | None = ask("Then", "What to do after.", "What was shared in haste is recorded.", "Share what is needed to keep people safe. Record it within one working day.", to="MF", default=None)


class Accuracy(Model):
    fact_and_opinion: Prose | None = ask("Fact and opinion", "How facts are kept apart from opinions.", "People act on what they read.", "Say what you saw, what you were told and by whom, and what you think.", to="MF", default=None)
    checks: Prose | None = ask("Checks", "How accuracy is checked.", "ICO data sharing code: for example by sampling.", "Ten records each quarter are compared with the source.", to="M", default=None)
    corrections: Prose | None = ask("Corrections", "How recipients learn of a correction.", "UK GDPR Article 19.", "The party that corrects tells every recipient within five working days.", to="M", default=None)
    right_person: Prose | None = ask("The right person", "How staff make sure it is the right person.", "Two people can share a name.", "Check name, date of birth and address before you share.", to="MF", default=None)


class Training(Model):
    who: Stated[Prose] | None = ask("Who is trained", "Who is trained, in what, and how often.", "ICO data sharing code: staff must know what to do.", "All staff who use the guide, each year.", to="SM", default=None)
    confidentiality: Line | None = ask("Confidentiality", "What staff sign.", "Some bodies ask for a declaration.", "a confidentiality declaration on joining", to="M", default=None)
    support: Line | None = ask("Help", "Whom staff ask.", "Skills grow where people can ask.", "your safeguarding lead", to="F", default=None)


class SecondaryUse(Model):
    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "service-planning", internal="a name for references only")
    use: Line = ask("Use", "The further use.", "Purposes creep where further uses are not listed.", "Counting referrals to plan services", to="M")
    conditions: Line | None = ask("Conditions", "On what terms.", "For example only without names.", "numbers only, none below five", to="M", default=None)


class Onward(Model):
    rule: Prose | None = ask("Passing it on", "When a recipient may pass data on.", "ICO data sharing code: limits on further use.", "Ask the party that gave it first, unless someone is at risk.", to="MF", default=None)
    further_uses: Many[SecondaryUse] | None = ask("Further uses", "Other uses that are agreed.", "Anything not listed is not agreed.", [{"id": "service-planning", "use": "Counting referrals"}], default=None)


class Transfers(Model):
    outside_uk: YesNo | None = ask("Outside the UK", "Whether data leaves the UK.", "UK GDPR Chapter 5.", "no", to="M", default=None)
    countries: Line | None = ask("Countries", "Where it goes or is hosted.", "Hosting abroad is a transfer too.", "hosted in the United Kingdom", to="M", default=None)
    mechanism: Line | None = ask("Mechanism", "What makes the transfer lawful.", "UK GDPR Articles 45 to 49.", "adequacy regulations", to="M", default=None)


class Automated(Model):
    used: YesNo | None = ask("Automated decisions or profiling", "Whether they are used.", "UK GDPR Articles 22A to 22D.", "no", to="M", default=None)
    safeguards: Prose | None = ask("Safeguards", "How people are protected.", "UK GDPR Article 22C.", "A person reviews each decision.", to="M", default=None)


class Measure(Model):
    id: Id = ask("Id", "A short name for references.", "Results are followed by it.", "timely-referrals", internal="a name for references only")
    measure: Line = ask("Measure", "What is measured.", "What is measured is managed.", "Referrals acknowledged within one working day", to="SM")
    target: Line | None = ask("Target", "What good looks like.", "A number without a target says nothing.", "95 in 100", to="SM", default=None)
    how_often: Line | None = ask("How often", "How often it is reported.", "Boards meet on a cycle.", "each quarter, to the board", to="SM", default=None)


class Monitoring(Model):
    how: Prose | None = ask("How", "How the parties see whether sharing works.", "ICO data sharing code: assess effectiveness on a timescale.", "The board looks at measures each quarter.", to="SM", default=None)
    audit: Prose | None = ask("Audit", "How compliance is audited.", "Accountability, UK GDPR Article 5(2).", "Each party audits a sample each year and shares the result.", to="M", default=None)
    measures: Many[Measure] | None = ask("Measures", "What is measured.", "Embedding toolkit, 2010: measure performance.", [{"id": "timely-referrals", "measure": "Referrals acknowledged in time"}], default=None)


class Joining(Model):
    how: Prose | None = ask("How to join", "How a body joins.", "ICO data sharing code: say how to add an organisation.", "It signs the accession form; the lead partner admits it.", to="SM", default=None)
    admits: OrganisationRef | None = ask("Admitted by", "The organisation that may admit others for all.", "Some partnerships let one partner admit others.", "northmere-council", to="SM", default=None)
    leaving: Prose | None = ask("How to leave", "How a party leaves, and with what notice.", "ICO data sharing code: say how to exclude one.", "Three months' notice in writing to the board.", to="SM", default=None)
    exclusion: Prose | None = ask("Exclusion", "When and how a party is excluded.", "The others must be able to protect people.", "The board may suspend a party that breaks the agreement.", to="M", default=None)
    data_at_the_end: Prose | None = ask("Data at the end", "What happens to the data when sharing ends.", "ICO data sharing code: deletion or return.", "Kept to the end of its period, then destroyed.", to="M", default=None)


class LegalTerms(Model):
    """Terms between the parties."""

    indemnity: Stated[Prose] | None = ask("Indemnity", "Who pays for whose fault.", "Some agreements are contracts.", "Each party bears its own loss.", to="M", default=None)
    permits: Prose | None = ask("Permission given by signing", "What a party allows somebody else to do by signing.", "Some agreements carry a permission that a third body waits for.", "The department may release the school's results to the council.", to="M", default=None)
    liability: Prose | None = ask("Liability", "Limits of liability.", "Some agreements are contracts.", "None agreed.", to="M", default=None)
    governing_law: Line | None = ask("Governing law", "Which law and courts.", "Parties may sit in different nations.", "England and Wales", to="M", default=None)
    disputes: Prose | None = ask("Disputes", "How disputes are settled.", "Partners must go on working together.", "The owners meet within ten working days, then the board decides.", to="M", default=None)
    variation: Prose | None = ask("Changes", "How the agreement is changed.", "A change of lawful basis is a variation (ICO).", "In writing, agreed by every party.", to="M", default=None)


class Term(Model):
    term: Line = ask("Term", "A word or acronym.", "Local words must be opened.", "DSL", to="MF")
    meaning: Line = ask("Meaning", "What it means, in plain words.", "Local words must be opened.", "designated safeguarding lead", to="MF")


class Form(Model):
    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "request-form", internal="a name for references only")
    name: Line = ask("Name", "Its name.", "Staff ask for it by name.", "Request for information", to="MF")
    number: Plain | None = ask("Number", "Its number.", "Forms have numbers.", "R1", to="M", default=None)
    use: Literal["request", "decision", "consent", "referral", "accession", "other"] = ask("Use", "What it is for.", "ICO data sharing code, annexes.", "request", to="M")
    link: Link | None = ask("Link", "Where it is.", "Staff go straight to it.", "https://northmere.example.org/forms/r1", to="MF", default=None)


class Notice(Model):
    who: PartyRef = ask("Who", "Whose notice it is.", "Each controller informs its own public.", "northmere-council", to="M")
    where: Line = ask("Where", "Where people can read it.", "UK GDPR Articles 13 and 14.", "on the council's web site, under privacy", to="M")


class Transparency(Model):
    who_informs: Prose | None = ask("Who informs", "Who tells people, and when.", "UK GDPR Articles 13 and 14.", "The party that collects the data, when it collects it.", to="SM", default=None)
    not_when: Prose | None = ask("When people are not told", "When, and who decides.", "Every silence needs a reason.", "Where telling would put someone at risk; the safeguarding lead decides.", to="M", default=None)
    notices: Many[Notice] | None = ask("Notices", "Each party's privacy notice.", "Notices must name the recipients.", [{"who": "northmere-council", "where": "on its web site"}], default=None)


class Override(Model):
    """Why this document changes a clause of its parent."""

    clause: Plain = ask("Clause", "The clause, by its path.", "A changed clause is never silent.", "breach/tell_within", to="M")
    because: Line = ask("Because", "Why.", "Reviewers of the parent must be able to judge it.", "children's cases cannot wait a day", to="M")


class Baseline(Model):
    """The clauses that a child document inherits from its parent."""

    emergency: EmergencyLine | None = ask("Emergency", "The line for every side of the guide.", "Nobody should have to search for it.", {"line": "If someone is in immediate danger, call 999 now."}, default=None)
    populations: Many[PopulationNote] | None = ask("Populations", "What staff need to know about each population.", "HM Government guidance 2008: boxes for children and for adults.", [{"population": "children", "say": "Listen to the child."}], default=None)
    golden_rules: Stated[GuidanceRef] | None = ask("Golden rules", "The edition of the golden rules that the guide shows.", "Rules differ by edition and are never mixed.", "dfe-2024", to="F", default=None)
    consent_rules: ConsentRules | None = ask("Consent rules", "How consent is asked, refused and withdrawn.", "ICO data sharing code, lawful basis.", {"refused": "Record the refusal."}, default=None)
    requests: Request | None = ask("Requests", "How data is asked for.", "The guide says who answers and how soon.", {"form": "request form R1", "within": "2 working days"}, default=None)
    recording: Recording | None = ask("Recording", "What staff write down.", "Golden rules, all editions: record the decision.", {"what": "What you shared, with whom, when and why."}, default=None)
    minimum: Prose | None = ask("Only what is needed", "How staff keep to what is needed.", "UK GDPR Article 5(1)(c).", "Share only what the other person needs to act.", to="MF", default=None)
    transparency: Transparency | None = ask("Telling people", "How people are informed.", "UK GDPR Articles 13 and 14.", {"who_informs": "The party that collects."}, default=None)
    rights: Rights | None = ask("Rights", "How people's rights are met.", "ICO data sharing code, access and individual rights.", {"lead": "council-dpo"}, default=None)
    complaints: Complaints | None = ask("Complaints", "How people complain.", "Data Protection Act 2018 section 164A, from 19 June 2026.", {"contact": "council-dpo"}, default=None)
    accuracy: Accuracy | None = ask("Accuracy", "How data is kept right.", "ICO data sharing code, information governance.", {"fact_and_opinion": "Say which is which."}, default=None)
    security: Security | None = ask("Security", "How data is kept safe.", "UK GDPR Article 32.", {"in_transit": "Encrypted."}, default=None)
    breach: Breach | None = ask("If it goes wrong", "What happens after a breach.", "UK GDPR Articles 33 and 34.", {"contact": "council-dpo", "tell_within": "1 hour"}, default=None)
    training: Training | None = ask("Training", "Who is trained.", "ICO data sharing code, information governance.", {"who": "All staff who use the guide."}, default=None)
    onward: Onward | None = ask("Passing it on", "Limits on further use.", "ICO data sharing code.", {"rule": "Ask the party that gave it first."}, default=None)
    transfers: Transfers | None = ask("Transfers", "Whether data leaves the UK.", "UK GDPR Chapter 5.", {"outside_uk": "no"}, default=None)
    automated: Automated | None = ask("Automated decisions", "Whether machines decide.", "UK GDPR Articles 22A to 22D.", {"used": "no"}, default=None)
    monitoring: Monitoring | None = ask("Monitoring", "How the parties see whether it works.", "ICO data sharing code: assess effectiveness.", {"how": "The board looks each quarter."}, default=None)
    joining: Joining | None = ask("Joining and leaving", "How bodies join and leave.", "ICO data sharing code: adding and excluding.", {"how": "By the accession form."}, default=None)
    terms: LegalTerms | None = ask("Terms", "Terms between the parties.", "Some agreements are contracts or deeds.", {"governing_law": "England and Wales"}, default=None)
    glossary: Many[Term] | None = ask("Glossary", "Local words and acronyms.", "They are opened at first use.", [{"term": "DSL", "meaning": "designated safeguarding lead"}], default=None)
    forms: Many[Form] | None = ask("Forms", "The forms in use.", "ICO data sharing code, annexes.", [{"id": "request-form", "name": "Request for information", "use": "request"}], default=None)
    changes_to_parent: Many[Override] | None = ask("Changes to the parent", "The parent's clauses that this document changes, and why.", "A changed clause is never silent.", [{"clause": "breach/tell_within", "because": "children's cases cannot wait"}], default=None)


class Risk(Model):
    id: Id = ask("Id", "A short name for references.", "Risks are followed by it.", "wrong-address", internal="a name for references only")
    risk: Line = ask("Risk", "What could go wrong.", "UK GDPR Article 35(7)(c).", "Data sent to the wrong address", to="SM")
    before: Literal["low", "medium", "high"] = ask("Before", "The rating before action.", "So that the effect of the control is seen.", "high", to="SM")
    control: Line = ask("Control", "What is done about it.", "UK GDPR Article 35(7)(d).", "one secure form, no e-mail", to="SM")
    after: Literal["low", "medium", "high"] = ask("After", "The rating after action.", "High that remains goes to the regulator (Article 36).", "low", to="SM")
    owner: Line | None = ask("Owner", "The post that owns it.", "A risk without an owner grows.", "Head of Information Governance", to="SM", default=None)


class Impact(Model):
    """The data protection impact assessment (UK GDPR Article 35)."""

    done: YesNo = ask("Done", "Whether it is done.", "Required where the risk is high, and wise elsewhere.", "yes", to="SM")
    on: Date | None = ask("On", "The day it was approved.", "An old one may no longer fit.", "2026-08-03", to="SM", default=None)
    reference: Plain | None = ask("Reference", "Where it is.", "Reviewers ask for it.", "DPIA-2026-014", to="M", default=None)
    because: Line | None = ask("Why not", "Why none is done.", "A decision not to do one is recorded.", "low risk; the screening form is on file", to="M", default=None)
    outcome: Line | None = ask("Outcome", "What it found.", "Boards need one line.", "risks are acceptable with the controls listed", to="SM", default=None)
    officer_view: Prose | None = ask("The officer's view", "What the data protection officer advised.", "UK GDPR Article 35(2).", "Content, provided that access logs are read.", to="M", default=None)
    risks: Many[Risk] | None = ask("Risks", "The risks and controls.", "UK GDPR Article 35(7).", [{"id": "wrong-address", "risk": "Sent to the wrong address", "before": "high", "control": "secure form", "after": "low"}], default=None)


class Guide(Model):
    """The front-line guide's own words."""

    for_whom: Line = ask("For whom", "Who should read it.", "Staff must see at once that it is theirs.", "Anyone who works with children in Northmere", to="F")
    purpose: Line | None = ask("Purpose", "One sentence.", "Nobody reads three.", "Share early, so that children are kept safe.", to="F", default=None)
    check_first: Many[Prose] | None = ask("Check first", "Things to check before sharing.", "Grey areas send people to ask.", ["Ask your lead before you share about a parent's health."], to="F", default=None)
    ask_whom: ContactRef | None = ask("Not sure", "Whom to ask.", "Not sure means ask, not silence.", "childrens-front-door", to="F", default=None)


class Gate(Model):
    """A check that must be passed before signing."""

    gate: GateName = ask("Gate", "Which check.", "Some bodies sign only after checks.", "legal", to="M")
    outcome: Stated[Literal["passed", "passed with conditions", "refused", "waiting"]] = ask("Outcome", "What it decided.", "A gate is open or shut.", "passed", to="M")
    on: Date | None = ask("On", "The day.", "Checks grow old.", "2026-08-20", to="M", default=None)
    reference: Line | None = ask("Reference", "Where the decision is.", "Evidence.", "Legal advice L-88", to="M", default=None)


class Tier(Model):
    id: Id = ask("Id", "A short name for references.", "Documents name their tier by it.", "tier-1", internal="a name for references only")
    name: Line = ask("Name", "Its name.", "Areas number their tiers in their own way.", "Tier 1: framework", to="SM")
    holds: Line = ask("Holds", "What is in it.", "Nothing is said twice.", "principles and baseline clauses", to="SM")


class Principle(Model):
    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "safety-first", internal="a name for references only")
    principle: Line = ask("Principle", "One sentence.", "Boards sign principles.", "We share to keep people safe.", to="SM")
    means: Prose | None = ask("What it means", "What it means in practice.", "A principle without a practice is a slogan.", "When in doubt about harm, we share and record why.", to="SM", default=None)


class Responsibility(Model):
    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "line-managers", internal="a name for references only")
    who: Line = ask("Who", "The post or group.", "Duties belong to posts.", "Line managers", to="SMF")
    does: Prose = ask("Does", "What they do.", "Everyone must know their part.", "Make sure that their staff have read the guide.", to="SMF")
