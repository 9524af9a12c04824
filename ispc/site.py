"""Corpus -> plan: every layer of every document, the index and the register, and where each stands in the output.

A document's page is `<document id>/<layer>.html` or `.pdf`. The index and the register stand at the top. What an author
leaves out of one build, and what could not be read this time, stays as an earlier build made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ispc import layers, partnership, registry
from ispc.assets import Style
from ispc.build import Format, Page, Plan
from ispc.corpus import Corpus
from ispc.digest import digest_of_bytes
from ispc.manifest import Manifest
from ispc.outputs import html, pdf
from ispc.outputs.paper import Paper
from ispc.setting import Setting

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: documents (none named means all), layers, formats."""

    documents: frozenset[str]
    layers: tuple[str, ...]
    formats: tuple[str, ...]

    @property
    def everything(self) -> bool:
        return not self.documents and self.layers == layer_names() and self.formats == FORMATS


def layer_names() -> tuple[str, ...]:
    """The layers by their public names."""
    return tuple(registry.modules(layers))


def plan(corpus: Corpus, setting: Setting, look: Look, wanted: Wanted) -> Plan:
    """The pages that are wanted, in the formats that are wanted."""
    return Plan(tuple(_pages(corpus, setting, wanted)), _formats(look, wanted), tuple(_stays(corpus, wanted)))


@dataclass(frozen=True, slots=True)
class Look:
    """What besides the views decides the bytes: the page templates and styles, and the version of the tool."""

    style: Style
    version: str


def _pages(corpus: Corpus, setting: Setting, wanted: Wanted) -> Iterator[Page]:
    modules = registry.modules(layers)
    for identity, effective in corpus.effective.items():
        if wanted.documents and identity not in wanted.documents:
            continue
        for name in wanted.layers:
            view = modules[name].view(effective, corpus, setting)
            for form in wanted.formats:
                yield Page(f"{identity}/{name}.{form}", view)
    if not wanted.documents:
        for name, view in (
            ("index", partnership.index(corpus, setting)),
            ("register", partnership.register(corpus, setting)),
        ):
            for form in wanted.formats:
                if (name, form) != ("index", "pdf"):
                    yield Page(f"{name}.{form}", view)


def _stays(corpus: Corpus, wanted: Wanted) -> Iterator[str]:
    """What earlier builds made and this one neither makes nor takes away."""
    if not wanted.everything:
        yield "*"
    for identity in sorted(corpus.incomplete):
        yield f"{identity}/*"


def _formats(look: Look, wanted: Wanted) -> Mapping[str, Format]:
    style = look.style
    used: Manifest = (
        ("tool/ispc", look.version),
        *((f"page/{name}", digest_of_bytes(data)) for name, data in sorted(style.files.items())),
    )
    formats = {"html": Format(lambda view: html.page(view, style), used)}
    if "pdf" in wanted.formats:
        libraries = tuple((f"library/{name}", version) for name, version in sorted(pdf.versions().items()))
        paper = Paper(html.paper_sheet(style), style.files)
        formats["pdf"] = Format(lambda view: html.paper(view, style), (*used, *libraries), paper)
    return formats
