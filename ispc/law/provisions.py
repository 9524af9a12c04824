"""The shapes of what the law catalogue holds: provisions, bodies, guidance, time limits, the code's questions, sources.

The catalogue is data, written as YAML beside this module. Here is the one place that says what an entry
may hold, so that a slip of the pen in the data is refused when it is loaded and not when a protocol is
judged by it. Days are kept as ISO text because the law is often known only to the month or the year:
`2007` says exactly that, and compares with a whole day by its length.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Mark = Literal["S", "S2", "K", "?"]
"""How sure we are: S seen in the official text, S2 seen second-hand, K known but not re-read, ? unsure."""

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
YesNo = Literal["yes", "no"]
Text = Annotated[str, StringConstraints(min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A day, a month or a year, as far as it is known: `2026-02-05`, `2026-04` or `2007`."""
Count = Annotated[int, BeforeValidator(int), Field(gt=0)]

ProvisionKind = Literal[
    "duty",
    "power",
    "implied",
    "restriction",
    "condition",
    "exemption",
    "definition",
    "guidance",
    "offence",
    "rule",
]
Limit = Literal[
    "anonymous-only",
    "no-patient-information",
    "no-personal-information-from-health-commissioners",
    "direct-care-only",
    "no-objection",
    "request-needed",
    "stated-need-in-request",
    "agreement-needed",
    "health-data-only",
    "offence-data-only",
    "adults-only",
    "children-only",
    "not-for-profit-only",
    "no-consent-reason-needed",
    "not-public-authority-tasks",
    "due-regard-only",
]


class Entry(BaseModel):
    """A frozen value that accepts no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Reading(Entry):
    """Where a text was read. `text_as_at` is the day of the revised text, where the copy says one."""

    id: Text
    title: Text
    address: str | None = None
    text_as_at: Moment | None = None
    last_read: Moment | None = None


class Sourced(Entry):
    """What every statement about the law carries: where it was read, when, and how sure we are.

    `confidence` marks the text, `date_confidence` the dates and `place_confidence` the nations, where these
    are known less well. `last_checked` is none for what is known and was not re-read.
    """

    source: Annotated[tuple[Text, ...], Field(min_length=1)]
    confidence: Mark
    date_confidence: Mark | None = None
    place_confidence: Mark | None = None
    last_checked: Moment | None = None
    note: str | None = None


class FormerExtent(Entry):
    """Nations that a provision covered once and no longer does."""

    nations: tuple[Nation, ...]
    start: Moment | None = Field(default=None, alias="from")
    end: Moment = Field(alias="to")
    gone_by: Moment | None = None
    superseded_by: tuple[Identifier, ...] = ()


class Who(Entry):
    """The sets of bodies that the text names; an empty tuple means that the text does not limit them."""

    disclosers: tuple[Identifier, ...] = ()
    recipients: tuple[Identifier, ...] = ()
    askers: tuple[Identifier, ...] = ()


class Paragraph(Entry):
    """What a paragraph of Data Protection Act 2018 Schedule 1 asks for, each read from the paragraph itself.

    `policy_document` is `follows` where it is that of the paragraph relied on beside it; `except` names the
    disclosures for which the paragraph itself waives the document.
    """

    number: Count
    policy_document: Literal["yes", "no", "follows"]
    exception: (
        Literal["disclosure-to-competent-authority", "disclosure-to-sport-body", "journalism"] | None
    ) = Field(default=None, alias="except")
    substantial_public_interest: Literal["yes", "no", "waived", "follows"]
    without_consent: Literal["yes", "no", "part", "follows"]
    serves: Annotated[
        tuple[Literal["9-2-b", "9-2-g", "9-2-h", "9-2-i", "9-2-j", "10"], ...], Field(min_length=1)
    ]


class Provision(Sourced):
    """One provision of law, as an author may cite it.

    `start` is the first day in force and `end` the first day no longer in force. `in_force` is `no` for
    what waits for regulations, `never` for what was enacted and held or abandoned, `unsure` where the
    commencement was not found. `gone_by` is a day on which a copy of the text showed that it had gone.
    """

    id: Identifier
    key: Text
    citation: Text
    heading: Text
    kind: ProvisionKind
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")
    in_force: Literal["yes", "no", "never", "unsure"] = "yes"
    gone_by: Moment | None = None
    formerly: tuple[FormerExtent, ...] = ()
    superseded_by: tuple[Identifier, ...] = ()
    needs: str | None = None
    permits: str | None = None
    obliges: str | None = None
    blocks: str | None = None
    who: Who = Who()
    what: tuple[Limit, ...] = ()
    word: str | None = None
    paragraph: Paragraph | None = None
    also_written: tuple[Text, ...] = ()


class Body(Sourced):
    """A type of organisation, as an author writes it after `type:`.

    `public_authority` answers Data Protection Act 2018 s7 (`part`: for some of its work only) and
    `competent_authority` s30 and Schedule 7 (`listed`, `own-functions` under s30(1)(b), `mappa-only` under
    Criminal Justice Act 2003 s325(4D)). `is_a` is the wider type that a set may name instead.
    """

    id: Identifier
    name: Text
    key: str | None = None
    is_a: Identifier | None = None
    public_authority: Literal["yes", "no", "part"]
    competent_authority: Literal["listed", "own-functions", "mappa-only", "no"]
    legal_person: YesNo = "yes"
    health_body: YesNo = "no"
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]
    route: str | None = None
    so: str | None = None
    end: Moment | None = Field(default=None, alias="to")
    superseded_by: tuple[Identifier, ...] = ()


class Member(Entry):
    """A type of body in a set; `nations` binds it to those, none means wherever the body can exist."""

    body: Identifier
    nations: tuple[Nation, ...] = ()


class PartySet(Sourced):
    """A list of bodies that a provision names. `unsure` are types too wide to tell from the type alone."""

    id: Identifier
    provision: Text
    members: Annotated[tuple[Member, ...], Field(min_length=1)]
    unsure: tuple[Identifier, ...] = ()


class Step(Entry):
    """A question of a decision flow. An answer is the next step's number, or how the flow ends."""

    number: Count
    question: Text
    yes: Text
    no: Text


