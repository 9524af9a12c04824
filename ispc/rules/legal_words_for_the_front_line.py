"""The front line is shown words of law.

Why: The legal style puts people off, so they do not read on, and do not share.

Law: Reason: Dudley's framework of 2007: the front line gets no legal text; the Haringey report of 2009: the legalistic style
puts people off.

Wrong:
    flows:
      - id: school-worried
        guide: {do: Disclose pursuant to the agreement.}

Right:
    flows:
      - id: school-worried
        guide: {do: Share as this guide says.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plain import front_line

INSTEAD = {
    "aforementioned": "this",
    "aforesaid": "this",
    "criminal offence data": "information about crimes",
    "data controller": "organisation",
    "data controllers": "organisations",
    "data processor": "contractor",
    "data subject": "person",
    "data subjects": "people",
    "hereafter": "from now on",
    "hereby": "(nothing)",
    "herein": "here",
    "hereinafter": "(nothing)",
    "in accordance with": "as ... says",
    "in pursuance of": "under",
    "inter alia": "among others",
    "lawful basis": "reason",
    "legal basis": "reason",
    "legal gateway": "reason",
    "legitimate interests": "good reason",
    "mutatis mutandis": "in the same way",
    "notwithstanding": "even if",
    "prima facie": "at first sight",
    "pursuant to": "under",
    "shall": "must",
    "special category data": "sensitive information",
    "statutory gateway": "reason",
    "substantial public interest": "good reason",
    "thereafter": "after that",
    "thereof": "of it",
    "therein": "in it",
    "ultra vires": "not allowed",
    "vires": "power",
    "vital interests": "life",
    "whereas": "while",
    "wheresoever": "wherever",
}
LEGAL = re.compile(r"\b(" + "|".join(sorted(INSTEAD, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for passage in front_line(corpus, occasion):
        for word in (
            () if passage.is_name else dict.fromkeys(one.casefold() for one in LEGAL.findall(passage.text))
        ):
            yield Diagnostic(
                "legal-words-for-the-front-line",
                Severity.WARNING,
                f"`{word}` is a word of law, and the front line reads this",
                passage.address,
                help=f"say it in everyday words, such as `{INSTEAD[word]}`",
            )
