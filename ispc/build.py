"""A plan of pages -> an output folder that holds them: makes what is out of date, and nothing else.

What has to be made, and why, follows from the plan, the record of the last build and the digests of the files as they
are: see `manifest`. No time stamp decides. Each output is at every moment the old file whole or the new file whole. The
record is written last: a build that is killed before has changed only whole files, which the next one finds and makes
again. A page that cannot be made costs only itself, and what was published of it before stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from ispc import folder
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.digest import digest_of_bytes
from ispc.location import Address
from ispc.manifest import (
    Entry,
    Manifest,
    Record,
    read_record,
    reasons,
    short,
    target_digest,
    view_inputs,
    write_record,
)
from ispc.outputs import pdf
from ispc.outputs.paper import Paper
from ispc.seen import Seen, read_seen, write_seen
from ispc.view import View

RECORD = f"{folder.MARK}/manifest.json"
SEEN = f"{folder.MARK}/seen.json"

GUIDE = "/front-line.pdf"
GUIDE_SIDES = 2
"""What a guide may take: one sheet of A4, both sides."""

CHECKPOINT = 50
"""Outputs after which the record is written on the way, so that a long build that is killed keeps what it has made."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how a view becomes its text, and what besides the view decides the bytes. A PDF is set on `paper`."""

    text: Callable[[View], str]
    inputs: Manifest
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """What an output that is no page holds: a text that is made with the plan, and alone decides whether it is written."""

    document: str
    text: str
    audience: Literal["partnership"] = "partnership"


@dataclass(frozen=True, slots=True)
class Page:
    """One output: its path in the output folder, such as `keeping-safe/front-line.html`, and what it shows or holds."""

    path: str
    view: View | Export


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages that are asked for, and the formats by the last suffix of a path.

    `stays` names outputs of earlier builds, by patterns such as `keeping-safe/*` or `*.pdf`, that are not asked for now
    and yet not to be removed: those of a document that could not be read, or of a format or layer left out this time.
    """

    pages: tuple[Page, ...]
    formats: Mapping[str, Format]
    stays: tuple[str, ...] = ()

    def format(self, page: Page) -> Format:
        return self.formats[page.path.rpartition(".")[2]]


def _quiet(done: int, total: int, path: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: for the workspace at `root`, on how many processes, with what limits, told to whom.

    `progress` hears how many outputs of how many are made, and the last one's path; an empty path means that another
    build holds the output folder and this one waits.
    """

    root: Path
    workers: int = 1
    limits: pdf.Limits = field(default_factory=pdf.Limits)
    progress: Callable[[int, int, str], None] = _quiet
    paranoid: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A page that has to be made, its manifest, and why."""

    page: Page
    manifest: Manifest
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: every page that was due and why; the outputs written, left as they were, removed, not made."""

    due: tuple[tuple[str, tuple[str, ...]], ...]
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[str, ...]


def out_of_date(plan: Plan, record: Record, on_disk: Mapping[str, str]) -> tuple[Due, ...]:
    """The pages that have to be made, with the reasons, in the order of the plan.

    `on_disk` gives the digests of the files as they are now, for those that are there.
    """
    due = []
    views = {id(page.view): page.view for page in plan.pages}
    inputs = {known: _inputs(view) for known, view in views.items()}
    for page in plan.pages:
        format_inputs = () if isinstance(page.view, Export) else plan.format(page).inputs
        manifest = (*inputs[id(page.view)], *format_inputs)
        if why := reasons(record.get(page.path), manifest, on_disk.get(page.path)):
            due.append(Due(page, manifest, why))
    return tuple(due)


def _inputs(view: View | Export) -> Manifest:
    if isinstance(view, Export):
        return (("export/text", digest_of_bytes(view.text.encode())),)
    return view_inputs(view)


def superfluous(plan: Plan, record: Record) -> tuple[str, ...]:
    """The outputs of the record that the plan neither asks for nor lets stay."""
    asked = {page.path for page in plan.pages}
    return tuple(
        name
        for name in sorted(record)
        if name not in asked and not any(fnmatchcase(name, pattern) for pattern in plan.stays)
    )


def run(plan: Plan, out: Path, options: Options) -> Outcome[BuildReport]:
    """Brings the output folder up to date with the plan.

    The value is None where the folder cannot be used or the disk failed; what is then in it is whole, and the next
    build goes on from there. Prints nothing.
    """
    if faults := folder.unfit(page.path for page in plan.pages):
        return Outcome(None, faults)
    if fault := folder.refusal(out, options.root):
        return Outcome(None, (fault,))
    try:
        with folder.locked(out, lambda: options.progress(0, 0, "")):
            return _bring_up_to_date(plan, out, options)
    except OSError as error:
        return Outcome(None, (folder.disk_fault(error, str(error.filename or out)),))


def _bring_up_to_date(plan: Plan, out: Path, options: Options) -> Outcome[BuildReport]:
    record = read_record(folder.load(out, RECORD))
    site = _Site(out, {} if folder.unfit(record) else dict(record))
    before = Seen() if options.paranoid else read_seen(folder.load(out, SEEN))
    seen = _look(plan, out, before)
    due = out_of_date(plan, site.record, {name: value for name, (_, value) in seen.files.items()})
    lack = pdf.missing() if any(_is_pdf(item.page) for item in due) else None
    doable = {item.page.path: item for item in due if not (lack and _is_pdf(item.page))}
    site.announce(doable.values())
    failed: dict[str, pdf.PdfResult] = {}
    for done, result in enumerate(_results(plan, tuple(doable.values()), options), 1):
        if result.data is None:
            failed[result.name] = result
        else:
            site.keep(doable[result.name], result)
        options.progress(done, len(doable), result.name)
    removed = superfluous(plan, site.record)
    site.forget(removed)
    site.commit()
    if seen.files != before.files or site.written:
        with suppress(OSError):  # a cache: what is built is built
            folder.put(out, SEEN, write_seen(seen.without(site.written)))
    report = BuildReport(
        due=tuple((item.page.path, item.why) for item in due),
        written=tuple(sorted(site.written)),
        unchanged=tuple(sorted(doable.keys() - set(site.written) - failed.keys())),
        removed=removed,
        failed=tuple(
            item.page.path for item in due if item.page.path in failed or item.page.path not in doable
        ),
    )
    return Outcome(report, (*([lack] if lack else []), *_findings(plan, site.record, failed)))


