"""A condition that needs a policy document is relied on, and no policy document is named.

Why: The document says how the data is kept lawful and when it is erased. Where the law asks for it the condition is not met
without it, so the sharing has no condition.

Law: Data Protection Act 2018 Schedule 1 paragraphs 1(1)(b), 5(1) and 35(1)(c), and section 42 for sensitive processing under
Part 3. Paragraphs 2, 3, 4, 13 and 29 to 34 need none, nor does a disclosure to a competent authority under paragraph 10.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {policy_document: (remove)}

Right:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {policy_document: school policy document}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling, needs_policy_document
from ispc.law.provisions import Provision
from ispc.location import Address
from ispc.rules._cases import Case, all_are, cases, severity
from ispc.rules._conditions import answers, paragraph

SPORT = "disclosure-to-sport-body"
UNLAWFUL_ACTS = 10


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        found = paragraph(corpus.law, answer)
        if found is not None and answer.said.policy_document is None and _needed(found, answer.case):
            yield _told(answer.case, found, answer.at)
    for case in cases(corpus, occasion):
        sensitive = case.lawful.sensitive
        if sensitive is not None and sensitive.policy_document is None and case.lawful.regime != "general":
            yield _told(case, corpus.law.provision("dpa-2018-s42"), case.at / "sensitive")


def _needed(provision: Provision, case: Case) -> bool:
    """Whether the paragraph surely asks for it. Who may be a competent authority, or a sport body, is given the doubt."""
    held = provision.paragraph
    assert held is not None  # noqa: S101  # a paragraph that is a condition
    if held.exception == SPORT and case.ground.gives:
        return False
    bodies = [body for member in case.exchange.receivers for body in member.bodies]
    to_authority = case.ground.gives and all_are(
        bodies, lambda body: body.competent_authority in ("listed", "own-functions")
    )
    # Paragraph 36 stands on a paragraph of Part 2 that is not named; towards an authority it may be paragraph 10.
    relied_on = UNLAWFUL_ACTS if to_authority else None
    return needs_policy_document(held.number, to_authority, relied_on)


def _told(case: Case, provision: Provision, where: Address) -> Diagnostic:
    return Diagnostic(
        "policy-document-missing",
        severity(ceiling(provision)),
        f"{case.party} names no policy document, which `{provision.citation}` needs",
        where,
        law=(provision.citation, "Data Protection Act 2018 Schedule 1 paragraph 39"),
        help="name the policy document in `policy_document`, with its edition",
    )
