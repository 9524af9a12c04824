"""Corpus -> plan: every layer and companion of every document, the index and the register, and where each stands.

A document's page is `<document id>/<layer>.html`, `.pdf` or `.md`, and so is that of a companion. The index and the register stand at the top. What an author
leaves out of one build, and what could not be read this time, stays as an earlier build made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ispc import companions, layers, partnership, registry
from ispc.agenda import agenda
from ispc.assets import Style
from ispc.build import Export, Page, Plan
from ispc.claim import claim
from ispc.corpus import Corpus, Effective
from ispc.enact import Enacted
from ispc.exports import ics
from ispc.formats import formats
from ispc.layers._words import Vocabulary, vocabulary
from ispc.setting import Setting
from ispc.view import Text, View

FORMATS = ("html", "pdf", "md")

PARTNERSHIP = {"index": ("html",), "register": ("html", "pdf")}
"""The partnership's own pages, with their formats."""


PROOF = "proof-copy"
SIGNED_OFF = (PROOF, "sign-off")
"""The companions that are signed off by: the copy that shows all that a document says, and the sheet of who has agreed."""


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
    """The layers and the companions by their public names."""
    return (*registry.modules(layers), *registry.modules(companions))


COMING = "next"
"""The folder, in that of a document, where the pages of a text stand that is not yet in force while an earlier one is."""


def plan(enacted: Enacted, setting: Setting, style: Style, wanted: Wanted) -> Plan:
    """The pages that are wanted, in the formats that are wanted: of what is in force, and of what is to come."""
    made = {name: form for name, form in formats(style).items() if name in wanted.formats}
    setting = replace(setting, standings=enacted.standings)
    shown = tuple(_pages(enacted.corpus, setting, wanted))
    coming = tuple(_coming(enacted, setting, wanted))
    return Plan((*_joined(shown, coming, setting), *coming), made, tuple(_stays(enacted.corpus, wanted)))


def _coming(enacted: Enacted, setting: Setting, wanted: Wanted) -> Iterator[Page]:
    """The pages of texts that are being negotiated, for those who are asked to agree."""
    for identity, (effective, corpus) in enacted.coming.items():
        if wanted.documents and identity not in wanted.documents:
            continue
        words = vocabulary(setting.language)
        for name, view, forms in claimed(effective, corpus, setting):
            if name in wanted.layers:
                ahead = deeper(view, words, name)
                for form in forms:
                    if form in wanted.formats:
                        yield Page(f"{identity}/{COMING}/{name}.{form}", ahead)


def deeper(view: View, words: Vocabulary, name: str) -> View:
    """A page as it stands one folder further down, with the way to the one in force: ways out begin one step higher."""
    stepped: View = _stepped(view)
    ways = tuple((said, _out(to)) for said, to in view.others)
    return replace(stepped, others=((words.page_in_force, f"../{name}.html"), *ways))


