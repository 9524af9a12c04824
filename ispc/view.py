"""What one audience is shown, as data: a page of sections and blocks in which every line names its clause.

A layer decides what is said and to whom; a page template only sets it out; an output turns it into bytes. This
is the waist between them. A view holds no markup and no references: everything is decided, and every piece of
text carries the `Address` of the field it came from, so that each printed line can be traced to the YAML and the
proofs (nothing leaks, nothing is lost) can be run on data rather than on pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ispc.drawing import Drawing
from ispc.location import Address
from ispc.wordwise import Run

Audience = Literal["strategic", "managerial", "front-line"]
AUDIENCES: tuple[Audience, ...] = ("strategic", "managerial", "front-line")

Readers = Audience | Literal["partnership", "proof", "review"]
"""Who a page is for: one audience, the partnership's own pages, those who approve and are shown what each audience is, or those
who are asked about a change."""

Paper = Literal["a4", "sheet", "a6", "large"]
"""What a page is set on: A4; A4 as a sheet that goes with the guide; A6, a card for the pocket; or A4 in large print."""

Tone = Literal[
    "children", "adults", "lacks-capacity", "deceased", "emergency", "warning", "stop", "go", "note"
]


Label = Literal[
    "strategic", "managerial", "front-line", "internal", "answered", "gap", "unanswered", "not-asked"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A label before some words: a sign in a shape, a word, and a colour, each of which says it by itself."""

    label: Label
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """Some words. `markdown` is an author's prose where `prose` is true, else plain words shown as they are.

    `source` is the field they came from; None only for the tool's own words. `gap` marks words that stand for
    something the agreement does not state. `link` is an https, mailto or tel address, or `#id` in the page.
    `lead` is a short bold opening, such as a name before an explanation. `marks` are labels before it.
    `runs`, here and below, are the words with what they were, on a page that shows a change; else empty. Of `runs` that all go or
    all come, what opens the text goes or comes with it.
    """

    words: str
    source: Address | None = None
    prose: bool = False
    gap: bool = False
    link: str = ""
    lead: str = ""
    marks: tuple[Mark, ...] = ()
    runs: tuple[Run, ...] = ()


Cell = tuple[Text, ...]
"""One cell of a table or one value of a fact: a few texts, each on its own line."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    texts: tuple[Text, ...]
    kind: Literal["paragraphs"] = "paragraphs"


@dataclass(frozen=True, slots=True)
class Bullets:
    texts: tuple[Text, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list: things to do, or questions to ask, in order."""

    texts: tuple[Text, ...]
    kind: Literal["steps"] = "steps"


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: Cell
    source: Address | None = None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one beside the other: a summary list."""

    facts: tuple[Fact, ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are the header cells; the first cell of each row is that row's header. `widths` are per cent, or empty."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    runs: tuple[Run, ...] = ()
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Box:
    """A coloured and labelled box: a population, an emergency, a warning. The label says what the colour says."""

    tone: Tone
    label: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...] = ()
    kind: Literal["box"] = "box"


@dataclass(frozen=True, slots=True)
class Subsection:
    """A part of a section under a heading of its own, such as one flow or one party."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    source: Address | None = None
    runs: tuple[Run, ...] = ()
    kind: Literal["subsection"] = "subsection"


@dataclass(frozen=True, slots=True)
class Fold:
    """A question that opens to its answer on a touch, with no script. On paper it is always open."""

    id: str
    label: Text
    blocks: tuple[Block, ...]
    kind: Literal["fold"] = "fold"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing. Its title and description say in words all that it shows; the drawing repeats it for the eye."""

    id: str
    title: str
    description: str
    drawing: Drawing
    source: Address | None = None
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Blank:
    """A space to fill in. `id` is unique in the view; `hint` says in plain words what to write.

    `sort` is a line, several lines, a date, or one or more of the `options`. `said` is what the agreement states about
    the answer, to be read beside the space; `filled` is what it already answers, put into the space; `ticked` are the
    options that it already chooses, by their places. `source` is the field that the label comes from, if an author wrote it.
    """

    id: str
    label: str
    sort: Literal["line", "lines", "date", "one of", "some of"] = "line"
    hint: str = ""
    said: Cell = ()
    filled: Cell = ()
    options: tuple[Text, ...] = ()
    ticked: tuple[int, ...] = ()
    source: Address | None = None


@dataclass(frozen=True, slots=True)
class Blanks:
    """Spaces to fill in, one under the other: a part of a form."""

    blanks: tuple[Blank, ...]
    kind: Literal["blanks"] = "blanks"


Block = Paragraphs | Bullets | Steps | Facts | Table | Box | Subsection | Fold | Figure | Blanks


@dataclass(frozen=True, slots=True)
class Section:
    """`id` is unique in the view and fit for a link; `heading` is shown and stands in the contents."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Banner:
    """A line across the top of the page, and on every printed side where `every_side` is true."""

    tone: Tone
    text: Text
    every_side: bool = False


@dataclass(frozen=True, slots=True)
class Brand:
    """How the partnership looks: its name, its colours (CSS hex), and its logo as an asset name, or empty."""

    name: str
    colour: str = "#1d4f6e"
    accent: str = "#b8860b"
    logo: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One page for one audience. `watermark` is a word behind every side, such as DRAFT, or empty.

    `footer` stands at the foot of every side: edition, status, review date. `emergency` is the line that the
    front line finds on every side. `others` are links to the sibling pages: (words, relative address), and `first` the one of
    them that a reader in a hurry wants: it stands above all sections on a screen, and nowhere on paper. `redline` says that it shows
    what goes and what comes. `claim` is what its PDF says of itself to programs: see `claim`.
    """

    document: str
    audience: Readers
    language: str
    title: str
    subtitle: str
    brand: Brand
    control: tuple[Fact, ...]
    banners: tuple[Banner, ...]
    sections: tuple[Section, ...]
    footer: str
    watermark: str = ""
    emergency: Text | None = None
    others: tuple[tuple[str, str], ...] = ()
    first: tuple[str, str] | None = None
    paper: Paper = "a4"
    redline: bool = False
    claim: str = ""
