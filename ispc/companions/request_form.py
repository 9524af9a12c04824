"""The form on which front-line staff ask another organisation for information: the mirror of the form that decides on it.

The regulator's annex B has both. What the agreement covers stands ready to tick, so that a request asks for what may be shared, for
an agreed purpose, by a safe way, and says what whoever answers must know.
"""

from __future__ import annotations

from ispc.companions import _form as made
from ispc.companions._form import any_of, blanks, date, line, lines, one_of, own, stating, written
from ispc.corpus import Corpus, Effective
from ispc.layers._blocks import led, section
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_forms import FormWords, form_words
from ispc.setting import Setting
from ispc.view import Block, View

FORMATS = made.FORMATS


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The form of an agreement; None for a document under which nobody asks."""
    if effective.agreement is None:
        return None
    voice, words = Voice("F", effective, corpus, setting), form_words(setting.language)
    return made.form(
        voice,
        "request-form",
        words.request,
        "request",
        (
            section("who", words.who_asks, _who(voice, words)),
            section("what", words.what_wanted, _what(voice, words)),
            section("why", words.why_wanted, _why(voice, words)),
            section("handled", words.how_handled, _handled(voice, words)),
            section("sign", words.sign_here, _sign(words)),
            section("answer", words.for_answer, _answer(voice, words)),
        ),
    )


def _who(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    return blanks(
        one_of("asker", words.asker, made.receivers(voice)) or written(words, "asker", words.asker),
        line("asker-exactly", words.another),
        line("asker-person", words.asker_person),
        line("asker-reach", words.asker_reach),
        one_of("holder", words.holder, made.givers(voice)) or written(words, "holder", words.holder),
        line("holder-exactly", words.another),
        date("asked-on", words.asked_on),
    )


def _what(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    situations = made.situations(voice)
    none = own((words.none_of_these,)) if situations else ()
    return blanks(
        one_of("situation", words.situation, (*situations, *none)),
        any_of(words, "items", words.items, made.names(voice, voice.effective.items, "name")),
        lines("exactly", words.exactly, stating(voice, voice.say(voice.clauses, "minimum"))),
        lines("whom", words.whom, stating(voice, voice.say(voice.clause("accuracy"), "right_person"))),
    )


def _why(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    purposes = parts(voice.document, "purposes") or voice.effective.purposes
    states = voice.say(voice.clause("requests"), "states")
    cases = (
        text for one in voice.effective.exchanges for text in voice.say(part(one.flow, "request"), "states")
    )
    return blanks(
        any_of(words, "purposes", words.purposes, made.names(voice, purposes, "aim")),
        lines("reason", words.reason, led(words.must_state, made.distinct((*states, *cases)))),
        line("allowed-by", words.allowed_by),
        line("delicate", words.delicate),
        line("assessed", words.assessed),
        one_of("agrees", words.agrees, own(words.agrees_choices)),
        line("agrees-why", words.agrees_why),
    )


def _handled(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    return blanks(
        any_of(words, "send-by", words.send_by, made.ways_to_send(voice), made.banned(voice)),
        line("when", words.when_needed),
        line("keep", words.keep_it),
        line("sees", words.who_sees),
        line("onward", words.pass_on, stating(voice, voice.say(voice.clause("onward"), "rule"))),
    )


def _sign(words: FormWords) -> tuple[Block, ...]:
    return blanks(
        line("signer", words.named_post),
        line("signed", words.signed),
        date("dated", words.dated),
    )


def _answer(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    """The part of who answers: when it came, how the asker was checked, by when; the decision has a form of its own."""
    requests = voice.clause("requests")
    within = (
        *stating(voice, voice.say(requests, "within")),
        *led(words.answered_by, voice.say(requests, "answered_by")),
    )
    return blanks(
        date("received", words.received),
        line("checked", words.checked, stating(voice, voice.say(requests, "check"))),
        line("answer-by", words.answer_by, within),
    )
