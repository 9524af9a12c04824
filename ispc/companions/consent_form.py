"""The form on which a person agrees to sharing, or does not: what is shared with whom, that no is an answer, how to change one's mind.

The data sharing code asks for a model form wherever consent is used, with how to withhold and how to withdraw it. The worker's part
comes first, because sometimes it is not safe to ask; the last part can be handed in by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ispc.companions import _form as made
from ispc.companions._form import blanks, date, line, lines, one_of, own, some_of, stating
from ispc.corpus import Corpus, Effective, Exchange, Placed
from ispc.layers._blocks import bullets, led, section
from ispc.layers._cases import in_one_line
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_forms import FormWords, form_words
from ispc.model.scalars import NotStated
from ispc.setting import Setting
from ispc.view import Block, Cell, View

FORMATS = made.FORMATS


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The form, where people are asked; None where no flow uses consent and the document lays down no rules for it."""
    voice, words = Voice("F", effective, corpus, setting), form_words(setting.language)
    asking = tuple(one for one in effective.exchanges if _asks(one))
    if not asking and not _lays_down_rules(voice):
        return None
    return made.form(
        voice,
        "consent-form",
        words.consent,
        "consent",
        (
            section("before", words.for_worker, _before(voice)),
            section("wish", words.wish, _wish(voice, words, asking)),
            section("choice", words.choice, _choice(voice, words, asking)),
            section("answer", words.your_answer, _answer(words)),
            section("after", words.witness, _after(voice, words)),
            section("changed", words.mind_changed, _changed(words)),
        ),
    )


def _asks(exchange: Exchange) -> bool:
    use = exchange.flow.value.consent
    return not isinstance(use, NotStated) and use.use != "not used"


def _lays_down_rules(voice: Voice) -> bool:
    """Whether the document has rules for consent: its own, or, where it has no flows of its own, those it inherits."""
    rules = voice.clause("consent_rules")
    if rules is None:
        return False
    return (
        voice.effective.agreement is None or getattr(voice.document.value, "consent_rules", None) is not None
    )


def _before(voice: Voice) -> tuple[Block, ...]:
    words, rules = voice.words, voice.clause("consent_rules")
    return bullets(
        led(words.asking_when, voice.say(rules, "when")),
        led(words.asking_unsafe, voice.say(rules, "unsafe_to_ask")),
        led(words.asking_capacity, voice.say(rules, "lacks_capacity")),
        led(words.asking_words, voice.say(rules, "wording")),
        led(words.asking_form, voice.say(rules, "form")),
    )


def _wish(voice: Voice, words: FormWords, asking: tuple[Exchange, ...]) -> tuple[Block, ...]:
    purposes = parts(voice.document, "purposes") or voice.effective.purposes
    each = tuple(block for at, one in enumerate(asking, 1) for block in _flow(voice, words, one, at))
    free = blanks(lines("what", words.wish_what), lines("whom", words.wish_whom)) if not each else ()
    return (
        *each,
        *free,
        *blanks(
            some_of("purposes", words.wish_why, made.names(voice, purposes, "aim")),
            lines("more", words.wish_more),
        ),
    )


def _flow(voice: Voice, words: FormWords, exchange: Exchange, at: int) -> tuple[Block, ...]:
    """One flow that asks: what of it the person agrees to, and for whom. The situation is what it is called."""
    flow, use = exchange.flow, part(exchange.flow, "consent")
    what, whom = (f"{at}. {asked[0]}" for asked in (words.wish_what, words.wish_whom))
    said = (
        *voice.say(flow, "when"),
        *(
            replace(text, words=voice.words.consent_use[use.value.use])
            for text in voice.say(use, "use")
            if use
        ),
        *led(voice.words.not_if, voice.say(use, "unless")),
    )
    items = made.names(voice, exchange.items, "name")
    return blanks(
        some_of(f"items-{at}", (what, words.wish_tick), items, said)
        or lines(f"items-{at}", words.wish_what, said),
        some_of(f"whom-{at}", (whom, words.wish_whom[1]), made.parties(voice, exchange.receivers)),
    )


def _choice(voice: Voice, words: FormWords, asking: tuple[Exchange, ...]) -> tuple[Block, ...]:
    rules, rights, complaints = (voice.clause(name) for name in ("consent_rules", "rights", "complaints"))
    refused = made.distinct(
        (
            *voice.say(rules, "refused"),
            *(text for one in asking for text in voice.say(part(one.flow, "consent"), "if_refused")),
        )
    )
    return bullets(
        own((words.may_choose, words.may_change)),
        tuple(text for one in refused for text in led(words.if_refused, (one,))),
        led(words.if_withdrawn, made.distinct(voice.say(rules, "withdrawn"))),
        led(words.to_withdraw, _contact(voice, rights, "lead")),
        led(words.to_complain, _contact(voice, complaints, "contact")),
    )


def _contact(voice: Voice, of: Placed[Any] | None, name: str) -> Cell:
    if of is None or not voice.hears(of, name):
        return ()
    return in_one_line(voice, voice.corpus.contact(getattr(of.value, name)))


def _answer(words: FormWords) -> tuple[Block, ...]:
    return blanks(
        line("person", words.person),
        date("born", words.born),
        some_of("understood", words.understood, own(words.understood_choices)),
        one_of("agrees", words.answers, own(words.answer_choices)),
        lines("except", words.except_for),
        one_of("decided-for", words.decided_for, own(words.decided_choices)),
        line("decided-name", words.decided_name),
        line("signed", words.signed),
        date("dated", words.dated),
    )


def _after(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    rules = voice.clause("consent_rules")
    recorded = stating(voice, voice.say(rules, "recorded") or voice.say(voice.clause("recording"), "where"))
    return blanks(
        line("asked-by", words.asked_by),
        line("asked-how", words.asked_how),
        line("if-no", words.if_no),
        line("noted", words.noted_in, recorded),
    )


def _changed(words: FormWords) -> tuple[Block, ...]:
    return blanks(
        one_of("no-longer", words.no_longer, own(words.no_longer_choices)),
        lines("no-longer-what", words.no_longer_what),
        line("signed-again", words.signed),
        date("dated-again", words.dated),
        lines("stopped", words.stopped),
    )
