"""The pages on paper, set for real: two sides for a guide, and on every side what belongs there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfReader

from ispc import assets
from ispc.corpus import Corpus, Occasion
from ispc.layers import front_line, strategic
from ispc.location import Source
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import Press, prepare, press
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand, View
from tests.sample_guide import GUIDE
from tests.sample_view import SAMPLE

STYLE = assets.style()


@pytest.fixture(scope="module")
def ready() -> Press:
    made = prepare(Paper(html.paper_sheet(STYLE), STYLE.files))
    assert made.warnings == ()
    return made


def sides(view: View, ready: Press) -> list[str]:
    data, warnings = press(html.paper(view, STYLE), ready)
    assert warnings == ()
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def test_a_full_guide_fits_two_sides_with_the_emergency_line_on_each(ready: Press) -> None:
    printed = sides(GUIDE, ready)
    assert len(printed) <= 2
    assert GUIDE.emergency is not None
    for number, side in enumerate(printed, 1):
        assert GUIDE.emergency.words in side
        assert GUIDE.footer in side
        assert "Northmere is an illustration; no such partnership exists." in side
        assert f"Page {number} of {len(printed)}" in side


def test_the_word_behind_a_draft_is_a_shape_and_stays_out_of_the_text(ready: Press) -> None:
    printed = sides(SAMPLE, ready)
    assert len(printed) > 2
    assert [side.count("DRAFT") for side in printed] == [1] + [0] * (len(printed) - 1)


def test_contents_give_the_page_of_each_section(ready: Press) -> None:
    printed = sides(SAMPLE, ready)
    for section in SAMPLE.sections:
        (page,) = re.findall(re.escape(section.heading) + r" ?(\d+)", printed[0])
        assert section.heading in printed[int(page) - 1]


def test_the_head_of_a_long_table_is_on_every_side_of_it(ready: Press) -> None:
    holding = [side for side in sides(SAMPLE, ready) if "Secure e-" in side]
    assert len(holding) > 2
    assert all("Flow Items Basis Channel Kept for" in side for side in holding)


def test_the_partnership_is_printed_across(ready: Press) -> None:
    data, _ = press(html.paper(replace(SAMPLE, audience="partnership"), STYLE), ready)
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    assert box.width > box.height


# --- The protocols of this repository --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    paths = sorted((Path(__file__).parent.parent / "protocols").glob("*.yaml"))
    sources = tuple(Source(f"protocols/{path.name}", path.read_bytes()) for path in paths)
    return compile_sources(sources, Occasion(date(2026, 11, 21), "review")).corpus


def lengths(layer: ModuleType, corpus: Corpus, ready: Press) -> Iterator[tuple[str, int]]:
    """Each document with the sides that a layer of it takes."""
    setting = Setting(
        Brand("Northmere Information Sharing Partnership"), date(2026, 11, 21), "An illustration."
    )
    for name, effective in corpus.effective.items():
        yield name, len(sides(layer.view(effective, corpus, setting), ready))


def test_every_guide_fits_two_sides(corpus: Corpus, ready: Press) -> None:
    assert {name for name, taken in lengths(front_line, corpus, ready) if taken > 2} == set()


def test_a_board_reads_five_sides_at_most(corpus: Corpus, ready: Press) -> None:
    found = dict(lengths(strategic, corpus, ready))
    assert len(found) == 6 and {name for name, taken in found.items() if taken > 5} == set()
