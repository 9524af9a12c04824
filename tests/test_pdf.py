"""PDFs: tagged, the same bytes each time, closed to everything outside, and stopped at their limits."""

from __future__ import annotations

import io
import mmap
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pypdf
import pytest

from ispc.diagnostic import Severity
from ispc.location import Address
from ispc.outputs import pdf
from ispc.outputs.paper import Paper
from ispc.outputs.pdf import Limits, PdfJob, PdfResult, findings, render_all
from tests.sites import PAPER, STYLE

PAGE = (
    '<!doctype html><html lang="en"><head><title>Keeping safe</title>{head}</head><body>{body}</body></html>'
)


def job(name: str, body: str, head: str = "", paper: Paper = PAPER) -> PdfJob:
    return PdfJob(name, PAGE.format(body=body, head=head), paper)


def made(*jobs: PdfJob, limits: Limits | None = None, workers: int = 1) -> dict[str, PdfResult]:
    return {result.name: result for result in render_all(jobs, limits or Limits(), workers)}


def one(body: str, head: str = "", paper: Paper = PAPER) -> PdfResult:
    return made(job("x.pdf", body, head, paper))["x.pdf"]


def data(result: PdfResult) -> bytes:
    assert result.data is not None, result.failure
    return result.data


def test_a_pdf_says_what_pdf_ua_asks_of_it() -> None:
    result = one("<h1>Why</h1><p>Act together.</p>")
    assert result.warnings == () and result.failure == ""
    with pikepdf.open(io.BytesIO(data(result))) as found:
        root = found.Root
        assert root.Lang == "en" and bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with found.open_metadata() as words:
            assert words["pdfuaid:part"] == "1" and words["dc:title"] == "Keeping safe"
        assert all(page.Tabs == "/S" for page in found.pages)
    assert "Act together." in pypdf.PdfReader(io.BytesIO(data(result))).pages[0].extract_text()


def test_a_pdf_holds_no_date_host_or_folder() -> None:
    with pikepdf.open(io.BytesIO(data(one("<p>Words.</p>")))) as found:
        assert set(found.docinfo) == {"/Producer", "/Title"}
        unpacked = io.BytesIO()
        found.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    assert b"/tmp" not in unpacked.getvalue() and b"file:" not in unpacked.getvalue()


def test_the_dates_of_the_page_are_the_dates_of_the_pdf() -> None:
    head = '<meta name="dcterms.created" content="2026-09-14"><meta name="dcterms.modified" content="2026-10-01">'
    with pikepdf.open(io.BytesIO(data(one("<p>Words.</p>", head)))) as found:
        assert found.docinfo.CreationDate == "D:20260914" and found.docinfo.ModDate == "D:20261001"


def test_only_the_fonts_of_the_paper_are_used() -> None:
    with pikepdf.open(io.BytesIO(data(one("<p>Ŵy a <b>bold</b> word.</p>")))) as found:
        fonts = found.pages[0].Resources.Font
        assert {str(font.BaseFont).partition("+")[2] for font in fonts.values()} <= {"Sans", "Sans-Bold"}


def test_the_same_bytes_from_any_worker_in_any_order() -> None:
    jobs = [job(f"{n}.pdf", f"<h1>{n}</h1>" + "<p>Words to fill a line.</p>" * n) for n in range(6)]
    first = made(*jobs)
    again = made(*reversed(jobs), workers=3)
    assert {name: data(result) for name, result in first.items()} == {
        name: data(result) for name, result in again.items()
    }


# -- closed ----------------------------------------------------------------------------------------------------------

WAYS = {
    "img": '<img src="{}" alt="x">',
    "srcset": '<img srcset="{} 2x" src="{}" alt="x">',
    "picture": '<picture><source srcset="{}"><img src="{}" alt="x"></picture>',
    "object": '<object data="{}"></object>',
    "embed": '<embed src="{}">',
    "style background": '<p style="background:url({})">x</p>',
    "list style": '<ul style="list-style-image:url({})"><li>x</ul>',
    "content": "<style>p::before{{content:url({})}}</style><p>x</p>",
    "border image": "<p style='border:1px solid;border-image:url({}) 1'>x</p>",
    "import": '<style>@import "{}";</style>',
    "font": '<style>@font-face{{font-family:B;src:url("{}")}} p{{font-family:B}}</style><p>x</p>',
    "page": "<style>@page{{background:url({})}}</style>",
    "svg image": '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    "svg xlink": '<svg width="9" height="9" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<image xlink:href="{}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{}#a"/></svg>',
    "colour profile": "<style>@color-profile --a{{src:url({})}} p{{color:color(--a 1 1 1)}}</style><p>x</p>",
}
HEADS = {
    "stylesheet": '<link rel="stylesheet" href="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "base": '<base href="{}"><link rel="stylesheet" href="x.css">',
}
ADDRESSES = ("file:///etc/hostname", "http://127.0.0.1:9/x", "asset:unknown.png", "asset:../sans.ttf")


CASES = [(way, ADDRESSES[0]) for way in (*WAYS, *HEADS)]
CASES += [(way, address) for way in ("img", "svg image", "stylesheet") for address in ADDRESSES[1:]]
NEVER_ASKED = ("svg use",)


