"""The first page tells the truth: what it shows is what ispc prints, and its commands are the commands there are."""

import re
from pathlib import Path

from ispc import opening, scaffold
from ispc.cli import commands
from ispc.report import ReportContext, human
from tests.workspaces import TODAY

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
RIGHT = (
    "special: {condition: substantial public interest, schedule_1: 18, no_consent_because: asking would prejudice "
    'the purpose, policy_document: "safeguarding policy document, edition 2"}'
)


def test_the_finding_shown_is_what_is_printed(tmp_path: Path) -> None:
    for name, text in scaffold.workspace("Ours").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    protocol = tmp_path / "protocols" / "protocol.yaml"
    text = protocol.read_text("utf-8")
    assert RIGHT in text
    protocol.write_text(text.replace(RIGHT, "special: {condition: substantial public interest}", 1), "utf-8")
    opened = opening.open_workspace((tmp_path,)).value
    assert opened is not None
    compiled = opening.compiled(opened, TODAY, "review")
    printed = human.render(
        opening.locate(opened, compiled, compiled.findings), ReportContext("0", "review", 5)
    )
    assert printed.partition("\n\n")[0] in README


def test_the_commands_are_those_there_are() -> None:
    shown = set(re.findall(r"^\| `ispc (\w+)", README, re.MULTILINE))
    assert shown == set(commands.commands)
    assert "make build" in README
    assert "make test" in README
