"""The shape of the house, held to its own page: which module may know of which, which touch the world, what may change.

The list of ranks below is the law (ARCHITECTURE.md, invariants 1, 2 and 4). A new module fails here until it has its
place; a door's public modules have theirs by the door, so that a rule or a layer is still one new file.
"""

from __future__ import annotations

import ast
import datetime
import enum
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import FrozenInstanceError, fields, is_dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

import ispc
from ispc.corpus import Occasion
from ispc.location import Source
from ispc.pipeline import compile_sources
from ispc.tree import Tree
from tests.mutants import FULL, STARTER
from tests.workspaces import TODAY

ROOT = Path(ispc.__file__).parent

RANKS = """
ispc commands companions effects exports kinds language model layers outputs reviews rules
characters digest drawing lettering location markdown outputs.spreadsheet palette registry shipped show suggest wordwise
decision_path diagnostic excerpt flow_chart language.reading language.syllables outputs.csvfile svg tree view within
language.marks language.readability matched
language.acronyms language.negatives language.passives

approval_codes parse.codes template_codes
parse.escapes parse.text
parse.spans parse.trouble
parse.lines parse.scalars
parse.signs
parse.syntax
parse.events
parse

law.citing law.provisions
law.shelf
law
law.days

model.scalars
model.prose model.recorded
model.consent model.data model.lawfulness model.parties
model.approving
model.control model.flows
model.governance model.plans model.stories
model.agreement
kinds.*

document fields
decode lineage
approving language.limits language.lists passages profile records workspace
schema
corpus
wording
link resolve
inherit
questions
decide.answers
decide.conditions
decide.consent decide.outside
decide.flows decide.people
decide
decision_table operative signatures terms trials
kept
attestation authority claim
integrity.case
integrity.chain integrity.days integrity.keys integrity.shown integrity.voters
integrity
diff
effect
effects._lengths effects._seeing
effects._parts effects._rest effects._stating
effects._lawful
effects.*
meaning
editions
votes
compare
signoff
approve enact rulings
rules._cases rules._consent rules._documents rules._family rules._lengths rules._mappa rules._retention rules._texts
coverage rules._approval rules._citations rules._conditions rules._facts rules._one_question rules._plain rules._plans rules._relied rules._use
rules.*
check
pipeline
verification

setting
layers._words layers._words_approving layers._words_copies layers._words_forms layers._words_matrix layers._words_pack layers._words_pictures layers._words_plan layers._words_proof layers._words_sign_off layers._words_standing
lapses
layers._saying
layers._blocks layers._family layers._glossary layers._standing
layers._approving layers._cases layers._lawful layers._legislation layers._posts
layers._plan layers._words_answers layers._words_cases
layers._pictures
layers._clauses layers._clocks layers._flows layers._guide_before layers._organisations layers._questions
layers._answers
layers._cases_told layers._guide_after
layers.*
status
companions._form
companions._form_lawful
companions.*
agenda status_told
exports.*
partnership
spoken
examined

columns phrases
tracked
manuscript page redline
review_pack._asked
review_pack._clauses review_pack._pages review_pack._parties review_pack._practice
review_pack
assets
collation outputs.commonmark outputs.html outputs.word_styles
outputs.blanks outputs.paper outputs.tags outputs.word outputs.xmp
outputs.measured
outputs.press
outputs.pdf

seen files git_objects
folder drafts ledger git signing
git_store
manifest
build
formats
site
impact
impact_told

located
report word_report
report.*
manual
reviews._told
reviews.*
scaffold opening doctor
git_shelf
revisions
terminal
commands._shared
commands.*
cli
"""
"""All modules, the lowest first. A module may import only what stands on a line above its own; `*` is a door's public ones."""

