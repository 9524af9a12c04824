"""What a second person says that a change weighs: recorded where it may be said, refused with the reason where it may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ispc import cli, records, rulings, scaffold
from ispc.compare import compare
from ispc.effect import Class, Effect
from ispc.model.recorded import By
from tests import logs
from tests.logs import POLICE, RULE, SCHOOLS
from tests.signing_off import TODAY, Files

WORDS = RULE + "purposes: [{id: protect, benefits: Children get help before harm is done.}]\n"
"""Other words for the same: “are helped” has become “get help”."""
NOT = RULE + "purposes: [{id: protect, benefits: Children are not helped before harm is done.}]\n"


def agreed() -> Files:
    return logs.approve(logs.approve({}, RULE, POLICE, "2026-10-05"), RULE, SCHOOLS, "2026-10-07")


def change(snippet: str) -> Effect:
    (found,) = logs.effects(RULE, snippet)
    return found


def asked(
    snippet: str, klass: Class = "editorial", post: str = "Head of Information Governance"
) -> rulings.Asked:
    by = By(organisation="northmere-council", post=post, name="not published")
    return rulings.Asked(
        "protocol", change(snippet).fingerprint, klass, "it says the same", by, "Head of Safeguarding"
    )


def refused(snippet: str, one: rulings.Asked) -> str:
    made = rulings.make(one, logs.corpus(agreed(), snippet), "Northmere Partnership", TODAY)
    assert made.value is None
    (finding,) = made.findings
    assert finding.code == "ruling-refused" and finding.help
    return finding.message


def test_a_change_of_words_may_be_called_editorial_and_then_asks_nobody() -> None:
    files = agreed()
    before = logs.standing(files, WORDS)
    assert {one.voter for one in before.lapsed} == {POLICE, SCHOOLS}
    made = rulings.make(asked(WORDS), logs.corpus(files, WORDS), "Northmere Partnership", TODAY).value
    assert made is not None
    after = logs.standing({**files, made.name: made.data}, WORDS)
    assert after.lapsed == ()
    assert set(after.accepted) == {POLICE, SCHOOLS}


def test_what_was_ruled_is_told_with_its_reason_where_the_change_is_told() -> None:
    made = rulings.make(asked(WORDS), logs.corpus(agreed(), WORDS), "Northmere Partnership", TODAY).value
    assert made is not None
    new = logs.corpus({**agreed(), made.name: made.data}, WORDS)
    (document,) = [one for one in compare(logs.corpus({}, RULE), new).documents if one.document == "protocol"]
    (effect,) = document.effects
    assert effect.klass == "editorial" and not effect.asks
    assert effect.ruled.startswith("it says the same (Head of Information Governance, ")


def test_more_than_wording_is_never_lowered() -> None:
    assert "more than wording" in refused(NOT, asked(NOT))


def test_whoever_wrote_a_change_does_not_lower_it() -> None:
    assert "whoever wrote" in refused(WORDS, asked(WORDS, post="Head of Safeguarding"))


def test_whoever_wrote_a_change_may_raise_it() -> None:
    one = asked(WORDS, "new sharing", "Head of Safeguarding")
    made = rulings.make(one, logs.corpus(agreed(), WORDS), "Northmere Partnership", TODAY)
    assert made.value is not None
    assert b"ruling: raised" in made.value.data


def test_a_change_that_is_not_there_is_not_ruled_on() -> None:
    assert "no change" in refused(RULE, asked(WORDS))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in scaffold.workspace("Ours").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_refuses_and_writes_nothing(workspace: Path) -> None:
    said = [
        "--class",
        "editorial",
        "--because",
        "x",
        "--post",
        "P",
        "--organisation",
        "northmere-council",
        "--author",
        "Q",
    ]
    done = CliRunner().invoke(cli.commands, ["rule", "protocol", "0" * 16, *said, "--today", "2026-11-21"])
    assert done.exit_code == 1
    assert "not recorded: no change" in done.stderr
    assert not list((workspace / records.FOLDER).rglob("*.yaml"))
