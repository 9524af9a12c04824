"""Prose: nothing active gets through, and no word is lost without being reported."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.markdown import ADVICE, lost, may_link, one_paragraph, plain, render, render_inline, words

EXAMPLES: list[str] = json.loads(
    (Path(__file__).parent / "cases" / "markdown" / "commonmark-0.31.2.json").read_text(encoding="utf-8")
)["examples"]
ELEMENTS = {"p", "em", "strong", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "br"}
ATTRIBUTES = {("ol", "start"), ("th", "scope"), ("a", "href")}

SIGNS = st.sampled_from(
    [*"*_[]()|-+1234. \n\\<>&#`!\"'~:abcé£", "**", "\n- ", "\n2. ", "|a|b|\n|-|-|\n", "](https://e.org)"]
)
PROSE = st.lists(SIGNS, max_size=40).map("".join)


class Seen(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_safe(page: str) -> None:
    for tag, attributes in Seen(page).tags:
        assert tag in ELEMENTS
        for name, value in attributes:
            assert (tag, name) in ATTRIBUTES
            if name == "href":
                assert value == "" or may_link(value or "")


@pytest.mark.parametrize("source", EXAMPLES)
def test_examples_of_the_specification_are_safe_and_keep_their_words_or_are_reported(source: str) -> None:
    assert_safe(render(source))
    if lost(source) is None:
        letters = Counter(re.sub(r"\W|_", "", Seen(render(source)).text))
        unlinked = re.sub(r"\]\(\s*[^()\s]*\s*\)|\]\(<[^<>]*>\)", "", source)
        unnumbered = re.sub(r"(?m)^[\s>*+-]*(?:\d+[.)][\s>*+-]+)+", "", unlinked)
        missing = Counter(re.sub(r"\W|_", "", unnumbered)) - letters
        assert not missing, f"{missing} are in the source only"


def test_few_examples_of_the_specification_are_reported() -> None:
    reported = [source for source in EXAMPLES if lost(source)]
    assert 0 < len(reported) <= 10


@given(PROSE)
def test_any_prose_is_safe_and_is_judged(source: str) -> None:
    assert_safe(render(source))
    assert_safe(render_inline(source))
    fault = lost(source)
    assert fault is None or 0 <= fault.offset <= len(source)
    assert render(source) == render(source)


@given(st.lists(st.from_regex(r"[a-zé£§0-9]{1,8}[,;]?", fullmatch=True), min_size=1))
def test_plain_words_pass_in_order(written: list[str]) -> None:
    text = " ".join(written)
    assert words(text) == tuple(written)
    assert lost(text) is None
    assert plain(text) == text


@pytest.mark.parametrize(
    ("source", "said", "shown", "cause"),
    [
        ("1. a\n3. b\n7. c\n", "3", "2", "renumbered"),
        ("2. a\n1. b\n", "1", "3", "renumbered"),
        ("- 1. a\n  4. b\n", "4", "2", "renumbered"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "3", "", "surplus-cell"),
        ('See [it](https://example.org "the words").\n', "[it](https://example.org", "it.", "link-title"),
        ("- " * 12 + "deep\n", "deep", "", "too-deep"),
        ("".join(f"{'  ' * level}- x{level}\n" for level in range(14)), "x9", "", "too-deep"),
        ("Pay 2*3*4 pounds.\n", "2*3*4", "234", "changed"),
    ],
)
def test_what_markdown_would_lose_is_reported_where_it_stands(
    source: str, said: str, shown: str, cause: str
) -> None:
    fault = lost(source)
    assert fault is not None
    assert (fault.said, fault.shown, fault.cause) == (said, shown, cause)
    assert source[fault.offset :].startswith(said)
    assert ADVICE[fault.cause]


@pytest.mark.parametrize(
    "source",
    [
        "Plain words, £5 and § 4 – “so” it’s kept… 1.10, 01384 815607.",
        "**Bold**, *slanted*, ***both*** and a **re**join.",
        "1. one\n2. two\n   - deeper\n   - still\n3. three",
        "3) three\n4) four",
        "| a | b |\n|---|:-:|\n| 1 | two \\| three |\n| only |  |",
        "A [link](https://example.org/a?b=c), ([another](mailto:a@example.org)) and [a part](#part).",
        "No link: [x](javascript:alert(1)) [y]: z and [^1]: note, [box] (brackets).",
        "Line one\\\nline two  \nline three",
        "1998\\. It was a year.\n\n# not a heading\n\n    not code\n\n> no quote, `no code` <b>no tag</b> &amp; so on",
        "Mae’r tŷ hwn yng Ngŵyr",
        "5 * 3 = 15 and a_b_c and 2 ** 3",
    ],
)
def test_what_keeps_its_words_is_not_reported(source: str) -> None:
    assert lost(source) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/a%20b?c#d",
        "mailto:a.b@example.org",
        "tel:+441632960001",
        "tel:01632960001",
        "#part-2",
    ],
)
def test_links_that_may_be(address: str) -> None:
    assert may_link(address)
    assert render(f"[x]({address})").startswith('<p><a href="')


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "java&#x73;cript:x",
        "javascript%3Ax",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "feed:x",
        "jar:x",
        "ms-msdt:x",
        "http://example.org",
        "//example.org",
        "/a",
        "../a",
        "a.html",
        "https:",
        "https://",
        "https:///x",
        "https:\\\\x",
        "https://bank.example@evil.example",
        "https://example.org%0Ax",
        "https://a%20b",
        "#",
        "?x",
        "mailto:",
        "mailto:a",
        "tel:",
        "tel:x",
        "https://example.org/%00",
        "https://example.org/%E2%80%AEx",
    ],
)
def test_links_that_may_not_be(address: str) -> None:
    assert not may_link(address)
    assert "<a" not in render(f"[x]({address})")


def test_html_is_shown_and_not_obeyed() -> None:
    assert render("<script>x</script> <img src=x onerror=y>") == (
        "<p>&lt;script&gt;x&lt;/script&gt; &lt;img src=x onerror=y&gt;</p>\n"
    )


def test_headings_code_quotes_and_pictures_stay_words() -> None:
    page = render("# a\n\nb\n---\n\n    c\n\n> d\n\n`e`\n\n![f](https://example.org/g.png)\n\n***\n")
    assert {tag for tag, _ in Seen(page).tags} == {"p", "a"}


def test_tables_have_header_cells_and_no_style_of_their_own() -> None:
    page = render("| a | b |\n|:--|--:|\n| 1 | 2 |\n")
    assert page.count('<th scope="col">') == 2
    assert "style" not in page


def test_one_paragraph_is_told_from_more() -> None:
    assert one_paragraph("one\ntwo")
    assert not one_paragraph("one\n\ntwo")
    assert not one_paragraph("- one")
    assert not one_paragraph("")


def test_plain_gives_one_line_of_words() -> None:
    assert plain("**A** [b](https://example.org)\n\n1. c\n2. d & e\n") == "A b 1. c 2. d & e"
