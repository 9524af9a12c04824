"""A scenario: a worked case with the answer that the agreement must give. A unit test of it, and a case example in its guide."""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.prose import Line, Prose
from ispc.model.scalars import Id, Many, Model, OneOrMany, Plain, Reference, YesNo, ask
from ispc.model.stories import Case, Role, Verdict


class Scenario(Model):
    """One story about one agreement."""

    kind: Literal["scenario"] = ask("Kind", "The word `scenario`.", "It says which template applies.", "scenario", internal="names the template; no reader needs it")
    of: Annotated[Id, Reference("document")] = ask("Of", "The agreement that it puts to the test, by id.", "The answer is worked out from it.", "protocol", internal="says where the case belongs; it is shown there")
    title: Line = ask("Title", "A short title.", "Readers find the case by it.", "A teaching assistant is told something in confidence", to="F")
    story: Prose = ask("Story", "What happens, in plain words.", "People learn from stories.", "A pupil of nine says that she is afraid to go home, and asks her teaching assistant to tell no one.", to="F")
    roles: Many[Role] | None = ask("Roles", "Who is in the story, and for whom they act.", "In an exercise each delegate plays one.", [{"id": "teaching-assistant", "who": "A teaching assistant", "of": "schools"}], default=None)
    ask_: Case = ask("Question", "The question that it puts.", "The answer is worked out, not written.", {"as": "schools", "give": ["concern"], "to": "northmere-council/childrens-social-care", "for": "protect", "about": "child"}, alias="ask")
    expect: Verdict = ask("Expected answer", "Permit, deny or review. Review means: ask someone first.", "If the agreement gives another answer, the build fails.", "permit", to="F")
    because: OneOrMany[Plain] = ask("Because", "The clauses that the answer must rest on: flows and what is never shared by id, others by their path.", "A right answer for a wrong reason is chance.", ["school-worried"], internal="tests the answer, which names its clauses itself")
    in_guide: YesNo | None = ask("In the guide", "Whether the guide of two sides names it; all cases are on the page of case examples.", "The guide has room for a few.", "yes", default=None, internal="says where the case is named, which is seen there")
    learn: Prose = ask("Learning point", "What to learn from it.", "A case without a lesson is a tale.", "A promise of secrecy cannot be kept when a child may be at risk. Say so, kindly.", to="F")
    discuss: Many[Line] | None = ask("Questions to discuss", "Questions for a training session.", "People learn by talking.", ["What would you record, and where?"], to="F", default=None)


MODEL = Scenario
