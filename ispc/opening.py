"""Open a workspace: read it, settle what was asked for, compile it. The edge between the disk and the pipeline.

What a workspace holds is put together in one place, `contents`, from a shelf: a folder of the disk is one, a commit another
(`revisions`). So a workspace means the same wherever it is read.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ispc import drafts, files, integrity, located
from ispc.corpus import Corpus, Occasion, Stage
from ispc.decode import document_id
from ispc.diagnostic import Diagnostic, Outcome
from ispc.enact import Enacted, enact
from ispc.language.lists import WordList, read_list
from ispc.located import Located
from ispc.location import Source
from ispc.pipeline import Compiled, compile_sources, settle
from ispc.profile import Profile, read_profile
from ispc.records import Log
from ispc.setting import Setting
from ispc.view import Brand
from ispc.workspace import NAME, Settings, missing, read_settings


class NotHereError(Exception):
    """A path that is not in the workspace; the message says which."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the files of a workspace are had.

    `sources` are `ispc.yaml` and the documents; `looks` are by their names in `layers/`. `read` gives the bytes of any one
    file by its name, and raises OSError.
    """

    sources: Outcome[tuple[Source, ...]]
    approvals: Outcome[tuple[Source, ...]]
    looks: Mapping[str, bytes]
    read: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workspace holds, wherever it was read. `approvals` are the files of the records of approval, none a document."""

    settings: Settings
    about: Source
    sources: tuple[Source, ...]
    looks: Mapping[str, bytes]
    profiles: tuple[Profile, ...]
    words: tuple[WordList, ...] = ()
    beside: tuple[Source, ...] = ()
    """The files that `ispc.yaml` names, so that a finding in one of them can be shown."""
    approvals: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Contents):
    """A workspace as it was read. `asked` names the sources that were asked for; `whole` says that it was all of them."""

    root: Path
    findings: tuple[Diagnostic, ...]
    asked: frozenset[str]
    whole: bool

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents asked for; none where it was the whole workspace."""
        return frozenset() if self.whole else frozenset(map(document_id, self.asked))


def open_workspace(paths: tuple[Path, ...]) -> Outcome[Opened]:
    """Read the workspace that the first path lies in, or the one around the current folder."""
    start = paths[0] if paths else Path()
    root = files.find_root(start if start.is_dir() else start.parent)
    if root is None:
        return Outcome(None, (missing(),))
    read = contents(on_disk(root))
    if read.value is None:
        return Outcome(None, read.findings)
    asked = _asked(paths, root, read.value.sources)
    everything = frozenset(source.name for source in read.value.sources)
    opened = Opened(
        **fields_of(read.value),
        root=root,
        findings=read.findings,
        asked=asked or everything,
        whole=not asked,
    )
    return Outcome(opened, read.findings)


def on_disk(root: Path) -> Shelf:
    """A workspace's folder as a shelf."""
    return Shelf(
        files.read(root),
        files.read_folder(root, files.APPROVALS),
        drafts.own_looks(root),
        lambda name: files.read_file(root, name),
    )


def contents(shelf: Shelf) -> Outcome[Contents]:
    """What the workspace of a shelf holds; None where it has no `ispc.yaml`, or one that cannot be used."""
    sources = shelf.sources.value or ()
    about = next((source for source in sources if source.name == NAME), None)
    if about is None:
        return Outcome(None, shelf.sources.findings or (missing(),))
    settings = read_settings(about)
    findings = (*shelf.sources.findings, *settings.findings)
    if settings.value is None:
        return Outcome(None, findings)
    workspace = settings.value.workspace
    profiles = [_profile(shelf, name) for name in workspace.profiles or ()]
    beside, lists = _words(shelf, workspace.words)
    findings += shelf.approvals.findings
    findings += tuple(finding for one in (*profiles, lists) for finding in one.findings)
    return Outcome(
        Contents(
            settings.value,
            about,
            tuple(source for source in sources if source is not about),
            shelf.looks,
            _made(profiles),
            (lists.value,) if lists.value else (),
            (beside,) if beside else (),
            shelf.approvals.value or (),
        ),
        findings,
    )


