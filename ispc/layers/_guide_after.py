"""The guide's parts that come with and after sharing: being asked, writing it down, going wrong, people, contacts, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, get_args

from ispc.corpus import Member, Placed
from ispc.law.provisions import Body, Edition
from ispc.layers._answers import said
from ispc.layers._blocks import bullets, capital, facts, led, paragraphs, run_on, subsection, table
from ispc.layers._cases import by_case, each_once, in_one_line, stopped
from ispc.layers._saying import Voice, dial, part, parts
from ispc.location import Address
from ispc.model.data import Population
from ispc.model.flows import Flow
from ispc.model.parties import Contact
from ispc.trials import Trial
from ispc.trials import of as cases_of
from ispc.view import Block, Box, Cell, Fact, Paragraphs, Text, Tone

_TONES: dict[Population, Tone] = {
    "children": "children",
    "adults": "adults",
    "lacks capacity": "lacks-capacity",
    "deceased": "deceased",
}


def asked(voice: Voice) -> tuple[Block, ...]:
    """How to answer somebody who asks: check, form, who answers, how soon."""
    words = voice.words
    labels = (
        words.asked_check,
        words.asked_form,
        words.asked_states,
        words.asked_answers,
        words.asked_within,
    )
    general = _request(voice, voice.clause("requests"))
    forms = tuple(
        Text(name.words, name.source, link=next((text.link for text in voice.say(one, "link")), ""))
        for one in parts(voice.clauses, "forms")
        if one.value.use != "accession"
        for name in voice.say(one, "name")
    )
    return (
        *bullets(
            led(words.asked_check, stopped(general[0])),
            run_on(
                tuple(
                    text
                    for label, cell in zip(labels[1:], general[1:], strict=True)
                    for text in led(label, cell)
                ),
                ". ",
            ),
        ),
        *facts(
            by_case(voice, words.asked_cases, lambda flow: _asked_for(voice, flow, labels)),
            (Fact(words.forms, forms),) if forms else (),
        ),
    )


def _request(voice: Voice, request: Placed[Any] | None) -> tuple[Cell, ...]:
    return tuple(voice.say(request, name) for name in ("check", "form", "states", "answered_by", "within"))


def _asked_for(voice: Voice, flow: Placed[Flow], labels: tuple[str, ...]) -> Cell:
    """What one flow says of being asked, on one line."""
    answers = zip(labels, _request(voice, part(flow, "request")), strict=True)
    return run_on(tuple(text for label, cell in answers for text in led(label, cell)), ". ")


def record(voice: Voice) -> tuple[Block, ...]:
    """What to write down, also when nothing was shared."""
    words, recording = voice.words, voice.clause("recording")
    what = voice.say(recording, "what")
    said = {text.words for text in what}
    more = tuple(text for text in each_once(voice, "record") if text.words not in said)
    return bullets(
        led(words.record_what, run_on((*what, *more), " ")),
        led(words.record_refusals, voice.say(recording, "refusals")),
        led(words.record_where, voice.say(recording, "where")),
        led(words.record_facts, voice.say(voice.clause("accuracy"), "fact_and_opinion")),
    )


def wrong(voice: Voice) -> tuple[Block, ...]:
    """What to do at once when information goes astray."""
    words, breach = voice.words, voice.clause("breach")
    soon, gap = voice.plain(breach, "tell_within"), any(text.gap for text in voice.say(breach, "tell_within"))
    tell = words.wrong_tell if gap or not soon else words.wrong_tell_within.format(length=soon)
    return bullets(
        led(words.wrong_first, voice.say(breach, "first_steps")),
        led(tell.replace(*words.within_at_once), _contact(voice, breach, "contact")),
        led(words.wrong_within, voice.say(breach, "tell_within")) if gap else (),
    )


def person(voice: Voice) -> tuple[Block, ...]:
    """What to do when a person asks to see it, objects or complains."""
    words, rights, complaints = voice.words, voice.clause("rights"), voice.clause("complaints")
    asked, complained = _contact(voice, rights, "lead"), _contact(voice, complaints, "contact")
    hand_over = (
        (led(words.person_all, asked),)
        if asked == complained
        else (led(words.person_lead, asked), led(words.person_complaints, complained))
    )
    return bullets(led(words.person_do, voice.say(rights, "hand_over")), *hand_over)


def _contact(voice: Voice, of: Placed[Any] | None, name: str) -> Cell:
    if of is None or not voice.hears(of, name):
        return voice.say(of, name)
    return in_one_line(voice, voice.corpus.contact(getattr(of.value, name)))


# --- Cases ---------------------------------------------------------------------------------------------------------------


def cases(voice: Voice) -> tuple[Block, ...]:
    """The worked cases that the guide names, each in a line with its answer. The page of case examples tells all of them."""
    named = (one for one in cases_of(voice.effective, voice.corpus) if one.case.in_guide and one.agrees)
    return bullets(tuple(_case(voice, one) for one in named))


def _case(voice: Voice, trial: Trial) -> Text:
    place = Address(trial.document.id)
    title = voice.plain(Placed(trial.case, place), "title")
    return replace(said(voice, trial.answer).verdict, source=place / "expect", lead=f"{title}:")


# --- Contacts --------------------------------------------------------------------------------------------------------


def contacts(voice: Voice) -> tuple[Block, ...]:
    """For every party who answers, when, and who answers when it is closed; then everyone else whom the guide names."""
    words = voice.words
    rows: dict[str, tuple[Cell, Placed[Contact]]] = {}
    unreached: list[tuple[Cell, ...]] = []
    for member in voice.effective.members:
        if member.party.value.left is not None and member.party.value.left <= voice.setting.today:
            continue
        for contact in _contacts_of(voice, member):
            names, _ = rows.get(contact.value.id, ((), contact))
            rows[contact.value.id] = ((*names, voice.name(member)), contact)
        if not voice.hears(member.party, "contact"):
            unreached.append((capital((voice.name(member),)), voice.say(member.party, "contact"), (), ()))
    for contact in _named_elsewhere(voice):
        rows.setdefault(contact.value.id, (voice.say(contact, "name"), contact))
    listed = [
        (
            tuple(text for one in who for text in capital((one,))),
            *_ways(voice, contact, named=who != voice.say(contact, "name")),
        )
        for who, contact in rows.values()
    ]
    duties = tuple(
        text
        for one in parts(voice.document, "responsibilities")
        for text in led(f"{voice.plain(one, 'who')}:", voice.say(one, "does"))
    )
    columns = (words.organisation, words.contact_call, words.contact_open, words.contacts_when_closed)
    return (
        *table(words.contacts_table, columns, (*listed, *unreached), (26, 33, 25, 16)),
        *subsection("duties", words.duties, bullets(duties)),
    )


def _contacts_of(voice: Voice, member: Member) -> Iterator[Placed[Contact]]:
    own = member.contact
    if own is not None:
        yield own
    shared = voice.corpus.contact(member.body_class.value.contact) if member.body_class else None
    if shared is not None and (own is None or shared.value.id != own.value.id):
        yield shared


def _ways(voice: Voice, contact: Placed[Contact], *, named: bool = True) -> tuple[Cell, Cell, Cell]:
    """How to call it and write to it; when; whom to call at other times."""
    return (
        (
            *led(f"{voice.plain(contact, 'name')}:" if named else "", _number(voice, contact)),
            *(text for name in ("email", "link") for text in voice.say(contact, name)),
        ),
        voice.say(contact, "hours"),
        tuple(
            Text(text.words, text.source, link=dial(text.words))
            for text in voice.say(contact, "out_of_hours")
        ),
    )


def _number(voice: Voice, contact: Placed[Contact]) -> Cell:
    """The number to call; that there is none, where there is none."""
    return voice.say(contact, "telephone") or (voice.gap(contact.address / "telephone"),)


def _named_elsewhere(voice: Voice) -> Iterator[Placed[Contact]]:
    fields: Iterable[tuple[Placed[Any] | None, str]] = (
        (part(voice.document, "guide"), "ask_whom"),
        *((part(one.flow, "in_an_emergency"), "call") for one in voice.effective.exchanges),
        (voice.clause("breach"), "contact"),
        (voice.clause("rights"), "lead"),
        (voice.clause("complaints"), "contact"),
    )
    for of, name in fields:
        if of is not None and voice.hears(of, name):
            found = voice.corpus.contact(getattr(of.value, name))
            if found is not None:
                yield found


# --- Rules and people ------------------------------------------------------------------------------------------------


def rules(voice: Voice) -> tuple[Block, ...]:
    """The golden rules of the edition that the document names; the Caldicott Principles where health takes part."""
    named, law = voice.effective.baseline.golden_rules, voice.corpus.law
    source = voice.where(voice.clauses.address / "golden_rules")
    edition = law.editions.get(named) if isinstance(named, str) else None
    places = {nation for body in _bodies(voice) if body.health_body == "yes" for nation in body.nations}
    health = (
        one
        for one in law.editions.values()
        if one.id.startswith("caldicott-")
        and one.status == "current"
        and one.rules
        and places & set(one.nations)
    )
    return (
        *(_edition(voice, edition, source) if edition else ()),
        *(block for one in health if one is not edition for block in _edition(voice, one, None)),
    )


def _bodies(voice: Voice) -> tuple[Body, ...]:
    """The types of body that take part; for a policy, of the organisation whose it is."""
    whose = voice.corpus.directory.organisations.get(getattr(voice.document.value, "organisation", ""))
    own = voice.corpus.law.bodies.get(whose.value.type) if whose else None
    return (*(body for member in voice.effective.members for body in member.bodies), *((own,) if own else ()))


def _edition(voice: Voice, edition: Edition, source: Address | None) -> tuple[Block, ...]:
    words = voice.words
    dated = words.rules_dated.format(date=words.moment(edition.published)) if edition.published else ""
    title = Text(", ".join(filter(None, (edition.title, dated))), source, lead=words.rules_from)
    caution = {"superseded": words.rules_replaced, "draft": words.rules_draft}.get(edition.status)
    cautioned = (Text(caution),) if caution else ()
    rules = tuple(Text(rule, source) for rule in edition.rules)
    if source is None:
        return paragraphs((title,), cautioned, run_on(rules, " "))
    return (*paragraphs((title,), cautioned), *bullets(rules))


def people(voice: Voice) -> tuple[Block, ...]:
    """One labelled box for each population that staff may meet here, where there is something to say of it."""
    return tuple(
        _population(voice, one) for one in get_args(Population) if _met(voice, one) and _of(voice, one)
    )


def _met(voice: Voice, population: Population) -> bool:
    """Whether the document has such people. Where it names none, all; and any adult may be unable to decide."""
    named = {one.value.population for one in parts(voice.document, "people")} - {None}
    return not named or population in named or (population == "lacks capacity" and "adults" in named)


def _population(voice: Voice, population: Population) -> Box:
    label = voice.words.population_words[population]
    return Box(_TONES[population], label, (Paragraphs(_of(voice, population)),))


def _of(voice: Voice, population: Population) -> Cell:
    """Whom it means here, and what staff need to know."""
    whom = (one for one in parts(voice.document, "people") if one.value.population == population)
    notes = (one for one in parts(voice.clauses, "populations") if one.value.population == population)
    return (
        *(text for one in whom for text in voice.say(one, "who")),
        *(text for one in notes for text in voice.say(one, "say")),
    )
