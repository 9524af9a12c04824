"""The guide's parts that come before sharing: why, what, never, may I, ask or tell, how, and when there is no time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ispc.corpus import Exchange, Placed
from ispc.decide import decide as answer
from ispc.decision_table import favourable
from ispc.law.provisions import Step
from ispc.layers._blocks import bullets, capital, facts, led, paragraphs, run_on, table
from ispc.layers._cases import by_case, in_one_line, said_once, stopped
from ispc.layers._family import guides, link
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import missing
from ispc.layers._words_answers import answer_words
from ispc.model.data import Exclusion
from ispc.model.flows import Flow
from ispc.model.governance import Channel
from ispc.view import Block, Box, Bullets, Cell, Fact, Steps, Text


def why(voice: Voice) -> tuple[Block, ...]:
    """For whom, and the purpose in one sentence."""
    words, document = voice.words, voice.document
    guide = part(document, "guide")
    aims = tuple(text for one in parts(document, "purposes") for text in voice.say(one, "aim"))
    gap = missing(voice, "guide")
    return (
        *paragraphs(
            led(words.this_is_for, voice.say(guide, "for_whom")),
            led(words.applies_to, (*voice.say(document, "applies_to"), *voice.say(document, "organisation"))),
            voice.say(guide, "purpose"),
        ),
        *facts(gap),
        *bullets(aims),
    )


def can_share(voice: Voice) -> tuple[Block, ...]:
    """The situations, what may be shared in each, with whom and how. For a framework or a policy: where to look."""
    words, exchanges = voice.words, voice.effective.exchanges
    columns = (words.can_when, words.can_what, words.can_to)
    clocks = tuple(
        text
        for one in parts(voice.document, "clocks")
        for text in led(f"{voice.plain(one, 'what')}:", voice.say(one, "by"))
    )
    return (
        *table(words.can_table, columns, (_situation(voice, one) for one in exchanges)),
        *facts(missing(voice, "flows")),
        *_find(voice),
        *bullets(
            led(words.each_time, run_on((*said_once(voice, "do"), *said_once(voice, "do_not")), " ")),
            led(words.minimum, voice.say(voice.clauses, "minimum")),
            clocks,
            led(words.no_guide, voice.say(voice.document, "without_an_agreement")),
        ),
    )


def _situation(voice: Voice, exchange: Exchange) -> tuple[Cell, ...]:
    flow, words, guide = exchange.flow, voice.words, part(exchange.flow, "guide")
    do = tuple(
        text for name in ("do", "do_not") if not said_once(voice, name) for text in voice.say(guide, name)
    )
    return (
        (
            *voice.say(flow, "when"),
            *led(words.can_from, capital(_givers(voice, exchange))),
            *_left_open(voice, exchange),
        ),
        (*run_on(voice.say(flow, "items")), *run_on(do, " ")),
        (*capital(run_on(voice.say(flow, "to"))), *led(words.can_how, run_on(voice.say(flow, "send_by")))),
    )


def _left_open(voice: Voice, exchange: Exchange) -> Cell:
    """`Ask first`, and why, where the agreement leaves something open even when all that the flow asks for is so."""
    words = answer_words(voice.setting.language)
    pairs = (
        (giver, receiver) for giver in exchange.givers for receiver in exchange.receivers if giver != receiver
    )
    answers = (
        answer(voice.effective, voice.corpus, favourable(exchange, giver, receiver))
        for giver, receiver in pairs
    )
    found = next((one for one in answers if one.verdict != "permit"), None)
    if found is None:
        return ()
    why = found.reasons[0]
    return (Text(words.reasons[why.why], voice.where(why.address), lead=words.verdicts["review"]),)


def _givers(voice: Voice, exchange: Exchange) -> Cell:
    """Who gives; where that is everyone but the receivers, those words and not a long list."""
    members, givers, receivers = voice.effective.members, exchange.givers, exchange.receivers
    if len(givers) > 3 and all(one in givers or one in receivers for one in members):
        return (Text(voice.words.others_all, exchange.flow.address / "from"),)
    return run_on(voice.say(exchange.flow, "from_"))


def _find(voice: Voice) -> tuple[Block, ...]:
    if voice.effective.agreement is not None:
        return ()
    rows = []
    for one in guides(voice.effective, voice.corpus):
        other = Voice("F", one, voice.corpus, voice.setting)
        rows.append((link(voice, one, "front-line"), other.say(part(other.document, "guide"), "for_whom")))
    return table(voice.words.find_table, (voice.words.find_title, voice.words.find_for), rows)


def never(voice: Voice) -> tuple[Block, ...]:
    """What is never shared, and what to check before sharing."""
    words, document = voice.words, voice.document
    stop = bullets(*(_never(voice, one) for one in parts(document, "never_share")))
    check = (
        *voice.say(part(document, "guide"), "check_first"),
        *led(words.onward_first, voice.say(voice.clause("onward"), "rule")),
    )
    return (
        *((Box("stop", words.never_share, stop),) if stop else ()),
        *((Box("warning", words.check_first, (Bullets(check),)),) if check else ()),
    )


def _never(voice: Voice, one: Placed[Exclusion]) -> Cell:
    """One thing that is never shared, why, and what to do instead, on one line."""
    more = (*voice.say(one, "because"), *led(voice.words.instead, voice.say(one, "instead")))
    return (
        led(f"{voice.plain(one, 'what')}:", stopped(run_on(more, ". "))) if more else voice.say(one, "what")
    )


def decide(voice: Voice) -> tuple[Block, ...]:
    """The questions of the edition of guidance that the document names, at most seven, and whom to ask if not sure."""
    words = voice.words
    rules = voice.effective.baseline.golden_rules
    edition = voice.corpus.law.editions.get(rules) if isinstance(rules, str) else None
    steps = tuple(_step(voice, step) for step in edition.steps) if edition else ()
    own = tuple(Text(answer, lead=question) for question, answer in words.own_steps)
    guide = part(voice.document, "guide")
    asked = voice.corpus.contact(guide.value.ask_whom) if guide and voice.hears(guide, "ask_whom") else None
    note = Text(edition.steps_note) if steps and edition and edition.steps_note else None
    return (
        Steps(steps or own),
        *paragraphs((note,) if note else ()),
        *bullets(
            led(words.not_sure, in_one_line(voice, asked)),
            led(words.help_from, voice.say(voice.clause("training"), "support")),
        ),
    )


def _step(voice: Voice, step: Step) -> Text:
    words, following = voice.words, str(step.number + 1)
    answers = [
        f"{lead} {words.step_go.format(number=answer) if answer.isdigit() else answer}"
        for lead, answer in ((words.step_yes, step.yes), (words.step_no, step.no))
        if answer != following
    ]
    return Text(" ".join(answers), voice.where(voice.clauses.address / "golden_rules"), lead=step.question)


def ask_or_tell(voice: Voice) -> tuple[Block, ...]:
    """Whether the person is asked, and whether the person is told."""
    words, rules = voice.words, voice.clause("consent_rules")
    return (
        *facts(
            by_case(voice, words.ask_first, lambda flow: stopped(run_on(asking(voice, flow), ". "))),
            by_case(voice, words.tell_them, lambda flow: stopped(run_on(telling(voice, flow), ". "))),
        ),
        *bullets(
            led(words.asking_when, voice.say(rules, "when")),
            led(words.asking_words, voice.say(rules, "wording")),
            led(words.asking_form, voice.say(rules, "form")),
            led(words.asking_record, voice.say(rules, "recorded")),
            led(words.if_refused, voice.say(rules, "refused")),
            led(words.asking_withdrawn, voice.say(rules, "withdrawn")),
            led(words.asking_capacity, voice.say(rules, "lacks_capacity")),
            led(words.asking_unsafe, voice.say(rules, "unsafe_to_ask")),
        ),
    )


def asking(voice: Voice, flow: Placed[Flow]) -> Cell:
    words, consent = voice.words, part(flow, "consent")
    if consent is None:
        return voice.say(flow, "consent")
    return (
        *_answer(voice, consent, "use", words.consent_use),
        *led(words.not_if, voice.say(consent, "unless")),
        *led(words.if_refused, voice.say(consent, "if_refused")),
    )


def telling(voice: Voice, flow: Placed[Flow]) -> Cell:
    words, telling = voice.words, part(flow, "tell_the_person")
    if telling is None:
        return voice.say(flow, "tell_the_person")
    return (
        *_answer(voice, telling, "answer", words.tell_answer),
        *led(words.not_if, voice.say(telling, "unless")),
        *led(words.because_led, voice.say(telling, "because")),
        *led(words.who_tells, voice.say(telling, "who")),
    )


def _answer(voice: Voice, of: Placed[Any], name: str, sentences: Mapping[str, str]) -> Cell:
    """A word of a closed list as a sentence that staff can act on."""
    return tuple(Text(sentences[getattr(of.value, name)], text.source) for text in voice.say(of, name))


def send(voice: Voice) -> tuple[Block, ...]:
    """The ways to send it: use, take care, never."""
    words = voice.words
    uses = (("allowed", words.use_these), ("with care", words.take_care), ("never", words.never_use))
    ways = tuple(
        Fact(label, cell)
        for use, label in uses
        if (
            cell := tuple(
                text
                for one in voice.effective.channels
                if one.value.use == use and _concerns(voice, one)
                for text in _channel(voice, one)
            )
        )
    )
    right = voice.fact(voice.clause("accuracy"), "right_person", words.right_person)
    return facts(ways, right)


def _concerns(voice: Voice, channel: Placed[Channel]) -> bool:
    """Whether staff need the way here: an inherited one that no flow takes only fills the page, unless it is banned."""
    sent = [one.flow.value.send_by for one in voice.effective.exchanges]
    taken = {name for names in sent if isinstance(names, tuple) for name in names}
    inherited = voice.inherited(channel.address)
    return channel.value.use == "never" or not taken or not inherited or channel.value.id in taken


def _channel(voice: Voice, channel: Placed[Channel]) -> Cell:
    name, how = voice.say(channel, "name"), voice.say(channel, "how")
    link = next((text.link for text in voice.say(channel, "link")), "")
    named = tuple(replace(text, link=link) for text in name)
    return led(f"{voice.plain(channel, 'name')}:", how) if how and not link else (*named, *how)


def emergency(voice: Voice) -> tuple[Block, ...]:
    """Whom to call, what to send afterwards and how soon."""
    words = voice.words
    return (
        *paragraphs(voice.say(voice.clause("emergency"), "then")),
        *facts(
            by_case(voice, words.whom_to_call, lambda flow: (*_call(voice, flow), *_afterwards(voice, flow))),
        ),
    )


def _call(voice: Voice, flow: Placed[Flow]) -> Cell:
    hurry = part(flow, "in_an_emergency")
    return in_one_line(voice, voice.corpus.contact(hurry.value.call)) if hurry else ()


def _afterwards(voice: Voice, flow: Placed[Flow]) -> Cell:
    words, hurry = voice.words, part(flow, "in_an_emergency")
    within = led(words.no_later, voice.say(hurry, "within"))
    return led(words.then_send, run_on((*voice.say(hurry, "then"), *within), ", "))
