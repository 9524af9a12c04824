"""People are told although someone else's safety depends on their not being told.

Why: A perpetrator who learns what a victim said can kill. The agreement itself says that these people are opposed.

Law: Data Protection Act 2018 Schedule 2 paragraph 16: the rights of others. Golden rules: protect those who could be harmed.

Wrong:
    people:
      - {id: carer, opposed_to: child}
    flows:
      - id: police-worried
        tell_the_person: yes

Right:
    people:
      - {id: carer, opposed_to: child}
    flows:
      - id: police-worried
        tell_the_person: yes, unless telling puts someone at risk
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.consent import Telling
from ispc.rules._documents import agreements
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            tell = exchange.flow.value.tell_the_person
            opposed = next((person for person in exchange.people if person.value.opposed_to), None)
            if opposed and isinstance(tell, Telling) and tell.answer == "yes" and not tell.unless:
                yield Diagnostic(
                    "told-although-opposed",
                    Severity.ERROR,
                    f"`{show(opposed.value.id)}` is told, and someone's safety depends on their not being told",
                    exchange.flow.address / "tell_the_person",
                    related=(Label(opposed.address / "opposed_to", "opposed to these people"),),
                    help="write `yes, unless telling puts someone at risk`, or `no, because ...`",
                )