class Edition(Sourced):
    """One edition of a piece of guidance. A document quotes one edition and names it; editions never mix."""

    id: Identifier
    title: Text
    published: Moment | None = None
    published_note: str | None = None
    status: Literal["current", "superseded", "draft"]
    replaced_by: tuple[Identifier, ...] = ()
    replaced_on: Moment | None = None
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]
    content: str | None = None
    rule_count: Count | None = None
    rules: tuple[Text, ...] = ()
    rules_confidence: Mark | None = None
    steps: tuple[Step, ...] = ()
    steps_confidence: Mark | None = None
    steps_note: str | None = None


class TimeLimit(Sourced):
    """A clock that the law sets. `counting` says how days are counted (`ispc.law.days`); none means no number."""

    id: Identifier
    key: Text
    what: Text
    amount: Count | None = None
    unit: Literal["hours", "days", "working days", "school days", "weeks", "months", "quarters"] | None = None
    extension: Count | None = None
    counting: Literal["same-date", "day-after", "working-days", "clock-hours"] | None = None
    holidays: Literal["own-nation", "any-nation", "scotland"] | None = None
    wording: Text
    begins: str | None = None
    rule: str | None = None
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]


Applies = Literal[
    "joint controllers",
    "public bodies",
    "public bodies in a flow",
    "consent is relied on",
    "special category data",
    "criminal offence data",
    "sensitive law enforcement",
    "periods differ",
    "a class takes part",
    "likely high risk",
    "no impact assessment",
]


class CodeQuestion(Sourced):
    """A question that the data sharing code puts to an agreement, and the fields that answer it.

    `needs` and `also` are paths of fields; `ispc.coverage` reads them. `when` says where it is asked; none means always.
    `told_by` are the rules that tell of a missing answer, in every case or only where `told_when` holds.
    """

    id: Identifier
    heading: Text
    asks: Text
    needs: Annotated[tuple[Text, ...], Field(min_length=1)]
    also: tuple[Text, ...] = ()
    when: Applies | None = None
    suggested: YesNo = "no"
    told_by: tuple[Identifier, ...] = ()
    told_when: Applies | None = None
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]


class HolidayRule(Sourced):
    """A bank holiday as the Act or custom gives it; `ispc.law.days` turns `falls` into dates.

    `moves` are the days of a weekend from which the Act itself moves it to the Monday.
    """

    id: Identifier
    name: Text
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]
    falls: Text
    moves: tuple[Literal["saturday", "sunday"], ...] = ()
    basis: Literal["Banking and Financial Dealings Act 1971", "common law", "proclamation or custom"]


class Commencement(Sourced):
    """A day on which parts of the Data (Use and Access) Act 2025 began."""

    id: Identifier
    on: Moment | None = None
    what: Text


class Stale(Sourced):
    """A row of the stale-law table. `of` are the provisions, bodies and editions that carry its dates."""

    id: Identifier
    cited_as: Text
    status: Text
    of: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    instead: str | None = None
    dates: str | None = None
    mapping: tuple[tuple[Text, Text], ...] = ()


class Regulator(Sourced):
    """The regulator of data protection: one id, several accepted names, until a change of name is dated."""

    id: Identifier
    names: Annotated[tuple[Text, ...], Field(min_length=1)]


class Instrument(Entry):
    """An Act or other instrument and the short ways in which people write it."""

    name: Text
    short: Annotated[tuple[Text, ...], Field(min_length=1)]


class Shelf(Entry):
    """What the data files hold together, one list a kind of entry."""

    sources: tuple[Reading, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    bodies: tuple[Body, ...] = ()
    sets: tuple[PartySet, ...] = ()
    editions: tuple[Edition, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    code_questions: tuple[CodeQuestion, ...] = ()
    holidays: tuple[HolidayRule, ...] = ()
    commencements: tuple[Commencement, ...] = ()
    stale: tuple[Stale, ...] = ()
    regulators: tuple[Regulator, ...] = ()
