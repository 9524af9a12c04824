"""The parse step: what it keeps, what it refuses and where it says so, and that it never raises, whatever the bytes."""

from __future__ import annotations

import json
import random
import re
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.location import Source, Span
from ispc.parse import PARSERS, fast_parser, parse, pure_parser
from ispc.parse.codes import PAGES
from ispc.tree import Node, Tree

TESTS = Path(__file__).parent
GOOD = sorted((TESTS / "cases/good/yaml").glob("*.yaml"))
BAD = sorted((TESTS / "cases/bad/yaml").glob("*.yaml"))


def read(data: bytes | str) -> Outcome[Tree]:
    return parse(Source("a.yaml", data.encode() if isinstance(data, str) else data))


def tree_of(data: bytes | str) -> Tree:
    outcome = read(data)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def codes(data: bytes | str) -> list[str]:
    return [finding.code for finding in read(data).findings]


def span(finding: Diagnostic) -> Span:
    assert isinstance(finding.where, Span)
    return finding.where


def places(data: bytes | str) -> list[tuple[str, int, int]]:
    return [(finding.code, span(finding).line, span(finding).column) for finding in read(data).findings]


def cut(data: str, where: Span) -> str:
    """The text that a span covers."""
    lines = data.split("\n")[where.line - 1 : where.end_line]
    lines[-1] = lines[-1][: where.end_column - 1]
    lines[0] = lines[0][where.column - 1 :]
    return "\n".join(lines)


