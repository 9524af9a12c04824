"""A review as one JSON object, for programs; `schemas/changes.schema.json` describes it field by field."""

from __future__ import annotations

import json
from typing import Any

from ispc.compare import Compared, Comparison, Practice
from ispc.diff import Change
from ispc.effect import Effect
from ispc.reviews._told import Occasion, in_practice, title_of, wanted

FORM = "ispc-changes/1"


def render(comparison: Comparison, occasion: Occasion) -> str:
    data = {
        "form": FORM,
        "old": occasion.old,
        "new": occasion.new,
        "unread": list(comparison.unread),
        "documents": [_document(one, occasion) for one in wanted(comparison, occasion.party)],
        "beside": [
            {
                "document": name,
                "title": title_of(name, comparison),
                "changes": [_change(one) for one in changes],
            }
            for name, changes in comparison.beside.items()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _document(compared: Compared, occasion: Occasion) -> dict[str, Any]:
    return {
        "document": compared.document,
        "kind": compared.kind,
        "title": compared.title,
        "edition": {"old": compared.sides.old.edition, "new": compared.sides.new.edition},
        "digest": {"old": compared.sides.old.digest, "new": compared.sides.new.digest},
        "class": compared.klass,
        "asked": list(compared.asked),
        "effects": [_effect(one, occasion) for one in compared.effects],
        "practice": [_practice(one, compared) for one in compared.practice],
        "changes": [_change(one) for one in compared.sides.changes],
    }


def _effect(effect: Effect, occasion: Occasion) -> dict[str, Any]:
    return {
        "rule": effect.code,
        "fingerprint": effect.fingerprint,
        "class": effect.klass,
        "direction": effect.rule.direction,
        "says": effect.says,
        "why": effect.rule.why,
        "do": effect.rule.do,
        "asks": effect.asks,
        "parties": list(effect.parties),
        "told": list(effect.told),
        "layers": list(effect.layers),
        "lowerable": effect.lowerable,
        "ruled": effect.ruled,
        "place": occasion.place(effect),
        "clauses": ["/".join(one.key) for one in effect.changes],
    }


def _practice(practice: Practice, compared: Compared) -> dict[str, Any]:
    about, was, now = in_practice(practice, compared)
    return {
        "flow": practice.flow,
        "from": practice.giver,
        "to": practice.receiver,
        "items": list(practice.items),
        "consent": practice.consent or "",
        "about": about,
        "before": {"verdict": practice.before.verdict if practice.before else "", "says": was},
        "after": {"verdict": practice.after.verdict if practice.after else "", "says": now},
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "key": list(change.key),
        "was": list(change.was),
        "before": list(change.before),
        "after": list(change.after),
        "old": [
            {"key": list(one.key), "value": list(one.value), "said": str(one.said)} for one in change.old
        ],
        "new": [
            {"key": list(one.key), "value": list(one.value), "said": str(one.said)} for one in change.new
        ],
    }
