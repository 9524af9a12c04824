"""What the person's yes, no or silence means for a flow.

Where a flow asks, a yes opens it and a no closes it. Where the agreement names a case in which nobody is asked, and this may be
that case, a person decides. Where a flow does not ask, a no is an objection, and counts for what the agreement says it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ispc.corpus import Exchange
from ispc.decide.answers import Desk, Reason, clause, items, part
from ispc.link import named
from ispc.model.consent import ConsentUse
from ispc.model.scalars import NotStated
from ispc.model.stories import Verdict


def consent(desk: Desk, exchange: Exchange) -> Iterator[tuple[Verdict, tuple[Reason, ...]]]:
    """What the person's yes, no or silence means for this flow."""
    use, state = exchange.flow.value.consent, desk.question.consent
    if isinstance(use, NotStated):
        yield "review", (part("consent not stated", exchange, "consent"),)
    elif use.use == "not used":
        yield from _objection(desk, exchange)
    elif state == "cannot be given" or _lacks_capacity(desk):
        rule = clause(desk, "consent cannot be given", "consent_rules", "lacks_capacity")
        yield "review", (*rule, part("consent cannot be given", exchange, "consent"))
    elif state == "given":
        return
    elif state in ("refused", "withdrawn"):
        yield from _refused(desk, exchange, use, state)
    elif state == "not safe to ask":
        rule = clause(desk, "not safe to ask", "consent_rules", "unsafe_to_ask")
        yield "review", (*rule, part("not safe to ask", exchange, "consent"))
    else:
        yield "review", (part("consent not known", exchange, "consent"),)


def _lacks_capacity(desk: Desk) -> bool:
    about = next((one for one in desk.effective.people if one.value.id == desk.question.about), None)
    return about is not None and about.value.population == "lacks capacity"


def _refused(
    desk: Desk, exchange: Exchange, use: ConsentUse, state: Literal["refused", "withdrawn"]
) -> Iterator[tuple[Verdict, tuple[Reason, ...]]]:
    """A no is a no, unless the agreement names a case in which it is not asked for, and this may be that case."""
    own = part("consent refused" if state == "refused" else "consent withdrawn", exchange, "consent")
    rule = (
        clause(desk, "consent refused", "consent_rules", "refused")
        if state == "refused"
        else clause(desk, "consent withdrawn", "consent_rules", "withdrawn")
    )
    if use.unless is not None and desk.question.harm not in ("none", "some"):
        at_risk = part("refused but at risk", exchange, "consent")
        others = tuple(part("serves instead", one) for one in _instead(desk, exchange))
        yield "review", (at_risk, *rule, *others)
    else:
        yield "deny", (own, *rule)


def _instead(desk: Desk, exchange: Exchange) -> tuple[Exchange, ...]:
    """Flows from the same givers that do not turn on consent."""
    givers = set(named(desk.question.giver, desk.effective.members))
    return tuple(
        one
        for one in desk.effective.exchanges
        if one is not exchange
        and givers.intersection(one.givers)
        and not isinstance(one.flow.value.consent, NotStated)
        and one.flow.value.consent.use == "not used"
        and set(items(one)).intersection(items(exchange))
        and one.flow.value.direction != "pull"
        and one.asker is None
    )


def _objection(desk: Desk, exchange: Exchange) -> Iterator[tuple[Verdict, tuple[Reason, ...]]]:
    if desk.question.consent not in ("refused", "withdrawn"):
        return
    if exchange.flow.value.objection == "stops it":
        yield "deny", (part("objection stops it", exchange, "objection"),)
    elif exchange.flow.value.objection == "is weighed":
        yield "review", (part("objection is weighed", exchange, "objection"),)
    elif exchange.flow.value.objection is not None:
        yield "permit", (part("objection does not stop it", exchange, "objection"),)
