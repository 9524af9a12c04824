"""No clause can be lost or turned unseen: take one away or say it otherwise, and a case, a line of coverage or a finding tells.

Each field that an author filled in is deleted, each item of a list is taken out, each word of a closed list is changed for another,
each yes becomes a no. A mutant is seen if a worked case is answered otherwise (its verdict, a reason, a condition or what they
hold), if a line of coverage is gone, new, or one that no case reaches and says something else, if one of the regulator's
questions is answered otherwise, or if a finding comes or goes. A field that the template requires cannot be taken away.

What only records, names or explains decides nothing, and is listed with its reason. A field may stay on that list only while
some mutant of it is unseen.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from ispc import coverage, registry, rules, trials
from ispc.corpus import Corpus, Occasion
from ispc.decide import Answer, Reason, decide
from ispc.diagnostic import Diagnostic
from ispc.document import Document
from ispc.fields import Field, reference, walk
from ispc.inherit import inherit
from ispc.law import catalogue
from ispc.lineage import above, chain
from ispc.location import Address, Source
from ispc.location import Path as Steps
from ispc.model.flows import Flow
from ispc.pipeline import compile_sources
from ispc.resolve import resolve
from tests.test_invariants_layers import _choices as choices
from tests.test_invariants_layers import _replaced as replaced
from tests.workspaces import documents

ROOT = Path(__file__).parents[1]
TODAY = Occasion(datetime.date(2026, 11, 21))
DOCUMENTS = (
    "adults-at-risk",
    "children-and-young-people",
    "crime-disorder-and-anti-social-behaviour",
    "partnership-framework",
)

REASONS: Mapping[str, str] = {
    "it records what was done, and when, or who decided it": (
        "Agreed.by, Agreed.evidence, ChangeNote.on, ChangeNote.why, Gate.gate, Gate.on, Gate.outcome, Gate.reference,"
        " Impact.on, Impact.reference, Party.joined, *.changes,"
        " *.gates, *.operational_when, *.proposed, *.supersedes, Framework.effective,"
        " Publication.where, *.author_note"
    ),
    "it says who answers for the document, and not what is done with the data": (
        "*.board, *.lead, *.sponsor, *.tier, Holder.contact, Holder.organisation, Party.joined_by, Party.signatory,"
        " partnership-framework Party.role, Framework.publication, partnership-framework Review.after,"
        " partnership-framework Review.then_every, partnership-framework Review.triggers"
    ),
    "it decides who is asked to agree, which every comparison tells as of the gravest class and every record is held to": (
        "*.approval, Approving.signers, Rule.board, Rule.gates, Rule.quorums, Quorum.of, Framework.parties,"
        " partnership-framework Party.organisation"
    ),
    "it names, describes or explains, and nothing is decided by it": (
        "Channel.link, Channel.how, Flow.frequency, Flow.title, Flow.volume, Flow.pattern, Item.because,"
        " Item.source_system, Power.for_, Related.link, *.related, Form.link, Form.number, *.glossary, *.tiers,"
        " Principle.means, Measure.how_often, Measure.target, *.legislation, *.communications"
    ),
    "it is read by everyone before a question is asked": (
        "Guide.check_first, Guide.purpose, Guide.ask_whom, Framework.guide, Framework.principles,"
        " Framework.responsibilities"
    ),
    "it binds organisations to each other, and no question of the front line turns on it": (
        "*.legal_force, *.terms, LegalTerms.disputes, LegalTerms.governing_law, LegalTerms.indemnity,"
        " LegalTerms.variation, Complaints.about_this_agreement, SecondaryUse.conditions, Training.confidentiality,"
        " Training.support, *.joint_control, JointControl.who, JointControl.contact_for_people,"
        " JointControl.essence_published, Request.states, Request.within"
    ),
    "it says that something is not done, which nobody asks to be said": (
        "*.automated, Automated.used, *.transfers, Transfers.countries, Transfers.outside_uk delete"
    ),
    "it chooses among answers of the law that are all open here": (
        "Flow.direct_care, Flow.direction, Flow.protects_others, Item.health, Offence.authority delete,"
        " Offence.schedule_1 delete, Offence.no_consent_because turn, Special.no_consent_because turn, Power.as_ delete"
    ),
}
"""Fields that decide nothing, by the reason: `*` is a document of any kind; a word behind a field is one sort of mutant."""

UNSEEN = tuple(entry for entries in REASONS.values() for entry in entries.split(", "))


@dataclass(frozen=True)
class Mutant:
    """One change to one field: of which document and model, what it does, where, and the value instead."""

    document: str
    field: str
    sort: str
    path: Steps
    value: object

    def __str__(self) -> str:
        return f"{self.sort} {'/'.join(map(str, self.path))} ({self.field})"


def mutants(document: Document) -> Iterator[Mutant]:
    for field in walk(document.content, Address(document.id)):
        name = next(it for it, info in type(field.owner).model_fields.items() if info is field.info)
        own = f"{type(field.owner).__name__}.{name}"
        if name == "regime" and getattr(field.owner, "basis", None) == "not personal data":
            continue  # what is not personal data is under neither
        if not field.info.is_required() and field.value != field.info.get_default():
            yield Mutant(document.id, own, "delete", field.address.path, field.info.get_default())
        for value in _shorter(field.value):
            yield Mutant(document.id, own, "shorten", field.address.path, value)
        other = _other(field, name)
        if other is not None:
            yield Mutant(document.id, own, "turn", field.address.path, other)


def _shorter(value: object) -> Iterator[object]:
    if isinstance(value, tuple) and len(value) > 1:
        yield from (value[:at] + value[at + 1 :] for at in range(len(value)))
    elif isinstance(value, Mapping) and len(value) > 1:
        yield from (MappingProxyType({key: value[key] for key in value if key != gone}) for gone in value)


def _other(field: Field, name: str) -> object:
    if isinstance(field.value, bool):
        return not field.value
    words = [] if reference(type(field.owner), name) else list(choices(field.info.annotation))
    return next((one for one in words if one != field.value), None) if field.value in words else None


# --- What is seen ----------------------------------------------------------------------------------------------------


@cache
def partnership() -> Corpus:
    paths = documents(ROOT)
    return compile_sources(
        [Source(str(path.relative_to(ROOT)), path.read_bytes()) for path in paths], TODAY
    ).corpus


@cache
def around(document: str) -> Mapping[str, Document]:
    """The document, those above it, the directories and its cases; for a framework one protocol below as well."""
    known = partnership().documents
    kept = {document, *(one.id for one in chain(known[document], known))}
    if document == "partnership-framework":
        kept.add("children-and-young-people")
    cases = {name for name, one in known.items() if one.kind == "scenario" and above(one) in kept}
    return {name: one for name, one in known.items() if name in kept | cases or one.kind == "directory"}


def mutated(mutant: Mutant) -> dict[str, Document]:
    known = around(mutant.document)
    whole = known[mutant.document]
    changed = replace(whole, content=replaced(whole.content, mutant.path, mutant.value))
    return {**known, mutant.document: changed}


def settled(document: str, documents: Mapping[str, Document]) -> Corpus:
    """The documents with their clauses inherited; the names were found before.

    Of those whose prose is read again only the document itself and the cases are kept: the others are as they were.
    """
    found = inherit(replace(partnership(), documents=documents)).value
    assert found is not None
    read = {name: one for name, one in documents.items() if name == document or one.kind == "scenario"}
    return replace(found, documents=read)


def answers(corpus: Corpus) -> object:
    """What the cases are answered, and the first of them on a day."""
    tried = trials.trials(corpus)
    on_a_day = [decide(one.effective, corpus, one.question, TODAY.today).verdict for one in tried[:1]]
    return [_said(one.answer) for one in tried], on_a_day


def _said(answer: Answer) -> object:
    reasons, conditions = ([_held(one) for one in each] for each in (answer.reasons, answer.conditions))
    return answer.verdict, reasons, conditions, answer.flows, answer.ask and answer.ask.value


def _held(reason: Reason) -> object:
    """A clause with what it says. Of a flow as a whole only its name counts, or all in it would be seen."""
    value = getattr(reason.of.value, reason.field) if reason.field else reason.of.value
    return reason.why, reason.clause, None if isinstance(value, Flow) else value


def lines(corpus: Corpus) -> object:
    """The lines of coverage. A line that no case reaches stands for all that it says."""
    tried = trials.trials(corpus)
    return [
        (one.sort, one.clause, one.cases, one.of.value if one.sort == "condition" and not one.cases else None)
        for effective in corpus.agreements()
        for one in trials.coverage(effective, tried)
    ]


def questions(corpus: Corpus) -> object:
    """How each of the regulator's questions stands, and what answers it."""
    return [
        (
            row.question.id,
            row.standing,
            *([(it.title, it.value) for it in part] for part in (row.said, row.gaps, row.missing, row.also)),
        )
        for effective in corpus.agreements()
        for row in coverage.rows(effective, corpus)
    ]


