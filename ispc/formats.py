"""The formats of a page, HTML, PDF and Markdown: how each is made from a view, and all that decides its bytes.

A build makes a page again when any input here changes, and explains itself in these names. So every file of `layers/` is
an input of the formats that may use it, every library that writes into a page is an input by its version, and the
compiler itself is one by the digest of its own sources: a change of code is a change of pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from ispc.assets import Style
from ispc.build import Format
from ispc.digest import digest, digest_of_bytes
from ispc.manifest import Manifest
from ispc.outputs import commonmark, html, pdf
from ispc.outputs.paper import Paper

_SCREEN, _PAPER = (
    {*sheets, form, redline, review, *sized.values()}
    for sheets, form, redline, review, sized in zip(
        (html.SCREEN_SHEETS, html.PAPER_SHEETS),
        html.FORM_SHEETS,
        html.REDLINE_SHEETS,
        html.REVIEW_SHEETS,
        html.SIZED_SHEETS,
        strict=True,
    )
)
UNREAD = {"html": _PAPER - _SCREEN | {"fonts/*.ttf"}, "pdf": _SCREEN - _PAPER | {"fonts/*.woff2"}}
"""Files of `layers/` that a format never reads. Any other is an input of it, whether it is used or not."""

_WRITERS = ("jinja2", "markupsafe", "markdown-it-py")


def formats(style: Style) -> dict[str, Format]:
    """HTML, PDF and Markdown by the suffixes of their files; the first two set in this style."""
    common = (*_compiler(), *((name, metadata.version(name)) for name in _WRITERS))
    paper = Paper(html.paper_sheet(style), style.files)
    return {
        "html": Format(partial(html.page, style=style), (*common, *_layers(style, "html"))),
        "pdf": Format(
            partial(html.paper, style=style),
            (*common, *_layers(style, "pdf"), *pdf.versions().items()),
            paper,
        ),
        "md": Format(commonmark.page, (*_compiler(), ("markdown-it-py", metadata.version("markdown-it-py")))),
    }


def _layers(style: Style, kind: str) -> Manifest:
    return tuple(
        (f"layers/{name}", digest_of_bytes(data))
        for name, data in sorted(style.files.items())
        if not any(PurePosixPath(name).match(pattern) for pattern in UNREAD[kind])
    )


@cache
def _compiler() -> Manifest:
    sources = dict(_sources(files("ispc"), ""))
    return (("ispc", digest("compiler/1", {name: digest_of_bytes(data) for name, data in sources.items()})),)


def _sources(place: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for found in place.iterdir():
        if found.is_dir():
            yield from _sources(found, f"{prefix}{found.name}/")
        elif found.name.endswith((".py", ".yaml", ".conf")):
            yield prefix + found.name, found.read_bytes()
