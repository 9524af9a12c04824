"""The catalogue of law: what a citation means, whether it was law on a day, and whether it fits a flow.

Agreements go wrong by citing law that is gone, that covers another nation, that names other bodies, that
reaches other data, or that is no power or condition at all. Each of these is one pure function over plain
facts, independent of the others, so that one fault gives one finding. No finding may be graver than our
knowledge of the text allows: `ceiling` says how grave. The data is read in `catalogue`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from ispc.law.provisions import Edition, Limit, Mark, Moment, Nation, Provision, Sourced
from ispc.law.shelf import Catalogue, catalogue

__all__ = [
    "Catalogue",
    "Ceiling",
    "Fault",
    "Status",
    "Wanted",
    "alive",
    "body_stands",
    "catalogue",
    "ceiling",
    "edition_stands",
    "kind",
    "needs_policy_document",
    "place",
    "public_authority",
    "status",
    "what",
    "who",
]

Ceiling = Literal["error", "warning", "info"]
Wanted = Literal["power", "condition"]

_CEILING: dict[Mark, Ceiling] = {"S": "error", "S2": "warning", "K": "warning", "?": "info"}
_GRAVITY: tuple[Ceiling, ...] = ("info", "warning", "error")
_ACCEPTED: dict[Wanted, frozenset[str]] = {
    "power": frozenset({"power", "duty", "implied"}),
    "condition": frozenset({"condition"}),
}


class Status(StrEnum):
    """What a provision is on a day."""

    ALIVE = "alive"
    NOT_YET = "not yet"
    ENDED = "ended"


@dataclass(frozen=True)
class Fault:
    """A citation that does not fit. `message` is one line; `law_source` is the citation that says so."""

    test: Literal["alive", "place", "who", "what", "kind"]
    ceiling: Ceiling
    message: str
    law_source: str


def ceiling(entry: Sourced) -> Ceiling:
    """The gravest finding that may rest on the text of this entry."""
    return _CEILING[entry.confidence]


def status(provision: Provision, on: date) -> Status:
    """What the provision is on that day. A day inside a month or year known only as such counts as alive."""
    if provision.in_force in ("no", "never") or (provision.start and _before(on, provision.start)):
        return Status.NOT_YET
    if provision.end and _reached(on, provision.end):
        return Status.ENDED
    return Status.ALIVE


def alive(provision: Provision, on: date) -> Fault | None:
    """Test 1: the agreement's own day falls inside the life of the provision."""
    cited = f"`{provision.citation}`"
    mark = provision.date_confidence or provision.confidence
    standing = status(provision, on)
    if provision.in_force == "never":
        return _fault("alive", provision, provision.confidence, f"{cited} never came into force")
    if provision.in_force == "no":
        message = f"{cited} is not known to be in force: it waits for regulations"
        return _fault("alive", provision, mark, message, "warning")  # they may have come since we looked
    if standing is Status.NOT_YET:
        return _fault("alive", provision, mark, f"{cited} is not in force before {provision.start}")
    if standing is Status.ENDED:
        instead = _instead(provision.superseded_by)
        if provision.gone_by and _reached(on, provision.gone_by):
            message = f"{cited} had gone from the statute book by {provision.gone_by}{instead}"
            return _fault("alive", provision, provision.confidence, message)
        return _fault("alive", provision, mark, f"{cited} ended on {provision.end}{instead}")
    if provision.in_force == "unsure":
        return _fault("alive", provision, "?", f"it is not known whether {cited} was in force on {on}")
    return None


def place(
    provision: Provision, giver: Nation, receiver: Nation | None = None, on: date | None = None
) -> Fault | None:
    """Test 2: the discloser sits where the provision applies and, where the text names recipients, so do they.

    With a day, nations that the provision covered until then count as covered.
    """
    asked = [giver] if receiver is None or not provision.who.recipients else [giver, receiver]
    mark = provision.place_confidence or provision.confidence
    for nation in asked:
        former = next((extent for extent in provision.formerly if nation in extent.nations), None)
        if nation in provision.nations or (former and on and not _reached(on, former.end)):
            continue
        cited = f"`{provision.citation}`"
        if former is not None:
            if former.gone_by and on and _reached(on, former.gone_by):
                mark = provision.confidence
            since = f" since {former.end}{_instead(former.superseded_by)}"
            return _fault("place", provision, mark, f"{cited} does not apply in `{nation}`{since}")
        return _fault("place", provision, mark, f"{cited} does not apply in `{nation}`")
    return None


def who(
    provision: Provision, discloser: str | None, recipient: str | None, asker: str | None
) -> Fault | None:
    """Test 3: each party is of a type that the provision names. A role that is not known is not tested."""
    roles = (
        (discloser, provision.who.disclosers, "disclose under it"),
        (recipient, provision.who.recipients, "receive under it"),
        (asker, provision.who.askers, "ask under it"),
    )
    for body, named, verb in roles:
        if body is None or not named:
            continue
        law = catalogue()
        if all(law.membership(set_id, body) == "no" for set_id in named):
            worst = _least_sure(provision.confidence, *(law.sets[set_id].confidence for set_id in named))
            listed = " or ".join(law.sets[set_id].provision for set_id in named)
            message = f"`{provision.citation}`: only bodies in {listed} {verb}, and `{body}` is not one"
            return _fault("who", provision, worst, message)
    return None


