"""The pictures of an agreement and of the partnership: they say what the agreement says, in words too, and stay legible."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from ispc import assets, partnership
from ispc.companions import decision_flow
from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Severity
from ispc.drawing import Drawing, Lettering, Rectangle
from ispc.layers import managerial, strategic
from ispc.layers._pictures import TALL
from ispc.location import Source
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import Press, prepare, press
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand, Fact, Facts, Figure, View
from tests.printed import html_text, pdf_text
from tests.test_drawings import check, drawn, said
from tests.workspaces import TODAY, compiled, sources, tree_data

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
STYLE = assets.style()


def figures(view: View) -> list[Figure]:
    return [block for section in view.sections for block in section.blocks if isinstance(block, Figure)]


def listed(view: View, section: str) -> dict[str, str]:
    """The facts right in a section: here the parties that were drawn as one."""
    blocks = next(one.blocks for one in view.sections if one.id == section)
    found: list[Fact] = [fact for block in blocks if isinstance(block, Facts) for fact in block.facts]
    return {fact.label: " ".join(text.words for text in fact.value) for fact in found}


def squeezed(text: str) -> str:
    return "".join(text.split())


def names(drawing: Drawing) -> list[str]:
    return [one.words for one in drawing.shapes if isinstance(one, Lettering)]


def managers(snippet: str = "") -> View:
    corpus = compiled(snippet).corpus
    return managerial.view(corpus.effective["protocol"], corpus, SETTING)


def boards(snippet: str = "") -> View:
    corpus = compiled(snippet).corpus
    return strategic.view(corpus.effective["protocol"], corpus, SETTING)


# -- what they say ---------------------------------------------------------------------------------------------------


def test_managers_see_who_gives_what_to_whom_and_read_the_same() -> None:
    (figure,) = figures(managers())
    check(figure.drawing)
    shown = drawn(figure.drawing)
    for words in (
        "Schools in Northmere",
        "Children's Social Care, Northmere Borough Council",
        "A school is worried about a pupil",
        "Attendance and exclusions; What was seen, heard or said",
    ):
        assert squeezed(words) in shown
    assert figure.description.splitlines()[0] == (
        "From Schools in Northmere to Children's Social Care, Northmere Borough Council: "
        "A school is worried about a pupil (Attendance and exclusions; What was seen, heard or said)."
    )


def test_an_arrow_goes_both_ways_where_the_flow_does() -> None:
    (figure,) = figures(managers("flows:\n  - {id: school-worried, direction: both ways}"))
    assert figure.description.startswith("Both ways between Schools in Northmere and Children's Social Care")


def test_of_many_items_the_first_are_drawn_and_all_are_said() -> None:
    more = "\n".join(
        f"  - {{id: extra-{at}, name: Extra {at}, about: child, kind: personal}}" for at in range(5)
    )
    flow = (
        "flows:\n  - {id: school-worried, items: [attendance, extra-0, extra-1, extra-2, extra-3, extra-4]}"
    )
    (figure,) = figures(managers(f"items:\n{more}\n{flow}"))
    assert squeezed("Attendance and exclusions; Extra 0; Extra 1 and 3 more") in drawn(figure.drawing)
    assert "Extra 2; Extra 3; Extra 4)" in figure.description


def test_boards_see_the_parts_that_parties_declare_and_nothing_of_the_flows() -> None:
    (figure,) = figures(boards())
    check(figure.drawing)
    shown = json.dumps([names(figure.drawing), figure.description])
    assert "Schools in Northmere" in shown and "Notice early when a child" in figure.description
    assert "Attendance" not in shown and "worried about a pupil" not in shown
    receives = figure.description.split(" to ", 1)[1]
    assert "Schools" not in receives.split(":")[0]


def test_a_picture_leads_to_the_field_that_it_is_made_from() -> None:
    assert [str(one.source) for one in (*figures(managers()), *figures(boards()))] == [
        "protocol/flows",
        "protocol/parties",
    ]


def test_no_picture_is_drawn_where_all_give_and_receive() -> None:
    both = "parties:\n  - {class: schools, role: gives and receives}"
    assert figures(boards(both)) == []


def test_who_has_left_is_not_in_the_picture_of_boards() -> None:
    (figure,) = figures(boards("parties:\n  - {organisation: northmere-police, left: 2026-10-02}"))
    assert "Police" not in figure.description and "Constab" not in figure.description


def test_the_index_shows_every_agreement_that_has_not_ended() -> None:
    corpus = compiled().corpus
    (figure,) = figures(partnership.index(corpus, SETTING))
    check(figure.drawing)
    titles = {one.control.title.said() for one in corpus.effective.values() if one.agreement is not None}
    assert len(titles) > 1
    assert all(title in figure.description and squeezed(title) in drawn(figure.drawing) for title in titles)
    ended = compiled("ends: 2026-10-02").corpus
    assert (
        "Keeping children and young people safe"
        not in figures(partnership.index(ended, SETTING))[0].description
    )


def test_an_index_of_no_agreements_has_no_picture() -> None:
    corpus = compiled().corpus
    alone = {name: one for name, one in corpus.effective.items() if one.agreement is None}
    assert figures(partnership.index(replace(corpus, effective=alone), SETTING)) == []


# -- of any size -----------------------------------------------------------------------------------------------------


def corpus_of(parties: list[dict[str, str]], flows: list[dict[str, Any]]) -> Corpus:
    """A workspace with one agreement, `many`, of these organisations and flows."""
    good = {one.name: tree_data(one) for one in sources()}
    directory = {
        "kind": "directory",
        "organisations": [
            {
                "id": f"body-{at}",
                "name": one["name"],
                "type": one.get("type", "nhs-trust"),
                "nation": "england",
            }
            for at, one in enumerate(parties)
        ],
    }
    protocol = dict(good["protocols/protocol.yaml"])
    first = {key: value for key, value in protocol["flows"][0].items() if key not in ("lawful", "title")}
    owned = {"owner": {"post": "Head of Service"}, "contact": "childrens-front-door"}
    protocol |= {
        "parties": [
            {"organisation": f"body-{at}", "role": one["role"], **owned} for at, one in enumerate(parties)
        ],
        "flows": [
            {**first, "id": f"flow-{at}", "lawful": {"not_stated": "to be agreed"}, **one}
            for at, one in enumerate(flows)
        ],
    }
    for name in ("joint_control", "processors", "signatures", "lead"):
        protocol.pop(name, None)
    written = {**good, "protocols/many-directory.yaml": directory, "protocols/many.yaml": protocol}
    files = tuple(
        Source(name, json.dumps(data, ensure_ascii=False).encode()) for name, data in written.items()
    )
    made = compile_sources(files, Occasion(TODAY))
    found = made.corpus
    assert "many" in found.effective, [one for one in made.findings if one.severity is Severity.ERROR][:3]
    assert "many" in found.effective and len(found.effective["many"].exchanges) == len(flows)
    return found


def council(at: int) -> dict[str, str]:
    return {
        "name": f"The Council of the London Borough of Northmere {at}",
        "type": "london-borough",
        "role": "gives",
    }


@cache
def councils() -> Corpus:
    parties = [council(at) for at in range(41)]
    parties.append({"name": "Northmere Hospitals NHS Trust", "role": "receives"})
    flow = {"title": "The weekly list", "from": [f"body-{at}" for at in range(41)], "to": "body-41"}
    return corpus_of(parties, [flow])


def test_forty_one_councils_that_do_the_same_are_one_box() -> None:
    corpus = councils()
    view = managerial.view(corpus.effective["many"], corpus, SETTING)
    (figure,) = figures(view)
    boxes = [one for one in figure.drawing.shapes if isinstance(one, Rectangle)]
    assert len(boxes) == 2 and figure.drawing.height < 200
    assert squeezed("41 parties (London borough council)") in drawn(figure.drawing)
    assert "Northmere 17" not in " ".join(names(figure.drawing))
    said_so = listed(view, "flows")["41 parties (London borough council)"]
    for at in range(41):
        assert re.search(rf"Borough of Northmere {at}\b", said_so)
        assert re.search(rf"Borough of Northmere {at}\b", figure.description)


def test_boards_are_not_told_of_what_kind_they_are() -> None:
    corpus = councils()
    view = strategic.view(corpus.effective["many"], corpus, SETTING)
    (figure,) = figures(view)
    assert "41 parties" in names(figure.drawing)
    assert "London borough council" not in figure.description
    assert "41 parties" in listed(view, "who")


def test_several_sets_of_parties_are_told_apart_by_letters() -> None:
    parties = [{"name": f"Body {at}", "role": "gives"} for at in range(20)]
    flows: list[dict[str, Any]] = [
        {"title": "One", "from": [f"body-{at}" for at in range(10)], "to": "body-19"},
        {"title": "Two", "from": [f"body-{at}" for at in range(10, 19)], "to": "body-19"},
    ]
    corpus = corpus_of(parties, flows)
    view = managerial.view(corpus.effective["many"], corpus, SETTING)
    (figure,) = figures(view)
    shown = drawn(figure.drawing)
    assert squeezed("Group A: 10 parties (NHS trust)") in shown and squeezed("Group B: 9 parties") in shown
    assert "Body 9" in listed(view, "flows")["Group A: 10 parties (NHS trust)"]


def test_the_same_parties_in_another_order_are_the_same_parties() -> None:
    parties = [{"name": f"Body {at}", "role": "gives"} for at in range(13)]
    some = [f"body-{at}" for at in range(9)]
    flows: list[dict[str, Any]] = [
        {"title": "One", "from": some, "to": "body-12"},
        {"title": "Two", "from": ["body-10"], "to": ["body-11", "body-12"]},
        {"title": "Three", "from": [*reversed(some)], "to": ["body-12", "body-11"]},
        *({"title": f"Alone {at}", "from": f"body-{at}", "to": "body-10"} for at in range(9)),
    ]
    corpus = corpus_of(parties, flows)
    view = managerial.view(corpus.effective["many"], corpus, SETTING)
    assert list(listed(view, "flows")) == ["9 parties (NHS trust)"]
    said_so = "\n".join(one.description for one in figures(view)).splitlines()
    assert [line.split(": ")[-1][:5] for line in said_so[:3]] == ["One (", "Three", "Two ("]


@pytest.mark.parametrize("number", range(16))
def test_pictures_of_any_partnership_can_be_read(number: int) -> None:
    chance = random.Random(f"partnership {number}")
    roles = ("gives", "receives", "gives and receives", "hosts", "advises")
    count = chance.choice((1, 2, 5, 12, 41, 60))
    parties = [
        {
            "name": f"{said(chance, 8)[:280].strip()} ({at})",
            "role": chance.choice(roles),
            "type": chance.choice(TYPES),
        }
        for at in range(count)
    ]
    some = [f"body-{at}" for at in range(count)]
    flows: list[dict[str, Any]] = [
        {
            "title": f"{said(chance, 10)[:280].strip()} ({at})",
            "from": chance.sample(some, chance.randint(1, count)),
            "to": chance.sample(some, chance.randint(1, count)),
        }
        for at in range(chance.randint(1, 30))
    ]
    corpus = corpus_of(parties, flows)
    effective = corpus.effective["many"]
    found = figures(managerial.view(effective, corpus, SETTING))
    whole = "\n".join(one.description for one in found)
    for flow in flows:
        assert flow["title"] in whole
        for ref in (*flow["from"], *flow["to"]):
            assert parties[int(ref.removeprefix("body-"))]["name"] in whole
    views = [strategic.view(effective, corpus, SETTING), partnership.index(corpus, SETTING)]
    for figure in (*found, *(one for view in views for one in figures(view))):
        check(figure.drawing)
        one_arrow = len(figure.description.splitlines()) == 1
        assert figure.drawing.height <= TALL or one_arrow or arrows(figure.drawing) == 1


TYPES = ("nhs-trust", "london-borough", "police-force")


def arrows(drawing: Drawing) -> int:
    return sum("points" in type(shape).__dataclass_fields__ for shape in drawing.shapes)


# -- decisions -------------------------------------------------------------------------------------------------------


def decision(rules: str) -> View:
    corpus = compiled(f"golden_rules: {rules}").corpus
    view = decision_flow.view(corpus.effective["protocol"], corpus, SETTING)
    assert view is not None
    return view


@pytest.mark.parametrize("rules", ["hmg-2008", "dfe-2024", "caldicott-2020"])
def test_a_decision_is_drawn_with_every_answer_and_said_in_words(rules: str) -> None:
    corpus = compiled(f"golden_rules: {rules}").corpus
    (figure,) = figures(decision(rules))
    check(figure.drawing)
    edition = corpus.law.editions[rules]
    assert len(edition.steps) in (0, len(figure.description.splitlines()))
    for step in edition.steps:
        assert squeezed(f"{step.number}. {step.question}") in drawn(figure.drawing)
        for then in (step.yes, step.no):
            if then.isdigit():
                assert f"go on to step {then}." in figure.description
            else:
                assert squeezed(then) in drawn(figure.drawing) and then in figure.description


def test_our_own_steps_are_drawn_where_the_edition_has_none() -> None:
    (figure,) = figures(decision("caldicott-2020"))
    assert figure.description.startswith("1. Is someone in danger now? Yes: ")
    assert "Share it, and write it down." in figure.description


def test_there_is_no_decision_to_draw_under_a_framework_or_what_is_over() -> None:
    corpus, over = compiled().corpus, compiled("ends: 2026-10-02").corpus
    assert decision_flow.view(corpus.effective["framework"], corpus, SETTING) is None
    assert decision_flow.view(over.effective["protocol"], over, SETTING) is None


# -- on the page -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ready() -> Press:
    return prepare(Paper(html.paper_sheet(STYLE), STYLE.files))


def pages() -> Iterator[View]:
    yield managers()
    yield boards()
    yield decision("hmg-2008")
    yield managerial.view(councils().effective["many"], councils(), SETTING)
    yield partnership.index(compiled().corpus, SETTING)


@pytest.mark.parametrize("at", range(5))
def test_every_word_of_a_drawing_is_text_on_screen_and_on_paper(at: int, ready: Press) -> None:
    view = list(pages())[at]
    screen = html_text(html.page(view, STYLE))
    data, warnings = press(html.paper(view, STYLE), ready)
    assert warnings == ()
    paper = squeezed(pdf_text(data))
    for figure in figures(view):
        assert figure.drawing.narrow is not None
        assert squeezed(figure.title) in squeezed(screen) and squeezed(figure.title) in paper
        assert squeezed(" ".join(figure.description.split())) in squeezed(screen.replace("•", ""))
        for words in names(figure.drawing):
            assert words in screen and squeezed(words) in paper
        assert all(words in screen for words in names(figure.drawing.narrow))


def test_a_description_is_not_taken_for_shown_text() -> None:
    assert html_text("<svg><title>a</title><desc>b</desc><text>c</text></svg>").split() == ["c"]


@pytest.mark.parametrize("at", range(5))
def test_in_a_pdf_each_drawing_is_one_figure_that_says_it_all(at: int, ready: Press) -> None:
    view = list(pages())[at]
    data, _ = press(html.paper(view, STYLE), ready)
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [str(one.Alt) for one in structure(pdf.Root.StructTreeRoot.K) if one.S == "/Figure"]
    assert found == [f"{one.title}. {' '.join(one.description.split())}" for one in figures(view)]


def structure(entry: Any) -> Iterator[Any]:
    for one in entry if isinstance(entry, pikepdf.Array) else [entry]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            if "/K" in one:
                yield from structure(one.K)
