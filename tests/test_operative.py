"""Words that do the work: no change of them passes for one of wording alone, and harmless rewording may."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ispc.diff import sides
from ispc.effect import Effect
from ispc.meaning import meaning
from ispc.operative import layout_only, operative
from tests.test_effects import held

GRAVE = (
    ("You may share it.", "You must share it."),
    ("You must share it.", "You should share it."),
    ("Do not share it with a relative.", "Do share it with a relative."),
    ("You cannot share it.", "You can share it."),
    ("You can share it.", "You can't share it."),
    ("You can share it.", "You can’t share it."),
    ("Keep it for 6 months.", "Keep it for 16 months."),
    ("Keep it for six months.", "Keep it for ten months."),
    ("Keep it for 6 months.", "Keep it for 6 years."),
    ("Keep it for six months.", "Keep it for six years."),
    ("Answer in 5 working days.", "Answer in 5 days."),
    ("Ask the police and the school.", "Ask the police or the school."),
    ("Ask the parent unless it is not safe.", "Ask the parent."),
    ("Share only what they need.", "Share what they need."),
    ("Tell them within a day.", "Tell them after a day."),
    ("You must share it.", "You m\u0443st share it."),
    ("Tell the parent.", "Tell the p\u0430rent."),
    ("Tell the parent.", "Tell the \uff50arent."),
    ("Tell the parent.", "Tell the par\u200bent who is near."),
    ("Share it.", "Share \u202eit."),
    ("Over 5% of cases.", "Over 6% of cases."),
    ("A loss of £500.", "A loss of £5000."),
    ("A loss of £500.", "A loss of $500."),
    ("A loss of £500.", "A loss of 500."),
    ("Over 5% of cases.", "Over 5 of the cases."),
    ("Before the child is told, ask.", "After the child is told, ask."),
    ("At least two parties agree.", "At most two parties agree."),
    ("Each party signs.", "Some parties sign."),
    ("Share it if the person agrees.", "Share it when asked and the person agrees."),
    ("It is never shared.", "It is shared."),
    ("Nobody else sees it.", "Everybody else sees it."),
    ("It is lawful to share it.", "It is unlawful to share it."),
    ("They are willing to be told.", "They are unwilling to be told."),
    ("With consent.", "Without consent."),
    ("All of it is shared.", "None of it is shared."),
    ("Not if it is safe, but only then.", "If it is safe, but not only then."),
    ("The form is needed.", "The form is not needed."),
    ("Refuse to answer.", "Agree to answer."),
    ("You have to ask first.", "You are free to ask first."),
    ("Ask 2 people by 1 May.", "Ask 1 people by 2 May."),
    ("Keep it for ½ a year.", "Keep it for ¼ a year."),
    ("Keep it for 5² days.", "Keep it for 5 days."),
    ("Keep it for Ⅵ weeks.", "Keep it for Ⅳ weeks."),
    ("Keep it 1-2 years.", "Keep it 1 2 years."),
    ("Keep it for -5 days.", "Keep it for 5 days."),
    ("Answer the next day.", "Answer daily."),
    ("Stop when told.", "Continue when told."),
    ("Your duty of confidence is over.", "Your duty of confidence isn't over."),
    ("You needn't ask.", "You need ask."),
    ("They shan't be told.", "They shall be told."),
    ("They aren't told.", "They are told."),
    ("It doesn't count.", "It does count."),
    ("More than one party.", "Less than one party."),
    ("Above the threshold.", "Below the threshold."),
    ("A minimum of care.", "A maximum of care."),
)  # fmt: skip
"""Each turns what a reader must or may do, or is drawn to look as if nothing did."""

HARMLESS = (
    ("Ask the clinic's office.", "Ask the office of the clinic."),
    ("Children are helped early.", "Children get help early."),
    ("Make a note of the call.", "Write a note of the call."),
    ("Tell your manager what you saw.", "Tell your manager what you have seen in person."),
    ("Talk to the family.", "Speak with the family."),
    ("Use the secure mailbox.", "Use the safe mailbox."),
    ("Staff help families.", "Workers help families."),
    ("The form is on the intranet.", "The form is found on the intranet."),
    ("Two reviews found gaps.", "Two reviews saw gaps."),
    ("Begin with the child.", "Start with the child."),
    ("People are protected.", "People are kept safe."),
    ("Send the record to the desk.", "Send the file to the desk."),
    ("Explain why.", "Give the reason."),
    ("Help the child.", "Support the child."),
    ("Warnings were missed.", "Warnings were overlooked."),
    ("The protocol covers schools.", "This protocol covers schools."),
    ("Ask the helpdesk.", "Ask the help desk."),
    ("Colour the form.", "Color the form."),
    ("Recieve the form.", "Receive the form."),
    ("Children in care", "Children in public care"),
    ("The front door team", "The team at the front door"),
    ("Read the guide with care.", "Read the guide carefully."),
    ("It was drawn up jointly.", "It was drawn up together."),
    ("Be careful with the notes.", "Take care of the notes."),
    ("See the chart.", "See the diagram."),
    ("It names the owner.", "It gives the owner's name."),
    ("Public services work together.", "Public services co-operate."),
    ("Tell a colleague.", "Tell a co-worker."),
    ("The aim is safety.", "The goal is safety."),
    ("Serious harm", "Grave harm"),
    ("Children are seen.", "Children are seen in person."),
    ("This is the background.", "Here is the background."),
    ("Partners met in spring.", "The partners met in spring."),
    ("Families trust us.", "Families have faith in our work."),
    ("The unit is in the civic centre.", "The unit sits in the civic centre."),
    ("Learning from reviews", "Lessons from reviews"),
    ("Use plain words.", "Use simple words."),
    ("A short summary", "A brief summary"),
    ("What happened next", "What then happened"),
    ("The guide is printed.", "The guide is available in print."),
    ("Use your judgement.", "Use your judgment."),
)  # fmt: skip

HISTORY = (
    ("Changes are passed by a vote.", "Changes are passed by a vote of the board."),
    ("A vote passes with a quorum of two thirds.", "A vote passes with a quorum of one half."),
    ("Members may vote.", "Active members may vote."),
    ("A change of spelling needs no vote.", "A change that the law drives needs no vote."),
)
"""After the history of a society's rules kept in git (a note on peers, 2.20), in words of our own: each was ticked as grammar."""


