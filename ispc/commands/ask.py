"""`ispc ask`: May I share this?

One function answers here, on the guides and in worked cases, so they cannot disagree.
"""

from __future__ import annotations

from typing import Any

import click

from ispc import terminal
from ispc.commands._shared import day_of, near, open_here, today_option

CONSENT = ("given", "refused", "withdrawn", "cannot be given", "not asked", "not safe to ask")
URGENCY = ("emergency", "today", "routine")
HARM = ("none", "some", "serious")


@click.command()
@click.option("--from", "giver", required=True, metavar="PARTY", help="Who wants to give it.")
@click.option(
    "--to", "receiver", required=True, metavar="PARTY", help="A party, or a person whom the data is about."
)
@click.option(
    "--data", "items", required=True, multiple=True, metavar="ITEM", help="What; may be given more than once."
)
@click.option("--purpose", default="", metavar="ID", help="What it is for.")
@click.option("--about", default="", metavar="ID", help="Whom it is about.")
@click.option("--consent", type=click.Choice(CONSENT), help="Whether the person agrees.")
@click.option("--urgency", type=click.Choice(URGENCY), help="How soon it must be done.")
@click.option("--harm", type=click.Choice(HARM), help="What is feared if nothing is shared.")
@click.option("--asked-for", is_flag=True, default=None, help="The other side has asked for it.")
@click.option("--by", "channel", default="", metavar="ID", help="The way in which it would be sent.")
@click.option("--astray", is_flag=True, help="It has gone to the wrong place.")
@click.option("--in", "document", default="", metavar="ID", help="Ask only this document.")
@click.option(
    "--layer", type=click.Choice(("front-line", "managerial")), default="front-line", show_default=True
)
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def ask(document: str, layer: str, form: str, today: str | None, **facts: Any) -> None:
    """May I share this? Says permit, deny or review, with the clauses that say so."""
    from ispc import decide, opening, spoken
    from ispc.questions import Question

    opened = open_here(())
    day = day_of(today)
    compiled = opening.settled(opened)
    question = Question(**facts)
    enacted = opening.held(opened, compiled, day, day_of(None))
    corpus = enacted.corpus
    if document and document not in corpus.effective:
        raise click.UsageError(
            f"this workspace has no agreement `{document}`{near(document, corpus.effective)}"
        )
    answers = (
        (decide.decide(corpus.effective[document], corpus, question, day),)
        if document
        else decide.decide_all(corpus, question, day)
    )
    for note in spoken.unknown(question, corpus):
        terminal.say(note)
    room = spoken.Room(
        corpus,
        {**compiled.trees, **enacted.trees},
        opening.setting(opened, day),
        "F" if layer == "front-line" else "M",
    )
    click.echo(spoken.text(answers, room) if form == "human" else spoken.as_json(answers, room), nl=False)
