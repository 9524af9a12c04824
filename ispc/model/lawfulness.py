"""Why one party may take part in one flow: four separate answers, never one "legal basis".

(a) the data protection basis: UK GDPR Article 6 with an Article 9 or 10 condition, or Part 3 of the Data Protection
Act 2018; (b) the power, duty or gateway of a public body; (c) the route past the duty of confidence; (d) governance,
which the agreement as a whole answers. A council and a police force in the same flow may answer differently.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from ispc.model.prose import Line, Prose
from ispc.model.scalars import Many, Model, OneOrMany, Plain, Reference, Stated, Whole, YesNo, ask

ProvisionRef = Annotated[Plain, Reference("provision")]

Basis = Literal[
    "consent",
    "contract",
    "legal obligation",
    "vital interests",
    "public task",
    "recognised legitimate interest",
    "legitimate interests",
    "law enforcement task",
    "not personal data",
]
SpecialCondition = Literal[
    "explicit consent",
    "employment and social protection",
    "vital interests",
    "not-for-profit body",
    "made public by the person",
    "legal claims",
    "substantial public interest",
    "health or social care",
    "public health",
    "archiving, research or statistics",
]
Confidence = Literal[
    "consent", "legal duty", "overriding public interest", "direct care", "section 251 support", "not confidential"
]


class Power(Model):
    """A provision relied on as a power or a duty. An author may write the citation alone."""

    cite: ProvisionRef = ask("Citation", "The provision, by its id in the law catalogue or as it is cited.", "A public body acts only within its powers.", "children-act-1989-s47", to="M")
    as_: Literal["power", "duty"] | None = ask("Relied on as", "Whether the agreement says that it permits or requires.", "A power permits; only a duty requires.", "power", to="M", default=None, alias="as")
    for_: Line | None = ask("For what", "What it is relied on for.", "Reviewers can then judge it.", "making enquiries about a child at risk", to="M", default=None, alias="for")

    @model_validator(mode="before")
    @classmethod
    def _citation_alone(cls, value: object) -> object:
        return {"cite": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler.resolve_ref_schema(handler(schema))]}


class Special(Model):
    """The condition for special category data (UK GDPR Article 9(2); Data Protection Act 2018 section 10)."""

    condition: Stated[SpecialCondition] = ask("Condition", "The Article 9 condition.", "Special category data may not be used without one.", "substantial public interest", to="M")
    schedule_1: Whole | None = ask("Schedule 1 paragraph", "The paragraph of Schedule 1 to the Data Protection Act 2018.", "Some conditions count only with one (section 10).", "18", to="M", default=None)
    no_consent_because: Literal["consent cannot be given", "cannot reasonably get consent", "asking would prejudice the purpose"] | None = ask("Why without consent", "Why the person is not asked.", "Several paragraphs require one of three reasons.", "asking would prejudice the purpose", to="M", default=None)
    policy_document: Line | None = ask("Policy document", "The appropriate policy document.", "Most of Schedule 1 requires one (paragraphs 5 and 39).", "safeguarding policy document, edition 2", to="M", default=None)


class Offence(Model):
    """The condition for criminal offence data (UK GDPR Article 10; Data Protection Act 2018 section 10(4) and (5))."""

    authority: Line | None = ask("Official authority", "The official authority that controls the use.", "Article 10 needs official authority or a Schedule 1 condition.", "youth offending functions", to="M", default=None)
    schedule_1: Whole | None = ask("Schedule 1 paragraph", "The paragraph of Schedule 1.", "Article 10 needs official authority or a Schedule 1 condition.", "10", to="M", default=None)
    no_consent_because: Literal["consent cannot be given", "cannot reasonably get consent", "asking would prejudice the purpose"] | None = ask("Why without consent", "Why the person is not asked.", "Several paragraphs require one of three reasons.", "asking would prejudice the purpose", to="M", default=None)
    policy_document: Line | None = ask("Policy document", "The appropriate policy document.", "Most of Schedule 1 requires one.", "offence data policy document", to="M", default=None)


class Sensitive(Model):
    """Sensitive processing for law enforcement (Data Protection Act 2018 section 35(3) to (5) and (8))."""

    route: Literal["consent", "strictly necessary"] = ask("Route", "Consent, or strictly necessary with a Schedule 8 condition.", "Section 35 allows these two only.", "strictly necessary", to="M")
    schedule_8: Whole | None = ask("Schedule 8 condition", "The paragraph of Schedule 8.", "Section 35(5)(b).", "4", to="M", default=None)
    policy_document: Line | None = ask("Policy document", "The appropriate policy document of section 42.", "Section 35(4)(b) and (5)(c).", "law enforcement policy document", to="M", default=None)


class Lawful(Model):
    """One party's four answers for one flow."""

    regime: Literal["general", "law enforcement"] = ask("Regime", "UK GDPR (general) or Part 3 (law enforcement).", "Police may be under Part 3 where a council, in the same flow, is not.", "general", to="M", default="general")
    basis: Stated[Basis] = ask("Basis", "The Article 6 basis, or the law enforcement task.", "Every use of personal data needs one, and it must be recorded.", "public task", to="M")
    recognised: Literal["request", "security", "emergency", "crime", "safeguarding"] | None = ask("Recognised interest", "Which recognised legitimate interest of Annex 1.", "The basis counts only for one of the five.", "safeguarding", to="M", default=None)
    because: Prose | None = ask("Why it applies", "Why the basis applies and sharing is necessary.", "Necessity must be shown for every basis but consent.", "The council must make enquiries and cannot without what the school knows.", to="M", default=None)
    special: Special | None = ask("Special category", "The condition, where the flow carries special category data.", "UK GDPR Article 9.", {"condition": "substantial public interest", "schedule_1": "18"}, default=None)
    offence: Offence | None = ask("Offence data", "The condition, where the flow carries criminal offence data.", "UK GDPR Article 10.", {"schedule_1": "18"}, default=None)
    sensitive: Sensitive | None = ask("Sensitive processing", "The condition under Part 3, where the data is sensitive.", "Data Protection Act 2018 section 35.", {"route": "strictly necessary", "schedule_8": "4"}, default=None)
    powers: Many[Power] | None = ask("Powers and duties", "The powers, duties or gateways relied on.", "A public body acts only within its powers.", ["children-act-1989-s47"], default=None)
    power_code: Plain | None = ask("Code of the power", "The code of the power in a public register, where the register shows only that.", "Some registers keep their powers in a list of their own.", "7", to="M", default=None)
    cites: Many[ProvisionRef] | None = ask("Other law cited", "Other law that the agreement cites for this, as cited.", "Old citations must be seen to be judged.", ["data-protection-act-1998"], to="M", default=None)
    confidence: Stated[OneOrMany[Confidence]] | None = ask("Confidence", "How the duty of confidence is met.", "It is a question of its own, and binds after death.", "overriding public interest", to="M", default=None)
    opt_outs: Line | None = ask("Objections and opt-outs", "How objections and the national data opt-out are met.", "Some duties end where the person objects.", "the national data opt-out does not apply to direct care", to="M", default=None)
    official_task: YesNo | None = ask("Its official task", "Whether the party acts in its public task here.", "A public authority may use legitimate interests only outside its tasks.", "yes", to="M", default=None)
