"""A record is made of what someone decided, or refused with its reason; written once, whole, and never over another."""

from __future__ import annotations

import datetime
import multiprocessing
from pathlib import Path

import pytest

from ispc import approve, ledger, records
from ispc.corpus import Occasion
from ispc.digest import digest_of_bytes
from ispc.files import read_folder
from ispc.kept import read_stored
from ispc.location import Source
from ispc.model.recorded import By
from ispc.pipeline import compile_sources
from ispc.terms import terms
from tests.signing_off import (
    BOARD,
    COUNCIL,
    DAY,
    PARTNERSHIP,
    POLICE,
    TODAY,
    add,
    compiled,
    log_of,
    made,
    place,
    refusal,
    request,
)

OWNER = By(organisation="northmere-council", post="Head of Safeguarding", name="not published")


def test_a_record_says_who_decided_what_on_which_text() -> None:
    one = made(request(evidence="letter of 5 October"), place())
    record = one.record
    held = terms(compiled().corpus.effective["protocol"], compiled().corpus)
    assert (record.party, record.decision, record.edition) == (POLICE, "agree", "3")
    assert record.terms.digest == held.digest
    assert record.clauses.count == len(held.clause_digests) > 30
    assert (record.on, record.recorded, record.after) == (DAY, TODAY, ())
    assert one.name == (
        "protocols/approvals/protocol/edition-3/"
        f"2026-10-05-northmere-police-agree-{digest_of_bytes(one.data)[7:15]}.yaml"
    )


def test_the_text_holds_all_that_is_needed_to_compile_it_again() -> None:
    one = made(request(), place())
    kept = read_stored(one.text.data)
    assert kept is not None and kept.digest == one.record.terms.digest
    again = compile_sources(kept.sources, Occasion(TODAY)).corpus
    assert terms(again.effective["protocol"], again).digest == kept.digest


def test_the_next_record_names_the_one_before_and_shares_its_text() -> None:
    files = add({}, request(POLICE), request(COUNCIL))
    first, second = log_of(files).of("protocol")
    assert second.record.after == (first.digest,)
    assert len([name for name in files if name.endswith(".json")]) == 1


def test_records_of_two_branches_both_land_and_the_next_names_both() -> None:
    one, other = add({}, request(POLICE)), add({}, request(COUNCIL))
    both = add(one | other, request(BOARD))
    log = log_of(both)
    assert log.of("protocol")[-1].record.after == tuple(
        sorted(log_of(one).heads("protocol") + log_of(other).heads("protocol"))
    )
    assert len(log.heads("protocol")) == 1


def test_a_board_decides_with_evidence() -> None:
    record = made(request(BOARD), place()).record
    assert (record.board, record.party) == (BOARD, None)
    assert "evidence" in refusal(request(BOARD, evidence=None))


def test_a_withdrawal_is_of_the_text_that_was_accepted() -> None:
    files = add({}, request())
    changed = "title: Keeping children and young people safer\nedition: '4'"
    one = made(request(decision="withdraw"), place(log_of(files), changed))
    assert one.record.text == log_of(files).of("protocol")[0].record.text  # type: ignore[union-attr]  # an approval
    assert one.record.edition == "3"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (request(document="unheard-of"), "no governed document"),
        (request(document="directory"), "no governed document"),
        (request("northmere-nhs-trust"), "no party to this document"),
        (request("nobody"), "no party to this document"),
        (request("schools"), "cannot decide as one"),
        (request(by=By(organisation="northmere-police", post="Constable", name="x")), "may not decide"),
        (request(by=By(organisation="northmere-council", post="Superintendent, Public Protection", name="x")), "cannot decide for"),
        (request(on=TODAY + datetime.timedelta(1)), "has not come"),
        (request(decision="withdraw"), "nothing that it could withdraw"),
        (request(decision="decline", conditions="none"), "only an acceptance"),
        (request(decision="agree", admits="St Agnes"), "to admit a body"),
        (request(decision="admit"), "to admit a body"),
        (request(decision="admit", admits="St Agnes Primary School"), "only the lead partner"),
        (request(edition="4"), "the edition here is 3, not 4"),
        (request(evidence="a \u202e word"), "cannot hold"),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_refused_with_its_reason(asked: approve.Request, why: str) -> None:
    assert why in refusal(asked)


