"""A use that has nothing to do with the purposes has found its way in.

Why: People gave the information so that someone would be helped. Once it serves to catch or to bill them, they stop telling,
and those who need help most stay away.

Law: UK GDPR Article 5(1)(b) and Article 8A: data is used for what it was collected for, or for what is compatible. The ICO's
data sharing code of 2021: the purposes must be precise.

Wrong:
    onward:
      further_uses:
        - {id: benefits, use: Detecting benefit fraud}

Right:
    onward:
      further_uses:
        - {id: planning, use: Counting referrals to plan services}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements
from ispc.show import show

FOREIGN = {
    "fraud": r"fraud\w*",
    "immigration": r"immigration|deport\w*",
    "debt": r"debts?|arrears|council tax (?:collection|recovery)",
    "marketing": r"marketing|fund-?raising|advertis\w*",
    "enforcement": r"(?:tenancy|parking|planning|benefits?) enforcement",
}
HELPS = re.compile(
    r"\b(safe\w*|protect\w*|harm\w*|abus\w*|neglect\w*|welfare|well-?being|support\w*|help\w*|victims?|vulnerable)\b",
    re.IGNORECASE,
)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        own = [
            (str(it.value.aim), it.address / "aim") for it in one.purposes if it.address.document == one.id
        ]
        uses = (one.baseline.onward and one.baseline.onward.further_uses) or ()
        further = [(str(it.use), one.origin("onward", "further_uses", at)) for at, it in enumerate(uses)]
        for text, place in (*own, *further):
            theme = _foreign(text)
            if theme and not HELPS.search(text) and _elsewhere(one, str(agreement.title), theme):
                yield Diagnostic(
                    "purpose-creep",
                    Severity.WARNING,
                    f"`{show(text)}` is about {theme}, and the agreement is there to help and protect",
                    place,
                    related=(Label(one.at("title"), "what it is for"),),
                    law=("UK GDPR Article 5(1)(b)", "ICO data sharing code 2021"),
                    help="take it out, or make an agreement of its own with its own basis",
                )


def _foreign(text: str) -> str | None:
    found = (theme for theme, words in FOREIGN.items() if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE))
    return next(found, None)


def _elsewhere(one: Effective, title: str, theme: str) -> bool:
    """Whether the agreement is for helping people, and its title is not about the theme."""
    aims = [str(purpose.value.aim) for purpose in one.purposes]
    return _foreign(title) != theme and any(HELPS.search(aim) and not _foreign(aim) for aim in aims)