def fields_of(held: Contents) -> dict[str, Any]:
    """What a workspace holds, by its names, to make a value that knows more of it."""
    return {one.name: getattr(held, one.name) for one in fields(Contents)}


def _asked(paths: Iterable[Path], root: Path, sources: Iterable[Source]) -> frozenset[str]:
    """The names of the sources that the paths mean; empty for the whole workspace."""
    names: set[str] = set()
    for path in paths:
        if not path.resolve().is_relative_to(root):
            raise NotHereError(f"{path} is not in the workspace {root}")
        inside = path.resolve().relative_to(root).as_posix()
        if inside == ".":
            return frozenset()
        found = {
            source.name for source in sources if source.name == inside or source.name.startswith(f"{inside}/")
        }
        if not found:
            raise NotHereError(f"{path} is no document of this workspace")
        names |= found
    return frozenset(names)


def _profile(shelf: Shelf, name: str) -> Outcome[Profile]:
    try:
        data = shelf.read(name)
    except OSError as error:
        why = f"the profile cannot be read: {files.reason(error)}"
        return Outcome(None, (files.fault("profile-unfit", name, why, "mend its name in ispc.yaml"),))
    return read_profile(Source(name, data))


def _words(shelf: Shelf, name: str | None) -> tuple[Source | None, Outcome[WordList]]:
    """The partnership's own word list, and the file it is in; nothing where it has none."""
    if name is None:
        return None, Outcome(None)
    try:
        source = Source(name, shelf.read(name))
    except OSError as error:
        why = f"the word list cannot be read: {files.reason(error)}"
        return None, Outcome(None, (files.fault("words-unread", name, why, "mend its name in ispc.yaml"),))
    return source, read_list(source)


def _made(outcomes: Iterable[Outcome[Profile]]) -> tuple[Profile, ...]:
    return tuple(one.value for one in outcomes if one.value is not None)


def compiled(opened: Contents, today: datetime.date, stage: Stage) -> Compiled:
    """The workspace through the pipeline."""
    occasion = Occasion(today, stage, opened.words)
    return compile_sources(opened.sources, occasion, opened.profiles, approvals=opened.approvals)


def settled(opened: Contents) -> Compiled:
    """The workspace through the pipeline up to the corpus, with no rule asked."""
    return settle(opened.sources, opened.profiles, approvals=opened.approvals)


def with_log(opened: Contents, log: Log) -> Corpus:
    """The workspace with the records as they are at this moment: for whoever is about to add one."""
    return replace(settled(opened).corpus, approvals=log)


def held(
    opened: Contents, compiled: Compiled, today: datetime.date, now: datetime.date | None = None
) -> Enacted:
    """What holds on the day: of each document the text in force, and beside it the text to come.

    A record with an error on it counts for nothing; `proof` says which those are. `now` is the day of asking where `today`
    is a past one: a decision of that day may have been recorded since.
    """
    log = compiled.corpus.approvals
    return enact(compiled.corpus, today, integrity.distrusted(log, proof(opened, log, now or today)))


def proof(opened: Contents, log: Log, today: datetime.date) -> tuple[Diagnostic, ...]:
    """What the checks of the records find; nothing where there are no records."""
    if not log.files:
        return ()
    checked = integrity.verify(integrity.case(log, today, opened.settings.workspace.name.said()))
    return tuple(finding for one in checked for finding in one.findings)


def setting(opened: Contents, today: datetime.date) -> Setting:
    """What every page shows besides its document."""
    about = opened.settings.workspace
    brand = Brand(about.name.said(), about.colour, about.accent, about.logo or "")
    return Setting(brand=brand, today=today, notice=about.notice.said() if about.notice else "")


def locate(
    opened: Opened | None, compiled: Compiled | None, findings: Iterable[Diagnostic]
) -> tuple[Located, ...]:
    """Findings at their places; only those in what was asked for, and those about the workspace itself."""
    sources = (
        {source.name: source for source in (*opened.sources, opened.about, *opened.beside)} if opened else {}
    )
    placed = located.locate(tuple(findings), compiled.trees if compiled else {}, sources)
    if opened is None or opened.whole:
        return placed
    elsewhere = {source.name for source in opened.sources} - opened.asked
    return tuple(one for one in placed if one.place.span.source not in elsewhere)
