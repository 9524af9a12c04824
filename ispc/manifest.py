"""What decides the bytes of a target, why it is out of date, and the record of what was built. Pure.

A target's manifest names every input with its digest or version. One list feeds both the digest that decides whether
the target is made again and the words that say why, so the two cannot drift apart. The record is the build's memory:
what each output was made from and which bytes came of it. It carries its own digest, and a damaged one is no record: that
costs work, never correctness.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from ispc.digest import canonical, digest
from ispc.view import View

Manifest = tuple[tuple[str, str], ...]
"""Named inputs with their digests or versions, in order. A name is `group` or `group/part`."""

FORM = "ispc-record/2"


@dataclass(frozen=True, slots=True)
class Entry:
    """One output in the record: its bytes, the digest of its manifest, its inputs in short, what was warned of, a PDF's length.

    `inputs` holds the first twelve digits of each digest: enough to say what changed. `target` decides.
    """

    size: int
    sha256: str
    target: str
    inputs: tuple[tuple[str, str], ...]
    document: str
    warnings: tuple[str, ...] = ()
    sides: tuple[int, ...] = ()
    sections: tuple[tuple[str, int], ...] = ()


Record = Mapping[str, Entry]
"""The outputs of a build by their names."""


def view_inputs(view: View) -> Manifest:
    """A view as named inputs: one for each section and for each other field, in order."""

    def parts() -> Iterator[tuple[str, object]]:
        for field in fields(view):
            if field.name == "sections":
                yield from ((f"sections/{section.id}", section) for section in view.sections)
            else:
                yield field.name, getattr(view, field.name)

    return tuple(
        (f"view/{name}", digest("view-part/1", [] if part is None else part)) for name, part in parts()
    )


def target_digest(manifest: Manifest) -> str:
    """The digest that decides: equal where every input is, in the same order."""
    return digest("target/1", manifest)


def short(manifest: Manifest) -> Manifest:
    """The manifest as the record keeps it."""
    return tuple((name, value[7:19] if value.startswith("sha256:") else value) for name, value in manifest)


def reasons(old: Entry | None, manifest: Manifest, on_disk: str | None) -> tuple[str, ...]:
    """Why a target has to be made; nothing where it is up to date.

    `on_disk` is the digest of the file as it is now, None where there is none.
    """
    if old is None or not old.target:
        return ("it was never made",)
    found = []
    if old.target != target_digest(manifest):
        found += _changes(dict(old.inputs), dict(short(manifest))) or ["the order of its inputs changed"]
    if on_disk is None:
        found.append("the file is missing")
    elif on_disk != old.sha256:
        found.append("the file was changed by hand or cut short")
    return tuple(found)


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """What differs between two manifests, one line a group of inputs: `view changed (sections/flows, new: sections/rights)`."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys([*new, *old]):
        if old.get(name) == new.get(name):
            continue
        group, _, part = name.partition("/")
        groups.setdefault(group, []).append(_change(part, old.get(name), new.get(name)))
    return [f"{group} changed ({', '.join(found)})" for group, found in groups.items()]


def _change(part: str, old: str | None, new: str | None) -> str:
    if not part:
        return f"{old or 'nothing'} -> {new or 'nothing'}"
    return part if old and new else f"{'gone' if old else 'new'}: {part}"


def write_record(record: Record) -> bytes:
    """The record as a file: canonical JSON with its own digest, one form for one content."""
    outputs = [{"path": name, "made": entry} for name, entry in sorted(record.items())]
    return canonical({"form": FORM, "outputs": outputs, "digest": digest(FORM, outputs)}) + b"\n"


def read_record(data: bytes | None) -> Record:
    """The record that a file holds; an empty one where there is no file, or not every byte of it is as written."""
    try:
        outputs = json.loads(data or b"")["outputs"]
        record = {output["path"]: _entry(output["made"]) for output in outputs}
        return record if write_record(record) == data else {}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _entry(made: dict[str, Any]) -> Entry:
    inputs = tuple((name, value) for name, value in made.pop("inputs"))
    sections = tuple((name, height) for name, height in made.pop("sections"))
    warnings, sides = tuple(made.pop("warnings")), tuple(made.pop("sides"))
    return Entry(inputs=inputs, warnings=warnings, sides=sides, sections=sections, **made)
