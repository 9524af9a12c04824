"""Reading git: one gate for what people type, nothing that a repository brings is run, and objects are what they are called."""

from __future__ import annotations

import datetime
import os
import shutil
import zlib
from pathlib import Path

import pytest

from ispc import git, git_store
from ispc.git import GitError
from ispc.git_objects import FOLDER, Entry, is_true_to_its_name, read_commit, read_tree
from tests.repositories import ABOUT, WHO, commit, object_path, repository, write
from tests.repositories import git as run


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "r")
    commit(folder, {"ispc.yaml": ABOUT, "protocols/a.yaml": "one"})
    commit(folder, {"protocols/a.yaml": "two"})
    return folder


def fault(folder: Path, revision: str) -> tuple[str, str, str]:
    with pytest.raises(GitError) as caught:
        git.resolve(git.repository(folder), revision)
    return caught.value.finding.code, caught.value.finding.message, caught.value.finding.help


def text(folder: Path, revision: str, path: str) -> bytes:
    """A file of a commit, read by us."""
    held = git.repository(folder)
    tree = git_store.commit(held, git.resolve(held, revision)).tree
    entry = git_store.at(held, tree, path)
    assert entry is not None and entry.is_file
    return git_store.contents(held, git_store.sizes(held, [entry.id]))[entry.id]


# --- The gate -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "revision", ["HEAD", "main", "main~1", "HEAD^", "v1", "@", "main@{0}", "refs/heads/main"]
)
def test_what_git_takes_for_a_commit_is_its_digits(repo: Path, revision: str) -> None:
    run(repo, "tag", "-a", "-m", "First", "v1")
    assert git.resolve(git.repository(repo), revision) == run(repo, "rev-parse", f"{revision}^{{commit}}")


def test_a_hash_may_be_short(repo: Path) -> None:
    whole = run(repo, "rev-parse", "HEAD")
    assert git.resolve(git.repository(repo), whole) == git.resolve(git.repository(repo), whole[:7]) == whole


@pytest.mark.parametrize(
    "revision",
    [
        "",
        "--output=x",
        "-p",
        "--git-dir",
        "a b",
        "a\n",
        "a\x1b[31m",
        "a\x00",
        "\u202emain",
        "a" * 201,
        "\udcff",
    ],
)
def test_what_could_be_an_option_or_cannot_be_seen_is_no_revision(repo: Path, revision: str) -> None:
    before = sorted(repo.rglob("*"))
    code, message, _ = fault(repo, revision)
    assert code == "revision-unfit"
    assert message.isprintable() and len(message) < 160
    assert sorted(repo.rglob("*")) == before


def test_an_unknown_revision_says_so(repo: Path) -> None:
    assert fault(repo, "nowhere")[:2] == ("revision-unknown", "git knows no commit `nowhere` here")
    assert fault(repo, "1" * 40)[:2] == ("revision-unknown", f"git knows no commit `{'1' * 40}` here")
    assert not git.is_known(git.repository(repo), "nowhere")


def test_a_branch_that_only_the_remote_has_is_named(repo: Path) -> None:
    run(repo, "update-ref", "refs/remotes/origin/draft", "HEAD")
    assert fault(repo, "draft")[2] == "say `origin/draft`"


def test_a_tree_or_a_file_is_no_commit(repo: Path) -> None:
    tree = run(repo, "rev-parse", "HEAD^{tree}")
    assert fault(repo, tree)[:2] == ("revision-unfit", f"`{tree}` is no commit, but a tree")


def test_an_empty_repository_has_no_commits(tmp_path: Path) -> None:
    assert fault(repository(tmp_path / "r"), "HEAD")[:2] == (
        "revision-unknown",
        "the repository has no commits yet",
    )


def test_a_detached_head_is_a_commit_like_any_other(repo: Path) -> None:
    run(repo, "checkout", "-q", "--detach", "HEAD~1")
    assert text(repo, "HEAD", "protocols/a.yaml") == b"one"


def test_a_tag_and_a_branch_of_one_name_are_noticed(repo: Path) -> None:
    assert not git.is_tag_and_branch(git.repository(repo), "main")
    run(repo, "tag", "main")
    assert git.is_tag_and_branch(git.repository(repo), "main")


