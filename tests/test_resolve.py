"""Documents -> Corpus: each name is found once; what leads nowhere is said once, and a broken document stays quiet."""

from ispc.corpus import Occasion
from ispc.location import Address, Source
from ispc.pipeline import compile_sources
from tests.workspaces import TODAY, compiled, sources


def codes(snippet: str) -> list[str]:
    return [finding.code for finding in compiled(snippet).findings]


def test_a_near_name_is_offered() -> None:
    (finding,) = compiled("flows: [{id: police-worried, send_by: [refferal-form]}]").findings
    assert (finding.code, finding.caret) == ("channel-unknown", "did you mean `referral-form`?")
    assert finding.where == Address("protocol", ("flows", 1, "send_by", 0))


def test_each_kind_of_reference_is_found_or_told() -> None:
    assert codes("board: no-board") == ["board-unknown"]
    assert codes("lead: nobody") == ["organisation-unknown"]
    assert codes("items: [{id: attendance, about: nobody}]") == ["person-unknown"]
    assert codes("golden_rules: dfe-1066\nchanges_to_parent: [{clause: golden_rules, because: a test}]") == [
        "guidance-unknown"
    ]
    assert "contact-unknown" in codes(
        "complaints: {contact: nowhere}\nchanges_to_parent: [{clause: complaints, because: a test}]"
    )
    assert codes("# in exchange\nitems: [{id: sessions-missed, within: nothing}]") == ["item-unknown"]
    assert codes("# in directory\norganisations: [{id: northmere-council, type: counsil}]") == [
        "body-unknown"
    ]


def test_two_of_one_name_are_told_with_both_places() -> None:
    text = b"kind: directory\nboards:\n  - {id: one, name: A}\n  - {id: one, name: B}\n"
    findings = compile_sources([Source("protocols/d.yaml", text)], Occasion(TODAY)).findings
    (finding,) = (one for one in findings if one.code == "id-duplicate")
    assert finding.related[0].where == Address("d", ("boards", 0, "id"))


def test_a_circle_is_shown_edge_by_edge() -> None:
    findings = compiled("part_of: exchange").findings
    circles = [one for one in findings if one.code == "part-of-circle"]
    assert len(circles) == 1
    assert len(circles[0].related) == 1


def test_a_reference_into_a_document_that_cannot_be_read_stays_quiet() -> None:
    broken = [
        Source(one.name, b"kind: directory\n\t" if one.name.endswith("directory.yaml") else one.data)
        for one in sources()
    ]
    compiled = compile_sources(broken, Occasion(TODAY))
    assert {finding.where.source for finding in compiled.findings if hasattr(finding.where, "source")} == {
        "protocols/directory.yaml"
    }
    assert all(not finding.code.endswith("-unknown") for finding in compiled.findings)


def test_two_files_of_one_name_are_told() -> None:
    one = next(source for source in sources() if source.name.endswith("policy.yaml"))
    twice = [*sources(), Source("protocols/old/policy.yaml", one.data)]
    assert [f.code for f in compile_sources(twice, Occasion(TODAY)).findings] == ["document-id-duplicate"]


def test_a_document_that_names_what_is_not_there_is_held_and_so_is_its_child() -> None:
    assert compiled("flows: [{id: police-worried, send_by: [refferal-form]}]").corpus.held == {
        "protocol",
        "exchange",
    }
    assert compiled().corpus.held == frozenset()


def test_what_hangs_on_a_document_that_cannot_be_read_is_held() -> None:
    broken = [
        Source(one.name, b"kind: framework\n" if "framework" in one.name else one.data) for one in sources()
    ]
    corpus = compile_sources(broken, Occasion(TODAY)).corpus
    assert corpus.incomplete == {"framework"}
    assert corpus.held == {"protocol", "exchange", "policy"}


def test_a_case_of_no_agreement_is_told_once() -> None:
    case = """
    # in case
    kind: scenario
    of: nowhere
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: teacher, give: [nothing], to: nobody, for: none}
    expect: permit
    because: [school-worried]
    learn: Say what you saw.
    """
    assert [one.code for one in compiled(case).findings] == ["document-unknown"]


def test_a_case_of_an_agreement_that_states_no_items_may_name_what_it_will() -> None:
    case = """
    # in protocol
    items: {not_stated: the annex is lost}
    # in case
    kind: scenario
    of: protocol
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: schools, give: [anything], to: northmere-police, for: protect}
    expect: review
    because: [items]
    learn: Ask.
    """
    codes = [one.code for one in compiled(case).findings if one.where.document == "case"]  # type: ignore[union-attr]
    assert codes == []
