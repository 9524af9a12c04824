"""What a review says: told once, short enough to post, the gravest first, and no word of an author turned into a mark or a command."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from ispc import impact_told, registry, reviews
from ispc.compare import Comparison, compare
from ispc.corpus import Occasion as Day
from ispc.impact import impact
from ispc.location import Source
from ispc.pipeline import compile_sources
from ispc.records import NONE
from ispc.reviews import human, markdown
from ispc.reviews import json as as_json
from ispc.reviews._told import Occasion, apart, matters, own, parties
from ispc.setting import Setting
from ispc.view import Brand
from tests import workspaces
from tests.layouts import laid_out
from tests.workspaces import TODAY, compiled

ROOT = Path(__file__).parents[1]
SETTING = Setting(brand=Brand("Northmere Partnership", "#1d4f91"), today=TODAY)
GOLDEN = Path(__file__).parent / "golden" / "reviews"
RICH = """
# in framework
rights: {within: 2 months}
breach: {tell_within: 48 hours}
# in protocol
title: Keeping children safe
background: Three reviews found that warnings were not joined up.
flows: [{id: school-worried, items: [concern], keep: {for: 30 years}}]
never_share: [{id: case-notes, what: Notes of counselling, because: they are private, instead: Ask the counsellor}]
# in directory
organisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960111}]}]
"""


@cache
def comparison(after: str = RICH, before: str = "") -> Comparison:
    return compare(compiled(before).corpus, compiled(after).corpus)


def occasion(**other: Any) -> Occasion:
    return replace(Occasion("main (3f2a1c9)", "working tree", SETTING, lambda one: str(one.address)), **other)


def schema(name: str) -> Draft202012Validator:
    data = json.loads((ROOT / f"schemas/{name}.schema.json").read_text())
    Draft202012Validator.check_schema(data)
    return Draft202012Validator(data)


# --- Forms ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "module"), [("human", human), ("markdown", markdown)])
def test_a_rich_review_is_as_it_was_approved(form: str, module: Any) -> None:
    path = GOLDEN / f"rich.{form}.txt"
    told = module.render(comparison(), occasion(width=100, link="https://example.org/review"))
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told)
    assert told == path.read_text()


@pytest.mark.parametrize(
    ("before", "after"), [("", RICH), (RICH, ""), ("", ""), ("", "# in protocol\nkind: (remove)\n")]
)
def test_what_programs_read_is_as_its_schema_says(before: str, after: str) -> None:
    found = comparison(after, before)
    schema("changes").validate(json.loads(as_json.render(found, occasion())))
    said = impact_told.as_json(impact(found, NONE, SETTING), found.unread)
    schema("impact").validate(json.loads(said))


@pytest.mark.parametrize("module", [human, markdown])
def test_no_sentence_ends_twice_and_nothing_is_left_unsaid(module: Any) -> None:
    told = module.render(comparison(), occasion(width=10_000))
    assert not re.search(r"(?<!\.)\.\.(?!\.)|\.”\.|  +\w+:\s*$|\bNone\b|\(\)", told)
    for one in comparison().documents:
        assert any(part in told for part in (one.title, markdown.safe(one.title)))


def test_a_change_above_is_told_once_and_named_where_it_holds() -> None:
    found = comparison("# in framework\nrights: {within: 2 months}\n")
    assert len(found.documents) > 2
    for module in (human, markdown):
        told = module.render(found, occasion(width=10_000))
        assert told.count("is answered within 2 months") == 1
        assert told.count("as well:") == 1
    telling, same = apart(found.documents, occasion())
    assert [one.document for one in telling] == ["framework"]
    assert {one.document for some in same.values() for one in some} == {
        one.document for one in found.documents
    } - {"framework"}


def test_practice_says_each_matter_once_and_loses_no_pair() -> None:
    for one in comparison().documents:
        told = matters(one)
        assert len(set(told)) == len(told) <= len(one.practice)
        for practice in one.practice:
            names = [parties([ref], one) for ref in (practice.giver, practice.receiver)]
            assert any(all(name in about or "every party" in about for name in names) for about, _, _ in told)


def test_most_parties_are_told_by_those_left_out() -> None:
    (one,) = [one for one in comparison().documents if one.document == "protocol"]
    every = one.sides.new.parties()
    many = (*every, *(f"party-{number}" for number in range(9)))
    wide = replace(
        one,
        sides=replace(
            one.sides, old=_with_parties(one.sides.old, many), new=_with_parties(one.sides.new, many)
        ),
    )
    assert parties(many, wide) == "every party"
    assert parties(many[:-1], wide) == "every party but party-8"
    assert parties(many[2:], wide).startswith("every party but ")
    assert parties(many[:2], wide).count(",") == 1
    assert parties((), wide) == ""


def _with_parties(held: Any, refs: tuple[str, ...]) -> Any:
    sample = next(one for one in held.clauses if one.key[0] == "parties")
    listed = tuple(replace(sample, key=("parties", ref, "organisation"), value=(ref,)) for ref in refs)
    return replace(held, clauses=(*(one for one in held.clauses if one.key[0] != "parties"), *listed))


@pytest.mark.parametrize("party", ["schools", "northmere-police"])
def test_a_review_for_one_party_tells_that_party_everything_that_concerns_it(party: str) -> None:
    told = json.loads(as_json.render(comparison(), occasion(party=party)))
    assert {one["document"] for one in told["documents"]} == {
        one.document for one in comparison().documents if one.touching(party) or one.telling(party)
    }
    said = human.render(comparison(), occasion(party=party, width=10_000))
    for one in comparison().documents:
        for effect in one.touching(party):
            if effect.address.document == one.document:
                assert effect.says in said


# --- What could not be read -------------------------------------------------------------------------------------------


def broken(document: str) -> Comparison:
    sources = [
        Source(one.name, b"kind: [isp") if one.name.endswith(f"/{document}.yaml") else one
        for one in workspaces.sources(RICH)
    ]
    return compare(compiled().corpus, compile_sources(sources, Day(TODAY)).corpus)


@pytest.mark.parametrize("document", ["framework", "protocol", "exchange", "directory"])
def test_what_could_not_be_read_is_named_and_nothing_is_said_of_it(document: str) -> None:
    found = broken(document)
    assert document in found.unread
    assert not {one.document for one in found.documents} & set(found.unread)
    assert not set(found.beside) & set(found.unread)
    for module in (human, markdown, as_json):
        assert document in str(module.render(found, occasion(width=10_000)))
    assert not any(
        change.kind == "removed" and not change.key for one in found.documents for change in one.sides.changes
    )


def test_what_hangs_on_an_unread_document_is_unread_as_well() -> None:
    assert {"framework", "protocol", "exchange", "policy"} <= set(broken("framework").unread)


# --- Hostile words ----------------------------------------------------------------------------------------------------

HOSTILE = (
    *json.loads((Path(__file__).parent / "suites/blns/blns.json").read_text()),
    "@everyone",
    "@northmere/team",
    "fixes #12",
    "GH-12",
    "northmere/repo#12",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden -->",
    "</details>",
    "| a | b |",
    "- [ ] task",
    "1. one",
    "# heading",
    "> quote",
    "```mermaid\nx\n```",
    "$\\href{javascript:1}{x}$",
    "&lt;b&gt;",
    "https://example.org/track",
    "www.example.org",
    "someone@example.org",
    ":tada:",
    "\x1b[31mred\x1b[0m",
    "\x9b31m",
    "::error::x",
    "##[error]x",
    "\u202egnp.exe",
    "a\u0000b",
    "~~gone~~",
    "[^1]",
    "[[wiki]]",
)
LIVE = re.compile(
    r"(?<![\w`])@\w|(?<![\w\\&])#\d|https?://(?!\u2060|example\.org/review)\w|www\.\w|(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)<(?!/?sub>)\w|\bGH-\d|(?<!\\)\$"
)


def hostile(words: str) -> Comparison:
    """The rich pair, with words of an author in a title, a heading of a flow and a clause."""
    found = comparison()
    documents = []
    for one in found.documents:
        effects = tuple(replace(it, says=words, ruled=words) for it in one.effects)
        new = replace(one.sides.new, title=words)
        documents.append(replace(one, effects=effects, sides=replace(one.sides, new=new)))
    return replace(found, documents=tuple(documents))


@pytest.mark.parametrize("at", range(0, len(HOSTILE), 40))
def test_no_word_of_an_author_becomes_a_mark_a_mention_or_a_command(at: int) -> None:
    for words in HOSTILE[at : at + 40]:
        safe = markdown.safe(words)
        assert "\n" not in safe and not LIVE.search(safe), (words, safe)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", safe)
    words = " ".join(HOSTILE[at : at + 40])[:20_000]
    told = human.render(hostile(words), occasion(width=100))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)
    said = markdown.render(hostile(words), occasion(link="https://example.org/review"))
    assert_plain(said)
    assert len(said) <= markdown.LONGEST


def assert_plain(said: str) -> None:
    """What a reader of CommonMark makes of it holds no picture, no link but ours and no HTML but ours."""
    reader = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    for token in (inner for one in reader.parse(said) for inner in (one, *(one.children or ()))):
        assert token.type not in ("image", "html_block", "code_block", "fence", "blockquote_open", "hr"), (
            token
        )
        if token.type == "link_open":
            assert token.attrs["href"] == "https://example.org/review"
        if token.type == "html_inline":
            assert token.content in ("<sub>", "</sub>")
        if token.type == "heading_open":
            assert token.tag in ("h2", "h3")


def test_a_table_keeps_its_three_columns_whatever_a_title_says() -> None:
    said = markdown.render(hostile("a | b \\| c"), occasion())
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert len(rows) > 3
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows} == {4}


def test_five_hundred_changes_fit_and_what_is_left_out_is_counted() -> None:
    found = comparison()
    (protocol,) = [one for one in found.documents if one.document == "protocol"]
    sample = own(protocol)[0]
    many = tuple(replace(sample, says=f"{'Word ' * 60}{number}.") for number in range(500))
    documents = tuple(replace(one, effects=many) if one is protocol else one for one in found.documents)
    for link in ("", "https://example.org/review"):
        said = markdown.render(replace(found, documents=documents), occasion(link=link))
        assert len(said) <= markdown.LONGEST == 60_000
        left = re.search(r"(\d+) more entries do not fit here", said)
        assert left and (link in said if link else "ispc diff" in said)
        shown = len(re.findall(r"(?m)^- \*\*", said))
        assert shown < 500 and shown + int(left[1]) >= 500
        assert said.index("| Agreement |") < said.index("- **")


# --- Names that last --------------------------------------------------------------------------------------------------


def fingerprints(found: Comparison) -> dict[str, list[str]]:
    return {one.document: [it.fingerprint for it in one.effects] for one in found.documents}


def test_a_fingerprint_is_the_same_in_any_layout_file_and_revision() -> None:
    known = fingerprints(comparison())
    for number in range(3):
        pair = [
            compile_sources(
                [
                    Source(
                        f"protocols/{number}/{one.name.split('/')[-1]}",
                        laid_out(workspaces.tree_data(one), number + at),
                    )
                    for one in workspaces.sources(snippet)
                ],
                Day(TODAY),
            ).corpus
            for at, snippet in enumerate(("", RICH))
        ]
        assert fingerprints(compare(*pair)) == known


def test_a_fingerprint_is_the_same_beside_unrelated_edits_on_both_sides() -> None:
    other = "# in protocol\nminimum: Share no more than helps.\n"
    known, beside = fingerprints(comparison()), fingerprints(comparison(f"{RICH}{other}", other))
    assert beside == known


def test_no_two_effects_of_a_document_have_one_fingerprint() -> None:
    for found in (comparison(), comparison("", RICH)):
        for some in fingerprints(found).values():
            assert len(set(some)) == len(some)


def test_every_form_is_a_module_with_one_function() -> None:
    assert {"human", "json", "markdown"} <= set(registry.modules(reviews))
    for module in registry.modules(reviews).values():
        assert callable(module.render)


def test_where_something_could_not_be_read_nothing_is_said_of_all() -> None:
    """“Nothing changed” would be untrue of what nobody could compare."""
    good, broken = compiled("").corpus, compiled("parties: [{organisation: nobody-knows}]").corpus
    comparison = compare(good, broken)
    assert "protocol" in comparison.unread
    for form in (human, markdown):
        told = form.render(comparison, occasion())
        assert "Nothing changed in what could be compared." in told or "Nothing changed" not in told
        assert "Nothing changed in what the" not in told
