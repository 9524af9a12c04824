"""What a change must not be mistaken for: the families on keeping, security, time, rights, approval, the guide and the directory.

Each pair here could pass for something lighter: a wider change inside a narrower one, one unit of time for another, one thing in the
place of another. And the parties that have to agree again are exactly those whose duties, data or risk have changed.
"""

from __future__ import annotations

import pytest

from ispc.effect import Effect
from ispc.effects._lengths import longer
from ispc.effects._stating import quoted
from tests.test_effects import effects_of


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2 working days", "5 working days", True),
        ("5 working days", "2 working days", False),
        ("6 months", "6 years", True),
        ("6 months", "7 months", True),
        ("at once", "1 hour", True),
        ("48 hours", "3 working days", True),
        ("30 days", "1 month", None),
        ("2 days", "48 hours", None),
        ("5 days", "5 working days", True),
        ("1 year", "the schedule says so", None),
    ],
)
def test_lengths_are_told_apart_where_they_can_be(before: str, after: str, expected: bool | None) -> None:
    assert longer(before, after) is expected


SCHOOL, POLICE = "school-worried", "police-worried"
COUNCIL = "northmere-council/childrens-social-care"
EVERYONE = {COUNCIL, "schools", "northmere-police"}


def flow(identity: str, says: str) -> str:
    return f"flows: [{{id: {identity}, {says}}}]"


def found(before: str, after: str) -> dict[str, Effect]:
    """The effects of a change by code, each code once."""
    told = effects_of(before, after)
    assert len({one.code for one in told}) == len(told)
    return {one.code: one for one in told}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        # one unit of time for another, and lengths that only look the same
        (flow(SCHOOL, "keep: {for: 6 months}"), flow(SCHOOL, "keep: {for: 6 years}"), "retention-lengthened"),
        (flow(SCHOOL, "keep: {for: 30 days}"), flow(SCHOOL, "keep: {for: 1 month}"), "retention-lengthened"),
        (flow(SCHOOL, "keep: {for: 1 month}"), flow(SCHOOL, "keep: {for: 30 days}"), "retention-lengthened"),
        (flow(SCHOOL, "keep: {for: 6 years}"), flow(SCHOOL, "keep: {for: (remove)}"), "retention-lengthened"),
        ("breach: {tell_within: 24 hours}", "breach: {tell_within: 1 working day}", "breach-told-later"),
        (
            "breach: {tell_within: 24 hours}",
            "breach: {tell_within: {not_stated: nobody knows}}",
            "breach-told-later",
        ),
        # what is banned is no longer named, and what is banned is allowed with care
        (
            "# in framework\nsecurity: {channels: [{id: ordinary-email, use: never}]}",
            "# in framework\nsecurity: {channels: [{id: ordinary-email, use: with care}]}",
            "channel-use-loosened",
        ),
        # nothing is said any more where “no” was said
        ("", "# in framework\ntransfers: {outside_uk: (remove)}", "transfers-outside-uk-allowed"),
        ("", "# in framework\nautomated: {used: (remove)}", "automated-decisions-allowed"),
        # a last day that is taken away
        ("ends: 2028-09-30", "", "term-extended"),
        # a person is put in the place of the board, in words and as data
        (
            "# in framework\nterms: {variation: 'In writing, agreed by every party.'}",
            "# in framework\nterms: {variation: 'In writing, agreed by any party.'}",
            "variation-rule-changed",
        ),
        (
            "approval: {agreed_when: {quorums: [{at_least: 3, of: [schools, northmere-police]}]}}",
            "approval: {agreed_when: {quorums: [{at_least: 1, of: [schools, northmere-police]}]}}",
            "approval-rules-changed",
        ),
        (
            "approval: {agreed_when: {board: children-board}, signers: {northmere-police: {posts: [Chief Constable]}}}",
            "approval: {agreed_when: {board: children-board}, signers: {northmere-police: {posts: [Chief Constable, Inspector]}}}",
            "approval-rules-changed",
        ),
        # a duty becomes a choice
        (
            flow(POLICE, "guide: {do: You must call the front door.}"),
            flow(POLICE, "guide: {do: You may call the front door.}"),
            "guide-step-changed",
        ),
        ("review: {next: 2027-05-01}", "review: {next: {not_stated: to be agreed}}", "review-later"),
    ],
)
def test_a_wider_change_is_not_told_as_something_lighter(before: str, after: str, code: str) -> None:
    told = found(before, after)
    assert set(told) == {code}
    assert told[code].asks
    assert told[code].rule.direction in ("wider", "different")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # one way to send in the place of another, one trigger for another, one check for another
        (
            flow(SCHOOL, "send_by: [referral-form]"),
            flow(SCHOOL, "send_by: [telephone]"),
            {"flow-sent-in-more-ways", "flow-sent-in-fewer-ways"},
        ),
        (
            "review: {triggers: [a serious incident]}",
            "review: {triggers: [a small incident]}",
            {"review-triggers-fewer", "review-triggers-more"},
        ),
        (
            "guide: {check_first: [Look for a court order.]}",
            "guide: {check_first: [Look at the file.]}",
            {"check-first-removed", "check-first-added"},
        ),
        # one type of body in the place of another
        (
            "",
            "# in directory\nclasses: [{id: schools, type: academy-trust}]",
            {"class-types-widened", "class-types-narrowed"},
        ),
        # one period for all becomes one for each: both are told
        (
            flow(SCHOOL, "keep: [{for: 6 years, from: date of birth, then: destroy}]"),
            flow(
                SCHOOL,
                f"keep: [{{who: {COUNCIL}, for: 25 years, from: the day the case is closed, then: archive}}]",
            ),
            {"retention-period-of-its-own", "retention-period-given-up"},
        ),
        # a shorter period that is counted from a later day, and then archived
        (
            flow(SCHOOL, "keep: {for: 25 years, from: date of birth, then: destroy}"),
            flow(SCHOOL, "keep: {for: 20 years, from: the day the case is closed, then: archive}"),
            {"retention-shortened", "retention-start-changed", "retention-end-loosened"},
        ),
        # a stricter rule that hides a looser one
        (
            "",
            "# in framework\nbreach: {tell_within: at once, regulator: (remove)}",
            {"breach-told-sooner", "breach-step-no-longer-stated"},
        ),
    ],
)
def test_a_wider_change_is_not_hidden_by_a_narrower_one(before: str, after: str, expected: set[str]) -> None:
    told = found(before, after)
    assert set(told) == expected
    assert all(one.asks for one in told.values())


