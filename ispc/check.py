"""Corpus -> findings: run every rule, sort what they find, and drop what is said twice.

A rule is one module of `rules`: a docstring that is its manual page, and `check`, which yields findings. None knows of
the others, and none decides how its words are painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from ispc import registry, rules
from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic


def check(corpus: Corpus, occasion: Occasion) -> tuple[Diagnostic, ...]:
    """Every finding of every rule, by place and code, each said once."""
    return tuple(dict.fromkeys(_found(_whole(corpus), occasion)))


def _whole(corpus: Corpus) -> Corpus:
    """The corpus without the documents that hang on one that could not be read: what they lack may be there."""
    if not corpus.incomplete:
        return corpus
    kept = {name: one for name, one in corpus.effective.items() if name not in corpus.held}
    return replace(corpus, effective=MappingProxyType(kept))


def _found(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for module in registry.modules(rules).values():
        yield from module.check(corpus, occasion)
