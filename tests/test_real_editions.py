"""Two editions of published agreements, re-authored from what their publishers say changed: do we say the same?

A folder `tests/real/NAME/editions/EDITION` is the workspace as it was at that edition. It differs from the one in
`tests/real/NAME` in what the publisher's own notes tell, and in nothing else. What those notes call new or moved is listed
here by hand. The meaning of it all is held to `tests/golden/real-editions/`.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ispc import files, meaning, template_codes
from ispc.compare import Compared, Comparison, compare
from ispc.corpus import Occasion
from ispc.effect import CLASSES, Effect
from ispc.pipeline import Compiled, compile_sources
from ispc.workspace import NAME
from tests.test_real import HERE, PLACES, TODAY

GOLDEN = Path(__file__).parent / "golden" / "real-editions"
EDITIONS = sorted(path.parent.relative_to(HERE).as_posix() for path in HERE.glob(f"*/editions/*/{NAME}"))
LOCATOR, DEVON, REGISTER, MARAC = (
    "national-record-locator/editions/may-2025",
    "devon-early-help/editions/1.2",
    "digital-economy-register/editions/march-2019",
    "monmouthshire-marac/editions/before-assurance",
)
GAP = re.compile(rb"(\{not_stated: )[^{}]+\}")
COVER = {"edition", "dated", "supersedes"}
"""What every new edition says of itself."""

NOTED: dict[str, dict[str, set[str]]] = {
    LOCATOR: {
        "agreement": {
            *("responsibilities/obligation-l", "parties/regional-pathways", "flows/regional-look-up"),
            "directory/classes/regional-pathways",
        }
    },
    DEVON: {"agreement": {"signatories_kept_in", "directory/classes/partners/members"}},
    REGISTER: {"childcare-funded-twice": {""}},
    MARAC: {},
}
"""The terms that the publisher's notes tell of, by document. A record of what happened to the text is no term."""


@cache
def compiled(place: str) -> Compiled:
    read = files.read(HERE / place)
    assert read.value is not None and not read.findings
    return compile_sources((one for one in read.value if one.name != NAME), Occasion(TODAY))


@cache
def compared(edition: str) -> Comparison:
    """What came of that edition since: the workspace of the folder beside it is the later one."""
    return compare(compiled(edition).corpus, compiled(edition.partition("/")[0]).corpus)


def document(edition: str, name: str = "agreement") -> Compared:
    (found,) = (one for one in compared(edition).documents if one.document == name)
    return found


def about(one: Compared, key: str) -> tuple[Effect, ...]:
    """The effects of a change at this key."""
    found = tuple(
        effect for effect in one.effects if key in {"/".join(change.key) for change in effect.changes}
    )
    assert found, key
    return found


def line(effect: Effect) -> str:
    asks, told = (", ".join(parties) or "nobody" for parties in (effect.parties, effect.told))
    return f"{effect.klass} {effect.code}: {effect.says} Asks {asks}. Tells {told}."


