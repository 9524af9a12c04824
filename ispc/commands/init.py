"""`ispc init`: make a new workspace.

Nothing that is already there is written over.
"""

from __future__ import annotations

from pathlib import Path

import click

from ispc import terminal
from ispc.commands._shared import FINDINGS


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="Our partnership", help="The partnership's name.")
def init(folder: Path, name: str) -> None:
    """Make a new workspace in FOLDER."""
    from ispc import drafts, scaffold

    written = scaffold.workspace(name)
    clash = sorted(path for path in written if (folder / path).exists())
    if clash:
        terminal.say(f"ispc: {folder / clash[0]} is already there; nothing was written")
        raise SystemExit(FINDINGS)
    for path, text in sorted(written.items()):
        drafts.create(folder, path, text.encode())
    terminal.say(
        f"Made a workspace: {folder.resolve()}\nNext: go there, then `ispc check`, then `ispc build`."
    )
