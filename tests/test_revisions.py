"""Snapshots: what people type finds the workspace they mean, and a commit is read as the disk would be."""

from __future__ import annotations

import datetime
import errno
import os
from pathlib import Path

import pytest

from ispc import files, git, revisions
from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Address, Span
from ispc.opening import compiled, open_workspace
from ispc.revisions import Snapshot
from tests.repositories import ABOUT, commit, repository, write
from tests.repositories import git as run

FIRST = {
    "ispc.yaml": f"{ABOUT}words: words.yaml\n",
    "words.yaml": "title: Ours\nwhy: For the tests.\n",
    "layers/own.css": "body {}",
    "layers/notes.txt": "no look",
    "protocols/b.yaml": "one",
    "protocols/deep/a.yaml": "a",
    "protocols/notes.md": "no source",
    "protocols/.hidden.yaml": "no source",
    "protocols/approvals/signers.yaml": "form: ispc-signers/1",
    "protocols/approvals/b/1/text-0.json": "{}",
}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A workspace at the top of a repository: two commits, and a change that is not committed."""
    folder = repository(tmp_path / "work")
    commit(folder, FIRST, at="2026-03-01T23:30:00-0200")
    commit(folder, {"protocols/b.yaml": "two"})
    write(folder, {"protocols/b.yaml": "three", "protocols/new.yaml": "new"})
    return folder


def taken(spec: str | None, here: Path) -> Snapshot:
    outcome = revisions.snapshot(spec, here)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def texts(held: Snapshot) -> dict[str, str]:
    return {source.name: source.data.decode() for source in held.sources}


def fault(spec: str | None, here: Path) -> tuple[str, str, str]:
    outcome = revisions.snapshot(spec, here)
    assert outcome.value is None and len(outcome.findings) == 1 and outcome.failed
    return outcome.findings[0].code, outcome.findings[0].message, outcome.findings[0].help


def told(spec: str, here: Path) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.where), one.message) for one in revisions.snapshot(spec, here).findings]


# --- What is meant --------------------------------------------------------------------------------------------------


def test_with_nothing_said_it_is_the_working_tree(work: Path) -> None:
    held = taken(None, work / "protocols")
    assert (held.label, held.commit, held.day, held.author, held.at) == ("working tree", "", None, "", "")
    assert held.root == work
    assert texts(held) == {
        "protocols/b.yaml": "three",
        "protocols/deep/a.yaml": "a",
        "protocols/new.yaml": "new",
    }


def test_a_revision_is_the_workspace_as_it_was_committed(work: Path) -> None:
    held = taken("HEAD~1", work)
    id = run(work, "rev-parse", "HEAD~1")
    assert (held.label, held.commit, held.at) == (f"HEAD~1 ({id[:7]})", id, f"{id[:7]}:")
    assert (held.day, held.author, held.root) == (datetime.date(2026, 3, 1), "The author", None)
    assert texts(held) == {"protocols/b.yaml": "one", "protocols/deep/a.yaml": "a"}
    assert held.notes == ()
    assert taken(id, work).label == taken(id[:9], work).label == id[:7]


def test_a_commit_is_read_as_the_disk_would_be(work: Path) -> None:
    run(work, "add", "-A")
    run(work, "commit", "-q", "-m", "Change")
    ours, theirs = taken("HEAD", work / "protocols"), open_workspace((work,))
    assert theirs.value is not None
    for name in ("settings", "about", "sources", "approvals", "profiles", "words", "beside"):
        assert getattr(ours, name) == getattr(theirs.value, name), name
    assert dict(ours.looks) == dict(theirs.value.looks) == {"own.css": b"body {}"}
    assert [source.name for source in ours.approvals] == [
        "protocols/approvals/b/1/text-0.json",
        "protocols/approvals/signers.yaml",
    ]
    assert ours.words[0].title.said() == "Ours"


def test_a_workspace_below_the_top_is_found_where_it_is(work: Path) -> None:
    inner = work / "sharing" / "north"
    id = commit(work, {"sharing/north/ispc.yaml": ABOUT, "sharing/north/protocols/c.yaml": "c"})
    assert (
        texts(taken("HEAD", inner)) == texts(taken("HEAD", inner / "protocols")) == {"protocols/c.yaml": "c"}
    )
    assert taken("HEAD", inner).at == f"{id[:7]}:sharing/north/"
    code, message, advice = fault("HEAD~1", inner)
    assert code == "revision-has-no-workspace"
    assert message.startswith("HEAD~1 (") and message.endswith("holds no `sharing/north/ispc.yaml`")
    assert "REV:path/to/workspace" in advice


def test_a_path_after_the_revision_says_where_the_workspace_was(work: Path) -> None:
    commit(work, {"sharing/north/ispc.yaml": ABOUT, "sharing/north/protocols/c.yaml": "c"})
    for spec, here in (
        ("main:sharing/north", work),
        ("main:sharing/north/", work),
        ("main:./north", work / "sharing"),
        ("main@{0}:sharing/north", work),
    ):
        assert texts(taken(spec, here)) == {"protocols/c.yaml": "c"}, spec
    assert "protocols/b.yaml" in texts(taken("main:", work / "sharing" / "north"))
    assert taken("main:sharing/north", work).label.startswith("main:sharing/north (")


@pytest.mark.parametrize("path", ["..", "../r", "a/../..", "/etc", "a\x1b[31m", "a" * 1001])
def test_a_path_that_leads_out_is_refused(work: Path, path: str) -> None:
    code, message, _ = fault(f"main:{path}", work)
    assert code == "revision-unfit" and message.isprintable() and "is no path in a repository" in message


def test_a_path_that_holds_no_workspace_is_said(work: Path) -> None:
    for path in ("nowhere", "protocols", "ispc.yaml", "protocols/b.yaml"):
        assert fault(f"main:{path}", work)[0] == "revision-has-no-workspace"


def test_outside_the_workspace_the_nearest_one_in_the_commit_is_taken(work: Path) -> None:
    run(work, "rm", "-q", "--cached", "ispc.yaml")
    commit(work, {})
    (work / "ispc.yaml").unlink()
    assert "protocols/b.yaml" in texts(taken("HEAD~2", work / "protocols" / "deep"))


def test_a_folder_is_the_workspace_that_it_holds_or_lies_in(work: Path, tmp_path: Path) -> None:
    write(tmp_path, {"old/ispc.yaml": ABOUT, "old/protocols/a.yaml": "old"})
    held = taken("../old", work)
    assert (held.label, held.at, held.root) == ("folder ../old", "../old/", tmp_path / "old")
    assert texts(held) == {"protocols/a.yaml": "old"}
    assert texts(taken(str(tmp_path / "old" / "protocols"), work)) == {"protocols/a.yaml": "old"}
    assert taken(".", work).label == taken("protocols", work).label == "working tree"


def test_a_folder_needs_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"old/ispc.yaml": ABOUT, "new/ispc.yaml": ABOUT})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert taken("../old", tmp_path / "new").root == tmp_path / "old"
    assert taken(None, tmp_path / "new").root == tmp_path / "new"


def test_a_workspace_goes_before_a_revision_of_its_name_and_any_other_folder_after_it(work: Path) -> None:
    run(work, "branch", "old", "HEAD~1")
    run(work, "branch", "protocols", "HEAD~1")
    write(work, {"old/ispc.yaml": ABOUT})
    held = taken("old", work)
    assert held.root == work / "old"
    assert held.notes == ("`old` is a folder and a revision of git: the folder was taken",)
    assert texts(taken("refs/heads/old", work))["protocols/b.yaml"] == "one"
    assert texts(taken("protocols", work))["protocols/b.yaml"] == "one"


def test_nothing_of_that_name_is_said(work: Path, tmp_path: Path) -> None:
    assert fault("nowhere", work)[:2] == ("revision-unknown", "git knows no commit `nowhere` here")
    write(tmp_path, {"bare/ispc.yaml": ABOUT})
    assert fault("nowhere", tmp_path / "bare")[:2] == (
        "not-a-repository",
        "`nowhere` is no folder, and this one lies in no git repository",
    )
    assert fault(None, tmp_path)[0] == "no-workspace"
    assert (
        fault("a" * 5000, work)[0]
        == fault("a\0b", work)[0]
        == fault("--output=x", work)[0]
        == "revision-unfit"
    )
    assert not (work / "x").exists()


def test_a_machine_without_git_is_said(work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fault("main", work)[0] == "git-missing"


def test_what_a_reader_should_know_is_noted(work: Path) -> None:
    run(work, "tag", "main", "HEAD~1")
    run(work, "replace", "HEAD", "HEAD~1")
    held = taken("main", work)
    assert texts(held)["protocols/b.yaml"] == "one"
    assert held.notes == (
        "`main` is a tag and a branch: git took the tag",
        "this repository asks git to show some objects in place of others (refs/replace): the true ones were read",
    )
    assert texts(taken("refs/heads/main", work))["protocols/b.yaml"] == "two"


# --- Two of them ----------------------------------------------------------------------------------------------------


def both(old: str, new: str | None, here: Path) -> tuple[str, str]:
    outcome = revisions.pair(old, new, here)
    assert outcome.value is not None, outcome.findings
    one, other = outcome.value
    return texts(one)["protocols/b.yaml"], texts(other)["protocols/b.yaml"]


def test_two_are_compared_or_one_with_the_working_tree(work: Path) -> None:
    assert both("HEAD~1", "HEAD", work) == ("one", "two")
    assert both("HEAD~1", None, work) == ("one", "three")
    assert both("HEAD", ".", work) == ("two", "three")


def test_a_range_is_both(work: Path) -> None:
    assert both("HEAD~1..main", None, work) == ("one", "two")
    assert both("HEAD~1..", None, work) == ("one", "two")
    assert both("..HEAD~1", None, work) == ("two", "one")
    assert both("HEAD~1:..HEAD:", None, work) == ("one", "two")
    outcome = revisions.pair("HEAD~1..main", "main", work)
    assert outcome.value is None and [one.code for one in outcome.findings] == ["revision-unfit"]


def test_three_dots_compare_with_where_the_two_parted(work: Path) -> None:
    run(work, "checkout", "-q", "-f", "-b", "draft", "HEAD~1")
    commit(work, {"protocols/b.yaml": "draft"})
    assert both("main..draft", None, work) == ("two", "draft")
    assert both("main...draft", None, work) == both("main...", None, work) == ("one", "draft")
    outcome = revisions.pair("main...draft", None, work)
    assert outcome.value is not None
    first = run(work, "rev-parse", "HEAD~1")
    assert (outcome.value[0].label, outcome.value[0].commit) == (
        f"where main and draft parted ({first[:7]})",
        first,
    )


def test_crossed_merges_are_noted_and_no_ancestor_at_all_is_said(work: Path) -> None:
    run(work, "checkout", "-q", "-f", "-b", "draft")
    main, draft = (run(work, "commit-tree", "-p", "HEAD", "-m", name, "HEAD^{tree}") for name in "ab")
    for branch, first, second in (("main", main, draft), ("draft", draft, main)):
        merged = run(work, "commit-tree", "-p", first, "-p", second, "-m", "m", "HEAD^{tree}")
        run(work, "update-ref", f"refs/heads/{branch}", merged)
    outcome = revisions.pair("main...draft", None, work)
    assert outcome.value is not None
    assert outcome.value[0].commit in (main, draft)
    assert [
        note.startswith("`main` and `draft` parted more than once: ") for note in outcome.value[0].notes
    ] == [True]
    run(work, "update-ref", "refs/heads/alone", run(work, "commit-tree", "-m", "x", "HEAD^{tree}"))
    outcome = revisions.pair("main...alone", None, work)
    assert [(one.code, one.message) for one in outcome.findings] == [
        ("revision-unknown", "`main` and `alone` have no commit in common")
    ]


def test_a_folder_above_is_no_range(work: Path, tmp_path: Path) -> None:
    write(tmp_path, {"old/ispc.yaml": ABOUT, "old/protocols/b.yaml": "old"})
    assert both("../old", None, work) == ("old", "three")
    for spec in ("../nowhere", "..", "...", "HEAD:../x"):
        outcome = revisions.pair(spec, None, work)
        assert outcome.value is None and len(outcome.findings) == 1, spec


def test_both_sides_tell_what_is_wrong(work: Path) -> None:
    id = commit(work, {"ispc.yaml": "name: [\n"})
    outcome = revisions.pair("HEAD", "main", work)
    assert outcome.value is None
    assert len(outcome.findings) == 2
    assert {one.where.source for one in outcome.findings if isinstance(one.where, Span)} == {
        f"{id[:7]}:ispc.yaml"
    }


# --- What is refused ------------------------------------------------------------------------------------------------


def planted(folder: Path, *entries: str) -> str:
    """A commit whose `protocols` has these entries besides `good.yaml`; its digits."""
    blob = run(folder, "hash-object", "-w", "--stdin", feed=b"x")
    about = run(folder, "hash-object", "-w", "--stdin", feed=ABOUT.encode())
    lines = (f"100644 blob {blob}\tgood.yaml", *(one.replace("BLOB", blob) for one in entries))
    inner = made(folder, *lines)
    top = made(folder, f"100644 blob {about}\tispc.yaml", f"040000 tree {inner}\tprotocols")
    return run(folder, "commit-tree", "-m", "Change", top)


def made(folder: Path, *lines: str) -> str:
    return run(folder, "mktree", "-z", "--missing", feed=b"".join(os.fsencode(f"{line}\0") for line in lines))


@pytest.mark.parametrize(
    ("entry", "name", "message"),
    [
        ("120000 blob BLOB\tlink.yaml", "link.yaml", "a symbolic link is not followed"),
        ("120000 blob BLOB\tapprovals", "approvals", "a symbolic link is not followed"),
        (f"160000 commit {'1' * 40}\tsub", "sub", "a submodule is not entered"),
        ("100644 blob BLOB\t..", "..", "the name is not one that a file can have everywhere"),
        ("100644 blob BLOB\ta\\b.yaml", "a\\b.yaml", "the name is not one that a file can have everywhere"),
        ("100644 blob BLOB\ta\n.yaml", "a\\n.yaml", "the name is not one that a file can have everywhere"),
        (
            "100644 blob BLOB\t\udcff.yaml",
            "\\udcff.yaml",
            "the name is not one that a file can have everywhere",
        ),
        (
            "100664 blob BLOB\todd.yaml",
            "odd.yaml",
            "git keeps it with the mode 100664, which is no plain file's",
        ),
        ("100644 blob BLOB\ta.yml", "a.yml", "a source's name ends in `.yaml`, not `.yml`"),
    ],
)
def test_an_entry_that_is_no_plain_file_is_a_finding(work: Path, entry: str, name: str, message: str) -> None:
    id = planted(work, entry)
    held = taken(id, work)
    assert list(texts(held)) == ["protocols/good.yaml"]
    found = set(told(id, work))
    assert found == {("revision-entry-refused", f"{id[:7]}:protocols/{name}:1:1", message)}
    assert revisions.snapshot(id, work).failed


def test_a_folder_that_leads_out_is_not_gone_into(work: Path) -> None:
    tree = run(work, "rev-parse", "HEAD:protocols")
    id = planted(work, f"040000 tree {tree}\t..", f"040000 tree {tree}\t.git")
    assert list(texts(taken(id, work))) == ["protocols/good.yaml"]
    assert [where for _, where, _ in told(id, work)] == [f"{id[:7]}:protocols/..:1:1"]


def test_protocols_that_are_a_link_are_a_finding(work: Path) -> None:
    blob, about = (run(work, "rev-parse", f"HEAD:{name}") for name in ("protocols/b.yaml", "ispc.yaml"))
    top = made(
        work,
        f"100644 blob {about}\tispc.yaml",
        f"120000 blob {blob}\tprotocols",
        f"120000 blob {blob}\tlayers",
    )
    id = run(work, "commit-tree", "-m", "Change", top)
    held = taken(id, work)
    assert (held.sources, held.approvals, dict(held.looks)) == ((), (), {})
    assert [(code, where) for code, where, _ in told(id, work)][:1] == [
        ("revision-entry-refused", f"{id[:7]}:protocols:1:1")
    ]


def test_a_workspace_file_that_is_a_link_is_refused(work: Path) -> None:
    blob = run(work, "rev-parse", "HEAD:ispc.yaml")
    id = run(work, "commit-tree", "-m", "Change", made(work, f"120000 blob {blob}\tispc.yaml"))
    assert fault(id, work)[:2] == ("revision-entry-refused", "a symbolic link is not followed")


def test_the_limits_of_the_disk_hold_in_a_commit(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id = commit(work, {"protocols/big.yaml": "b" * (files.FILE_LIMIT + 1)})
    assert "protocols/big.yaml" not in texts(taken(id, work))
    assert "protocols/deep/a.yaml" in texts(taken(id, work))
    assert told(id, work) == [
        ("revision-too-large", f"{id[:7]}:protocols/big.yaml:1:1", "the file is larger than 1,000,000 bytes")
    ]
    monkeypatch.setattr(files, "WORKSPACE_LIMIT", 48)
    assert [code for code, _, _ in told("HEAD~1", work)] == ["revision-too-large"]


def test_files_that_the_workspace_names_are_held_to_the_same_rules(work: Path) -> None:
    commit(work, {"words.yaml": "a" * (files.FILE_LIMIT + 1)})
    large = os.strerror(errno.EFBIG).lower()
    assert [message for _, _, message in told("HEAD", work)] == [f"the word list cannot be read: {large}"]
    (work / "words.yaml").unlink()
    (work / "words.yaml").symlink_to("ispc.yaml")
    commit(work, {})
    assert [code for code, _, _ in told("HEAD", work)] == ["words-unread"]
    (work / "words.yaml").unlink()
    id = commit(work, {})
    assert [(code, where) for code, where, _ in told("HEAD", work)] == [
        ("words-unread", f"{id[:7]}:words.yaml:1:1")
    ]


def test_a_damaged_file_stops_the_reading_and_is_never_taken_for_one_that_was_removed(work: Path) -> None:
    blob = run(work, "rev-parse", "HEAD:protocols/b.yaml")
    path = work / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.write_bytes(b"spoilt")
    assert fault("HEAD", work)[0] == "git-failed"


def test_reading_changes_nothing(work: Path) -> None:
    def state() -> list[tuple[str, int]]:
        return sorted((str(one), one.lstat().st_mtime_ns) for one in work.rglob("*"))

    before = state()
    taken("HEAD~1", work)
    taken(None, work)
    assert revisions.pair("main...HEAD~1", None, work).value
    assert state() == before


# --- Where findings are shown ---------------------------------------------------------------------------------------


def test_findings_are_shown_with_the_lines_and_the_name_of_their_revision(work: Path) -> None:
    text = "kind: isp\ntitel: Keeping children safe\n"
    id = commit(work, {"protocols/b.yaml": text})
    commit(work, {"protocols/b.yaml": "kind: isp\n"})
    held = taken(id, work)
    made = compiled(held, datetime.date(2026, 5, 1), "review")
    unknown = [one for one in made.findings if one.code == "field-unknown"]
    (shown,) = revisions.locate(held, made, unknown)
    assert str(shown.place.span) == f"{id[:7]}:protocols/b.yaml:2:1"
    assert shown.place.lines[-1] == (2, "titel: Keeping children safe")


def test_a_finding_of_the_reading_and_one_about_a_field_have_the_same_name(work: Path) -> None:
    held = taken("HEAD", work)
    name = f"{held.at}ispc.yaml"
    read = Diagnostic("a", Severity.ERROR, "read", Span(name, 1, 1, 1, 5))
    said = Diagnostic("b", Severity.ERROR, "said", Span("ispc.yaml", 1, 1, 1, 5))
    gone = Diagnostic("c", Severity.ERROR, "gone", Address("nowhere"))
    assert [
        (one.place.span.source, bool(one.place.lines))
        for one in revisions.locate(held, None, (read, said, gone))
    ] == [(name, True)] * 3


def test_in_the_working_tree_they_keep_their_names(work: Path) -> None:
    held = taken(None, work)
    (shown,) = revisions.locate(
        held, None, [Diagnostic("b", Severity.ERROR, "said", Span("ispc.yaml", 1, 1, 1, 5))]
    )
    assert shown.place.span.source == "ispc.yaml"


def test_git_is_asked_a_fixed_number_of_times_however_many_files_there_are(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    plain = git.ask

    def counted(repo: git.Repository, *words: str, feed: bytes = b"") -> git.Done:
        asked.append(words)
        return plain(repo, *words, feed=feed)

    monkeypatch.setattr(git, "ask", counted)
    taken("HEAD", work)
    few = len(asked)
    commit(work, {f"protocols/n{number}.yaml": f"n{number}" for number in range(200)})
    taken("HEAD", work)
    assert len(asked) == 2 * few < 100
