"""Pages of HTML -> PDFs, each made in a child process under limits.

A page can ask for endless work: a small document of nested boxes keeps a layout engine busy for hours. So each PDF is
made by a worker that may use so much processor time and memory, while the parent holds the clock. A worker that breaks a
limit is killed and replaced, and costs its one document a finding. Workers are forked once WeasyPrint is loaded, keep
their fonts and style from page to page, and leave the garbage collector off while they work. WeasyPrint is loaded on
the first PDF, never before.
"""

from __future__ import annotations

import ctypes
import gc
import io
import math
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, field
from importlib import metadata
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import TYPE_CHECKING

from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Address, Span
from ispc.outputs.paper import Length, Paper

if TYPE_CHECKING:
    from ispc.outputs.press import Press

PAGES_PER_WORKER = 500
"""Pages after which a worker is replaced: layout keeps about 0.1 MiB a page."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one PDF may use: seconds of processor time, seconds on the clock, bytes of memory."""

    cpu_seconds: int = 60
    wall_seconds: float = 120
    memory_bytes: int = 1 << 30


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One PDF to make, by the name of its output."""

    name: str
    html: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF's bytes and the warnings on the way; or None for the bytes, and why, in plain words."""

    name: str
    data: bytes | None
    warnings: tuple[str, ...] = ()
    failure: str = ""
    length: Length = field(default_factory=Length)


Answer = tuple[bytes | None, tuple[str, ...], str, Length]
"""What a worker sends back: the bytes or None, the warnings, why there are no bytes, and how long it came out."""


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    paper: Paper
    job: PdfJob | None = None
    deadline: float = 0.0
    pages: int = 0


def render_all(jobs: Iterable[PdfJob], limits: Limits, workers: int) -> Iterator[PdfResult]:
    """Makes every PDF on up to `workers` processes; results come as they are ready, in no promised order.

    `jobs` is read as workers become free. Raises OSError where the libraries are missing: ask `missing` first.
    """
    _load()
    queue = iter(jobs)
    crew: list[_Worker] = []
    with tempfile.TemporaryDirectory(prefix="ispc-") as scratch:
        try:
            while True:
                while sum(worker.job is not None for worker in crew) < max(1, workers):
                    if (job := next(queue, None)) is None:
                        break
                    _give(_free_worker(crew, job.paper, limits, scratch), job, limits)
                if not any(worker.job for worker in crew):
                    return
                yield from _collect(crew, limits)
        finally:
            for worker in crew:
                _dismiss(worker)


def _free_worker(crew: list[_Worker], paper: Paper, limits: Limits, scratch: str) -> _Worker:
    """A worker without a job that is set up with this paper: one of the crew, else a new one in an idle one's place."""
    idle = [worker for worker in crew if worker.job is None]
    for worker in idle:
        if worker.paper is paper and worker.pages < PAGES_PER_WORKER:
            return worker
    for worker in idle[:1]:
        _dismiss(worker)
        crew.remove(worker)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    inherited = [ours, *(worker.pipe for worker in crew)]
    process = context.Process(target=_work, args=(theirs, inherited, paper, limits, scratch), daemon=True)
    process.start()
    theirs.close()
    crew.append(_Worker(process, ours, paper))
    return crew[-1]


def _give(worker: _Worker, job: PdfJob, limits: Limits) -> None:
    worker.job = job
    worker.deadline = time.monotonic() + limits.wall_seconds
    worker.pages += 1
    with suppress(OSError):  # it died while idle: its pipe is at its end, and `_collect` says so
        worker.pipe.send(job.html)


def _collect(crew: list[_Worker], limits: Limits) -> Iterator[PdfResult]:
    """Waits until a worker answers, dies or is out of time, and gives what came of its job."""
    busy = [worker for worker in crew if worker.job]
    left = min(worker.deadline for worker in busy) - time.monotonic()
    ready = wait([worker.pipe for worker in busy], timeout=max(0.0, left))
    now = time.monotonic()
    for worker in busy:
        job = worker.job
        if job is None or (worker.pipe not in ready and now < worker.deadline):
            continue
        worker.job = None
        try:
            if worker.pipe not in ready:
                raise TimeoutError
            answer: Answer = worker.pipe.recv()
        except (EOFError, OSError) as end:
            answer = (None, (), _cause(worker, end, limits), Length())
        if answer[0] is None:
            _dismiss(worker)
            crew.remove(worker)
        yield PdfResult(job.name, *answer)


