"""Every rule keeps its promise: its Wrong is found, its Right is not, and the good workspace gives no finding.

A rule's manual page is its first test. `cases/good/rules/*.yaml` must give no finding of any rule; in
`cases/bad/rules/CODE-*.yaml` each line that ends in `# error: [CODE]` must give that finding there, and no other line may.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ispc import registry, rules
from ispc.diagnostic import Diagnostic
from ispc.location import Address, Source
from ispc.manual import Page, page
from ispc.parse import parse
from ispc.pipeline import Compiled
from tests import workspaces
from tests.workspaces import KEYS, TODAY

RULES = dict(registry.modules(rules))
compiled = cache(workspaces.compiled)
CASES = Path(__file__).parent / "cases"
BAD = sorted((CASES / "bad" / "rules").glob("*.yaml"))
GOOD = sorted((CASES / "good" / "rules").glob("*.yaml"))
MARK = re.compile(r"# (error|warning|info): \[([a-z0-9-]+)\]\s*$")
IDENTITY = (*KEYS, "cite")

each_rule = pytest.mark.parametrize("code", RULES)


def _page(code: str) -> Page:
    return page(code, RULES[code].__doc__ or "")


def _found(result: Compiled, code: str) -> list[Diagnostic]:
    return [finding for finding in result.findings if finding.code == code]


def _told(result: Compiled) -> str:
    return "\n".join(f"{one.code}: {one.message} ({one.where})" for one in result.findings)


def test_there_are_rules() -> None:
    assert RULES


def test_the_good_workspace_gives_no_finding() -> None:
    for stage in ("draft", "review", "sign-off"):
        result = compiled(stage=stage)
        assert not result.findings, _told(result)


@each_rule
def test_a_rule_has_a_whole_page(code: str) -> None:
    one = _page(code)
    assert one.title and one.title.endswith(".")
    assert one.why and one.law and one.wrong and one.right


@each_rule
def test_wrong_is_found_and_located(code: str) -> None:
    result = compiled(_page(code).wrong)
    found = _found(result, code)
    assert found, _told(result)
    for finding in found:
        assert isinstance(finding.where, Address)
        assert result.trees[finding.where.document].span(finding.where.path).line >= 1
        _well_said(finding)


def _well_said(finding: Diagnostic) -> None:
    """One line in lower case without a full stop, the law, and one thing to do."""
    assert "\n" not in finding.message and not finding.message.endswith(".")
    assert finding.message[0] == "`" or finding.message[0] == finding.message[0].lower()
    assert finding.help and "\n" not in finding.help
    assert all(finding.law)


@each_rule
def test_wrong_is_wrong_in_one_way(code: str) -> None:
    """A page teaches one thing, so what it shows as wrong breaks no other rule."""
    assert {finding.code for finding in compiled(_page(code).wrong).findings} == {code}


@each_rule
def test_right_is_right(code: str) -> None:
    result = compiled(_page(code).right)
    assert not result.findings, _told(result)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_is_right_is_never_flagged(path: Path) -> None:
    text = path.read_text()
    result = compiled(text, **_occasion(text))
    assert not result.findings, _told(result)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_fault_is_found_on_its_line(path: Path) -> None:
    text = path.read_text()
    marked = {
        (number, found[1], found[2])
        for number, line in enumerate(text.splitlines(), 1)
        if (found := MARK.search(line))
    }
    assert marked, "no line is marked"
    assert all(path.stem == code or path.stem.startswith(f"{code}-") for _, _, code in marked)
    result = compiled(text, **_occasion(text))
    seen = {
        (_line(finding, result, text), finding.severity.word, finding.code) for finding in result.findings
    }
    assert seen == marked, _told(result)


def _occasion(text: str) -> dict[str, Any]:
    """A case may say when it is looked at: `# today: 2026-08-01`, `# stage: draft`."""
    said = dict(re.findall(r"^# (today|stage): (\S+)$", text, re.MULTILINE))
    today = datetime.date.fromisoformat(said["today"]) if "today" in said else TODAY
    return {"today": today, "stage": said.get("stage", "review")}


def _line(finding: Diagnostic, result: Compiled, text: str) -> int | None:
    """The line of a case that a finding is about; None where the case does not hold the field."""
    assert isinstance(finding.where, Address)
    tree = parse(Source("case.yaml", _only(text, finding.where.document).encode())).value
    if tree is None:
        return None
    data: Any = result.trees[finding.where.document].data
    here: Any = tree.data
    path: list[str | int] = []
    step: Any
    for step in finding.where.path:
        data = data[step] if isinstance(data, list) or step in data else None
        place = _same_step(here, step, data)
        if place is None:
            break
        here = here[place]
        path.append(place)
    return tree.key_span(tuple(path)).line


def _same_step(here: Any, step: str | int, wanted: Any) -> str | int | None:
    """The step in the case that leads to what `step` leads to in the whole document."""
    if isinstance(here, dict):
        return step if step in here else None
    if isinstance(here, list):
        return next((place for place, one in enumerate(here) if _is(one, wanted)), None)
    return None


def _is(one: Any, wanted: Any) -> bool:
    if not (isinstance(one, dict) and isinstance(wanted, dict)):
        return bool(one == wanted)
    named = [key for key in IDENTITY if key in one][:1]
    return bool(named) and one[named[0]] == wanted.get(named[0])


def _only(text: str, document: str) -> str:
    """The lines of a case that change one document, on the lines where they stand."""
    name, lines = "protocol", []
    for line in textwrap.dedent(text).splitlines():
        if found := re.fullmatch(r"\s*# in ([a-z0-9-]+)\s*", line):
            name = found[1]
        lines.append(line if name == document else "")
    return "\n".join(lines) + "\n"


def test_a_rule_offers_check_alone() -> None:
    for module in RULES.values():
        assert isinstance(module, ModuleType)
        assert callable(module.check)
