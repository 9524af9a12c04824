"""The regulator's questions: what is taken out of an agreement turns exactly the questions red that it answered.

What is expected is worked out from the catalogue's own paths and from what each document says, and never from the code under
test: the places that a path means are found here by matching it against the address of every field that the authors wrote.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ispc import registry, rules
from ispc.corpus import Corpus, Effective, Occasion
from ispc.coverage import arises, rows, told_elsewhere
from ispc.diagnostic import Severity
from ispc.fields import spelling, walk
from ispc.inherit import inherit
from ispc.law import catalogue
from ispc.law.provisions import CodeQuestion
from ispc.location import Address, Source
from ispc.location import Path as FieldPath
from ispc.model.agreement import Agreement
from ispc.model.governance import Baseline
from ispc.model.parties import Organisation
from ispc.model.scalars import Model
from ispc.pipeline import compile_sources
from ispc.resolve import resolve
from tests.workspaces import TODAY, compiled, documents

ROOT = Path(__file__).parents[1]
QUESTIONS = tuple(catalogue().code_questions.values())
HEADINGS = (
    *("Purpose of the sharing", "Organisations that take part", "Deciding together", "The information"),
    *("Lawful basis", "Special category and criminal offence data", "People's rights"),
    *("Information governance", "Forms", "Review"),
)


@cache
def corpus(name: str) -> Corpus:
    if name == "starter":
        return compiled().corpus
    paths = documents(ROOT)
    sources = [Source(str(path.relative_to(ROOT)), path.read_bytes()) for path in paths]
    return compile_sources(sources, Occasion(TODAY)).corpus


each_workspace = pytest.mark.parametrize("name", ["starter", "partnership"])


def standings(held: Corpus) -> Mapping[tuple[str, str], str]:
    return {(one.id, row.question.id): row.standing for one in held.agreements() for row in rows(one, held)}


# --- The questions ---------------------------------------------------------------------------------------------------


def test_the_ten_headings_of_the_code_stand_in_their_order() -> None:
    assert tuple(dict.fromkeys(one.heading for one in QUESTIONS)) == HEADINGS
    assert [HEADINGS.index(one.heading) for one in QUESTIONS] == sorted(
        HEADINGS.index(one.heading) for one in QUESTIONS
    )


def test_every_path_leads_to_a_field_that_managers_are_shown() -> None:
    """Else the managers' page would tell of what is not for them."""
    lost = [
        (one.id, path)
        for one in QUESTIONS
        for path in (*one.needs, *one.also)
        if {_for_managers(*end) for end in _ends(path)} != {True}
    ]
    assert lost == []


def _ends(path: str) -> Iterator[tuple[type[Model], str]]:
    """The models and fields at the end of a path, of every kind of agreement."""
    root, *steps = path.split(" | ")[0].split("/")
    start: tuple[type[Model], ...] = (
        (Organisation,)
        if root == "bodies"
        else (
            Baseline,
            *(type(one.document.content) for one in corpus("starter").agreements()),
        )
    )
    names = steps[1:] if root == "bodies" else [root, *steps]
    yield from _follow(start, [step for step in names if step not in ("*", "some") and "=" not in step])


def _follow(models: tuple[type[Model], ...], names: list[str]) -> Iterator[tuple[type[Model], str]]:
    for model in models:
        for name, info in model.model_fields.items():
            if spelling(name, info) == names[0]:
                inside = tuple(_models(info.annotation))
                if len(names) > 1:
                    yield from _follow(inside, names[1:])
                else:
                    yield model, name


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)


def _for_managers(model: type[Model], name: str) -> bool:
    """Whether managers are shown the field, or a part of a field that only holds parts."""
    info = model.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return "M" in str(extra.get("to", "")) or any(
        _for_managers(one, part) for one in _models(info.annotation) for part in one.model_fields
    )


def test_every_rule_that_is_said_to_tell_of_a_question_is_there() -> None:
    codes = set(registry.modules(rules))
    assert {code for one in QUESTIONS for code in one.told_by} <= {code.replace("_", "-") for code in codes}


@each_workspace
def test_the_good_workspaces_leave_no_question_open(name: str) -> None:
    assert [key for key, standing in standings(corpus(name)).items() if standing == "unanswered"] == []


# --- Take a field out ------------------------------------------------------------------------------------------------


