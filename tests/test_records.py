"""Files become a log: in order, whatever the order of the files, with every fault located and none of them fatal."""

from __future__ import annotations

import itertools
import random

import pytest

from ispc import records
from ispc.digest import digest_of_bytes
from ispc.location import Source
from tests.signing_off import BOARD, COUNCIL, POLICE, TODAY, Files, add, log_of, request, signers


def three() -> Files:
    return add({}, request(POLICE), request(COUNCIL), request(BOARD))


def test_the_order_of_the_files_does_not_matter() -> None:
    sources = [Source(name, data) for name, data in three().items()]
    orders = [records.read(order) for order in itertools.permutations(sources)]
    assert all(one == orders[0] for one in orders)
    assert [one.approval and one.approval.voter for one in orders[0].all] == [POLICE, COUNCIL, BOARD]


def test_a_record_comes_after_those_that_it_follows_whatever_its_day() -> None:
    files = add({}, request(POLICE))
    files = add(files, request(COUNCIL, on=request().on.replace(day=1)))
    assert [one.approval and one.approval.voter for one in log_of(files).of("protocol")] == [POLICE, COUNCIL]


def test_what_a_party_decided_last_is_its_vote() -> None:
    files = add({}, request(POLICE), request(POLICE, decision="decline"), request(POLICE, decision="review"))
    votes = log_of(files).votes("protocol")
    assert {voter: one.approval and one.approval.decision for voter, one in votes.items()} == {
        POLICE: "decline"
    }


def test_heads_are_the_records_that_no_other_follows() -> None:
    log = log_of(three())
    assert log.heads("protocol") == (log.all[-1].digest,)
    both = log_of(add({}, request(POLICE)) | add({}, request(COUNCIL)))
    assert len(both.heads("protocol")) == 2 and both.head("protocol") != log.head("protocol")
    assert log.heads("exchange") == ()


def test_a_record_is_read_as_it_was_written() -> None:
    for entry in log_of(three()).all:
        assert records.written(entry.record) == entry.data


@pytest.mark.parametrize(
    "words",
    ["a: b", "x # y", "- a", "{a}", "[a]", "'a'", 'say "yes"', "&a", "*a", "!a", "%a", "@a", "`a`", "yes", "1.10", "null", "~", "a,b", "Ŵ ŷ", "a\\b", "a: ", ">", "|", "?", " a", "12:30", "0x1F", "2026-01-01", "£5 – “x”"],
)  # fmt: skip
def test_a_line_comes_back_letter_by_letter(words: str) -> None:
    entry = log_of(add({}, request(evidence=words, conditions=words))).all[0]
    assert entry.approval is not None
    assert (entry.approval.evidence, entry.approval.conditions) == (words, words)


@pytest.mark.parametrize(
    ("edition", "folder"),
    [
        ("3", "edition-3"),
        ("1.10", "edition-1-10"),
        ("../../x", "edition-x"),
        ("..", "edition-unnamed"),
        ("Draft v2 (final)", "edition-draft-v2-final"),
        ("a/b\\c", "edition-a-b-c"),
        ("é" * 300, "edition-unnamed"),
        ("x" * 300, "edition-" + "x" * 40),
        ("CON", "edition-con"),
    ],
)
def test_an_edition_is_a_folder_on_every_system(edition: str, folder: str) -> None:
    assert records.folder("protocol", edition) == f"protocols/approvals/protocol/{folder}"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("protocol/x.yaml", b"form: ispc-approval/9\n", "record-form-unknown"),
        ("protocol/x.yaml", b"decision: agree\n", "record-form-unknown"),
        ("protocol/x.yaml", b"form: [ispc-approval/1]\n", "record-form-unknown"),
        ("protocol/x.yaml", b"form: ispc-approval/1\n", "field-missing"),
        ("protocol/notes.txt", b"x", "record-stray"),
        ("signers.yaml", b"form: ispc-signers/1\nsigners: []\n", "field-empty"),
    ],
)
def test_a_fault_is_located_and_the_rest_is_read(name: str, data: bytes, code: str) -> None:
    log = log_of(three() | {f"{records.FOLDER}/{name}": data})
    assert code in {one.code for one in log.faults}
    assert {str(one.where).split(":")[0] for one in log.faults} == {f"{records.FOLDER}/{name}"}
    assert len(log.all) == 3


def test_one_fault_of_each_field_is_told_in_our_words() -> None:
    entry = log_of(three()).all[0]
    spoilt = {
        b"on: 2026-10-05": (b"on: 5 October", "not-a-date"),
        b"decision: agree": (b"decision: agreee", "word-unknown"),
        b"party: northmere-police": (b"partie: northmere-police", "field-unknown"),
        b"after: []": (b"after: [x]", "not-a-digest"),
        b"language: en": (b"language: fr", "word-unknown"),
        b"party: northmere-police\n": (b"", "record-of-nobody"),
    }
    for old, (new, code) in spoilt.items():
        assert old in entry.data
        faults = records.read([Source(entry.name, entry.data.replace(old, new))]).faults
        assert code in {one.code for one in faults}


def test_nothing_that_lies_in_the_folder_makes_the_reading_stop() -> None:
    dice = random.Random(1)
    files = three() | {records.SIGNERS_FILE: signers("police")}
    for _ in range(150):
        name = dice.choice(sorted(files))
        data = bytearray(
            files[name][: dice.randrange(1, len(files[name]))] if dice.random() < 0.3 else files[name]
        )
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        log = log_of(files | {name: bytes(data)})
        assert log.heads("protocol") is not None and log.files[name]


def test_the_log_of_a_thousand_records_is_read_in_its_order() -> None:
    """Each follows the one before it; the names alone would give another order."""
    entry = log_of(add({}, request(POLICE))).all[0]
    files, before = dict[str, bytes](), tuple[str, ...]()
    for number in range(1000):
        record = entry.record.model_copy(
            update={"after": before, "evidence": f"note {number}", "recorded": TODAY}
        )
        data = records.written(record)
        files[records.record_name(record, data)] = data
        before = (digest_of_bytes(data),)
    log = log_of(files)
    assert [one.approval and one.approval.evidence for one in log.all] == [f"note {at}" for at in range(1000)]
