"""Plans to build in tests: small views, a plain text for them, and a paper with one of the shipped fonts."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from ispc.build import Format, Options, Page, Plan
from ispc.outputs.paper import Paper
from ispc.shipped import folder
from ispc.view import Brand, Paragraphs, Section, Text, View

STYLE = "@font-face{font-family:Sans;src:url(asset:sans.ttf)} @page{size:A5} body{font-family:Sans}"

PAPER = Paper(STYLE, {"sans.ttf": (folder("layers") / "fonts/agreement-sans-regular.ttf").read_bytes()})


def view(document: str = "keeping-safe", words: str = "Act together.", heading: str = "Why") -> View:
    section = Section("why", heading, (Paragraphs((Text(words),)),))
    return View(
        document=document,
        audience="front-line",
        language="en",
        title="Keeping safe",
        subtitle="",
        brand=Brand("Northmere"),
        control=(),
        banners=(),
        sections=(section,),
        footer="",
    )


def text(view: View) -> str:
    parts = "".join(f"<h1>{escape(part.heading)}</h1><p>{escape(words(part))}</p>" for part in view.sections)
    return f'<!doctype html><html lang="en"><title>{escape(view.title)}</title><body>{parts}</body></html>'


def words(section: Section) -> str:
    return " ".join(
        piece.words for block in section.blocks if isinstance(block, Paragraphs) for piece in block.texts
    )


def plan(*pages: Page, paper_text: Callable[[View], str] = text, style: str = "1") -> Plan:
    inputs = (("style", style),)
    return Plan(pages, {"html": Format(text, inputs), "pdf": Format(paper_text, inputs, PAPER)})


def options(folder: Path) -> Options:
    root = folder / "workspace"
    root.mkdir(exist_ok=True)
    return Options(root)