@pytest.mark.parametrize(
    ("snippet", "asked", "why"),
    [
        ("board: no-such-board", request(), "has errors"),
        ("edition: {not_stated: the copy has lost its first page}", request(), "states no edition"),
        ("proposed: 2026-10-06", request(), "put to the parties on 2026-10-06"),
        ("owner: {organisation: northmere-police, post: 'Superintendent, Public Protection'}", request(), "owns this document"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_decided_on_is_refused(snippet: str, asked: approve.Request, why: str) -> None:
    assert why in refusal(asked, place(snippet=snippet))


def test_the_owner_may_approve_where_the_rule_says_so() -> None:
    owned = "owner: {organisation: northmere-police, post: 'Superintendent, Public Protection'}\n"
    rule = "approval: {agreed_when: {every_party: yes}, owner_may_approve: yes}"
    assert made(request(), place(snippet=owned + rule)).record.accepts


def test_another_may_act_for_the_post_that_may_approve() -> None:
    deputy = By(
        organisation="northmere-police",
        post="Deputy",
        name="x",
        on_behalf_of="Superintendent, Public Protection",
    )
    assert made(request(by=deputy), place()).record.by.on_behalf_of


def test_the_same_decision_twice_is_refused_and_a_new_one_is_not() -> None:
    files = add({}, request())
    assert "on record already" in refusal(request(), place(log_of(files)))
    again = add(files, request(decision="withdraw"), request())
    assert [one.record.decision for one in log_of(again).of("protocol")] == ["agree", "withdraw", "agree"]  # type: ignore[union-attr]  # approvals


def test_the_lead_admits_a_body_by_name() -> None:
    one = made(request(COUNCIL, decision="admit", admits="St Agnes Primary School"), place())
    assert one.record.admits == "St Agnes Primary School"


def test_it_is_said_what_was_approved_and_what_is_wanting() -> None:
    first = made(request(POLICE), place(snippet=DRAFT))
    said = approve.told(first)
    assert said.startswith("the police: agree, 2026-10-05, by Superintendent, Public Protection\n")
    assert "on: Keeping children and young people safe, edition 3" in said
    assert f"{first.record.clauses.count} clauses" in said and "not signed with a key" in said
    assert "state: proposed, before this drafted" in said
    assert "wanting: Children's Social Care has not yet agreed" in said
    files = add({}, request(POLICE), snippet=DRAFT)
    last = approve.told(made(request(COUNCIL), place(log_of(files), DRAFT)))
    assert "before this proposed" in last and "wanting" not in last


DRAFT = "agreed: (remove)"


# --- On the disk ----------------------------------------------------------------------------------------------------


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    one = made(request(), place())
    with ledger.held(tmp_path):
        assert ledger.append(tmp_path, one.files) == tuple(source.name for source in one.files)
        assert ledger.append(tmp_path, one.files) == ()
        with pytest.raises(ledger.TakenError):
            ledger.append(tmp_path, [Source(one.name, b"another")])
    assert (tmp_path / one.name).read_bytes() == one.data
    assert sorted(path.name for path in (tmp_path / records.FOLDER).iterdir()) == ["protocol"]


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / records.FOLDER).mkdir(parents=True)
    outside.mkdir()
    (root / records.FOLDER / "protocol").symlink_to(outside)
    with ledger.held(root), pytest.raises(ledger.TakenError):
        ledger.append(root, made(request(), place()).files)
    assert list(outside.rglob("*.yaml")) == []


def test_what_a_killed_writer_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / records.FOLDER).mkdir(parents=True)
    (tmp_path / records.FOLDER / ".staged").write_bytes(b"half")
    with ledger.held(tmp_path):
        ledger.append(tmp_path, made(request(), place()).files)
    assert not (tmp_path / records.FOLDER / ".staged").exists()


def test_eight_processes_at_once_all_land_one_after_the_other(tmp_path: Path) -> None:
    compiled()
    crew = [
        multiprocessing.get_context("fork").Process(target=_voted, args=(str(tmp_path), at))
        for at in range(8)
    ]
    for one in crew:
        one.start()
    for one in crew:
        one.join(60)
    log = records.read(read_folder(tmp_path, records.FOLDER).value or ())
    assert [one.exitcode for one in crew] == [0] * 8
    assert len(log.all) == 8 and log.faults == ()
    for before, after in zip(log.all, log.all[1:], strict=False):
        assert after.record.after == (before.digest,)


def _voted(root: str, number: int) -> None:
    folder = Path(root)
    with ledger.held(folder):
        log = records.read(read_folder(folder, records.FOLDER).value or ())
        one = made(request(decision="review", evidence=f"note {number}"), place(log))
        ledger.append(folder, one.files)


def test_the_partnership_stands_in_the_record() -> None:
    assert made(request(), place()).record.workspace == PARTNERSHIP
