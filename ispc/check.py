"""Corpus -> findings: run every rule, sort what they find, and drop what is said twice.

A rule is one module of `rules`: a docstring that is its manual page, and `check`, which yields findings. None knows of
the others, and none decides how its words are painted.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc import registry, rules
from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic


def check(corpus: Corpus, occasion: Occasion) -> tuple[Diagnostic, ...]:
    """Every finding of every rule, by place and code, each said once."""
    return tuple(dict.fromkeys(_found(corpus, occasion)))


def _found(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for module in registry.modules(rules).values():
        yield from module.check(corpus, occasion)