def _stepped(value: Any) -> Any:
    """A part of a page with every link out of its folder beginning one step higher."""
    if isinstance(value, Text):
        return replace(value, link=_out(value.link))
    if isinstance(value, tuple):
        return tuple(map(_stepped, value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        return replace(value, **{name: _stepped(part) for name, part in parts.items() if part})
    return value


def _out(link: str) -> str:
    return f"../{link}" if link.startswith("../") else link


def _joined(shown: tuple[Page, ...], coming: tuple[Page, ...], setting: Setting) -> Iterator[Page]:
    """The pages in force, those of managers and boards with the way to the text to come. Staff are not led to what is not in force."""
    ahead = {page.path.replace(f"/{COMING}/", "/") for page in coming}
    said = vocabulary(setting.language).page_coming
    led: dict[int, View] = {}
    for page in shown:
        if page.path not in ahead or not isinstance(page.view, View) or page.view.audience == "front-line":
            yield page
            continue
        name = page.path.rpartition("/")[2].rpartition(".")[0]
        way = (said, f"{COMING}/{name}.html")
        known = led.setdefault(id(page.view), replace(page.view, others=(way, *page.view.others)))
        yield Page(page.path, known)


def _pages(corpus: Corpus, setting: Setting, wanted: Wanted) -> Iterator[Page]:
    for identity, effective in corpus.effective.items():
        if identity in corpus.held or (wanted.documents and identity not in wanted.documents):
            continue
        for name, view, forms in claimed(effective, corpus, setting):
            if name in wanted.layers:
                for form in forms:
                    if form in wanted.formats:
                        yield Page(f"{identity}/{name}.{form}", view)
    if not wanted.documents:
        for name, view in (
            ("index", partnership.index(corpus, setting)),
            ("register", partnership.register(corpus, setting)),
        ):
            for form in PARTNERSHIP[name]:
                if form in wanted.formats:
                    yield Page(f"{name}.{form}", view)
        if "html" in wanted.formats and agenda(corpus, setting):  # it goes with the index, which leads to it
            yield Page(f"{ics.NAME}.{ics.SUFFIX}", Export(ics.NAME, ics.render(corpus, setting)))


def papers(
    effective: Effective, corpus: Corpus, setting: Setting
) -> tuple[tuple[str, View, tuple[str, ...]], ...]:
    """Every page of one document: its name, what it shows, its formats. A layer names the companions for its readers."""
    beside = [
        (name, view, module.FORMATS)
        for name, module in registry.modules(companions).items()
        if (view := module.view(effective, corpus, setting)) is not None
    ]
    made = [
        (name, module.view(effective, corpus, setting), module.FORMATS)
        for name, module in registry.modules(layers).items()
    ]
    return (*((name, _beside(view, beside), forms) for name, view, forms in made), *beside)


def claimed(
    effective: Effective, corpus: Corpus, setting: Setting
) -> Iterator[tuple[str, View, tuple[str, ...]]]:
    """The pages of one document, those that say what holds with what their PDF says of itself to programs."""
    known = setting.standings.get(effective.id)
    entries = known.entries if known is not None else ()
    said = {whole: claim(effective, corpus, entries, whole=whole) for whole in (False, True)}
    telling = (*registry.modules(layers), *SIGNED_OFF)
    for name, view, forms in papers(effective, corpus, setting):
        yield name, replace(view, claim=said[name == PROOF]) if name in telling else view, forms


def _beside(view: View, beside: list[tuple[str, View, tuple[str, ...]]]) -> View:
    """The page of a layer with the way to each companion for the same readers, before the way to the index."""
    ways = tuple((one.subtitle, f"{name}.{forms[0]}") for name, one, forms in beside if _goes_with(one, view))
    first = next((way for way in ways if _is_first(way)), None)
    rest = (way for way in ways if way != first)
    return replace(view, first=first, others=(*view.others[:-1], *rest, *view.others[-1:]))


def _is_first(way: tuple[str, str]) -> bool:
    """Whether a reader in a hurry wants that companion before all else."""
    return getattr(registry.modules(companions)[way[1].partition(".")[0]], "FIRST", False)


def _goes_with(companion: View, layer: View) -> bool:
    """Whether they are for the same readers. Those who approve, and are shown the proof copy, sit on boards or manage."""
    return companion.audience == layer.audience or (
        companion.audience == "proof" and layer.audience in ("strategic", "managerial")
    )


def _stays(corpus: Corpus, wanted: Wanted) -> Iterator[str]:
    """What earlier builds made and this one neither makes nor takes away."""
    if not wanted.everything:
        yield "*"
    for identity in sorted(corpus.incomplete | corpus.held):
        yield f"{identity}/*"
    if (
        corpus.incomplete
    ):  # what cannot be read may be a case or a plan, whose words are on the pages of another
        yield from (f"*/{name}.*" for name in registry.modules(companions))
