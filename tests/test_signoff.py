"""Where a document stands: which text holds, who agreed to it, whose agreement lapsed, and what staff work by meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ispc.model.approving import Needs, Quorum, Rule
from ispc.votes import ruled, without
from tests.logs import (
    BOARD,
    COUNCIL,
    POLICE,
    RULE,
    SCHOOLS,
    approve,
    corpus,
    day,
    effects,
    rule_on,
    sign_with_a_key,
    standing,
)
from tests.signing_off import Files, log_of
from tests.workspaces import TODAY, compiled

DRAFT = "agreed: (remove)\nsignatures: (remove)\n"
FOURTH = RULE + 'edition: "4"\n'
LONGER = FOURTH + (
    "flows: [{id: school-worried, keep: {for: 30 years, from: date of birth, then: destroy, rule: school records schedule}}]\n"
)
"""A next edition: in it what schools give to the council is kept for longer. The police take no part in that flow."""
LATER = LONGER + "effective: 2026-11-10\n"
"""The same from a day of its own, which asks everyone."""

THIRD = approve(approve({}, RULE, POLICE, "2026-09-20"), RULE, SCHOOLS, "2026-09-22")
"""Edition 3 agreed by what its rule asks for, two days after the first word."""


def agreed_by(files: Files, snippet: str, on: str = TODAY.isoformat()) -> set[str]:
    return set(standing(files, snippet, on).accepted)


# --- States, each with its own date -----------------------------------------------------------------------------------


def test_a_text_that_nobody_was_shown_is_a_draft() -> None:
    found = standing({}, RULE)
    assert found.state == "drafted" and found.operating is None and not found.milestones
    assert not found.recorded and found.verdict is not None and not found.verdict.holds


def test_a_draft_without_a_rule_or_a_record_has_nothing_to_work_out() -> None:
    assert standing({}, DRAFT).verdict is None


def test_a_text_is_proposed_from_the_day_it_states() -> None:
    proposed = RULE + "proposed: 2026-09-01\n"
    assert standing({}, proposed, "2026-08-31").state == "drafted"
    assert standing({}, proposed, "2026-09-01").state == "proposed"
    (one,) = standing({}, proposed).milestones
    assert (one.what, one.edition, one.on) == ("proposed", "3", day("2026-09-01"))


def test_a_text_is_proposed_once_somebody_was_shown_it() -> None:
    files = approve({}, RULE, POLICE, "2026-09-20", "review")
    assert standing(files, RULE, "2026-09-19").state == "drafted"
    found = standing(files, RULE)
    assert found.state == "proposed"
    assert found.outstanding == (COUNCIL, SCHOOLS, POLICE), "to have read it is not to agree"


def test_it_is_agreed_when_the_rule_holds_and_operates_from_its_day_without_waiting_for_all() -> None:
    assert standing(THIRD, RULE, "2026-09-21").state == "proposed"
    assert standing(THIRD, RULE, "2026-09-22").state == "agreed"
    assert standing(THIRD, RULE, "2026-09-30").operating is None
    found = standing(THIRD, RULE, "2026-10-01")
    assert (found.state, found.agreed_on, found.operating_since) == (
        "operational",
        day("2026-09-22"),
        day("2026-10-01"),
    )
    assert found.is_operating and found.outstanding == (COUNCIL,)
    assert [(one.what, one.on.isoformat()) for one in found.milestones] == [
        ("proposed", "2026-09-20"),
        ("agreed", "2026-09-22"),
        ("operational", "2026-10-01"),
    ]


def test_one_that_is_agreed_after_its_day_operates_from_the_day_of_agreement() -> None:
    late = approve(approve({}, RULE, POLICE, "2026-10-20"), RULE, SCHOOLS, "2026-10-22")
    found = standing(late, RULE)
    assert (found.agreed_on, found.operating_since) == (day("2026-10-22"), day("2026-10-22"))


def test_one_that_states_no_day_is_agreed_and_does_not_operate() -> None:
    undated = RULE + "effective: (remove)\n"
    files = approve(approve({}, undated, POLICE, "2026-09-20"), undated, SCHOOLS, "2026-09-22")
    found = standing(files, undated)
    assert found.state == "agreed" and found.operating is None and found.operating_since is None


def test_it_ends_after_its_last_day() -> None:
    fixed = RULE + "ends: 2027-09-30\n"
    files = approve(approve({}, fixed, POLICE, "2026-09-20"), fixed, SCHOOLS, "2026-09-22")
    assert standing(files, fixed, "2027-09-30").is_operating
    found = standing(files, fixed, "2027-10-01")
    assert found.state == "ended" and found.operating is None
    assert ("ended", day("2027-09-30")) in {(one.what, one.on) for one in found.milestones}


def test_the_edition_before_one_that_ended_does_not_come_back() -> None:
    fixed = FOURTH + "effective: 2026-11-10\nends: 2027-09-30\n"
    files = approve(approve(THIRD, fixed, POLICE, "2026-10-20"), fixed, SCHOOLS, "2026-10-22")
    files = approve(files, fixed, COUNCIL, "2026-10-23")
    assert standing(files, fixed, "2027-09-30").operating_since == day("2026-11-10")
    assert standing(files, fixed, "2027-10-01").operating is None


def test_one_that_is_superseded_by_another_document_does_not_operate() -> None:
    found = standing(THIRD, RULE + "superseded_by: the regional protocol\n")
    assert found.state == "superseded" and found.operating is None


# --- On paper -----------------------------------------------------------------------------------------------------------


def test_a_document_without_records_is_as_its_paper_says() -> None:
    found = standing({}, "")
    assert not found.recorded and found.verdict is None
    assert (found.state, found.agreed_on, found.operating_since) == (
        "operational",
        day("2026-09-14"),
        day("2026-10-01"),
    )
    assert [one.what for one in found.milestones] == ["agreed", "operational"]
    assert standing({}, "", "2026-09-30").state == "agreed"
    assert standing({}, "", "2026-09-13").state == "drafted"


def test_paper_that_gives_no_day_of_agreement_is_taken_at_its_word() -> None:
    found = standing({}, 'agreed: {on: {not_stated: "the minutes are lost"}, by: children-board}')
    assert found.state == "operational" and found.agreed_on is None and found.is_operating
    assert found.operating_since == day("2026-10-01")


def test_what_was_agreed_on_paper_stays_so_when_the_first_record_comes() -> None:
    files = approve({}, "", POLICE, "2026-10-20")
    found = standing(files, "")
    assert found.recorded and found.state == "operational" and found.agreed_on == day("2026-09-14")


def test_a_record_of_agreement_goes_before_what_the_paper_says() -> None:
    paper = RULE.replace("agreed: (remove)", "agreed: {on: 2026-09-14}")
    files = approve(approve({}, paper, POLICE, "2026-09-20"), paper, SCHOOLS, "2026-09-22")
    assert standing(files, paper).agreed_on == day("2026-09-22")


# --- The next edition, while this one operates --------------------------------------------------------------------------


def test_while_the_next_edition_is_negotiated_the_earlier_one_operates() -> None:
    files = approve(THIRD, LONGER, POLICE, "2026-10-05")
    found = standing(files, LONGER)
    assert found.state == "proposed" and not found.is_operating
    assert found.operating is not None and found.operating.edition == "3"
    assert found.operating_since == day("2026-10-01") and found.operating_agreed == day("2026-09-22")
    assert {one.voter: one.word for one in found.operating_votes}[SCHOOLS] == "agreed"
    assert "retention-lengthened" in {one.code for one in found.changed}
    assert found.before == found.operating
    assert ("flows", "school-worried") in found.changed_since


def test_the_next_edition_takes_over_on_its_day_and_not_before() -> None:
    files = approve(approve(THIRD, LATER, POLICE, "2026-10-05"), LATER, SCHOOLS, "2026-10-25")
    before, after = standing(files, LATER, "2026-11-09"), standing(files, LATER, "2026-11-10")
    assert before.operating is not None and before.operating.edition == "3" and before.state == "agreed"
    assert before.changed_since == ()
    assert after.is_operating and after.operating_since == day("2026-11-10")
    assert [(one.what, one.edition, one.by) for one in after.milestones][-2:] == [
        ("operational", "4", ""),
        ("superseded", "3", "4"),
    ]


def test_a_past_day_gives_what_was_in_force_then() -> None:
    files = approve(approve(THIRD, LATER, POLICE, "2026-10-05"), LATER, SCHOOLS, "2026-10-25")
    for on, edition in (("2026-09-30", None), ("2026-10-01", "3"), ("2026-11-09", "3"), ("2026-11-10", "4")):
        found = standing(files, LATER, on).operating
        assert (found.edition if found else None) == edition, on
    then = standing(files, LATER, "2026-10-04")
    assert then.state == "drafted", "nobody had been shown it"
    assert then.outstanding == (COUNCIL, SCHOOLS), "what is new asks nothing of the police"
    assert all(one.on <= day("2026-10-04") for one in then.milestones)


def test_an_edition_that_is_taken_back_leaves_the_earlier_one() -> None:
    files = approve(THIRD, LONGER, POLICE, "2026-10-05")
    found = standing(files, RULE)
    assert (
        found.is_operating
        and found.text.edition == "3"
        and [one.edition for one in found.texts] == ["3", "4"]
    )


# --- What an agreement outlives -----------------------------------------------------------------------------------------


def test_an_agreement_outlives_layout() -> None:
    laid = RULE + "purposes: [{id: protect, benefits: Children are helped *before* harm is done.}]\n"
    found = standing(THIRD, laid)
    assert found.state == "operational" and set(found.accepted) == {POLICE, SCHOOLS}
    assert [one.code for vote in found.votes for one in vote.kept] == ["layout-changed"] * 2


def test_two_files_of_one_text_are_one_text() -> None:
    """A comment in a file changes the bytes that are kept and nothing that anyone agreed to."""
    held = corpus({}, RULE)
    files = approve({}, RULE, POLICE, "2026-09-20")
    other = approve({}, RULE, SCHOOLS, "2026-09-22")
    text = next(name for name in other if "/text-" in name)
    record = next(name for name in other if name.endswith(".yaml"))
    again, data = reflowed(other[text]), other[record]
    was, now = digest(other[text]), digest(again)
    moved = {"protocols/approvals/protocol/edition-3/text-" + now[7:23] + ".json": again}
    moved[record] = data.replace(was.encode(), now.encode())
    assert was != now
    log = log_of({**files, **moved})
    from ispc import signoff

    found = signoff.standing(held.effective["protocol"], replace(held, approvals=log), TODAY)
    assert len(found.texts) == 1 and len(found.text.digests) == 2
    assert set(found.accepted) == {POLICE, SCHOOLS} and found.state == "operational"


def reflowed(data: bytes) -> bytes:
    """The kept text with one more comment in its YAML."""
    from ispc.kept import read_stored, stored

    kept = read_stored(data)
    assert kept is not None
    first, *rest = kept.sources
    return stored(kept.terms, [replace(first, data=b"# a remark\n" + first.data), *rest])


def digest(data: bytes) -> str:
    from ispc.digest import digest_of_bytes

    return digest_of_bytes(data)


def test_an_agreement_outlives_a_new_order_and_a_new_id() -> None:
    moved = RULE + (
        "never_share: [{id: adoption-records, remove: (remove)}, {id: adoption-files, what: Adoption records, "
        "because: a court or the adoption agency decides, instead: Ask the legal team}]\n"
        "people: [{id: child, remove: (remove)}, "
        "{id: child, who: Children and young people under 18 who live or learn in the borough, population: children}]\n"
    )
    found = standing(THIRD, moved)
    assert found.state == "operational" and set(found.accepted) == {POLICE, SCHOOLS}
    assert {one.code for vote in found.votes for one in vote.kept} == {"id-changed", "order-changed"}


def test_an_agreement_outlives_a_fact_of_the_directory() -> None:
    moved = RULE + "# in directory\ncontacts: [{id: childrens-front-door, telephone: 01632 960999}]\n"
    assert standing(THIRD, moved).state == "operational"


WORDED = RULE + "guide: {for_whom: Anyone in Northmere who works with children}\n"


def worded() -> Files:
    (change,) = effects(RULE, WORDED)
    assert change.lowerable and change.klass == "substantive"
    return rule_on(THIRD, change, "editorial", "2026-10-10")


def test_a_change_of_words_lapses_agreements_until_someone_rules_that_it_is_editorial() -> None:
    assert standing(THIRD, WORDED).state == "drafted"
    found = standing(worded(), WORDED)
    assert found.state == "operational" and set(found.accepted) == {POLICE, SCHOOLS}
    (kept,) = {one for vote in found.votes for one in vote.kept}
    assert kept.klass == "editorial" and "Head of Information Governance" in kept.ruled


def test_a_ruling_counts_from_its_day() -> None:
    assert standing(worded(), WORDED, "2026-10-09").state == "drafted"
    assert standing(worded(), WORDED, "2026-10-10").state == "operational"


@pytest.mark.parametrize("author", ["Head of Information Governance", " head  of Information governance"])
def test_whoever_wrote_a_change_does_not_lower_it(author: str) -> None:
    (change,) = effects(RULE, WORDED)
    files = rule_on(THIRD, change, "editorial", "2026-10-10", author=author)
    assert standing(files, WORDED).state == "drafted"


def test_what_is_no_matter_of_words_is_never_lowered() -> None:
    longer = next(one for one in effects(RULE, LONGER) if one.code == "retention-lengthened")
    assert not longer.lowerable
    files = rule_on(THIRD, longer, "editorial", "2026-10-10")
    assert SCHOOLS in {one.voter for one in standing(files, LONGER).lapsed}


def test_a_ruling_that_says_raised_lowers_nothing() -> None:
    (change,) = effects(RULE, WORDED)
    assert standing(rule_on(THIRD, change, "editorial", "2026-10-10", lowers=False), WORDED).lapsed


def test_anyone_may_raise_a_change_even_who_wrote_it() -> None:
    laid = RULE + "purposes: [{id: protect, benefits: Children are helped *before* harm is done.}]\n"
    (change,) = effects(RULE, laid)
    files = rule_on(
        THIRD, change, "substantive", "2026-10-10", author="Head of Information Governance", lowers=False
    )
    (found,) = ruled((change,), log_of(files).of("protocol"))
    assert found.klass == "substantive"


def test_a_ruling_on_one_change_says_nothing_of_another() -> None:
    (change,) = effects(RULE, WORDED)
    other = RULE + "guide: {for_whom: Anyone in the borough who works with children}\n"
    assert standing(rule_on(THIRD, change, "editorial", "2026-10-10"), other).lapsed


# --- What an agreement does not outlive ---------------------------------------------------------------------------------


def test_an_agreement_lapses_for_exactly_those_whom_a_change_touches() -> None:
    everyone = approve(THIRD, RULE, COUNCIL, "2026-09-23")
    found = standing(everyone, LONGER)
    assert {one.voter for one in found.lapsed} == {COUNCIL, SCHOOLS}
    assert found.accepted == (POLICE,) and found.outstanding == (COUNCIL, SCHOOLS)
    assert all("retention-lengthened" in {each.code for each in one.lapsed} for one in found.lapsed)


def test_a_change_of_the_framework_lapses_its_childrens_agreements() -> None:
    asked = RULE + "# in framework\nbreach: {tell_within: 72 hours}\n"
    found = standing(THIRD, asked)
    assert found.state == "drafted" and {one.voter for one in found.lapsed} == {POLICE, SCHOOLS}
    assert found.operating is not None and found.operating.edition == "3"


def test_a_change_in_one_flow_of_a_child_leaves_the_framework_alone() -> None:
    assert standing({}, LONGER, document="framework").is_operating


def test_words_given_again_count_again() -> None:
    files = approve(THIRD, LONGER, SCHOOLS, "2026-10-20")
    assert agreed_by(files, LONGER) == {POLICE, SCHOOLS}
    assert standing(files, LONGER).state == "operational", (
        "the police were not touched, so they need not say it again"
    )


# --- What parties may say -----------------------------------------------------------------------------------------------


def test_who_declines_has_not_agreed() -> None:
    files = approve(approve({}, RULE, POLICE, "2026-09-20", "decline"), RULE, SCHOOLS, "2026-09-22")
    found = standing(files, RULE)
    assert found.state == "proposed" and {one.voter: one.word for one in found.votes}[POLICE] == "declined"
    assert found.verdict is not None and any("declined" in one for one in found.verdict.wanting)


def test_who_declined_another_text_has_not_declined_this_one() -> None:
    files = approve(THIRD, RULE, COUNCIL, "2026-09-23", "decline")
    (vote,) = [one for one in standing(files, LONGER).votes if one.voter == COUNCIL]
    assert vote.counts == "nothing" and not vote.has_lapsed
    (vote,) = [one for one in standing(files, WORDED).votes if one.voter == COUNCIL]
    assert COUNCIL not in {one.voter for one in standing(files, LONGER).lapsed}


def test_an_acceptance_on_conditions_is_none() -> None:
    files = approve({}, RULE, POLICE, "2026-09-20", conditions="once the form is in use")
    found = standing(approve(files, RULE, SCHOOLS, "2026-09-22"), RULE)
    assert found.state == "proposed" and POLICE in found.outstanding
    assert found.verdict is not None and any("on conditions" in one for one in found.verdict.wanting)


def test_who_withdraws_is_out_and_what_was_agreed_operates_on() -> None:
    files = approve(THIRD, RULE, POLICE, "2026-11-20", "withdraw")
    found = standing(files, RULE)
    assert found.state == "operational", "it was agreed; what follows from a withdrawal is for the parties"
    assert POLICE in found.outstanding and found.verdict is not None and not found.verdict.holds
    assert standing(files, RULE, "2026-11-19").verdict.holds  # type: ignore[union-attr]


def test_a_withdrawal_is_a_word_on_every_text() -> None:
    files = approve(THIRD, RULE, POLICE, "2026-10-02", "withdraw")
    found = standing(approve(files, LONGER, SCHOOLS, "2026-10-20"), LONGER)
    assert found.state == "proposed" and {one.voter: one.word for one in found.votes}[POLICE] == "withdrawn"


def test_the_latest_word_counts() -> None:
    files = approve({}, RULE, POLICE, "2026-09-20", "decline")
    files = approve(approve(files, RULE, POLICE, "2026-09-21"), RULE, SCHOOLS, "2026-09-22")
    assert standing(files, RULE).agreed_on == day("2026-09-22")


def test_a_signature_on_paper_is_told_as_one() -> None:
    files = approve({}, RULE, POLICE, "2026-09-20", "sign")
    assert {one.voter: one.word for one in standing(files, RULE).votes}[POLICE] == "signed"


def test_a_record_that_is_not_in_order_counts_for_nothing() -> None:
    wrong = frozenset(one.digest for one in log_of(THIRD).all if one.record.on == day("2026-09-22"))
    found = standing(THIRD, RULE, distrusted=wrong)
    assert found.state == "proposed" and found.accepted == (POLICE,)


# --- Rules --------------------------------------------------------------------------------------------------------------

BOARD_RULE = RULE.replace("    parties: [northmere-police]\n", "    board: children-board\n").replace(
    "    quorums: [{at_least: 2, of: [schools, northmere-police, northmere-council/childrens-social-care]}]\n",
    "",
)


def test_a_board_may_decide() -> None:
    files = approve({}, BOARD_RULE, BOARD, "2026-09-14")
    found = standing(files, BOARD_RULE)
    assert found.state == "operational" and found.agreed_on == day("2026-09-14")
    assert found.accepted == (), "the board speaks for the partnership and signs for no party"
    assert [one.voter for one in found.votes] == [COUNCIL, SCHOOLS, POLICE, BOARD]


def test_whatever_asks_anyone_asks_the_board() -> None:
    files = approve({}, BOARD_RULE, BOARD, "2026-09-14")
    longer = LONGER.replace(RULE, BOARD_RULE)
    found = standing(files, longer)
    assert [one.voter for one in found.lapsed] == [BOARD] and found.state == "drafted"


def test_without_a_rule_every_party_is_asked() -> None:
    plain = DRAFT + (
        "parties: [{class: schools, remove: (remove)}]\nflows: [{id: school-worried, remove: (remove)}]\n"
        "transparency: {notices: [{who: schools, remove: (remove)}]}\n"
    )
    files = approve({}, plain, POLICE, "2026-09-20")
    assert standing(files, plain).state == "proposed"
    assert standing(approve(files, plain, COUNCIL, "2026-09-22"), plain).agreed_on == day("2026-09-22")


def test_a_class_for_which_nobody_speaks_is_not_waited_for() -> None:
    files = approve(approve({}, DRAFT, POLICE, "2026-09-20"), DRAFT, COUNCIL, "2026-09-22")
    found = standing(files, DRAFT)
    assert found.state == "operational" and found.text.voters == (COUNCIL, POLICE) and not found.outstanding


GATED = RULE.replace(
    "    parties: [northmere-police]\n", "    parties: [northmere-police]\n    gates: [impact assessment]\n"
)
WAITING = GATED + "gates: [{gate: impact assessment, outcome: waiting}]\n"
PASSED = GATED + "gates: [{gate: impact assessment, outcome: passed, on: 2026-10-12}]\n"


def test_a_check_that_is_not_passed_holds_it_up() -> None:
    files = approve(approve({}, WAITING, POLICE, "2026-09-20"), WAITING, SCHOOLS, "2026-09-22")
    found = standing(files, WAITING)
    assert found.state == "proposed" and found.verdict is not None
    assert found.verdict.wanting == ("the check `impact assessment` is waiting",)


def test_a_check_makes_it_agreed_on_the_day_on_which_it_passed() -> None:
    files = approve(approve({}, WAITING, POLICE, "2026-09-20"), WAITING, SCHOOLS, "2026-09-22")
    assert standing(files, PASSED, "2026-10-11").state == "proposed"
    assert standing(files, PASSED).agreed_on == day("2026-10-12")


SIGNED = RULE.replace("  agreed_when:", "  signed_required: yes\n  agreed_when:")


def test_where_a_key_is_asked_for_a_typed_name_is_not_enough() -> None:
    files = approve(approve({}, SIGNED, POLICE, "2026-09-20"), SIGNED, SCHOOLS, "2026-09-22")
    assert standing(files, SIGNED).accepted == ()
    files = {
        **sign_with_a_key({}, SIGNED, POLICE, "2026-09-20"),
        **approve({}, SIGNED, SCHOOLS, "2026-09-22"),
    }
    assert standing(files, SIGNED).accepted == (POLICE,)


def test_a_refusal_needs_no_key() -> None:
    files = approve({}, SIGNED, POLICE, "2026-09-20", "decline")
    assert {one.voter: one.word for one in standing(files, SIGNED).votes}[POLICE] == "declined"


def test_a_new_text_cannot_do_away_with_keys_by_itself() -> None:
    files = sign_with_a_key({}, SIGNED, POLICE, "2026-09-20")
    files = sign_with_a_key(files, SIGNED, SCHOOLS, "2026-09-22")
    assert standing(files, SIGNED).state == "operational"
    loose = RULE + 'edition: "4"\n'
    typed = approve(approve(files, loose, POLICE, "2026-10-20"), loose, SCHOOLS, "2026-10-21")
    found = standing(typed, loose)
    assert not found.is_operating and found.verdict is not None and found.verdict.wanting


EASY = FOURTH.replace("parties: [northmere-police]", "parties: [schools]").replace(
    "at_least: 2", "at_least: 1"
)


def test_a_new_rule_does_not_approve_itself() -> None:
    files = approve(THIRD, EASY, SCHOOLS, "2026-10-20")
    found = standing(files, EASY)
    assert found.state == "proposed" and found.operating is not None and found.operating.edition == "3"
    assert found.verdict is not None and found.verdict.wanting
    assert standing(approve(files, EASY, POLICE, "2026-10-21"), EASY).agreed_on == day("2026-10-21")


def test_once_it_is_in_force_the_new_rule_decides() -> None:
    files = approve(approve(THIRD, EASY, SCHOOLS, "2026-10-20"), EASY, POLICE, "2026-10-21")
    fifth = EASY.replace('"4"', '"5"') + "purposes: [{id: protect, benefits: Children are helped soon.}]\n"
    assert standing(approve(files, fifth, SCHOOLS, "2026-11-12"), fifth).agreed_on == day("2026-11-12")


LEFT = (
    FOURTH.replace("parties: [northmere-police]", "parties: [schools]")
    .replace("at_least: 2, of: [schools, northmere-police, ", "at_least: 2, of: [schools, ")
    .replace('    northmere-police: {posts: ["Superintendent, Public Protection"]}\n', "")
    + "parties: [{organisation: northmere-police, remove: (remove)}]\n"
    + "flows: [{id: police-worried, remove: (remove)}]\n"
    + "transparency: {notices: [{who: northmere-police, remove: (remove)}]}\n"
)


def test_nobody_waits_for_a_party_that_has_left() -> None:
    files = approve(approve(THIRD, LEFT, SCHOOLS, "2026-10-20"), LEFT, COUNCIL, "2026-10-22")
    found = standing(files, LEFT)
    assert found.agreed_on == day("2026-10-22") and found.is_operating
    assert [one.voter for one in found.votes] == [COUNCIL, SCHOOLS], (
        "the word of one that left is not asked for"
    )


def test_what_is_left_of_a_rule_can_still_be_met() -> None:
    rule = Rule(
        parties=("a",),
        quorums=(Quorum(at_least=2, of=("a", "b")),),
        any_of=(Needs(parties=("a",)), Needs(parties=("c",))),
    )
    left = without(rule, frozenset({"a"}))
    assert left.parties is None and left.quorums == (Quorum(at_least=1, of=("b",)),)
    assert left.any_of == (Needs(parties=("c",)),)
    assert without(Rule(parties=("a",)), frozenset({"a"})) == Rule(every_party=True)
    assert without(rule, frozenset()) is rule


# --- Reviews ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        ("2027-01-30", "in time"),
        ("2027-01-31", "due"),
        ("2027-05-01", "due"),
        ("2027-05-02", "overdue"),
    ],
)
def test_a_review_is_due_ninety_days_before_and_overdue_the_day_after(on: str, stands: str) -> None:
    found = standing({}, "", on)
    assert found.review == day("2027-05-01") and found.reviewed == stands
    assert (found.review - day(on)).days in (91, 90, 0, -1)


def test_a_document_that_states_no_review_says_so() -> None:
    found = standing({}, 'review: {not_stated: "the 2009 protocol gives none"}')
    assert (found.review, found.reviewed) == (None, "not stated")


# --- Other documents ----------------------------------------------------------------------------------------------------


def test_the_policy_of_one_organisation_is_its_own_to_approve() -> None:
    draft = "# in policy\nagreed: (remove)\n"
    assert standing({}, draft, document="policy").outstanding == ("northmere-council",)
    files = approve({}, draft, "northmere-council", "2026-09-20", document="policy")
    found = standing(files, draft, document="policy")
    assert found.agreed_on == day("2026-09-20") and found.outstanding == ()


def test_every_document_of_the_good_workspace_has_a_standing() -> None:
    held = compiled().corpus
    for name in held.effective:
        assert standing({}, "", document=name).document == name
