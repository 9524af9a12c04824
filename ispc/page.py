"""View -> Page: the same shape, with every text made into safe HTML and every decision of layout taken.

Templates choose and repeat; they do not compute. So what they would have to work out is worked out here: heading
levels, the contents, the label that a cell shows on a narrow screen, the address a reviewer clicks through to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from ispc import markdown, svg, tracked
from ispc.columns import shares
from ispc.location import Address
from ispc.phrases import Phrases, phrases
from ispc.view import (
    Banner,
    Blank,
    Blanks,
    Block,
    Box,
    Bullets,
    Fact,
    Facts,
    Figure,
    Fold,
    Mark,
    Paragraphs,
    Section,
    Steps,
    Subsection,
    Table,
    Text,
    View,
)
from ispc.wordwise import Run

CONTENTS_FROM = 3

LINES, LETTERS, SHORT = 3, 60, 60
"""Of a space to fill in: how many lines it has at least, about how many letters fill one, and what is a short option."""

_SIBLING = re.compile(
    r"(?:\.\./)*(?:[a-z0-9][a-z0-9.-]*/)*[a-z0-9][a-z0-9-]*\.(?:html|pdf|ics|md)(?:#[A-Za-z][\w-]*)?"
)

_DAY = re.compile(r"(?<!\w)([0-3]?[0-9]) (?=[A-Z][^\W\d]+ [0-9]{4}(?!\w))")
"""The day of a date that is written out: a month with a capital letter follows, as in English and Welsh, and a year."""

_BREAK = re.compile(r"(?<=[@/])(?=\w)|(?<=\w)(?=[.])")


@dataclass(frozen=True, slots=True)
class Medium:
    """What a page is drawn for: a screen or paper, in the words of its language."""

    screen: bool
    own: Phrases


@dataclass(frozen=True, slots=True)
class Line:
    """One text. `block` is true where its HTML is paragraphs, lists or tables of its own."""

    html: Markup
    source: str
    gap: bool
    block: bool


@dataclass(frozen=True, slots=True)
class PageFact:
    label: str
    lines: tuple[Line, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PageCell:
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    head: PageCell
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class PageColumn:
    label: str
    width: int


@dataclass(frozen=True, slots=True)
class PageOption:
    """An answer to tick. `words` is `line` without markup. Of one group only one has the name of another."""

    id: str
    name: str
    line: Line
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PageBlank:
    """A space to fill in. `kind` says which control it is; `filled` is one plain text, for the space itself.

    `asked` is the label with the hint, for who meets the space alone. `rows` is how many lines it is high. `abreast` is
    true where its options are short enough to stand in columns.
    """

    id: str
    kind: str
    label: str
    hint: str
    asked: str
    said: tuple[Line, ...]
    filled: str
    source: str
    rows: int
    options: tuple[PageOption, ...]
    abreast: bool


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Any block. `kind` says which; what another kind needs is empty."""

    kind: str
    lines: tuple[Line, ...] = ()
    facts: tuple[PageFact, ...] = ()
    label: str = ""
    columns: tuple[PageColumn, ...] = ()
    rows: tuple[PageRow, ...] = ()
    tone: str = ""
    id: str = ""
    level: int = 0
    source: str = ""
    blocks: tuple[PageBlock, ...] = ()
    blanks: tuple[PageBlank, ...] = ()
    title: str = ""
    description: str = ""
    drawn: Markup = Markup("")  # noqa: RUF009  # an immutable text


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, with those below it."""

    id: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """`side` is `left` or `right` for two short sections that stand abreast on paper, else empty."""

    id: str
    heading: str
    blocks: tuple[PageBlock, ...]
    side: str = ""


@dataclass(frozen=True, slots=True)
class PageBanner:
    tone: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a template is given. `look` is the audience, the paper, or `form`; `notice` stands at the foot of every printed side.

    `opening` are sections that stand before the contents. `form` says that there are spaces to fill in, `redline` that it shows what goes and what comes,
    `landmarks` that a voice can jump to each part by its name: in a pack many parts have one name.
    """

    screen: bool
    audience: str
    look: str
    form: bool
    redline: bool
    landmarks: bool
    paper: str
    language: str
    name: str
    title: str
    subtitle: str
    brand: str
    logo: bool
    own: Phrases
    control: tuple[PageFact, ...]
    banners: tuple[PageBanner, ...]
    opening: tuple[PageSection, ...]
    contents: tuple[Entry, ...]
    sections: tuple[PageSection, ...]
    footer: str
    notice: str
    watermark: str
    emergency: tuple[Line, ...]
    urgent: str
    others: tuple[tuple[str, str], ...]
    first: tuple[tuple[str, str], ...]


