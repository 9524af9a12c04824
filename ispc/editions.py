"""Log x Terms -> Texts: every text of a document that somebody was shown, in order, and the one that the workspace holds.

A text is what it means. Two files that differ in layout alone are one text, and what was said of either was said of both. What happens
to a text after it was shown (how a check came out) is told by whoever holds it last, so it is read with its day: a check that
passed in October made nothing agreed in September.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ispc import authority
from ispc.corpus import Effective
from ispc.decode import decode
from ispc.kept import Kept, read_stored
from ispc.model.approving import Approving
from ispc.model.control import Controlled
from ispc.parse import parse
from ispc.records import Entry, Log
from ispc.terms import Terms

Outcome = tuple[str, datetime.date | None]
"""How a check came out, and the day, if one is stated."""


@dataclass(frozen=True)
class Text:
    """One text of a document. `digests` are those of the files that hold it; none where nobody was shown it.

    `since` is the day on which it was put to the parties: stated, or that of the first record about it. `kept` is the file that was
    shown last, with its sources; None for a text that only the workspace holds.
    """

    edition: str
    terms: Terms
    digests: tuple[str, ...]
    since: datetime.date | None
    effective: datetime.date | None
    ends: datetime.date | None
    approval: Approving | None
    checks: Mapping[str, Outcome]
    kept: Kept | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        return self.terms.parties()

    @property
    def voters(self) -> tuple[str, ...]:
        """The parties that can decide: each body by itself, and a class only where somebody is named who speaks for it."""
        return authority.voters(self.terms)

    def gates(self, day: datetime.date) -> Mapping[str, str]:
        """How each check stood on a day. One without a day has always stood so."""
        return MappingProxyType(
            {
                name: outcome if on is None or on <= day else "waiting"
                for name, (outcome, on) in self.checks.items()
            }
        )

    @property
    def means(self) -> str:
        """The digest of what it means."""
        return self.terms.digest


def texts(effective: Effective, held: Terms, entries: Iterable[Entry], log: Log) -> tuple[Text, ...]:
    """The texts in the order in which they were shown, one for each meaning; the workspace's own last, or in its place."""
    found: dict[str, Text] = {}
    for text in _shown(entries, log):
        before = found.get(text.means)
        found[text.means] = text if before is None else _again(before, text)
    own = _own(effective, held)
    known = found.get(own.means)
    found[own.means] = own if known is None else _again(known, own)
    return tuple(found.values())


def _again(first: Text, again: Text) -> Text:
    """One text that was shown in two files: known since the first, its checks as the second tells them."""
    return replace(
        again,
        digests=(*first.digests, *again.digests),
        since=first.since,
        kept=again.kept or first.kept,
    )


def _own(effective: Effective, held: Terms) -> Text:
    control = effective.control
    return Text(
        held.edition,
        held,
        (),
        control.proposed,
        control.effective,
        control.ends,
        control.approval,
        _checks(held),
    )


def _shown(entries: Iterable[Entry], log: Log) -> Iterator[Text]:
    """Each file that somebody was shown, in the order of the records."""
    seen: set[str] = set()
    for entry in entries:
        approval = entry.approval
        if approval is None or approval.text in seen or approval.text not in log.texts:
            continue
        seen.add(approval.text)
        kept = read_stored(log.texts[approval.text].data)
        if kept is not None and kept.terms.document == approval.document:
            yield _kept_text(kept, approval.text, entry.record.on)


def _kept_text(kept: Kept, digest: str, first: datetime.date) -> Text:
    held = kept.terms
    return Text(
        held.edition,
        held,
        (digest,),
        _day(held.value("proposed")) or first,
        _day(held.value("effective")),
        _day(held.value("ends")),
        _approval(kept),
        _checks(held),
        kept,
    )


def _approval(kept: Kept) -> Approving | None:
    """The rule of approval as the kept YAML states it: it belongs to the document alone, and is inherited by none."""
    for source in kept.sources:
        tree = parse(source).value
        document = decode(tree).value if tree is not None else None
        if (
            document is not None
            and document.id == kept.terms.document
            and isinstance(document.content, Controlled)
        ):
            return document.content.approval
    return None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _checks(held: Terms) -> Mapping[str, Outcome]:
    return MappingProxyType(
        {
            one: (held.value("gates", one, "outcome"), _day(held.value("gates", one, "on")))
            for one in held.items("gates")
        }
    )
