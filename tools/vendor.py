"""Fetch, compile and prune the parts of `layers/` that others made. For maintainers; nobody else runs it.

Users and tests need no npm: what this writes is committed, and `layers/vendor.lock.json` names each package, its
version, licence and integrity, and the SHA-256 of each file, which a test compares. Run it after changing a version
below: `python tools/vendor.py`. It needs npm, and the Python packages fonttools and brotli.

The font's licence reserves the name "Source" for the unmodified files, and a subset is a modified file. So the
subset carries a name of its own, "Agreement Sans", and its authors' notice and licence.
"""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import tempfile
from pathlib import Path
from typing import TypedDict

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

LAYERS = Path(__file__).resolve().parent.parent / "layers"
PACKAGES = {"govuk-frontend": "6.6.0", "source-sans": "3.52.0", "sass": "1.108.2"}
FAMILY = "Agreement Sans"
FACES = {"Regular": "Regular", "Semibold": "Semibold", "It": "Italic"}
ON_SCREEN = ("Regular", "Semibold")
WATERMARKS = ("DRAFT", "ENDED", "SUPERSEDED")

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1E80, 0x1E86), 0x1EF2, 0x1EF3]
SIGNS = [ord(sign) for sign in "‐‑–—‘’‚“”„†•…‰′″‹›€™←↑→↓−≈≠≤≥■□▲△●○✓✗"]

SCREEN_SCSS = """
@use "govuk/base" with (
  $govuk-font-family: ("Agreement Sans", arial, sans-serif),
  $govuk-font-family-print: ("Agreement Sans", arial, sans-serif),
  $govuk-include-default-font-face: false,
  $govuk-font-weight-bold: 600,
  $govuk-global-styles: true,
  $govuk-functional-colours: (
    brand: #1d4f6e, text: #12212b, secondary-text: #485761, print-text: #000000,
    link: #1d4f6e, link-visited: #4c2c92, link-hover: #12212b, link-active: #12212b,
    surface-background: #f3f5f6, surface-text: #12212b, surface-border: #c3cbd0,
    template-background: #f3f5f6, border: #c3cbd0, input-border: #12212b, hover: #c3cbd0,
    focus: #ffd84d, focus-text: #12212b, error: #b3261e, success: #17643b
  )
);
@use "govuk/custom-properties";
@use "govuk/core/global-styles";
@use "govuk/core/typography";
@use "govuk/core/lists";
@use "govuk/objects/template";
@use "govuk/objects/width-container";
@use "govuk/objects/main-wrapper";
@use "govuk/components/skip-link";
@use "govuk/components/generic-header";
@use "govuk/components/summary-list";
@use "govuk/components/table";
@use "govuk/utilities/visually-hidden";
"""


class Package(TypedDict):
    version: str
    licence: str
    integrity: str


def install(folder: Path) -> dict[str, Package]:
    """Install the pinned packages without running any script of theirs; give what the registry said of each."""
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": PACKAGES}))
    subprocess.run(
        ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"],  # noqa: S607 maintainers' own npm
        cwd=folder,
        check=True,
    )
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]
    return {
        name: Package(
            version=locked[f"node_modules/{name}"]["version"],
            licence=locked[f"node_modules/{name}"]["license"],
            integrity=locked[f"node_modules/{name}"]["integrity"],
        )
        for name in PACKAGES
    }


def compile_screen(folder: Path) -> str:
    """The few parts of govuk-frontend that the pages use, without the branding of GOV.UK."""
    (folder / "screen.scss").write_text(SCREEN_SCSS)
    compiler = ("node_modules/sass/sass.js", "--style=compressed", "--no-source-map", "--no-charset")
    run = subprocess.run(  # noqa: S603 every word of it is here
        ["node", *compiler, "--load-path=node_modules/govuk-frontend/dist", "screen.scss"],  # noqa: S607 as above
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout.lstrip("\ufeff")


def subset(face: Path, style: str, letters: list[int], flavour: str | None) -> TTFont:
    """A smaller font under a name of its own, with kerning and tabular figures, without hints."""
    options = Options()
    options.layout_features = ["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.flavor = flavour
    font = TTFont(face, recalcTimestamp=False)
    shrink = Subsetter(options)
    shrink.populate(unicodes=letters)
    shrink.subset(font)
    font.flavor = flavour
    plain = style == "Regular"
    names = {
        1: FAMILY if plain or style == "Italic" else f"{FAMILY} {style}",
        2: "Italic" if style == "Italic" else "Regular",
    }
    names |= {3: f"isp-compiler: {FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"AgreementSans-{style}"}
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["name"].names = [name for name in font["name"].names if name.platformID == 3]
    return font


def watermark(face: Path, word: str) -> str:
    """The word as a slanting shape. As text it would stand between the lines for whoever copies, searches or listens."""
    font = TTFont(face)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    shape, edges = SVGPathPen(glyphs, ntos=lambda number: str(round(number))), BoundsPen(glyphs)
    slant = Transform().scale(1, -1).rotate(math.radians(36))
    along = 0
    for letter in word:
        glyph = glyphs[names[ord(letter)]]
        for pen in (shape, edges):
            glyph.draw(TransformPen(pen, slant.translate(along, 0)))
        along += glyph.width
    left, top, right, bottom = (round(edge) for edge in edges.bounds)
    box = f"{left} {top} {right - left} {bottom - top}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{right - left}" height="{bottom - top}">'
        f'<path fill="#eceff1" d="{shape.getCommands()}"/></svg>\n'
    )


def main() -> None:
    written: list[Path] = []

    def write(name: str, text: str) -> None:
        (LAYERS / name).write_text(text, encoding="utf-8")
        written.append(LAYERS / name)

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        packages = install(folder)
        modules = folder / "node_modules"
        (LAYERS / "vendor").mkdir(exist_ok=True)
        (LAYERS / "fonts").mkdir(exist_ok=True)
        write("vendor/govuk.css", compile_screen(folder))
        write("fonts/OFL.txt", (modules / "source-sans" / "LICENSE.md").read_text())
        (LAYERS / "watermark").mkdir(exist_ok=True)
        for word in WATERMARKS:
            shape = watermark(modules / "source-sans" / "TTF" / "SourceSans3-Semibold.ttf", word)
            write(f"watermark/{word.lower()}.svg", shape)
        for face, style in FACES.items():
            source = modules / "source-sans" / "TTF" / f"SourceSans3-{face}.ttf"
            paper = LAYERS / "fonts" / f"agreement-sans-{style.lower()}.ttf"
            subset(source, style, LATIN + SIGNS, None).save(paper)
            written.append(paper)
            if face in ON_SCREEN:
                screen = paper.with_suffix(".woff2")
                subset(source, style, LATIN + SIGNS, "woff2").save(screen)
                written.append(screen)
    lock = {
        "packages": packages,
        "files": {
            path.relative_to(LAYERS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(written)
        },
    }
    (LAYERS / "vendor.lock.json").write_text(json.dumps(lock, indent=2) + "\n")


if __name__ == "__main__":
    main()
