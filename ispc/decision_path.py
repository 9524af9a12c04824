"""Questions in their order -> a drawing: the way on goes down, the way out goes right, a way past some steps lies on the left.

A reader follows one line from the top. So each question stands under the one before it, what ends the matter stands beside
it, and a line that leaps to a later or an earlier question has a lane of its own and goes through no box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ispc.drawing import Arrow, Drawing, Lettering, Rectangle, Shape
from ispc.lettering import LEADING, lines, width

WIDE, NARROW = 520, 288
"""The widths of the drawing for a page and of the one for a telephone of 320 px."""

_ANSWER = {WIDE: 180, NARROW: 98}
_PAD = 9
_BETWEEN = 8
_DOWN = 34
_LANE = 14
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Way:
    """What follows from one answer. `to` is the place of a question in the list; None where `words` say what to do."""

    answer: str
    words: str = ""
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    words: str
    ways: tuple[Way, ...]


def path(questions: Sequence[Question]) -> Drawing:
    """The drawing and its narrow one. There is at least one question, and each `to` is the place of one."""
    wide, narrow = (_drawn(questions, whole) for whole in (WIDE, NARROW))
    return Drawing(wide.width, wide.height, wide.shapes, narrow)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the questions and the answers stand: `left` and `right` are the edges of the questions.

    `lanes` are by the questions that they lead to; `leaving` is how many lines leave each question by one.
    """

    left: int
    right: int
    answers: int
    width: int
    tops: tuple[int, ...]
    feet: tuple[int, ...]
    lanes: Mapping[int, int]
    leaving: tuple[int, ...]

    def slot(self, at: int, number: int) -> int:
        """How far down a line leaves or meets the left edge of a question: that which arrives is the first."""
        lines_there = self.leaving[at] + (at in self.lanes)
        return self.tops[at] + (self.feet[at] - self.tops[at]) * (number + 1) // (lines_there + 1)


def _drawn(questions: Sequence[Question], whole: int) -> Drawing:
    frame = _frame(questions, whole)
    shapes: list[Shape] = []
    for at, question in enumerate(questions):
        size = frame.right - frame.left, frame.feet[at] - frame.tops[at]
        shapes += _box(frame.left, frame.tops[at], size, question.words)
        shapes += _on(question, at, frame)
        shapes += _out(question, at, frame)
        shapes += _leaps(question, at, frame)
    return Drawing(whole, frame.feet[-1] + _MARGIN, tuple(shapes))


def _frame(questions: Sequence[Question], whole: int) -> _Frame:
    ends = dict.fromkeys(end for at, one in enumerate(questions) for _, end in _leaping(one, at))
    answer = max((width(way.answer) for one in questions for way in one.ways), default=0)
    lanes = {end: _MARGIN + at * _LANE + 4 for at, end in enumerate(ends)}
    left = _MARGIN + (len(lanes) * _LANE + answer + 10 if lanes else 0)
    answers = whole - _MARGIN - _ANSWER[whole]
    right = answers - max(answer + 18, 26)
    tops, feet, y = [], [], _MARGIN
    for at, question in enumerate(questions):
        beside = sum(_needed(way.words, _ANSWER[whole]) + _BETWEEN for way in _outs(question)) - _BETWEEN
        leaving_by = (len(_leaping(question, at)) + (at in lanes) + 1) * LEADING
        tops.append(y)
        feet.append(y + max(_needed(question.words, right - left), beside, leaving_by))
        y = feet[-1] + _DOWN
    leaving = tuple(len(_leaping(one, at)) for at, one in enumerate(questions))
    return _Frame(left, right, answers, _ANSWER[whole], tuple(tops), tuple(feet), lanes, leaving)


def _leaping(question: Question, at: int) -> list[tuple[str, int]]:
    """The answers that lead to a question that is not the next, with the place of that question."""
    return [(way.answer, way.to) for way in question.ways if way.to is not None and way.to != at + 1]


def _outs(question: Question) -> tuple[Way, ...]:
    return tuple(way for way in question.ways if way.to is None)


def _on(question: Question, at: int, frame: _Frame) -> Iterator[Shape]:
    """The arrow down to the next question."""
    answers = [way.answer for way in question.ways if way.to == at + 1]
    if answers:
        x = (frame.left + frame.right) // 2
        yield Arrow(((x, frame.feet[at]), (x, frame.tops[at + 1])))
        if said := ", ".join(filter(None, answers)):
            yield Lettering(x + 8, frame.feet[at] + _DOWN // 2 + 5, said, bold=True)


def _out(question: Question, at: int, frame: _Frame) -> Iterator[Shape]:
    """What ends the matter here: a box for each such answer, in the middle of the question's height."""
    outs = _outs(question)
    heights = [_needed(way.words, frame.width) for way in outs]
    free = frame.feet[at] - frame.tops[at] - sum(heights) - _BETWEEN * (len(outs) - 1)
    top = frame.tops[at] + free // 2
    for way, height in zip(outs, heights, strict=True):
        yield from _box(frame.answers, top, (frame.width, height), way.words, answer=True)
        y = top + height // 2
        yield Arrow(((frame.right, y), (frame.answers, y)))
        if way.answer:
            yield Lettering(
                (frame.right + frame.answers) // 2 - 2, y - 5, way.answer, bold=True, centred=True
            )
        top += height + _BETWEEN


def _leaps(question: Question, at: int, frame: _Frame) -> Iterator[Shape]:
    """Lines by a lane on the left to a question that is not the next. What arrives at a question, arrives above what leaves."""
    for number, (answer, to) in enumerate(_leaping(question, at)):
        x = frame.lanes[to]
        start = frame.slot(at, number + (at in frame.lanes))
        end = frame.slot(to, 0)
        yield Arrow(((frame.left, start), (x, start), (x, end), (frame.left, end)))
        if answer:
            yield Lettering(frame.left - width(answer) - 4, start - 4, answer, bold=True)


def _needed(words: str, across: int) -> int:
    """How high a box must be to hold them."""
    return 2 * _PAD + len(lines(words, across - 2 * _PAD)) * LEADING


def _box(x: int, y: int, size: tuple[int, int], words: str, *, answer: bool = False) -> Iterator[Shape]:
    across, down = size
    yield Rectangle(x, y, across, down, "thick" if answer else "thin")
    top = y + _PAD + (down - _needed(words, across)) // 2
    for at, line in enumerate(lines(words, across - 2 * _PAD)):
        yield Lettering(x + _PAD, top + (at + 1) * LEADING - 5, line)
