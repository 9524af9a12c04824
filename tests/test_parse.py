"""The parse step: what it keeps, what it refuses, and that it never raises."""

from __future__ import annotations

from ispc.location import Source
from ispc.parse import parse


def test_every_scalar_stays_text() -> None:
    tree = parse(Source("a.yaml", b"tel: 01632 960000\nversion: 1.10\nold: No\nnone: ~\nempty:\n")).value
    assert tree is not None
    assert tree.data == {"tel": "01632 960000", "version": "1.10", "old": "No", "none": "~", "empty": ""}
