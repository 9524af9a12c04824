"""The conditions that parties rely on for special category and offence data. Shared by the rules on Schedule 1.

Articles 9 and 10 are answered in the same words: a condition, a paragraph of Schedule 1, why the person is not asked, and
the policy document. So one list serves every rule on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ispc.corpus import Corpus, Occasion
from ispc.law import Catalogue
from ispc.law.provisions import Provision
from ispc.location import Address
from ispc.model.lawfulness import Offence, Special
from ispc.model.scalars import NotStated
from ispc.rules._cases import Case, cases

ARTICLE_9 = "uk-gdpr-article-9-2-"
ARTICLE_10 = "uk-gdpr-article-10"


@dataclass(frozen=True, slots=True)
class Answer:
    """One condition that a party relies on. `provision` is the condition itself; None where it is not stated."""

    case: Case
    said: Special | Offence
    at: Address
    provision: Provision | None

    @property
    def serves(self) -> str:
        """What a paragraph of Schedule 1 must serve to fit: `9-2-g`, or `10` for offence data."""
        return self.provision.id.removeprefix("uk-gdpr-article-") if self.provision else ""

    @property
    def named(self) -> str:
        """The condition in the author's word, to quote in a message."""
        return f"`{self.provision.word}`" if self.provision and self.provision.word else "offence data"


def answers(corpus: Corpus, occasion: Occasion) -> Iterator[Answer]:
    """Every condition for special category or offence data that is relied on under UK GDPR."""
    for case in cases(corpus, occasion):
        if not case.general:
            continue
        special, offence = case.lawful.special, case.lawful.offence
        if special is not None:
            stated = None if isinstance(special.condition, NotStated) else special.condition
            yield Answer(case, special, case.at / "special", _article_9(corpus.law, stated))
        if offence is not None:
            yield Answer(case, offence, case.at / "offence", corpus.law.provision(ARTICLE_10))


def paragraph(law: Catalogue, answer: Answer) -> Provision | None:
    """The condition of Schedule 1 relied on: the one named, else the only one that serves the Article 9 condition."""
    number = answer.said.schedule_1
    if number is not None:
        return law.paragraph(number)
    fitting = [
        one for one in law.provisions.values() if one.paragraph and answer.serves in one.paragraph.serves
    ]
    return fitting[0] if len(fitting) == 1 else None


def _article_9(law: Catalogue, condition: str | None) -> Provision | None:
    letters = (law.provisions.get(f"{ARTICLE_9}{letter}") for letter in "abcdefghij")
    return next((one for one in letters if one is not None and one.word == condition), None)
