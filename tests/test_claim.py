"""What a PDF says of itself, and what `ispc verify FILE.pdf` makes of it: a file can lie, and only the log proves."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from ispc import assets, claim, site
from ispc.corpus import Corpus, Occasion
from ispc.enact import enact
from ispc.location import Source
from ispc.outputs import html, press
from ispc.outputs.paper import Paper
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.terms import terms
from ispc.view import Brand, View
from tests.signing_off import COUNCIL, POLICE, TODAY, add, compiled, log_of, request
from tests.test_verify import DAY, approve, ispc, verify, workspace

__all__ = ["workspace"]
SETTING = Setting(Brand("Northmere Partnership"), TODAY)


def corpus() -> Corpus:
    return compiled().corpus


def said(*, whole: bool = False) -> str:
    entries = log_of(add({}, request(POLICE), request(COUNCIL))).of("protocol")
    return claim.claim(corpus().effective["protocol"], corpus(), entries, whole=whole)


def test_a_claim_names_the_text_and_the_decisions_and_no_words() -> None:
    found = claim.read(said().encode())
    held = terms(corpus().effective["protocol"], corpus())
    assert found is not None
    assert (found.document, found.edition, found.meaning) == ("protocol", "3", held.digest)
    assert len(found.records) == 2 and found.worked_out is None
    assert "Notice early" not in said() and "Superintendent" not in said()


def test_the_proof_copy_carries_what_it_takes_to_work_the_meaning_out() -> None:
    found = claim.read(said(whole=True).encode())
    assert found is not None and found.worked_out == found.meaning
    forged = claim.read(said(whole=True).replace("25 years", "75 years").encode())
    assert forged is not None and forged.worked_out != forged.meaning


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"x", b'{"form":"ispc-claim/2"}', b'{"form":"ispc-claim/1"}', b"\xff", b"[" * 90000],
)
def test_what_is_no_claim_is_none(data: bytes) -> None:
    assert claim.read(data) is None
    assert claim.found_in(data) is None


def pdf_with(*claims: str) -> bytes:
    """As much of a PDF as holds these files."""
    streams = [
        b"<</Type /EmbeddedFile /Filter /FlateDecode>>\nstream\n%b\nendstream\n" % zlib.compress(one.encode())
        for one in claims
    ]
    return b"%PDF-1.7\n" + b"".join(streams)


def test_a_claim_is_found_where_there_is_one_and_only_one() -> None:
    assert claim.found_in(pdf_with("other", said())) == said().encode()
    assert claim.found_in(pdf_with(said(), said())) is None
    assert claim.found_in(pdf_with("other")) is None
    assert claim.found_in(pdf_with(said())[:-300]) in (None, said().encode())


# --- In a page --------------------------------------------------------------------------------------------------------


def pages() -> Iterator[tuple[str, View]]:
    log = log_of(add({}, request(POLICE), request(COUNCIL)))
    enacted = enact(replace(corpus(), approvals=log), TODAY)
    setting = replace(SETTING, standings=enacted.standings)
    return (
        (name, view)
        for name, view, _ in site.claimed(enacted.corpus.effective["protocol"], enacted.corpus, setting)
    )


def test_layers_the_proof_copy_and_the_sheet_of_signatures_carry_a_claim() -> None:
    carrying = {name for name, view in pages() if view.claim}
    assert carrying == {"strategic", "managerial", "front-line", "proof-copy", "sign-off"}
    assert {name for name, view in pages() if '"clauses"' in view.claim} == {"proof-copy"}


def test_a_pdf_holds_its_claim_as_a_file_and_in_its_metadata_and_is_the_same_each_time() -> None:
    view = next(view for name, view in pages() if name == "strategic")
    style = assets.style()
    page = html.paper(view, style=style)
    ready = press.prepare(Paper(html.paper_sheet(style), style.files))
    data, _ = press.press(page, ready)
    assert press.press(page, ready)[0] == data
    assert claim.found_in(data) == view.claim.encode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        held = pdf.attachments[claim.FILE]
        assert held.get_file().read_bytes() == view.claim.encode()
        assert held.obj.AFRelationship == "/Data"
        meaning = json.loads(view.claim)["meaning"]
        assert f'ispc:meaning="{meaning}"'.encode() in pdf.Root.Metadata.read_bytes()
    assert f"Text {meaning[7:19]}." in page


def test_the_guide_shows_nothing_of_it() -> None:
    view = next(view for name, view in pages() if name == "front-line")
    page = html.paper(view, style=assets.style())
    assert claim.mark(view.claim) not in page.replace(view.claim.replace('"', "&#34;"), "")
    assert "ispc-claim" not in html.page(view, style=assets.style())


# --- Verified ---------------------------------------------------------------------------------------------------------


def file(folder: Path, words: str) -> str:
    (folder / "page.pdf").write_bytes(pdf_with(words))
    return str(folder / "page.pdf")


def current(folder: Path, *, whole: bool = False) -> str:
    sources = [
        Source(f"protocols/{one.name}", one.read_bytes()) for one in (folder / "protocols").glob("*.yaml")
    ]
    log = [
        Source(one.relative_to(folder).as_posix(), one.read_bytes())
        for one in (folder / "protocols" / "approvals").rglob("*.*")
    ]
    held = compile_sources(sources, Occasion(TODAY), approvals=log).corpus
    return claim.claim(held.effective["protocol"], held, held.approvals.of("protocol"), whole=whole)


def test_a_page_of_the_text_that_is_on_record_is_as_good_as_the_record(workspace: Path) -> None:
    approve(POLICE)
    approve(COUNCIL)
    done = verify(file(workspace, current(workspace, whole=True)))
    assert done.exit_code == 0
    assert "It is of the text in force or held here." in done.stdout and "does not name: 0" in done.stdout


def test_what_a_page_claims_falsely_is_bad(workspace: Path) -> None:
    approve(POLICE)
    good = current(workspace, whole=True)
    record = json.loads(good)["records"][0]["digest"]
    for forged, code in (
        (good.replace("25 years", "75 years"), "page-forged"),
        (current(workspace).replace(json.loads(good)["meaning"], "sha256:" + "0" * 64), "page-of-no-text"),
        (good.replace(record, "sha256:" + "1" * 64), "page-names-no-record"),
    ):
        done = verify(file(workspace, forged))
        assert done.exit_code == 1 and f"error[{code}]" in done.stdout


def test_a_page_of_an_earlier_text_is_told(workspace: Path) -> None:
    approve(POLICE)
    approve(COUNCIL)
    old = current(workspace)
    path = workspace / "protocols" / "protocol.yaml"
    path.write_text(path.read_text().replace('edition: "3"', 'edition: "4"').replace("25 years", "20 years"))
    approve(POLICE, day="2026-11-22")
    approve(COUNCIL, day="2026-11-22")
    done = verify(file(workspace, old), day="2026-11-22")
    assert (done.exit_code, "It is of an earlier text." in done.stdout) == (5, True)


def test_a_page_that_says_nothing_proves_nothing(workspace: Path) -> None:
    (workspace / "page.pdf").write_bytes(b"%PDF-1.7\n")
    assert ispc("verify", "page.pdf", "--today", DAY).exit_code == 6
    assert verify(file(workspace, '{"form":"ispc-claim/1"}')).exit_code == 1
    assert verify("none.pdf").exit_code == 2