_LIMITS: dict[Limit, tuple[tuple[frozenset[str], ...], str, Ceiling]] = {
    "anonymous-only": ((frozenset({"named"}),), "covers depersonalised information only", "warning"),
    "no-patient-information": ((frozenset({"patient-information"}),), "bars patient information", "error"),
    "no-personal-information-from-health-commissioners": (
        (frozenset({"named", "from-health-commissioner"}),),
        "bars personal information from an integrated care board or Local Health Board",
        "error",
    ),
    "direct-care-only": ((frozenset({"not-direct-care"}),), "is for the care of that person only", "error"),
    "no-objection": ((frozenset({"objection"}),), "does not apply where the person objects", "error"),
    "request-needed": ((frozenset({"unprompted"}),), "needs a request", "error"),
    "stated-need-in-request": (
        (frozenset({"request-without-need"}),),
        "needs a request that states why the asker needs the data",
        "error",
    ),
    "agreement-needed": ((frozenset({"no-agreement"}),), "needs the person's agreement", "warning"),
    "health-data-only": ((frozenset({"other-than-health-data"}),), "is for health data only", "error"),
    "offence-data-only": (
        (frozenset({"other-than-offence-data"}),),
        "is for criminal offence data only",
        "error",
    ),
    "adults-only": ((frozenset({"child"}),), "is for people aged 18 or over only", "error"),
    "children-only": ((frozenset({"adult"}),), "is for people under 18 only", "error"),
    "not-for-profit-only": (
        (frozenset({"public-body"}), frozenset({"for-profit"})),
        "is for not-for-profit bodies only",
        "error",
    ),
    "no-consent-reason-needed": (
        (frozenset({"consent-relied-on"}),),
        "needs a reason to act without consent, so consent cannot be relied on beside it",
        "warning",
    ),
    "not-public-authority-tasks": (
        (frozenset({"public-authority-task"}),),
        "is not open to a public authority performing its tasks",
        "error",
    ),
}


def what(provision: Provision, facts: frozenset[str]) -> Fault | None:
    """Test 4: the data and purpose are within the text. Facts are said outright; what is unsaid is no fault.

    Facts read here: `named`, `patient-information`, `from-health-commissioner`, `not-direct-care`,
    `objection`, `unprompted`, `request-without-need`, `no-agreement`, `other-than-health-data`,
    `other-than-offence-data`, `child`, `adult`, `public-body`, `for-profit`, `consent-relied-on` and
    `public-authority-task`.
    """
    for limit in provision.what:
        breaches, words, highest = _LIMITS.get(limit, ((), "", "info"))
        if any(breach <= facts for breach in breaches):
            return _fault("what", provision, provision.confidence, f"`{provision.citation}` {words}", highest)
    return None


def kind(provision: Provision, wanted: Wanted) -> Fault | None:
    """Test 5: a restriction, exemption, definition, rule or guidance never stands as a power or condition."""
    cited = f"`{provision.citation}`"
    if provision.kind not in _ACCEPTED[wanted]:
        article = "an" if provision.kind[0] in "aeio" else "a"
        sort = f"{article} {provision.kind}" if provision.kind != "implied" else "an implied function"
        return _fault("kind", provision, provision.confidence, f"{cited} is {sort}, not a {wanted}")
    if wanted == "power" and "due-regard-only" in provision.what:
        message = f"{cited} is a duty to have regard and gives no power to share"
        return _fault("kind", provision, provision.confidence, message, "warning")
    return None


def needs_policy_document(
    schedule_1_paragraph: int, recipient_is_competent_authority: bool, relied_on: int | None = None
) -> bool:
    """Whether Schedule 1 asks for a policy document, read from the paragraph itself.

    `relied_on` is the Part 2 paragraph that paragraph 36 extends; without it the document is taken as needed.
    Source: Data Protection Act 2018 Schedule 1 paragraphs 1(1)(b), 5(1), 10(2), 13(3), 35(1)(c), 36, 37.
    """
    found = catalogue().paragraph(schedule_1_paragraph)
    if found is None or found.paragraph is None:
        return False
    held = found.paragraph
    if held.policy_document == "follows":
        followed = 20 if held.number == 37 else relied_on
        return followed is None or needs_policy_document(followed, recipient_is_competent_authority)
    waived = held.exception == "disclosure-to-competent-authority" and recipient_is_competent_authority
    return held.policy_document == "yes" and not waived


def public_authority(body: str) -> Literal["yes", "no", "part"]:
    """Whether that type of body is a public authority for UK GDPR Article 6 (Data Protection Act 2018 s7)."""
    return catalogue().body(body).public_authority


def edition_stands(edition: Edition, on: date) -> bool:
    """Whether the edition could still be quoted as the newest on that day: no heir of it was out for certain."""
    heirs = [catalogue().guidance(heir).published for heir in edition.replaced_by]
    ends = [edition.replaced_on] if edition.replaced_on else heirs
    return not any(end and _reached(on, end) for end in ends)


def body_stands(body: str, on: date) -> bool:
    """Whether that type of body still existed on that day: a primary care trust ended on 1 April 2013."""
    end = catalogue().body(body).end
    return end is None or not _reached(on, end)


def _fault(
    test: Literal["alive", "place", "who", "what", "kind"],
    provision: Provision,
    mark: Mark,
    message: str,
    highest: Ceiling = "error",
) -> Fault:
    allowed = min(_CEILING[mark], highest, key=_GRAVITY.index)
    return Fault(test=test, ceiling=allowed, message=message, law_source=provision.citation)


def _instead(superseded_by: tuple[str, ...]) -> str:
    names = " or ".join(f"`{identifier}`" for identifier in superseded_by)
    return f"; write {names}" if names else ""


def _least_sure(*marks: Mark) -> Mark:
    return max(marks, key=("S", "S2", "K", "?").index)


def _before(on: date, moment: Moment) -> bool:
    return on.isoformat()[: len(moment)] < moment


def _reached(on: date, moment: Moment) -> bool:
    """Whether that day surely lies at or after the moment: a year alone is only reached by the next one."""
    day = on.isoformat()
    return day >= moment if len(moment) == len(day) else day[: len(moment)] > moment
