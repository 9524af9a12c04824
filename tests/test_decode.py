"""Tree -> Document: what fits the template is typed, what does not is said in plain words at its place."""

import datetime

from ispc.decode import decode
from ispc.diagnostic import Diagnostic, Outcome
from ispc.document import Document
from ispc.location import Source, Span
from ispc.model.prose import Line
from ispc.parse import parse
from tests.workspaces import compiled, sources


def decoded(text: str, name: str = "protocols/one.yaml") -> Outcome[Document]:
    parsed = parse(Source(name, text.encode()))
    assert parsed.value is not None
    return decode(parsed.value)


def only(text: str) -> Diagnostic:
    (finding,) = decoded(text).findings
    return finding


def protocol(snippet: str) -> tuple[Diagnostic, ...]:
    return compiled(snippet).findings


def test_scalars_keep_their_text_and_take_their_type_from_the_field() -> None:
    directory = decoded(
        """
kind: directory
boards: [{id: no, name: No}]
organisations:
  - {id: one, name: 1.10, type: charity, nation: wales, contacts: [{id: desk, name: Desk, telephone: 01632 960000}]}
"""
    ).value
    assert directory is not None
    (organisation,) = directory.content.organisations  # type: ignore[attr-defined]  # a directory
    assert organisation.name == Line(en="1.10")
    assert organisation.contacts[0].telephone == "01632 960000"
    assert directory.content.boards[0].id == "no"  # type: ignore[attr-defined]  # a directory


def test_every_fault_of_a_document_is_told_in_one_run_at_its_place() -> None:
    text = "kind: directory\nboards:\n  - {id: One, name: x}\n  - {id: two, nam: y}\nclases: []\n"
    found = {
        (finding.code, finding.where.line, finding.where.column)
        for finding in decoded(text).findings
        if isinstance(finding.where, Span)
    }
    assert found == {("not-an-id", 3, 10), ("field-unknown", 4, 15), ("field-unknown", 5, 1)}


def test_a_misspelt_field_is_one_finding_with_the_right_word() -> None:
    finding = only("kind: directory\nboards:\n  - {id: two, nmae: y}\n")
    assert (finding.code, finding.caret) == ("field-unknown", "did you mean `name`?")


def test_a_misspelt_word_is_told_with_the_words_that_there_are() -> None:
    (finding,) = protocol("legal_force: not bindng")
    assert finding.caret == "did you mean `not binding`?"
    assert "`contract`" in finding.help


def test_a_document_without_a_kind_or_with_an_unknown_one_is_told_so() -> None:
    assert only("title: x\n").code == "kind-missing"
    assert only("kind: polcy\n").caret == "did you mean `policy`?"


def test_a_file_whose_name_is_no_id_is_refused() -> None:
    (finding,) = decoded("kind: directory\n", "protocols/My file.yaml").findings
    assert finding.code == "document-id"


def test_dates_that_are_no_days_are_refused_with_the_day() -> None:
    (finding,) = protocol("effective: 2027-02-30")
    assert "2027-02-30" in finding.message


def test_shorthands_are_read_as_what_they_say() -> None:
    effective = compiled().corpus.effective["protocol"]
    flow = effective.exchanges[0].flow.value
    assert str(flow.tell_the_person.unless) == "telling puts someone at risk"  # type: ignore[union-attr]  # stated
    assert flow.consent.use == "not used"  # type: ignore[union-attr]  # stated
    assert effective.control.effective == datetime.date(2026, 10, 1)


def test_what_is_not_stated_is_a_value_with_its_reason() -> None:
    laid = compiled("flows: [{id: police-worried, keep: {not_stated: the police have not said}}]")
    assert not [one for one in laid.findings if one.severity.word == "error"]
    flow = laid.corpus.effective["protocol"].exchanges[1].flow.value
    assert flow.keep.not_stated == "the police have not said"  # type: ignore[union-attr]  # not stated


def test_the_sources_of_the_base_are_laid_over_by_id() -> None:
    laid = {one.name: one.data for one in sources("items: [{id: attendance, name: Days missed}]")}
    assert b"Days missed" in laid["protocols/protocol.yaml"]
    assert b"What was seen" in laid["protocols/protocol.yaml"]
