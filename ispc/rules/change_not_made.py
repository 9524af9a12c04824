"""A reason is given for a change to the document above, and no such change is made.

Why: The change may have been lost on the way, and the clause above holds without anyone knowing. A reader of the reason believes
that it does not.

Law: Reason: a document either changes a clause or leaves it. Dudley's framework of 2007: what stands above holds, unless the
document below says otherwise.

Wrong:
    # in protocol
    changes_to_parent:
      - {clause: breach/tell_within, because: children's cases cannot wait an hour}

Right:
    # in protocol
    breach: {tell_within: at once}
    changes_to_parent:
      - {clause: breach/tell_within, because: children's cases cannot wait an hour}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.fields import spelling
from ispc.inherit import KEYS
from ispc.model.scalars import Model
from ispc.rules._documents import current
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        above = next((corpus.effective[it.id] for it in one.parents if it.id in corpus.effective), None)
        for place, change in enumerate(getattr(one.control, "changes_to_parent", None) or ()):
            steps = change.clause.split("/")
            own = _stated(one.control, steps)
            if own is None or (above is not None and own == _stated(above.baseline, steps)):
                related = () if above is None else (Label(above.origin(*steps), "the clause above it"),)
                yield Diagnostic(
                    "change-not-made",
                    Severity.WARNING,
                    f"`{show(change.clause)}` is said to be changed, and is not",
                    one.at("changes_to_parent", place, "clause"),
                    related=related if own is not None else (),
                    help="state the clause as it is to be here, or take the reason out",
                )


def _stated(value: Any, steps: list[str]) -> object:
    """What a document says at the path of a clause; None where it says nothing there, or there is no such clause."""
    for step in steps:
        if isinstance(value, Model):
            fields = {spelling(name, info): name for name, info in type(value).model_fields.items()}
            value = getattr(value, fields[step]) if step in fields else None
        elif isinstance(value, tuple):
            value = next((it for it in value if step in _keys(it)), None)
        else:
            return None
    return value


def _keys(item: object) -> set[str]:
    return {str(getattr(item, key)) for key in KEYS if hasattr(item, key)}