DOORS = frozenset({"commands", "companions", "effects", "exports", "kinds", "layers", "reviews", "rules"})
"""Packages whose modules are found by `registry`. To import the door is to depend on every public module behind it."""


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module of ispc, read, by its name below `ispc`."""
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "ispc"


def rank(name: str) -> int | None:
    """The line on which a module stands: the one that names it, else its door's; None where it has none."""
    lines = [line.split() for line in RANKS.splitlines()]
    named = [number for number, line in enumerate(lines) if name in line]
    public = not name.rpartition(".")[2].startswith("_")
    behind = [number for number, line in enumerate(lines) if any(_is_behind(name, one) for one in line)]
    return next(iter(named + (behind if public else [])), None)


def _is_behind(name: str, door: str) -> bool:
    return door.endswith(".*") and fnmatchcase(name, door) and name.count(".") == door.count(".")


def imported(name: str) -> Iterator[str]:
    """The modules of ispc that a module imports, anywhere in it: within functions and for the type checker too."""
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            yield from (_below(one.name) for one in node.names if one.name.partition(".")[0] == "ispc")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            if node.module and node.module.partition(".")[0] == "ispc":
                yield from (_from(_below(node.module), one.name) for one in node.names)


def _below(name: str) -> str:
    return name.removeprefix("ispc.")


def _from(package: str, name: str) -> str:
    inner = name if package == "ispc" else f"{package}.{name}"
    return inner if inner in modules() else package


def test_every_module_has_its_rank_and_every_rank_its_module() -> None:
    found = {_below(one.name) for one in pkgutil.walk_packages(ispc.__path__, "ispc.")}
    assert found | {"ispc"} == set(modules())
    assert [name for name in modules() if rank(name) is None] == []
    listed = [name for name in RANKS.split() if not name.endswith(".*")]
    assert len(listed) == len(set(listed))
    assert [name for name in listed if name not in modules()] == []


@pytest.mark.parametrize("name", modules())
def test_an_import_points_down(name: str) -> None:
    for other in imported(name):
        own, its = rank(name), rank(other)
        assert own is not None and its is not None
        assert its < own, f"{name} imports {other}, which is not below it"
        if other in DOORS:
            behind = [one for one in modules() if _is_behind(one, f"{other}.*") and rank(one) != its]
            assert all((rank(one) or 0) < own for one in behind if not one.rpartition(".")[2].startswith("_"))


def test_every_module_is_reached_from_the_command() -> None:
    """Code that nothing uses is deleted. The reports are named by the terminal when they are asked for."""
    reached, waiting = set[str](), ["cli", *(name for name in modules() if _is_behind(name, "report.*"))]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += imported(name)
            waiting += [one for one in modules() if name in DOORS and _is_behind(one, f"{name}.*")]
    packages = {name for name in modules() if any(one.startswith(f"{name}.") for one in modules())}
    assert set(modules()) - reached - packages == set()


# -- what touches the world ------------------------------------------------------------------------------------------

EDGES = {
    "files": "disk",  # reads the sources
    "drafts": "disk",  # makes new files in the workspace
    "folder": "disk",  # writes the output folder
    "ledger": "disk",  # adds records to the workspace
    "signing": "disk processes",  # runs ssh-keygen, and nothing else does
    "build": "disk",  # is told where that folder is
    "git": "disk processes",  # runs git, which reads its own objects
    "git_shelf": "disk",  # says why a file of a commit cannot be had, as the disk would
    "revisions": "disk",  # is told which folder or commit is meant
    "opening": "disk",  # is told where the workspace is
    "cli": "disk screen",  # says how it went
    "commands._shared": "clock disk screen",  # asks the day, once
    "terminal": "disk screen modules",  # shows, and loads the report that is asked for
    "doctor": "disk screen modules processes",  # looks at this machine
    "outputs.pdf": "clock disk modules processes",  # makes each PDF in a process under limits
    "outputs.press": "data disk log",  # works in that process
    "assets": "disk",  # the pages that come with ispc
    "shipped": "data disk",
    "law.shelf": "data disk",  # the catalogue that comes with ispc
    "language.lists": "data disk",  # the word lists that come with ispc
    "scaffold": "data disk",  # the starter that comes with ispc
    "formats": "data disk modules",  # digests of the compiler itself
    "registry": "modules",  # finds the modules behind a door
    "parse": "modules",  # whether the fast parser is installed
}
"""The modules that touch the world, and what of it. All others are pure: what they give follows from what they are given."""

