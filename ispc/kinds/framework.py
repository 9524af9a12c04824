"""A framework: the partnership's position statement, principles and baseline clauses, above all its protocols.

Haringey's report of 2009 asks for one position statement over all protocols; Dudley's of 2007 for a framework that
can cover any sharing. What is said here once is inherited by every document below.
"""

from __future__ import annotations

from typing import Literal

from ispc.model.control import Controlled
from ispc.model.governance import Baseline, Guide, Principle, Responsibility, Tier
from ispc.model.lawfulness import ProvisionRef
from ispc.model.parties import Party
from ispc.model.prose import Prose
from ispc.model.scalars import Many, Stated, ask


class Framework(Controlled, Baseline):
    """The document above the protocols of one partnership."""

    kind: Literal["framework"] = ask("Kind", "The word `framework`.", "It says which template applies.", "framework", internal="names the template; no reader needs it")
    position_statement: Prose = ask("Position statement", "What the partnership stands for, in a few sentences.", "Embedding toolkit, 2010: state the position of senior management clearly.", "We share information to keep people safe, and we say so openly.", to="S")
    principles: Many[Principle] = ask("Principles", "The principles that all have agreed.", "Haringey report, 2009: strategic principles above all protocols.", [{"id": "safety-first", "principle": "We share to keep people safe."}], to="SM")
    parties: Stated[Many[Party]] = ask("Members", "The organisations that have signed up.", "Over forty can sign up.", [{"organisation": "northmere-council", "role": "gives and receives", "owner": {"post": "Chief Executive"}, "contact": "partnership-office"}])
    tiers: Many[Tier] | None = ask("Tiers", "How the documents are layered.", "Areas number their tiers in their own way.", [{"id": "tier-1", "name": "Tier 1: framework", "holds": "principles"}], default=None)
    responsibilities: Many[Responsibility] | None = ask("Responsibilities", "Who does what across the partnership.", "Embedding toolkit, 2010: clear roles.", [{"id": "champions", "who": "Champions", "does": "Help colleagues."}], default=None)
    communications: Prose | None = ask("Communications", "How staff and the public hear of it.", "Embedding toolkit, 2010: communicate, and listen.", "A page for staff and a page for the public.", to="S", default=None)
    legislation: Many[ProvisionRef] | None = ask("Law cited", "Law that the framework cites in general.", "Old citations must be seen to be judged.", ["human-rights-act-1998-article-8"], to="M", default=None)
    guide: Guide | None = ask("Guide", "The guide's own words.", "Everyone gets one page that holds for all protocols.", {"for_whom": "Everyone who works in the partnership"}, default=None)


MODEL = Framework
