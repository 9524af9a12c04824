"""Corpus -> plan: every layer of every document, the index and the register, and where each stands in the output.

A document's page is `<document id>/<layer>.html` or `.pdf`. The index and the register stand at the top. What an author
leaves out of one build, and what could not be read this time, stays as an earlier build made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ispc import layers, partnership, registry
from ispc.assets import Style
from ispc.build import Page, Plan
from ispc.corpus import Corpus
from ispc.formats import formats
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


def plan(corpus: Corpus, setting: Setting, style: Style, wanted: Wanted) -> Plan:
    """The pages that are wanted, in the formats that are wanted."""
    made = {name: form for name, form in formats(style).items() if name in wanted.formats}
    return Plan(tuple(_pages(corpus, setting, wanted)), made, tuple(_stays(corpus, wanted)))


def _pages(corpus: Corpus, setting: Setting, wanted: Wanted) -> Iterator[Page]:
    modules = registry.modules(layers)
    for identity, effective in corpus.effective.items():
        if identity in corpus.held or (wanted.documents and identity not in wanted.documents):
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
    for identity in sorted(corpus.incomplete | corpus.held):
        yield f"{identity}/*"
