"""Consent is the basis beside a duty to share.

Why: A person who is asked believes that they may refuse. Where the law requires the sharing they may not, so asking
misleads them, and a withdrawal would put the staff in breach of one rule or the other.

Law: UK GDPR Articles 6(1)(a) and 7(3): consent must be free and can be withdrawn at any time.

Wrong:
    flows:
      - id: police-worried
        consent: asked
        lawful:
          northmere-police: {basis: consent, special: {condition: explicit consent, schedule_1: (remove), no_consent_because: (remove), policy_document: (remove)}, powers: [children-act-2004-s16la]}
    consent_rules: {withdrawn: Tell any worker. We stop that day., wording: May we tell them?, recorded: in the case record, refused: Record it., lacks_capacity: Decide in their best interests., unsafe_to_ask: Do not ask.}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {basis: legal obligation, powers: [children-act-2004-s16la]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label
from ispc.law import ceiling
from ispc.law.provisions import Provision
from ispc.rules._cases import severity
from ispc.rules._citations import cited, standing


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    consent = corpus.law.provision("uk-gdpr-article-6-1-a")
    for each in cited(corpus, occasion):
        for one in standing(each):
            case = one.case
            if case is None or one.use != "power" or not _requires(one.provision):
                continue
            if case.general and case.lawful.basis == "consent":
                yield Diagnostic(
                    "consent-beside-duty",
                    severity(ceiling(consent)),
                    f"{case.party} relies on consent beside a duty, `{one.provision.citation}`",
                    case.at / "basis",
                    related=(Label(one.citation.address, "the duty"),),
                    law=(consent.citation, "UK GDPR Article 7(3)"),
                    help="write `legal obligation` or `public task`, and tell the person instead of asking",
                )


def _requires(provision: Provision) -> bool:
    """A duty that does not itself wait for the person's agreement, and asks for more than due regard."""
    led_by_consent = {"agreement-needed", "no-objection", "due-regard-only"} & set(provision.what)
    return provision.kind == "duty" and not led_by_consent