def page(view: View, *, screen: bool) -> Page:
    """The view for one medium. On paper, links to sibling files are words only: a file has no neighbours there."""
    own = phrases(view.language)
    on = Medium(screen, own)
    first = 1 if view.audience == "review" else 0
    sections = tuple(
        PageSection(one.id, _words(one.heading, one.runs, on), _blocks(one.blocks, 3, on), side)
        for one, side in zip(view.sections, _sides(view.sections, screen), strict=True)
    )
    return Page(
        screen=screen,
        audience=view.audience,
        look=_look(view),
        form=_to_fill_in(view.sections),
        redline=view.redline,
        landmarks=view.audience != "review",
        paper=view.paper,
        language=view.language,
        name=f"{view.title}, {own.layer(view.audience)}: {view.brand.name}",
        title=view.title,
        subtitle=view.subtitle,
        brand=view.brand.name,
        logo=bool(view.brand.logo),
        own=own,
        control=tuple(_fact(fact, on) for fact in view.control),
        banners=tuple(PageBanner(banner.tone, (line(banner.text, on),)) for banner in view.banners),
        opening=sections[:first],
        contents=_contents(view.sections[first:]),
        sections=sections[first:],
        footer=view.footer,
        notice=_notice(view.banners),
        watermark=view.watermark,
        emergency=(line(view.emergency, on),) if view.emergency else (),
        urgent=_spoken(view.emergency) if view.emergency else "",
        others=tuple((words, _address(link)) for words, link in view.others) if screen else (),
        first=((view.first[0], _address(view.first[1])),) if view.first and screen else (),
    )


def line(text: Text, on: Medium) -> Line:
    """One text as HTML: prose by way of Markdown, anything else letter by letter as it is."""
    words, several = _told(text, on)
    if text.link and (on.screen or not _SIBLING.fullmatch(text.link)):
        words = Markup('<a href="{}">{}</a>').format(_address(text.link), words)
    opening, side = Markup(" ").join(_opening(text)), tracked.whole(text.runs)
    if opening and several:
        words = Markup("<p>{}</p>{}").format(_marked(opening, side, on), words)
    elif opening:
        words = Markup("{} {}").format(opening, words)
    if not several:
        words = _marked(words, side, on)
    return Line(_whole_dates(words), _where(text.source), text.gap, several)


def _marked(words: Markup, side: tracked.Side | None, on: Medium) -> Markup:
    return tracked.marked(side, words, on.own, on.screen) if side else words


def _told(text: Text, on: Medium) -> tuple[Markup, bool]:
    """The words of a text, and whether they are blocks of their own. Those that go or come whole are marked with what opens them."""
    several = text.prose and not markdown.one_paragraph(text.words)
    whole = tracked.whole(text.runs) is not None and not several
    if text.runs and text.prose and not whole:
        return tracked.prose(text.runs, on.own, on.screen)
    if text.runs and not whole:
        return tracked.line(text.runs, on.own, on.screen), False
    if text.prose:
        made = markdown.render(text.words) if several else markdown.render_inline(text.words)
        return Markup(made), several  # noqa: S704 made by ispc.markdown, which lets no HTML through
    return (_breakable(text) if on.screen else escape(text.words)), False


