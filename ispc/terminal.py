"""What a person at a terminal sees: findings painted, progress on long work, and what a build did."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from ispc import __version__
from ispc.located import Located
from ispc.report import ReportContext, Stage

if TYPE_CHECKING:
    from ispc.build import BuildReport


def say(text: str) -> None:
    """A line for the person, never data: it goes to standard error."""
    click.echo(text, err=True)


def report(findings: Sequence[Located], form: str, stage: Stage, documents: int, stream: TextIO) -> str:
    """Findings in one of the report formats."""
    from ispc import manual

    context = ReportContext(
        version=__version__,
        stage=stage,
        documents=documents,
        colour=colour(stream),
        width=shutil.get_terminal_size().columns,
        summaries={code: page.title for code, page in manual.findings().items()},
    )
    return str(import_module(f"ispc.report.{form}").render(findings, context))


def colour(stream: TextIO) -> bool:
    """Whether to paint: on a terminal, unless NO_COLOR says no; FORCE_COLOR says yes anywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def progress() -> Callable[[int, int, str], None]:
    """A line that tells how far a build has come, on a terminal only."""
    if not sys.stderr.isatty():
        return lambda done, total, path: None

    def tell(done: int, total: int, path: str) -> None:
        line = f"{done} of {total}  {path}" if path else "another build is at work here; waiting"
        sys.stderr.write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")
        if done == total and path:
            sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    return tell


def built(done: BuildReport, folder: Path, held: Iterable[str], explain: bool) -> str:
    """What a build did, in words; with the reasons for each page where they are asked for."""
    lines = [f"{path}: {', '.join(why)}" for path, why in done.due] if explain else []
    if explain and not lines:
        lines.append("nothing is out of date")
    lines += [f"removed {path}" for path in done.removed]
    lines += [
        f"held back {name}: it refers to what is not there; its pages stay as they were"
        for name in sorted(held)
    ]
    made, same = len(done.written), len(done.unchanged)
    counts = [f"{made} written"] + ([f"{same} made again with the same bytes"] if same else [])
    counts += [f"{len(done.failed)} not made"] if done.failed else []
    lines.append(
        f"{', '.join(counts)}. Open {folder / 'index.html'}"
        if done.due
        else f"Up to date. Open {folder / 'index.html'}"
    )
    return "\n".join(lines)