def test_every_edition_is_one_of_these() -> None:
    assert sorted(NOTED) == EDITIONS


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_earlier_edition_fits_the_template_as_the_later_one_does(edition: str) -> None:
    made, later = compiled(edition), compiled(edition.partition("/")[0])
    structural = set(template_codes.PAGES) - {"provision-unknown"}
    assert [one for one in made.findings if one.code in structural] == []
    assert not made.corpus.incomplete | made.corpus.held
    assert {one.code for one in made.findings} <= {one.code for one in later.findings}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_terms_that_changed_are_those_that_the_publisher_tells_of(edition: str) -> None:
    found = {
        one.document: terms
        for one in compared(edition).documents
        if (terms := {"/".join(change.key) for change in one.sides.changes if not change.life} - COVER)
    }
    assert found == NOTED[edition]
    assert compared(edition).unread == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_way_back_means_the_opposite(edition: str) -> None:
    name = edition.partition("/")[0]
    there = compared(edition).effects
    back = compare(compiled(name).corpus, compiled(edition).corpus).effects
    rules = meaning.rules()
    assert sorted(rules[one.code].mirror for one in there) == sorted(one.code for one in back)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_text_that_leaves_much_open_is_told_in_whole_sentences(edition: str) -> None:
    for one in compared(edition).effects:
        assert one.says == " ".join(one.says.split()), one.says
        assert not set(one.parties) & set(one.told)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_it_means_is_known(edition: str) -> None:
    found = "".join(
        f"{one.document}: {one.klass}; asks {', '.join(one.asked) or 'nobody'}\n"
        + "".join(f"  {line(effect)}\n" for effect in one.effects)
        for one in compared(edition).documents
    )
    golden = GOLDEN / f"{edition.replace('/editions/', '-since-')}.txt"
    if os.environ.get("ISPC_UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found)
    assert found == golden.read_text(), "read the difference, then set ISPC_UPDATE_GOLDEN=1"


def test_no_golden_file_is_left_over() -> None:
    known = {edition.replace("/editions/", "-since-") for edition in EDITIONS}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == known


@pytest.mark.parametrize("place", PLACES)
def test_a_gap_with_another_reason_is_open_before_and_after(place: str) -> None:
    """Nothing was stated and nothing is: no one may be told that something went, came or got wider."""
    read = files.read(HERE / place)
    assert read.value is not None
    told = (replace(one, data=GAP.sub(rb"\1asked and not answered}", one.data)) for one in read.value)
    other = compile_sources((one for one in told if one.name != NAME), Occasion(TODAY))
    found = compare(compiled(place).corpus, other.corpus)
    assert found.unread == () and found.effects
    assert {one.code for one in found.effects} <= {"clause-changed", "wording-changed", "record-changed"}


# -- what the publishers' notes say, in our words ----------------------------------------------------------------------


def test_a_new_obligation_asks_everyone_again() -> None:
    (new,) = about(document(LOCATOR), "responsibilities/obligation-l")
    assert new.asks
    assert set(new.parties) == {"nhs-england", "providers", "consumers", "regional-pathways"}
    assert {"strategic", "managerial", "front-line"} <= set(new.layers)


def test_new_recipients_are_new_sharing_and_ask_those_who_give() -> None:
    effects = about(document(LOCATOR), "flows/regional-look-up")
    gravest = max(effects, key=lambda one: CLASSES.index(one.klass))
    assert (gravest.klass, gravest.rule.direction) == ("new sharing", "wider")
    assert {"providers", "regional-pathways"} <= set(gravest.parties)
    assert document(LOCATOR).klass == "new sharing"


def test_the_table_of_changes_in_the_edition_leaves_out_no_change_of_terms() -> None:
    """The edition's own table has a row for the obligation and one for the recipients, and there is nothing else."""
    rows = compiled("national-record-locator").corpus.effective["agreement"].control.changes or ()
    assert {(str(row.sort), str(row.where)) for row in rows} == {
        ("new", "obligation (l)"),
        ("new", "Annex 1"),
    }
    of_recipients = {
        "parties/regional-pathways",
        "flows/regional-look-up",
        "directory/classes/regional-pathways",
    }
    assert NOTED[LOCATOR]["agreement"] - of_recipients == {"responsibilities/obligation-l"}


def test_a_list_of_signatories_that_moves_out_shares_nothing_new_and_both_sides_hear_of_it() -> None:
    """Nobody gets anything that they did not get before. Whose names stand where is told to all, and asked of those named."""
    moved = document(DEVON)
    (kept_in,) = about(moved, "signatories_kept_in")
    assert {*kept_in.parties, *kept_in.told} == {"devon-county-council", "partners"}
    (members,) = about(moved, "directory/classes/partners/members")
    assert members.parties == ("partners",)
    assert "new sharing" not in {one.klass for one in moved.effects}
    assert moved.practice == ()


def test_an_edition_that_only_counts_on_asks_nobody() -> None:
    """A number, a month and what it replaces are on the cover of every edition. What changed with them is told by itself."""
    for edition in (LOCATOR, DEVON):
        for key in COVER:
            assert [one.code for one in about(document(edition), key) if one.asks] == []


def test_a_new_entry_of_a_register_is_new_to_its_own_parties_alone() -> None:
    entry = document(REGISTER, "childcare-funded-twice")
    (new,) = entry.effects
    assert (new.klass, new.rule.direction) == ("new sharing", "wider")
    assert new.parties == ("student-loans-company", "hmrc")
    assert [one.document for one in compared(REGISTER).documents] == ["childcare-funded-twice"]
    (answer,) = entry.practice
    assert (answer.before, answer.after and answer.after.verdict) == (None, "review")


def test_a_status_that_somebody_else_gives_changes_no_term() -> None:
    (given,) = compared(MARAC).documents
    assert given.sides.old.digest == given.sides.new.digest
    assert {change.key[0] for change in given.sides.changes} == {"assurance"}
    assert given.asked == ()
    assert CLASSES.index(given.klass) <= CLASSES.index("editorial")