@each_workspace
def test_what_is_taken_out_turns_exactly_its_questions_red(name: str) -> None:
    held, tried = corpus(name), 0
    before = standings(held)
    wrong = []
    for address, asked in _answering(held).items():
        after = standings(_without(held, address))
        red = {key for key, standing in after.items() if standing == "unanswered" != before[key]}
        expected = {
            (document, question.id)
            for document, question in asked
            if question.suggested == "no" and after[document, question.id] != "not asked"
        }
        tried += bool(expected)
        if red != expected:
            wrong.append(f"{address}: red {sorted(red)}, expected {sorted(expected)}")
    assert wrong == []
    assert tried > (40 if name == "starter" else 300)


def _answering(held: Corpus) -> Mapping[Address, list[tuple[str, CodeQuestion]]]:
    """Every field that answers a question, and of which documents."""
    found: dict[Address, list[tuple[str, CodeQuestion]]] = {}
    written = {identity: tuple(_written(held, identity)) for identity in held.documents}
    for one in held.agreements():
        bodies = {member.organisation.address for member in one.members if member.organisation}
        for question in QUESTIONS:
            within = arises(question.when, one) if question.when else None
            if within is not None and not within:
                continue
            for path in question.needs:
                if path.startswith("bodies/"):
                    fields = [
                        address / path.split("/")[2] for address in bodies if address in (within or bodies)
                    ]
                else:
                    # The nearest document that says any of it answers; where another path or document says it too, that
                    # one answers once the nearest is silent, so the question stays answered.
                    saying = [
                        said
                        for option in path.split(" | ")
                        for document in _that_may_answer(option, one)
                        if (said := [it for it in written[document] if _matches(option, it, held)])
                        and (
                            option == path
                            or not option.startswith("flows")
                            or len(said) == len(one.exchanges)
                        )
                    ]
                    fields = saying[0] if len(saying) == 1 else []
                    if "some" in path and len(fields) > 1:
                        fields = []
                    if path.startswith("flows/*/lawful") and within is not None:
                        fields = [it for it in fields if any(it.path[:4] == part.path for part in within)]
                for address in fields:
                    if (one.id, question) not in found.setdefault(address, []):
                        found[address].append((one.id, question))
    return found


def _that_may_answer(path: str, one: Effective) -> list[str]:
    """The documents in which a path may be said: a clause anywhere above, flows and parties only here."""
    root = path.split("/")[0]
    if root in ("flows", "parties"):
        return [one.id]
    above = [
        it.id for it in one.parents if root in Baseline.model_fields or isinstance(it.content, Agreement)
    ]
    return [one.id, *above]


def _written(held: Corpus, identity: str) -> Iterator[Address]:
    """Every field that is filled in, and those that hold parts."""
    yield from (field.address for field in walk(held.documents[identity].content, Address(identity)))


def _matches(path: str, address: Address, held: Corpus) -> bool:
    steps = path.split("/")
    if len(steps) != len(address.path):
        return False
    for at, (step, found) in enumerate(zip(steps, address.path, strict=True)):
        if "=" in step:
            name, _, wanted = step.partition("=")
            held_there: Any = held.documents[address.document].content
            for part in address.path[: at + 1]:
                held_there = held_there[part] if isinstance(part, int) else getattr(held_there, part)
            if getattr(held_there, name) != wanted:
                return False
        elif step not in ("*", "some", str(found)):
            return False
    return True


def _without(held: Corpus, address: Address) -> Corpus:
    """The corpus with one field left empty."""
    changed = held.documents[address.document]
    changed = dataclasses.replace(changed, content=_emptied(changed.content, address.path))
    documents = {**held.documents, changed.id: changed}
    spoilt = dataclasses.replace(held, documents=documents)
    if changed.kind == "directory":
        spoilt = resolve(documents.values(), catalogue()).value or spoilt
    settled = inherit(spoilt).value
    assert settled is not None
    return settled


def _emptied(whole: Any, path: FieldPath) -> Any:
    if not path:
        return () if isinstance(whole, tuple) else None
    step, *rest = path
    if isinstance(whole, tuple):
        return tuple(_emptied(one, tuple(rest)) if at == step else one for at, one in enumerate(whole))
    if isinstance(whole, Mapping):
        return {key: _emptied(one, tuple(rest)) if key == step else one for key, one in whole.items()}
    name = next(name for name, info in type(whole).model_fields.items() if spelling(name, info) == step)
    return whole.model_copy(update={name: _emptied(getattr(whole, name), tuple(rest))})


