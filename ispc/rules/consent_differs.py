"""One agreement asks the person, and another does not, for the same sharing.

Why: A person is asked by one team and not by the next. A no given to one of them counts for nothing with the other.

Law: The ICO's data sharing code of 2021: people know what happens to their data, and consent is used where it is a real choice.
Dudley's framework of 2007: an exchange may be stricter than its protocol, so one that asks as well is left alone.

Wrong:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
        consent: asked
    consent_rules:
      refused: Record the refusal. Share only if someone is at risk of harm.
      withdrawn: Tell any worker. We stop that day.
    # in exchange
    flows:
      - id: weekly-list
        consent: not used

Right:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
        consent: asked
    consent_rules:
      refused: Record the refusal. Share only if someone is at risk of harm.
      withdrawn: Tell any worker. We stop that day.
    # in exchange
    flows:
      - id: weekly-list
        consent: asked
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Occasion
from ispc.diagnostic import Diagnostic, Label
from ispc.model.scalars import NotStated
from ispc.rules._consent import asks, relies
from ispc.rules._family import one_flow
from ispc.rules._one_question import Pair, differing, pairs
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for pair in differing(pairs(corpus, occasion), _asked):
        mine, theirs = pair.one.exchange, pair.other.exchange
        stricter = pair.family and asks(mine)
        if not stricter and not _told_of_bases(pair):
            there = pair.other.document.id
            said = (
                f"the person is asked here, and `{there}` does not ask"
                if asks(mine)
                else f"nobody is asked here, and `{there}` asks"
            )
            yield Diagnostic(
                "consent-differs",
                pair.severity,
                f"{said}, for the same sharing in `{show(theirs.id)}`",
                mine.flow.address / "consent",
                related=(Label(theirs.flow.address / "consent", "another answer"),),
                law=("ICO data sharing code 2021",),
                help="settle whether the person is asked, or say in what the two flows differ",
            )


def _told_of_bases(pair: Pair) -> bool:
    """Whether the flows differ in that one of them rests on consent, which `flow-bases-differ` tells."""
    sides = [(one.document, one.exchange) for one in (pair.one, pair.other)]
    return relies(pair.one.exchange) != relies(pair.other.exchange) and one_flow(*sides) and _rests(pair)


def _rests(pair: Pair) -> bool:
    bases = [
        {it.lawful.value.basis == "consent" for it in one.exchange.grounds} for one in (pair.one, pair.other)
    ]
    return bases[0] != bases[1]


def _asked(exchange: Exchange) -> bool | None:
    return None if isinstance(exchange.flow.value.consent, NotStated) else asks(exchange)
