"""A form with each sort of space: empty, filled, with options of one or of several, with what an agreement says beside it."""

from __future__ import annotations

from ispc.location import Address
from ispc.view import Blank, Blanks, Brand, Section, Subsection, Text, View

HERE = Address("keeping-children-safe")
WHY = (
    "One line of words that is long enough to break over two lines wherever it is set, so that it can be seen how "
    "ŵ, Ŷ, é and (brackets) stand in it"
)


def say(words: str) -> Text:
    return Text(words, HERE / "title")


BLANKS = Blanks(
    (
        Blank("who", "Name and post", hint="Write your own."),
        Blank(
            "why",
            "Why?",
            "lines",
            "In a few words.",
            said=(say("To keep *one* child safe"),),
            filled=(say(WHY),),
        ),
        Blank(
            "which", "Which one", "one of", options=(say("First"), say("Second"), say("Third")), ticked=(1,)
        ),
        Blank("what", "What", "some of", "Tick all.", options=(say("This"), say("That")), ticked=(0,)),
        Blank("reference", "Reference", filled=(say("DPIA-1"),)),
        Blank("on", "Date", "date", "For example, 27 3 2027."),
    )
)

FORM = View(
    document=HERE.document,
    audience="front-line",
    language="en",
    title="Keeping children safe",
    subtitle="Form",
    brand=Brand("Northmere Partnership"),
    control=(),
    banners=(),
    sections=(Section("form", "The form", (Subsection("part", "A part", (BLANKS,)),)),),
    footer="Edition 3.",
)
