"""Inheritance: a child adds, narrows, or says otherwise with a reason; every value knows which document said it."""

from ispc.location import Address
from tests.workspaces import compiled


def test_a_clause_that_the_child_does_not_state_comes_from_the_framework() -> None:
    exchange = compiled().corpus.effective["exchange"]
    assert exchange.baseline.breach is not None
    assert str(exchange.baseline.breach.tell_within) == "1 hour"
    assert exchange.origin("breach", "tell_within") == Address("framework", ("breach", "tell_within"))


def test_a_child_adds_a_part_and_keeps_the_rest() -> None:
    laid = compiled(
        "accuracy: {checks: Twenty records each month.}\nchanges_to_parent: [{clause: accuracy/checks, because: a trial}]"
    )
    accuracy = laid.corpus.effective["protocol"].baseline.accuracy
    assert laid.findings == ()
    assert accuracy is not None
    assert str(accuracy.checks) == "Twenty records each month."
    assert str(accuracy.corrections).startswith("The organisation that corrects")
    assert laid.corpus.effective["protocol"].origin("accuracy", "checks").document == "protocol"
    assert laid.corpus.effective["protocol"].origin("accuracy", "corrections").document == "framework"


def test_the_grandchild_inherits_what_its_parent_changed() -> None:
    laid = compiled(
        "rights: {within: 2 weeks}\nchanges_to_parent: [{clause: rights, because: children cannot wait}]"
    )
    exchange = laid.corpus.effective["exchange"]
    assert laid.findings == ()
    assert exchange.origin("rights", "within") == Address("protocol", ("rights", "within"))
    assert exchange.origin("rights", "access").document == "framework"


def test_a_list_is_joined_by_id_and_each_item_knows_its_document() -> None:
    laid = compiled("security: {channels: [{id: portal, name: Portal, use: allowed}]}")
    protocol = laid.corpus.effective["protocol"]
    assert [one.value.id for one in protocol.channels] == [
        "referral-form", "secure-email", "telephone", "ordinary-email", "portal",
    ]  # fmt: skip
    assert protocol.channels[0].address == Address("framework", ("security", "channels", 0))
    assert protocol.channels[4].address == Address("protocol", ("security", "channels", 0))


def test_a_changed_item_needs_a_reason() -> None:
    snippet = "security: {channels: [{id: telephone, name: Telephone, use: never}]}"
    (finding,) = [one for one in compiled(snippet).findings if one.code == "override-without-reason"]
    assert finding.where == Address("protocol", ("security", "channels", 0))
    assert finding.related[0].where == Address("framework", ("security", "channels", 2))
    reason = "\nchanges_to_parent: [{clause: security/channels/telephone, because: lines are recorded}]"
    assert "override-without-reason" not in {one.code for one in compiled(snippet + reason).findings}


def test_a_change_of_the_framework_does_not_hide_the_same_words_in_the_child() -> None:
    assert compiled("minimum: Share only what the other person needs to act.").findings == ()
