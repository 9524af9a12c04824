"""The layers' own words, by language: headings, labels, and the few sentences that the tool says itself.

What an author wrote is never here. A second language is one more vocabulary; a test sees to it that none of its
phrases is left in English. The front line's sentences have at most 25 words, and no words of law.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ispc.model.scalars import Duration


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`titles`, `choices` and `units` translate the template's own words; empty where it is written in them."""

    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    )  # fmt: skip
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    yes: str = "Yes"
    no: str = "No"
    not_stated: str = "Not stated"
    not_stated_because: str = "Not stated:"

    # Standing
    draft: str = "Draft, not in force"
    agreed_only: str = "Agreed, no day of effect stated"
    agreed_from: str = "Agreed, in force from {date}"
    in_force: str = "In force since {date}"
    ended: str = "Ended on {date}"
    superseded: str = "Superseded by {what}"
    watermark_draft: str = "DRAFT"
    watermark_ended: str = "ENDED"
    watermark_superseded: str = "SUPERSEDED"
    draft_banner: str = "This is a draft. It is not in force. Do not rely on it."
    not_yet_banner: str = "This is agreed, but it is not in force before {date}."
    ended_banner: str = "This ended on {date}. Do not rely on it."
    superseded_banner: str = "This has been replaced. Do not rely on it. Use instead:"
    overdue_banner: str = "The review is late. It was due on {date}."
    signed_of: str = "Signed {signed} of {parties}"
    status: str = "Status"
    edition: str = "Edition"
    next_review: str = "Next review"
    review_not_stated: str = "no review date"
    owner: str = "Owner"
    sponsor: str = "Sponsor"
    board: str = "Board"
    full_document: str = "The full document"

    # Kinds
    kinds: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "framework": "Information sharing framework",
                "isp": "Information sharing protocol",
                "dea": "Data exchange agreement",
                "policy": "Information sharing policy",
            }
        )
    )
    kinds_together: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "isp": "Protocols",
                "dea": "Data exchange agreements",
                "policy": "Policies",
                "framework": "Framework",
            }
        )
    )
    page_strategic: str = "For boards"
    page_managerial: str = "For managers"
    page_front_line: str = "For the front line"
    page_pdf: str = "This page to print (PDF)"
    page_index: str = "All documents"
    page_coming: str = "The text to come, not in force"
    page_in_force: str = "The text in force"
    page_register: str = "Register"

    # Shared headings and labels
    organisation: str = "Organisation"
    role: str = "Gives or receives"
    owned_by_post: str = "Who owns it there"
    signs: str = "Who signs"
    not_asked: str = "No decision on record"
    from_document: str = "From"

    # Strategic
    purposes_table: str = "What we share for"
    left: str = "Left on"
    agreed: str = "Agreed"
    assurance: str = "Assurance"
    how_we_look: str = "How we look"
    risk_owner: str = "Information risk owner:"
    caldicott: str = "Caldicott Guardian:"
    who_table: str = "The organisations, who answers in each, and what each has decided"
    answers_there: str = "Who answers there"
    decided: str = "Decision"
    to_sign: str = "Signs for it:"
    why: str = "Why we share"
    principles: str = "Our principles"
    whose: str = "Whose information it is"
    who_is_in: str = "Who takes part"
    asked_not_in: str = "Asked, and not in"
    accountable: str = "Who is accountable"
    sign_off: str = "Signing"
    sign_off_and_review: str = "Signing and review"
    remaining: str = "Risks that remain"
    last_reading: str = "Last reading"
    sign_off_table: str = "What each organisation decided"
    review: str = "Review"
    risks: str = "Risks"
    risks_table: str = "The risks, and what is done about them"
    measures: str = "How we know that it works"
    measures_table: str = "What is measured"
    joining: str = "Joining and leaving"
    openness: str = "Openness and complaints"
    related: str = "The documents around it"
    above: str = "Above it"
    below: str = "Below it"
    all_documents: str = "The documents, by tier"
    duties: str = "Who does what"
    people_are_told: str = "How people are told"
    complain_to: str = "Complaints go to"
    acknowledged: str = "Acknowledged within"
    breach_to: str = "Mistakes go to"

    # Front line
    guide_for: str = "How to share: a guide for front-line staff"
    guide_why: str = "Why we share"
    this_is_for: str = "For:"
    applies_to: str = "It applies to:"
    guide_can: str = "You can share"
    can_table: str = "What you can share, with whom and how"
    can_when: str = "When"
    can_what: str = "What"
    can_to: str = "With whom, and how"
    can_from: str = "From:"
    can_how: str = "How:"
    each_time: str = "Each time:"
    guide_find: str = "Find the guide for your case"
    find_table: str = "The guides"
    find_title: str = "Guide"
    find_for: str = "Who it is for"
    no_guide: str = "If no guide covers your case:"
    minimum: str = "Only what is needed:"
    guide_never: str = "Stop: never share, or check first"
    never_share: str = "Never share"
    check_first: str = "Check first"
    instead: str = "Instead:"
    onward_first: str = "Before you pass it on:"
    guide_decide: str = "May I share? Decide step by step"
    step_yes: str = "If yes:"
    step_no: str = "If no:"
    step_go: str = "go to step {number}."
    own_steps: tuple[tuple[str, str], ...] = (
        ("Is someone in danger now?", "If yes: act as the guide says for an emergency."),
        ("Is it on the list of what we never share?", "If yes: do not share. Ask."),
        ("Is your situation in the table of the guide?", "If no: ask before you share."),
        (
            "Do you need to ask the person first?",
            "If yes, and they say no: do not share, unless someone is at risk.",
        ),
        ("Is it only what the other person needs?", "If no: take out the rest."),
        ("All clear?", "Share it, and write it down."),
    )
    not_sure: str = "Not sure? Ask:"
    help_from: str = "Or ask for help from:"
    usually: str = "In most cases:"
    others_all: str = "all other partners"
    guide_ask: str = "Do I ask or tell the person?"
    ask_first: str = "Ask first?"
    tell_them: str = "Tell them?"
    consent_use: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "not used": "No. You do not need to ask.",
                "asked": "Yes. Ask first.",
                "explicit": "Yes. Ask first. The person must say yes in clear words.",
                "agreement": "Yes. Ask whether the person agrees to the referral.",
            }
        )
    )
    tell_answer: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {"yes": "Yes. Tell the person.", "no": "No. Do not tell the person."}
        )
    )
    not_if: str = "But not if"
    because_led: str = "Because"
    if_refused: str = "If they say no:"
    who_tells: str = "Who tells them:"
    asking_when: str = "When to ask:"
    asking_words: str = "What to say:"
    asking_form: str = "Form:"
    asking_record: str = "Write it down:"
    asking_withdrawn: str = "If they change their mind:"
    asking_capacity: str = "If they cannot decide:"
    asking_unsafe: str = "If asking is not safe:"
    guide_send: str = "How to send it"
    use_these: str = "Use"
    take_care: str = "Take care"
    never_use: str = "Never use"
    right_person: str = "The right person"
    guide_emergency: str = "In an emergency"
    whom_to_call: str = "Whom to call"
    then_send: str = "Then send:"
    no_later: str = "within"
    guide_asked: str = "If someone asks you for information"
    asked_check: str = "Check who asks:"
    asked_form: str = "They ask on:"
    asked_states: str = "They must say:"
    asked_answers: str = "Who answers:"
    asked_within: str = "Answer within:"
    asked_cases: str = "Case by case"
    guide_record: str = "What to write down"
    record_what: str = "When you share:"
    record_refusals: str = "When you do not share:"
    record_where: str = "Where:"
    record_facts: str = "Fact and opinion:"
    guide_wrong: str = "If it goes wrong"
    wrong_first: str = "First:"
    wrong_tell: str = "Tell:"
    wrong_tell_within: str = "Tell, within {length}:"
    wrong_within: str = "How soon:"
    within_at_once: tuple[str, str] = ("within at once", "at once")
    guide_person: str = "If a person asks, objects or complains"
    person_do: str = "What you do:"
    person_all: str = "All of these go to:"
    person_lead: str = "Requests and objections go to:"
    person_complaints: str = "Complaints go to:"
    guide_contacts: str = "Who to call"
    contacts_when_closed: str = "Out of hours"
    contact_call: str = "Call or write"
    contact_open: str = "When"
    guide_cases: str = "Case examples"
    guide_rules: str = "Golden rules, in plain words"
    rules_from: str = "From:"
    rules_dated: str = "{date}"
    rules_replaced: str = "A newer edition has replaced this one."
    rules_draft: str = "This edition is a draft."
    guide_people: str = "Whose information is it?"
    population_words: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "children": "Children and young people",
                "adults": "Adults",
                "lacks capacity": "Someone who cannot decide",
                "deceased": "Someone who has died",
            }
        )
    )

    # Partnership
    index_title: str = "Our information sharing agreements"
    index_table: str = "Documents and their pages"
    register_title: str = "Register of information sharing agreements"
    register_heading: str = "The register"
    register_table: str = "Every document, who owns it, and where it stands"
    document: str = "Document"
    pages: str = "Pages"
    as_of: str = "As it stood on {date}."
    unread: str = "Not made this time"
    unread_why: str = "These documents hold mistakes, or refer to what is not there. Their earlier pages, if any, are unchanged."

    # Managerial
    everyone: str = "All of them"
    described_above: str = "Described in full in:"
    bodies_table: str = "The organisations"
    what_it_is: str = "What it is"
    answers_for_it: str = "Who answers for information"
    contact: str = "Contact"
    post: str = "Post"
    area: str = "Area"
    role_and_control: str = "Part in it"
    joined: str = "Joined on"
    joined_by: str = "Joined through"
    units_table: str = "Its parts"
    items_more: str = "More about the items"
    principles_table: str = "Principles"
    rules_table: str = "What staff do and do not do"
    tiers_table: str = "How the documents are layered"
    forms_table: str = "Forms in use"
    terms_table: str = "What the words mean"
    changes_table: str = "Edition by edition"
    keep: str = "Kept for"
    keep_from: str = "from"
    kept_by: str = "Who keeps it"
    keep_for: str = "For"
    keep_from_when: str = "From"
    then: str = "Then"
    rule: str = "Rule"
    and_: str = "and"
    regime: str = "Regime:"
    official_task: str = "In its official task:"
    also_cited: str = "Also cited:"
    opt_outs: str = "Objections and opt-outs:"
    special: str = "For special category data"
    offence: str = "For criminal offence data"
    sensitive: str = "For sensitive law enforcement processing"
    power_code: str = "Code:"
    power_as: str = "Relied on as:"
    power_for: str = "For:"
    no_advice: str = "This page sorts and shows what the organisations have agreed. It gives no legal advice."
    about: str = "About this page"
    purpose: str = "Purpose"
    people_table: str = "Whom the information is about"
    organisations: str = "Organisations"
    parties_table: str = "The parties"
    information_owners: str = "Who owns the information within each party"
    officer: str = "Data protection officer"
    posts_table: str = "Posts"
    contacts_table: str = "Contacts"
    joint: str = "Sharing control, and those who act on orders"
    processors: str = "Who acts on a party's orders"
    items: str = "The information"
    items_table: str = "What is shared"
    item: str = "Item"
    item_kind: str = "Kind"
    item_about: str = "About"
    item_detail: str = "Details"
    never_table: str = "What is never shared"
    flows: str = "The flows"
    flow: str = "Flow"
    lawful_table: str = "What makes it lawful, party by party"
    lawful_party: str = "Party"
    lawful_basis: str = "Basis"
    lawful_condition: str = "Further condition"
    lawful_power: str = "Power or duty"
    lawful_confidence: str = "Duty of confidence"
    gives: str = "gives"
    receives: str = "receives"
    takes_no_part: str = "takes no part in this flow"
    clocks: str = "What must happen by when"
    consent: str = "Asking for consent"
    law: str = "The law that is relied on or cited"
    law_table: str = "Every provision cited here, in the order of the alphabet"
    law_provision: str = "Provision"
    law_kind: str = "What it is"
    law_where: str = "Where it holds"
    law_since: str = "In force"
    law_sure: str = "How sure the catalogue is"
    law_unknown: str = "Not in the catalogue of law"
    law_dates: str = "dates"
    law_places: str = "nations"
    law_explained: str = "“Read” means that the text itself was read. “Read second-hand” means a copy or an account of it. “Known” means not read again for the catalogue. “Unsure” means that sources differ or none was found. Check the last three before you rely on them."
    law_marks: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {"S": "Read", "S2": "Read second-hand", "K": "Known", "?": "Unsure"}
        )
    )
    law_kinds: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "duty": "A duty: it requires",
                "power": "A power: it permits",
                "implied": "An implied power",
                "restriction": "A restriction",
                "condition": "A condition",
                "exemption": "An exemption",
                "definition": "A definition",
                "guidance": "Guidance",
                "offence": "An offence",
                "rule": "A rule",
            }
        )
    )
    nations: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "england": "England",
                "wales": "Wales",
                "scotland": "Scotland",
                "northern-ireland": "Northern Ireland",
            }
        )
    )
    whole_uk: str = "United Kingdom"
    since: str = "Since {date}"
    until: str = "until {date}"
    since_not_known: str = "Date not known"
    never_in_force: str = "Not in force"
    unsure_in_force: str = "Commencement not found"
    telling: str = "Telling people"
    notices: str = "Privacy notices"
    rights: str = "People's rights"
    complaints: str = "Complaints"
    requests: str = "Asking for information"
    accuracy: str = "Accuracy"
    recording: str = "Recording"
    emergency: str = "In an emergency"
    retention: str = "Keeping and destroying"
    retention_table: str = "How long it is kept"
    security: str = "Security"
    channels_table: str = "Ways to send it, allowed and banned"
    breach: str = "When something goes wrong"
    training: str = "Training"
    onward: str = "Passing it on, and further uses"
    further_uses: str = "Further uses that are agreed"
    transfers: str = "Outside the United Kingdom"
    automated: str = "Automated decisions"
    monitoring: str = "Monitoring"
    terms: str = "Terms between the parties"
    impact: str = "Impact assessment"
    gates: str = "Checks before signing"
    populations: str = "Children, adults and others"
    populations_table: str = "What staff need to know of each"
    forms: str = "Forms"
    glossary: str = "Words used here"
    changes: str = "What changed"
    changes_to_parent: str = "Clauses changed from the document above"
    signatures: str = "Signatures"
    reviews_done: str = "Reviews done"
    paper_table: str = "Where each section of the paper document is found here"
    related_documents: str = "Related documents"
    publication: str = "Publication"

    def title(self, title: str) -> str:
        """The name of a field of the template."""
        return self.titles.get(title, title)

    def choice(self, word: str) -> str:
        """A word of a closed list, as it opens a line."""
        said = self.choices.get(word, self.nations.get(word, word))
        return said[:1].upper() + said[1:]

    def date(self, day: datetime.date) -> str:
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def moment(self, written: str) -> str:
        """A day, month or year of the catalogue, as far as it is known."""
        year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
        return " ".join(filter(None, (str(day or ""), self.months[month - 1] if month else "", str(year))))

    def length(self, length: Duration) -> str:
        count, _, unit = str(length).partition(" ")
        return f"{count} {self.units.get(unit, unit)}" if unit else self.units.get(count, count)


_BY_LANGUAGE = {"en": Vocabulary()}


def vocabulary(language: str) -> Vocabulary:
    """The words in `language`, a tag such as `en-GB`; English where the layers do not speak it yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