def _opening(text: Text) -> Iterator[Markup]:
    """The marks and the lead of a text."""
    yield from map(_mark, text.marks)
    if text.lead:
        yield Markup('<strong class="lead">{}</strong>').format(text.lead)


def _words(words: str, runs: tuple[Run, ...], on: Medium) -> str:
    """A heading or a label, with what it was where that differs."""
    return tracked.line(runs, on.own, on.screen) if runs else words


def _mark(mark: Mark) -> Markup:
    """The sign is for the eye; a voice reads the words beside it."""
    label = Markup('<span class="mark mark-{}"><span class="sign" aria-hidden="true">{}</span> {}</span>')
    return label.format(mark.label, mark.sign, mark.words)


def _whole_dates(words: Markup) -> Markup:
    """The words with no break between the day and the month of a date."""
    return Markup(_DAY.sub("\\1\u00a0", words))  # noqa: S704 nothing is added but a space


def widths(made: Page) -> set[int]:
    """The widths that the columns of the page have, in per cent."""
    found: set[int] = set()
    waiting = [block for section in (*made.opening, *made.sections) for block in section.blocks]
    while waiting:
        block = waiting.pop()
        found.update(column.width for column in block.columns)
        waiting.extend(block.blocks)
    return found


def _look(view: View) -> str:
    """How the page is set out: as a form, as its audience reads, or as its paper asks: a sheet, a card, large print."""
    if view.audience != "review" and _to_fill_in(view.sections):
        return "form"
    return view.audience if view.paper == "a4" else view.paper


def _to_fill_in(sections: Iterable[Section]) -> bool:
    """Whether the page is a form: it has a space to fill in."""
    waiting: list[Block] = [block for section in sections for block in section.blocks]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Blanks):
            return True
        if isinstance(block, Box | Subsection | Fold):
            waiting.extend(block.blocks)
    return False


def _breakable(text: Text) -> Markup:
    """The words, and where they are an address, the places at which a narrow screen had best break it."""
    words = escape(text.words)
    if not text.link or " " in text.words:
        return words
    return Markup(_BREAK.sub("<wbr>", words))  # noqa: S704 escaped above


def _address(link: str) -> str:
    if markdown.may_link(link) or _SIBLING.fullmatch(link):
        return link
    raise ValueError(f"a page may not link to {link!r}")


def _where(source: Address | None) -> str:
    return str(source) if source else ""


def _spoken(text: Text) -> str:
    words = markdown.plain(text.words) if text.prose else text.words
    return f"{text.lead} {words}".strip()


def _notice(banners: Iterable[Banner]) -> str:
    return " ".join(_spoken(banner.text) for banner in banners if banner.every_side)


def _fact(fact: Fact, on: Medium) -> PageFact:
    return PageFact(_words(fact.label, fact.runs, on), _lines(fact.value, on), _where(fact.source))


def _lines(texts: Iterable[Text], on: Medium) -> tuple[Line, ...]:
    return tuple(line(text, on) for text in texts)


def _blocks(blocks: Iterable[Block], level: int, on: Medium) -> tuple[PageBlock, ...]:
    return tuple(_block(block, level, on) for block in blocks)


