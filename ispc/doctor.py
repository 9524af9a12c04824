"""What this machine has and lacks, one line a capability, with the command that mends it.

Officers' machines differ, and the worst answer to a missing library is a traceback. The lines say what works, what does
not, and what to do.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ispc import git


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
    yield _signer()


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
    name, found = "git, to compare editions", git.version()
    if not found:
        return Capability(name, False, "not found, or it does not answer", _command_for("git"))
    number = re.search(r"(\d+)\.(\d+)", found)
    if number is None or (int(number[1]), int(number[2])) < OLDEST_GIT:
        oldest = ".".join(map(str, OLDEST_GIT))
        return Capability(name, False, f"{found}, which is older than {oldest}", _command_for("git"))
    return Capability(name, True, found)


def _signer() -> Capability:
    """Whether approvals can be signed: by `ssh-keygen -Y sign`, which OpenSSH has had since its version 8.0."""
    name, tool = "ssh-keygen, to sign approvals", shutil.which("ssh-keygen")
    if tool is None:
        return Capability(name, False, "not found", _command_for("ssh-keygen"))
    version = _first_line([ssh, "-V"]).partition(",")[0] if (ssh := shutil.which("ssh")) else tool
    if "option" in _first_line([tool, "-Y", "sign"]):
        return Capability(name, False, f"{version}, which cannot sign", _command_for("ssh-keygen"))
    return Capability(name, True, version)


OLDEST_GIT = (2, 24)
"""The first git that can be told where its options end."""

_INSTALL = {
    "apt-get": ("sudo apt-get install -y", {"git": "git", "ssh-keygen": "openssh-client"}),
    "dnf": ("sudo dnf install -y", {"git": "git", "ssh-keygen": "openssh-clients"}),
    "apk": ("sudo apk add", {"git": "git", "ssh-keygen": "openssh-keygen"}),
    "pacman": ("sudo pacman -S --needed", {"git": "git", "ssh-keygen": "openssh"}),
    "brew": ("brew install", {"git": "git", "ssh-keygen": "openssh"}),
    "winget": ("winget install", {"git": "Git.Git", "ssh-keygen": "Git.Git"}),  # git for Windows brings both
}


def _command_for(tool: str) -> str:
    """The command that gets a tool on this machine."""
    manager = next((one for one in _INSTALL if shutil.which(one)), "apt-get")
    command, packages = _INSTALL[manager]
    return f"{command} {packages[tool]}"


def _first_line(command: list[str]) -> str:
    """What a program says first, as a result or as an error."""
    try:
        done = subprocess.run(  # noqa: S603  # a fixed command
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "does not answer"
    said = (done.stdout or done.stderr).decode(errors="replace").splitlines()
    return said[0] if said else "does not answer"
