"""The front line is shown the number of a section or article.

Why: Staff act on plain words. A number says nothing to those who do not know the Act, and frightens those who half know it.

Law: Reason: Dudley's framework of 2007: the front line gets what can be shared and with whom, and no legal text. The number
of a section of a form is no law.

Wrong:
    flows:
      - id: school-worried
        when: A section 47 enquiry has begun.

Right:
    flows:
      - id: school-worried
        when: The council is looking into harm to a child. Fill in section 2 of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.acronyms import ACT
from ispc.rules._plain import front_line
from ispc.show import show

NUMBER = re.compile(
    r"(?:\b(?:sections?|articles?|art\.?|paragraphs?|paras?\.?|schedules?|regulations?|ss?\.)|§)\s*\d+[A-Z]{0,2}\b"
    r"(?:\(\w+\))*",
    re.IGNORECASE,
)
OF_SOMETHING = re.compile(r"(?:\s|,|-|–|and|or|to|\d)*\b(?:of|on|in) (?:the|this|that|a|your|our|each)\b")
OF_A_LAW = re.compile(
    r"(?:\s|,|-|–|and|or|to|\d)*\b(?:of|in) (?:the|this|that) (?:(?:[A-Z][\w']*|and|of|the|\(\w+\)) )*"
    r"(?:Act|Law|GDPR|Regulations?|Order|Code)\b"
)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for passage in front_line(corpus, occasion):
        for sentence in () if passage.is_name else passage.sentences:
            found = [one for one in NUMBER.finditer(sentence.text) if _is_law(sentence.text, one)]
            for one in found or ACT.finditer(sentence.text):
                yield Diagnostic(
                    "section-numbers-for-the-front-line",
                    Severity.WARNING,
                    f"`{show(one[0])}` is for lawyers, and the front line reads this",
                    passage.address,
                    help="say in plain words what it means for staff, and keep the number for managers",
                    stretch=sentence.stretch(*one.span()),
                )


def _is_law(text: str, found: re.Match[str]) -> bool:
    """Not a section of a form, a record or a guide: `section 2 of the form`."""
    return not OF_SOMETHING.match(text, found.end()) or OF_A_LAW.match(text, found.end()) is not None
