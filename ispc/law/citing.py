"""Reads a citation as people write it: `s.47 of the CA 1989` and `children-act-1989-s47` are one provision.

An author copies citations from old agreements, where the same section is written in a dozen ways. So a
citation is reduced to its words in any order, with short names of instruments opened and the words that
only glue (`section`, `of`, `the`) dropped. Where two provisions could be meant, none is chosen.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

Key = tuple[str, ...]

LONGEST = 300
"""Characters beyond which a text is no citation, so that no text can keep us long."""

_GLUE = frozenset({"section", "sections", "sec", "s", "ss", "the", "of", "and", "to"})
_SAME = {
    "article": "art",
    "articles": "art",
    "arts": "art",
    "schedule": "sch",
    "schedules": "sch",
    "schs": "sch",
    "paragraph": "para",
    "paragraphs": "para",
    "paras": "para",
    "regulation": "reg",
    "regulations": "reg",
    "regs": "reg",
    "rule": "r",
    "annexe": "annex",
}
_NUMBERED = frozenset({"art", "sch", "para", "reg", "r", "annex", "part", "chapter"})
_GLUED_NUMBER = re.compile(r"^(ss?|arts?|schs?|paras?|regs?|r)(\d.*)$")
_PART = re.compile(r"^part\d+$")
_SUBSECTION = re.compile(r"(?<=[\w)])\(\w{1,4}\)$")
_YEAR = re.compile(r"^(1[89]|20)\d\d$")
_WORD = re.compile(r"[a-z0-9]+")


def words(citation: str, shorts: Mapping[Key, Key]) -> Key:
    """The words that tell a citation from another, in the order written."""
    plain = _words(citation)
    opened: list[str] = []
    at = 0
    longest = max(map(len, shorts), default=0)
    while at < len(plain):
        for size in range(longest, 0, -1):
            full = shorts.get(plain[at : at + size])
            if full is not None:
                opened.extend(full)
                at += size
                break
        else:
            opened.append(plain[at])
            at += 1
    numbered = tuple(_numbered([part for word in opened for part in _parts(word)]))
    if any(word.startswith("sch") for word in numbered) and any(word.startswith("para") for word in numbered):
        return tuple(
            word for word in numbered if not _PART.match(word)
        )  # paragraphs run on through the parts
    return numbered


def shorts_of(instruments: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[Key, Key]:
    """Short names, as words, to the words of the full name."""
    return MappingProxyType(
        {_words(short): _words(name) for name, all_short in instruments for short in all_short}
    )


def _words(text: str) -> Key:
    return tuple(_WORD.findall(text.casefold().replace("'", "").replace("’", "")))


def _parts(word: str) -> Key:
    glued = _GLUED_NUMBER.match(word)
    parts = glued.groups() if glued else (word,)
    return tuple(_SAME.get(part, part) for part in parts if part not in _GLUE)


def _numbered(parts: list[str]) -> Iterator[str]:
    """Join a number to what it numbers: Schedule 1 paragraph 8 is not Schedule 8 paragraph 1."""
    at = 0
    while at < len(parts):
        joined = parts[at] in _NUMBERED and at + 1 < len(parts) and parts[at + 1][0].isdigit()
        yield parts[at] + parts[at + 1] if joined else parts[at]
        at += 2 if joined else 1


@dataclass(frozen=True)
class Index:
    """Which ids a citation may mean: by all its words, by its words without the year, and by likeness."""

    shorts: Mapping[Key, Key]
    exact: Mapping[Key, frozenset[str]]
    yearless: Mapping[Key, frozenset[str]]
    written: tuple[tuple[str, str], ...]

    def ids(self, citation: str) -> frozenset[str]:
        """Every id that the citation may mean: one is an answer, several are an ambiguity.

        A subsection that has no entry of its own means the section: `s42(1)` is `s42`.
        """
        written = citation.strip() if len(citation) <= LONGEST else ""
        while written:
            key = tuple(sorted(words(written, self.shorts)))
            found = self.exact.get(key) or self.yearless.get(key)
            if found:
                return found
            wider = _SUBSECTION.sub("", written)
            written = wider if wider != written else ""
        return frozenset()

    def like(self, citation: str, most: int = 3) -> tuple[str, ...]:
        """The ids whose citation is spelt most like this one, best first; none where nothing is near.

        A citation that is a part of another, such as a bare section number, is as near as can be.
        """
        if len(citation) > LONGEST:
            return ()
        parts = words(citation, self.shorts)
        asked = " ".join(parts)
        matcher = SequenceMatcher(None, "", asked)
        scores: dict[str, float] = {}
        for text, identifier in self.written:
            matcher.set_seq1(text)
            if parts and set(parts) <= set(text.split()):
                scores[identifier] = 1.0
            elif matcher.real_quick_ratio() > 0.75 and matcher.quick_ratio() > 0.75:
                scores[identifier] = max(scores.get(identifier, 0.0), matcher.ratio())
        near = [identifier for identifier, score in scores.items() if score > 0.75]
        return tuple(sorted(near, key=lambda identifier: (-scores[identifier], identifier))[:most])


def index(written: Iterable[tuple[str, str]], shorts: Mapping[Key, Key]) -> Index:
    """Index pairs of a citation, as somebody writes it, and the id that it means."""
    exact: dict[Key, set[str]] = defaultdict(set)
    yearless: dict[Key, set[str]] = defaultdict(set)
    pairs = []
    for citation, identifier in written:
        read = words(citation, shorts)
        pairs.append((" ".join(read), identifier))
        exact[tuple(sorted(read))].add(identifier)
        without_year = [word for word in read if not _YEAR.match(word)]
        if len(without_year) < len(read):
            yearless[tuple(sorted(without_year))].add(identifier)
    return Index(
        shorts=shorts,
        exact=MappingProxyType({key: frozenset(ids) for key, ids in exact.items()}),
        yearless=MappingProxyType({key: frozenset(ids) for key, ids in yearless.items()}),
        written=tuple(pairs),
    )
