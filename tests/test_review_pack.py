"""The review pack: each party finds what is asked of it, every change is there word by word, and nothing leads nowhere."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from ispc import assets, review_pack
from ispc.compare import Comparison, compare
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import prepare, printed
from ispc.review_pack import Asked
from ispc.reviews import html as as_html
from ispc.reviews import pdf as as_pdf
from ispc.reviews._told import Occasion
from ispc.view import Blanks, Fact, Fold, Section, Subsection, Table, Text, View
from ispc.wordwise import Run
from tests import editions
from tests.test_layers import inside, plain
from tests.workspaces import compiled

GOLDEN = Path(__file__).parent / "golden" / "review-pack.json"
STYLE = assets.style()
PAPER = Paper(html.paper_sheet(STYLE), STYLE.files)

LONGER = """
flows: [{id: school-worried, keep: {for: 50 years, from: date of birth, then: destroy, rule: school records schedule}, guide: {do_not: Wait for proof.}}]
purposes: [{id: protect, benefits: "Children are helped *early*, before harm is done."}]
# in directory
boards: [{id: spare-board, name: A spare board, chair: Head of Spare Things}]
"""


@cache
def starter() -> Asked:
    return Asked(
        compare(compiled().corpus, compiled(LONGER).corpus), editions.SETTING, "edition 1", "a draft"
    )


@cache
def worked(party: str = "") -> Asked:
    return Asked(editions.comparison(), editions.SETTING, "edition in force", "draft", party)


@cache
def pack(party: str = "") -> View:
    return review_pack.view(worked(party), whole=True)


def section(view: View, identity: str) -> Section:
    return next(one for one in view.sections if one.id == identity)


def words(value: object) -> str:
    return " ".join(f"{one.lead} {one.words}".strip() for one in inside(value, Text))


# --- Who is asked for what --------------------------------------------------------------------------------------------


def test_each_party_of_each_document_that_changed_has_a_row_and_a_page() -> None:
    (table,) = inside(section(pack(), "asked"), Table)
    refs = {ref for one in editions.comparison().documents for ref in one.sides.new.parties()}
    assert len(table.rows) == len(refs) == len(worked().parties)
    for party, row in zip(worked().parties, table.rows, strict=True):
        assert row[0][0].link == f"#{party.id}"
        assert section(pack(), party.id).heading == row[0][0].words == party.name


def test_a_party_reads_all_that_is_asked_of_it_with_why_and_what_to_do_and_answers_there() -> None:
    asked_of_somebody = 0
    for party in worked().parties:
        page = section(pack(), party.id)
        told = words(page)
        effects = [effect for one in editions.comparison().documents for effect in one.touching(party.ref)]
        for effect in effects:
            assert effect.rule.why in told and effect.rule.do in told
            asked_of_somebody += 1
        assert bool(list(inside(page, Blanks))) == bool(effects)
        assert ("Nothing is asked of you" in told) == (not effects)
    assert asked_of_somebody


def test_what_is_asked_for_once_is_told_once_whatever_hangs_below_the_framework() -> None:
    police = next(one for one in worked().parties if one.ref == "northmere-police")
    late = [one for one in police.asks if one.effect.code == "breach-told-later"]
    assert len(late) == 1
    assert len(late[0].documents) == 4


def test_a_party_is_told_which_of_its_exchanges_stay() -> None:
    stays = words(section(pack(), "party-northmere-police").blocks[-2])
    assert "A case is reviewed" in stays
    assert "A child has gone missing" not in stays


def test_a_pack_for_one_party_has_its_page_and_the_rest() -> None:
    own = pack("northmere-icb")
    pages = [one.id for one in own.sections if one.id.startswith("party-")]
    assert pages == ["party-northmere-icb"]
    documents = {one.document for one in worked("northmere-icb").documents}
    assert documents == {"partnership-framework", "children-and-young-people"}
    assert section(own, "clauses") and section(own, "text")


def test_a_party_reads_which_of_its_posts_may_decide() -> None:
    corpus = compiled(
        "approval: {agreed_when: {every_party: 'yes'}, signers: {schools: {posts: [Chair of the forum]}}}"
    ).corpus
    longer = compiled(
        f"approval: {{agreed_when: {{every_party: 'yes'}}, signers: {{schools: {{posts: [Chair of the forum]}}}}}}\n{LONGER}"
    ).corpus
    made = review_pack.view(Asked(compare(corpus, longer), editions.SETTING, "a", "b"))
    assert "Chair of the forum" in words(section(made, "party-schools"))


def test_by_when_is_what_the_agreement_says_and_else_that_no_day_is_set() -> None:
    assert fact(review_pack.view(starter()), "Answer by") == "No day is set"
    text = 'approval: {agreed_when: {every_party: "yes"}, notice: {for: 28 days, clause: review}}\nproposed: 2026-11-02'
    old = compiled(text).corpus
    new = compiled(f"{text}\nflows: [{{id: school-worried, volume: about 900 a year}}]").corpus
    made = review_pack.view(Asked(compare(old, new), editions.SETTING, "a", "b"))
    assert (
        fact(made, "Answer by")
        == "28 days from the day you are sent this. Put to the parties on 2 November 2026."
    )


def fact(view: View, label: str) -> str:
    found: Iterator[Fact] = (one for one in view.control if one.label == label)
    return " ".join(text.words for text in next(found).value)


# --- Every change -----------------------------------------------------------------------------------------------------


def test_every_change_has_one_number_and_its_words_on_both_sides() -> None:
    clauses = section(pack(), "clauses")
    numbered = [one.id for one in inside(clauses, Subsection) if one.id.startswith("change-")]
    total = sum(len(some) for some in worked().listed.values())
    assert numbered == [f"change-{number}" for number in range(1, total + 1)]
    told = {(change.key, change.before) for some in worked().listed.values() for _, change in some}
    for one in editions.comparison().documents:
        assert all((change.key, change.before) in told for change in one.sides.changes)


def test_the_words_of_a_change_are_the_old_ones_without_what_came_and_the_new_ones_without_what_went() -> (
    None
):
    parts = {one.id: one for one in inside(section(pack(), "clauses"), Subsection)}
    checked = 0
    for some in worked().listed.values():
        for number, change in some:
            if (
                change.is_field
                and change.kind == "changed"
                and change.one.sort in ("line", "prose", "length")
            ):
                (text, *_) = inside(parts[f"change-{number}"], Text)
                assert joined(text.runs, "in") == "\n\n".join(change.before)
                assert joined(text.runs, "out") == "\n\n".join(change.after)
                checked += 1
    assert checked >= 4


def joined(runs: tuple[Run, ...], without: str) -> str:
    return "".join(run.words for run in runs if run.kind != without)


def test_what_a_practitioner_is_told_stands_in_two_short_cells() -> None:
    told = words(section(pack(), "practice"))
    assert "Do not wait for proof. Do not investigate." in told
    assert "Do not wait for proof. Investigate." in told
    for table in inside(section(pack(), "practice"), Table):
        for _, before, now in table.rows:
            assert before and now and before != now
            assert len(before) <= 8 and len(now) <= 12


def test_pages_show_what_changed_and_name_what_stays_and_hold_the_whole_page_on_a_screen() -> None:
    guide = section(pack(), "pages-front-line")
    part = next(
        one for one in guide.blocks if isinstance(one, Subsection) and one.heading.startswith("Keeping")
    )
    assert "Unchanged, and not shown here:" in words(part)
    whole = [one for one in part.blocks if isinstance(one, Fold)]
    assert len(whole) == 1
    assert len(words(whole[0])) > 3 * len(words(replace(part, blocks=part.blocks[:-1])))
    printed_only = review_pack.view(worked())
    assert not list(inside(printed_only, Fold))


def test_an_agreement_that_is_new_is_shown_whole_and_one_that_is_gone_is_named() -> None:
    corpus = compiled().corpus
    bare = replace(
        corpus, effective={name: one for name, one in corpus.effective.items() if name != "protocol"}
    )
    new = review_pack.view(Asked(compare(bare, corpus), editions.SETTING, "a", "b"))
    assert "This agreement is new" in words(section(new, "pages-front-line"))
    assert "All of it is new" in words(section(new, "clauses"))
    gone = review_pack.view(Asked(compare(corpus, bare), editions.SETTING, "a", "b"))
    assert "no longer there" in words(section(gone, "pages-front-line"))
    assert all(one.id != "text-protocol" for one in inside(section(gone, "text"), Subsection))


# --- The page itself --------------------------------------------------------------------------------------------------


def test_every_link_in_the_pack_leads_somewhere_and_nothing_leads_out_of_the_file() -> None:
    for view in (pack(), pack("northmere-police"), review_pack.view(starter())):
        ids = [one.id for kind in (Section, Subsection, Fold) for one in inside(view.sections, kind)]
        assert len(ids) == len(set(ids))
        links = {text.link for text in inside(view, Text) if text.link}
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
        assert all(link.startswith(("#", "https://", "mailto:", "tel:")) for link in links)


def test_it_says_once_what_it_is_not() -> None:
    made = review_pack.view(starter())
    own = (one for one in made.sections if not one.id.startswith("pages-"))
    assert words(tuple(own)).count("no legal advice") == 1


def test_it_follows_from_what_it_is_given() -> None:
    again = Asked(starter().comparison, editions.SETTING, "edition 1", "a draft")
    assert review_pack.view(again) == review_pack.view(starter())


def test_when_nothing_changed_it_says_so() -> None:
    corpus = compiled().corpus
    made = review_pack.view(Asked(compare(corpus, corpus), editions.SETTING, "a", "b"))
    assert made.title == "Nothing changes"
    assert "Nothing is asked of anybody." in words(made)
    assert [one.id for one in made.sections] == ["asked", "about"]
    assert "<main" in html.page(made, STYLE)


def test_what_could_not_be_read_is_said_on_top() -> None:
    broken = replace(starter().comparison, unread=("policy",))
    made = review_pack.view(replace(starter(), comparison=broken))
    assert made.banners[0].tone == "stop"
    assert "policy" in made.banners[0].text.words


def test_where_nothing_could_be_compared_it_does_not_say_that_nothing_changes() -> None:
    nothing = replace(starter().comparison, documents=(), beside={}, unread=("policy", "protocol"))
    made = review_pack.view(replace(starter(), comparison=nothing))
    told = f"{made.title} {words(made)}"
    assert "Nothing changes" not in told and "Nothing is asked" not in told
    assert "could not be compared" in told


def test_what_changed_beside_the_agreements_is_named() -> None:
    beside = words(section(review_pack.view(starter()), "beside"))
    assert "a directory of organisations and contacts" in beside


def test_the_first_side_holds_twelve_parties() -> None:
    documents = tuple(one for one in editions.comparison().documents if one.document == editions.CHILDREN)
    only = Comparison(editions.old(), editions.new(), documents, {}, ())
    asked = Asked(only, editions.SETTING, "edition in force", "draft")
    assert len(asked.parties) == 12
    view = review_pack.view(asked)
    rest = tuple(replace(one, blocks=()) for one in view.sections[1:])
    data, warned, _ = printed(
        html.paper(replace(view, sections=(view.sections[0], *rest)), STYLE), prepare(PAPER)
    )
    assert warned == ()
    first = " ".join(PdfReader(BytesIO(data)).pages[0].extract_text().split())
    assert all(" ".join(party.name.split()) in first for party in asked.parties)


def test_on_paper_it_has_bookmarks_and_spaces_to_fill_in_and_on_a_screen_it_is_one_file() -> None:
    occasion = Occasion("edition 1", "a draft", editions.SETTING, lambda effect: "")
    read = PdfReader(BytesIO(as_pdf.render(starter().comparison, occasion)))
    titles = [getattr(one, "title", "") for one in flat(read.outline)]
    assert {party.name for party in starter().parties} <= set(titles)
    assert read.get_fields()
    shown = as_html.render(starter().comparison, occasion)
    assert "default-src &#39;none&#39;" in shown and "<script" not in shown
    assert "The whole page, with every change in its place" in shown


def flat(outline: object) -> Iterator[object]:
    for one in outline if isinstance(outline, list) else [outline]:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def test_golden_pack() -> None:
    made = json.dumps(plain(review_pack.view(starter())), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("ISPC_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(made, "utf-8")
    assert GOLDEN.read_text("utf-8") == made


def test_a_change_is_placed_in_words_that_people_have_for_it() -> None:
    headings = [one.heading for one in inside(section(pack(), "clauses"), Subsection)]
    said = {one.partition(". ")[2] for one in headings}
    assert "Breach: tell them within" in said
    assert "Tiers: “Every member's own policy”, name" in said
    assert "Flows: “A child has gone missing”, keep, for" in said
    assert not [one for one in headings if ", each" in one or "_" in one]
