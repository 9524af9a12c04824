"""The disk: what is read and refused, which names and folders are fit, and writes that are whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ispc import files
from tests.faults import strike


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
    (root / "protocols" / "deep").mkdir()
    (root / "protocols" / "deep" / "z.yaml").write_text("z")
    (root / "protocols" / "notes.md").write_text("not a source")
    (root / "protocols" / ".hidden.yaml").write_text("not a source")
    names, codes = read(root)
    assert names == ["ispc.yaml", "protocols/a.yaml", "protocols/b.yaml", "protocols/deep/z.yaml"]
    assert codes == []


def test_approvals_are_no_documents_but_a_folder_of_their_own(tmp_path: Path) -> None:
    root = workspace(tmp_path, a="a")
    (root / "protocols" / "approvals" / "a").mkdir(parents=True)
    (root / "protocols" / "approvals" / "a" / "text.json").write_text("{}")
    (root / "protocols" / "approvals" / "signers.yaml").write_text("form: ispc-signers/1")
    assert read(root) == (["ispc.yaml", "protocols/a.yaml"], [])
    outcome = files.read_folder(root, files.APPROVALS)
    assert outcome.findings == () and outcome.value is not None
    assert [source.name for source in outcome.value] == [
        "protocols/approvals/a/text.json",
        "protocols/approvals/signers.yaml",
    ]


def test_one_file_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "words.yaml").write_text("a" * files.FILE_LIMIT)
    assert len(files.read_file(root, "words.yaml")) == files.FILE_LIMIT
    (root / "words.yaml").write_text("a" * (files.FILE_LIMIT + 1))
    with pytest.raises(OSError, match="too large"):
        files.read_file(root, "words.yaml")


def test_a_folder_is_read_whatever_its_files_are_called(tmp_path: Path) -> None:
    root = workspace(tmp_path, a="a")
    assert files.read_folder(root, "layers").value == ()
    (root / "layers" / "fonts").mkdir(parents=True)
    (root / "layers" / "logo.png").write_bytes(b"logo")
    (root / "layers" / "fonts" / "own.ttf").write_bytes(b"font")
    (root / "layers" / "link.css").symlink_to("/etc/hostname")
    outcome = files.read_folder(root, "layers")
    assert outcome.value is not None
    assert [source.name for source in outcome.value] == ["layers/fonts/own.ttf", "layers/logo.png"]
    assert [finding.code for finding in outcome.findings] == ["source-is-a-link"]


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


@pytest.mark.parametrize("folder", ["protocols", "protocols/approvals"])
def test_a_folder_that_is_a_link_is_refused(tmp_path: Path, folder: str) -> None:
    root = workspace(tmp_path / "w")
    workspace(tmp_path / "elsewhere", a="a")
    (root / "protocols").rmdir()
    (root / folder).parent.mkdir(exist_ok=True)
    (root / folder).symlink_to(tmp_path / "elsewhere" / "protocols")
    both = [files.read(root), files.read_folder(root, files.APPROVALS)]
    assert [source.name for one in both for source in one.value or ()] == ["ispc.yaml"]
    assert {(f.code, str(f.where)) for one in both for f in one.findings} == {
        ("source-is-a-link", f"{folder}:1:1")
    }


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


def test_a_text_that_was_shown_may_be_larger_than_a_document(tmp_path: Path) -> None:
    """It is kept for good, with all its sources: a limit that refused it would make every approval of it worthless."""
    root = workspace(tmp_path)
    kept = root / files.APPROVALS / "a" / "edition-1"
    kept.mkdir(parents=True)
    (kept / "text.json").write_text("a" * (files.FILE_LIMIT + 1))
    outcome = files.read_folder(root, files.APPROVALS)
    assert outcome.findings == () and outcome.value is not None
    assert len(outcome.value[0].data) == files.FILE_LIMIT + 1


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
