"""The form of a review: what was looked at and why, whether each flow, contact and guide still holds, whether it works, what follows.

Protocols that nobody reviews were the first failing that Haringey's report of 2009 named. The data sharing code asks for a review on a
timescale, and after a change, a complaint or a breach; the embedding toolkit of 2010 asks for measures with results.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ispc.companions import _form as made
from ispc.companions._form import blanks, date, distinct, facts_of, line, lines, one_of, own, some_of, stating
from ispc.companions._form_lawful import basis, kept, powers
from ispc.corpus import Corpus, Effective, Exchange, Placed
from ispc.layers._blocks import led, run_on, section, subsection
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_forms import FormWords, form_words
from ispc.setting import Setting
from ispc.view import Blank, Block, Cell, Text, View

FORMATS = made.FORMATS


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The form of any document that is reviewed: all that are governed."""
    voice, words = Voice("M", effective, corpus, setting), form_words(setting.language)
    return made.form(
        voice,
        "review-form",
        words.review,
        "review",
        (
            section("review", words.the_review, _review(voice, words)),
            section(
                "looked",
                words.looked,
                blanks(some_of("looked-at", words.r_looked, own(words.r_looked_choices))),
            ),
            section("flows", words.flows, _flows(voice, words)),
            section("people", words.people, _people(voice, words)),
            section("measures", words.measures, _measures(voice, words)),
            section("events", words.events, _events(words)),
            section("risks", words.risks, _risks(voice, words)),
            section("outcome", words.outcome, _outcome(voice, words)),
        ),
    )


def _review(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    review = part(voice.document, "review")
    done = max(parts(review, "log"), key=lambda one: one.value.on, default=None)
    last = run_on((*voice.say(done, "on"), *voice.say(done, "outcome")), ": ")
    return blanks(
        date("reviewed-on", words.r_on, led(words.r_last, last)),
        line("reviewed-by", words.r_by),
        some_of("parties", words.r_parties, made.parties(voice, voice.effective.members)),
        some_of("why", words.r_why, (*own((words.r_due,)), *voice.say(review, "triggers"))),
        line("why-else", words.another),
    )


def _flows(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    listed = voice.effective.exchanges
    each = tuple(block for at, one in enumerate(listed, 1) for block in _flow(voice, words, one, at))
    return (*each, *(blanks(lines("flows-notes", words.r_notes)) if each else ()))


def _flow(voice: Voice, words: FormWords, exchange: Exchange, at: int) -> tuple[Block, ...]:
    """One flow, with what the agreement states of it to be judged: the bases and powers, and how long it is kept."""
    choices = own(words.r_hold_choices)
    name = made.situation(voice, exchange)
    ask = {
        what: (words.r_holds.format(what=what), words.r_hold_hint) for what in (words.r_basis, words.r_keep)
    }
    return subsection(
        f"flow-{exchange.id}",
        f"{at}. {name[0].words if name else exchange.id}",
        blanks(
            one_of(f"basis-{at}", ask[words.r_basis], choices, tuple(_grounds(voice, exchange))),
            one_of(f"keep-{at}", ask[words.r_keep], choices, tuple(kept(voice, exchange))),
        ),
    )


def _grounds(voice: Voice, exchange: Exchange) -> Iterator[Text]:
    """Each answer with the parties that give it before it."""
    alike: dict[tuple[str, ...], list[str]] = {}
    first: dict[tuple[str, ...], Text] = {}
    for ground in exchange.grounds:
        said = (*basis(voice, ground), *powers(voice, ground))
        if said:
            key = tuple(text.words for text in said)
            alike.setdefault(key, []).append(voice.name(ground.member).words)
            first.setdefault(key, said[0])
    for key, names in alike.items():
        yield replace(first[key], words="; ".join(key), lead=f"{'; '.join(names)}:")


def _people(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    """Each party's contact, to be tried; the guide; training."""
    return blanks(
        some_of("contacts", words.r_contacts, distinct(_contacts(voice))),
        lines("contacts-notes", words.r_contacts_notes),
        one_of("guide", words.r_guide, own(words.r_guide_choices)),
        lines("guide-notes", words.r_guide_notes),
        line("trained", words.r_trained, stating(voice, voice.say(voice.clause("training"), "who"))),
    )


def _contacts(voice: Voice) -> Iterator[Text]:
    for member in voice.effective.members:
        if member.contact is not None and voice.hears(member.party, "contact"):
            name = voice.name(member).words
            yield from led(f"{name}:", run_on(_unlinked(voice.reach(member.contact)), ", "))


def _unlinked(cell: Cell) -> Cell:
    """The texts without their links: an option is ticked, not followed."""
    return tuple(replace(text, link="") for text in cell)


def _measures(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    listed = parts(voice.clause("monitoring"), "measures")
    return blanks(
        *(_measure(voice, words, one, at) for at, one in enumerate(listed, 1)),
        lines("works", words.r_works, stating(voice, voice.say(voice.clause("monitoring"), "how"))),
    )


def _measure(voice: Voice, words: FormWords, measure: Placed[Any], at: int) -> Blank:
    said = (
        *led(words.r_target, voice.say(measure, "target")),
        *led(words.r_often, voice.say(measure, "how_often")),
    )
    (name,) = voice.say(measure, "measure")
    return replace(line(f"measure-{at}", (name.words, words.r_result), said), source=name.source)


def _events(words: FormWords) -> tuple[Block, ...]:
    return blanks(
        line("breaches", words.r_breaches),
        line("complaints", words.r_complaints),
        line("refusals", words.r_refusals),
        line("changes", words.r_changes),
    )


def _risks(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    impact = part(voice.document, "impact_assessment")
    fits = one_of(
        "impact",
        words.r_impact,
        own((words.yes, words.no)),
        facts_of(voice, impact, "reference", "on", "outcome"),
    )
    return blanks(
        *(_risk(voice, words, one, at) for at, one in enumerate(parts(impact, "risks"), 1)),
        fits if impact else None,
        lines("new-risks", words.r_new_risks),
    )


def _risk(voice: Voice, words: FormWords, risk: Placed[Any], at: int) -> Blank | None:
    said = (
        *led(words.r_control, voice.say(risk, "control")),
        *led(words.r_risk_was, voice.say(risk, "after")),
    )
    (name,) = voice.say(risk, "risk")
    asked = one_of(f"risk-{at}", (name.words, words.r_risk), own(words.r_ratings), said)
    return replace(asked, source=name.source) if asked else None


def _outcome(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    review = part(voice.document, "review")
    board = voice.board(voice.effective.control.board)
    return blanks(
        one_of("result", words.r_outcome, own(words.r_outcomes)),
        lines("to-do", words.r_to_do),
        some_of("told", words.r_told, own(words.r_told_choices)),
        date("next", words.r_next, led(words.r_every, voice.say(review, "then_every"))),
        line("signer", words.named_post),
        line("signed", words.signed),
        date("dated", words.dated),
        line("board", words.r_board, voice.say(board, "name")),
    )
