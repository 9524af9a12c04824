"""The manual page of every code: what it means, why it matters, the law it rests on, wrong and right.

A rule's docstring is its page and its test; a code of the loader has its page beside the code that raises it. Nothing is
written down twice, so the manual cannot drift from what the compiler does.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ispc import approval_codes, registry, rules, template_codes
from ispc.parse import codes

_SECTION = re.compile(r"^(Why|Law|Wrong|Right):[ ]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One code's manual page. `wrong` and `right` are YAML; `law` is empty where the code rests on none."""

    code: str
    title: str
    why: str
    law: str
    wrong: str
    right: str


def page(code: str, text: str) -> Page:
    """Read a page from its text: a line, then the sections Why, Law, Wrong and Right."""
    parts = _SECTION.split(inspect.cleandoc(text))
    said = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Page(
        code,
        " ".join(parts[0].split()),
        " ".join(said.get("Why", "").split()),
        " ".join(said.get("Law", "").split()),
        textwrap.dedent(said.get("Wrong", "").strip("\n")).rstrip(),
        textwrap.dedent(said.get("Right", "").strip("\n")).rstrip(),
    )


@cache
def pages() -> Mapping[str, Page]:
    """Every page by its code, in the order of the alphabet."""
    texts = {**codes.PAGES, **template_codes.PAGES, **approval_codes.PAGES}
    texts |= {code: module.__doc__ or "" for code, module in registry.modules(rules).items()}
    return {code: page(code, text) for code, text in sorted(texts.items())}


def text(one: Page) -> str:
    """A page for a person to read."""
    parts = [f"{one.code}: {one.title}", f"Why\n{_wrapped(one.why)}"]
    parts += [f"Law\n{_wrapped(one.law)}"] if one.law else []
    parts += [f"Wrong\n{textwrap.indent(one.wrong, '  ')}"] if one.wrong else []
    parts += [f"Right\n{textwrap.indent(one.right, '  ')}"] if one.right else []
    return "\n\n".join(parts)


def _wrapped(words: str) -> str:
    return textwrap.fill(words, 88, initial_indent="  ", subsequent_indent="  ")
