"""The output folder: fit names, folders that are refused, and writes that are whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ispc import folder
from tests.faults import Killed, strike
from tests.test_files import workspace

# -- names and folders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["index.html", "keeping-safe/front-line.pdf", "register.csv", "assets/sans.3fa9c1.woff2"]
)
def test_fit_names(name: str) -> None:
    assert folder.unfit([name]) == ()


OUTSIDE = ("../a.html", "/a.html", "a/../b.html", "./a.html", "a\\b.html", "%2e%2e/a.html", "c:a.html")
DEVICES = ("con.html", "nul/a.html", "com1.html", "lpt9.pdf", "aux.tar.html")
ODD = (
    "",
    "a",
    "a//b.html",
    "a/.html",
    "A.html",
    "ŵ.html",
    "a b.html",
    "a.html.",
    "a.html\n",
    "-a.html",
    "a\0.html",
)


@pytest.mark.parametrize("name", [*OUTSIDE, *DEVICES, *ODD, ".ispc/manifest.json", "a" * 64 + ".html"])
def test_unfit_names(name: str) -> None:
    assert [finding.code for finding in folder.unfit([name])] == ["output-name"]


@pytest.mark.parametrize("other", ["A/b.html", "a/b.html", "a/B.HTML"])
def test_two_outputs_may_not_share_a_name_on_any_file_system(other: str) -> None:
    assert any("two outputs" in finding.message for finding in folder.unfit(["a/b.html", other]))


def test_composed_and_decomposed_names_are_one() -> None:
    assert any("two outputs" in f.message for f in folder.unfit(["\u0175.html", "w\u0302.html"]))


def test_folders_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path / "home" / "w")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(root)
    refused = [root, root.parent, tmp_path, Path("/"), root / "protocols", root / "protocols" / "x"]
    refused += [tmp_path / "full", tmp_path / "file", tmp_path / "link", root / "protocols" / ".."]
    for place in refused:
        finding = folder.refusal(place, root)
        assert finding is not None and finding.code == "output-folder", place


def test_folders_that_are_accepted(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    (tmp_path / "empty").mkdir()
    (tmp_path / "ours" / folder.MARK).mkdir(parents=True)
    for place in (root / "build", tmp_path / "new" / "deep", tmp_path / "empty", tmp_path / "ours"):
        assert folder.refusal(place, root) is None, place


# -- writing ---------------------------------------------------------------------------------------------------------


def quiet() -> None:
    """Nobody is told."""


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with folder.locked(out, quiet):
        assert folder.put(out, "a/b.html", b"one")
        before = (out / "a/b.html").stat().st_ino
        assert not folder.put(out, "a/b.html", b"one")
        assert (out / "a/b.html").stat().st_ino == before
        assert folder.put(out, "a/b.html", b"two")
    assert folder.load(out, "a/b.html") == b"two"


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_the_mode_follows_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with folder.locked(tmp_path / "out", quiet):
            folder.put(tmp_path / "out", "a.html", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out" / "a.html").stat().st_mode) == 0o666 & ~mask


def test_a_link_never_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.html").write_text("mine")
    with folder.locked(out, quiet):
        (out / "a").symlink_to(tmp_path / "elsewhere")
        (out / "c.html").symlink_to(tmp_path / "elsewhere" / "b.html")
        with pytest.raises(OSError, match="leads out"):
            folder.put(out, "a/b.html", b"ours")
        with pytest.raises(OSError, match="leads out"):
            folder.remove(out, "a/b.html")
        folder.put(out, "c.html", b"ours")
    assert (tmp_path / "elsewhere" / "b.html").read_text() == "mine"
    assert not (out / "c.html").is_symlink() and (out / "c.html").read_bytes() == b"ours"


def test_removing_takes_the_empty_folder_too_and_no_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with folder.locked(out, quiet):
        for name in ("a/one.html", "b/one.html"):
            folder.put(out, name, b"one")
        (out / "b" / "mine.txt").write_text("mine")
        for name in ("a/one.html", "b/one.html", "b/never.html"):
            folder.remove(out, name)
    assert not (out / "a").exists()
    assert [path.name for path in (out / "b").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_a_failed_write_leaves_the_old_file_and_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    out = tmp_path / "out"
    with folder.locked(out, quiet):
        folder.put(out, "a.html", b"old")
    for n in range(1, 50):
        with monkeypatch.context() as patch:
            disk = strike(patch, n, OSError(fault, os.strerror(fault)))
            try:
                with folder.locked(out, quiet):
                    folder.put(out, "a.html", b"new and longer")
            except OSError:
                assert disk.struck
        assert (out / "a.html").read_bytes() in (b"old", b"new and longer")
        assert list((out / folder.MARK / "staging").iterdir()) == []
        if not disk.struck:
            return
        with folder.locked(out, quiet):
            folder.put(out, "a.html", b"old")
    raise AssertionError("the write never came to an end")


def test_leftovers_of_a_killed_write_are_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    for n in range(1, 50):
        with monkeypatch.context() as patch:
            disk = strike(patch, n, Killed())
            try:
                with folder.locked(out, quiet):
                    folder.put(out, "a.html", b"new")
            except Killed:
                assert disk.struck
        with folder.locked(out, quiet):
            staging = out / folder.MARK / "staging"
            assert not staging.exists() or list(staging.iterdir()) == []
            assert folder.load(out, "a.html") in (None, b"new")
            folder.remove(out, "a.html")
        if not disk.struck:
            return
    raise AssertionError("the write never came to an end")


def test_the_second_of_two_waits_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    told, entered = threading.Event(), threading.Event()

    def second() -> None:
        with folder.locked(out, told.set):
            entered.set()

    with folder.locked(out, quiet):
        other = threading.Thread(target=second)
        other.start()
        assert told.wait(10)
        assert not entered.is_set()
    other.join(10)
    assert entered.is_set()


def test_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = (
        "import os, sys; from pathlib import Path; from ispc import folder\n"
        "with folder.locked(Path(sys.argv[1]), lambda: None): os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(out)], check=False).returncode == 9
    told = threading.Event()
    with folder.locked(out, told.set):
        assert not told.is_set()


def test_a_folder_that_another_build_is_marking_just_now_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "build"
    out.mkdir()
    listed = Path.iterdir

    def marked_meanwhile(place: Path) -> Iterator[Path]:
        (place / folder.MARK).mkdir(exist_ok=True)
        return listed(place)

    monkeypatch.setattr(Path, "iterdir", marked_meanwhile)
    assert folder.refusal(out, tmp_path) is None