def _results(plan: Plan, due: tuple[Due, ...], options: Options) -> Iterator[pdf.PdfResult]:
    """What becomes of each page: first those that are text, then the PDFs as they are ready."""
    jobs = []
    for item in due:
        page, view = item.page, item.page.view
        if isinstance(view, Export):
            yield pdf.PdfResult(page.path, view.text.encode())
            continue
        form = plan.format(page)
        if form.paper is None:
            yield pdf.PdfResult(page.path, form.text(view).encode())
        else:
            jobs.append((page.path, view, form.text, form.paper))
    if jobs:
        texts = (pdf.PdfJob(path, text(view), paper) for path, view, text, paper in jobs)
        yield from pdf.render_all(texts, options.limits, min(options.workers, len(jobs)))


def _findings(plan: Plan, record: Record, failed: Mapping[str, pdf.PdfResult]) -> Iterator[Diagnostic]:
    """What is to be said of each page, in the order of the plan, whether it was made now or by an earlier build."""
    for page in plan.pages:
        known = record.get(page.path)
        before = pdf.PdfResult(page.path, b"", known.warnings if known else ())
        yield from pdf.findings(failed.get(page.path, before), Address(page.view.document))
        if page.path.endswith(GUIDE) and known and len(known.sides) > GUIDE_SIDES:
            yield _too_long(page, known)


def _too_long(page: Page, known: Entry) -> Diagnostic:
    """Which part of a guide to shorten, and by how much: the longest, since there is most to take from it."""
    over = sum(known.sides[GUIDE_SIDES:])
    sides = f"the guide prints on {len(known.sides)} sides, {over} mm more than two hold"
    advice = "shorten what the guide says, or give some of the flows an agreement of their own"
    name, height = max(known.sections, key=lambda one: one[1], default=("", 0))
    sections = page.view.sections if isinstance(page.view, View) else ()
    block = next((one for one in sections if one.id == name), None)
    if block is None:
        return Diagnostic(
            "guide-too-long", Severity.WARNING, sides, Address(page.view.document, ("title",)), help=advice
        )
    message = f"{sides}: `{block.heading}` takes {height} mm, the most of all its parts"
    return Diagnostic(
        "guide-too-long",
        Severity.WARNING,
        message,
        _says(block, page.view.document),
        caret=f"shorten this by {over} mm",
        help=advice,
    )


def _says(part: object, document: str) -> Address:
    """The first field of the document itself that a part of a view shows; its title, where there is none."""
    return next((one for one in _sources(part) if one.document == document), Address(document, ("title",)))


def _sources(part: object) -> Iterator[Address]:
    if isinstance(part, Address):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _sources(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from _sources(getattr(part, one.name))


def _is_pdf(page: Page) -> bool:
    return page.path.endswith(".pdf")


def _look(plan: Plan, out: Path, before: Seen) -> Seen:
    """The outputs of the plan that are there, as they are. Reads only those that may have changed since `before`."""
    since = folder.clock(out)
    files: dict[str, tuple[str, str]] = {}
    for page in plan.pages:
        stamp = folder.stamp(out, page.path)
        if stamp and (value := before.digest(page.path, stamp) or _digest(out, page.path)):
            files[page.path] = (str(stamp), value)
    return Seen(since, files)


def _digest(out: Path, name: str) -> str | None:
    data = folder.load(out, name)
    return None if data is None else digest_of_bytes(data)


@dataclass(slots=True)
class _Site:
    """The output folder while it is being built, and its record, kept in step with what is written."""

    out: Path
    record: dict[str, Entry]
    written: list[str] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)

    def announce(self, due: Iterable[Due]) -> None:
        """Names new outputs in the record before they are there, so that whatever happens none is left unowned."""
        new = [item.page for item in due if item.page.path not in self.record]
        self.record |= {page.path: Entry(0, "", "", (), page.view.document) for page in new}
        if new:
            self.commit()

    def keep(self, item: Due, result: pdf.PdfResult) -> None:
        """Writes one output, and at every so many the record."""
        name, data = result.name, result.data or b""
        if folder.put(self.out, name, data):
            self.written.append(name)
        self.record[name] = Entry(
            size=len(data),
            sha256=digest_of_bytes(data),
            target=target_digest(item.manifest),
            inputs=short(item.manifest),
            document=item.page.view.document,
            warnings=result.warnings,
            sides=result.length.sides,
            sections=result.length.sections,
        )
        self.unsettled.append(name)
        if len(self.unsettled) >= CHECKPOINT:
            self.commit()

    def forget(self, names: Iterable[str]) -> None:
        for name in names:
            folder.remove(self.out, name)
            del self.record[name]

    def commit(self) -> None:
        """Flushes what was written, then puts the record in place: from here on it is true of every output."""
        folder.settle(self.out, self.unsettled)
        self.unsettled.clear()
        if folder.put(self.out, RECORD, write_record(self.record)):
            folder.settle(self.out, [RECORD])
