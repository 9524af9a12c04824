"""An Information Sharing Policy: how one organisation shares, whoever it shares with.

The third document of Dudley's framework of 2007. It binds the organisation's own staff and says what they do where
no agreement covers the case.
"""

from __future__ import annotations

from typing import Literal

from ispc.model.control import Controlled
from ispc.model.data import Exclusion
from ispc.model.governance import Baseline, Guide, Principle, Responsibility
from ispc.model.lawfulness import ProvisionRef
from ispc.model.parties import OrganisationRef
from ispc.model.prose import Line, Prose
from ispc.model.scalars import Many, Stated, ask


class InformationSharingPolicy(Controlled, Baseline):
    """One organisation's rules for its own staff."""

    kind: Literal["policy"] = ask("Kind", "The word `policy`.", "It says which template applies.", "policy", internal="names the template; no reader needs it")
    organisation: OrganisationRef = ask("Organisation", "Whose policy it is.", "A policy binds one organisation.", "northmere-council", to="SMF")
    applies_to: Line = ask("Applies to", "Who must follow it.", "Staff must see that it is theirs.", "all staff, agency workers, volunteers and contractors", to="SMF")
    statement: Prose = ask("Statement", "What the organisation stands for.", "Embedding toolkit, 2010: state the position clearly.", "We share what is needed, lawfully and safely.", to="S")
    rules: Many[Principle] = ask("Rules", "What staff do and do not do.", "A policy must be short enough to keep.", [{"id": "need", "principle": "Share only what is needed."}], to="SM")
    responsibilities: Many[Responsibility] = ask("Responsibilities", "Who does what.", "Accountability, UK GDPR Article 5(2).", [{"id": "managers", "who": "Managers", "does": "Check that staff know the guide."}])
    without_an_agreement: Stated[Prose] | None = ask("Without an agreement", "What staff do where no agreement covers the case.", "Most one-off requests are like that.", "Ask the information governance team; in an emergency share and record.", to="MF", default=None)
    never_share: Many[Exclusion] | None = ask("Never share", "What is never shared.", "Staff must see the line before they cross it.", [{"id": "adoption-records", "what": "Adoption records"}], default=None)
    legislation: Many[ProvisionRef] | None = ask("Law cited", "Law that the policy cites.", "Old citations must be seen to be judged.", ["human-rights-act-1998-article-8"], to="M", default=None)
    guide: Stated[Guide] | None = ask("Guide", "The guide's own words.", "Staff read only the guide.", {"for_whom": "Everyone who works for the council"}, default=None)


MODEL = InformationSharingPolicy
