"""Two agreements let one body keep the same data for different periods, and neither says what happens then.

Why: The body keeps one record and has two days on which to destroy it. It breaks one agreement whichever it keeps to.

Law: The ICO's data sharing code of 2021: agree on retention, and deal with conflicting rules. An exchange may keep data for a
shorter time than its protocol, and of a longer one another rule tells; so only documents that stand apart are compared.

Wrong:
    # in protocol
    retention_conflicts: (remove)
    flows:
      - id: school-worried
        items: [attendance]
    # in exchange
    part_of: framework
    review: {triggers: [a change in the law]}
    purposes:
      - id: missing-school
        aim: Notice early when a child may be at risk of harm, and act together.
        within: (remove)
        why_needed: Each school sees its own pupils only.
        benefits: Children are found sooner.
    impact_assessment:
      risks: [{id: old-list, risk: The list is old, before: medium, control: it is checked each Friday, after: low}]
    items:
      - {id: sessions-missed, name: Attendance and exclusions, within: (remove)}
    flows:
      - id: weekly-list
        keep: {for: 3 years, from: date of birth, then: destroy}

Right:
    # in protocol
    retention_conflicts: (remove)
    flows:
      - id: school-worried
        items: [attendance]
    # in exchange
    part_of: framework
    review: {triggers: [a change in the law]}
    purposes:
      - id: missing-school
        aim: Notice early when a child may be at risk of harm, and act together.
        within: (remove)
        why_needed: Each school sees its own pupils only.
        benefits: Children are found sooner.
    impact_assessment:
      risks: [{id: old-list, risk: The list is old, before: medium, control: it is checked each Friday, after: low}]
    items:
      - {id: sessions-missed, name: Attendance and exclusions, within: (remove)}
    flows:
      - id: weekly-list
        keep: {for: 25 years, from: date of birth, then: destroy}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ispc.corpus import Corpus, Effective, Member, Occasion, Placed
from ispc.diagnostic import Diagnostic, Label
from ispc.model.flows import Retention
from ispc.rules._documents import lineage, party
from ispc.rules._family import same_body
from ispc.rules._one_question import Pair, pairs
from ispc.rules._retention import binds, kept, same_start


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for pair in pairs(corpus, occasion):
        if not pair.family and not _settled(pair.one.document) and not _settled(pair.other.document):
            for member, mine, theirs in _differing(pair):
                yield Diagnostic(
                    "retention-differs",
                    pair.severity,
                    f"{party(member)} keeps it for {mine.value.for_} here, and for {theirs.value.for_} under"
                    f" `{pair.other.document.id}`",
                    mine.address / "for",
                    related=(Label(theirs.address / "for", "another period for the same data"),),
                    law=("ICO data sharing code 2021",),
                    help="settle on one period, or say under `retention_conflicts` what happens",
                )


def _settled(document: Effective) -> bool:
    """Whether it says what happens where periods differ, or that this is still open."""
    return any(getattr(one.content, "retention_conflicts", None) for one in lineage(document))


def _differing(pair: Pair) -> Iterator[tuple[Member, Placed[Retention], Placed[Retention]]]:
    one, other = pair.one.exchange, pair.other.exchange
    for mine, theirs in product(kept(one), kept(other)):
        for member in one.receivers:
            bound = binds(mine.value, member) and any(
                same_body(member, it) and binds(theirs.value, it) for it in other.receivers
            )
            said = mine.value.for_ is not None and theirs.value.for_ is not None
            if (
                bound
                and said
                and mine.value.for_ != theirs.value.for_
                and same_start(mine.value, theirs.value)
            ):
                yield member, mine, theirs
                break