@pytest.mark.parametrize(
    ("before", "after", "code", "parties"),
    [
        (flow(SCHOOL, "keep: {for: 25 years}"), flow(SCHOOL, "keep: {for: 6 years}"), "retention-shortened", {COUNCIL}),
        (flow(SCHOOL, "keep: {for: 6 years}"), flow(SCHOOL, "keep: {for: 25 years}"), "retention-lengthened", {COUNCIL, "schools"}),
        (flow(POLICE, "guide: {do_not: Do not wait.}"), flow(POLICE, "guide: {do_not: (remove)}"), "guide-step-no-longer-stated", {COUNCIL, "northmere-police"}),
        ("", "# in framework\nsecurity: {channels: [{id: telephone, use: allowed}]}", "channel-use-loosened", {COUNCIL, "northmere-police"}),
        ("", "# in framework\nsecurity: {in_transit: As each thinks best.}", "security-rule-changed", EVERYONE),
        ("", "parties: [{organisation: northmere-police, contact: {not_stated: vacant}}]", "party-contact-not-stated", {"northmere-police"}),
        ("", "# in directory\nclasses: [{id: schools, members: 50 schools}]", "class-members-changed", {COUNCIL, "schools"}),
        ("", "joint_control: {who: [northmere-council, schools], arrangement: Each answers.}", "joint-control-agreed", {COUNCIL, "schools"}),
        ("", "# in directory\norganisations: [{id: northmere-police, owned_by: northmere-council}]", "body-type-changed", {COUNCIL, "northmere-police"}),
        ("", "# in framework\nrequests: {check: (remove)}", "guide-step-no-longer-stated", EVERYONE),
        ("", "operational_when: the police have signed", "operational-condition-changed", EVERYONE),
    ],
)  # fmt: skip
def test_exactly_those_agree_again_whom_it_touches(
    before: str, after: str, code: str, parties: set[str]
) -> None:
    one = found(before, after)[code]
    assert set(one.parties) == parties
    assert set(one.told) == EVERYONE - parties


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960199}]}]"),
        ("", "# in directory\norganisations: [{id: northmere-police, contacts: [{id: police-protection-desk, out_of_hours: 01632 960111}]}]"),
        ("", "owner: {post: Head of Partnerships}"),
        ("", 'edition: "4"'),
        ("supersedes: edition 1", "supersedes: edition 2"),
    ],
)  # fmt: skip
def test_a_correction_asks_nobody_and_tells_all(before: str, after: str) -> None:
    (one,) = effects_of(before, after)
    assert one.klass == "correction"
    assert not one.parties and set(one.told) == EVERYONE


def test_the_number_to_call_in_an_emergency_is_no_mere_number() -> None:
    desk = "# in directory\norganisations: [{{id: northmere-council, contacts: [{{id: {}, telephone: {}}}]}}]"
    told = found("", desk.format("childrens-front-door", "01632 960111"))
    assert set(told) == {"emergency-number-changed"}
    assert "front-line" in told["emergency-number-changed"].layers
    assert set(found("", desk.format("safeguarding-unit", "01632 960112"))) == {"contact-number-changed"}


def test_a_reason_for_silence_is_no_clause_that_went() -> None:
    told = found(
        "breach: {contact: {not_stated: vacant}}", "breach: {contact: {not_stated: nobody has been found}}"
    )
    assert set(told) == {"clause-changed"}


def test_words_that_are_only_set_differently_are_left_alone() -> None:
    told = found(
        "", "# in framework\nsecurity: {at_rest: 'Kept in the case system, *never* on a personal device.'}"
    )
    assert set(told) == {"layout-changed"}


def test_long_words_are_quoted_where_they_differ() -> None:
    same = (
        "The organisation weighs the reasons of the person against the reasons to share, and it asks its officer. "
        * 3
    )
    before, after = quoted(f"{same} It must answer.", f"{same} It may answer.")
    assert "must answer" in before and "may answer" in after and "must" not in after
    assert len(before) < 140
