"""What a party relies on that several rules ask about, so that one fault is told by one rule. Shared by the rules on bases.

A basis or an approval that cannot carry what is put on it has a rule of its own. The rules that ask for what is missing
ask here first, and leave such a case to that rule; so no rule needs to know of another.
"""

from __future__ import annotations

from ispc.law import Catalogue
from ispc.rules._cases import UK_GDPR, Case, about_nobody_living, all_are

LEGAL_OBLIGATION = "legal obligation"
RECOGNISED = "recognised legitimate interest"
ARTICLE_6_EA = "uk-gdpr-article-6-1-ea"
SECTION_251 = "national-health-service-act-2006-s251"

POLICY_RULE = 5
"""The paragraph of Schedule 1 that is the rule on policy documents, and no condition."""


def section_251_alone(case: Case) -> bool:
    """Whether a party answers confidence by section 251 and gives no condition for the special category data."""
    confidence = case.lawful.confidence
    relied = isinstance(confidence, tuple) and "section 251 support" in confidence
    return relied and case.lawful.special is None


def recognised_alone(case: Case) -> bool:
    """Whether a party gives a recognised legitimate interest and no condition for special category data."""
    return case.lawful.basis == RECOGNISED and case.lawful.special is None


def reused_without_power(case: Case, law: Catalogue) -> bool:
    """Whether the police give data for a purpose that is surely not law enforcement, and name no power."""
    police = all_are(case.bodies, lambda body: law.membership("police", body.id) == "yes")
    to = [body for member in case.exchange.receivers for body in member.bodies]
    others = bool(to) and not any(body.competent_authority == "listed" for body in to)
    purposes = [purpose.value.law_enforcement for purpose in case.exchange.purposes]
    elsewhere = not any(purposes) and (others or (bool(purposes) and all(said is False for said in purposes)))
    asked = case.answered and case.ground.gives and case.lawful.powers is None and case.day >= UK_GDPR
    return police and asked and elsewhere and not about_nobody_living(case.exchange)
