"""The lock files: everything pinned by hash, in step with pyproject.toml, and free to ship.

An advisory service cannot be asked without a network, and says nothing when it cannot be reached. So the versions
below which a known hole lies open are kept here.
"""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
SAFE_FROM = {"jinja2": "3.1.6", "weasyprint": "70.0"}


class Pin(NamedTuple):
    """One package of a lock: what is asked of pip, its hashes, and whether pyproject.toml names it itself."""

    requirement: Requirement
    hashes: tuple[str, ...]
    direct: bool

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> Version:
        (pin,) = self.requirement.specifier
        assert pin.operator == "=="
        return Version(pin.version)


def pins(lock: str) -> dict[str, Pin]:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.findall(r"^(?=[^\s#])(.+?)((?:\n[ \t]+.*)*)$", text, re.MULTILINE)
    read = [
        Pin(
            Requirement(first.removesuffix("\\")),
            tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", rest)),
            "isp-compiler (pyproject.toml" in rest,
        )
        for first, rest in entries
    ]
    return {pin.name: pin for pin in read}


def declared(*lists: list[str]) -> dict[str, Requirement]:
    requirements = [Requirement(line) for one in lists for line in one]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def run_time() -> dict[str, Requirement]:
    return declared(PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_a_hash(lock: str) -> None:
    locked = pins(lock)
    assert len(locked) > len(run_time())
    assert [pin.name for pin in locked.values() if not pin.hashes or not pin.version] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert not re.search(
        r"://|--(extra-)?index-url|--find-links|--trusted-host", (ROOT / lock).read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ("build",)), ("requirements-dev.lock", ("build", "dev"))]
)
def test_a_lock_holds_what_pyproject_declares(lock: str, groups: tuple[str, ...]) -> None:
    locked = pins(lock)
    wanted = run_time() | declared(*(PROJECT["dependency-groups"][group] for group in groups))
    assert {name for name, pin in locked.items() if pin.direct} == set(wanted)
    assert [
        name
        for name, requirement in wanted.items()
        if not requirement.specifier.contains(locked[name].version)
        or requirement.marker != locked[name].requirement.marker
    ] == []


def test_the_development_lock_repeats_the_run_time_lock() -> None:
    development = pins("requirements-dev.lock")
    assert [name for name, pin in pins("requirements.lock").items() if pin[:2] != development[name][:2]] == []


def test_the_build_group_is_the_build_backend() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_version_has_a_known_hole(lock: str) -> None:
    locked = pins(lock)
    assert [name for name, safe in SAFE_FROM.items() if locked[name].version < Version(safe)] == []


def test_weasyprint_is_the_one_that_we_know_the_tags_of() -> None:
    assert str(run_time()["weasyprint"].specifier) == "<71,>=70"
    assert pins("requirements.lock")["weasyprint"].version.major == 70


def imported(folder: str) -> set[str]:
    """The distributions whose modules the Python files below a folder import, but for the standard library's."""
    trees = [ast.parse(file.read_bytes()) for file in (ROOT / folder).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    modules |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    outside = {module.partition(".")[0] for module in modules} - sys.stdlib_module_names
    # ruamel is a namespace, in which the optional C parser lies too.
    offered = {**metadata.packages_distributions(), "ruamel": ["ruamel.yaml"]}
    found = {str(canonicalize_name(name)) for module in outside for name in offered.get(module, [])}
    return found - {"isp-compiler"}


def test_ispc_imports_what_pyproject_declares_and_what_that_is_built_on() -> None:
    # The string type of jinja2, the error type of pydantic, the PDF objects of weasyprint: part of what those offer.
    built_on = {"markupsafe", "pydantic-core", "pydyf"}
    found = imported("ispc")
    assert found >= {"pydantic", "ruamel-yaml", "markdown-it-py"}
    assert found - run_time().keys() - built_on == set()


def test_the_tests_import_what_the_development_lock_installs() -> None:
    found = imported("tests")
    assert found >= {"pytest", "hypothesis", "packaging"}
    assert found - pins("requirements-dev.lock").keys() == set()


def licences(package: str) -> list[str]:
    """What a distribution is offered under, one entry for each choice that its taker has."""
    about = metadata.metadata(package)
    if "License-Expression" in about:
        return re.split(r"\s+OR\s+", about["License-Expression"].strip("()"))
    named = [line for line in about.get_all("Classifier") or [] if line.startswith("License :: ")]
    return named or (about.get_all("License") or [])


def may_ship(offered: list[str]) -> bool:
    return any(licence and not re.search(r"GPL|General Public", licence) for licence in offered)


def test_nothing_that_ships_is_offered_under_the_gpl_alone() -> None:
    here = [
        pin.name
        for pin in pins("requirements.lock").values()
        if pin.requirement.marker is None or pin.requirement.marker.evaluate()
    ]
    assert set(here) >= {"weasyprint", "pyphen", "pydantic-core"}
    assert {name: licences(name) for name in here if not may_ship(licences(name))} == {}


@pytest.mark.parametrize(
    ("offered", "answer"),
    [
        (["MIT"], True),
        (["GPL-2.0-or-later", "MPL-1.1"], True),
        (["AGPL-3.0-only"], False),
        (["MIT AND GPL-3.0-only"], False),
        (["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"], False),
        ([""], False),
        ([], False),
    ],
)
def test_a_licence_ships_where_one_choice_is_free_of_the_gpl(offered: list[str], answer: bool) -> None:
    assert may_ship(offered) is answer
