"""No emergency line is stated.

Why: It stands on every side of the guide. Someone in danger must not wait while staff search a page.

Law: Reason: the ICO's ten steps of 2023: in an emergency, share without delay. The guide shows the line on every side. An
agreement whose flows are all in bulk, or about nobody living, needs none.

Wrong:
    # in framework
    emergency: (remove)

Right:
    # in framework
    emergency: {line: "If someone is in immediate danger, call 999 now."}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.governance import Baseline
from ispc.rules._cases import about_nobody_living
from ispc.rules._documents import lacking


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, place in lacking(corpus, occasion, "emergency", _has):
        if any(_meets_people(exchange) for exchange in one.exchanges):
            yield Diagnostic(
                "emergency-line-missing",
                Severity.ERROR,
                "no emergency line is stated, here or above",
                place,
                help="add `emergency: {line: If someone is in immediate danger, call 999 now.}`",
            )


def _meets_people(exchange: Exchange) -> bool:
    """Not a file that one system sends another: nobody is at the door."""
    return exchange.flow.value.pattern not in ("bulk", "one-off") and not about_nobody_living(exchange)


def _has(baseline: Baseline) -> bool:
    return bool(baseline.emergency and baseline.emergency.line)
