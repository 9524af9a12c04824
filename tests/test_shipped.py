"""The pages and schemas that come with ispc, read from a checkout (test_packaging reads them from a wheel)."""

from pathlib import Path
from typing import Literal

import pytest

from ispc import shipped


@pytest.mark.parametrize("name", ["layers", "schemas"])
def test_a_checkout_reads_the_folders_at_its_top(name: Literal["layers", "schemas"]) -> None:
    assert shipped.folder(name) == Path(__file__).parent.parent / name


def test_a_wheel_reads_the_folders_that_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = tmp_path / "shipped" / "layers"
    carried.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)
    assert shipped.folder("layers") == carried
