"""What `ispc explain CODE` shows, and that every code has one page and one only."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from ispc import approval_codes, manual, meaning, registry, rules, template_codes
from ispc.cli import commands
from ispc.effect import Rule
from ispc.parse import codes

CHANGES = tuple(meaning.rules().values())


def test_no_code_means_both_a_finding_and_a_change() -> None:
    findings = {*codes.PAGES, *template_codes.PAGES, *approval_codes.PAGES, *registry.modules(rules)}
    assert not findings & {rule.code for rule in CHANGES}
    assert set(manual.pages()) == findings | {rule.code for rule in CHANGES}


@pytest.mark.parametrize("rule", CHANGES, ids=lambda rule: rule.code)
def test_the_page_of_a_change_says_all_that_its_rule_does(rule: Rule) -> None:
    shown = " ".join(manual.text(manual.pages()[rule.code]).split())
    for words in (rule.code, rule.title, rule.why, rule.do, rule.source, rule.before, rule.after):
        assert " ".join(words.split()) in shown
    assert (
        "The change back the same" if rule.mirror == rule.code else f"The change back {rule.mirror}"
    ) in shown


def test_a_page_of_a_change_reads_from_what_it_means_to_the_change_back() -> None:
    lines = manual.text(manual.pages()["recipient-added"]).splitlines()
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads[0] == "recipient-added: Another body may receive"
    assert heads[1:] == ["Why", "Do", "Weighs", "Source", "Before", "After", "The change back"]
    assert "  recipient-removed" in lines


def test_a_page_of_a_finding_has_nothing_of_a_change() -> None:
    lines = manual.text(manual.pages()["risk-grows"]).splitlines()
    assert not {"Do", "Weighs", "Source", "Before", "After", "The change back"} & set(lines)


def test_explain_knows_the_codes_of_changes_and_suggests_them() -> None:
    run = CliRunner().invoke(commands, ["explain", "party-added"])
    assert run.exit_code == 0 and run.output.startswith("party-added: A body joins the agreement")
    wrong = CliRunner().invoke(commands, ["explain", "party-aded"])
    assert wrong.exit_code != 0 and "did you mean `party-added`?" in wrong.output
