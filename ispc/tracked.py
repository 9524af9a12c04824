"""Runs -> HTML in which what goes is struck through and what comes is underlined, so that eye and ear tell them apart.

Colour says nothing to many readers and nothing in a grey print, so each change has a line, a sign, and on a screen words that a screen
reader says. An author's prose is Markdown: the two texts are merged into one with marks of our own around what differs, rendered
once, and the result is believed only if the page without what went is the new page and without what came the old one. Where
the marks would tear a list or an emphasis apart, the old text is struck whole and the new one stands whole behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from markupsafe import Markup, escape

from ispc import markdown, matched
from ispc.phrases import Phrases
from ispc.wordwise import Run, similarity
from ispc.wordwise import runs as runs_between

OUT, IN, END = "\ue000", "\ue001", "\ue002"
"""Marks around what goes and what comes. They are for private use, and no document may hold them."""

Side = Literal["out", "in"]

SIGNS = {"out": "−", "in": "+"}

_FRAMES = {"out": Markup("<del>{}{}</del>"), "in": Markup("<ins>{}{}</ins>")}
_HEARD = Markup('<span class="unseen">{}</span>')
_NUMBER = re.compile(r"[0-9]+")
_RULE = re.compile(r"\s*:?-+:?\s*")
_BEGINNING = re.compile(r"[^\S\n]*(?:[-*+]|[0-9]+[.)])(?:[^\S\n]+|$)")
_REGION = re.compile(f"[{OUT}{IN}]([^{END}]*){END}")
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_EMPTY = re.compile(r"<(p|li|ul|ol|tr|td|th|tbody|thead|table|strong|em|a)\b[^>]*>\s*</\1>")
_BLOCK = re.compile(r"\s*(</?(?:p|li|ul|ol|tr|td|th|tbody|thead|table)\b[^>]*>)\s*")


def old(runs: Iterable[Run]) -> str:
    return "".join(run.words for run in runs if run.kind != "in")


def new(runs: Iterable[Run]) -> str:
    return "".join(run.words for run in runs if run.kind != "out")


def whole(runs: Iterable[Run]) -> Side | None:
    """Which of the two it is where all of it goes or all of it comes."""
    kinds = {run.kind for run in runs}
    return "out" if kinds == {"out"} else "in" if kinds == {"in"} else None


def line(runs: Iterable[Run], own: Phrases, screen: bool) -> Markup:
    """Plain words, letter by letter as they are."""
    return Markup("").join(
        escape(run.words) if run.kind == "same" else marked(run.kind, escape(run.words), own, screen)
        for run in runs
    )


def prose(runs: tuple[Run, ...], own: Phrases, screen: bool) -> tuple[Markup, bool]:
    """An author's prose, and whether it is blocks of its own rather than one line."""
    both = [text for text in (old(runs), new(runs)) if text]
    several = not all(map(markdown.one_paragraph, both))
    was, now = old(runs), new(runs)
    made = _merged(was, now, several)
    if made is None:
        struck = _apart("out", was, several, (own, screen))
        return struck + _apart("in", now, several, (own, screen)), several
    return _drawn(made, own, screen), several


def marked(kind: Side, words: Markup, own: Phrases, screen: bool) -> Markup:
    """Words that go or come, with their sign; on a screen with words before and after that are heard and not seen."""
    frame = _FRAMES[kind]
    if not screen:
        return frame.format(Markup('<span class="turn">{}</span>').format(SIGNS[kind]), words)
    begins, ends = (own.removed, own.removed_end) if kind == "out" else (own.added, own.added_end)
    sign = Markup('<span class="turn" aria-hidden="true">{}</span>').format(SIGNS[kind])
    return frame.format(sign, _HEARD.format(f"{begins} ") + words + _HEARD.format(f" {ends}"))


# --- An author's prose ------------------------------------------------------------------------------------------------