def names(documents: Mapping[str, Document]) -> Counter[tuple[str, str]]:
    """What is found while names are looked up and clauses inherited."""
    resolved = resolve(documents.values(), catalogue())
    assert resolved.value is not None
    return _counted((*resolved.findings, *inherit(resolved.value).findings))


def _counted(findings: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    """Findings by what they say; where they stand moves with every line that is taken out."""
    return Counter((one.code, one.message) for one in findings)


LOOKS = {"answer": answers, "coverage": lines, "question": questions}
RULES = {
    code: module for code, module in registry.modules(rules).items() if code != "directory-entry-not-used"
}
"""All but the one that asks whether any document refers to a thing, since not all of them are read again."""

SAW: dict[tuple[str, str], str] = {}
"""What saw the last mutant of that field and sort: it is asked first, which saves time and decides nothing."""


@cache
def before(document: str, look: str) -> object:
    return _looked(look, around(document), settled(document, around(document)))


def _looked(look: str, documents: Mapping[str, Document], corpus: Corpus) -> object:
    if look in LOOKS:
        return LOOKS[look](corpus)
    if look == "names":
        return names(documents)
    return _counted(tuple(RULES[look].check(corpus, TODAY)))


def seen(mutant: Mutant) -> str:
    """What sees a mutant: an answer, a line of coverage, a question, or the rule that tells; empty where nothing does."""
    documents = mutated(mutant)
    corpus = settled(mutant.document, documents)
    kind = (mutant.field, mutant.sort)
    looks = (*([SAW[kind]] if kind in SAW else []), *LOOKS, "names", *RULES)
    found = next(
        (one for one in looks if _looked(one, documents, corpus) != before(mutant.document, one)), ""
    )
    if found:
        SAW[kind] = found
    return found


def entries(mutant: Mutant) -> set[str]:
    """How the list may name it."""
    model, name = mutant.field.split(".")
    whole = {f"*.{name}"} if model in ("Framework", "InformationSharingProtocol") else set()
    return {mutant.field, f"{mutant.field} {mutant.sort}", f"{mutant.document} {mutant.field}"} | whole


@cache
def parts(document: str) -> Mapping[str, tuple[Mutant, ...]]:
    """The mutants of a document by clause, and by flow."""
    found: dict[str, list[Mutant]] = {}
    for one in mutants(partnership().documents[document]):
        steps = one.path[:2] if one.path[0] == "flows" else one.path[:1]
        found.setdefault("/".join(map(str, steps)), []).append(one)
    return {name: tuple(of_part) for name, of_part in found.items()}


EVERY = [(document, part) for document in DOCUMENTS for part in parts(document)]


@pytest.mark.parametrize(("document", "part"), EVERY, ids=lambda one: one)
def test_no_clause_is_lost_or_turned_unseen(document: str, part: str) -> None:
    operative = [one for one in parts(document)[part] if not entries(one) & set(UNSEEN)]
    assert [str(one) for one in operative if not seen(one)] == []


@pytest.mark.parametrize("entry", UNSEEN)
def test_nothing_is_listed_that_is_seen(entry: str) -> None:
    of_all = (one for document in DOCUMENTS for of_part in parts(document).values() for one in of_part)
    assert any(not seen(one) for one in of_all if entry in entries(one)), "it is seen: take it off the list"
