"""The two workspaces whose pages are looked at, each built to HTML once: the worked partnership and a new one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from ispc import assets, drafts, opening, scaffold, site
from ispc.build import Options, run
from ispc.enact import enact

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 21)
"""A day on which the worked partnership has documents in force, one not yet in force and one in draft."""


@dataclass(frozen=True, slots=True)
class Site:
    """Built pages by their path in the folder, and every path that a whole build, PDFs and all, would make."""

    folder: Path
    pages: tuple[str, ...]
    planned: frozenset[str]

    def address(self, page: str) -> str:
        return (self.folder / page).as_uri()

    def beside(self, page: str, path: str) -> str:
        """The page that a relative address on another means."""
        return (self.folder / page).parent.joinpath(path).resolve().relative_to(self.folder).as_posix()

    def of(self, layer: str) -> tuple[str, ...]:
        return tuple(page for page in self.pages if page.endswith(f"/{layer}.html"))


def worked(folder: Path) -> Site:
    return _built(ROOT, folder)


def starter(folder: Path) -> Site:
    workspace = folder / "workspace"
    for path, text in scaffold.workspace("Northmere").items():
        drafts.create(workspace, path, text.encode())
    return _built(workspace, folder / "pages")


def _built(workspace: Path, folder: Path) -> Site:
    read = opening.open_workspace((workspace,))
    assert read.value is not None, read.findings
    opened = read.value
    corpus = opening.compiled(opened, TODAY, "review").corpus
    setting, look = opening.setting(opened, TODAY), assets.style(opened.looks)
    every = site.plan(
        enact(corpus, setting.today),
        setting,
        look,
        site.Wanted(frozenset(), site.layer_names(), site.FORMATS),
    )
    screen = site.plan(
        enact(corpus, setting.today), setting, look, site.Wanted(frozenset(), site.layer_names(), ("html",))
    )
    done = run(screen, folder, Options(workspace))
    assert done.value is not None and not done.value.failed, done.findings
    shown = tuple(name for name in done.value.written if name.endswith(".html"))
    return Site(folder, shown, frozenset(page.path for page in every.pages))