@pytest.fixture(scope="module")
def asked() -> dict[str, PdfResult]:
    bodies = {way: (html, "") for way, html in WAYS.items()} | {
        way: ("x", html) for way, html in HEADS.items()
    }
    jobs = []
    for way, address in CASES:
        body, head = (part.format(address, address) for part in bodies[way])
        jobs.append(job(f"{way} {address}", body, head))
    return made(*jobs, workers=2)


@pytest.mark.parametrize(("way", "address"), CASES)
def test_nothing_outside_can_be_named(asked: dict[str, PdfResult], way: str, address: str) -> None:
    result = asked[f"{way} {address}"]
    if way in NEVER_ASKED:
        assert result.data
    else:
        assert result.data is None and "which is not part of it" in result.failure


# -- limits ----------------------------------------------------------------------------------------------------------

SHORT = Limits(cpu_seconds=1, wall_seconds=30)
ENDLESS = '<div style="columns:2">' * 14 + "x"


def test_endless_work_is_stopped_and_costs_only_itself() -> None:
    results = made(
        job("a.pdf", "<p>a</p>"), job("b.pdf", ENDLESS), job("c.pdf", "<p>c</p>"), limits=SHORT, workers=1
    )
    assert results["b.pdf"].failure == "it took more than 1 seconds of processor time"
    assert results["a.pdf"].data and results["c.pdf"].data


def test_the_clock_stops_what_does_not_use_the_processor() -> None:
    result = made(job("x.pdf", ENDLESS), limits=Limits(cpu_seconds=60, wall_seconds=0.8))["x.pdf"]
    assert result.failure == "it took longer than 0.8 seconds"


def test_memory_is_limited() -> None:
    row = "<tr>" + "<td>word</td>" * 50 + "</tr>"
    small = Limits(cpu_seconds=60, memory_bytes=150_000_000)
    results = made(job("x.pdf", f"<table>{row * 1000}</table>"), job("y.pdf", "<p>y</p>"), limits=small)
    assert results["x.pdf"].data is None
    assert results["y.pdf"].data


def test_what_the_parent_holds_is_not_counted_against_a_page() -> None:
    with mmap.mmap(-1, 400_000_000):
        result = made(job("x.pdf", "<p>x</p>"), limits=Limits(memory_bytes=200_000_000))["x.pdf"]
    assert result.data, result.failure


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        ("<div>" * 3000, "the page is nested too deeply"),
        ('<p style="font-size:1e9px">x</p>', "the page cannot be laid out (ZeroDivisionError)"),
        ("<p>\ud800</p>", "the page cannot be laid out (UnicodeEncodeError)"),
        ("<p>\u4e2d</p>", "no font of the paper style has the letter \u4e2d (U+4E2D)"),
    ],
)
def test_what_cannot_be_made_is_said_in_plain_words(body: str, failure: str) -> None:
    assert one(body).failure == failure


def test_a_paper_without_a_font_is_said() -> None:
    result = one("<p>x</p>", paper=Paper("p{color:red}", {}))
    assert result.failure == "the paper style names no font of its own"


def test_a_font_that_the_paper_lacks_is_said() -> None:
    assert one("<p>x</p>", paper=Paper(STYLE, {})).failure == (
        "the page asks for `asset:sans.ttf`, which is not part of it"
    )


def test_warnings_and_failures_become_findings() -> None:
    loose = one('<p style="colour:red">x</p><a href="#nowhere">See</a><a href="#nowhere">See</a>')
    found = findings(loose, Address("keeping-safe"))
    assert {finding.code for finding in found} == {"pdf-warning"}
    assert len(found) == len(set(found)) and any("nowhere" in finding.message for finding in found)
    bad = findings(PdfResult("x.pdf", None, (), "it took too long"), Address("keeping-safe"))
    assert [(f.code, f.severity, f.message) for f in bad] == [
        ("pdf-failed", Severity.ERROR, "`x.pdf` was not made: it took too long")
    ]


def test_workers_are_replaced_after_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PAGES_PER_WORKER", 2)
    results = made(*(job(f"{n}.pdf", f"<p>{n}</p>") for n in range(5)), workers=1)
    assert all(result.data for result in results.values()) and len(results) == 5


def test_no_worker_outlives_a_parent_that_is_killed() -> None:
    program = (
        "import os, multiprocessing\nfrom tests.test_pdf import *\n"
        "for result in render_all([job(str(n), '<p>x</p>' * n) for n in range(9)], Limits(), 3):\n"
        "    print(*[child.pid for child in multiprocessing.active_children()], flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == -9
    children = done.stdout.split()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(children) == 3 and not any(Path(f"/proc/{child}").exists() for child in children)


# -- what the machine has --------------------------------------------------------------------------------------------


def test_versions_name_every_library_without_loading_weasyprint() -> None:
    program = (
        "import sys; from ispc.outputs import pdf; found = pdf.versions()\n"
        "assert 'weasyprint' not in sys.modules and 'missing' not in found.values(), found\n"
        "print(*sorted(found))"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert {"weasyprint", "pydyf", "pango", "harfbuzz", "harfbuzz-subset", "zlib"} <= set(said.split())


def test_a_machine_without_pango_is_told_what_to_install() -> None:
    program = (
        "import cffi\n"
        "def fail(*names): raise OSError('cannot load library')\n"
        "cffi.FFI.dlopen = fail\n"
        "from ispc.outputs import pdf; print(pdf.missing().code, '|', pdf.missing().help)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("pango-missing | run `") and "pango" in done.stdout.partition("|")[2]
    assert done.stdout.count("\n") == 1
