from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.located import Located, locate
from ispc.location import Address, Source, Span
from ispc.parse import parse
from ispc.tree import Tree

PROTOCOL = """\
kind: isp
flows:
  - id: first
    lawful:
      schools:
        # a comment is no heading
        basis: public task
    why: |
      Words.
      - not a list item of the YAML
  - id: second
    send_by: ""
    from: schools
purposes: [one, two]
"""
NAME = "protocols/keeping-children-safe.yaml"
DOCUMENT = "keeping-children-safe"


def tree(text: str) -> Tree:
    outcome = parse(Source(NAME, text.encode()))
    assert outcome.value is not None, outcome.findings
    return outcome.value


def place(*findings: Diagnostic, text: str = PROTOCOL) -> tuple[Located, ...]:
    return locate(findings, {DOCUMENT: tree(text)}, {NAME: Source(NAME, text.encode())})


def finding(*path: str | int, code: str = "some-code", message: str = "wrong") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, Address(DOCUMENT, path))


def spot(*path: str | int) -> tuple[int, int, int]:
    (item,) = place(finding(*path))
    return item.place.span.line, item.place.span.column, item.place.span.end_column


def test_a_value_on_one_line_is_shown_itself() -> None:
    assert spot("flows", 0, "lawful", "schools", "basis") == (7, 16, 27)
    assert spot("purposes", 1) == (14, 17, 20)


def test_a_value_over_several_lines_or_with_nothing_in_it_is_shown_by_its_key() -> None:
    assert spot("flows", 0, "lawful", "schools") == (5, 7, 14)
    assert spot("flows", 0, "why") == (8, 5, 8)
    (item,) = place(finding("review"), text="kind: isp\nreview:\n")
    assert (item.place.span.line, item.place.span.column, item.place.span.end_column) == (2, 1, 7)


def within(*path: str | int, said: str) -> Diagnostic:
    text = "Words.\n- not a list item of the YAML\n" if path[-1] == "why" else "public task"
    start = text.index(said)
    return replace(finding(*path), stretch=(start, start + len(said)))


def test_a_few_letters_of_a_value_are_shown_themselves() -> None:
    (one,) = place(within("flows", 0, "lawful", "schools", "basis", said="task"))
    assert (one.place.span.line, one.place.span.column, one.place.span.end_column) == (7, 23, 27)
    (one,) = place(within("flows", 0, "why", said="list item"))
    assert (one.place.span.line, one.place.span.column, one.place.span.end_column) == (10, 15, 24)


def test_letters_over_several_lines_are_shown_as_far_as_the_first_goes() -> None:
    (one,) = place(within("flows", 0, "why", said="Words.\n- not"))
    assert (
        one.place.span.line,
        one.place.span.column,
        one.place.span.end_line,
        one.place.span.end_column,
    ) == (9, 7, 9, 13)


def test_letters_that_are_not_to_be_found_are_shown_by_the_whole() -> None:
    (one,) = place(replace(finding("flows", 0, "lawful"), stretch=(0, 4)))
    assert one.place.span == place(finding("flows", 0, "lawful"))[0].place.span


def test_a_fingerprint_of_a_few_letters_stays_when_more_is_written_before_them() -> None:
    one = within("flows", 0, "why", said="list item")
    assert one.stretch is not None
    (before,) = place(one)
    moved = replace(one, stretch=(one.stretch[0] + 4, one.stretch[1] + 4))
    (after,) = place(moved, text=PROTOCOL.replace("Words.", "New Words."))
    other = place(within("flows", 0, "why", said="YAML"))[0]
    assert before.fingerprint == after.fingerprint != other.fingerprint


def test_a_missing_part_is_shown_where_it_is_missing() -> None:
    assert spot("flows", 0, "lawful", "schools", "special", "condition")[:2] == (5, 7)
    assert spot("flows", 1, "keep")[:2] == (11, 5)
    assert spot("title")[:2] == (1, 1)


def test_a_document_that_is_in_no_file_is_shown_in_the_workspace_file() -> None:
    lost = Diagnostic("some-code", Severity.ERROR, "wrong", Address("nowhere", ("name",)))
    (item,) = locate([lost], {}, {})
    assert str(item.place.span) == "ispc.yaml:1:1"
    assert (item.document, item.address, item.place.lines) == ("nowhere", "nowhere/name", ())
    (item,) = locate([lost], {}, {"ispc.yaml": Source("ispc.yaml", b"name: x\n")})
    assert item.place.lines == ((1, "name: x"),)


def test_the_lines_shown_say_what_the_place_belongs_to() -> None:
    (item,) = place(finding("flows", 0, "lawful", "schools", "basis"))
    assert item.place.lines == (
        (3, "  - id: first"),
        (5, "      schools:"),
        (7, "        basis: public task"),
    )
    (item,) = place(finding("kind"))
    assert item.place.lines == ((1, "kind: isp"),)


