"""How near the build is to its limits, as ratios measured in one run on one machine. Usage: bench/build.py [DOCUMENTS]

    warm     a cold build of every PDF on one worker  /  a bare loop of the layout engine over the same pages, warm
    workers  wall time on one worker  /  wall time on two
    nothing  a second build, all up to date  /  hashing the same views once (what it cannot do without)
    one      a build after one page changed  /  loading the engine and making that one page

Each figure is the median of the rounds, the two sides in turn: of processor time, but for `workers`, which needs an idle
machine. Seconds differ from machine to machine; ratios hold.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ispc import assets
from ispc.build import Options, Page, Plan, run
from ispc.formats import formats
from ispc.manifest import view_inputs
from ispc.outputs.paper import Paper
from ispc.view import View
from tests.sample_view import GUIDE, SAMPLE

ROUNDS = 3


def views(documents: int, edition: str = "1") -> list[tuple[str, View]]:
    """Two views a document: long tables for managers, two sides for the front line. One changes with the edition."""
    found = []
    for number in range(documents):
        name = f"document-{number}"
        guide = replace(GUIDE, document=name, footer=f"Edition {edition if number == 0 else 1}")
        found += [(f"{name}/managerial", replace(SAMPLE, document=name)), (f"{name}/front-line", guide)]
    return found


def plan(documents: int, edition: str = "1") -> Plan:
    pages = tuple(Page(f"{path}.pdf", view) for path, view in views(documents, edition))
    return Plan(pages, formats(assets.style()))


def build(place: Path, documents: int, workers: int, edition: str = "1") -> int:
    """Brings `place` up to date; the number of outputs written."""
    report = run(plan(documents, edition), place / "build", Options(place / "workspace", workers)).value
    return len(report.written) if report else -1


def bare_loop(documents: int) -> None:
    """The same pages through the layout engine in one warm process, and nothing else."""
    from ispc.outputs.press import prepare, press

    form = formats(assets.style())["pdf"]
    ready = prepare(form.paper or Paper("", {}))
    for _, view in views(documents):
        press(form.text(view), ready)


def processor() -> float:
    """Seconds of processor time of this process and of those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(who.ru_utime + who.ru_stime for who in used)


def seconds(action: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    action()
    return clock() - start


def alone(*words: str) -> None:
    """Runs one step of this file in a process of its own, so that every round starts cold."""
    subprocess.run([sys.executable, "-m", "bench.build", *words], check=True)  # noqa: S603  (ourselves)


def ratio(
    name: str, ours: Callable[[], object], limit: Callable[[], object], clock: Callable[[], float] = processor
) -> None:
    pairs = [(seconds(ours, clock), seconds(limit, clock)) for _ in range(ROUNDS)]
    value = statistics.median(a / b for a, b in pairs)
    a, b = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"{name:8} {value:6.2f}   {a:8.3f} s / {b:8.3f} s", flush=True)


def compare(documents: int, place: Path) -> None:
    count = str(documents)

    def cold(workers: str) -> None:
        shutil.rmtree(place / "build", ignore_errors=True)
        alone("build", str(place), count, workers, "1")

    def digests() -> None:
        for _, view in views(documents):
            view_inputs(view)

    ratio("warm", lambda: cold("1"), lambda: alone("bare", count))
    ratio("workers", lambda: cold("1"), lambda: cold("2"), time.perf_counter)
    ratio("nothing", lambda: build(place, documents, 1), digests)
    editions = iter(range(2, 99))
    ratio(
        "one", lambda: alone("build", str(place), count, "1", str(next(editions))), lambda: alone("bare-one")
    )


def main(words: list[str]) -> None:
    match words:
        case ["build", place, count, workers, edition]:
            build(Path(place), int(count), int(workers), edition)
        case ["bare", count]:
            bare_loop(int(count))
        case ["bare-one"]:
            from ispc.outputs.press import prepare, press

            form = formats(assets.style())["pdf"]
            press(form.text(GUIDE), prepare(form.paper or Paper("", {})))
        case _:
            with tempfile.TemporaryDirectory() as place:
                (Path(place) / "workspace").mkdir()
                compare(int(words[0]) if words else 16, Path(place))


if __name__ == "__main__":
    main(sys.argv[1:])
