from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from ispc import report
from ispc.registry import modules


def test_the_folder_is_the_list() -> None:
    folder = Path(str(report.__file__)).parent
    assert sorted(modules(report)) == sorted(
        path.stem for path in folder.glob("*.py") if path.stem != "__init__"
    )
    assert modules(report)["human"].__name__ == "ispc.report.human"


def test_a_new_file_is_found_by_its_public_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    door = tmp_path / "some_door"
    door.mkdir()
    (door / "__init__.py").write_text("")
    (door / "lawful_basis_missing.py").write_text("WHY = 'because'")
    (door / "_private.py").write_text("raise AssertionError('a private module is left alone')")
    monkeypatch.syspath_prepend(str(tmp_path))
    package = __import__("some_door")
    found = modules(package)
    assert list(found) == ["lawful-basis-missing"]
    assert found["lawful-basis-missing"].WHY == "because"
    for name in [name for name in sys.modules if name.startswith("some_door")]:
        monkeypatch.delitem(sys.modules, name)


def test_the_list_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        modules(report)["mine"] = ModuleType("mine")  # type: ignore[index]  # the point of the test
