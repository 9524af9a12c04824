"""A public authority relies on legitimate interests for its own task.

Why: Public bodies act for the public under law, not for an interest of their own to be balanced. This basis is closed
to them for their tasks, so sharing on it has no basis.

Law: UK GDPR Article 6(1)(f) and (ea): not for public authorities performing their tasks. Who is one: Data Protection Act
2018 section 7.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {basis: legitimate interests}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {basis: public task}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import Case, all_are, cases, severity

BARRED = {
    "legitimate interests": "uk-gdpr-article-6-1-f",
    "recognised legitimate interest": "uk-gdpr-article-6-1-ea",
}


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for case in cases(corpus, occasion):
        barred = BARRED.get(str(case.lawful.basis))
        if barred is None or not case.general or not _in_its_task(case):
            continue
        provision = corpus.law.provision(barred)
        yield Diagnostic(
            "legitimate-interests-by-public-authority",
            severity(ceiling(provision), *(ceiling(body) for body in case.bodies)),
            f"{case.party} is a public authority and cannot rely on {case.lawful.basis} for its tasks",
            case.at / "basis",
            law=(provision.citation, "Data Protection Act 2018 s7"),
            help="write `public task`; if it acts outside its tasks here, add `official_task: no`",
        )


def _in_its_task(case: Case) -> bool:
    """Surely a public authority in its task: one by its type that does not say otherwise, or one that says so."""
    said = case.lawful.official_task
    always = all_are(case.bodies, lambda body: body.public_authority == "yes") and said is not False
    sometimes = all_are(case.bodies, lambda body: body.public_authority != "no") and said is True
    return always or sometimes