def test_a_span_is_shown_as_it_is_with_any_bytes_and_any_line_ends() -> None:
    data = b"\xef\xbb\xbfa:\r\n  b: \xff\r  c: 1\n"
    for line, words in [(1, "a:"), (2, "  b: \ufffd"), (3, "  c: 1")]:
        (item,) = locate(
            [Diagnostic("some-code", Severity.ERROR, "wrong", Span("x.yaml", line, 1, line, 2))],
            {},
            {"x.yaml": Source("x.yaml", data)},
        )
        assert item.place.lines[-1] == (line, words)


def test_related_places_have_lines_of_their_own() -> None:
    related = (
        Label(Address(DOCUMENT, ("kind",)), "here\nthere"),
        Label(Span("gone.yaml", 4, 2, 4, 3), "gone"),
    )
    (item,) = place(replace(finding("purposes", 0), related=related))
    first, second = item.related
    assert (first.place.lines, first.message) == (((1, "kind: isp"),), "here\\u{a}there")
    assert (str(second.place.span), second.place.lines) == ("gone.yaml:4:2", ())


def test_findings_are_in_the_order_of_a_reader_with_the_heaviest_first() -> None:
    def at(source: str, line: int, column: int, severity: Severity, code: str) -> Diagnostic:
        return Diagnostic(code, severity, "wrong", Span(source, line, column, line, column + 1))

    expected = [
        at("a.yaml", 2, 1, Severity.ERROR, "b"),
        at("a.yaml", 2, 1, Severity.WARNING, "a"),
        at("a.yaml", 2, 1, Severity.WARNING, "c"),
        at("a.yaml", 2, 5, Severity.ERROR, "a"),
        at("a.yaml", 10, 1, Severity.INFO, "a"),
        at("b.yaml", 1, 1, Severity.INFO, "a"),
    ]
    assert [item.finding for item in locate(expected[::-1], {}, {})] == expected


def test_one_span_code_and_message_is_one_finding() -> None:
    twice = finding("kind")
    assert len(place(twice, twice, replace(twice, help="once more"))) == 1
    assert place(twice, replace(twice, help="once more"))[0].finding.help == ""
    assert len(place(twice, finding("kind", message="other"), finding("kind", code="other"))) == 3


def test_the_address_names_items_by_their_ids() -> None:
    (item,) = place(finding("flows", 1, "from"))
    assert (item.document, item.address) == (DOCUMENT, "keeping-children-safe/flows/second/from")
    (item,) = place(finding("purposes", 1))
    assert item.address == "keeping-children-safe/purposes/1"


def test_a_file_that_is_a_document_gives_its_findings_the_documents_name() -> None:
    (item,) = place(Diagnostic("yaml-odd", Severity.WARNING, "odd", Span(NAME, 7, 9, 7, 14)))
    assert item.document == DOCUMENT


def test_a_fingerprint_stays_when_lines_and_items_move() -> None:
    findings = [
        finding("flows", 1, "from"),
        Diagnostic("yaml-odd", Severity.WARNING, "odd", Span(NAME, 13, 5, 13, 9)),
    ]
    moved = PROTOCOL.replace("flows:\n", "# one more line\nflows:\n  - id: zeroth\n    from: schools too\n")
    later = [
        finding("flows", 2, "from"),
        Diagnostic("yaml-odd", Severity.WARNING, "odd", Span(NAME, 16, 5, 16, 9)),
    ]
    before, after = place(*findings), place(*later, text=moved)
    assert [item.place.span.line for item in before] != [item.place.span.line for item in after]
    assert {item.fingerprint for item in before} == {item.fingerprint for item in after}


def test_a_fingerprint_tells_code_document_field_and_number_apart() -> None:
    one = place(
        finding("flows", 0, "lawful"), finding("flows", 1, "from"), finding("flows", 1, "from", code="other")
    )
    two = place(finding("flows", 1, "from"), finding("flows", 1, "from", message="and once more"))
    lost = locate(
        [
            Diagnostic("some-code", Severity.ERROR, message, Address(document, path))
            for message, document, path in [
                ("a", "x", ("y", "z")),
                ("b", "x", ("y/z",)),
                ("c", "x/y", ("z",)),
            ]
        ],
        {},
        {},
    )
    assert len({item.fingerprint for item in one}) == 3
    assert len({item.fingerprint for item in two}) == 2
    assert len({item.fingerprint for item in lost}) == 3


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    (item,) = place(finding("flows", 1, "from"))
    assert item.fingerprint == "426eb5efec2f8482"


@given(
    st.lists(
        st.tuples(st.sampled_from(Severity), st.sampled_from("ab"), st.integers(1, 9), st.integers(1, 9)),
        max_size=8,
    ),
    st.binary(max_size=80),
)
def test_any_span_in_any_bytes_has_a_place(drawn: list[tuple[Severity, str, int, int]], data: bytes) -> None:
    findings = [
        Diagnostic(code, sev, "wrong", Span("x", line, col, line, col)) for sev, code, line, col in drawn
    ]
    located = locate(findings, {}, {"x": Source("x", data)})
    assert located == locate(findings[::-1], {}, {"x": Source("x", data)}) or len(set(findings)) != len(
        located
    )
    assert len({item.fingerprint for item in located}) == len(located)
    assert all(len(item.place.lines) <= 3 for item in located)
