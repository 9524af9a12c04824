"""A recognised legitimate interest is relied on for special category data, with no condition of Article 9.

Why: The recognised interests answer Article 6 only. Even where the recognised interest is safeguarding, data on
health needs a condition of Article 9 and a paragraph of Schedule 1 as well.

Law: UK GDPR Articles 6(1)(ea) and 9(2); Data Protection Act 2018 section 10.

Wrong:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    items:
      - {id: sessions-missed, kind: special category, within: concern}
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, recognised: safeguarding, powers: (remove)}
          northmere-council:
            special: {condition: substantial public interest, schedule_1: 18, no_consent_because: asking would prejudice the purpose, policy_document: council policy document}
    # in protocol
    flows:
      - id: school-worried
        lawful:
          schools: {powers: [education-act-2002-s157]}

Right:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, recognised: safeguarding, powers: (remove)}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import cases, severity
from ispc.rules._relied import ARTICLE_6_EA, recognised_alone


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision(ARTICLE_6_EA)
    for case in cases(corpus, occasion):
        if case.general and case.carries("special category") and recognised_alone(case):
            yield Diagnostic(
                "recognised-interest-as-special-condition",
                severity(ceiling(provision)),
                f"{case.party} relies on a recognised legitimate interest alone for special category data",
                case.at / "basis",
                law=(provision.citation, "UK GDPR Article 9(2)"),
                help="add `special` with a condition, for example paragraph 18 of Schedule 1 for safeguarding",
            )
