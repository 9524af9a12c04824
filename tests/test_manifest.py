"""Manifests and the record: what changed is said, and a damaged record is no record."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from ispc.digest import digest_of_bytes
from ispc.manifest import (
    Entry,
    Manifest,
    read_record,
    reasons,
    short,
    target_digest,
    view_inputs,
    write_record,
)
from ispc.view import Section
from tests.sites import view

FILE = digest_of_bytes(b"file")


def entry(manifest: Manifest) -> Entry:
    return Entry(4, FILE, target_digest(manifest), short(manifest), "keeping-safe", ("a warning",))


def inputs(**style: str) -> Manifest:
    return (*view_inputs(view()), *((name.replace("_", "/"), value) for name, value in style.items()))


def test_up_to_date_gives_no_reason() -> None:
    assert reasons(entry(inputs(ispc="1")), inputs(ispc="1"), FILE) == ()


def test_never_made() -> None:
    assert reasons(None, inputs(), None) == ("it was never made",)
    assert reasons(None, inputs(), FILE) == ("it was never made",)
    assert reasons(Entry(0, "", "", (), "keeping-safe"), inputs(), None) == ("it was never made",)


def test_a_changed_version_is_said_with_both() -> None:
    old, new = inputs(ispc="1", weasyprint="70.0"), inputs(ispc="1", weasyprint="70.1")
    assert reasons(entry(old), new, FILE) == ("weasyprint changed (70.0 -> 70.1)",)


def test_changed_parts_are_named_and_grouped() -> None:
    first, other = digest_of_bytes(b"1"), digest_of_bytes(b"2")
    old = inputs(style_a=first, style_b=first, template_x=first)
    new = inputs(style_a=other, style_c=first, template_x=first)
    assert reasons(entry(old), new, FILE) == ("style changed (a, new: c, gone: b)",)


def test_changed_sections_are_named() -> None:
    old = view()
    rights = Section("rights", "Rights", ())
    changed = replace(old, title="Other", sections=(replace(old.sections[0], heading="What for"), rights))
    assert reasons(entry(view_inputs(old)), view_inputs(changed), FILE) == (
        "view changed (title, sections/why, new: sections/rights)",
    )


def test_another_order_is_another_target() -> None:
    rights = Section("rights", "Rights", ())
    one = replace(view(), sections=(*view().sections, rights))
    two = replace(view(), sections=(rights, *view().sections))
    assert reasons(entry(view_inputs(one)), view_inputs(two), FILE) == ("the order of its inputs changed",)


def test_the_file_itself_is_watched() -> None:
    known = entry(inputs())
    assert reasons(known, inputs(), None) == ("the file is missing",)
    assert reasons(known, inputs(), digest_of_bytes(b"fil")) == ("the file was changed by hand or cut short",)


def test_every_field_of_a_view_counts() -> None:
    """A field that is forgotten would leave pages out of date; so each is changed in turn."""
    before = target_digest(view_inputs(view()))
    for name in view().__dataclass_fields__:
        values: dict[str, Any] = {name: "" if name == "sections" else ("changed",)}
        assert target_digest(view_inputs(replace(view(), **values))) != before, name


def test_the_record_reads_back() -> None:
    record = {"b/x.pdf": entry(inputs(ispc="1")), "a/x.html": entry(inputs())}
    assert read_record(write_record(record)) == record
    assert write_record(dict(reversed(record.items()))) == write_record(record)
    assert read_record(None) == {} and read_record(b"") == {}


RECORD = write_record({"a/x.html": entry(inputs()), "a/x.pdf": entry(inputs(ispc="1"))})


def test_a_record_cut_at_any_length_is_no_record() -> None:
    assert all(read_record(RECORD[:length]) == {} for length in range(len(RECORD)))


def test_a_record_with_any_flipped_bit_is_no_record() -> None:
    chance = random.Random(0)
    for _ in range(200):
        data = bytearray(RECORD)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        assert read_record(bytes(data)) == {}


ODD = (
    b"null",
    b"[]",
    b'{"outputs": 1}',
    b'{"outputs": [1]}',
    b'{"outputs": [{"path": "a", "made": null}]}',
    b"\xff",
)


@pytest.mark.parametrize(
    "data", [*ODD, b"[" * 100_000, RECORD + b" ", RECORD * 2, b'{"outputs": [], "x": 1e999}']
)
def test_what_is_no_record_is_no_record(data: bytes) -> None:
    assert read_record(data) == {}
