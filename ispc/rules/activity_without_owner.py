"""An activity of an embedding plan has no owner.

Why: What everyone owns, nobody does.

Law: Reason: the embedding toolkit of 2010 asks for a person or team with a clear role and responsibility; the Haringey report
of 2009 asks for an owner in each organisation.

Wrong:
    # in plan
    activities:
      - {id: training, owner: (remove)}

Right:
    # in plan
    activities:
      - {id: training, owner: {organisation: northmere-council, post: Head of Learning}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plans import activities, name


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in activities(corpus, occasion):
        if one.value.owner is None:
            yield Diagnostic(
                "activity-without-owner",
                Severity.WARNING,
                f"nobody is named who sees to {name(one)}",
                one.address,
                help="add `owner`, with the organisation and the post",
            )
