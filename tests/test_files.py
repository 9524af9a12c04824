"""The disk: what is read and refused, which names and folders are fit, and writes that are whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ispc import files
from tests.faults import Killed, strike


def workspace(folder: Path, **texts: str) -> Path:
    (folder / "protocols").mkdir(parents=True, exist_ok=True)
    (folder / "ispc.yaml").write_text("name: Northmere\n")
    for name, text in texts.items():
        (folder / "protocols" / f"{name}.yaml").write_text(text)
    return folder


def read(root: Path) -> tuple[list[str], list[str]]:
    outcome = files.read(root)
    assert outcome.value is not None
    return [source.name for source in outcome.value], [finding.code for finding in outcome.findings]


# -- reading ---------------------------------------------------------------------------------------------------------


def test_the_workspace_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    (root / "protocols" / "deep").mkdir()
    assert files.find_root(root / "protocols" / "deep") == root.resolve()
    assert files.find_root(tmp_path) is None


def test_sources_come_in_the_order_of_their_names_with_forward_slashes(tmp_path: Path) -> None:
    root = workspace(tmp_path, b="b", a="a")
    (root / "protocols" / "approvals").mkdir()
    (root / "protocols" / "approvals" / "z.yaml").write_text("z")
    (root / "protocols" / "notes.md").write_text("not a source")
    (root / "protocols" / ".hidden.yaml").write_text("not a source")
    names, codes = read(root)
    assert names == ["ispc.yaml", "protocols/a.yaml", "protocols/approvals/z.yaml", "protocols/b.yaml"]
    assert codes == []


def test_bytes_are_read_as_they_are(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    data = bytes(range(256)) * 5000
    (root / "protocols" / "a.yaml").write_bytes(data[:900_000])
    sources = files.read(root).value
    assert sources is not None and sources[1].data == data[:900_000]


def test_links_are_refused(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", a="a")
    (tmp_path / "secret.yaml").write_text("secret")
    (root / "protocols" / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "protocols" / "c").symlink_to(tmp_path)
    (root / "protocols" / "d.yaml").symlink_to("nowhere")
    names, codes = read(root)
    assert names == ["ispc.yaml", "protocols/a.yaml"]
    assert codes == ["source-is-a-link"] * 3


def test_a_workspace_file_that_is_a_link_is_refused(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    (root / "ispc.yaml").rename(tmp_path / "elsewhere.yaml")
    (root / "ispc.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert read(root) == ([], ["source-is-a-link"])


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    root = workspace(tmp_path, a="a")
    os.mkfifo(root / "protocols" / "b.yaml")
    assert read(root) == (["ispc.yaml", "protocols/a.yaml"], ["source-unreadable"])


def test_a_file_past_the_limit_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    root = workspace(tmp_path, a="a" * files.FILE_LIMIT, b="b" * (files.FILE_LIMIT + 1), c="c")
    names, codes = read(root)
    assert names == ["ispc.yaml", "protocols/a.yaml", "protocols/c.yaml"]
    assert codes == ["source-too-large"]


def test_a_workspace_past_the_limit_is_cut_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WORKSPACE_LIMIT", 100)
    root = workspace(tmp_path, a="a" * 60, b="b" * 60, c="c")
    assert read(root) == (["ispc.yaml", "protocols/a.yaml"], ["workspace-too-large"])


def test_the_wrong_ending_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "protocols" / "a.yml").write_text("a")
    (root / "protocols" / "b\x1b[31m.yaml").write_text("b")
    outcome = files.read(root)
    assert [(f.code, f.message) for f in outcome.findings] == [
        ("source-unreadable", "a source's name ends in `.yaml`, not `.yml`"),
        ("source-unreadable", "the file's name is not plain text"),
    ]
    assert "\x1b" not in str(outcome.findings[1].where)


def test_a_name_that_is_not_utf8_is_a_finding_that_can_be_shown(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "protocols") + b"/\xff.yaml")).write_text("a")
    outcome = files.read(root)
    assert [finding.code for finding in outcome.findings] == ["source-unreadable"]
    str(outcome.findings[0].where).encode()


@pytest.mark.parametrize("fault", [errno.EIO, errno.EACCES, errno.EMFILE])
def test_a_file_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    root = workspace(tmp_path, a="a", b="b")
    strike(monkeypatch, 2, OSError(fault, os.strerror(fault)))
    names, codes = read(root)
    assert names == ["ispc.yaml", "protocols/b.yaml"]
    assert codes == ["source-unreadable"]


# -- names and folders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["index.html", "keeping-safe/front-line.pdf", "register.csv", "assets/sans.3fa9c1.woff2"]
)
def test_fit_names(name: str) -> None:
    assert files.unfit([name]) == ()


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
    assert [finding.code for finding in files.unfit([name])] == ["output-name"]


@pytest.mark.parametrize("other", ["A/b.html", "a/b.html", "a/B.HTML"])
def test_two_outputs_may_not_share_a_name_on_any_file_system(other: str) -> None:
    assert any("two outputs" in finding.message for finding in files.unfit(["a/b.html", other]))


def test_composed_and_decomposed_names_are_one() -> None:
    assert any("two outputs" in f.message for f in files.unfit(["\u0175.html", "w\u0302.html"]))


def test_folders_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path / "home" / "w")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(root)
    refused = [root, root.parent, tmp_path, Path("/"), root / "protocols", root / "protocols" / "x"]
    refused += [tmp_path / "full", tmp_path / "file", tmp_path / "link", root / "protocols" / ".."]
    for folder in refused:
        finding = files.refusal(folder, root)
        assert finding is not None and finding.code == "output-folder", folder


def test_folders_that_are_accepted(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    (tmp_path / "empty").mkdir()
    (tmp_path / "ours" / files.MARK).mkdir(parents=True)
    for folder in (root / "build", tmp_path / "new" / "deep", tmp_path / "empty", tmp_path / "ours"):
        assert files.refusal(folder, root) is None, folder


# -- writing ---------------------------------------------------------------------------------------------------------


def quiet() -> None:
    """Nobody is told."""


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with files.locked(out, quiet):
        assert files.put(out, "a/b.html", b"one")
        before = (out / "a/b.html").stat().st_ino
        assert not files.put(out, "a/b.html", b"one")
        assert (out / "a/b.html").stat().st_ino == before
        assert files.put(out, "a/b.html", b"two")
    assert files.load(out, "a/b.html") == b"two"


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_the_mode_follows_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with files.locked(tmp_path / "out", quiet):
            files.put(tmp_path / "out", "a.html", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out" / "a.html").stat().st_mode) == 0o666 & ~mask


def test_a_link_never_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.html").write_text("mine")
    with files.locked(out, quiet):
        (out / "a").symlink_to(tmp_path / "elsewhere")
        (out / "c.html").symlink_to(tmp_path / "elsewhere" / "b.html")
        with pytest.raises(OSError, match="leads out"):
            files.put(out, "a/b.html", b"ours")
        with pytest.raises(OSError, match="leads out"):
            files.remove(out, "a/b.html")
        files.put(out, "c.html", b"ours")
    assert (tmp_path / "elsewhere" / "b.html").read_text() == "mine"
    assert not (out / "c.html").is_symlink() and (out / "c.html").read_bytes() == b"ours"


def test_removing_takes_the_empty_folder_too_and_no_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with files.locked(out, quiet):
        for name in ("a/one.html", "b/one.html"):
            files.put(out, name, b"one")
        (out / "b" / "mine.txt").write_text("mine")
        for name in ("a/one.html", "b/one.html", "b/never.html"):
            files.remove(out, name)
    assert not (out / "a").exists()
    assert [path.name for path in (out / "b").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_a_failed_write_leaves_the_old_file_and_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    out = tmp_path / "out"
    with files.locked(out, quiet):
        files.put(out, "a.html", b"old")
    for n in range(1, 50):
        with monkeypatch.context() as patch:
            disk = strike(patch, n, OSError(fault, os.strerror(fault)))
            try:
                with files.locked(out, quiet):
                    files.put(out, "a.html", b"new and longer")
            except OSError:
                assert disk.struck
        assert (out / "a.html").read_bytes() in (b"old", b"new and longer")
        assert list((out / files.MARK / "staging").iterdir()) == []
        if not disk.struck:
            return
        with files.locked(out, quiet):
            files.put(out, "a.html", b"old")
    raise AssertionError("the write never came to an end")


def test_leftovers_of_a_killed_write_are_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    for n in range(1, 50):
        with monkeypatch.context() as patch:
            disk = strike(patch, n, Killed())
            try:
                with files.locked(out, quiet):
                    files.put(out, "a.html", b"new")
            except Killed:
                assert disk.struck
        with files.locked(out, quiet):
            staging = out / files.MARK / "staging"
            assert not staging.exists() or list(staging.iterdir()) == []
            assert files.load(out, "a.html") in (None, b"new")
            files.remove(out, "a.html")
        if not disk.struck:
            return
    raise AssertionError("the write never came to an end")


def test_the_second_of_two_waits_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    told, entered = threading.Event(), threading.Event()

    def second() -> None:
        with files.locked(out, told.set):
            entered.set()

    with files.locked(out, quiet):
        other = threading.Thread(target=second)
        other.start()
        assert told.wait(10)
        assert not entered.is_set()
    other.join(10)
    assert entered.is_set()


def test_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = (
        "import os, sys; from pathlib import Path; from ispc import files\n"
        "with files.locked(Path(sys.argv[1]), lambda: None): os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(out)], check=False).returncode == 9
    told = threading.Event()
    with files.locked(out, told.set):
        assert not told.is_set()
