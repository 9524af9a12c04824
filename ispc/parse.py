"""Source -> Outcome[Tree]: reads the YAML of one file, keeps every scalar as text, and knows where each part stands.

Any bytes give an outcome, never an exception. The C parser is fast and reads what is right; where it stops, the pure
parser reads the file again and says where and why, so a finding is the same on every machine. A warning leaves the
tree; an error leaves only findings, as many as the file has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, cast

from ruamel.yaml.error import YAMLError
from ruamel.yaml.loader import BaseLoader

from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.location import Source, Span
from ispc.parse_events import Composer, Events, Spans, TooMuchError
from ispc.parse_syntax import syntax_finding
from ispc.parse_text import Text, read_text, text_of
from ispc.tree import Node, Tree

Parser = Callable[[str], Events]


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

    `parsers` are tried in turn: each but the last may only say yes.
    """
    try:
        return _parse(source, parsers)
    except Exception as fault:
        return Outcome(None, (_our_fault(fault, Span(source.name, 1, 1, 1, 1)),))


def _parse(source: Source, parsers: tuple[Parser, ...]) -> Outcome[Tree]:
    text, findings = read_text(source)
    if text is None:
        return Outcome(None, findings)
    text, directives = _without_directives(text)
    composer, data, found = _compose(text, parsers)
    if data == {} or not isinstance(data, dict):
        found = (*found, *_not_a_mapping(text, data, composer, found))
    everything = _sorted([*findings, *directives, *_without_echoes(found, findings)])
    outcome: Outcome[Tree] = Outcome(None, everything)
    if outcome.failed or data is None:
        return outcome
    places = Spans(source.name, composer.values), Spans(source.name, composer.keys)
    return Outcome(Tree(source.name, data, *places), everything)


def _compose(text: Text, parsers: tuple[Parser, ...]) -> tuple[Composer, Node | None, tuple[Diagnostic, ...]]:
    for parser in parsers[:-1]:
        try:
            composer = Composer(text, parser(text.content))
            return composer, composer.document(), tuple(composer.findings)
        except TooMuchError:
            return composer, None, tuple(composer.findings)
        except YAMLError:
            continue
    composer = Composer(text, parsers[-1](text.content))
    try:
        return composer, composer.document(), tuple(composer.findings)
    except TooMuchError:
        return composer, None, tuple(composer.findings)
    except YAMLError as fault:
        return composer, None, (*composer.findings, syntax_finding(text, fault, composer.last))
    except Exception as fault:
        return composer, None, (*composer.findings, _our_fault(fault, _last_place(text, composer.last)))


def _last_place(text: Text, event: Any) -> Span:
    at = event.end_mark.index if event is not None else 0
    return text.span(at, at)


def _our_fault(fault: Exception, where: Span) -> Diagnostic:
    return Diagnostic(
        "yaml-unreadable",
        Severity.ERROR,
        f"the file cannot be read from here on ({type(fault).__name__})",
        where,
        help="look for odd signs near this place; if the line looks right, report this as a fault in ispc",
    )


_DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
_PREAMBLE = re.compile(r"(?:[ \t]*(?:#.*)?\n|%.*(?:\n|\Z))*")


def _without_directives(text: Text) -> tuple[Text, tuple[Diagnostic, ...]]:
    """The text with each `%` line before the document made a comment, and a finding for each."""
    if "%" not in text.content:
        return text, ()
    preamble = _PREAMBLE.match(text.content)
    end = preamble.end() if preamble else 0
    found = tuple(
        Diagnostic(
            "yaml-directive",
            Severity.ERROR,
            "a line that begins with `%` changes how the file is read",
            text.span(line.start(), line.end()),
            help="delete the line",
        )
        for line in _DIRECTIVE.finditer(text.content, 0, end)
    )
    if not found:
        return text, ()
    head = _DIRECTIVE.sub(lambda line: "#" + line[0][1:], text.content[:end])
    return text_of(text.source, head + text.content[end:]), found


def _not_a_mapping(
    text: Text, data: Node | None, composer: Composer, found: tuple[Diagnostic, ...]
) -> Iterator[Diagnostic]:
    if any(finding.severity is Severity.ERROR for finding in found):
        return
    if not data:
        yield Diagnostic(
            "yaml-empty",
            Severity.ERROR,
            "the file has no fields",
            text.span(0, 0),
            help="write the document's fields, the first of which is `kind:`, or delete the file",
        )
        return
    where = Span(text.source, *composer.values[()])
    yield Diagnostic(
        "yaml-not-fields",
        Severity.ERROR,
        "the file is a list where it should be fields"
        if isinstance(data, list)
        else "the file is a text without fields",
        where,
        help="begin each line of the file's top level with the name of a field and a colon, such as `title: `",
    )


def _without_echoes(found: tuple[Diagnostic, ...], bad: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """The findings, less the complaints of the parser about a line whose forbidden character has been reported."""
    lines = {finding.where.line for finding in bad if isinstance(finding.where, Span)}
    for finding in found:
        where = finding.where
        echo = isinstance(where, Span) and lines.intersection(range(where.line - 1, where.end_line + 1))
        if not (echo and finding.code.startswith("yaml-")):
            yield finding


def _sorted(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(findings, key=lambda finding: (_order(finding), finding.code)))


def _order(finding: Diagnostic) -> Span:
    if isinstance(finding.where, Span):
        return finding.where
    raise TypeError("a finding of the parse step has a span")