WORLD = {
    "disk": "os pathlib shutil tempfile glob fcntl fileinput mmap",
    "processes": "subprocess multiprocessing threading signal resource ctypes gc asyncio concurrent",
    "network": "socket ssl http urllib.request",
    "clock": "time",
    "chance": "random secrets uuid",
    "screen": "sys click locale platform getpass traceback",
    "log": "logging warnings",
    "data": "importlib.resources",
    "modules": "importlib importlib.metadata importlib.util pkgutil",
}
CALLS = {"disk": "open", "screen": "print input breakpoint", "modules": "__import__"}
METHODS = {
    "disk": "read_text read_bytes write_text write_bytes open mkdir unlink rmdir touch rename iterdir glob rglob exists "
    "is_file is_dir stat resolve cwd home",
    "clock": "today now utcnow fromtimestamp monotonic perf_counter",
}
PURE = frozenset({"pathlib.PurePosixPath", "pathlib.PurePath"})


def touched(module: ast.Module) -> frozenset[str]:
    """What of the world a module names, whether it imports it or calls it."""
    return frozenset(part for part, words, names in _named(module) for name in names if name in words.split())


def _named(module: ast.Module) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for node in ast.walk(module):
        names: tuple[str, ...] = ()
        table = WORLD
        if isinstance(node, ast.Import):
            names = tuple(one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            inner = tuple(f"{node.module}.{one.name}" for one in node.names)
            names = (*inner, *((node.module or "",) if not PURE.issuperset(inner) else ()))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names, table = (node.func.id,), CALLS
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names, table = (node.func.attr,), METHODS
        yield from ((part, words, names) for part, words in table.items())


def test_only_the_edges_touch_the_world_and_each_only_as_it_says() -> None:
    found = {
        name: " ".join(sorted(what))
        for name, module in modules().items()
        if ((what := touched(module)) and not _is_behind(name, "commands.*")) or name in EDGES
    }
    assert found == {name: " ".join(sorted(what.split())) for name, what in EDGES.items()}
    for name, module in modules().items():
        if _is_behind(name, "commands.*") and name not in EDGES:  # a command opens, calls, prints
            assert touched(module) <= {"disk", "screen"}, name


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import os", "disk"),
        ("def f():\n    from pathlib import Path", "disk"),
        ("x = place.read_text()", "disk"),
        ("with open('x') as y: pass", "disk"),
        ("import datetime\nnow = datetime.datetime.now()", "clock"),
        ("from random import choice", "chance"),
        ("import importlib.util", "modules"),
        ("from importlib import resources", "data modules"),
        ("print('x')", "screen"),
        ("from pathlib import PurePosixPath", ""),
    ],
)
def test_what_touches_the_world_is_seen(source: str, what: str) -> None:
    assert touched(ast.parse(source)) == frozenset(what.split())


NEVER = frozenset({"eval", "exec", "from_string", "pickle", "marshal", "shelve", "system", "popen"})


@pytest.mark.parametrize("name", modules())
def test_nothing_is_run_that_was_read(name: str) -> None:
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Name):
            assert node.id not in NEVER
        elif isinstance(node, ast.Attribute):
            assert node.attr not in NEVER
        elif isinstance(node, ast.Import | ast.ImportFrom):
            assert not NEVER.intersection(one.name.partition(".")[0] for one in node.names)
            assert getattr(node, "module", "") not in NEVER


# -- how a module is written -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", modules())
def test_a_module_opens_with_what_it_is_for(name: str) -> None:
    module = modules()[name]
    if module.body:
        assert ast.get_docstring(module)


