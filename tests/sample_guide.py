"""A front-line guide of the fullness that a real one has: fifteen parts that must fit two sides of A4."""

from __future__ import annotations

from collections.abc import Iterable

from ispc.location import Address
from ispc.view import (
    Banner,
    Block,
    Box,
    Brand,
    Bullets,
    Cell,
    Fact,
    Facts,
    Paragraphs,
    Section,
    Steps,
    Table,
    Text,
    View,
)

HERE = Address("keeping-children-safe", ("guide",))


def say(words: str) -> Text:
    return Text(words, HERE, prose=True)


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(say(each) for each in words)


def rows(*lines: Iterable[str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple((say(words),) for words in line) for line in lines)


def part(name: str, heading: str, *blocks: Block) -> Section:
    return Section(name, heading, blocks)


GUIDE = View(
    document="keeping-children-safe",
    audience="front-line",
    language="en-GB",
    title="Keeping children safe: what to share, and how",
    subtitle="A guide for staff who work with children and families in Northmere",
    brand=Brand("Northmere Partnership"),
    control=(
        Fact("Edition", texts("3")),
        Fact("Status", texts("Draft for review")),
        Fact("Next review", texts("1 May 2027")),
        Fact("Owner", texts("Head of Safeguarding, Northmere Council")),
    ),
    banners=(
        Banner("note", Text("Northmere is an illustration; no such partnership exists."), every_side=True),
    ),
    footer="Edition 3, draft for review. Next review: 1 May 2027.",
    watermark="DRAFT",
    emergency=Text("Someone in danger now? Ring 999. Then ring the Children’s Front Door: 020 7946 0123."),
    others=(("The full protocol", "managerial.html"), ("As PDF", "front-line.pdf")),
    sections=(
        part(
            "for",
            "Why we share",
            Paragraphs(texts("We share so that a child at risk is noticed early and somebody acts.")),
        ),
        part(
            "can",
            "You can share",
            Table(
                "What you can share, and with whom",
                ("When", "What", "With whom"),
                rows(
                    (
                        "You are worried that a child is being harmed or neglected",
                        "What you saw and heard; attendance and exclusions",
                        "Children’s social care",
                    ),
                    (
                        "A child is missing from home or school",
                        "Name, description, last place seen, known friends",
                        "Northmere Police",
                    ),
                    (
                        "A baby or young child has an injury that nobody can explain",
                        "What you saw; health visits; what the parent said",
                        "Children’s social care and the named doctor",
                    ),
                    (
                        "A family needs early help and agrees to it",
                        "What the family wants you to pass on",
                        "Early Help team",
                    ),
                    (
                        "Social care asks about a child they are helping",
                        "What they ask for and you hold",
                        "The worker who asked",
                    ),
                ),
                (38, 36, 26),
            ),
        ),
        part(
            "check",
            "Stop and check first",
            Box(
                "stop",
                "Do not share",
                (
                    Bullets(
                        texts(
                            "Adoption records, or a change of gender.",
                            "Anything about a person who is not part of the worry.",
                            "The address of someone who has fled abuse. Never tell the person they fled.",
                        )
                    ),
                ),
            ),
        ),
        part(
            "decide",
            "How to decide",
            Steps(
                texts(
                    "Is anyone in danger now? Ring 999, then share.",
                    "Do you know why they need it? If not, ask.",
                    "Does it name or point to a living person? If not, share with care.",
                    "Is a child at risk of harm? Share. You do not need consent.",
                    "Has the person agreed, freely and clearly? Share what they agreed to.",
                    "Still not sure? Ask your safeguarding lead today. Do not wait.",
                )
            ),
        ),
        part(
            "tell",
            "Do I ask or tell the person?",
            Paragraphs(
                texts(
                    "Tell the child and the family what you will share, with whom and why. Do not tell them if that could put anyone at risk. Write down why you did not."
                )
            ),
        ),
        part(
            "send",
            "How to send it",
            Facts(
                (
                    Fact(
                        "Use",
                        texts(
                            "The online referral form. Secure e-mail for papers. The telephone when it is urgent."
                        ),
                    ),
                    Fact("Never use", texts("Personal e-mail, text messages or social media.")),
                )
            ),
        ),
        part(
            "emergency",
            "In an emergency",
            Paragraphs(texts("Speak first, write later. Send the referral form within one working day.")),
        ),
        part(
            "asked",
            "If you are asked for information",
            Paragraphs(
                texts(
                    "Check who is asking: ring back on a number you know. Answer within two working days. If you cannot, say so and say why."
                )
            ),
        ),
        part(
            "record",
            "What to record",
            Bullets(
                texts(
                    "What you shared, with whom, when and why.",
                    "What you decided not to share, and why.",
                    "What the child and the family said. Keep fact and opinion apart.",
                )
            ),
        ),
        part(
            "wrong",
            "If it goes wrong",
            Paragraphs(
                texts(
                    "Sent to the wrong person, lost or stolen? Tell your manager at once, and the data protection team within the day: 01632 960017."
                )
            ),
        ),
        part(
            "rights",
            "If someone asks to see it, objects or complains",
            Paragraphs(
                texts(
                    "Do not answer yourself. Pass it to the data protection team the same day. Thank the person and say who will reply."
                )
            ),
        ),
        part(
            "who",
            "Whom to ask",
            Table(
                "Your contacts",
                ("Organisation", "Post", "Ring", "Out of hours"),
                rows(
                    ("Northmere Council", "Children’s Front Door", "020 7946 0123", "020 7946 0999"),
                    ("Northmere Police", "Public Protection desk", "01632 960101", "101"),
                    ("Northmere NHS Trust", "Named nurse for safeguarding", "01632 960202", "01632 960299"),
                    ("Schools", "Designated safeguarding lead", "Your school office", "020 7946 0999"),
                ),
                (26, 34, 20, 20),
            ),
        ),
        part(
            "rules",
            "Golden rules (2024 edition)",
            Bullets(
                texts(
                    "A child’s safety comes before privacy.",
                    "Where it is safe, tell the child or carer who, what and why.",
                    "You do not need consent when a child is at risk.",
                    "Ask for advice early.",
                    "Protect those who could be harmed by what you share.",
                    "Share only what is needed, with those who need it.",
                    "Write down your reasons, whether or not you share.",
                )
            ),
        ),
        part(
            "people",
            "Whose information is it?",
            Box(
                "children",
                "Children",
                (
                    Paragraphs(
                        texts("Ask what the child wants. A child who understands can agree or refuse.")
                    ),
                ),
            ),
            Box(
                "adults",
                "Adults",
                (Paragraphs(texts("Ask first, unless someone is at risk or asking would add to it.")),),
            ),
            Box(
                "lacks-capacity",
                "Someone who cannot decide for now",
                (Paragraphs(texts("Act in the person’s best interests. Ask those who know the person.")),),
            ),
            Box(
                "deceased",
                "Someone who has died",
                (Paragraphs(texts("Confidence lasts after death. Ask the data protection team.")),),
            ),
        ),
        part(
            "more",
            "The full protocol",
            Paragraphs(texts("Ask your manager for it, or open it from the partnership’s pages.")),
        ),
    ),
)
