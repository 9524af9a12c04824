"""A sentence -> the places where two negatives cancel each other: `not unlikely`, `not without`, `never fails to`.

The reader has to work out what is meant, and in a hurry gets it the wrong way round. A prohibition with an exception, such as
`do not share unless`, says two things and cancels nothing, so it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.language.marks import Mark, mark
from ispc.language.reading import Sentence

_NOT = r"(?:not|never|cannot|\w+n't)"
_VERY = r"(?:(?:at all|altogether|entirely|wholly|always|necessarily|very|too|so|ever|be|been|seem|become|an?) ){0,3}"
_UN = (
    r"un(?!(?:der|it|iv|til|less|ion|to|iq|if|pack|lock|load|fold|cover|dress|tie)\w*)"
    r"\w+(?:ed|able|ible|ful|al|ly|ary|ant|ous|ent|ain|ing|ive|like)"
)
_WHOLE = (
    "unfair|unwelcome|untoward|unwise|unkind|untrue|unclear|unsure|unsafe|unwell|unknown|unusual|uncommon|undue|unseen|unfit|unlike|unjust|"
    "unheard of|impossible|improper|impractical|improbable|inappropriate|incorrect|incomplete|inaccurate|inconsistent|"
    "inconceivable|inconsiderable|indifferent|ineligible|infrequent|infrequently|insensitive|insignificant|insubstantial|"
    "insufficient|invalid|irrelevant|irresponsible|irregular|illegal|illegitimate|illogical|dissimilar|disagree|disallow|"
    "disapprove|dishonest|disproportionate|disregard|non-existent|unwilling|unaware"
)
_IS = "(?:" + "|".join(rf"(?<=\b{form} )" for form in ("is", "are", "was", "were", "be", "been")) + "|^)"
_TWICE = re.compile(
    rf"\b{_NOT} {_VERY}(?:{_WHOLE}|{_UN})\b"
    rf"|\b{_NOT} (?:\w+ly )?(?:fail(?:ed|ing)? to|neglect(?:ed)? to|omit(?:ted)? to|refrain from)\b"
    rf"|{_IS}(?:not|never) (?:\w+ly )?without\b|\b(?:isn't|aren't|wasn't|weren't) without\b"
    rf"|\b(?:never|not) (?:fails|failed|neglects|omits|refrains) (?:to|from)\b"
    rf"|\b(?:no|nobody|no-one|none|nothing|neither)(?: one)?(?: \w+){{0,4}}? (?:is|are|was|were|has|have|had|can|could|should|"
    rf"must|may|will|would|do|does|did)(?: not\b|n't\b)(?! only)"
    rf"|\bno (?:reason|need|excuse|duty|right)(?: \w+){{0,2}}? not to\b"
    rf"|\b(?:do|does|did|is|are|was|were|has|have|had|can|could|should|must|may|will|would|shall)"
    rf"(?:n't|not| not)(?: \w+){{1,2}} (?:nothing|nobody|no-one|no one|none|nowhere)\b"
    rf"|\b(?:cannot|can't|could not|couldn't|must not|mustn't|should not|shouldn't|may not|will not|won't) (?:\w+ )?not\b(?! only)"
    rf"|\b(?:hardly|scarcely|barely|rarely|seldom|never)(?: \w+){{0,2}}? (?:not|nothing|nobody|no one)\b(?! only)"
)
_FALSE = re.compile(r"\bnot (?:\w+ ){0,2}(?:united|universal|unique|unanimous|unilateral)\b")


def double_negatives(sentence: Sentence) -> Iterator[Mark]:
    """Every pair of negatives that cancel, from the first of them to the last."""
    low = sentence.low
    if "n" not in low:
        return
    for found in _TWICE.finditer(low):
        if not _FALSE.match(low, found.start()):
            yield mark(sentence, *found.span())
