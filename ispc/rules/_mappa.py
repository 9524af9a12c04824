"""Whether a flow goes under the public protection arrangements, which change the regime of those who take part."""

from __future__ import annotations

from ispc.corpus import Exchange

ARRANGEMENTS = frozenset(
    {
        "criminal-justice-act-2003-s325",
        "criminal-justice-act-2003-s325-4",
        "criminal-justice-act-2003-s325-4d",
    }
)


def under_mappa(exchange: Exchange) -> bool:
    """Whether any party of the flow relies on Criminal Justice Act 2003 section 325."""
    cited = (citation for ground in exchange.grounds for _, citation in ground.powers)
    return any(citation.provision and citation.provision.id in ARRANGEMENTS for citation in cited)
