"""For boards and chief executives: why, who is in and who is not, who is accountable, and where it stands.

A board owns a commitment, not a procedure. It needs on a few sides what it has agreed to, who answers for it, what
could go wrong, whether it works, and what is late. Everything operative is left to the managers' page.
"""

from __future__ import annotations

from ispc.corpus import Corpus, Effective, Member
from ispc.layers._blocks import facts, led, paragraphs, run_on, section, table
from ispc.layers._family import below, link
from ispc.layers._posts import board, holder
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import frame, identity, missing, signatures_of, signed
from ispc.setting import Setting
from ispc.view import Block, Cell, Fact, Text, View


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View:
    """The page for those who own the commitment."""
    voice = Voice("S", effective, corpus, setting)
    words = voice.words
    sections = (
        *section("why", words.why, _why(voice)),
        *section("principles", words.principles, _principles(voice)),
        *section("who", words.who_is_in, _who(voice)),
        *section("accountable", words.accountable, _accountable(voice)),
        *section("sign-off", words.sign_off, _sign_off(voice)),
        *section("review", words.review, facts(voice.facts(part(voice.document, "review")))),
        *section("risks", words.risks, _risks(voice)),
        *section("measures", words.measures, _measures(voice)),
        *section("joining", words.joining, facts(voice.facts(voice.clause("joining")))),
        *section("openness", words.openness, _openness(voice)),
        *section("related", words.related, _related(voice)),
    )
    control = (*identity(voice), *_signed(voice), *holder(voice, "owner", words.owner))
    return frame(voice, "strategic", words.kinds[effective.document.kind], control=control, sections=sections)


def _signed(voice: Voice) -> tuple[Fact, ...]:
    said = signed(voice)
    return (Fact(voice.words.sign_off, (Text(said, voice.effective.at("signatures")),)),) if said else ()


def _why(voice: Voice) -> tuple[Block, ...]:
    document = voice.document
    opening = (voice.say(document, name) for name in ("position_statement", "statement", "background"))
    whom = tuple(text for one in parts(document, "people") for text in voice.say(one, "who"))
    return (
        *paragraphs(*opening),
        *facts(voice.facts(document, "organisation", "applies_to")),
        *voice.table(voice.words.purposes_table, parts(document, "purposes")),
        *facts(
            (Fact(voice.words.whose, whom),) if whom else (),
            *(missing(voice, name) for name in ("purposes", "people", "items", "flows")),
        ),
    )


def _principles(voice: Voice) -> tuple[Block, ...]:
    agreed = (*parts(voice.document, "principles"), *parts(voice.document, "rules"))
    return voice.table(voice.words.principles, agreed)


def _who(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    columns = (words.organisation, words.role, words.owned_by_post, words.signs)
    rows = tuple(_party(voice, member) for member in voice.effective.members)
    shares = (40, 16, 22, 22)
    outside = tuple(
        _with(voice.name(member), voice.say(signature, "decision"))
        for member, signature in signatures_of(voice.effective)
        if member and signature and signature.value.decision in ("invited", "declined", "withdrawn")
    )
    not_in = (Fact(words.asked_not_in, outside),) if outside else ()
    return (
        *table(words.parties_table, columns, rows, shares),
        *facts(not_in, missing(voice, "parties"), voice.facts(voice.document, "lead", "signatories_kept_in")),
        *voice.table(words.duties, parts(voice.document, "responsibilities")),
    )


def _with(name: Text, decision: Cell) -> Text:
    said = ", ".join(text.words[:1].lower() + text.words[1:] for text in decision)
    return Text(f"{name.words}: {said}", name.source)


def _party(voice: Voice, member: Member) -> tuple[Cell, ...]:
    party = member.party
    left = led(voice.words.left, voice.say(party, "left"))
    members = voice.say(member.body_class, "members")
    return (
        (voice.name(member), *run_on((*members, *left)), *voice.say(party, "does")),
        voice.say(party, "role"),
        _owner_post(voice, member),
        voice.say(party, "signatory"),
    )


def _owner_post(voice: Voice, member: Member) -> Cell:
    owner = part(member.party, "owner")
    if owner is None:
        return voice.say(member.party, "owner")
    return run_on((*voice.say(owner, "post"), *voice.say(owner, "organisation")), ", ")


def _accountable(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    answering: dict[str, tuple[Cell, ...]] = {}
    for member in voice.effective.members:
        body = member.organisation
        if body is None or body.value.id in answering:
            continue
        row = (
            voice.say(body, "name"),
            voice.say(body, "senior_information_risk_owner"),
            voice.say(body, "caldicott_guardian"),
        )
        if any(row[1:]):
            answering[body.value.id] = row
    columns = (words.organisation, words.risk_owner, words.caldicott)
    return (
        *facts(
            board(voice),
            holder(voice, "sponsor", words.sponsor),
            voice.fact(voice.document, "legal_force"),
        ),
        *table(words.accountable_in, columns, answering.values()),
    )


def _sign_off(voice: Voice) -> tuple[Block, ...]:
    words, document = voice.words, voice.document
    rows = []
    for member, signature in signatures_of(voice.effective):
        who = (voice.name(member),) if member else voice.say(signature, "party")
        decision = voice.say(signature, "decision") or (Text(words.not_asked),)
        rows.append((who, decision, voice.say(signature, "post"), voice.say(signature, "on")))
    columns = (words.organisation, words.decision, words.by_post, words.on_day)
    agreed = run_on(
        tuple(text for name in ("on", "by") for text in voice.say(part(document, "agreed"), name))
    )
    return (
        *facts(
            (Fact(words.agreed, agreed, voice.effective.at("agreed")),) if agreed else (),
            voice.facts(document, "proposed", "operational_when", "effective", "ends", "supersedes"),
            _signed(voice),
        ),
        *table(words.sign_off_table, columns, rows, (40, 14, 26, 20)),
        *facts(_assurance(voice)),
    )


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
    return (
        *facts((Fact(voice.words.impact, done, impact.address),)),
        *voice.table(voice.words.risks_table, parts(impact, "risks")),
    )


def _measures(voice: Voice) -> tuple[Block, ...]:
    monitoring = voice.clause("monitoring")
    return (
        *facts(
            voice.fact(monitoring, "how", voice.words.how_we_look),
            voice.fact(voice.clause("training"), "who", voice.words.training),
        ),
        *voice.table(voice.words.measures_table, parts(monitoring, "measures")),
        *facts(voice.fact(voice.document, "communications")),
    )


def _openness(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    publication = part(voice.document, "publication")
    published = tuple(text for name in ("level", "because", "where") for text in voice.say(publication, name))
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