def _dismiss(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _cause(worker: _Worker, end: BaseException, limits: Limits) -> str:
    """Why a worker gave no answer, in plain words."""
    if isinstance(end, TimeoutError):
        return f"it took longer than {limits.wall_seconds:g} seconds"
    worker.process.join()
    if worker.process.exitcode == -signal.SIGXCPU:
        return f"it took more than {limits.cpu_seconds} seconds of processor time"
    return f"the PDF library broke down (exit {worker.process.exitcode})"


def findings(result: PdfResult, where: Address) -> tuple[Diagnostic, ...]:
    """What a result has to say about the document that it was made from."""
    found = [
        Diagnostic("pdf-warning", Severity.WARNING, f"`{result.name}`: {warning}", where)
        for warning in result.warnings
    ]
    if result.data is None:
        message = f"`{result.name}` was not made: {result.failure}"
        advice = "find the part of the document that this is about, make it simpler, and build again"
        found.append(Diagnostic("pdf-failed", Severity.ERROR, message, where, help=advice))
    return tuple(found)


# -- in the worker ---------------------------------------------------------------------------------------------------


def _work(pipe: Connection, inherited: list[Connection], paper: Paper, limits: Limits, scratch: str) -> None:
    """A worker's life: takes pages until the parent closes the pipe or dies."""
    from ispc.outputs.press import PressError, prepare, printed

    for other in inherited:
        other.close()  # else the end of the parent would not be the end of the pipe
    _bind(limits)
    tempfile.tempdir = scratch
    gc.collect()
    gc.freeze()
    gc.disable()
    ready: Press | None = None
    while True:
        try:
            html = pipe.recv()
        except EOFError:
            return
        _allow_processor_time(limits.cpu_seconds)
        try:
            ready = ready or prepare(paper)
            data, warnings, length = printed(html, ready)
            answer: Answer = (data, warnings, "", length)
        except PressError as reason:
            answer = (None, (), str(reason), Length())
        except MemoryError:
            answer = (None, (), f"it needs more than {limits.memory_bytes:,} bytes of memory", Length())
        pipe.send(answer)
        gc.collect()


def _bind(limits: Limits) -> None:
    """Limits the memory of this process, keeps it quiet and from leaving a core file, leaves Ctrl-C to the parent."""
    most = _address_space() + limits.memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)  # the libraries print their own troubles; what matters is heard through the log


def _address_space() -> int:
    """Bytes of address space that this process has from its parent; they are not the page's, so they do not count."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _allow_processor_time(seconds: int) -> None:
    """Lets this process use so many seconds more; past them the kernel ends it with SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


# -- what this machine has -------------------------------------------------------------------------------------------


def missing() -> Diagnostic | None:
    """None where PDFs can be made here, else a finding that gives the command to install what is missing."""
    try:
        _load()
    except (OSError, ImportError):
        return Diagnostic(
            "pango-missing",
            Severity.ERROR,
            "PDFs need Pango and HarfBuzz, which this machine lacks",
            Span("", 1, 1, 1, 1),
            help=f"run `{_install_command()}`, or build with `--format html`",
        )
    return None


def versions() -> dict[str, str]:
    """The libraries that decide a PDF's bytes, without loading WeasyPrint: names with versions, or `missing`."""
    found = {name: metadata.version(name) for name in _PACKAGES}
    for name, (libraries, function) in _LIBRARIES.items():
        found[name] = next(filter(None, (_library_version(file, function) for file in libraries)), "missing")
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return found


def _load() -> None:
    """Imports WeasyPrint. Raises OSError where its libraries are missing; it would print that on our output."""
    with redirect_stdout(io.StringIO()):
        import ispc.outputs.press  # noqa: F401  (loaded once here, so that workers are forked with it)


def _library_version(file: str, function: str) -> str:
    try:
        read = getattr(ctypes.CDLL(file), function)
    except (OSError, AttributeError):
        return ""
    read.restype = ctypes.c_char_p
    return str(read().decode())


def _install_command() -> str:
    return next((command for tool, command in _INSTALL.items() if shutil.which(tool)), _INSTALL["apt-get"])


_PACKAGES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "fonttools", "pillow")

_LIBRARIES = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.dylib"), "hb_version_string"),
    "harfbuzz-subset": (("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"), "hb_version_string"),
}

_INSTALL = {
    "apt-get": "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install -y pango",
    "apk": "sudo apk add pango",
    "pacman": "sudo pacman -S --needed pango",
    "brew": "brew install pango",
}
