"""The form on which a decision to share, or not, is made and recorded: what the regulator's model form asks, pre-filled.

Every field of annex B of the data sharing code (2021) is here, in the order of a decision: who asks for what, how the
organisations stand to each other, what makes it lawful, the impact assessment, how it will be handled, the decision. What the
agreement states stands ready to tick; what each party answers for each flow stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ispc.companions import _form as made
from ispc.companions._form import (
    any_of,
    blanks,
    date,
    distinct,
    facts_of,
    line,
    lines,
    one_of,
    own,
    some_of,
    stating,
    written,
)
from ispc.companions._form_lawful import answers, basis, conditions, kept, powers
from ispc.corpus import Corpus, Effective
from ispc.layers._blocks import facts, led, run_on, section
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import missing, state, status
from ispc.layers._words_forms import FormWords, form_words
from ispc.setting import Setting
from ispc.view import Block, Text, View

FORMATS = made.FORMATS


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The form of an agreement; None for a document under which nobody asks."""
    if effective.agreement is None:
        return None
    voice, words = Voice("M", effective, corpus, setting), form_words(setting.language)
    return made.form(
        voice,
        "decision-form",
        words.decision,
        "decision",
        (
            section("request", words.the_request, _request(voice, words)),
            section("between", words.between, _between(voice, words)),
            section("lawful", words.lawful, _lawful(voice, words)),
            section("impact", words.impact, _impact(voice, words)),
            section("care", words.care, _care(voice, words)),
            section("decision", words.the_decision, _decision(voice, words)),
            section("stated", words.stated, answers(voice, words)),
        ),
    )


