"""Proof: the same inputs give the same bytes, which tell nothing of the machine and ask for nothing (invariant 12).

The starter workspace is built by the command, in processes that differ in all that must not matter: the seed of hashes,
the time zone, the language, the current folder, the place of the workspace.
"""

from __future__ import annotations

import datetime
import getpass
import html
import os
import posixpath
import re
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ispc import drafts, scaffold
from tests.printed import everything

DAY = "2031-08-13"
"""A day that no file of the workspace states, so that any other date of today in an output came from the clock."""

Outputs = Mapping[str, bytes]


def built(place: Path, at: Path, *more: str, **environment: str) -> Outputs:
    """The outputs of the starter workspace, made at `place` by a process in the folder `at`."""
    for name, text in scaffold.workspace("Our partnership").items():
        drafts.create(place, name, text.encode())
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "from ispc.cli import main; main()",
            "build",
            str(place),
            *more,
        ],
        cwd=at,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found = (path for path in sorted((place / "build").rglob("*")) if path.is_file())
    named = {path.relative_to(place / "build").as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(".ispc/")}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    place = tmp_path_factory.mktemp("first") / "workspace"
    return built(place, place.parent, "--today", DAY, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "4242"},
        {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "cy_GB.UTF-8", "LANG": "cy_GB.UTF-8"},
        {
            "PYTHONHASHSEED": "9",
            "SOURCE_DATE_EPOCH": "0",
            "HOME": "/nowhere",
            "COLUMNS": "20",
            "FORCE_COLOR": "1",
        },
    ],
    ids=["seed", "zone-and-language", "home"],
)
def test_pages_are_the_same_wherever_they_are_made(
    environment: dict[str, str], first: Outputs, tmp_path: Path
) -> None:
    deep = tmp_path / "another" / "place"
    again = built(deep, Path("/"), "--today", DAY, "--format", "html", **environment)
    assert again == {name: data for name, data in first.items() if name.endswith((".html", ".ics"))}


def test_prints_are_the_same_wherever_they_are_made(first: Outputs, tmp_path: Path) -> None:
    again = built(
        tmp_path / "x", tmp_path, "--today", DAY, "--jobs", "2", PYTHONHASHSEED="5", TZ="Asia/Kathmandu"
    )
    assert again == first


def test_an_output_tells_nothing_of_the_machine(first: Outputs) -> None:
    today = datetime.date.today()
    telling = [
        *(
            str(Path.home()),
            str(Path(__file__).parent.parent),
            "/tmp/",
            "pytest-",
            sys.prefix,
        ),
        *(today.isoformat(), f"{today:%Y%m%d}", f"{today.day} {today:%B %Y}", f"D:{today:%Y}"),
        *(
            name for name in (socket.gethostname(), getpass.getuser()) if len(name) > 6
        ),  # a short one is in any bytes
    ]
    for name, data in first.items():
        held = everything(name, data)
        assert [one for one in telling if one in held] == [], name


def test_a_page_asks_for_nothing(first: Outputs) -> None:
    asked = re.compile(
        r"""<(?:script|link|iframe|object|embed|base)\b|\bsrc(?:set)?\s*=|@import|url\((?!["']?data:)|\bping\s*=|http-equiv="refresh""",
        re.IGNORECASE,
    )
    pages = {name: data.decode() for name, data in first.items() if name.endswith(".html")}
    assert len(pages) > 10
    for name, page in pages.items():
        assert [found[0] for found in asked.finditer(page)] == [], name
        assert "default-src 'none'" in html.unescape(page)
        for address in re.findall(r"<a\b[^>]*\bhref=\"([^\"]*)\"", page):
            assert re.match(
                r"#|https://|mailto:|tel:|(?:\.\./)?[a-z0-9-]+(?:/[a-z-]+)?\.(?:html|pdf|md|ics)", address
            ), address


def test_links_between_the_pages_lead_somewhere(first: Outputs) -> None:
    for name, data in first.items():
        for address in re.findall(
            r"<a\b[^>]*\bhref=\"([^\"#:]+)\"", data.decode() if name.endswith(".html") else ""
        ):
            there = posixpath.normpath(f"{posixpath.dirname(name)}/{address}").lstrip("/")
            assert there in first, f"{name} leads to {address}"
