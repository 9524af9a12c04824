"""One page of HTML -> the bytes of a PDF: the only module that imports WeasyPrint.

Importing it costs a quarter of a second and needs Pango, so `pdf` does so only when a PDF is due, once, before it forks
its workers. Nothing is fetched: a page can name only the assets that were handed in with it, as `asset:NAME`. No font
of the machine is used either, only those of the paper's style. So the bytes depend on the page, the paper and the
versions of the libraries alone: no clock, host, path or font folder is asked.
"""

from __future__ import annotations

import datetime
import logging
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from importlib.resources import files
from typing import Any

os.environ["FONTCONFIG_FILE"] = str(files("ispc.outputs") / "fonts.conf")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that no font of the machine is found is what we asked for
    # WeasyPrint has no types.
    import weasyprint  # type: ignore[import-untyped]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
    from weasyprint.urls import (  # type: ignore[import-untyped]
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

from ispc.claim import FILE, Claim, read
from ispc.outputs.blanks import LetterError, mend, take_over_font
from ispc.outputs.measured import measured
from ispc.outputs.paper import Length, Paper
from ispc.outputs.tags import remember_boxes, repair
from ispc.outputs.xmp import claim_pdf_ua, tell_meaning

remember_boxes()
take_over_font()

SCHEME = "asset:"

_TYPES = {
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "ttf": "font/ttf",
}
_LINKS = re.compile(r"(?:https://|mailto:|tel:)")
_UNPRINTED = re.compile(r'\.notdef glyph rendered for .*"(.*)" \((U\+[0-9A-F]+)\)', re.DOTALL)


class PressError(Exception):
    """The page cannot be made into a PDF; the message says why in one plain line."""


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives the assets of a paper and nothing else. Keeps what else was asked for: not every caller stops at a refusal."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        name = url.removeprefix(SCHEME)
        if url == name or name not in self.assets:
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        return URLFetcherResponse(url, self.assets[name], {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class Press:
    """A paper made ready once for many pages: its fonts loaded, its style parsed."""

    fonts: FontConfiguration
    sheet: weasyprint.CSS
    assets: Mapping[str, bytes]
    warnings: tuple[str, ...]


def prepare(paper: Paper) -> Press:
    """Loads a paper's fonts and style. Raises PressError where they name what the paper does not hold."""
    if "@font-face" not in paper.style:
        raise PressError("the paper style names no font of its own")
    with _closed(paper.assets) as (fetcher, heard):
        fonts = FontConfiguration()
        sheet = weasyprint.CSS(string=paper.style, base_url=SCHEME, url_fetcher=fetcher, font_config=fonts)
    return Press(fonts, sheet, paper.assets, tuple(heard))


def press(html: str, ready: Press) -> tuple[bytes, tuple[str, ...]]:
    """As `printed`, without the length."""
    data, warnings, _ = printed(html, ready)
    return data, warnings


def printed(html: str, ready: Press) -> tuple[bytes, tuple[str, ...], Length]:
    """A tagged, archival PDF (PDF/UA-1 and PDF/A-3a) of one page, what WeasyPrint warned of, without repeats, and its length.

    Raises PressError where the page names what the paper does not hold, links where a reader must not be led, holds a
    letter that none of its fonts has, or cannot be laid out.
    """
    with _closed(ready.assets) as (fetcher, heard):
        page = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
        sides = page.render(
            stylesheets=[ready.sheet],
            font_config=ready.fonts,
        )
        length = measured(sides.pages)
        said = _claim(html)
        finish = partial(_finish, meaning=said.meaning if said else "")
        data: bytes = sides.write_pdf(pdf_variant="pdf/a-3a", finisher=finish, attachments=_attached(html))
    for target in (target for side in sides.pages for kind, target, *_ in side.links if kind == "external"):
        if not _LINKS.match(target):
            raise PressError(f"the page links to `{target}`, which is no web, mail or telephone address")
    for line in heard:
        if letter := _UNPRINTED.search(line):
            raise PressError(f"no font of the paper style has the letter {letter[1]} ({letter[2]})")
    return data, tuple(dict.fromkeys((*ready.warnings, *heard))), length


def _finish(document: Any, pdf: Any, meaning: str) -> None:
    """Mends what WeasyPrint has made, just before it is written."""
    mend(document, pdf)
    repair(document, pdf)
    claim_pdf_ua(pdf)
    if meaning:
        tell_meaning(pdf, meaning)


_CLAIM = re.compile(r'<meta name="ispc-claim" content="([^"]*)">')
_NO_DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""A file within a PDF must bear a day. The claim has none, so that the same page gives the same bytes."""


def _claimed(html: str) -> bytes | None:
    found = _CLAIM.search(html)
    return unescape(found[1]).encode() if found else None


def _claim(html: str) -> Claim | None:
    data = _claimed(html)
    return read(data) if data is not None else None


def _attached(html: str) -> list[weasyprint.Attachment]:
    """What the page claims of itself, as a file within the PDF."""
    data = _claimed(html)
    if data is None:
        return []
    about = "What this page was made from, for `ispc verify`"
    kind = "Source" if b'"clauses":' in data else "Data"
    days = {"created": _NO_DAY, "modified": _NO_DAY}
    return [weasyprint.Attachment(string=data, name=FILE, description=about, relationship=kind, **days)]


@contextmanager
def _closed(assets: Mapping[str, bytes]) -> Iterator[tuple[Fetcher, list[str]]]:
    """A closed fetcher and the list of warnings heard; any failure of WeasyPrint inside becomes PressError."""
    fetcher, ear = Fetcher(assets), _Ear()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield fetcher, ear.heard
    except FatalURLFetchingError:
        pass
    except LetterError as error:
        raise PressError(str(error)) from error
    except RecursionError:
        raise PressError("the page is nested too deeply") from None
    except MemoryError:
        raise
    except Exception as error:
        raise PressError(f"the page cannot be laid out ({type(error).__name__})") from error
    finally:
        logger.removeHandler(ear)
    if fetcher.refused:
        raise PressError(f"the page asks for `{fetcher.refused[0]}`, which is not part of it")


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(" ".join(record.getMessage().split()))
