"""A rule of approval waits for a class of bodies for which nobody may speak.

Why: A class, such as the schools of a borough, is no body: its members join one by one, and none speaks for the rest. So its
agreement never comes, unless the document says which post may give it.

Law: Reason: the Haringey report of 2009 asks for a clear signing process.

Wrong:
    approval: {agreed_when: {parties: [schools]}}

Right:
    approval: {agreed_when: {parties: [schools]}, signers: {schools: {posts: [Chair of the headteachers' forum]}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._approval import approvals, mute, needs
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        for asked, place in needs(one, approval):
            for at, party in enumerate(asked.parties or ()):
                if party in mute(one, approval):
                    yield Diagnostic(
                        "approval-waits-for-a-class",
                        Severity.ERROR,
                        f"nobody may speak for the whole class `{show(party)}`",
                        place / "parties" / at,
                        help="name under `signers` the post that speaks for it, or do not wait for it",
                    )
