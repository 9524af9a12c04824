"""`ispc schema`: write the JSON Schemas of the template.

Editors check against them while an author writes.
"""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("schemas"), show_default=True)
def schema(out: Path) -> None:
    """Write the JSON Schemas of the template, for editors and partners."""
    from ispc import drafts
    from ispc import schema as schemas

    for name, text in sorted(schemas.schemas().items()):
        drafts.replace(out, name, text.encode())
        click.echo(str(out / name))
