"""The files that pages are made from: all of `layers/`, with the workspace's own in front."""

from pathlib import Path

from ispc import assets

LAYERS = Path(__file__).resolve().parent.parent / "layers"


def test_the_shipped_files_are_those_of_the_folder() -> None:
    names = {path.relative_to(LAYERS).as_posix() for path in LAYERS.rglob("*") if path.is_file()}
    style = assets.style()
    assert set(style.files) == names
    assert all(style.files[name] == (LAYERS / name).read_bytes() for name in names)


def test_the_workspace_may_replace_a_file_and_add_one() -> None:
    style = assets.style({"screen.css": b"body{color:red}", "logos/ours.svg": b"<svg/>"})
    assert style.text("screen.css") == "body{color:red}"
    assert style.files["logos/ours.svg"] == b"<svg/>"
    assert style.text("paged.css") == (LAYERS / "paged.css").read_text(encoding="utf-8")