def _block(block: Block, level: int, on: Medium) -> PageBlock:
    match block:
        case Paragraphs() | Bullets() | Steps():
            return PageBlock(block.kind, lines=_lines(block.texts, on))
        case Facts():
            return PageBlock(block.kind, facts=tuple(_fact(fact, on) for fact in block.facts))
        case Table():
            return _table(block, on)
        case Box():
            return PageBlock(
                block.kind,
                tone=block.tone,
                label=_words(block.label, block.runs, on),
                blocks=_blocks(block.blocks, level, on),
            )
        case Subsection():
            return PageBlock(
                block.kind,
                id=block.id,
                label=_words(block.heading, block.runs, on),
                level=level,
                source=_where(block.source),
                blocks=_blocks(block.blocks, min(level + 1, 6), on),
            )
        case Fold():
            return PageBlock(
                block.kind,
                id=block.id,
                lines=(line(block.label, on),),
                blocks=_blocks(block.blocks, level, on),
            )
        case Figure():
            return PageBlock(
                block.kind,
                id=block.id,
                title=block.title,
                description=block.description,
                source=_where(block.source),
                lines=_lines(map(Text, block.description.splitlines()), on),
                drawn=(svg.screen if on.screen else svg.paper)(block.drawing, block.title, block.description),
            )
        case Blanks():
            return PageBlock(block.kind, blanks=tuple(_blank(blank, on) for blank in block.blanks))


def _blank(blank: Blank, on: Medium) -> PageBlank:
    filled = "; ".join(_spoken(text) for text in blank.filled)
    source = blank.source or next((text.source for text in blank.filled), None)
    options = tuple(_option(blank, at, on) for at in range(len(blank.options)))
    return PageBlank(
        blank.id,
        _control(blank, filled),
        blank.label,
        blank.hint,
        f"{blank.label}{'' if blank.label.endswith('?') else '.'} {blank.hint}"
        if blank.hint
        else blank.label,
        _lines(blank.said, on),
        filled,
        _where(source),
        max(LINES if blank.sort == "lines" else 1, -(-len(filled) // LETTERS)),
        options,
        len(options) > 2 and all(len(one.words) <= SHORT for one in options),
    )


def _control(blank: Blank, filled: str) -> str:
    """What it is filled in with. A line that is filled has room to grow, since a narrow screen would cut it off."""
    if blank.sort == "one of":
        return "radio"
    if blank.sort == "some of":
        return "checkbox"
    return "area" if filled or blank.sort == "lines" else "line"


def _option(blank: Blank, at: int, on: Medium) -> PageOption:
    text, identity = blank.options[at], f"{blank.id}-{at + 1}"
    name = blank.id if blank.sort == "one of" else identity
    return PageOption(identity, name, line(text, on), _spoken(text), at in blank.ticked)


def _table(table: Table, on: Medium) -> PageBlock:
    """The headings of a table that all goes or all comes do so with it."""
    side = tracked.whole(table.runs)
    return PageBlock(
        table.kind,
        label=_words(table.caption, table.runs, on),
        columns=tuple(
            PageColumn(_words(label, (Run(side, label),) if side else (), on), width)
            for label, width in zip(table.columns, shares(table), strict=True)
        ),
        rows=tuple(_row(table.columns, row, on) for row in table.rows),
    )


def _row(columns: tuple[str, ...], row: tuple[tuple[Text, ...], ...], on: Medium) -> PageRow:
    head, *cells = (PageCell(label, _lines(texts, on)) for label, texts in zip(columns, row, strict=True))
    return PageRow(head, tuple(cells))


def _sides(sections: tuple[Section, ...], screen: bool) -> tuple[str, ...]:
    """Where each section stands on paper: neighbours that hold no table and no box stand two abreast."""
    sides: list[str] = []
    for at, section in enumerate(sections):
        if at and sides[-1] == "left":
            sides.append("right")
        else:
            both = at + 1 < len(sections) and _short(section) and _short(sections[at + 1])
            sides.append("left" if both and not screen else "")
    return tuple(sides)


def _short(section: Section) -> bool:
    return all(isinstance(block, Paragraphs | Bullets | Steps | Facts) for block in section.blocks)


def _contents(sections: tuple[Section, ...]) -> tuple[Entry, ...]:
    """A line for each section; none at all where one look shows what there is."""
    if len(sections) < CONTENTS_FROM:
        return ()
    return tuple(
        Entry(
            section.id,
            section.heading,
            tuple(
                Entry(part.id, part.heading, ()) for part in section.blocks if isinstance(part, Subsection)
            ),
        )
        for section in sections
    )