def as_shown(data: bytes) -> list[str]:
    """The lines of a file as an editor shows them."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def assert_inside(data: bytes, outcome: Outcome[Tree]) -> None:
    """Each finding has a code with a manual page, words, and a stretch of the file."""
    lines = as_shown(data)
    for finding in outcome.findings:
        where = span(finding)
        assert finding.code in PAGES
        assert finding.message and finding.help and "\n" not in finding.message
        assert 1 <= where.line <= where.end_line <= len(lines), finding
        assert 1 <= where.column <= len(lines[where.line - 1]) + 1, finding
        assert 1 <= where.end_column <= len(lines[where.end_line - 1]) + 2, finding
        assert (where.line, where.column) <= (where.end_line, where.end_column), finding
    assert (outcome.value is None) == outcome.failed


def everything(outcome: Outcome[Tree]) -> object:
    tree = outcome.value
    return outcome.findings, tree and (tree.data, dict(tree.values), dict(tree.keys))


def assert_parsers_agree(data: bytes) -> None:
    source = Source("a.yaml", data)
    assert everything(parse(source)) == everything(parse(source, (pure_parser,))), data


# What is kept


def test_every_scalar_stays_text() -> None:
    data = tree_of((TESTS / "cases/good/yaml/plain-text.yaml").read_bytes()).data
    assert data == {
        "telephone": "01632 960000",
        "edition": "1.10",
        "reference": "1e5",
        "form": "0x1F",
        "number": "012",
        "consent": "No",
        "none": "~",
        "nothing": "null",
        "empty": "",
        "review": "2027-13-40",
        "time": "12:30:45",
        "link": "https://example.org/a:b",
        "quoted": "Sharing: police and NHS",
        "single": "it's agreed",
        "dash": "a - b",
        "hash": "Minute #7",
        "question": "May I share? Yes.",
    }


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_is_right_is_never_flagged(path: Path) -> None:
    outcome = read(path.read_bytes())
    assert outcome.findings == ()
    assert outcome.value is not None


SHAPES = (TESTS / "cases/good/yaml/shapes.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("title",), "Keeping children\n  and young people safe"),
        (("aim",), "Notice early.\n\n  Act together."),
        (("kept",), "With its last blank line."),
        (("list",), "- one\n- two\n-"),
        (("list", 0), "one"),
        (("list", 2), ""),
        (("nested", 1), '{c: d, "e": f}'),
        (("nested", 0), "- a\n    - b"),
        (("flow", 1), "b: c"),
        (("quoted",), '"two\n  lines"'),
    ],
)
def test_a_span_covers_the_words_and_no_more(path: tuple[str | int, ...], words: str) -> None:
    assert cut(SHAPES, tree_of(SHAPES).values[path]) == words


def test_a_key_has_a_span_of_its_own() -> None:
    tree = tree_of(SHAPES)
    assert cut(SHAPES, tree.keys[("quoted name",)]) == '"quoted name"'
    assert cut(SHAPES, tree.keys[("nested", 1, "e")]) == '"e"'


def test_every_path_has_a_span() -> None:
    tree = tree_of(SHAPES)

    def walk(node: Node, path: tuple[str | int, ...]) -> None:
        assert path in tree.values
        if isinstance(node, dict):
            for key, value in node.items():
                assert (*path, key) in tree.keys
                walk(value, (*path, key))
        if isinstance(node, list):
            for number, value in enumerate(node):
                walk(value, (*path, number))

    walk(tree.data, ())
    assert len(tree.values) == len(list(tree.values))
    assert ("nobody",) not in tree.values
    assert ("nobody",) not in tree.keys


def test_line_ends_and_a_byte_order_mark_shift_nothing() -> None:
    plain = tree_of("kind: isp\ntitle: |\n  a\n  b\nlist: [c]\n")
    for other in (
        b"\xef\xbb\xbfkind: isp\r\ntitle: |\r\n  a\r\n  b\r\nlist: [c]\r\n",
        b"kind: isp\rtitle: |\r  a\r  b\rlist: [c]",
    ):
        assert everything(read(other)) == everything(Outcome(plain))


def test_text_is_composed_and_the_author_is_told() -> None:
    outcome = read("title: Cafe\u0301\n")
    assert outcome.value is not None and outcome.value.data == {"title": "Caf\u00e9"}
    assert [(finding.code, finding.severity) for finding in outcome.findings] == [
        ("not-normalised", Severity.WARNING)
    ]


# What is refused


def wanted(data: bytes) -> list[tuple[int, str]]:
    """The codes that a case asks for, by line. A note on a line of its own speaks of the line below."""
    found = []
    notes: list[str] = []
    for number, line in enumerate(as_shown(data), 1):
        told = re.findall(r"\[([a-z0-9-]+)\]", line.partition("error: ")[2] or line.partition("warning: ")[2])
        if re.match(r"# (error|warning): \[", line) and not line.endswith(" 1"):
            notes += told
        elif line.strip():
            found += [(number, code) for code in (*notes, *told)]
            notes = []
    return sorted(found)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_earns_its_findings_and_no_more(path: Path) -> None:
    data = path.read_bytes()
    outcome = read(data)
    assert sorted((span(finding).line, finding.code) for finding in outcome.findings) == wanted(data)
    assert_inside(data, outcome)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("title: Sharing: police\n", "yaml-colon", 1, 8),
        ("a:\n\tb: c\n", "yaml-tab", 2, 1),
        ('a: "b\nc: d\n', "yaml-unclosed-quote", 1, 4),
        ("a: b\na: c\n", "yaml-duplicate-key", 2, 1),
        ("a: b\u200bc\n", "hidden-character", 1, 5),
        ('a: "x \\u200b"\n', "hidden-character", 1, 7),
        ("a: (p\u043elice)\n", "mixed-scripts", 1, 5),
        ("a: b\ncc: [d, *e]\n", "yaml-anchor", 2, 9),
        ("", "yaml-empty", 1, 1),
    ],
)
def test_a_finding_points_at_the_place_to_change(data: str, code: str, line: int, column: int) -> None:
    assert places(data) == [(code, line, column)]


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        ("items:\n  - name: a\n   role: b\n", "put no spaces or 4 spaces before it"),
        ("items:\n  - name: a\n     role: b\n", "put 4 spaces before it, as `name` has"),
        ("items:\n   - name: a\n  - name: b\n", "put 3 spaces before it"),
        ("a:\n  b:\n    c: d\n e: f\n", "put no spaces or 2 spaces or 4 spaces before it"),
        (" kind: isp\ntitle: a\n", "take out the spaces before the first field"),
        ("title: Sharing: all\n", "put quotation marks round a value that has a colon in it"),
        ("title: \u201cSharing: all\u201d\n", "curly ones are letters like any other"),
    ],
)
def test_the_advice_is_what_to_type(data: str, advice: str) -> None:
    (finding,) = read(data).findings
    assert advice in finding.help


def test_a_byte_that_is_not_utf8_is_found_at_its_column() -> None:
    assert places("kind: isp\r\ntitle: \u00e9t".encode() + b"\xe9 x") == [("not-utf8", 2, 10)]
    assert "\u2019" in read(b"a: children\x92s").findings[0].caret
    assert "UTF-16" in read("a: b".encode("utf-16")).findings[0].caret


def test_a_repeated_field_shows_both_places() -> None:
    (finding,) = read("a: b\na: c\n").findings
    (label,) = finding.related
    assert isinstance(label.where, Span) and label.where.line == 1


def test_many_alike_are_counted_and_not_all_told() -> None:
    findings = read("a: b\n" * 100).findings
    assert len(findings) == 20
    assert "99 such places" in findings[-1].help


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: " + b"[" * 100_000, "yaml-too-deep"),
        (b"[" * 100_000, "yaml-not-fields"),
        (b"a: " + b"{" * 100_000, "yaml-key-not-text"),
        (b"a: " + b"[" * 33 + b"]" * 33, "yaml-too-deep"),
        (b"a:\n" + b"".join(b" " * n + b"- \n" for n in range(1, 400)), "yaml-too-deep"),
        (b"a:\n" + b"- \n" * 100_000, "yaml-too-large"),
        (b"a: " + b"x" * 1_000_000, "yaml-too-large"),
        (b"a: " + b"x" * 100_001, "yaml-text-too-long"),
        (b'a: "' + b"x" * 100_001 + b'"', "yaml-text-too-long"),
        (b'"' + b"x" * 201 + b'": a', "yaml-key-too-long"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-anchor"),
        (b"\0" * 900_000, "hidden-character"),
        (b"a: &a b\n" * 100_000, "yaml-anchor"),
        (b"%a\n" * 300_000, "yaml-directive"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_refused(data: bytes, code: str) -> None:
    outcome = read(data)
    assert outcome.value is None
    assert code in {finding.code for finding in outcome.findings}
    assert_inside(data, outcome)


def test_the_limits_themselves_are_allowed() -> None:
    assert codes("a: " + "[" * 31 + "]" * 31) == []
    assert codes("a: " + "x" * 100_000) == []
    assert codes("x" * 200 + ": a") == []
    assert codes("a: b" + " " * 999_995 + "\n") == []


# The manual


def section(page: str, name: str) -> str:
    found = re.search(rf"^{name}:\n((?:(?:    .*)?\n)+)", page, re.MULTILINE)
    return textwrap.dedent(found[1]).strip("\n") + "\n" if found else ""


def wrong(code: str) -> bytes:
    """The page's example; for what no page can hold, the example is made here."""
    made = {
        "yaml-too-large": b"a: " + b"x" * 1_000_000,
        "yaml-text-too-long": b"a: " + b"x" * 100_001,
        "not-utf8": "title: Children\u2019s services".encode("cp1252"),
    }
    return made.get(code) or section(PAGES[code], "Wrong").encode()


