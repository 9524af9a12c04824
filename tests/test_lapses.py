"""Why a word no longer counts, in sentences: one fixture for each kind of reason."""

from __future__ import annotations

import pytest

from ispc import integrity, lapses, signoff
from ispc.effects._rest import LAYOUT
from ispc.lapses import Reason, Told, told
from ispc.signoff import Vote
from tests import signing_off
from tests.logs import COUNCIL, POLICE, RULE, SCHOOLS, approve, corpus, effects, sign_with_a_key, standing
from tests.signing_off import PARTNERSHIP, TODAY, Files, log_of

THIRD = approve(approve({}, RULE, POLICE, "2026-09-20"), RULE, SCHOOLS, "2026-09-22", "sign")
FOURTH = RULE + 'edition: "4"\n'
LONGER = "flows: [{id: school-worried, keep: {for: 30 years, from: date of birth, then: destroy, rule: school records schedule}}]\n"
ADDRESS = (
    "items: [{id: address, name: Home address, about: child, kind: personal}]\n"
    "flows: [{id: school-worried, items: [attendance, concern, address]}]\n"
)
LAID = "purposes: [{id: protect, benefits: Children are helped *before* harm is done.}]\n"


def of(voter: str, snippet: str, files: Files = THIRD) -> Told:
    found = standing(files, snippet)
    (vote,) = [one for one in found.votes if one.voter == voter]
    return told(vote, found.text)


def test_the_content_is_different() -> None:
    found = of(SCHOOLS, FOURTH + LONGER)
    assert found.did == "Schools in Northmere signed edition 3 on 22 September 2026."
    assert found.then == "That no longer counts for edition 4, because:"
    (why,) = found.reasons
    assert why.kind == "content" and why.code == "retention-lengthened"
    assert "30 years" in why.says and "25 years" in why.says
    assert found.words == f"{found.did} {found.then} 1) {why.says.rstrip('.')}."


def test_the_set_of_clauses_is_different() -> None:
    found = of(SCHOOLS, FOURTH + ADDRESS)
    assert [one.kind for one in found.reasons] == ["clauses", "content"]
    assert "Home address" in found.reasons[0].says and "; 2) " in found.words


def test_a_part_that_went_is_a_reason_too() -> None:
    fewer = FOURTH + "glossary: (remove)\n"
    assert [one.kind for one in of(POLICE, fewer).reasons] == ["clauses"]


def test_layout_alone_is_a_reason_why_it_still_counts() -> None:
    found = of(POLICE, RULE + LAID)
    assert (found.then, found.reasons) == ("Since then only the layout changed.", ())
    assert found.words == (
        "The police agreed to edition 3 on 20 September 2026. Since then only the layout changed."
    )
    (change,) = effects(RULE, RULE + LAID)
    assert change.rule is LAYOUT and lapses.kind_of(change) == "rendering"


def test_layout_that_someone_calls_substantial_is_told_as_what_it_weighs() -> None:
    from dataclasses import replace

    (change,) = effects(RULE, RULE + LAID)
    assert lapses.kind_of(replace(change, klass="substantive")) == "content"


def test_what_changed_for_others_is_told_as_the_reason_why_it_still_counts() -> None:
    found = of(POLICE, FOURTH + LONGER)
    assert found.then == "Since then 2 things changed. None of them asks for this word again."


def test_the_role_is_different() -> None:
    (why,) = of(SCHOOLS, RULE.replace("Chair of the Schools Forum", "Chief Officer")).reasons
    assert why.kind == "role" and "Chief Officer" in why.says


def test_a_text_of_the_same_edition_is_told_apart_as_it_is_now() -> None:
    assert of(SCHOOLS, RULE + LONGER).then == "That no longer counts for edition 3 as it is now, because:"


def test_nothing_that_was_said_is_told_so() -> None:
    found = of(COUNCIL, RULE)
    assert found.words == "Nothing has come from Children's Social Care yet." and not found.reasons


@pytest.mark.parametrize(
    ("decision", "other", "said"),
    [
        ("decline", {}, "The police declined edition 3 on 20 September 2026."),
        (
            "agree",
            {"conditions": "once the form is in use"},
            "The police agreed to edition 3 on 20 September 2026, on conditions.",
        ),
    ],
)
def test_each_decision_has_its_verb(decision: str, other: dict[str, str], said: str) -> None:
    files = approve({}, RULE, POLICE, "2026-09-20", decision, **other)  # type: ignore[arg-type]
    assert of(POLICE, RULE, files).words == said


def test_who_withdrew_is_told_so() -> None:
    files = approve(THIRD, RULE, POLICE, "2026-11-20", "withdraw")
    assert of(POLICE, FOURTH + LONGER, files).words == "The police withdrew on 20 November 2026."