def told(before: str, after: str, pattern: str = "background: {}") -> tuple[Effect, ...]:
    """What a change of the protocol's background means."""
    return meaning(sides(*(held(pattern.format(json.dumps(one))) for one in (before, after))))


@pytest.mark.parametrize(("before", "after"), GRAVE)
def test_a_change_of_an_operative_word_is_seen_both_ways(before: str, after: str) -> None:
    assert operative(before, after) and operative(after, before)
    assert not layout_only(before, after)


@pytest.mark.parametrize(("before", "after"), HARMLESS)
def test_harmless_rewording_may_be_lowered(before: str, after: str) -> None:
    assert not operative(before, after)
    assert not layout_only(before, after)


def test_texts_that_are_the_same_differ_in_nothing() -> None:
    for before, after in (*GRAVE, *HARMLESS):
        assert not operative(before, before) and layout_only(after, after)


@pytest.mark.parametrize(("before", "after"), [*GRAVE[::4], *HISTORY])
def test_an_operative_change_asks_again_and_nobody_may_wave_it_through(before: str, after: str) -> None:
    found = told(before, after)
    assert found
    for one in found:
        assert one.asks and one.klass not in ("formatting", "editorial")
        assert not one.lowerable or (before, after) in HISTORY


@pytest.mark.parametrize(("before", "after"), HARMLESS[::6])
def test_harmless_rewording_asks_until_a_second_person_says_so(before: str, after: str) -> None:
    (one,) = told(before, after)
    assert one.asks and one.lowerable


@pytest.mark.parametrize("history", HISTORY)
def test_who_approves_is_never_a_matter_of_wording(history: tuple[str, str]) -> None:
    """The same words in the clause that says how the agreement may be changed."""
    found = told(*history, pattern="# in framework\nterms: {{variation: {}}}")
    assert found and all(one.klass == "new sharing" and not one.lowerable for one in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Share it “now”.", 'Share it "now".'),
        ("Share it now.", "Share it *now*."),
        ("Share it now.", "Share  it\nnow."),
        ("Share it — now.", "Share it - now."),
        ("The school’s office", "The school's office"),
        ("Share it now.", "Share it **now**."),
    ],
)
def test_what_is_only_set_differently_is_layout(before: str, after: str) -> None:
    assert layout_only(before, after) and layout_only(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n- two", "one - two"),
        ("Keep 5 * 2 days.", "Keep 5 2 days."),
        ("See [the guide](https://example.org/a)", "See [the guide](https://example.org/b)"),
        ("Share it.", "Share it?"),
        ("Let us eat, children.", "Let us eat children."),
        ("US", "us"),
    ],
)
def test_what_reads_otherwise_is_no_layout(before: str, after: str) -> None:
    assert not layout_only(before, after)


def test_no_naughty_string_is_called_layout_or_fails() -> None:
    naughty = json.loads((Path(__file__).parent / "suites/blns/blns.json").read_text())
    for one in naughty:
        assert layout_only(one, one) and not operative(one, one)
        operative("You may share it.", one)
        operative(one, "You may share it.")
