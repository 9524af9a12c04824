"""Worked cases as blocks: the story, the question it puts, and the answer that the agreement gives."""

from __future__ import annotations

from ispc.corpus import Placed
from ispc.layers._answers import said
from ispc.layers._blocks import bullets, facts, led, paragraphs, table
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_answers import answer_words
from ispc.layers._words_cases import CaseWords, case_words
from ispc.location import Address
from ispc.model.stories import Case, Role, Verdict
from ispc.trials import Trial, of
from ispc.view import Block, Box, Cell, Fact, Text, Tone

TONES: dict[Verdict, Tone] = {"permit": "go", "deny": "stop", "review": "warning"}


def cases(voice: Voice) -> tuple[Trial, ...]:
    """The worked cases of the document that a voice speaks for."""
    return of(voice.effective, voice.corpus)


def placed(trial: Trial) -> Placed[object]:
    """The case itself, with its place."""
    return Placed(trial.case, Address(trial.document.id))


def title(voice: Voice, trial: Trial) -> str:
    return voice.plain(placed(trial), "title")


def story(voice: Voice, trial: Trial) -> tuple[Block, ...]:
    return paragraphs(voice.say(placed(trial), "story"))


def question(voice: Voice, trial: Trial) -> tuple[Block, ...]:
    """The question as facts, each in the words of the agreement."""
    words, case = case_words(voice.setting.language), part(placed(trial), "ask_")
    assert case is not None  # noqa: S101  # every case has a question
    asked: Case = case.value
    return facts(
        _fact(words.you_are, _who(voice, trial, case, "as_")),
        _fact(words.give, _given(voice, trial, case)),
        _fact(words.to, _who(voice, trial, case, "to")),
        _fact(words.for_, voice.say(case, "for_")),
        _fact(words.about, voice.say(case, "about")),
        _fact(words.consent, _chosen(case, "consent", words.consents.get(asked.consent or "not asked", ""))),
        _fact(words.urgency, _chosen(case, "urgency", words.urgencies.get(asked.urgency or "today", ""))),
        _fact(words.harm, _chosen(case, "harm", words.harms.get(asked.harm or "some", ""))),
        _fact(words.asked_for, voice.say(case, "asked_for")),
        _fact(words.by, voice.say(case, "by")),
        _fact(words.astray, voice.say(case, "astray")),
    )


def _fact(label: str, cell: Cell) -> tuple[Fact, ...]:
    return (Fact(label, cell, cell[0].source),) if cell else ()


def _chosen(case: Placed[Case], name: str, words: str) -> Cell:
    """A word of a closed list in the words that people use; nothing where it is left out."""
    return (Text(words, case.address / name),) if getattr(case.value, name) is not None else ()


def _who(voice: Voice, trial: Trial, case: Placed[Case], name: str) -> Cell:
    """Somebody in the question: a role with whom they act for, a party, or a person."""
    ref, address = getattr(case.value, name), case.address / ("as" if name == "as_" else name)
    role = next((one for one in roles(trial) if one.value.id == ref), None)
    if role is not None:
        acts_for = acting(voice, role)
        return tuple(
            Text(f"{text.words} ({acts_for[0].words})", text.source) for text in voice.say(role, "who")
        )
    return (
        voice.named("party", ref, address) if _is_party(voice, ref) else voice.named("person", ref, address)
    )


def _is_party(voice: Voice, ref: str) -> bool:
    return any(one.ref == ref or one.ref.split("/")[0] == ref for one in voice.effective.members)


def _given(voice: Voice, trial: Trial, case: Placed[Case]) -> Cell:
    """The items by name; what is never shared as the agreement puts it."""
    never = {one.value.id: one for one in parts(voice.document, "never_share")}
    told: list[Text] = []
    for at, item in enumerate(case.value.give):
        place = case.address / "give" / at
        if item in never:
            told += (Text(text.words, place) for text in voice.say(never[item], "what"))
        else:
            told += voice.named("item", item, place)
    return tuple(told)


def roles(trial: Trial) -> tuple[Placed[Role], ...]:
    address = Address(trial.document.id) / "roles"
    return tuple(Placed(one, address / at) for at, one in enumerate(trial.case.roles or ()))


def acting(voice: Voice, role: Placed[Role]) -> Cell:
    """Whom a role acts for; that they are outside, where it is nobody."""
    words = case_words(voice.setting.language)
    return voice.say(role, "of") or (Text(words.outside, role.address),)


def roles_table(voice: Voice, trial: Trial, words: CaseWords) -> tuple[Block, ...]:
    rows = ((voice.say(one, "who"), acting(voice, one)) for one in roles(trial))
    return table(words.roles_table, (words.role, words.acts_for), rows)


def answer(voice: Voice, trial: Trial) -> tuple[Block, ...]:
    """The answer in a box; where the case expects another one, both, and the word not to rely on either."""
    words, told = answer_words(voice.setting.language), said(voice, trial.answer)
    own = case_words(voice.setting.language)
    expected = Text(
        words.verdicts[trial.case.expect], Address(trial.document.id) / "expect", lead=own.expected
    )
    if not trial.agrees:
        return (Box("warning", own.differs, paragraphs((expected, told.verdict))),)
    steps = told.then if trial.answer.verdict == "permit" else (*told.why, *told.mind)
    ask = () if trial.answer.verdict == "permit" else led(words.whom, told.ask)
    return (Box(TONES[trial.answer.verdict], told.verdict.words, (*bullets(steps), *paragraphs(ask))),)


def learn(voice: Voice, trial: Trial) -> tuple[Block, ...]:
    words = case_words(voice.setting.language)
    return paragraphs(led(words.learn, voice.say(placed(trial), "learn")))


def discuss(voice: Voice, trial: Trial) -> Cell:
    return voice.say(placed(trial), "discuss")
