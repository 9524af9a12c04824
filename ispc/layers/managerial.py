"""For service managers and governance leads: everything that operates, in the order of the ICO's ten questions.

Purpose, organisations, control, items, flows with their lawful basis, special categories, rights, governance, further
details, review (data sharing code, 2021). What a field is called is what the template calls it, so that a reader of
this page finds the line in the YAML, and a clause that comes from a document above says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ispc.corpus import Corpus, Effective, Placed
from ispc.layers import _clauses, _clocks, _flows, _legislation, _organisations, _pictures, _questions
from ispc.layers._approving import rule
from ispc.layers._blocks import by_origin, clauses, facts, listed, paragraphs, section, table
from ispc.layers._plan import section_blocks
from ispc.layers._posts import board, holder
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import frame, identity, missing, signed
from ispc.layers._words_matrix import matrix_words
from ispc.layers._words_plan import plan_words
from ispc.model.scalars import NotStated
from ispc.setting import Setting
from ispc.view import Block, Cell, Fact, Text, View

FORMATS = ("html", "pdf")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View:
    """The page for those who run the process."""
    voice = Voice("M", effective, corpus, setting)
    words, tables = voice.words, matrix_words(setting.language)
    sections = (
        *section("about", words.about, _about(voice)),
        *section("purpose", words.purpose, _purpose(voice)),
        *section("organisations", words.organisations, _organisations.blocks(voice)),
        *section("control", words.joint, _control(voice)),
        *section("items", words.items, _items(voice)),
        *section("flows", words.flows, _pictures.flows(voice), _flows.blocks(voice)),
        *section("law", words.law, _legislation.blocks(voice)),
        *_clauses.sections(voice),
        *section("clocks", tables.clocks, _clocks.blocks(voice)),
        *section("impact", words.impact, _impact(voice)),
        *section("forms", words.forms, _list(voice, "forms", words.forms_table)),
        *section("glossary", words.glossary, _list(voice, "glossary", words.terms_table)),
        *section("signatures", words.signatures, _signatures(voice)),
        *section("changes", words.changes, _changes(voice)),
        *section("review", words.review, _review(voice)),
        *section("questions", tables.questions, _questions.blocks(voice)),
        *section("plan", plan_words(setting.language).heading, section_blocks(voice)),
    )
    control = (
        *identity(voice),
        *board(voice),
        *holder(voice, "owner", words.owner),
        *holder(voice, "sponsor", words.sponsor),
        *_signed(voice),
    )
    return frame(
        voice, "managerial", words.kinds[effective.document.kind], control=control, sections=sections
    )


def _signed(voice: Voice) -> tuple[Fact, ...]:
    said = signed(voice)
    return (Fact(voice.words.signatures, said),) if said else ()


_ELSEWHERE = (
    *("title", "edition", "board", "review", "owner", "sponsor"),
    *(
        "organisation",
        "applies_to",
        "background",
        "without_an_agreement",
        "purposes",
        "people",
        "lead",
        "parties",
    ),
    *("items", "flows", "impact_assessment", "retention_conflicts", "legislation", "guidance", "guide"),
    "signatories_kept_in",
)
"""The document's own fields that stand in the control block or in a section of their own."""


def _about(voice: Voice) -> tuple[Block, ...]:
    """Document control, and the one plain word that this is no legal advice."""
    words, document = voice.words, voice.document
    return (
        *facts(
            voice.rest(document, *_ELSEWHERE, *type(voice.clauses.value).model_fields),
            _under(words.agreed, voice.facts(part(document, "agreed"))),
            _under(words.publication, voice.facts(part(document, "publication"))),
            _under(words.assurance, voice.facts(part(document, "assurance"))),
            _unsaid(voice, document, "guide"),
            _unsaid(voice, voice.clauses, "golden_rules"),
        ),
        *paragraphs((Text(words.no_advice),)),
    )


def _unsaid(voice: Voice, of: Placed[Any], name: str) -> tuple[Fact, ...]:
    """The gap in what only the front line is shown, with its reason: managers are those who can close it."""
    value, address = getattr(of.value, name, None), of.address / name
    if not isinstance(value, NotStated):
        return ()
    title = voice.words.title(str(type(of.value).model_fields[name].title))
    return (Fact(title, (voice.gap(address, value),), voice.where(address)),)


