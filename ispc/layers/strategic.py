"""For boards and chief executives: why, who is in and who is not, who is accountable, and where it stands.

A board owns a commitment, not a procedure. It needs on a few sides what it has agreed to, who answers for it, what
could go wrong, whether it works, and what is late. Everything operative is left to the managers' page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ispc.corpus import Corpus, Effective, Member, Placed
from ispc.layers import _pictures
from ispc.layers._approving import rule
from ispc.layers._blocks import facts, led, paragraphs, run_on, section, table
from ispc.layers._family import below, link
from ispc.layers._plan import last_reading, plans, progress, section_blocks
from ispc.layers._posts import board, holder
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import frame, identity, latest, missing, signatures_of, signed
from ispc.layers._words_plan import plan_words
from ispc.model.control import Signature
from ispc.model.governance import Measure, Risk
from ispc.model.scalars import Model
from ispc.setting import Setting
from ispc.view import Block, Cell, Fact, Text, View

FORMATS = ("html", "pdf")

_RISK = {"risk": 27, "before": 9, "control": 34, "after": 9, "owner": 21}
_MEASURE = {"measure": 44, "target": 12, "how_often": 16}
"""What a table says of each, with the width of its column in per cent."""


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View:
    """The page for those who own the commitment."""
    voice = Voice("S", effective, corpus, setting)
    words = voice.words
    sections = (
        *section("why", words.why, _why(voice)),
        *section("principles", words.principles, _principles(voice)),
        *section("who", words.who_is_in, _who(voice), _pictures.roles(voice)),
        *section("accountable", words.accountable, _accountable(voice)),
        *section("sign-off", words.sign_off_and_review, _sign_off(voice)),
        *section("risks", words.risks, _risks(voice)),
        *section("measures", words.measures, _measures(voice)),
        *section("plan", plan_words(setting.language).heading, section_blocks(voice)),
        *section("joining", words.joining, facts(voice.facts(voice.clause("joining")))),
        *section("openness", words.openness, _openness(voice)),
        *section("related", words.related, _related(voice)),
    )
    control = (*identity(voice), *_signed(voice), *_remaining(voice), *_progress(voice))
    return frame(voice, "strategic", words.kinds[effective.document.kind], control=control, sections=sections)


def _signed(voice: Voice) -> tuple[Fact, ...]:
    said = signed(voice)
    return (Fact(voice.words.sign_off, said),) if said else ()


def _remaining(voice: Voice) -> tuple[Fact, ...]:
    """How many risks remain after what is done about them, the gravest first: `1 medium, 3 low`."""
    impact = part(voice.document, "impact_assessment")
    ratings = [text.words for one in parts(impact, "risks") for text in voice.say(one, "after")]
    counted = [
        f"{ratings.count(said)} {said.lower()}"
        for said in map(voice.words.choice, ("high", "medium", "low"))
        if said in ratings
    ]
    if impact is None or not counted:
        return ()
    where = impact.address / "risks"
    return (Fact(voice.words.remaining, (Text(", ".join(counted), where),), where),)


def _progress(voice: Voice) -> tuple[Fact, ...]:
    said = tuple(progress(voice, plan) for plan in plans(voice.effective, voice.corpus))
    return (Fact(plan_words(voice.setting.language).heading, said),) if said else ()


def _why(voice: Voice) -> tuple[Block, ...]:
    document = voice.document
    opening = (voice.say(document, name) for name in ("position_statement", "statement", "background"))
    whom = tuple(text for one in parts(document, "people") for text in voice.say(one, "who"))
    return (
        *paragraphs(*opening),
        *facts(voice.facts(document, "organisation", "applies_to")),
        *voice.table(voice.words.purposes_table, parts(document, "purposes")),
        *facts(
            (Fact(voice.words.whose, run_on(whom)),) if whom else (),
            *(missing(voice, name) for name in ("purposes", "people", "items", "flows")),
        ),
    )


def _principles(voice: Voice) -> tuple[Block, ...]:
    agreed = (*parts(voice.document, "principles"), *parts(voice.document, "rules"))
    return voice.table(voice.words.principles, agreed)


def _who(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    columns = (words.organisation, words.answers_there, words.decided)
    rows: list[tuple[Cell, ...]] = []
    told: set[str] = set()
    for member in voice.effective.members:
        rows.append(_party(voice, member, first=_body(member) not in told))
        told.add(_body(member))
    rows += [
        (voice.say(signature, "party"), (), _signature(voice, signature))
        for member, signature in signatures_of(voice.effective)
        if member is None and signature is not None
    ]
    return (
        *table(words.who_table, columns, rows, (37, 38, 25)),
        *facts(missing(voice, "parties"), voice.facts(voice.document, "lead", "signatories_kept_in")),
        *voice.table(words.duties, parts(voice.document, "responsibilities")),
    )


def _body(member: Member) -> str:
    body = member.organisation or member.body_class
    return str(body.address) if body else member.ref


def _party(voice: Voice, member: Member, *, first: bool) -> tuple[Cell, ...]:
    """One party: who it is, its part and what it does, who answers there, and what it has decided."""
    words, party = voice.words, member.party
    members = voice.say(member.body_class, "members")
    left = led(words.left, voice.say(party, "left"))
    body = member.organisation if first else None
    return (
        (
            voice.name(member),
            *run_on((*voice.say(party, "role"), *members, *left)),
            *voice.say(party, "does"),
        ),
        (
            *_owner(voice, member),
            *led(words.risk_owner, voice.say(body, "senior_information_risk_owner")),
            *led(words.caldicott, voice.say(body, "caldicott_guardian")),
        ),
        _decided(voice, member),
    )


def _owner(voice: Voice, member: Member) -> Cell:
    owner = part(member.party, "owner")
    if owner is None:
        return voice.say(member.party, "owner")
    return run_on((*voice.say(owner, "post"), *voice.say(owner, "organisation")), ", ")


def _decided(voice: Voice, member: Member) -> Cell:
    """Every decision of a party on record, and who signs for it."""
    signs = voice.say(member.party, "signatory")
    said: list[Text] = []
    for one, signature in signatures_of(voice.effective):
        if one == member and signature is not None:
            said += _signature(voice, signature)
    known = {text.words for text in said}
    waiting = (Text(voice.words.not_asked),) if not said and voice.effective.control.signatures else ()
    return (
        *said,
        *waiting,
        *led(voice.words.to_sign, tuple(text for text in signs if text.words not in known)),
    )


def _signature(voice: Voice, signature: Placed[Signature]) -> Cell:
    decided = run_on((*voice.say(signature, "decision"), *voice.say(signature, "on")), ", ")
    return (*decided, *voice.say(signature, "post"))


def _accountable(voice: Voice) -> tuple[Block, ...]:
    return facts(
        tuple(replace(fact, value=(*fact.value[:1], *run_on(fact.value[1:]))) for fact in board(voice)),
        holder(voice, "sponsor", voice.words.sponsor),
        holder(voice, "owner", voice.words.owner),
        voice.fact(voice.document, "legal_force"),
    )


def _sign_off(voice: Voice) -> tuple[Block, ...]:
    """When it was agreed, how many have signed, who is not in, and when it is looked at again."""
    words, document = voice.words, voice.document
    agreed = run_on(
        tuple(text for name in ("on", "by") for text in voice.say(part(document, "agreed"), name))
    )
    outside = tuple(
        text
        for member, signature in latest(voice.effective)
        if signature and signature.value.decision in ("invited", "declined", "withdrawn")
        for text in _outside(voice, member, signature)
    )
    unasked = tuple(voice.name(member) for member, signature in latest(voice.effective) if signature is None)
    return (
        *facts(
            (Fact(words.agreed, agreed, voice.effective.at("agreed")),) if agreed else (),
            voice.facts(document, "dated", "proposed", "operational_when", "effective", "ends", "supersedes"),
            _signed(voice),
            (Fact(words.asked_not_in, outside),) if outside else (),
            (Fact(words.not_asked, run_on(unasked)),)
            if unasked and voice.effective.control.signatures
            else (),
            _assurance(voice),
            voice.facts(part(document, "review")),
        ),
        *rule(voice),
    )


def _outside(voice: Voice, member: Member, signature: Placed[Signature]) -> Cell:
    """A party that is not in, with what it decided."""
    name, decision = voice.name(member), voice.say(signature, "decision")
    return tuple(Text(f"{name.words}: {text.words.lower()}", text.source) for text in decision)


def _assurance(voice: Voice) -> tuple[Fact, ...]:
    assurance = part(voice.document, "assurance")
    if assurance is None:
        return ()
    cell = run_on(tuple(text for name in ("status", "on", "by") for text in voice.say(assurance, name)))
    return (Fact(voice.words.assurance, cell, assurance.address),)


def _risks(voice: Voice) -> tuple[Block, ...]:
    impact = part(voice.document, "impact_assessment")
    if impact is None:
        return facts(voice.fact(voice.document, "impact_assessment", voice.words.impact))
    done = run_on(tuple(text for name in ("done", "on", "outcome") for text in voice.say(impact, name)))
    rows = (tuple(voice.say(one, name) for name in _RISK) for one in parts(impact, "risks"))
    return (
        *facts((Fact(voice.words.impact, done, impact.address),)),
        *table(voice.words.risks_table, _titles(voice, Risk, _RISK), rows, tuple(_RISK.values())),
    )


def _measures(voice: Voice) -> tuple[Block, ...]:
    monitoring = voice.clause("monitoring")
    return (
        *facts(
            voice.fact(monitoring, "how", voice.words.how_we_look),
            voice.fact(voice.clause("training"), "who", voice.words.training),
        ),
        *_measured(voice, parts(monitoring, "measures")),
        *facts(voice.fact(voice.document, "communications")),
    )


def _measured(voice: Voice, measures: tuple[Placed[Any], ...]) -> tuple[Block, ...]:
    """Each measure with its target, how often it is looked at, and what the plan last read of it."""
    columns = (*_titles(voice, Measure, _MEASURE), voice.words.last_reading)
    rows = (
        (*(voice.say(one, name) for name in _MEASURE), last_reading(voice, one.value.id)) for one in measures
    )
    return table(voice.words.measures_table, columns, rows, (*_MEASURE.values(), 28))


def _titles(voice: Voice, model: type[Model], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(voice.words.title(str(model.model_fields[name].title)) for name in names)


def _openness(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    publication = part(voice.document, "publication")
    published = tuple(text for fact in voice.facts(publication) for text in fact.value)
    complaints = voice.clause("complaints")
    return facts(
        (Fact(words.publication, published, publication.address),) if publication else (),
        voice.fact(voice.document, "marking"),
        voice.fact(voice.clause("transparency"), "who_informs", words.people_are_told),
        voice.fact(complaints, "contact", words.complain_to),
        voice.fact(complaints, "acknowledged_within", words.acknowledged),
        voice.fact(voice.clause("breach"), "contact", words.breach_to),
    )


def _related(voice: Voice) -> tuple[Block, ...]:
    words, effective = voice.words, voice.effective
    above = tuple(
        Text(one.words, one.source, link=f"../{effective.parents[0].id}/strategic.html")
        for one in (voice.say(voice.document, "part_of") if effective.parents else ())
    )
    under = tuple(text for one in below(effective, voice.corpus) for text in link(voice, one, "strategic"))
    return (
        *facts(
            (Fact(words.above, above, effective.at("part_of")),) if above else (),
            (Fact(words.below, under),) if under else (),
            voice.fact(voice.document, "tier"),
        ),
        *voice.table(words.all_documents, parts(voice.document, "tiers")),
    )
