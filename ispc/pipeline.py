"""Read this first: the stages of ispc, in order, on one page. Nothing here touches the disk, the clock or the screen.

    sources --parse--> trees --decode--> documents --resolve--> corpus --inherit--> corpus --check--> findings
                                                                                          --layers--> views

Text becomes trees, trees become documents, documents become one corpus, the corpus is checked, and each audience sees
a view of it. A stage gives an `Outcome`: a value and its findings. What cannot be read drops out with its findings,
and the rest goes on. Outputs, reports and the build take what this page makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ispc import records
from ispc.check import check
from ispc.corpus import Corpus, Occasion
from ispc.decode import decode, document_id
from ispc.diagnostic import Diagnostic
from ispc.document import Document
from ispc.inherit import inherit
from ispc.law import Catalogue, catalogue
from ispc.location import Source
from ispc.parse import parse
from ispc.profile import Profile, against
from ispc.resolve import resolve
from ispc.tree import Tree


@dataclass(frozen=True, slots=True)
class Compiled:
    """A workspace, compiled: its corpus, the trees to show places from, and every finding on the way."""

    corpus: Corpus
    trees: Mapping[str, Tree]
    findings: tuple[Diagnostic, ...]


def compile_sources(
    sources: Iterable[Source],
    occasion: Occasion,
    profiles: Sequence[Profile] = (),
    law: Catalogue | None = None,
    approvals: Iterable[Source] = (),
) -> Compiled:
    """Sources -> corpus and findings. `profiles` are local templates that ask for more than the base template; `approvals` are the
    files of the records beside the documents."""
    settled = settle(sources, profiles, law, approvals)
    return replace(settled, findings=(*settled.findings, *check(settled.corpus, occasion)))


def settle(
    sources: Iterable[Source],
    profiles: Sequence[Profile] = (),
    law: Catalogue | None = None,
    approvals: Iterable[Source] = (),
) -> Compiled:
    """The stages up to the corpus, without the rules: for whoever compares or asks, and leaves the judging to `check`."""
    findings: list[Diagnostic] = []
    documents: list[Document] = []
    trees: dict[str, Tree] = {}
    broken: list[str] = []
    for source in sources:
        parsed = parse(source)
        findings += parsed.findings
        if parsed.value is None:
            broken.append(document_id(source.name))
            continue
        decoded = decode(parsed.value)
        findings += decoded.findings
        if decoded.value is None:
            broken.append(document_id(source.name))
        else:
            documents.append(decoded.value)
            findings += [one for profile in profiles for one in against(profile, decoded.value)]
            trees.setdefault(decoded.value.id, parsed.value)
    resolved = resolve(documents, law or catalogue(), broken)
    assert resolved.value is not None  # noqa: S101  # a corpus is made of whatever could be read
    inherited = inherit(resolved.value)
    assert inherited.value is not None  # noqa: S101  # as above
    log = records.read(approvals)
    findings += (*resolved.findings, *inherited.findings, *log.faults)
    corpus = replace(inherited.value, approvals=log)
    return Compiled(corpus, MappingProxyType({**trees, **log.trees}), tuple(findings))
