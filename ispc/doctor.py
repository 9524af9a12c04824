"""What this machine has and lacks, one line a capability, with the command that mends it.

Officers' machines differ, and the worst answer to a missing library is a traceback. The lines say what works, what does
not, and what to do.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that ispc can or cannot do here. `mend` is what to do where it cannot, or could do it better."""

    name: str
    works: bool
    found: str
    mend: str = ""


def look() -> tuple[Capability, ...]:
    """Every capability, in the order that people meet them."""
    return tuple(_look())


def _look() -> Iterator[Capability]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Capability("Python", True, version)
    yield _command()
    yield _parser()
    yield from _paper()
    yield _git()


def _command() -> Capability:
    """Whether the `ispc` that the shell finds is this one: a compiler of Intel's bears the name too."""
    found = shutil.which("ispc")
    own = {Path(sys.argv[0]).resolve(), Path(sys.executable).with_name("ispc").resolve()}
    if found is None:
        return Capability(
            "the command ispc", False, "not on the path", f"add {Path(sys.executable).parent} to your path"
        )
    if Path(found).resolve() in own:
        return Capability("the command ispc", True, found)
    return Capability(
        "the command ispc",
        False,
        f"{found} is another program of that name, perhaps Intel's compiler",
        f"put {Path(sys.executable).parent} before it on your path",
    )


def _parser() -> Capability:
    try:
        return Capability(
            "fast reading of YAML", True, f"ruamel.yaml.clib {metadata.version('ruamel.yaml.clib')}"
        )
    except metadata.PackageNotFoundError:
        return Capability(
            "fast reading of YAML",
            True,
            "the slower reader, which gives the same result",
            "pip install ruamel.yaml.clib",
        )


def _paper() -> Iterator[Capability]:
    from ispc.outputs import pdf

    lack = pdf.missing()
    versions = pdf.versions()
    found = f"WeasyPrint {versions['weasyprint']}, Pango {versions['pango']}"
    yield Capability("PDF", lack is None, found, lack.help if lack else "")
    subset = versions["harfbuzz-subset"]
    mend = "sudo apt-get install -y libharfbuzz-subset0" if subset == "missing" else ""
    yield Capability("fast and small PDFs", True, f"HarfBuzz subsetting {subset}", mend)


def _git() -> Capability:
    git = shutil.which("git")
    if git is None:
        return Capability("git", False, "not found", "install git, to keep and compare editions")
    return Capability("git", True, _first_line([git, "--version"]))


def _first_line(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)  # noqa: S603  # a fixed command
    return done.stdout.splitlines()[0] if done.stdout else "does not answer"