# --- Gaps, and who tells of them -------------------------------------------------------------------------------------


def test_a_gap_with_a_reason_is_no_silence() -> None:
    held = compiled(
        "retention_conflicts: {not_stated: not yet agreed}\nflows:\n  - {id: police-worried, keep: {for: 7 years}}"
    )
    row = next(
        row
        for row in rows(held.corpus.effective["protocol"], held.corpus)
        if row.question.id == "retention-conflicts"
    )
    assert row.standing == "gap"
    assert [one.reason for one in row.gaps] == ["not yet agreed"]


def test_a_party_that_gives_no_answer_leaves_the_question_open() -> None:
    held = compiled("flows:\n  - {id: school-worried, lawful: {schools: (remove)}}").corpus
    open_ = [row for row in rows(held.effective["protocol"], held) if row.standing == "unanswered"]
    assert [row.question.id for row in open_] == ["basis"]
    assert [str(one.address) for one in open_[0].missing] == ["protocol/flows/0/lawful/schools/basis"]


def test_what_a_document_above_says_is_told_as_its_words() -> None:
    held = corpus("starter")
    said = {
        row.question.id: row.said[0].address.document
        for row in rows(held.effective["exchange"], held)
        if row.said
    }
    assert said["training"] == "framework"
    assert said["why-needed"] == "protocol"
    assert said["aims"] == "exchange"
    assert said["officers"] == "directory"


OPEN = {
    "why-needed": "purposes:\n  - {id: protect, why_needed: (remove)}",
    "leaving": "# in framework\njoining: {leaving: (remove)}",
    "least": "# in framework\nminimum: (remove)",
    "told": "# in framework\ntransparency: {who_informs: (remove)}",
    "each-right": "# in framework\nrights: {access: (remove), rectification: (remove)}",
    "accuracy": "# in framework\naccuracy: {checks: (remove)}",
    "the-end": "# in framework\njoining: {data_at_the_end: (remove)}",
    "triggers": "review: {triggers: (remove)}",
    "training": "# in framework\ntraining: {who: (remove)}",
    "breach": "# in framework\nbreach: {tell_within: (remove)}",
    "recording": "# in framework\nrecording: {what: (remove)}\n# in protocol\nflows:\n  - {id: police-worried, guide: {record: (remove)}}",
    "impact": "impact_assessment: (remove)\n# in exchange\nimpact_assessment: (remove)",
    "risks": "impact_assessment: {risks: (remove)}",
    "complaints": "# in framework\ncomplaints: {contact: (remove), how: (remove)}",
    "breach-told": "# in framework\nbreach: {regulator: (remove)}",
    "joining": "# in framework\njoining: {how: (remove)}\n# in directory\nclasses:\n  - {id: schools, joined_by: (remove)}",
    "one-contact": "# in framework\nrights: {lead: (remove)}",
}


@pytest.mark.parametrize("question", OPEN)
def test_an_open_question_is_told_once(question: str) -> None:
    result = compiled(OPEN[question])
    effective = result.corpus.effective["protocol"]
    row = next(one for one in rows(effective, result.corpus) if one.question.id == question)
    assert row.standing == "unanswered"
    codes = [finding.code for finding in result.findings]
    if told_elsewhere(row.question, effective):
        assert set(codes) <= set(row.question.told_by) and codes
    else:
        assert codes.count("ico-question-unanswered") == 1 and len(codes) == 1


def test_a_question_weighs_more_the_nearer_it_is_to_sign_off_and_no_more_than_we_know() -> None:
    known, seen = "accuracy: {checks: (remove)}", "minimum: (remove)"
    weights = {
        (stage, clause): [it.severity for it in compiled(f"# in framework\n{clause}", stage=stage).findings]
        for stage in ("draft", "review", "sign-off")
        for clause in (known, seen)
    }
    assert weights == {
        ("draft", known): [Severity.INFO],
        ("review", known): [Severity.WARNING],
        ("sign-off", known): [Severity.WARNING],
        ("draft", seen): [Severity.INFO],
        ("review", seen): [Severity.WARNING],
        ("sign-off", seen): [Severity.ERROR],
    }
