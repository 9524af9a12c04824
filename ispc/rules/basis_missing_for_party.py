"""A party gives or receives in a flow and has no answer of its own under `lawful`.

Why: Each controller answers for itself. A council cannot share on the school's basis, nor can the receiver lean on
the giver's.

Law: UK GDPR Articles 5(2) and 6(1); ICO data sharing code, question 5: the basis may differ between organisations.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools: (remove)

Right:
    flows:
      - id: school-worried
        lawful:
          schools: {basis: public task}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Member, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.model.scalars import NotStated
from ispc.rules._cases import UK_GDPR, about_nobody_living, severity
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("uk-gdpr-article-6-1-e")
    for effective in corpus.agreements():
        if effective.control.judged_on(occasion.today) < UK_GDPR:
            continue
        for exchange in effective.exchanges:
            for member in _unanswered(exchange):
                name = show(member.ref)
                yield Diagnostic(
                    "basis-missing-for-party",
                    severity(ceiling(provision)),
                    f"`{name}` takes part in `{show(exchange.id)}` but has no lawful basis there",
                    exchange.flow.address / "lawful",
                    law=("UK GDPR Article 6(1)",),
                    help=f"add `{name}` under `lawful` with its own `basis`",
                )


def _unanswered(exchange: Exchange) -> Iterator[Member]:
    if isinstance(exchange.flow.value.lawful, NotStated) or about_nobody_living(exchange):
        return
    answered = [ground.member for ground in exchange.grounds]
    for member in dict.fromkeys((*exchange.givers, *exchange.receivers)):
        if member not in answered and member.party.value.control != "processor":
            yield member
