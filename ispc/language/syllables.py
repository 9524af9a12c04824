"""An English word -> how many syllables it has.

A count of groups of vowels, mended by what English spelling does often, and a short list of words that it gets wrong. A
dictionary of sounds would be surer, but the one that is free to use has to be fetched, and the ones that come with a library
are under a licence that would bind ours. `tests/language/syllables.txt` says how well it does.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {
    "area": 3, "aren't": 1, "business": 2, "catalogue": 3, "clothes": 1, "colleague": 2, "colleagues": 2, "companion": 3,
    "complement": 3, "element": 3, "elements": 3, "evening": 2, "every": 2, "everyone": 3, "everything": 3, "going": 2,
    "doing": 2, "however": 3, "idea": 3, "ideas": 3, "implement": 3, "league": 1, "leagues": 1, "lifestyle": 2, "naive": 2,
    "one": 1, "people": 2, "queue": 1, "recipe": 3, "rely": 2, "safeguard": 2, "science": 2, "somebody": 3, "someone": 2,
    "something": 2, "sometimes": 2, "somewhere": 2, "statement": 2, "statements": 2, "supplement": 3, "themselves": 2, "therefore": 2, "vehicle": 3,
    "vehicles": 3, "wednesday": 2, "wherever": 3, "whoever": 3, "wholly": 2,
}  # fmt: skip

LONGEST_INITIALS = 5

_GROUP = re.compile(r"[aeiouy]+")
_FEWER = tuple(
    map(
        re.compile,
        (
            r"[^aeiouy]e$(?<![^aeiouylr]le)(?<![^aeiouy]re$)",  # make; not table, centre
            r"(?<![sxzcg])(?<!ch)(?<!sh)es$(?<=[^aeiouy]es)(?<![^aeiouylr]les)",  # makes; not houses, tables
            r"[^aeiouytd]ed$(?<![^aeiouylrw]led)(?<!hundred)",  # shared; not wanted, handled
            r"[^aeiouy]e(?=(?:ment|ful|less|ly|ness|ty|guard|bound|work|land)s?\w{0,4}$)(?<![tdlm]e(?=ment))"
            r"(?<![lrnd]e(?=ty))",  # safely, safety; not element, society
        ),
    )
)
"""Vowels that are written and not heard."""

_MORE = tuple(
    map(
        re.compile,
        (
            r"[aeuy]ing|(?<=[^go])oing",  # seeing, carrying
            r"(?<![cstgxl])i[ao](?!u)(?<!ni(?=on))|(?<=[cst])ia(?=t)|lia(?=bl|n)|lio",  # media, period; not social, nation, parliament
            r"(?<![cstgx])iou|(?<=[^g])uou|guous",  # serious, continuous
            r"(?<![cst])ien[ct]|(?<=[^aeiou][^aeiou])ier$|[^aeiou]iest$|(?<=quiet)$|(?<=diet)$|(?<=variet)|(?<=[cx])ie(?=ty)",  # client, earlier
            r"(?<![qg])ua(?!rd)",  # annual; not language, guard
            r"(?<![gq])uen[ct]|uel$|(?<=fl)uen",  # influence
            r"eo(?!ple|n$)(?=[^u])",  # video
            r"(?<=cr)ea(?=t)(?!ture)|(?<=th)ea(?=tre)|(?<=r)ea(?=lit|ct)",  # create, reality
            r"^re(?=a(?:ss|ct|rr|pp|dm)|e(?:n|x|v)|i(?:n|ss|t)|o|u(?:se|n))|^co(?=op|ord|in[cs])",  # reassess, cooperate
            r"sms?$|thm$",  # racism
            r"[^aeiouy]n't$",  # didn't
            r"ui(?=d|ty|sh|tion)(?<![gqb]ui)|(?<=r)ui(?=n)|sui(?=c)",  # fluid, ruin, suicide
            r"oe(?=t|m)|ploye|anyone|^maybe",  # poet, employer
            r"ii|aa(?!r)|ao",
        ),
    )
)
"""Two vowels side by side that are heard as two, and consonants that make a syllable of their own."""


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """How many syllables, one at least. Parts joined by a hyphen add up, and capitals are said letter by letter: NHS is three."""
    if 1 < len(word) <= LONGEST_INITIALS and word.isalpha() and word.isupper():
        return len(word) + 2 * word.count("W")
    return max(1, sum(_of_part(part) for part in re.split(r"[-/.&]", word.lower().replace("’", "'")) if part))


def _of_part(part: str) -> int:
    part = re.sub(r"'s$|s'$|'(?!t$)", "", part)
    if part in _WORDS:
        return _WORDS[part]
    more = sum(len(one.findall(part)) for one in _MORE)
    fewer = sum(bool(one.search(part)) for one in _FEWER)
    return max(1, len(_GROUP.findall(part)) + more - fewer)