def _request(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    effective, situations = voice.effective, made.situations(voice)
    none = own((words.none_of_these,)) if situations else ()
    return blanks(
        one_of("holder", words.d_holder, made.givers(voice)) or written(words, "holder", words.d_holder),
        line("holder-exactly", words.another),
        one_of("asker", words.d_asker, made.receivers(voice)) or written(words, "asker", words.d_asker),
        line("asker-exactly", words.another),
        line("asker-person", words.d_person),
        date("received", words.d_received),
        line("checked", words.checked, stating(voice, voice.say(voice.clause("requests"), "check"))),
        one_of("situation", words.situation, (*situations, *none)),
        any_of(words, "items", words.d_items, made.names(voice, effective.items, "name")),
        lines("exactly", words.d_exactly, stating(voice, voice.say(voice.clauses, "minimum"))),
        any_of(words, "about", words.d_about, made.names(voice, effective.people, "who")),
    )


def _between(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    """How the parties decide, and whether this agreement is in place: it is, while it is in force."""
    document = voice.document
    each = tuple(
        text
        for member in voice.effective.members
        for text in led(f"{voice.name(member).words}:", voice.say(member.party, "control"))
    )
    kinds = distinct(replace(text, lead="") for text in each)
    joint = part(document, "joint_control")
    choices = own(voice.words.choice(one) for one in ("own controller", "joint controller", "processor"))
    alike = tuple(at for at, one in enumerate(choices) if len(kinds) == 1 and one.words == kinds[0].words)
    standing = replace(status(voice), lead=f"{voice.plain(document, 'title')}:")
    in_force = state(voice.effective, voice.setting.today) == "in force"
    return blanks(
        one_of("control", words.d_control, choices, (*each, *facts_of(voice, joint)), alike),
        one_of(
            "agreement", words.d_agreement, own((words.yes, words.no)), (standing,), (0,) if in_force else ()
        ),
    )


def _lawful(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    effective = voice.effective
    grounds = tuple(ground for exchange in effective.exchanges for ground in exchange.grounds)
    part_3 = distinct(
        text
        for one in grounds
        if one.lawful.value.regime == "law enforcement"
        for text in led(f"{voice.name(one.member).words}:", voice.say(one.lawful, "regime"))
    )
    purposes = parts(voice.document, "purposes") or effective.purposes
    needed = tuple(text for one in purposes for text in voice.say(one, "why_needed"))
    return (
        *facts(missing(voice, "purposes"), missing(voice, "flows")),
        *blanks(
            any_of(words, "purposes", words.d_purposes, made.names(voice, purposes, "aim")),
            lines("purpose", words.d_purpose),
            any_of(
                words, "basis", words.d_basis, distinct(text for one in grounds for text in basis(voice, one))
            ),
            line("basis-other", words.d_basis_other),
            lines("necessary", words.d_necessary, stating(voice, needed)),
            any_of(
                words,
                "conditions",
                words.d_conditions,
                distinct(text for one in grounds for text in conditions(voice, words, one)),
            ),
            line("conditions-other", words.d_conditions_other),
            one_of("part-3", words.d_part_3, own(words.d_part_3_choices), stating(voice, part_3)),
            line("part-3-how", words.d_part_3_how),
            any_of(
                words,
                "powers",
                words.d_powers,
                distinct(text for one in grounds for text in powers(voice, one)),
            ),
            line("powers-other", words.d_powers_other),
            some_of(
                "confidence",
                words.d_confidence,
                distinct(text for one in grounds for text in voice.say(one.lawful, "confidence")),
            ),
        ),
    )


def _impact(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    impact = part(voice.document, "impact_assessment")
    considered = () if impact is None else (0,)
    said = facts_of(voice, impact, "done", "because")
    reference = run_on((*voice.say(impact, "reference"), *voice.say(impact, "on")), ", ")
    return blanks(
        one_of(
            "impact-considered", words.d_impact, own((words.yes, words.no)), stating(voice, said), considered
        ),
        line("impact-reference", words.d_reference, filled=reference),
        lines("impact-outcome", words.d_outcome, filled=voice.say(impact, "outcome")),
        lines("officer", words.d_officer, stating(voice, voice.say(impact, "officer_view"))),
    )


def _care(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    security, rights, effective = voice.clause("security"), voice.clause("rights"), voice.effective
    conflict = tuple(text for text in voice.say(voice.document, "retention_conflicts") if not text.gap)
    told = (
        *voice.say(voice.clause("transparency"), "who_informs"),
        *voice.say(voice.clause("transparency"), "not_when"),
    )
    return blanks(
        any_of(
            words,
            "keep",
            words.d_keep,
            distinct(text for one in effective.exchanges for text in kept(voice, one)),
            stating(voice, conflict),
        ),
        line("keep-other", words.d_keep_other),
        any_of(words, "channels", words.d_channels, made.ways_to_send(voice), made.banned(voice)),
        lines("security", words.d_security, stating(voice, facts_of(voice, security, *_SECURITY))),
        lines("rights", words.d_rights, stating(voice, facts_of(voice, rights))),
        line("told", words.d_told, stating(voice, told)),
        line("dates", words.d_dates, stating(voice, tuple(_often(voice)))),
    )


_SECURITY = ("in_transit", "at_rest", "access", "physical")


def _often(voice: Voice) -> Iterator[Text]:
    for exchange in voice.effective.exchanges:
        flow: Any = exchange.flow
        for name in made.situation(voice, exchange):
            yield from led(
                f"{name.words}:", run_on((*voice.say(flow, "pattern"), *voice.say(flow, "frequency")))
            )


def _decision(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    recording = voice.clause("recording")
    owner, board = part(voice.document, "owner"), voice.board(voice.effective.control.board)
    held = (
        *led(words.owner, run_on((*voice.say(owner, "post"), *voice.say(owner, "organisation")), ", ")),
        *led(f"{voice.words.board}:", voice.say(board, "name")),
    )
    return blanks(
        one_of("decision-made", words.d_decision, own(words.d_decisions)),
        lines("terms", words.d_terms, stating(voice, voice.say(voice.clause("onward"), "rule"))),
        lines("reasons", words.d_reasons, stating(voice, facts_of(voice, recording, "what", "refusals"))),
        line("decider", words.d_decider, held),
        line("signed", words.signed),
        date("dated", words.dated),
        line("recorded", words.d_recorded, stating(voice, voice.say(recording, "where"))),
    )
