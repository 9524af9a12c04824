"""Nothing says whether the impact of the sharing was assessed.

Why: Sharing about children, about health or offences, or in bulk can do harm that nobody meant. It is looked at first.

Law: UK GDPR Article 35: where the risk is likely to be high. The ICO's data sharing code of 2021 advises one elsewhere.

Wrong:
    impact_assessment: (remove)
    # in exchange
    impact_assessment: (remove)

Right:
    impact_assessment: {done: no, because: "low risk; the screening form is on file"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import about_nobody_living, severity
from ispc.rules._documents import agreements, lineage


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    law = corpus.law.provision("uk-gdpr-article-35")
    for one, _ in agreements(corpus, occasion):
        stated = any(getattr(document.content, "impact_assessment", None) for document in lineage(one))
        reason = None if stated or _told_above(corpus, one) else _risk(one)
        if reason:
            yield Diagnostic(
                "impact-assessment-missing",
                severity(ceiling(law)),
                f"nothing says whether the impact was assessed, and {reason}",
                one.at("title"),
                law=(law.citation,),
                help="add `impact_assessment: {done: yes, ...}`, or `{done: no, because: ...}`",
            )


def _told_above(corpus: Corpus, one: Effective) -> bool:
    """Whether the protocol above, which lacks it too, is told of already."""
    above = (corpus.effective.get(parent.id) for parent in one.parents)
    return any(_risk(it) for it in above if it is not None)


def _risk(one: Effective) -> str | None:
    exchanges = [exchange for exchange in one.exchanges if not about_nobody_living(exchange)]
    kinds = {item.value.kind for exchange in exchanges for item in exchange.items}
    if any(person.value.population == "children" for exchange in exchanges for person in exchange.people):
        return "the sharing is about children"
    if kinds & {"special category", "criminal offence"}:
        return "it carries special category or offence data"
    bulk = any(exchange.flow.value.pattern == "bulk" for exchange in exchanges)
    return "data goes in bulk" if bulk else None
