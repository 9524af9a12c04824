"""Source -> Outcome[Tree]: reads the YAML of one file, keeps every scalar as text, and knows where each part stands.

Any bytes give an outcome, never an exception. The C parser is fast and reads what is right; where it stops, the pure
parser reads the file again and says where and why, so a finding is the same on every machine. A warning leaves the
tree; an error leaves only findings, as many as the file has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import Any, cast

from ruamel.yaml.error import YAMLError
from ruamel.yaml.loader import BaseLoader

from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.location import Source, Span
from ispc.parse.escapes import escaped_faults
from ispc.parse.events import Composer, Events, TooMuchError
from ispc.parse.spans import Spans
from ispc.parse.syntax import syntax_finding
from ispc.parse.text import (
    DIRECTIVE,
    Text,
    character_finding,
    directive_finding,
    read_text,
    without_directives,
)
from ispc.tree import Tree

Parser = Callable[[str], Events]

MOST_SHOWN = 20
"""How many findings of one code are told for one file; the last of them says how many there are."""

_LATE_BLANKS = r"[-+0-9]*(?:\#|[ ]*(?:\#[^\n]*)?\n\s*?[ ]\n)"
_READ_DIFFERENTLY = (
    re.compile(r"\t"),
    re.compile(r"\n%"),
    re.compile(r"\n\.\.\.(?!\S)"),
    re.compile(r"'[ ]+:(?=\S)"),
    re.compile(r'"[ ]+:(?=\S)'),
    re.compile(r"\?(?<![^\s\[{,]\?)(?!\S)"),
    re.compile(r"\|" + _LATE_BLANKS),
    re.compile(r">" + _LATE_BLANKS),
)
"""Signs that the two parsers read differently: tabs; directives and document ends below the first line; a colon that
stands apart from its quoted key and not from its value; explicit keys; block texts whose first lines are spaces or
whose comment touches the `|`. Each pattern starts with one letter, so that the search is quick."""

_REFERENCES = frozenset({"yaml-anchor", "yaml-tag"})


def pure_parser(content: str) -> Events:
    """The parser written in Python: slow, the same everywhere, and exact about where a file goes wrong."""
    return cast(Events, BaseLoader(content))


def fast_parser() -> Parser | None:
    """The parser written in C, or None where `ruamel.yaml.clib` is not installed."""
    try:
        return cast(Parser, import_module("ruamel.yaml.cyaml").CParser)
    except ImportError:
        return None


PARSERS: tuple[Parser, ...] = tuple(parser for parser in (fast_parser(), pure_parser) if parser)


def parse(source: Source, parsers: tuple[Parser, ...] = PARSERS) -> Outcome[Tree]:
    """The tree of a source, or findings that say what to change. Never raises.

    `parsers` are tried in turn: each may say that nothing is wrong, and what the last one says stands.
    """
    try:
        return _parse(source, parsers)
    except Exception as fault:
        return Outcome(None, (_our_fault(fault, Span(source.name, 1, 1, 1, 1)),))


def _parse(source: Source, parsers: tuple[Parser, ...]) -> Outcome[Tree]:
    text, bad = read_text(source)
    if text is None:
        return Outcome(None, bad)
    text, directives = without_directives(text)
    composer, data = _compose(text, parsers)
    findings = _told((*bad, *directives, *_without_echoes(composer.findings, bad)))
    outcome: Outcome[Tree] = Outcome(None, findings)
    if outcome.failed or data is None:
        return outcome
    places = Spans(source.name, composer.values), Spans(source.name, composer.keys)
    return Outcome(Tree(source.name, data, *places), findings)


def _compose(text: Text, parsers: tuple[Parser, ...]) -> tuple[Composer, dict[str, Any] | None]:
    alike = not any(sign.search(text.content) for sign in _READ_DIFFERENTLY)
    fast = parsers[:-1] if alike else ()
    content = text.content if text.content.endswith("\n") else text.content + "\n"
    for parser in fast:
        composer = Composer(text, parser(content))
        with suppress(TooMuchError, YAMLError):
            data = composer.document()
            if not any(finding.severity is Severity.ERROR for finding in composer.findings):
                return composer, data
    composer = Composer(text, parsers[-1](content))
    try:
        return composer, composer.document()
    except TooMuchError:
        pass
    except YAMLError as fault:
        composer.findings.append(syntax_finding(text, fault, composer.last))
    except Exception as fault:
        composer.findings.append(_raised(text, fault, composer.last))
    return composer, None


def _raised(text: Text, fault: Exception, last: Any) -> Diagnostic:
    """The finding for what the parser trips over without foreseeing it: a directive, an escape; else our own fault."""
    at: int = last.end_mark.index if last is not None else 0
    if line := DIRECTIVE.search(text.content, at):
        return directive_finding(text.span(line.start(), line.end()))
    for escape in escaped_faults(text.content[at:]):
        return character_finding(text.span(at + escape.start, at + escape.end), escape.code, escape.name)
    return _our_fault(fault, text.span(at, at))


def _our_fault(fault: Exception, where: Span) -> Diagnostic:
    return Diagnostic(
        "yaml-unreadable",
        Severity.ERROR,
        f"the file cannot be read from here on ({type(fault).__name__})",
        where,
        help="look for odd signs near this place; if the line looks right, report this as a fault in ispc",
    )


def _without_echoes(found: Iterable[Diagnostic], bad: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What the parser found, less what follows from a forbidden character or a sign already reported in that line."""
    found = tuple(found)
    signs = [finding for finding in found if finding.code in _REFERENCES]
    lines = {_where(finding).line for finding in (*bad, *signs)}
    for finding in found:
        where = _where(finding)
        echo = finding.code.startswith("yaml-") and finding.code not in _REFERENCES
        if not (echo and lines.intersection(range(where.line - 1, where.end_line + 1))):
            yield finding


def _told(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings in the order of the file; of many with one code the first few, the last of which counts them all."""
    kept: list[Diagnostic] = []
    findings = tuple(dict.fromkeys(findings))
    count = Counter(finding.code for finding in findings)
    shown: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda finding: (_where(finding), finding.code)):
        shown[finding.code] += 1
        if shown[finding.code] < MOST_SHOWN or count[finding.code] <= MOST_SHOWN:
            kept.append(finding)
        elif shown[finding.code] == MOST_SHOWN:
            tally = f"{count[finding.code]:,} such places were found, of which {MOST_SHOWN} are shown"
            kept.append(replace(finding, help=f"{finding.help}; {tally}"))
    return tuple(kept)


def _where(finding: Diagnostic) -> Span:
    if isinstance(finding.where, Span):
        return finding.where
    raise TypeError("a finding of the parse step has a span")