@pytest.mark.parametrize("code", sorted(PAGES.keys() - {"yaml-unreadable"}))
def test_a_manual_page_is_true(code: str) -> None:
    assert section(PAGES[code], "Why")
    assert set(codes(wrong(code))) == {code}
    if right := section(PAGES[code], "Right"):
        assert codes(right) == []


def test_a_fault_of_ours_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(content: str) -> None:
        raise ZeroDivisionError

    outcome = parse(Source("a.yaml", b"a: b"), (broken,))  # type: ignore[arg-type]  # a parser that breaks on purpose
    assert [finding.code for finding in outcome.findings] == ["yaml-unreadable"]
    assert section(PAGES["yaml-unreadable"], "Why")


# Both parsers, any bytes


def test_the_fast_parser_is_what_is_tested() -> None:
    assert fast_parser() is not None
    assert len(PARSERS) == 2


@pytest.mark.parametrize("path", GOOD + BAD, ids=lambda path: path.stem)
def test_both_parsers_say_the_same(path: Path) -> None:
    assert_parsers_agree(path.read_bytes())


SUITE = json.loads((TESTS / "suites/yaml-test-suite/cases.json").read_text())
PIECES = [
    b": ",
    b":",
    b"- ",
    b"\n",
    b"\n  ",
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b" #",
    b"|",
    b">",
    b"\t",
    b"&a ",
    b"*a",
]
PIECES += [
    b"!",
    b"%",
    b"@",
    b",",
    b"? ",
    b"---\n",
    b"...\n",
    b"\xc3\xa9",
    b"\xe2\x80\x8b",
    b"\r",
    b"\\",
    b"\0",
    b"\xff",
]


