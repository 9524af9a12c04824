"""Open a workspace: read it, settle what was asked for, compile it. The edge between the disk and the pipeline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ispc import drafts, files, located
from ispc.corpus import Occasion, Stage
from ispc.decode import document_id
from ispc.diagnostic import Diagnostic, Outcome
from ispc.language.lists import WordList, read_list
from ispc.located import Located
from ispc.location import Source
from ispc.pipeline import Compiled, compile_sources
from ispc.profile import Profile, read_profile
from ispc.setting import Setting
from ispc.view import Brand
from ispc.workspace import NAME, Settings, missing, read_settings


class NotHereError(Exception):
    """A path that is not in the workspace; the message says which."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace as it was read. `asked` names the sources that were asked for; `whole` says that it was all of them."""

    root: Path
    settings: Settings
    about: Source
    sources: tuple[Source, ...]
    findings: tuple[Diagnostic, ...]
    asked: frozenset[str]
    whole: bool
    looks: Mapping[str, bytes]
    profiles: tuple[Profile, ...]
    words: tuple[WordList, ...] = ()
    beside: tuple[Source, ...] = ()
    """The files that `ispc.yaml` names, so that a finding in one of them can be shown."""

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
    read = files.read(root)
    sources = read.value or ()
    about = next((source for source in sources if source.name == NAME), None)
    if about is None:
        return Outcome(None, read.findings or (missing(),))
    settings = read_settings(about)
    findings = (*read.findings, *settings.findings)
    if settings.value is None:
        return Outcome(None, findings)
    protocols = tuple(source for source in sources if source is not about)
    asked = _asked(paths, root, protocols)
    profiles = [_profile(root, name) for name in settings.value.workspace.profiles or ()]
    beside, lists = _words(root, settings.value.workspace.words)
    findings += tuple(finding for one in (*profiles, lists) for finding in one.findings)
    everything = frozenset(source.name for source in protocols)
    looks = drafts.own_looks(root)
    return Outcome(
        Opened(
            root,
            settings.value,
            about,
            protocols,
            findings,
            asked or everything,
            not asked,
            looks,
            _made(profiles),
            (lists.value,) if lists.value else (),
            (beside,) if beside else (),
        ),
        findings,
    )


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


def _profile(root: Path, name: str) -> Outcome[Profile]:
    try:
        data = files.read_at_most(root / name, files.FILE_LIMIT)
    except OSError as error:
        why = f"the profile cannot be read: {files.reason(error)}"
        return Outcome(None, (files.fault("profile-unfit", name, why, "mend its name in ispc.yaml"),))
    return read_profile(Source(name, data))


def _words(root: Path, name: str | None) -> tuple[Source | None, Outcome[WordList]]:
    """The partnership's own word list, and the file it is in; nothing where it has none."""
    if name is None:
        return None, Outcome(None)
    try:
        source = Source(name, files.read_at_most(root / name, files.FILE_LIMIT))
    except OSError as error:
        why = f"the word list cannot be read: {files.reason(error)}"
        return None, Outcome(None, (files.fault("words-unread", name, why, "mend its name in ispc.yaml"),))
    return source, read_list(source)


def _made(outcomes: Iterable[Outcome[Profile]]) -> tuple[Profile, ...]:
    return tuple(one.value for one in outcomes if one.value is not None)


def compiled(opened: Opened, today: datetime.date, stage: Stage) -> Compiled:
    """The workspace through the pipeline."""
    return compile_sources(opened.sources, Occasion(today, stage, opened.words), opened.profiles)


def setting(opened: Opened, today: datetime.date) -> Setting:
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
