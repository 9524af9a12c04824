"""What the flows of a document, and of the documents under it, really use. Shared by the rules on what no flow uses."""

from __future__ import annotations

from ispc.corpus import Corpus, Effective
from ispc.model.scalars import NotStated
from ispc.rules._documents import under


def knows_its_flows(corpus: Corpus, effective: Effective) -> bool:
    """Whether all flows that could use something of the document have been read."""
    family = (effective, *under(corpus, effective))
    gaps = any(one.agreement and isinstance(one.agreement.flows, NotStated) for one in family)
    return not corpus.incomplete and not gaps


def used_items(corpus: Corpus, effective: Effective) -> set[str]:
    """The ids of the items that a flow carries, itself or as part of a wider one."""
    family = (effective, *under(corpus, effective))
    carried = {item.value.id for one in family for exchange in one.exchanges for item in exchange.items}
    wider = {item.value.within for one in family for item in one.items if item.value.id in carried}
    return carried | {name for name in wider if name}


def used_purposes(corpus: Corpus, effective: Effective) -> set[str]:
    """The ids of the purposes that a flow serves, itself or as part of a wider one."""
    family = (effective, *under(corpus, effective))
    served = {aim.value.id for one in family for exchange in one.exchanges for aim in exchange.purposes}
    wider = {aim.value.within for one in family for aim in one.purposes if aim.value.id in served}
    return served | {name for name in wider if name}


def used_parties(corpus: Corpus, effective: Effective) -> set[str]:
    """The names of the parties, and of their organisations, that give, receive or ask in a flow."""
    names: set[str] = set()
    for one in (effective, *under(corpus, effective)):
        for exchange in one.exchanges:
            names |= {member.ref for member in (*exchange.givers, *exchange.receivers)}
            names |= {exchange.flow.value.request.by or ""} if exchange.flow.value.request else set()
    return names | {name.split("/")[0] for name in names if "/" not in name}