def mutants(count: int, seed: int) -> list[bytes]:
    """Files made from the cases and the suite by cutting, flipping, splicing and doubling lines."""
    chance = random.Random(seed)  # repeatable, not secret
    pool = [path.read_bytes() for path in (*GOOD, *BAD)]
    pool += [case["yaml"].encode() for case in SUITE]

    def mutant() -> bytes:
        data = chance.choice(pool)
        for _ in range(chance.choice([1, 1, 2, 4])):
            at = chance.randrange(len(data) + 1)
            end = min(len(data), at + chance.randrange(12))
            other = chance.choice(pool)
            start = chance.randrange(len(other) + 1)
            data = chance.choice(
                [
                    data[:at] + data[end:],
                    data[:at] + chance.choice(PIECES) + data[at:],
                    data[:at] + bytes(byte ^ 1 << chance.randrange(8) for byte in data[at:end]) + data[end:],
                    data[:at] + other[start : start + chance.randrange(60)] + data[end:],
                    data[:at],
                    data[:at] + data[at:end] * 3 + data[end:],
                ]
            )
        return data

    return [mutant() for _ in range(count)]


def test_five_thousand_mutants_give_placed_findings() -> None:
    for data in mutants(5_000, seed=1):
        outcome = read(data)
        assert_inside(data, outcome)
        assert "yaml-unreadable" not in {finding.code for finding in outcome.findings}, data


def test_both_parsers_say_the_same_of_mutants() -> None:
    for data in mutants(2_000, seed=2):
        assert_parsers_agree(data)


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(b'a: "\\UFFFFFFFF"')
@example(b"a: b\n...\n%")
def test_any_bytes_give_an_outcome(data: bytes) -> None:
    assert_inside(data, read(data))
    assert_parsers_agree(data)


# Public suites


def events_as_data(lines: list[str]) -> Node:
    """The data that the suite's events describe, with every scalar as text."""
    line = lines.pop(0).lstrip(" ")
    if line.startswith("=VAL"):
        found = re.match(r"=VAL (?:&\S+ )?(?:<\S*> )?[:'\"|>](.*)$", line)
        assert found
        escapes = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "\\": "\\"}
        return re.sub(r"\\(.)", lambda escape: escapes[escape[1]], found[1])
    if line.startswith("+MAP"):
        data: dict[str, Node] = {}
        while not lines[0].lstrip(" ").startswith("-MAP"):
            key = events_as_data(lines)
            assert isinstance(key, str)
            data[key] = events_as_data(lines)
        lines.pop(0)
        return data
    assert line.startswith("+SEQ"), line
    items: list[Node] = []
    while not lines[0].lstrip(" ").startswith("-SEQ"):
        items.append(events_as_data(lines))
    lines.pop(0)
    return items


def test_the_yaml_suite_is_read_as_it_says_or_refused() -> None:
    read_alike = 0
    for case in SUITE:
        data = case["yaml"].encode()
        outcome = read(data)
        assert_inside(data, outcome)
        if outcome.value is not None:
            assert not case.get("fail"), case["id"]
            events = [line for line in case["tree"].split("\n") if not re.match(r" *[+-](STR|DOC)|$", line)]
            assert outcome.value.data == events_as_data(events), case["id"]
            read_alike += 1
    assert len(SUITE) == 402
    assert read_alike >= 67, "fewer of the suite's cases are read than were"


@pytest.mark.parametrize("form", ["double", "single", "block"])
def test_naughty_strings_come_back_or_are_refused(form: str) -> None:
    for naughty in json.loads((TESTS / "suites/blns/blns.json").read_text()):
        written = {
            "double": f"a: {json.dumps(naughty, ensure_ascii=False)}\n",
            "single": "a: '" + naughty.replace("'", "''") + "'\n",
            "block": "a: |2-\n" + "".join(f"  {line}\n" for line in naughty.split("\n")),
        }[form]
        outcome = read(written)
        assert_inside(written.encode(), outcome)
        if outcome.value is not None:
            assert outcome.value.data == {"a": unicodedata.normalize("NFC", naughty)}
