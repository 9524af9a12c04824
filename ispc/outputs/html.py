"""View -> one HTML file: for the screen, complete in itself; for paper, what the PDF output sets.

A page for the screen is a file that can be mailed, put on a share or opened on a telephone: its stylesheet and its
fonts are inside it, it asks for nothing, and it has no script. A content security policy, by digest, says so to the
browser. Both media are made from the same page templates and the same words.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from ispc.assets import Style
from ispc.claim import mark
from ispc.page import Page, widths
from ispc.page import page as made
from ispc.palette import checked, readable, text_on, tint
from ispc.view import Brand, View

SCREEN_SHEETS = ("vendor/govuk.css", "tones.css", "screen.css")
PAPER_SHEETS = ("tones.css", "paged.css")
FORM_SHEETS = ("screen-form.css", "paged-form.css")
"""For a page with spaces to fill in: on a screen, on paper."""
SIZED_SHEETS = (
    {"large": "screen-large.css"},
    {
        "large": "paged-large.css",
        "a6": "paged-a6.css",
        "sheet": "paged-sheet.css",
    },
)
"""For a page that is not set as its audience's pages are, by its paper: on a screen, on paper."""
REDLINE_SHEETS = ("screen-redline.css", "paged-redline.css")
"""For a page that shows what goes and what comes."""
REVIEW_SHEETS = ("screen-review.css", "paged-review.css")
"""For a pack that tells parties what is asked of them: on a screen, on paper."""
FACES = (("regular", 400), ("semibold", 600))
_PICTURES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


def page(view: View, style: Style) -> str:
    """The page for the screen, as one file that needs no other."""
    ready = made(view, screen=True)
    sheets = (_screen_sheet(style), *_own_sheets(ready, style))
    sheet = "\n".join((*sheets, _own_sheet(ready, view.brand, _logo(view.brand, style))))
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return _render(ready, sheet, policy, style)


def paper(view: View, style: Style) -> str:
    """The page for paper. Its stylesheet is `paper_sheet`, which is the same for all pages and so is parsed once."""
    ready = made(view, screen=False)
    logo = f"asset:{view.brand.logo}" if _logo(view.brand, style) else ""
    sheet = "\n".join((*_own_sheets(ready, style), _own_sheet(ready, view.brand, logo)))
    if view.watermark:
        sheet += f'@page{{background-image:url("asset:watermark/{view.watermark.lower()}.svg")}}'
    return _STARTS.sub(_counted, _render(ready, sheet, "", style, view.claim))


_STARTS = re.compile(r'<ol start="([0-9]+)"')


def _counted(start: re.Match[str]) -> str:
    """A list's first number as style: the engine reads the attribute only with hints that let old HTML in as well."""
    return f'{start[0]} style="counter-reset:list-item {int(start[1]) - 1}"'


def paper_sheet(style: Style) -> str:
    """The stylesheet for paper. It names the fonts as `asset:fonts/...`, keys of `style.files`."""
    return "\n".join(style.text(name).strip() for name in PAPER_SHEETS)


def _render(ready: Page, sheet: str, policy: str, style: Style, claim: str = "") -> str:
    template = _environment(style).get_template(f"{ready.audience}.html")
    own = Markup(sheet)  # noqa: S704 our own stylesheets, and brand colours checked by ispc.palette
    return template.render(page=ready, style=own, policy=policy, claim=claim, mark=_mark(ready, claim))


def _mark(ready: Page, claim: str) -> str:
    """What the foot of each side says of the text; nothing on a guide, whose reader can do nothing with it."""
    return ready.own.text_mark.format(mark=mark(claim)) if claim and ready.audience != "front-line" else ""


@lru_cache(maxsize=4)
def _environment(style: Style) -> Environment:
    templates = {name: style.text(name) for name in style.files if name.endswith(".html")}
    return Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=4)
def _screen_sheet(style: Style) -> str:
    faces = "\n".join(
        f'@font-face{{font-family:"Agreement Sans";font-weight:{weight};font-display:swap;'
        f"src:url(data:font/woff2;base64,{_data(style, f'fonts/agreement-sans-{face}.woff2')})}}"
        for face, weight in FACES
    )
    return "\n".join((faces, *(style.text(name).strip() for name in SCREEN_SHEETS)))


def _own_sheets(ready: Page, style: Style) -> tuple[str, ...]:
    """What only some pages need: those to fill in, those in large print, a card, those that show a change."""
    medium = 0 if ready.screen else 1
    form = FORM_SHEETS[medium] if ready.form else ""
    sized = SIZED_SHEETS[medium].get(ready.paper, "")
    redline = REDLINE_SHEETS[medium] if ready.redline else ""
    review = REVIEW_SHEETS[medium] if ready.audience == "review" else ""
    return tuple(style.text(name).strip() for name in (form, sized, redline, review) if name)


def _own_sheet(ready: Page, brand: Brand, logo: str) -> str:
    """What differs from page to page: the partnership's colours and logo, and the widths of columns."""
    colour, accent = brand.colour, brand.accent
    colours = {
        "brand": colour,
        "on-brand": text_on(colour),
        "brand-text": readable(colour, on=tint(colour)),
        "brand-tint": tint(colour),
        "accent": checked(accent),
    }
    rules = [":root{" + ";".join(f"--{name}:{value}" for name, value in colours.items()) + "}"]
    rules += [f".w{width}{{width:{width}%}}" for width in sorted(widths(ready))]
    if logo:
        rules.append(f'.logo{{background-image:url("{logo}")}}')
    return "".join(rules)


def _logo(brand: Brand, style: Style) -> str:
    """The logo inside an address. Raises KeyError where it is not among the files."""
    if not brand.logo:
        return ""
    return f"data:{_PICTURES[brand.logo.rsplit('.')[-1].lower()]};base64,{_data(style, brand.logo)}"


def _data(style: Style, name: str) -> str:
    return b64encode(style.files[name]).decode()