def _merged(old: str, new: str, several: bool) -> str | None:
    """The HTML of both texts with marks around what differs; None where that would not be both of them."""
    if any(mark in old + new for mark in (OUT, IN, END)):
        return None
    made = _rendered(_source(old, new) if several else _marks(old.strip(), new.strip()), several)
    left = _REGION.sub("", made)
    if any(mark in left for mark in (OUT, IN, END)):
        return None
    if not all(_balanced(region[1]) for region in _REGION.finditer(made)):
        return None
    for text, gone in ((old, IN), (new, OUT)):
        kept = re.sub(f"{gone}[^{END}]*{END}", "", made)
        if _plain(kept) != _plain(_rendered(text, several)):
            return None
    return made


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph, an item of a list or a row of a table, on one line or several. `begins` is its indent and what makes it an item.

    `near` says that it stands on the very next line after what is before it.
    """

    begins: str
    words: str
    near: bool

    @property
    def sort(self) -> str:
        """What must be the same for one unit to become another: the sort of item, or how many cells a row has."""
        return f"{self.words.count('|')} |" if self.words.startswith("|") else _NUMBER.sub("1", self.begins)


def _source(old: str, new: str) -> str:
    """The Markdown of both texts together, each unit marked within itself."""
    made, before = "", ""
    for pair in matched.paired(_units(old), _units(new), lambda one: one.begins + one.words, _alike):
        unit = pair.new or pair.old
        assert unit is not None  # noqa: S101  # a pair has a side
        if made:
            made += "\n" if unit.near and unit.sort == before else "\n\n"
        made += unit.begins + _inside(pair.old.words if pair.old else "", pair.new.words if pair.new else "")
        before = unit.sort
    return made


def _units(text: str) -> list[_Unit]:
    made: list[_Unit] = []
    blank = True
    for row in text.split("\n"):
        begins = found[0] if (found := _BEGINNING.match(row)) else row[: len(row) - len(row.lstrip())]
        if not blank and row.strip() and not found and not row.startswith("|"):
            made[-1] = replace(made[-1], words=f"{made[-1].words}\n{row}")
        elif row.strip():
            made.append(_Unit(begins, row[len(begins) :], not blank))
        blank = not row.strip()
    return made


def _alike(old: _Unit, new: _Unit) -> float:
    return similarity(old.words, new.words) if old.sort == new.sort else 0.0


def _inside(old: str, new: str) -> str:
    """Two units as one, with marks around what differs; rows of a table cell by cell."""
    if not (new or old).startswith("|"):
        return _marks(old, new)
    was, now = old.split("|") if old else [], new.split("|") if new else []
    return "|".join(_marks(*cells) for cells in zip_longest(was, now, fillvalue=""))


def _marks(old: str, new: str) -> str:
    """What parts the head of a table from its body is no words."""
    if _RULE.fullmatch(new or old):
        return new or old
    return "".join(
        run.words
        if run.kind == "same" or not run.words.strip()
        else f"{OUT if run.kind == 'out' else IN}{run.words}{END}"
        for run in runs_between(old, new)
    )


def _rendered(text: str, several: bool) -> str:
    return markdown.render(text) if several else markdown.render_inline(text)


def _balanced(html: str) -> bool:
    """Whether every element that opens in it closes in it, in order."""
    open_now: list[str] = []
    for closing, name in _TAG.findall(html):
        if name == "br":
            continue
        if not closing:
            open_now.append(name)
        elif not open_now or open_now.pop() != name:
            return False
    return not open_now


def _plain(html: str) -> str:
    """The HTML without elements in which nothing is left, and without white space that nobody sees."""
    made = html.replace(OUT, "").replace(IN, "").replace(END, "")
    while (less := _EMPTY.sub("", made)) != made:
        made = less
    return " ".join(_BLOCK.sub(r"\1", made).split())


def _drawn(made: str, own: Phrases, screen: bool) -> Markup:
    def region(found: re.Match[str]) -> str:
        kind: Side = "out" if found[0][0] == OUT else "in"
        return str(marked(kind, Markup(found[1]), own, screen))  # noqa: S704 made by ispc.markdown

    return Markup(_REGION.sub(region, made))  # noqa: S704 made by ispc.markdown, and ours around it


def _apart(side: Side, words: str, several: bool, on: tuple[Phrases, bool]) -> Markup:
    """One of the two texts, struck or underlined whole; nothing for one that is not there."""
    if not words:
        return Markup("")
    made = _merged(words, "", several) if side == "out" else _merged("", words, several)
    if made is not None:
        return _drawn(made, *on)
    rendered = Markup(_rendered(words, several))  # noqa: S704 made by ispc.markdown
    return marked(side, rendered, *on)
