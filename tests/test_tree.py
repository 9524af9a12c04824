"""The map in ARCHITECTURE.md is made from the code and is fresh."""

from tools.tree import PAGE, placed


def test_the_map_is_fresh() -> None:
    page = PAGE.read_text("utf-8")
    assert "| `ispc/pipeline.py` |" in page
    assert placed(page) == page, "run `python tools/tree.py`"
