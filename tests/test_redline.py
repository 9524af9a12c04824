"""A page with its changes drawn: without what came it is the old page, without what went the new one, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as some
from lxml import html as reader  # type: ignore[import-untyped]

from ispc import assets, layers, registry
from ispc.location import Address
from ispc.outputs import commonmark, html
from ispc.redline import blocks, redline, texts
from ispc.view import (
    Blank,
    Blanks,
    Block,
    Box,
    Brand,
    Bullets,
    Fact,
    Facts,
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
from tests import editions
from tests.sample_guide import GUIDE
from tests.sample_view import SAMPLE

STYLE = assets.style()
NONE = View("a", "managerial", "en-GB", "T", "", Brand("B"), (), (), (), "")


def page(*made: Block) -> View:
    return replace(NONE, sections=(Section("s", "S", made),))


def words(view: View, without: str = "", draw: Callable[..., str] = html.page) -> list[str]:
    """What a reader of the sections in HTML is told, in order; without `ins` or `del`, and without what only a voice says."""
    return told(drawn(view, draw), "sections", without)


def drawn(view: View, draw: Callable[..., str] = html.page) -> reader.HtmlElement:
    return reader.fromstring(draw(view, STYLE).partition("</head>")[2])


def told(tree: reader.HtmlElement, part: str, without: str = "") -> list[str]:
    skipped = "self::svg or self::summary[parent::details[parent::figure]] or contains(@class, 'unseen') or contains(@class, 'turn')"
    if without:
        skipped += f" or self::{without}"
    found = tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {part} ')]")
    return "".join(
        text for one in found for text in one.xpath(f".//text()[not(ancestor::*[{skipped}])]")
    ).split()


@cache
def pages() -> tuple[tuple[View, View], ...]:
    """Every layer of every governed document that differs, before and after."""
    old, new = editions.old(), editions.new()
    return tuple(
        (module.view(old.effective[name], old, editions.SETTING), module.view(one, new, editions.SETTING))
        for name, one in new.effective.items()
        for module in registry.modules(layers).values()
    )


def test_without_what_came_it_is_the_old_page_and_without_what_went_the_new_one() -> None:
    differing = [(old, new) for old, new in pages() if old != new]
    assert len(differing) >= 8
    for old, new in differing:
        made = drawn(redline(old, new))
        for urgent in made.xpath("//div[@class='banner emergency']"):
            urgent.getparent().remove(urgent)
        was, now = drawn(old), drawn(new)
        for part in ("sections", "banners", "control"):
            assert told(made, part, "ins") == told(was, part), (old.document, old.audience, part)
            assert told(made, part, "del") == told(now, part), (new.document, new.audience, part)


def test_a_page_that_did_not_change_is_shown_as_it_is() -> None:
    for view in (SAMPLE, GUIDE, *(new for _, new in pages()[:3])):
        assert list(runs_of(redline(view, view))) == []
        assert words(redline(view, view)) == words(view)


def runs_of(value: object) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from runs_of(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from runs_of(getattr(value, name))


def test_little_is_struck_where_little_changed() -> None:
    """Of all pages of the partnership only what the redraft says is drawn as a change, with the words around it at most."""
    struck = sum(
        len(run.words) for old, new in pages() for run in runs_of(redline(old, new)) if run.kind != "same"
    )
    assert 0 < struck < 6_000


# --- Every sort of block ---------------------------------------------------------------------------------------------

PROSE = (
    "Ring the desk *first*.",
    "Ring **the desk** first, then [write](https://a.example.org).",
    "We share so that:\n\n1. a risk is noticed,\n2. somebody acts.\n",
    "We share so that:\n\n1. a risk is noticed early,\n2. somebody acts, and\n3. one answer is heard.\n",
    "- keep it safe\n- never send it on",
    "- keep it\n- record it\n- never send it on",
    "| Who | When |\n|---|---|\n| Police | at once |\n",
    "| Who | When |\n|---|---|\n| Police | in a day |\n| School | at once |\n",
    "One paragraph.\n\nAnother *one*.",
    "One paragraph that is longer.\n\nAnother one, and more.\n\n- with a list",
    "Nothing at all like it",
)
TEXTS = some.sampled_from(PROSE).flatmap(
    lambda prose: some.builds(
        Text,
        some.just(prose),
        prose=some.just(True),
        lead=some.sampled_from(("", "Never:")),
    )
) | some.builds(
    Text,
    some.sampled_from(("Keep 6 years.", "Keep 25 years.", "Ask the desk & wait <a bit>.", "01632 960100")),
    lead=some.sampled_from(("", "Keep:")),
    marks=some.sampled_from(((), (Mark("front-line", "F", "Front line"),))),
)
CELLS = some.lists(TEXTS, max_size=3).map(tuple)
LEAVES = (
    some.builds(Paragraphs, some.lists(TEXTS, min_size=1, max_size=3).map(tuple))
    | some.builds(Bullets, some.lists(TEXTS, min_size=1, max_size=3).map(tuple))
    | some.builds(Steps, some.lists(TEXTS, min_size=1, max_size=3).map(tuple))
    | some.builds(Facts, some.lists(some.builds(Fact, some.sampled_from(("Who", "When")), CELLS), min_size=1, max_size=3).map(tuple))
    | some.builds(
        Table,
        some.sampled_from(("What", "What else")),
        some.just(("a", "b")),
        some.lists(some.tuples(TEXTS.map(lambda one: (one,)), CELLS), max_size=3).map(tuple),
    )
)  # fmt: skip
BLOCKS = some.lists(
    LEAVES
    | some.builds(
        Box,
        some.just("note"),
        some.sampled_from(("Note", "Remember")),
        some.lists(LEAVES, max_size=2).map(tuple),
    ),
    max_size=3,
).map(tuple)


@settings(max_examples=50, deadline=None)
@given(BLOCKS, BLOCKS)
def test_any_blocks_can_be_accepted_and_rejected(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    made = replace(page(*blocks(old, new)), redline=True)
    assert words(made, "ins", html.paper) == words(page(*old), draw=html.paper)
    assert words(made, "del", html.paper) == words(page(*new), draw=html.paper)


@settings(max_examples=50, deadline=None)
@given(some.sampled_from(PROSE), some.sampled_from(PROSE))
@example("- a\n- b", "- c")
@example("2. a\n3. b", "2. b")
@example("a [b](https://c.example.org) d", "a [b](https://e.example.org) d")
@example("the \ue000 private sign", "the \ue002 private sign")
@example("a *b* c", "a b c")
@example("**a b**", "**a** b")
def test_prose_keeps_its_markup(old: str, new: str) -> None:
    made = page(Paragraphs(texts((Text(old, prose=True),), (Text(new, prose=True),))))
    assert words(made, "ins", html.paper) == words(prose(old), draw=html.paper)
    assert words(made, "del", html.paper) == words(prose(new), draw=html.paper)
    marks = {"\ue000", "\ue001", "\ue002"}
    assert marks & set(html.paper(made, STYLE)) <= marks & set(old + new)


def prose(text: str) -> View:
    return page(Paragraphs((Text(text, prose=True),)))


def test_a_change_inside_a_list_leaves_the_list_whole() -> None:
    (one,) = texts((Text(PROSE[2], prose=True),), (Text(PROSE[3], prose=True),))
    tree = drawn(page(Paragraphs((one,))))
    assert len(tree.xpath("//div[@class='prose']/ol/li")) == 3
    assert " ".join(told(tree, "prose", "ins")) == "We share so that: a risk is noticed, somebody acts."
    assert " ".join(told(tree, "prose", "del")).endswith("somebody acts, and one answer is heard.")


def test_what_went_leads_nowhere_and_what_came_leads_on() -> None:
    old, new = Text("01632 960100", link="tel:01632960100"), Text("01632 960200", link="tel:01632960200")
    gone, come = texts((old,), (new,))
    assert (gone.link, come.link) == ("", new.link)
    assert texts((old,), (replace(old, source=Address("a")),)) == (replace(old, source=Address("a")),)


def test_a_label_that_changed_carries_what_it_was() -> None:
    told = (Paragraphs((Text("Schools tell the police of a weapon."),)),)
    (part,) = blocks(
        (Subsection("f", "A child is missing", told),), (Subsection("f", "A child has gone missing", told),)
    )
    assert isinstance(part, Subsection)
    assert [run.kind for run in part.runs] == ["same", "out", "in", "same"]
    shown = html.page(page(part), STYLE)
    assert "<del>" in shown and '<span class="unseen">Removed: </span>is<span class="unseen"> (end' in shown
    assert (
        '<ins><span class="turn" aria-hidden="true">+</span><span class="unseen">Added: </span>has gone<'
        in shown
    )
    others = tuple(Section(f"t{at}", "T", ()) for at in range(3))
    boards = replace(page(part), audience="managerial")
    listed = html.page(replace(boards, sections=(Section("s", "S", (part,)), *others)), STYLE)
    assert ">A child has gone missing</a>" in listed


def test_paper_says_with_a_sign_what_a_screen_says_in_words() -> None:
    made = redline(page(Paragraphs((Text("Keep 6 years."),))), page(Paragraphs((Text("Keep 25 years."),))))
    shown = html.paper(made, STYLE)
    assert (
        '<del><span class="turn">−</span>6 years</del><ins><span class="turn">+</span>25 years</ins>' in shown
    )
    assert "unseen" not in shown.partition("<body")[2]


def test_markdown_says_it_in_signs() -> None:
    made = redline(
        page(Paragraphs((Text("Keep *it* 6 years.", prose=True), Text("Ring.", lead="Now:")))),
        page(Paragraphs((Text("Keep *it* 25 years.", prose=True),))),
    )
    told = commonmark.page(made)
    assert "Keep it \\[-6 years-]{+25 years+}." in told.replace("\\]", "]").replace("\\{", "{")
    assert "\\[-Now:-" in told.replace("\\]", "]")


def test_ids_stay_unique_where_something_comes_in_the_place_of_another() -> None:
    old = (Fold("q", Text("May I share?", prose=True), ()), Subsection("x", "X", (Facts((Fact("a", ()),)),)))
    new = (Fold("q", Text("May I tell?"), ()), Steps((Text("z"),)))
    made = blocks(old, new)
    ids = [one.id for one in made if isinstance(one, Fold | Subsection)]
    assert sorted(ids) == ["q", "was-q", "was-x"]


def test_spaces_to_fill_in_and_drawings_are_told_in_words_where_they_changed() -> None:
    old = Blanks((Blank("who", "Who asks?", hint="Post and team"),))
    new = Blanks((Blank("who", "Who asks you?", hint="Post and team"),))
    made = replace(page(*blocks((old,), (new,))), redline=True)
    assert " ".join(words(made, "del")[1:]) == "Who asks you? Post and team"
    assert blocks((old,), (old,)) == (old,)
