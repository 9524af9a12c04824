"""A view with everything in it: each block, each tone, long tables, gaps, Welsh letters, a link of each sort."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from ispc.location import Address
from ispc.view import (
    Banner,
    Box,
    Brand,
    Bullets,
    Cell,
    Fact,
    Facts,
    Paragraphs,
    Section,
    Steps,
    Subsection,
    Table,
    Text,
    Tone,
    View,
)

HERE = Address("keeping-children-safe")
TONES: tuple[Tone, ...] = get_args(Tone)
LABELS = dict(
    zip(
        TONES,
        (
            "Children",
            "Adults",
            "A person who lacks capacity",
            "After a death",
            "In an emergency",
            "Check first",
            "Do not share",
            "You may share",
            "Remember",
        ),
        strict=True,
    )
)


def say(words: str, *path: str | int, prose: bool = False) -> Text:
    return Text(words, Address(HERE.document, path or ("title",)), prose=prose)


def cell(*words: str) -> Cell:
    return tuple(say(each, "flows", 0) for each in words)


PURPOSE = Section(
    "purpose",
    "Why we share",
    (
        Paragraphs(
            (
                say(
                    "No one organisation sees the whole picture. Reviews of serious cases have found that each "
                    "held **a part of it**.\n\nWe share so that:\n\n1. a risk is noticed early,\n2. somebody acts, and\n"
                    "3. the child and the family hear *one* answer.\n",
                    "purposes",
                    0,
                    "why_needed",
                    prose=True,
                ),
                say("Mae’r tŷ hwn yng Ngŵyr: ŵ, ŷ, £ and § stay as they are.", "purposes", 1, "aim"),
            )
        ),
        Bullets(
            (
                Text(
                    "Act together when a child may be at risk.",
                    HERE / "purposes" / 0 / "aim",
                    lead="Protect.",
                ),
                say("Offer help early, before a need becomes a harm.", "purposes", 1, "aim"),
                Text("the 2009 protocol gives no measure", HERE / "measures", gap=True, lead="Not stated:"),
            )
        ),
    ),
)

ROWS = tuple(
    (
        cell(f"Flow {number}: school to children’s social care"),
        cell("Attendance and exclusions", "What was seen, heard or said"),
        cell(
            "Public task", "Substantial public interest: safeguarding of children and of individuals at risk"
        ),
        cell("Secure e-mail", "Referral form"),
        cell("25 years from the date of birth, then destroyed")
        if number % 3
        else (
            Text("Not stated: the parties have not yet agreed a period", HERE / "flows" / number, gap=True),
        ),
    )
    for number in range(1, 26)
)
FLOWS = Table(
    "What each organisation gives, to whom and on what basis",
    ("Flow", "Items", "Basis", "Channel", "Kept for"),
    ROWS,
    (22, 22, 24, 14, 18),
)
REGISTER = Table(
    "Who has signed",
    ("Organisation", "Post", "Signed"),
    (
        (cell("Northmere Council"), cell("Director of Children’s Services"), cell("14 September 2026")),
        (cell("Northmere Police"), cell("Superintendent, Public Protection"), (Text("Not yet", gap=True),)),
    ),
)

BOXES = Section(
    "people",
    "Whose information it is",
    tuple(
        Box(
            tone,
            LABELS[tone],
            (
                Paragraphs(
                    (say(f"What differs for this box, and why it does. ({tone})", "people", 0, "who"),)
                ),
                Bullets(
                    (say("Ask what the person wants.", "people"), say("Write down what you did.", "people"))
                ),
            ),
        )
        for tone in TONES
    ),
)

DETAIL = Section(
    "flows",
    "The flows",
    (
        Subsection(
            "flow-school",
            "A school is worried about a child",
            (
                Facts(
                    (
                        Fact(
                            "When",
                            cell("You are worried that a child is being harmed or neglected."),
                            HERE / "flows" / 0 / "when",
                        ),
                        Fact(
                            "Power", cell("Education Act 2002, section 175", "Children Act 2004, section 10")
                        ),
                        Fact(
                            "Retention",
                            (
                                Text(
                                    "Not stated: the parties have not agreed a period.",
                                    HERE / "keep",
                                    gap=True,
                                ),
                            ),
                        ),
                        Fact("Ring", (Text("01632 960001", HERE / "contacts", link="tel:01632960001"),)),
                    )
                ),
                Subsection(
                    "flow-school-law",
                    "What makes it lawful",
                    (
                        Paragraphs(
                            (
                                say(
                                    "Each party answers for its own basis; see [the guidance](https://example.org/guide).",
                                    "lawful",
                                    prose=True,
                                ),
                            )
                        ),
                    ),
                    HERE / "flows" / 0 / "lawful",
                ),
            ),
            HERE / "flows" / 0,
        ),
        FLOWS,
        REGISTER,
    ),
)

STEPS = Section(
    "decide",
    "How to decide",
    (
        Steps(
            (
                say("Is there a clear and proper purpose? If not, stop.", "steps", 0),
                say(
                    "Does the information identify a living person? If not, you may share it with care.",
                    "steps",
                    1,
                ),
                say("Is a child or an adult in danger now? Ring 999, then share.", "steps", 2),
            )
        ),
        Paragraphs((Text("The full protocol", link="#purpose"), Text("Register", link="../register.html"))),
    ),
)

SAMPLE = View(
    document="keeping-children-safe",
    audience="managerial",
    language="en-GB",
    title="Keeping children and young people safe",
    subtitle="Information sharing protocol",
    brand=Brand("Northmere Partnership"),
    control=(
        Fact("Status", cell("Draft for review"), HERE / "status"),
        Fact("Edition", cell("3"), HERE / "edition"),
        Fact("Owner", cell("Head of Safeguarding, Northmere Council"), HERE / "owner"),
        Fact("Next review", cell("1 May 2027"), HERE / "review"),
    ),
    banners=(
        Banner("warning", Text("This is a draft. Nobody has signed it.")),
        Banner("note", Text("Northmere is an illustration; no such partnership exists."), every_side=True),
    ),
    sections=(PURPOSE, BOXES, DETAIL, STEPS),
    footer="Edition 3, draft for review. Next review: 1 May 2027.",
    watermark="DRAFT",
    others=(
        ("For boards", "strategic.html"),
        ("For the front line", "front-line.html"),
        ("As PDF", "managerial.pdf"),
    ),
)

GUIDE = replace(
    SAMPLE,
    audience="front-line",
    subtitle="How to share: a guide for everyone who works with children",
    emergency=Text(
        "Someone in danger now? Ring 999. Then ring the Children’s Front Door: 020 7946 0123.",
        HERE / "emergency",
    ),
)
