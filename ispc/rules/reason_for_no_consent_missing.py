"""A condition that holds only without consent is relied on, and the reason for not asking is not given.

Why: For these conditions the law lists the reasons why a person need not be asked. Staff must know which one applies,
because it also tells them when they should ask after all.

Law: Data Protection Act 2018 Schedule 1, for example paragraph 18(1)(c) and (2): consent cannot be given, cannot reasonably be
obtained, or asking would prejudice the purpose.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {no_consent_because: (remove)}

Right:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {no_consent_because: asking would prejudice the purpose}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.law.provisions import Provision
from ispc.rules._conditions import Answer, answers, paragraph
from ispc.rules._facts import facts


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        found = paragraph(corpus.law, answer)
        if found is not None and _needs_reason(found, answer) and _unsaid(answer):
            yield Diagnostic(
                "reason-for-no-consent-missing",
                Severity.WARNING,
                f"{answer.case.party} does not say why people are not asked, as `{found.citation}` needs",
                answer.at,
                law=(found.citation,),
                help="add `no_consent_because` with one of the three reasons",
            )


def _needs_reason(provision: Provision, answer: Answer) -> bool:
    held = provision.paragraph
    return held is not None and held.without_consent == "yes" and answer.serves in held.serves


def _unsaid(answer: Answer) -> bool:
    """No reason, where consent is not relied on: that is told by a rule of its own."""
    return answer.said.no_consent_because is None and "consent-relied-on" not in facts(answer.case)
