"""The law that a document relies on or cites: one row a provision, made from the citations and the catalogue.

Nobody writes this summary, so it cannot differ from what the flows say. Each row says how sure the catalogue is of
the provision, because a reader should know what was read and what is only known.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Citation, Effective, Placed
from ispc.law import Catalogue
from ispc.law.provisions import Provision, Sourced
from ispc.layers._blocks import facts, paragraphs
from ispc.layers._blocks import table as laid
from ispc.layers._saying import Voice
from ispc.location import Address
from ispc.model.lawfulness import Lawful
from ispc.view import Block, Cell, Text


def blocks(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    cited: dict[str, Citation] = {}
    for citation in _citations(voice.effective, voice):
        key = citation.provision.citation if citation.provision else citation.written
        cited.setdefault(key, citation)
    columns = (words.law_provision, words.law_kind, words.law_where, words.law_since, words.law_sure)
    table = laid(words.law_table, columns, (_row(voice, cited[key]) for key in sorted(cited, key=str.lower)))
    explained = paragraphs((Text(words.law_explained),)) if table else ()
    return (*table, *explained, *facts(voice.fact(voice.document, "guidance")))


def _citations(effective: Effective, voice: Voice) -> Iterator[Citation]:
    yield from effective.legislation
    for exchange in effective.exchanges:
        for ground in exchange.grounds:
            yield from (citation for _, citation in ground.powers)
            yield from ground.cites
            yield from _conditions(ground.lawful, voice.corpus.law)


def _conditions(lawful: Placed[Lawful], law: Catalogue) -> Iterator[Citation]:
    """The provisions that a party relies on by a word or a number: its basis, and its further conditions."""
    said, at = lawful.value, lawful.address
    found: list[tuple[Provision | None, Address]] = []
    if isinstance(said.basis, str):
        part_3 = law.provisions.get("dpa-2018-s35") if said.regime == "law enforcement" else None
        found.append((part_3 or law.worded(said.basis, "article 6"), at / "basis"))
    if said.recognised is not None:
        found.append((law.worded(said.recognised, "annex 1"), at / "recognised"))
    if said.special is not None and isinstance(said.special.condition, str):
        found.append((law.worded(said.special.condition, "article 9"), at / "special" / "condition"))
    for name in ("special", "offence"):
        condition = getattr(said, name)
        if condition is not None and condition.schedule_1 is not None:
            found.append((law.paragraph(condition.schedule_1), at / name / "schedule_1"))
    if said.sensitive is not None and said.sensitive.schedule_8 is not None:
        number = said.sensitive.schedule_8
        paragraph = law.provisions.get(f"dpa-2018-schedule-8-paragraph-{number}")
        found.append((paragraph, at / "sensitive" / "schedule_8"))
    for provision, address in found:
        if provision is not None:
            yield Citation(provision.citation, address, provision)


def _row(voice: Voice, citation: Citation) -> tuple[Cell, ...]:
    words, provision = voice.words, citation.provision
    if provision is None:
        return ((Text(citation.written, citation.address),), (Text(words.law_unknown, gap=True),), (), (), ())
    return (
        (Text(provision.citation, citation.address), Text(provision.heading)),
        (Text(words.law_kinds[provision.kind]),),
        (Text(_nations(voice, provision)),),
        (Text(_since(voice, provision)),),
        (Text(sure(voice, provision)),),
    )


def _nations(voice: Voice, provision: Provision) -> str:
    names = [voice.words.nations[one] for one in provision.nations]
    return voice.words.whole_uk if len(names) == len(voice.words.nations) else ", ".join(names)


def _since(voice: Voice, provision: Provision) -> str:
    words = voice.words
    if provision.in_force in ("no", "never"):
        return words.never_in_force
    if provision.in_force == "unsure":
        return words.unsure_in_force
    since = (
        words.since.format(date=words.moment(provision.start)) if provision.start else words.since_not_known
    )
    until = words.until.format(date=words.moment(provision.end)) if provision.end else ""
    return ", ".join(filter(None, (since, until)))


def sure(voice: Voice, provision: Sourced) -> str:
    """The mark of the text, and that of its dates or places where they are known less well."""
    words = voice.words
    less = (
        (words.law_dates, provision.date_confidence),
        (words.law_places, provision.place_confidence),
    )
    marks = [words.law_marks[provision.confidence]]
    marks += [
        f"{what}: {words.law_marks[mark].lower()}"
        for what, mark in less
        if mark and mark != provision.confidence
    ]
    return "; ".join(marks)
