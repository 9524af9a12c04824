"""The agreement gives another answer to a worked case than the case expects.

Why: The case is in the guide, and staff were trained on it. Either a change has turned the answer of the agreement, or the case tells
staff something that the parties have not agreed. The clause that decides it is where this is shown.

Law: No provision asks for worked cases. HM Government's guidance of 2008 puts them beside the rules, as the way in which people learn.

Wrong:
    # in case
    kind: scenario
    of: protocol
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: deny
    because: [school-worried]
    learn: Say what you saw and heard.

Right:
    # in case
    kind: scenario
    of: protocol
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: permit
    because: [school-worried]
    learn: Say what you saw and heard.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.show import show
from ispc.trials import at_odds, trials


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    tried = trials(corpus)
    contradictory = {trial.document.id for pair in at_odds(tried) for trial in pair}
    for trial in tried:
        if not trial.agrees and trial.document.id not in contradictory:
            decided = trial.answer.reasons[0]
            yield Diagnostic(
                "scenario-answer-differs",
                Severity.ERROR,
                f"`{trial.document.id}` expects {trial.case.expect}, and the answer is {trial.answer.verdict}",
                decided.address,
                caret=f"this decides it: {decided.why}",
                related=(Label(trial.document.at("expect"), "what the case expects"),),
                help=f"mend this clause, or the case: `ispc test` shows why `{show(trial.effective.id)}` answers so",
            )
