"""What is said before a change is made is what happens when it is made: who agrees again, which pages differ, which cases turn."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from ispc import assets, partnership, site, trials
from ispc.compare import Comparison, compare
from ispc.corpus import Corpus
from ispc.impact import DocumentImpact, Impact, impact
from ispc.outputs import html
from ispc.records import NONE
from ispc.setting import Setting
from ispc.view import Brand, View
from tests import logs
from tests.logs import COUNCIL, POLICE, RULE, SCHOOLS, approve
from tests.signing_off import Files, log_of
from tests.workspaces import TODAY, compiled

SETTING = Setting(brand=Brand("Northmere Partnership"), today=TODAY)
STYLE = assets.style({})

CHANGES = {
    "nothing": "",
    "a layout": "background: >-\n  Two reviews found\n  that warnings were not joined up.",
    "a clause is new": "background: Two reviews found that warnings were not joined up.",
    "kept longer": "flows: [{id: school-worried, keep: {for: 30 years}}]",
    "kept for less": "flows: [{id: school-worried, keep: {for: 10 years}}]",
    "an item less": "flows: [{id: school-worried, items: [concern]}]",
    "a flow goes": "flows: [{id: police-worried, remove: (remove)}]",
    "another title": "title: Keeping children safe",
    "a flow has another title": "flows: [{id: school-worried, title: A school has a worry}]",
    "never shared": "never_share: [{id: notes, what: Notes of counselling, because: they are private, instead: Ask the counsellor}]",
    "never shared for another reason": "never_share: [{id: adoption-records, because: they are sealed}]",
    "the quorum is lower": "approval: {agreed_when: {quorums: [{at_least: 1, of: [schools, northmere-police, northmere-council/childrens-social-care]}]}}",
    "everyone has to agree": "approval: {agreed_when: {every_party: yes}}",
    "a board decides": "approval: {agreed_when: {board: children-board}}",
    "a gate": "gates: [{gate: minister, outcome: waiting}]",
    "a note": "author_note: Ask the police whether the class still stands.",
    "a record": "changes: [{edition: 4, on: 2026-09-01, what: The flow for schools is new}]",
    "less is enough": "minimum: Share no more than helps.",
    "another marking": "marking: OFFICIAL-SENSITIVE",
    "published less": "publication: {level: summary, because: it names police systems}",
    "another owner": "owner: {organisation: northmere-police, post: Head of Safeguarding}",
    "another post": "owner: {post: Head of Partnerships}",
    "rights take longer": "# in framework\nrights: {within: 2 months}",
    "a breach is told later": "# in framework\nbreach: {tell_within: 48 hours}",
    "the way to vary": "# in framework\nterms: {variation: 'In writing, agreed by the lead partner.'}",
    "another number": "# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960111}]}]",
    "another edition": 'edition: "4"',
    "takes effect later": 'edition: "4"\neffective: 2026-11-10',
}  # fmt: skip


def pair(name: str) -> tuple[str, str]:
    """The text that was agreed, and the text with the change."""
    return RULE, f"{RULE}\n# in protocol\n{CHANGES[name]}\n"


@cache
def agreed() -> tuple[tuple[str, bytes], ...]:
    """What the police and schools decided about the first text; the council has not spoken."""
    files: Files = approve(approve({}, RULE, POLICE, "2026-09-20"), RULE, SCHOOLS, "2026-09-22")
    return tuple(files.items())


@cache
def compared(name: str) -> Comparison:
    before, after = pair(name)
    return compare(compiled(before).corpus, compiled(after).corpus)


@cache
def found(name: str) -> Impact:
    return impact(compared(name), log_of(dict(agreed())), SETTING)


def document(name: str) -> DocumentImpact | None:
    return next((one for one in found(name).documents if one.document == "protocol"), None)


@pytest.mark.parametrize("name", CHANGES)
def test_who_is_said_to_agree_again_has_to_once_it_is_made(name: str) -> None:
    before, after = (logs.standing(dict(agreed()), snippet) for snippet in pair(name))
    one = document(name)
    if one is None:
        assert before.accepted == after.accepted
        return
    had, have = set(before.accepted), set(after.accepted)
    assert {it.party for it in one.again} == had & set(after.outstanding)
    assert set(one.still) == set(after.outstanding) - had
    assert set(one.keep) == had & have
    assert not {it.party for it in one.again} & {*one.still, *one.keep}
    for again in one.again:
        assert again.because and all(effect.asks for effect in again.because)


@pytest.mark.parametrize("name", CHANGES)
def test_who_is_said_to_agree_again_is_whom_the_comparison_asks(name: str) -> None:
    one = document(name)
    if one is None or one.compared is None:
        return
    asked = set(one.compared.asked)
    assert {it.party for it in one.again} == asked & {POLICE, SCHOOLS}


@cache
def pages(snippet: str) -> dict[str, View]:
    """What every page of every document shows, and those of the partnership."""
    corpus = logs.corpus(dict(agreed()), snippet)
    made = {
        f"{identity}/{page}": view
        for identity, effective in corpus.effective.items()
        for page, view, _ in site.papers(effective, corpus, SETTING)
    }
    own = {"index": partnership.index, "register": partnership.register}
    return made | {page: view(corpus, SETTING) for page, view in own.items()}


@pytest.mark.parametrize("name", [*CHANGES][1::3])
def test_the_pages_that_are_named_differ_and_no_others_do(name: str) -> None:
    """As HTML, which follows from what a page shows and nothing else: where that is equal there is nothing to render."""
    before, after = map(pages, pair(name))
    told = {page for page in {*before, *after} if before.get(page) != after.get(page)}
    both = {page for page in told if page in before and page in after}
    assert all(html.page(before[page], STYLE) != html.page(after[page], STYLE) for page in both)
    paper = found(name)
    said = {f"{one.document}/{page}" for one in paper.documents for page in one.pages}
    assert told - {"index", "register"} == said
    assert told & {"index", "register"} == set(paper.partnership) - {"calendar"}


def verdicts(corpus: Corpus) -> dict[str, tuple[str, bool]]:
    return {one.document.id: (one.answer.verdict, one.passed) for one in trials.trials(corpus)}


@pytest.mark.parametrize("name", CHANGES)
def test_the_cases_that_are_named_turn_and_no_others_do(name: str) -> None:
    before, after = (verdicts(compiled(snippet).corpus) for snippet in pair(name))
    turned = {case for case in {*before, *after} if before.get(case) != after.get(case)}
    assert {it.case for one in found(name).documents for it in one.cases} == turned


@pytest.mark.parametrize("name", CHANGES)
def test_the_flows_to_look_at_are_those_that_differ(name: str) -> None:
    before, after = (compiled(snippet).corpus.effective["protocol"] for snippet in pair(name))
    flows = [{one.id: one.flow.value for one in side.exchanges} for side in (before, after)]
    differing = {flow for side in flows for flow in side if flows[0].get(flow) != flows[1].get(flow)}
    one = document(name)
    assert set(one.flows if one else ()) == differing


def test_a_paper_that_all_had_signed_says_who_signs_again() -> None:
    """No records: the document's own signatures are what is known."""
    signed = "signatures: [{party: schools, decision: signed, on: 2026-09-15}, {party: northmere-police, decision: signed, on: 2026-09-15}, {party: northmere-council/childrens-social-care, remove: (remove)}]\n"
    change = "flows: [{id: school-worried, keep: {for: 30 years}}]\n"
    pair = compare(compiled(signed).corpus, compiled(signed + change).corpus)
    (one,) = [it for it in impact(pair, NONE, SETTING).documents if it.document == "protocol"]
    assert [it.party for it in one.again] == [SCHOOLS]
    assert one.keep == (POLICE,) and one.still == (COUNCIL,)


def test_a_document_that_is_new_asks_all_its_parties() -> None:
    corpus = compiled().corpus
    without = replace(
        corpus, effective={name: one for name, one in corpus.effective.items() if name != "exchange"}
    )
    (one,) = [
        it for it in impact(compare(without, corpus), NONE, SETTING).documents if it.document == "exchange"
    ]
    assert one.again == () and set(one.still) == {
        member.ref for member in corpus.effective["exchange"].members
    }
    assert one.pages


def test_nothing_changes_where_nothing_changed() -> None:
    assert found("nothing") == Impact((), ())
