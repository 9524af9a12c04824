"""The words of the forms: what each space asks, and what to write there, by language.

The request and the consent form are for the front line and for the people themselves, so they hold no words of law. The decision
form asks what the regulator's own model asks (data sharing code 2021, annex B), in our words.
"""

from __future__ import annotations

from dataclasses import dataclass

Asked = tuple[str, str]
"""What a space asks, and the hint that says what to write there."""


@dataclass(frozen=True, slots=True)
class FormWords:
    request: str = "Form: ask for information"
    decision: str = "Form: decide whether to share"
    consent: str = "Form: ask a person to agree"
    review: str = "Form: review this document"

    # All forms
    how: str = "How to use this form"
    stays_here: str = "What you write in this form stays with you. Nothing is sent."
    as_pdf: str = "The PDF of this form keeps what you write."
    as_page: str = "The web page keeps nothing. Print it before you close it."
    protect: str = "Once it is filled in, this form holds personal information. Send it only in a safe way."
    own_form: str = "Your partnership has a form of its own. Use it where you can:"
    not_in_force: str = (
        "This document is not in force today. Read the line at the top before you use the form."
    )
    says: str = "The agreement says:"
    document_says: str = "This document says:"
    another: Asked = ("Another, or more exactly which", "Name it, if the list does not.")
    none_named: str = "The agreement names none. Write it here."
    none_of_these: str = "None of these"
    yes: str = "Yes"
    no: str = "No"
    signed: Asked = ("Signed", "Sign on paper, or type your name.")
    dated: Asked = ("Date", "For example, 27 3 2027.")
    named_post: Asked = ("Name and post", "Of the one who signs.")
    owner: str = "The agreement is owned by:"

    # Asking, and being asked
    who_asks: str = "Who asks, and whom"
    what_wanted: str = "What is asked for"
    why_wanted: str = "Why it is needed"
    how_handled: str = "How it will be handled"
    sign_here: str = "Signature"
    for_answer: str = "For the organisation that answers"
    asker: Asked = ("Which organisation asks?", "Your own.")
    asker_person: Asked = ("Who asks there: name and post", "The one who needs the information.")
    asker_reach: Asked = ("How to reach them", "A work telephone or a work e-mail address.")
    holder: Asked = ("Which organisation is asked?", "The one that has the information.")
    asked_on: Asked = ("Date of the request", "For example, 27 3 2027.")
    situation: Asked = ("Which situation is it?", "Choose the one that is nearest.")
    items: Asked = ("What do you need?", "Tick only what you need to act.")
    exactly: Asked = (
        "Say exactly what",
        "Which facts, and from when to when. Leave out what you can do without.",
    )
    whom: Asked = (
        "Whom is it about?",
        "Enough to find the right person, such as name, date of birth and address.",
    )
    purposes: Asked = ("What is it for?", "Tick what it is needed for. Nothing else is agreed.")
    reason: Asked = (
        "Why do you need it?",
        "What you must do or decide, and what would happen if you did not have it.",
    )
    allowed_by: Asked = (
        "What allows you to have it?",
        "The task or the law. If you do not know, ask your data protection officer.",
    )
    delicate: Asked = (
        "Is any of it delicate?",
        "Such as health, ethnic group, religion, sex life or crime. Say what allows you to have that.",
    )
    assessed: Asked = (
        "Have the risks to people's privacy been assessed?",
        "If you have done an impact assessment, say where it is and what it found.",
    )
    agrees: Asked = (
        "Does the person know, and do they agree?",
        "Ask or tell them first, unless that is not safe.",
    )
    agrees_choices: tuple[str, ...] = (
        "They know, and they agree",
        "They know, and they do not agree",
        "They know, and they were not asked to agree",
        "They do not know",
    )
    agrees_why: Asked = (
        "If they do not know or do not agree, why do you still ask?",
        "Say what would happen if you asked or told them.",
    )
    send_by: Asked = ("How should it be sent?", "Tick how it can reach you safely.")
    never_by: str = "Never by:"
    when_needed: Asked = ("By when, and how often?", "A day, or how often if it is needed again and again.")
    keep_it: Asked = (
        "How long will you keep it, and then?",
        "How long, from when, and what you do with it at the end.",
    )
    who_sees: Asked = ("Who will see it?", "Only those who need it to act.")
    pass_on: Asked = ("Will you pass it on?", "To whom, and why. If not, write no.")
    received: Asked = ("Date it came in", "For example, 27 3 2027.")
    checked: Asked = ("How you checked who asks", "How you know that they are who they say.")
    answer_by: Asked = ("Answer by", "The day, counted from when it came in.")
    must_state: str = "A request must say:"
    answered_by: str = "Answered by:"

    # Deciding
    the_request: str = "The request"
    between: str = "Between the organisations"
    lawful: str = "What makes it lawful"
    impact: str = "Impact assessment"
    care: str = "How it will be handled"
    the_decision: str = "The decision"
    stated: str = "What the agreement states, party by party"
    d_holder: Asked = ("Organisation that is asked to share", "Your own.")
    d_asker: Asked = ("Organisation that asks", "The one that would receive the information.")
    d_person: Asked = ("Name and position of the person who asks", "The one to whom you will answer.")
    d_received: Asked = ("Date the request was received", "For example, 27 3 2027.")
    d_items: Asked = ("Information asked for", "Tick what the agreement covers.")
    d_exactly: Asked = ("Describe it", "Which facts about whom, from when to when, and what is left out.")
    d_about: Asked = ("People it is about", "Tick each group of people.")
    d_control: Asked = (
        "How the organisations decide about it",
        "Each for itself (separate controllers), or together (joint controllers).",
    )
    d_agreement: Asked = (
        "Is a data sharing agreement in place?",
        "Yes, while this agreement is in force and covers the case.",
    )
    d_purposes: Asked = ("Purpose of the sharing", "Tick those that the agreement has and this case serves.")
    d_purpose: Asked = ("In this case", "What the information will be used for, and for what it will not.")
    d_basis: Asked = (
        "Lawful basis",
        "Tick your own organisation's. What each party answers stands at the end of this form.",
    )
    d_basis_other: Asked = (
        "Another basis, or why this one applies",
        "Name the basis, and say in a sentence why it applies.",
    )
    d_necessary: Asked = (
        "Why is the sharing necessary?",
        "Why the purpose cannot be met with less, or without it.",
    )
    d_conditions: Asked = (
        "Conditions for special category or criminal offence data",
        "Tick those that are met. Leave empty where there is no such data.",
    )
    d_conditions_other: Asked = (
        "Another condition, or how it is met",
        "Name the condition, and say how this case meets it.",
    )
    d_part_3: Asked = (
        "Where a law enforcement purpose applies: are the provisions of Part 3 met?",
        "Data Protection Act 2018.",
    )
    d_part_3_choices: tuple[str, ...] = ("Yes", "No", "Does not apply")
    d_part_3_how: Asked = (
        "Which provisions of Part 3, and how",
        "For instance the condition for sensitive processing, and where its policy document is.",
    )
    d_powers: Asked = ("Legal power or duty to share", "Tick those that your own organisation relies on.")
    d_powers_other: Asked = ("Another power or duty", "A public body names its own.")
    d_confidence: Asked = (
        "How the duty of confidence is met",
        "Tick how it may be told although it was given in confidence.",
    )
    d_impact: Asked = (
        "Has an impact assessment been considered?",
        "Tick yes where one was done, or was looked at and found not to be needed.",
    )
    d_reference: Asked = ("Where it is", "Its reference and date.")
    d_outcome: Asked = ("What it found", "Its outcome, where one was done.")
    d_officer: Asked = (
        "Views of the data protection officer",
        "Where no assessment was done, and wherever the officer was asked.",
    )
    d_keep: Asked = ("Arrangements for keeping and deleting", "Tick what holds for those who receive it.")
    d_keep_other: Asked = ("Other arrangements", "How long, from when, and what happens then.")
    d_channels: Asked = ("Security: how it will be sent", "Tick how this will go.")
    d_security: Asked = (
        "Other security considerations",
        "Who may see it, where it is kept, and what could go wrong.",
    )
    d_rights: Asked = (
        "Arrangements for people's information rights",
        "Who answers if a person asks, objects or complains.",
    )
    d_told: Asked = ("Will the person be told?", "If not, say why.")
    d_dates: Asked = (
        "Date or dates of the sharing, or how often",
        "One day, or each day or interval on which it will be shared.",
    )
    d_decision: Asked = (
        "Decision on the request",
        "One of the three. A part is better than nothing, and better than too much.",
    )
    d_decisions: tuple[str, ...] = ("Share what was asked for", "Share a part of it", "Do not share")
    d_terms: Asked = (
        "What is shared, and on what terms",
        "Name what is left out, and what whoever receives it may and may not do with it.",
    )
    d_reasons: Asked = (
        "Reasons for sharing or not sharing",
        "The reasons for both: why it is needed, and what speaks against it.",
    )
    d_decider: Asked = ("Decided by: name and position", "The one who may decide this in your organisation.")
    d_recorded: Asked = ("Where this decision is recorded", "The record in which the next person will look.")
    d_table: str = "Each party's own answers"
    d_situation: str = "Situation"
    d_schedule: str = "Schedule 1 paragraph {number}"
    d_schedule_8: str = "Schedule 8 paragraph {number}"

    # Agreeing
    for_worker: str = "For the worker: before you ask"
    wish: str = "What we would like to share"
    wish_what: Asked = ("What may be shared?", "Say it in plain words, and only what is needed.")
    wish_whom: Asked = ("Who will see it?", "Tick each that the person agrees to.")
    wish_tick: str = "Tick what the person agrees to share."
    wish_why: Asked = ("Why we would like to share it", "Tick what holds here, and read it out.")
    wish_more: Asked = ("In your case", "What will be done with it, and how it will help.")
    choice: str = "It is your choice"
    may_choose: str = "You may say no, or yes to only a part."
    may_change: str = "You may change your mind at any time. Tell us in any way you like, or use the last part of this form."
    if_refused: str = "What we do if you say no:"
    if_withdrawn: str = "What we do if you change your mind:"
    to_withdraw: str = "To change your mind, or to ask what we hold:"
    to_complain: str = "To complain:"
    your_answer: str = "Your answer"
    person: Asked = ("Name", "Of the person whom the information is about.")
    born: Asked = ("Date of birth", "For example, 27 3 2007.")
    answers: Asked = ("Do you agree?", "You need not give a reason.")
    answer_choices: tuple[str, ...] = (
        "Yes, to all that is ticked above",
        "Yes, but not to what I write below",
        "No",
    )
    except_for: Asked = (
        "What should not be shared, or with whom?",
        "For example, one fact, or one organisation.",
    )
    understood: Asked = ("Tick each that is true", "If one is not true, ask us before you answer.")
    understood_choices: tuple[str, ...] = (
        "I was told what would be shared, with whom and why",
        "I was told that I may say no",
        "I was told how to change my mind",
    )
    decided_for: Asked = (
        "Who gives this answer?",
        "Most people decide for themselves, with help if they need it.",
    )
    decided_choices: tuple[str, ...] = (
        "The person",
        "A parent or guardian",
        "Someone else who may decide for them",
        "Nobody: the person cannot decide this now",
    )
    decided_name: Asked = (
        "If it is not the person: name, and what lets them decide",
        "For example, parent, or power of attorney.",
    )
    witness: str = "For the worker: after you asked"
    asked_by: Asked = ("Who asked: name, post and organisation", "So that the person can find you again.")
    asked_how: Asked = (
        "How the person was asked",
        "Face to face, by telephone, in writing. Say who else was there, and any help given.",
    )
    noted_in: Asked = (
        "Where this answer is recorded",
        "Where the next worker will look, also if the answer was no.",
    )
    if_no: Asked = ("If the person said no: what was done", "What you did instead, and whom you asked.")
    mind_changed: str = "If you change your mind"
    no_longer: Asked = ("I no longer agree", "You need not give a reason.")
    no_longer_choices: tuple[str, ...] = ("To any of it", "To what I write below")
    no_longer_what: Asked = (
        "What should no longer be shared, or with whom?",
        "For example, one fact, or one organisation.",
    )
    stopped: Asked = (
        "For the worker: when sharing stopped, and who was told",
        "Name each who had received it, and the day.",
    )

    # Reviewing
    the_review: str = "This review"
    looked: str = "What was looked at"
    flows: str = "Each flow: does it still hold?"
    people: str = "Contacts, guide and training"
    measures: str = "Does it work?"
    events: str = "What happened since the last review"
    risks: str = "Risks"
    outcome: str = "Outcome"
    r_on: Asked = ("Date of the review", "For example, 27 3 2027.")
    r_by: Asked = ("Who reviewed it", "Names and posts.")
    r_parties: Asked = ("Parties that took part", "Each party says for itself that its part still holds.")
    r_due: str = "The day of the review has come"
    r_why: Asked = ("Why now?", "Tick each reason.")
    r_last: str = "Last reviewed:"
    r_looked: Asked = (
        "Tick what was looked at",
        "What is not ticked was not looked at, and waits for the next review.",
    )
    r_looked_choices: tuple[str, ...] = (
        "Purposes, and whether sharing is still needed for them",
        "Parties: who has joined, left or changed",
        "Items: whether each is still needed and no more",
        "What is never shared",
        "Lawful bases, conditions and powers of each party",
        "Changes in law and guidance",
        "Impact assessment and risks",
        "Privacy notices and how people are told",
        "Asking for consent, refusals and withdrawals",
        "Keeping and destroying",
        "Security and the ways to send",
        "Requests, complaints and breaches",
        "Audit and logs",
        "The guide for the front line",
    )
    r_holds: str = "{what}: does it hold?"
    r_basis: str = "Lawful bases and powers"
    r_keep: str = "Keeping and destroying"
    r_hold_hint: str = "Ask each party that takes part in it."
    r_hold_choices: tuple[str, ...] = ("Holds", "Must change", "No longer needed")
    r_notes: Asked = ("What must change, and why", "Name the flow and the party.")
    r_contacts: Asked = (
        "Tick each contact that was tried and answers",
        "Ring or write to each before you tick it.",
    )
    r_contacts_notes: Asked = ("Contacts that have changed", "The new name, number and address.")
    r_guide: Asked = ("Is the guide still right, and do staff know it?", "Ask staff, not only managers.")
    r_guide_choices: tuple[str, ...] = ("Right and known", "Right, but not known", "Must change")
    r_guide_notes: Asked = ("What staff said of it", "What helps them, and what makes them hold back.")
    r_trained: Asked = (
        "Who was trained since the last review",
        "How many, in what, and who is still waiting.",
    )
    r_result: str = "The result since the last review."
    r_target: str = "Target:"
    r_often: str = "Reported:"
    r_works: Asked = (
        "Did sharing achieve what it is for?",
        "What got better for people, and how you know. What did not.",
    )
    r_breaches: Asked = ("Breaches, and what was learned", "How many, and what was changed.")
    r_complaints: Asked = (
        "Complaints and people's requests",
        "How many, about what, and whether answered in time.",
    )
    r_refusals: Asked = (
        "Decisions not to share, and refusals of consent",
        "How many, and whether the reasons are on record.",
    )
    r_changes: Asked = (
        "Changes in law, guidance or circumstance",
        "New law, new guidance, new systems, parties that have changed.",
    )
    r_risk: str = "Rating now."
    r_ratings: tuple[str, ...] = ("Low", "Medium", "High", "Gone")
    r_risk_was: str = "After the control:"
    r_control: str = "Control:"
    r_new_risks: Asked = (
        "New risks, and what is done about them",
        "Each with what could go wrong, what is done about it, and by whom.",
    )
    r_impact: Asked = (
        "Does the impact assessment still fit?",
        "Not if items, parties, systems or risks have changed since.",
    )
    r_outcome: Asked = ("Outcome", "What the reviewers propose, or have decided.")
    r_outcomes: tuple[str, ...] = ("Renew unchanged", "Renew with changes", "Replace", "End")
    r_to_do: Asked = ("What must be done, by whom and by when", "One line for each: what, who, by when.")
    r_told: Asked = ("Who is told of the changes", "Tick each that will be told.")
    r_told_choices: tuple[str, ...] = (
        "Every party",
        "Front-line staff",
        "The people whom the information is about",
        "The public, by the privacy notices",
        "The data protection officer of each party",
    )
    r_next: Asked = ("Date of the next review", "For example, 27 3 2027.")
    r_every: str = "A review is due every:"
    r_board: Asked = ("Agreed by the board: date and minute", "Where the decision is on record.")


_BY_LANGUAGE = {"en": FormWords()}


def form_words(language: str) -> FormWords:
    """The words in `language`, a tag such as `en-GB`; English where the forms do not speak it yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
