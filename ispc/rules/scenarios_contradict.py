"""Two worked cases put one question to one agreement, and expect different answers.

Why: One of them is wrong, and whichever staff read first is the one that they will follow.

Law: No provision asks for worked cases. Staff must know what to do (ICO data sharing code, 2021, on staff and training).

Wrong:
    # in first
    kind: scenario
    of: protocol
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: permit
    because: [school-worried]
    learn: Say what you saw and heard.
    # in second
    kind: scenario
    of: protocol
    title: A pupil is silent
    story: A pupil will not go home and will not say why.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: review
    because: [school-worried]
    learn: Silence can be a sign.

Right:
    # in first
    kind: scenario
    of: protocol
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: permit
    because: [school-worried]
    learn: Say what you saw and heard.
    # in second
    kind: scenario
    of: protocol
    title: A pupil is silent
    story: A pupil will not go home and will not say why.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: permit
    because: [school-worried]
    learn: Silence can be a sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.trials import at_odds, trials


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for trial, other in at_odds(trials(corpus)):
        yield Diagnostic(
            "scenarios-contradict",
            Severity.ERROR,
            f"`{trial.document.id}` and `{other.document.id}` expect different answers to one question",
            trial.document.at("expect"),
            related=(Label(other.document.at("expect"), "what the other one expects"),),
            help="decide which is right, and change the other one or its question",
        )
