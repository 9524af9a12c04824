"""Prose -> safe HTML, and the proof that no word was lost on the way.

Partners write Markdown; it becomes paragraphs, emphasis, lists, tables and links, and nothing else: no HTML, headings,
code or pictures, and links only to https, mailto, tel and `#id`. Markdown's own rules renumber lists, drop the surplus
cell of a table row and stop at deep nesting, all without a word. An agreement may not lose a word, so `lost` reads the
source with a tokeniser of its own, compares it with the words of the HTML, and says where they part.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Literal
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

RULES = ("paragraph", "text", "emphasis", "list", "table", "link", "escape", "newline")
DEEPEST = 20

_LINK = re.compile(
    r"https://[^\s/?#\\@]+(?:[/?#][ \S]*)?|mailto:[^\s@/]+@[^\s@/]+|tel:\+?[0-9()-]+|#[A-Za-z][\w-]*"
)


def may_link(address: str) -> bool:
    """Whether a link may lead to `address`, judged as a browser would read it: entities and escapes decoded."""
    decoded = unquote(html.unescape(address))
    return decoded.isprintable() and _LINK.fullmatch(decoded) is not None


class _Page(RendererHTML):
    """Marks the header cells of a table as such, and leaves out alignment, which is for the stylesheet to say."""

    def th_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return '<th scope="col">'

    def td_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return "<td>"


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 the library's name; its own is a deny-list
        return may_link(url)


def _parser() -> MarkdownIt:
    return _Markdown("zero", {"html": False, "maxNesting": DEEPEST}, renderer_cls=_Page).enable(list(RULES))


_MARKDOWN = _parser()


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """The prose as HTML blocks. Safe to put in a page as it is."""
    return str(_MARKDOWN.render(text))


def render_inline(text: str) -> str:
    """The prose as one run of HTML, without paragraphs, lists or tables. Safe to put in a page as it is."""
    return str(_MARKDOWN.renderInline(text.strip()))


def parsed(text: str) -> tuple[Token, ...]:
    """The prose as the parser's tokens, for what writes it anew."""
    return tuple(_MARKDOWN.parse(text))


def one_paragraph(text: str) -> bool:
    """Whether the prose is a single paragraph, which may then stand inside a line."""
    return [token.type for token in _MARKDOWN.parse(text)] == ["paragraph_open", "inline", "paragraph_close"]


def plain(text: str) -> str:
    """The words of the prose on one line, for a title or a summary."""
    return " ".join(_shown(render(text)).split())


Cause = Literal["renumbered", "surplus-cell", "link-title", "too-deep", "changed"]

ADVICE: dict[Cause, str] = {
    "renumbered": "number the items 1, 2, 3 in order, or put a backslash before the dot",
    "surplus-cell": "give every row as many cells as the header row",
    "link-title": "put the words of the link's title into the sentence",
    "too-deep": "use fewer levels of list",
    "changed": "put a backslash before the sign that is meant as it stands",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the page would differ from the source: `said` there, `shown` on the page; either may be empty.

    `offset` counts characters of the text from 0.
    """

    offset: int
    cause: Cause
    said: str
    shown: str


def words(text: str) -> tuple[str, ...]:
    """The words a reader of the source is told, in order: numbers of lists included, signs of markup left out."""
    return tuple(word for word, _ in _said(text))


def lost(text: str) -> Fault | None:
    """The first place where the HTML loses, gains, moves or changes a word of the prose; None where it keeps all."""
    said = list(_said(text))
    shown = [word for word, _ in _tokens(enumerate(_shown(render(text))))]
    if [word for word, _ in said] == shown:
        return None
    first = next(
        (at for at, (one, other) in enumerate(zip(said, shown, strict=False)) if one[0] != other),
        min(len(said), len(shown)),
    )
    offset = said[first][1] if first < len(said) else len(text)
    ours = said[first][0] if first < len(said) else ""
    theirs = shown[first] if first < len(shown) else ""
    return Fault(offset, _cause(text, offset, ours, theirs), ours, theirs)


def _cause(text: str, offset: int, said: str, shown: str) -> Cause:
    start = text.rfind("\n", 0, offset) + 1
    before = text[start:offset]
    if said.isdigit() and shown.isdigit() and not before.strip(" -+*"):
        return "renumbered"
    if "](" in before + said:
        return "link-title"
    if "|" in before:
        return "surplus-cell"
    if re.match(r"\s{8,}|(?:[-+*]\s+){8,}", text[start : offset + 1]):
        return "too-deep"
    return "changed"


_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_DESTINATION = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]+))\s*\)")
_EMPHASIS = re.compile(r"(?<!\d)[*_]+|[*_]+(?!\d)(?![*_])")
_NUMBERED = re.compile(r"^(\d+)[.)]$")
_SIGNS = frozenset("-+*_:=")

Letters = Iterable[tuple[int, str]]


def _said(text: str) -> Iterable[tuple[str, int]]:
    return _tokens(visible(text))


def visible(text: str) -> list[tuple[int, str]]:
    """The letters of the source that are not markup of a link or an escape, each with its offset from 0; some are empty."""
    kept: list[tuple[int, str]] = []
    brackets: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter == "\\" and text[at + 1 : at + 2] in _PUNCTUATION:
            kept.append((at + 1, text[at + 1]))
            at += 2
            continue
        if letter == "\\" and text[at + 1 : at + 2] == "\n":
            at += 1
            continue
        if letter == "[":
            brackets.append(len(kept))
        elif letter == "]" and brackets:
            opened = brackets.pop()
            link = _DESTINATION.match(text, at)
            if link and may_link(link[1] or link[2] or ""):
                kept[opened] = (kept[opened][0], "")
                at = link.end()
                continue
        kept.append((at, letter))
        at += 1
    return kept


def _tokens(letters: Letters) -> Iterable[tuple[str, int]]:
    """Words between white space and table bars, without signs of emphasis; the source and the page are read alike."""
    run: list[str] = []
    start = 0
    for offset, letter in (*letters, (0, " ")):
        if letter.isspace() or letter == "|":
            word = _EMPHASIS.sub("", "".join(run))
            if not _SIGNS.issuperset(word):
                yield _NUMBERED.sub(r"\1", word), start
            run = []
        elif letter:
            if not run:
                start = offset
            run.append(letter)


class _Reader(HTMLParser):
    """What a person sees of our own HTML: its text, with the numbers that a browser puts before list items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self.lists.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        if tag not in ("strong", "em", "a"):
            self.text.append(" ")
        number = self.lists[-1] if self.lists else None
        if tag == "li" and number is not None:
            self.text.append(f"{number}. ")
            self.lists[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul"):
            self.lists.pop()
        if tag not in ("strong", "em", "a"):
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _shown(page: str) -> str:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.text)
