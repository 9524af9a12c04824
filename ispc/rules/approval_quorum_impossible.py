"""A quorum asks for more parties than it names, or for none.

Why: A quorum that cannot be reached keeps the document a draft for ever. One of none is no quorum.

Law: Reason: the Haringey report of 2009 asks for a clear signing process.

Wrong:
    approval: {agreed_when: {quorums: [{at_least: 3, of: [northmere-police, northmere-council/childrens-social-care]}]}}

Right:
    approval: {agreed_when: {quorums: [{at_least: 1, of: [northmere-police, northmere-council/childrens-social-care]}]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._approval import approvals, mute, needs


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        for asked, place in needs(one, approval):
            for at, quorum in enumerate(asked.quorums or ()):
                counted = set(quorum.of) - mute(one, approval)
                if not 1 <= quorum.at_least <= len(counted):
                    yield Diagnostic(
                        "approval-quorum-impossible",
                        Severity.ERROR,
                        f"{quorum.at_least} of {len(counted)} parties that can decide are asked for",
                        place / "quorums" / at / "at_least",
                        help=f"ask for at least 1 and at most {len(counted)}, or name more parties",
                    )
