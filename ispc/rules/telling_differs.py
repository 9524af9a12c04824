"""One agreement says that the person is told, and another that they are not, of the same sharing.

Why: One team keeps from a person what the next one tells them. Where silence protects somebody, the telling does harm.

Law: UK GDPR Articles 13 and 14: openness is the rule, and an exception has its reason.

Wrong:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
        tell_the_person: no, because telling puts the child at risk
    # in exchange
    flows:
      - id: weekly-list
        tell_the_person: yes

Right:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
        tell_the_person: yes, unless telling puts the child at risk
    # in exchange
    flows:
      - id: weekly-list
        tell_the_person: yes
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.consent import Telling
from ispc.rules._one_question import differing, pairs
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for pair in differing(pairs(corpus, occasion), _told):
        mine, theirs = pair.one.exchange, pair.other.exchange
        told = _told(mine) == "yes"
        said = "the person is told here, and" if told else "the person is not told here, and"
        then = "says that they are not" if told else "says that they are"
        yield Diagnostic(
            "telling-differs",
            # Of a family, only the one below that tells what the one above keeps back is certain to be at fault.
            pair.severity if told else Severity.WARNING,
            f"{said} `{pair.other.document.id}` {then}, for the same sharing in `{show(theirs.id)}`",
            mine.flow.address / "tell_the_person",
            related=(Label(theirs.flow.address / "tell_the_person", "another answer"),),
            law=("UK GDPR Articles 13 and 14",),
            help="settle whether the person is told, or say in what the two flows differ",
        )


def _told(exchange: Exchange) -> str | None:
    telling = exchange.flow.value.tell_the_person
    return telling.answer if isinstance(telling, Telling) else None
