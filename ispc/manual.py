"""The manual page of every code: what it means, why it matters, the law it rests on, wrong and right, or before and after.

A rule's docstring is its page and its test; a code of the loader has its page beside the code that raises it; a rule of meaning is
its own page. Nothing is written down twice, so the manual cannot drift from what the compiler does.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ispc import approval_codes, meaning, registry, rules, template_codes
from ispc.effect import Rule
from ispc.parse import codes

_SECTION = re.compile(r"^(Why|Law|Wrong|Right):[ ]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One code's manual page. `wrong` and `right` are YAML; `law` is empty where the code rests on none.

    The page of a change also says what to do, how it weighs, and `back`: the code of the change back. Its examples are then before and
    after, each laid over the agreement that a new workspace starts from; an empty one is that agreement as it is.
    """

    code: str
    title: str
    why: str
    law: str
    wrong: str
    right: str
    do: str = ""
    weighs: str = ""
    back: str = ""


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
def findings() -> Mapping[str, Page]:
    """The pages of what a check can find, by code, in the order of the alphabet."""
    texts = {**codes.PAGES, **template_codes.PAGES, **approval_codes.PAGES}
    texts |= {code: module.__doc__ or "" for code, module in registry.modules(rules).items()}
    return {code: page(code, text) for code, text in sorted(texts.items())}


@cache
def pages() -> Mapping[str, Page]:
    """Every page by its code, of findings and of changes, in the order of the alphabet."""
    changes = {code: _of_change(rule) for code, rule in meaning.rules().items()}
    return dict(sorted({**findings(), **changes}.items()))


WEIGHS = {
    "formatting": "Formatting: asks nothing of anyone.",
    "editorial": "Editorial: asks nothing of anyone.",
    "correction": "A correction: the parties are told, and nobody has to agree again.",
    "substantive": "Substantive: the parties whose duties, data or risk it touches have to agree again.",
    "new sharing": "New sharing: the gravest kind of change; the parties that it touches have to agree again.",
}
DIRECTIONS = {
    "wider": "More may be done with people's data, or it is protected less.",
    "narrower": "Less may be done with people's data, or it is protected more.",
    "different": "It cannot be told which way it goes.",
}


def _of_change(rule: Rule) -> Page:
    weighs = f"{WEIGHS[rule.klass]} {DIRECTIONS[rule.direction]}"
    before, after = (textwrap.dedent(one.strip("\n")).rstrip() for one in (rule.before, rule.after))
    return Page(rule.code, rule.title, rule.why, rule.source, before, after, rule.do, weighs, rule.mirror)


def text(one: Page) -> str:
    """A page for a person to read."""
    parts = [f"{one.code}: {one.title}", f"Why\n{_wrapped(one.why)}"]
    parts += [f"Do\n{_wrapped(one.do)}"] if one.do else []
    parts += [f"Weighs\n{_wrapped(one.weighs)}"] if one.weighs else []
    parts += [f"{'Source' if one.back else 'Law'}\n{_wrapped(one.law)}"] if one.law else []
    headings = ("Before", "After") if one.back else ("Wrong", "Right")
    for heading, example in zip(headings, (one.wrong, one.right), strict=True):
        shown = example or ("(the agreement that a new workspace starts from, as it is)" if one.back else "")
        parts += [f"{heading}\n{textwrap.indent(shown, '  ')}"] if shown else []
    if one.back:
        alike = "the same" if one.back == one.code else one.back
        parts.append(f"The change back\n  {alike}")
    return "\n\n".join(parts)


def _wrapped(words: str) -> str:
    return textwrap.fill(words, 88, initial_indent="  ", subsequent_indent="  ")