def test_who_declined_another_text_is_not_told_that_it_agreed() -> None:
    files = approve(THIRD, RULE, COUNCIL, "2026-09-23", "decline")
    found = of(COUNCIL, FOURTH + LONGER, files)
    assert found.words == "Children's Social Care declined edition 3 on 23 September 2026."


# --- Records that count for nothing -----------------------------------------------------------------------------------


def refused(files: Files, snippet: str = RULE) -> Told:
    """The one record with which something is wrong, told with what the checks of the records found."""
    held = corpus(files, snippet)
    checked = integrity.verify(integrity.case(held.approvals, TODAY, PARTNERSHIP))
    findings = [one for each in checked for one in each.findings]
    wrong = integrity.distrusted(held.approvals, findings)
    (entry,) = [one for one in held.approvals.all if one.digest in wrong]
    found = signoff.standing(held.effective["protocol"], held, TODAY, wrong)
    return lapses.refused(entry, found.text, findings)


def with_signers(**other: str) -> Files:
    files = sign_with_a_key({}, RULE, POLICE, "2026-09-20")
    table = signing_off.signers("police", key=signing_off.public(POLICE), **other)
    return files | {"protocols/approvals/signers.yaml": table}


def test_a_good_key_leaves_nothing_to_tell() -> None:
    log = log_of(with_signers())
    checked = integrity.verify(integrity.case(log, TODAY, PARTNERSHIP))
    assert not integrity.distrusted(log, [one for each in checked for one in each.findings])


def test_the_key_expired() -> None:
    found = refused(with_signers(valid_until="2026-06-30"))
    assert found.did == "The police agreed to edition 3 on 20 September 2026."
    assert found.then == "The record of that counts for nothing, because:"
    assert [(one.kind, one.code) for one in found.reasons] == [("key", "key-expired")]
    assert "2026-06-30" in found.words


def test_the_key_was_revoked() -> None:
    found = refused(with_signers(revoked="{on: 2026-03-01, because: the key was lost}"))
    assert [(one.kind, one.code) for one in found.reasons] == [("key", "key-revoked")]
    assert "the key was lost" in found.words


def test_the_post_may_not_decide() -> None:
    files = approve({}, RULE, POLICE, "2026-09-20")
    (name,) = [one for one in files if one.endswith(".yaml")]
    text = files[name].replace(b"Superintendent, Public Protection", b"Constable")
    found = refused({**files, name: text})
    assert {one.kind for one in found.reasons} == {"role", "record"}, (
        "nobody may decide so, and it was edited"
    )


def test_without_the_findings_it_says_where_to_look() -> None:
    held = corpus(THIRD, RULE)
    entry = held.approvals.all[0]
    found = lapses.refused(entry, standing(THIRD, RULE).text)
    assert found.reasons == (Reason("record", "it is not in order; `ispc verify` tells what is wrong", ""),)


# --- One line -----------------------------------------------------------------------------------------------------------


def test_the_gravest_reason_stands_for_all_on_one_line() -> None:
    found = standing(THIRD, FOURTH + ADDRESS)
    (vote,) = [one for one in found.votes if one.voter == SCHOOLS]
    said = lapses.in_short(vote, found.text)
    assert said.startswith("Schools in Northmere: A new item of data") and said.endswith("And 1 more.")
    assert "\n" not in said


def test_no_more_than_a_dozen_reasons_are_told_one_by_one() -> None:
    found = standing(THIRD, FOURTH + LONGER)
    (vote,) = found.lapsed
    many = Vote(vote.voter, vote.word, vote.entry, vote.shown, vote.lapsed * 20)
    reasons = told(many, found.text).reasons
    assert len(reasons) == lapses.MOST + 1 and reasons[-1].says == "And 8 more changes that ask it again."


def test_those_who_are_asked_again_for_the_same_reasons_are_told_together() -> None:
    files = approve(THIRD, RULE, COUNCIL, "2026-09-23")
    found = standing(files, FOURTH + ADDRESS)
    several = [told(vote, found.text) for vote in found.lapsed]
    (one,) = lapses.together(several)
    assert one.did == (
        "Children's Social Care agreed to edition 3 on 23 September 2026. "
        "Schools in Northmere signed edition 3 on 22 September 2026."
    )
    assert one.reasons == several[0].reasons == several[1].reasons
    assert lapses.together(several[:1]) == (several[0],)
    other = told(Vote(POLICE, "agreed", found.votes[-1].entry, None, found.lapsed[0].lapsed[:1]), found.text)
    assert len(lapses.together([*several, other])) == 2
