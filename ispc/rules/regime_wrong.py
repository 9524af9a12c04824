"""A party answers under the wrong regime: Part 3 for a body that cannot, or UK GDPR for police work on crime.

Why: The two regimes have other bases, other safeguards and other rights. A record under the wrong one answers none of the
questions that the law asks.

Law: Data Protection Act 2018 sections 29 to 31, 35(2) and Schedule 7: Part 3 is for competent authorities and law
enforcement purposes, and there the basis is consent or a task of the authority.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools: {regime: law enforcement, basis: law enforcement task, special: (remove), sensitive: {route: strictly necessary, schedule_8: 4, policy_document: school policy document}}

Right:
    flows:
      - id: school-worried
        lawful:
          schools: {regime: general, basis: public task}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import UK_GDPR, Case, all_are, cases, severity
from ispc.rules._mappa import under_mappa

TASK = "law enforcement task"
PART_3 = (TASK, "consent", "not personal data")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("dpa-2018-s30")
    for case in cases(corpus, occasion):
        if case.day < UK_GDPR or not case.answered:
            continue
        for field, message, help in _faults(case):
            yield Diagnostic(
                "regime-wrong",
                severity(ceiling(provision)),
                message,
                case.at / field if field == "basis" or case.lawful.regime != "general" else case.at,
                law=("Data Protection Act 2018 ss29-31, 35(2) and Schedule 7",),
                help=help,
            )
            break


def _faults(case: Case) -> Iterator[tuple[str, str, str]]:
    """What is wrong, gravest first: the field, the message, and what to do."""
    part_3 = case.lawful.regime == "law enforcement"
    field = "regime" if part_3 else "basis"
    if (part_3 or case.lawful.basis == TASK) and _never(case):
        yield (
            field,
            f"{case.party} is no competent authority, so it cannot answer under law enforcement",
            "write `regime: general` and an Article 6 basis",
        )
    if part_3 and case.lawful.basis not in PART_3:
        yield (
            "basis",
            f"{case.party} answers under law enforcement but gives a UK GDPR basis, `{case.lawful.basis}`",
            f"write `basis: {TASK}`, or `regime: general` if its purpose is not law enforcement",
        )
    if not part_3 and case.lawful.basis == TASK:
        yield (
            "basis",
            f"{case.party} gives a law enforcement task as its basis but answers under UK GDPR",
            "write `regime: law enforcement` if its purpose is law enforcement",
        )
    if not part_3 and _police_work(case):
        yield (
            "regime",
            f"{case.party} answers under UK GDPR for a purpose that is law enforcement",
            f"write `regime: law enforcement` and `basis: {TASK}`",
        )


def _never(case: Case) -> bool:
    """Surely outside Part 3. A partner in public protection arrangements is inside it for that flow."""
    return all_are(
        case.bodies, lambda body: body.competent_authority in ("no", "mappa-only")
    ) and not under_mappa(case.exchange)


def _police_work(case: Case) -> bool:
    purposes = case.exchange.purposes
    return (
        all_are(case.bodies, lambda body: body.competent_authority == "listed")
        and bool(purposes)
        and all(purpose.value.law_enforcement for purpose in purposes)
        and case.lawful.basis != "not personal data"
    )