def test_a_shallow_clone_says_how_to_get_the_rest(repo: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", "c")
    assert text(tmp_path / "c", "HEAD", "protocols/a.yaml") == b"two"
    assert fault(tmp_path / "c", "HEAD~1") == (
        "revision-unknown",
        "git knows no commit `HEAD~1` here, and this copy has only the last commits",
        "fetch the others with `git fetch --unshallow`",
    )


def test_where_two_commits_part(repo: Path) -> None:
    held = git.repository(repo)
    base = git.resolve(held, "HEAD")
    run(repo, "checkout", "-q", "-b", "side")
    side = commit(repo, {"protocols/b.yaml": "b"})
    run(repo, "checkout", "-q", "main")
    main = commit(repo, {"protocols/c.yaml": "c"})
    assert git.ancestors_in_common(held, main, side) == (base,)
    run(repo, "checkout", "-q", "--orphan", "alone")
    assert git.ancestors_in_common(held, main, commit(repo, {})) == ()


# --- Where it reads -------------------------------------------------------------------------------------------------


def test_a_folder_in_no_repository_is_said(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(GitError) as caught:
        git.repository(tmp_path)
    assert caught.value.finding.code == "not-a-repository"


def test_a_worktree_and_a_subfolder_are_in_the_repository(repo: Path, tmp_path: Path) -> None:
    run(repo, "worktree", "add", "-q", "--detach", str(tmp_path / "w"), "HEAD~1")
    assert text(tmp_path / "w", "HEAD", "protocols/a.yaml") == b"one"
    assert git.repository(repo / "protocols").top == repo
    assert text(repo / "protocols", "HEAD", "protocols/a.yaml") == b"two"


def test_a_repository_of_sha256_is_read(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "--object-format=sha256")
    id = commit(folder, {"protocols/a.yaml": "one"})
    assert len(id) == 64
    assert text(folder, "HEAD", "protocols/a.yaml") == b"one"


def test_packed_objects_are_read(repo: Path) -> None:
    run(repo, "gc", "-q")
    assert text(repo, "HEAD~1", "protocols/a.yaml") == b"one"


def test_the_environment_of_the_caller_does_not_reach_git(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other")
    commit(other, {"protocols/a.yaml": "other"})
    marker = tmp_path / "ran"
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / ".git" / "index"),
        "GIT_OBJECT_DIRECTORY": str(other / ".git" / "objects"),
        "GIT_NAMESPACE": "other",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": f"touch {marker}",
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor'='touch {marker}'",
        "GIT_TRACE": str(marker),
        "GIT_EXEC_PATH": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    assert text(repo, "HEAD", "protocols/a.yaml") == b"two"
    assert not marker.exists()


def test_a_bare_repository_among_the_files_is_never_used(repo: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    inner = repo / "protocols" / "deep"
    run(repo, "clone", "-q", "--bare", str(repo), str(inner))
    run(inner, "config", "core.fsmonitor", f"touch {marker}")
    run(inner, "update-ref", "refs/heads/trap", "HEAD~1")
    assert git.repository(inner).top == repo
    assert fault(inner, "trap")[0] == "revision-unknown"
    assert not marker.exists()


def test_a_repository_of_another_user_is_read_only_where_its_owner_owns_the_folder_asked_for(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(git.ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert git.resolve(git.repository(repo / "protocols"), "HEAD")
    with pytest.raises(GitError, match="dubious ownership") as caught:
        git.resolve(git.Repository(repo, trusted=False), "HEAD")
    assert caught.value.finding.code == "git-failed"


# --- What a repository may bring ------------------------------------------------------------------------------------

TRAPS = (
    "core.fsmonitor",
    "core.sshCommand",
    "core.gitProxy",
    "core.askPass",
    "core.editor",
    "core.pager",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.trap.textconv",
    "diff.trap.command",
    "filter.trap.clean",
    "filter.trap.smudge",
    "filter.trap.process",
    "gpg.program",
    "gpg.ssh.program",
    "merge.trap.driver",
    "pager.rev-parse",
    "pager.cat-file",
    "pager.for-each-ref",
    "remote.trap.uploadpack",
    "sequence.editor",
    "uploadpack.packObjectsHook",
    "alias.rev-parse",
    "alias.cat-file",
)


def test_nothing_that_a_repository_names_is_run(repo: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 >>{marker}\n")
    trap.chmod(0o755)
    write(repo, {".gitattributes": "* diff=trap filter=trap merge=trap\n"})
    run(repo, "add", "-A")
    run(repo, "commit", "-q", "-m", "Change")
    for name in TRAPS:
        run(repo, "config", name, f"!{trap}" if name.startswith("alias.") else str(trap))
    run(repo, "config", "core.hooksPath", str(tmp_path / "hooks"))
    for hook in (
        "post-checkout",
        "reference-transaction",
        "post-index-change",
        "fsmonitor-watchman",
        "pre-commit",
    ):
        for folder in (tmp_path / "hooks", repo / ".git" / "hooks"):
            folder.mkdir(exist_ok=True)
            shutil.copy(trap, folder / hook)
    held = git.repository(repo)
    assert text(repo, "main~1", "protocols/a.yaml") == b"two"
    assert git.ancestors_in_common(held, git.resolve(held, "HEAD"), git.resolve(held, "HEAD~1"))
    assert not git.has_replaced_objects(held) and not git.is_shallow(held)
    assert fault(repo, "nowhere")[0] == "revision-unknown"
    assert not marker.exists()


def test_an_object_that_is_not_here_is_not_fetched_by_a_program_of_the_repository(
    repo: Path, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    blob = run(repo, "rev-parse", "HEAD:protocols/a.yaml")
    object_path(repo, blob).unlink()
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "trap",
        "remote.trap.promisor": "true",
        "remote.trap.url": f"ext::sh -c touch% {marker}",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        run(repo, "config", name, value)
    with pytest.raises(GitError, match="lacks the object") as caught:
        text(repo, "HEAD", "protocols/a.yaml")
    assert caught.value.finding.code == "git-failed"
    assert fault(repo, "1" * 40)[0] == "revision-unknown"
    assert not marker.exists()


def test_replaced_objects_are_noticed_and_never_used(repo: Path) -> None:
    held = git.repository(repo)
    assert not git.has_replaced_objects(held)
    false = run(repo, "hash-object", "-w", "--stdin", feed=b"false")
    run(repo, "replace", run(repo, "rev-parse", "HEAD:protocols/a.yaml"), false)
    assert run(repo, "show", "HEAD:protocols/a.yaml") == "false"
    assert text(repo, "HEAD", "protocols/a.yaml") == b"two"
    run(repo, "config", "core.useReplaceRefs", "true")
    assert text(repo, "HEAD", "protocols/a.yaml") == b"two"
    assert git.has_replaced_objects(held)


def test_grafts_do_not_change_who_a_commit_comes_from(repo: Path) -> None:
    head, first = run(repo, "rev-parse", "HEAD", "HEAD~1").split()
    alone = run(repo, "commit-tree", "-m", "Alone", "HEAD^{tree}")
    write(repo, {".git/info/grafts": f"{head} {alone}\n"})
    assert git.resolve(git.repository(repo), "HEAD~1") == first


# --- Objects --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", ["file", "tree", "commit"])
def test_an_object_put_in_the_place_of_another_is_found_out(repo: Path, sort: str) -> None:
    ours, theirs = (
        (f"{revision}:protocols/a.yaml" if sort == "file" else f"{revision}^{{{sort}}}")
        for revision in ("HEAD", "HEAD~1")
    )
    target = object_path(repo, run(repo, "rev-parse", ours))
    target.chmod(0o644)
    shutil.copy(object_path(repo, run(repo, "rev-parse", theirs)), target)
    with pytest.raises(GitError) as caught:
        text(repo, "HEAD", "protocols/a.yaml")
    assert caught.value.finding.code == "git-failed"
    assert "damaged" in caught.value.finding.message


@pytest.mark.parametrize("sort", ["file", "tree", "commit"])
@pytest.mark.parametrize(
    "spoil", [b"", b"nonsense", zlib.compress(b"commit 3\0tw"), zlib.compress(b"commit 999999999999\0a")]
)
def test_a_damaged_object_is_said_to_be_so(repo: Path, sort: str, spoil: bytes) -> None:
    target = object_path(
        repo, run(repo, "rev-parse", "HEAD:protocols/a.yaml" if sort == "file" else f"HEAD^{{{sort}}}")
    )
    target.chmod(0o644)
    target.write_bytes(spoil)
    with pytest.raises(GitError) as caught:
        text(repo, "HEAD", "protocols/a.yaml")
    assert caught.value.finding.code == "git-failed"
    assert caught.value.finding.message.isprintable()


def made(folder: Path, *lines: str) -> str:
    """A tree made of lines such as `100644 blob <digits>\\tname`."""
    return run(folder, "mktree", "-z", feed=b"".join(os.fsencode(f"{line}\0") for line in lines))


def test_a_folder_of_folders_without_end_is_refused(repo: Path) -> None:
    blob = run(repo, "hash-object", "-w", "--stdin", feed=b"a")
    deep = wide = made(repo, f"100644 blob {blob}\ta.yaml")
    for _ in range(git_store.DEEPEST + 1):
        deep = made(repo, f"040000 tree {deep}\td")
    for _ in range(8):
        wide = made(repo, *(f"040000 tree {wide}\t{name}" for name in "0123456789"))
    for tree in (deep, wide):
        with pytest.raises(GitError) as caught:
            git_store.below(git.repository(repo), Entry("", FOLDER, tree))
        assert caught.value.finding.code == "revision-too-large"


def test_a_tree_past_the_limit_is_refused(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_store, "TREE_LIMIT", 10)
    with pytest.raises(GitError) as caught:
        text(repo, "HEAD", "protocols/a.yaml")
    assert caught.value.finding.code == "revision-too-large"


def test_what_is_no_file_is_listed_and_not_gone_into(repo: Path) -> None:
    blob, tree = run(repo, "rev-parse", "HEAD:ispc.yaml", "HEAD^{tree}").split()
    top = made(
        repo,
        f"040000 tree {tree}\t..",
        f"040000 tree {tree}\t.hidden",
        f"120000 blob {blob}\tlink",
        f"160000 commit {run(repo, 'rev-parse', 'HEAD')}\tsub",
        f"100755 blob {blob}\trun.yaml",
        f"040000 tree {tree}\tin",
    )
    found = git_store.below(git.repository(repo), Entry("", FOLDER, top))
    assert [one.path for one in found] == [
        "..",
        ".hidden",
        "in/ispc.yaml",
        "in/protocols/a.yaml",
        "link",
        "run.yaml",
        "sub",
    ]
    assert [one.is_file for one in found] == [False, False, True, True, False, True, False]


ID = "1" * 40


@pytest.mark.parametrize(
    "data",
    [
        b"100644 a",
        b"100644 a\0short",
        b"x a\0" + bytes(20),
        b"100644 \0" + bytes(20),
        b"100644 a/b\0" + bytes(20),
        b"100644 a\0" + bytes(20) + b"100644 a\0" + bytes(20),
    ],
)
def test_bytes_that_are_no_tree_give_none(data: bytes) -> None:
    assert read_tree(ID, data) is None


def test_a_tree_is_read_as_it_is() -> None:
    data = b"100644 a\xff\0" + bytes(20) + b"40000 b\0" + bytes(range(20))
    assert read_tree(ID, data, "in/") == (
        Entry("in/a\udcff", "100644", "0" * 40),
        Entry("in/b", "40000", bytes(range(20)).hex()),
    )
    assert read_tree(ID, b"") == ()


@pytest.mark.parametrize("name", ["", ".", "..", "a\\b", "C:", "a\n", "a\x1b", "a\udcff", "\u202ea"])
def test_a_name_that_leads_elsewhere_or_cannot_be_seen_is_unfit(name: str) -> None:
    assert not Entry(f"protocols/{name}", "100644", ID).is_fit


def test_the_day_of_a_commit_is_where_it_was_made() -> None:
    def said(committer: str) -> tuple[datetime.date | None, str]:
        found = read_commit(
            ID, f"tree {ID}\nauthor A Post <a@example.org> 1 +0000\n{committer}\n\nText".encode()
        )
        assert found is not None
        return found.day, found.author

    day = datetime.date(2026, 3, 1)
    assert said("committer C <c@example.org> 1772366400 +0000") == (day, "A Post")
    assert said("committer C <c@example.org> 1772409599 -0000") == (day, "A Post")
    assert said("committer C <c@example.org> 1772409599 +0001") == (day + datetime.timedelta(1), "A Post")
    assert said("committer C <c@example.org> 1772323200 -0100") == (day - datetime.timedelta(1), "A Post")
    assert said("committer <> 1772366400 +0000") == (day, "A Post")
    assert said("committer C <c@example.org> 999999999999 +0000") == (None, "A Post")
    assert said("committer C <c@example.org>") == (None, "A Post")
    assert said("tagger C") == (None, "A Post")


def test_a_commit_that_names_no_tree_is_none_and_an_author_may_use_old_letters() -> None:
    assert read_commit(ID, b"parent x\n\n") is None
    found = read_commit(ID, f"tree {ID}\nauthor Zo".encode() + b"\xeb <> 1 +0000\n\n")
    assert found is not None and found.author == "Zoë"


def test_bytes_are_held_to_their_name() -> None:
    assert is_true_to_its_name("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "blob", b"")
    assert not is_true_to_its_name("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "blob", b"a")
    assert not is_true_to_its_name("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "tree", b"")


# --- A machine without git, or with one that hangs ------------------------------------------------------------------


def test_a_machine_without_git_is_said(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fault(repo, "HEAD")[0] == "git-missing"
    assert git.version() == ""


def test_git_is_told_to_run_nothing_and_to_ask_nobody(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git of a later version may run more than the one here: every setting is passed, needed today or not."""
    log = tmp_path / "log"
    write(
        tmp_path,
        {
            "bin/git": f"#!/bin/sh\n/usr/bin/printf '%s\\n' \"$@\" >{log}\n/usr/bin/env >>{log}\n/bin/cat >>{log}\n"
        },
    )
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    git.ask(git.repository(repo), "rev-parse", "HEAD")
    told = log.read_text().splitlines()
    assert told[: told.index("rev-parse")] == [
        *("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"),
        *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat"),
        *("-c", "core.commitGraph=false", "-c", "core.useReplaceRefs=false", "-c", "protocol.allow=never"),
        *("-c", "safe.bareRepository=explicit", "-c", f"safe.directory={repo}"),
    ]
    passed = {line for line in told[told.index("HEAD") + 1 :] if line.startswith("GIT") or "HOME" in line}
    assert passed == {
        "GIT_ALLOW_PROTOCOL=none",
        "GIT_CEILING_DIRECTORIES=" + str(repo.parent),
        "GIT_CONFIG_GLOBAL=/dev/null",
        "GIT_CONFIG_NOSYSTEM=1",
        "GIT_GRAFT_FILE=/dev/null",
        "GIT_NO_LAZY_FETCH=1",
        "GIT_NO_REPLACE_OBJECTS=1",
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_TERMINAL_PROMPT=0",
    }


def test_a_git_in_the_current_folder_is_not_run(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = repo / "git"
    trap.write_text("#!/bin/sh\ntouch ran\n")
    trap.chmod(0o755)
    monkeypatch.chdir(repo)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", WHO["PATH"]]))
    assert git.resolve(git.repository(repo), "HEAD")
    assert not (repo / "ran").exists()


def test_a_git_that_gives_no_answer_is_ended(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(repo / "pipe")
    write(repo, {".git/config": f"[include]\n\tpath = {repo}/pipe\n"})
    monkeypatch.setattr(git, "SECONDS", 0.3)
    code, message, _ = fault(repo, "HEAD")
    assert (code, message) == ("git-failed", "git gave no answer within 0.3 seconds")


def test_a_git_that_cannot_be_started_is_said(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "bin" / "git"
    write(tmp_path, {"bin/git": "#!/nowhere\n"})
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(broken.parent))
    code, message, _ = fault(repo, "HEAD")
    assert code == "git-failed" and message.startswith("git cannot be started")


def test_the_version_of_git_is_told() -> None:
    assert git.version().startswith("git version ")
