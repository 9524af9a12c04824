"""A worked case names a clause that the answer does not rest on.

Why: A right answer for a wrong reason is chance. The next change turns it, and nobody sees which clause should have held.

Law: No provision asks for worked cases. A record of a decision to share has to say why (ICO data sharing code, 2021, annex B).

Wrong:
    # in case
    kind: scenario
    of: protocol
    title: A pupil is afraid
    story: A pupil says that she is afraid to go home.
    ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
    expect: permit
    because: [consent_rules/refused]
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
from ispc.diagnostic import Diagnostic, Severity
from ispc.show import show
from ispc.suggest import nearest
from ispc.trials import Trial, trials


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for trial in trials(corpus):
        for at, clause in trial.missing if trial.agrees else ():
            near = nearest(clause, _named(trial))
            yield Diagnostic(
                "scenario-reason-differs",
                Severity.ERROR,
                f"the answer does not rest on `{show(clause)}`",
                trial.document.at("because", at),
                caret=f"did you mean `{near[0]}`?" if near else "",
                help=f"it rests on {', '.join(f'`{one}`' for one in _named(trial)[:6])}",
            )


def _named(trial: Trial) -> tuple[str, ...]:
    """The clauses that the answer does rest on, what decided it first."""
    rests_on = (*trial.answer.reasons, *trial.answer.conditions)
    return tuple(dict.fromkeys(one.clause for one in rests_on))