LONG = frozenset(
    {
        "model.scalars.ask",  # a field of the template is one row, and this is what the row says
    }
)


@pytest.mark.parametrize("name", modules())
def test_a_function_has_at_most_five_parameters(name: str) -> None:
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.FunctionDef):
            taken = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            options = (
                _is_behind(name, "commands.*") and node.decorator_list
            )  # each one is an option of the command
            if f"{name}.{node.name}" not in LONG and not options:
                assert len([one for one in taken if one not in ("self", "cls")]) <= 5, node.name


# -- values are frozen -----------------------------------------------------------------------------------------------

CHANGING = {
    "build._Site": "the output folder in the course of one build",
    "layers._glossary._Open": "the terms still to be opened, as one page is read from the top down",
    "outputs.pdf._Worker": "a process, which is busy or idle",
    "outputs.tags.Annotation": "an object of a PDF that is mended before it is written",
    "outputs.tags.Content": "as above",
    "outputs.tags.Tag": "as above",
    "resolve._Names": "the names found so far, in the course of one call",
}
"""The dataclasses that may change, and why. No stage gives one to another."""


def test_every_dataclass_is_frozen() -> None:
    loose = {
        f"{name}.{node.name}"
        for name, module in modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
        for mark in node.decorator_list
        if "dataclass" in ast.unparse(mark) and "frozen=True" not in ast.unparse(mark)
    }
    assert loose == set(CHANGING)


def test_every_model_is_frozen_strict_and_closed() -> None:
    for name in modules():
        importlib.import_module(name if name == "ispc" else f"ispc.{name}")
    models = [one for one in _subclasses(BaseModel) if one.__module__.startswith("ispc")]
    assert len(models) > 50
    for model in models:
        config = model.model_config
        said = config.get("frozen"), config.get("strict"), config.get("extra")
        assert said == (True, True, "forbid"), model


def _subclasses(of: type) -> Iterator[type[BaseModel]]:
    one: type[BaseModel]
    for one in of.__subclasses__():
        yield one
        yield from _subclasses(one)


@pytest.mark.parametrize("sources", [STARTER, FULL], ids=["starter", "full"])
def test_what_was_compiled_cannot_be_changed(sources: tuple[Source, ...]) -> None:
    seen: dict[int, object] = {}
    loose = set(_changed(compile_sources(sources, Occasion(TODAY)), "compiled", seen))
    assert loose == set()
    assert len(seen) > 5000


PLAIN = (str, bytes, int, float, datetime.date, enum.Enum, type, re.Pattern, type(None))


def _changed(value: object, path: str, seen: dict[int, object]) -> Iterator[str]:
    """Tries to change a value and all that it holds; yields the places that let themselves be changed."""
    if id(value) in seen or isinstance(value, PLAIN):
        return
    seen[id(value)] = value
    if isinstance(value, tuple | frozenset):
        for one in value:
            yield from _changed(one, f"{path}[]", seen)
    elif isinstance(value, Mapping):
        with suppress(TypeError):
            value["new"] = None  # type: ignore[index]  # that is the question
            yield path
        for one in value.values():
            yield from _changed(one, f"{path}[]", seen)
    elif is_dataclass(value) or isinstance(value, BaseModel):
        yield from _changed_fields(value, path, seen)
    else:
        yield f"{path}: {type(value).__name__}"


def _changed_fields(value: object, path: str, seen: dict[int, object]) -> Iterator[str]:
    names = type(value).model_fields if isinstance(value, BaseModel) else [one.name for one in fields(value)]  # type: ignore[arg-type]  # a dataclass, as asked above
    for name in names:
        held = getattr(value, name)
        try:
            setattr(value, name, held)
        except (FrozenInstanceError, ValidationError):
            pass
        else:
            yield f"{path}.{name}"
        if not (isinstance(value, Tree) and name == "data"):
            yield from _changed(held, f"{path}.{name}", seen)
