"""Consent is relied on beside a condition that holds only where there is a reason to act without it.

Why: The two contradict each other. A person who is asked may refuse or withdraw, and then staff do not know whether they
may still act to protect someone.

Law: Data Protection Act 2018 Schedule 1 paragraph 18(1)(c) and the other paragraphs that need a reason to act without
consent.

Wrong:
    flows:
      - id: school-worried
        consent: asked
        lawful:
          schools: {basis: consent}
    consent_rules: {withdrawn: Tell any worker. We stop that day., wording: May we tell them?, recorded: in the case record, refused: Record it., lacks_capacity: Decide in their best interests., unsafe_to_ask: Do not ask.}

Right:
    flows:
      - id: school-worried
        lawful:
          schools: {basis: public task}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import what
from ispc.rules._cases import severity
from ispc.rules._conditions import answers, paragraph
from ispc.rules._facts import facts

LIMIT = "no-consent-reason-needed"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        named = paragraph(corpus.law, answer) if answer.said.schedule_1 is not None else None
        if named is None or LIMIT not in named.what:
            continue
        fault = what(named.model_copy(update={"what": (LIMIT,)}), facts(answer.case))
        if fault is not None:
            yield Diagnostic(
                "consent-with-safeguarding-paragraph",
                severity(fault.ceiling),
                f"{answer.case.party} relies on consent, but `{fault.law_source}` needs a reason to act without it",
                answer.at / "schedule_1",
                law=(fault.law_source,),
                help="choose one: protect without consent and tell the person, or rely on consent alone",
            )
