"""`ispc impact`: who must agree again, and which guides, forms, registers and worked cases change.

Asked before a change is proposed, it answers what will be true afterwards.
"""

from __future__ import annotations

import click

from ispc.commands._shared import FINDINGS, day_of, today_option, two_states


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def impact(old: str, new: str | None, form: str, today: str | None) -> None:
    """Say what going from OLD to NEW sets in motion.

    OLD and NEW are as for `diff`. The approvals are those on record in NEW.
    """
    from ispc import impact as impacts
    from ispc import impact_told
    from ispc.compare import compare

    both = two_states(old, new, day_of(today))
    comparison = compare(both.old.corpus, both.new.corpus)
    found = impacts.impact(comparison, both.new.corpus.approvals, both.setting)
    tell = impact_told.text if form == "human" else impact_told.as_json
    click.echo(tell(found, comparison.unread), nl=False)
    raise SystemExit(FINDINGS if comparison.unread else 0)
