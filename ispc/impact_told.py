"""Impact as text and as JSON: what `ispc impact` prints. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ispc.impact import Again, DocumentImpact, Impact
from ispc.show import visible, wrap

FORM = "ispc-impact/1"
WIDTH = 92


def text(found: Impact, unread: Iterable[str] = ()) -> str:
    """For a person at a terminal. `unread` are the documents of which nothing can be said."""
    lines: list[str] = []
    if names := visible(", ".join(unread)):
        lines += [*_folded(f"Not looked at, for `ispc check` finds errors there: {names}", 0), ""]
    lines += [line for one in found.documents for line in (*_document(one), "")]
    if found.partnership:
        lines += [f"The partnership's own pages that change: {', '.join(found.partnership)}.", ""]
    if not lines:
        return "Nobody has to agree again, and no page changes.\n"
    count = sum(len(one.again) for one in found.documents)
    said = (
        f"{count} {'approval lapses' if count == 1 else 'approvals lapse'}" if count else "No approval lapses"
    )
    return "\n".join([*lines, f"{said}."]) + "\n"


def _document(one: DocumentImpact) -> Iterator[str]:
    yield visible(one.title)
    for again in one.again:
        yield from _folded(f"{visible(again.name)} must agree again:", 2)
        for effect in again.because:
            yield from _folded(f"- {visible(effect.says)}", 4)
    if one.still:
        yield from _folded(
            f"have not agreed yet, and are asked for the new text: {', '.join(map(_name(one), one.still))}", 2
        )
    if one.keep:
        yield from _folded(f"agreed before, and need not again: {', '.join(map(_name(one), one.keep))}", 2)
    for case in one.cases:
        turned = f"{case.before or 'no such case'} -> {case.after or 'no such case'}"
        yield from _folded(
            f"case “{visible(case.title)}”: {turned}{'' if case.holds or not case.after else ', and it fails'}",
            2,
        )
    if one.pages:
        yield from _folded(f"pages that change: {', '.join(one.pages)}", 2)
    if one.flows:
        yield from _folded(
            f"lines in a register of processing to look at: {', '.join(map(_flow(one), one.flows))}", 2
        )
    for language, clauses in one.translations.items():
        yield from _folded(f"translation into {language}: {clauses} clauses to follow", 2)


def _name(one: DocumentImpact) -> Any:
    def named(party: str) -> str:
        return visible(one.compared.sides.new.name(party)) if one.compared else party

    return named


def _flow(one: DocumentImpact) -> Any:
    def titled(flow: str) -> str:
        if one.compared is None:
            return flow
        sides = one.compared.sides
        return visible(
            sides.new.value("flows", flow, "title") or sides.old.value("flows", flow, "title") or flow
        )

    return titled


def _folded(words: str, indent: int) -> Iterator[str]:
    first, *rest = wrap(words, WIDTH - indent)
    yield " " * indent + first
    yield from (
        " " * (indent + 2) + line for line in (wrap(" ".join(rest), WIDTH - indent - 2) if rest else ())
    )


def as_json(found: Impact, unread: Iterable[str] = ()) -> str:
    """For programs; `schemas/impact.schema.json` describes it."""
    data = {
        "form": FORM,
        "unread": list(unread),
        "documents": [_data(one) for one in found.documents],
        "partnership": list(found.partnership),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(one: DocumentImpact) -> dict[str, Any]:
    return {
        "document": one.document,
        "title": one.title,
        "again": [_party(again) for again in one.again],
        "still": list(one.still),
        "keep": list(one.keep),
        "pages": list(one.pages),
        "cases": [
            {"case": it.case, "title": it.title, "before": it.before, "after": it.after, "holds": it.holds}
            for it in one.cases
        ],
        "flows": list(one.flows),
        "translations": dict(one.translations),
    }


def _party(again: Again) -> dict[str, Any]:
    because = [{"rule": it.code, "fingerprint": it.fingerprint, "says": it.says} for it in again.because]
    return {"party": again.party, "name": again.name, "because": because}
