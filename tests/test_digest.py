"""Digests: meaning only, delimited, and a clear refusal of what has no canonical JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from ispc.digest import canonical, digest, digest_of_bytes


@dataclass(frozen=True, slots=True)
class Pair:
    first: str
    second: str | None = None


@dataclass
class Loose:
    first: str


class Model(BaseModel):
    model_config = ConfigDict(frozen=True)
    first: str
    second: tuple[Pair, ...] = ()
    third: str | None = None


class Colour(Enum):
    RED = "red"


VALUES = st.recursive(
    st.text() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner),
)


def test_tag_and_length() -> None:
    value = digest("view/1", {"a": "b"})
    assert value.startswith("sha256:") and len(value) == 71
    assert digest_of_bytes(b"abc") == "sha256:" + (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_the_string_and_order_examples_of_rfc_8785() -> None:
    assert canonical({"string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"}) == (
        '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode()
    )
    assert canonical({"b": True, "a": [1, -2], "\r": "\b\t\f\x7f", "1": False}) == (
        b'{"\\r":"\\b\\t\\f\x7f","1":false,"a":[1,-2],"b":true}'
    )


def test_parts_are_delimited() -> None:
    assert digest("x", ("ab", "c")) != digest("x", ("a", "bc"))
    assert digest("x", Pair("ab", "c")) != digest("x", Pair("a", "bc"))
    assert digest("x", [["a"], []]) != digest("x", [[], ["a"]])


def test_form_is_part_of_the_digest() -> None:
    assert digest("view/1", "a") != digest("view/2", "a")


def test_records_of_either_make() -> None:
    assert canonical(Pair("a")) == b'{"first":"a"}'
    assert canonical(Model(first="a", second=(Pair("b", "c"),))) == (
        b'{"first":"a","second":[{"first":"b","second":"c"}]}'
    )


def test_dates_enumerations_and_sets() -> None:
    assert canonical([date(2027, 5, 1), Colour.RED]) == b'["2027-05-01","red"]'
    assert canonical(frozenset({"b", "a", "c"})) == b'["a","b","c"]'


@pytest.mark.parametrize(
    "value",
    [1.5, None, ["a", None], {"a": 1.0}, Loose("a"), {1: "a"}, b"bytes", datetime(2027, 5, 1), object()],
)
def test_what_has_no_canonical_json_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize("value", [2**53, -(2**53), {"ŵ": "a"}, "\ud800", ["a\udfff"]])
def test_values_out_of_range_are_value_errors(value: object) -> None:
    with pytest.raises(ValueError, match="has no digest"):
        canonical(value)


@given(VALUES)
def test_canonical_json_reads_back_as_the_same_value(value: object) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(st.text(st.characters(max_codepoint=127)), st.text()))
def test_key_order_never_matters(value: dict[str, str]) -> None:
    assert digest("x", value) == digest("x", dict(reversed(value.items())))


@given(st.lists(st.text()), st.lists(st.text()))
def test_one_digest_only_for_one_value(left: list[str], right: list[str]) -> None:
    assert (digest("x", left) == digest("x", right)) is (left == right)