def _under(label: str, said: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts under one name: `Agreed: on`, `Agreed: by`."""
    return tuple(replace(fact, label=f"{label}: {fact.label.lower()}") for fact in said)


def _purpose(voice: Voice) -> tuple[Block, ...]:
    words, document = voice.words, voice.document
    return (
        *facts(voice.facts(document, "organisation", "applies_to", "background")),
        *(block for purpose in parts(document, "purposes") for block in facts(voice.facts(purpose))),
        *voice.table(words.principles_table, parts(document, "principles")),
        *voice.table(words.rules_table, parts(document, "rules")),
        *facts(missing(voice, "purposes"), missing(voice, "people")),
        *voice.table(words.people_table, parts(document, "people")),
        *facts(voice.fact(document, "without_an_agreement")),
        *voice.table(words.tiers_table, parts(document, "tiers")),
        *voice.table(words.duties, parts(document, "responsibilities")),
    )


def _control(voice: Voice) -> tuple[Block, ...]:
    words, joint = voice.words, part(voice.document, "joint_control")
    return (
        *facts(voice.facts(joint)),
        *voice.table(words.processors, parts(voice.document, "processors")),
    )


def _items(voice: Voice) -> tuple[Block, ...]:
    words, document = voice.words, voice.document
    return (
        *facts(missing(voice, "items")),
        *table(
            words.items_table,
            (words.item, words.item_kind, words.item_about, words.item_detail),
            (_item(voice, one) for one in parts(document, "items")),
            (24, 20, 26, 30),
        ),
        *voice.table(
            words.items_more,
            (one for one in parts(document, "items") if any(voice.say(one, name) for name in _MORE)),
            "name",
            *_MORE,
        ),
        *voice.table(words.never_table, parts(document, "never_share")),
        *by_origin(voice, clauses(voice, voice.clauses, "minimum")),
    )


def _item(voice: Voice, item: Placed[Any]) -> tuple[Cell, ...]:
    """One item: its name, its kind and why, whom it is about, and what is in it."""
    everyone = {one.value.id for one in voice.effective.people}
    about = voice.say(item, "about")
    whole = len(everyone) > 1 and set(item.value.about or ()) == everyone
    return (
        voice.say(item, "name"),
        (*voice.say(item, "kind"), *voice.say(item, "because")),
        (Text(voice.words.everyone, item.address / "about"),) if whole else about,
        voice.say(item, "definition"),
    )


_MORE = ("need_to_know", "format", "source_system", "collected", "health", "optional", "within")


def _list(voice: Voice, name: str, caption: str) -> tuple[Block, ...]:
    """A list of clauses as tables, each under the document that says it."""
    return by_origin(voice, listed(voice, caption, parts(voice.clauses, name)))


def _impact(voice: Voice) -> tuple[Block, ...]:
    words, impact = voice.words, part(voice.document, "impact_assessment")
    return (
        *facts(missing(voice, "impact_assessment"), voice.facts(impact)),
        *voice.table(words.risks_table, parts(impact, "risks")),
        *voice.table(words.gates, parts(voice.document, "gates")),
    )


def _signatures(voice: Voice) -> tuple[Block, ...]:
    return (
        *facts(_signed(voice), voice.fact(voice.document, "signatories_kept_in")),
        *rule(voice),
        *voice.table(voice.words.sign_off_table, parts(voice.document, "signatures")),
    )


def _changes(voice: Voice) -> tuple[Block, ...]:
    words, document = voice.words, voice.document
    return (
        *voice.table(words.changes_table, parts(document, "changes")),
        *voice.table(words.changes_to_parent, parts(document, "changes_to_parent")),
        *voice.table(words.related_documents, parts(document, "related")),
        *voice.table(words.paper_table, parts(document, "sections")),
    )


def _review(voice: Voice) -> tuple[Block, ...]:
    review = part(voice.document, "review")
    return (
        *facts(missing(voice, "review"), voice.facts(review)),
        *voice.table(voice.words.reviews_done, parts(review, "log")),
    )
