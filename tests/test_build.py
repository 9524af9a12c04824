"""Builds: what is made and why, old whole or new whole at any kill, the same bytes from the same inputs."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ispc import assets, build, folder, formats, manifest
from ispc.build import BuildReport, Page, Plan
from ispc.diagnostic import Diagnostic
from ispc.layers import front_line
from ispc.location import Address
from ispc.outputs import pdf
from ispc.setting import Setting
from ispc.view import Brand
from tests.faults import Killed, strike
from tests.sites import options, plan, text, view
from tests.workspaces import TODAY, compiled

GUIDE = "keeping-safe/front-line.html"
OTHER = "sharing-well/front-line.html"
PRINT = "keeping-safe/front-line.pdf"


def run(wanted: Plan, place: Path) -> BuildReport:
    outcome = build.run(wanted, place / "build", options(place))
    assert outcome.value is not None and outcome.findings == ()
    return outcome.value


def outputs(place: Path) -> dict[str, bytes]:
    """Every file of the output folder but the lock and the cache, which are of this machine."""
    found = (path for path in sorted((place / "build").rglob("*")) if path.is_file())
    named = {str(path.relative_to(place / "build")): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if name not in (".ispc/lock", build.SEEN)}


def two(first: str = "one", second: str = "one") -> Plan:
    return plan(Page(GUIDE, view(words=first)), Page(OTHER, view("sharing-well", words=second)))


# -- what is made, and why -------------------------------------------------------------------------------------------


def test_the_first_build_makes_everything(tmp_path: Path) -> None:
    report = run(two(), tmp_path)
    assert report.due == ((GUIDE, ("it was never made",)), (OTHER, ("it was never made",)))
    assert report.written == (GUIDE, OTHER)
    assert outputs(tmp_path)[GUIDE] == text(view(words="one")).encode()


def test_the_second_build_makes_nothing(tmp_path: Path) -> None:
    run(two(), tmp_path)
    before = outputs(tmp_path)
    assert run(two(), tmp_path) == BuildReport((), (), (), (), ())
    assert outputs(tmp_path) == before


def test_only_what_changed_is_made(tmp_path: Path) -> None:
    run(two(), tmp_path)
    report = run(two(second="two"), tmp_path)
    assert report.due == ((OTHER, ("view changed (sections/why)",)),)
    assert report.written == (OTHER,)


def test_a_time_stamp_decides_nothing(tmp_path: Path) -> None:
    run(two(), tmp_path)
    guide = tmp_path / "build" / GUIDE
    os.utime(guide, (0, 0))
    assert run(two(), tmp_path).due == ()
    seen = guide.stat()
    guide.write_bytes(guide.read_bytes().replace(b"one", b"eno"))
    os.utime(guide, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert run(two(), tmp_path).due == ((GUIDE, ("the file was changed by hand or cut short",)),)


def test_a_file_changed_by_hand_or_lost_is_made_again(tmp_path: Path) -> None:
    run(two(), tmp_path)
    before = outputs(tmp_path)
    (tmp_path / "build" / GUIDE).write_text("mine")
    (tmp_path / "build" / OTHER).unlink()
    assert dict(run(two(), tmp_path).due) == {
        GUIDE: ("the file was changed by hand or cut short",),
        OTHER: ("the file is missing",),
    }
    assert outputs(tmp_path) == before


def test_the_same_bytes_are_made_but_not_written(tmp_path: Path) -> None:
    run(two(), tmp_path)
    styled = replace(two(), formats=plan(style="2").formats)
    report = run(styled, tmp_path)
    assert [why for _, why in report.due] == [("style changed (1 -> 2)",)] * 2
    assert report.written == () and report.unchanged == (GUIDE, OTHER)
    assert run(styled, tmp_path).due == ()


def test_what_is_no_longer_planned_is_removed_and_nothing_else(tmp_path: Path) -> None:
    run(two(), tmp_path)
    (tmp_path / "build" / "mine.txt").write_text("mine")
    (tmp_path / "build" / "sharing-well" / "mine.txt").write_text("mine")
    report = run(plan(Page(GUIDE, view(words="one"))), tmp_path)
    assert report.removed == (OTHER,)
    assert {name for name in outputs(tmp_path) if not name.startswith(".ispc")} == {
        GUIDE,
        "mine.txt",
        "sharing-well/mine.txt",
    }


def test_a_broken_document_keeps_what_was_published_of_it(tmp_path: Path) -> None:
    run(two(), tmp_path)
    before = outputs(tmp_path)
    broken = replace(plan(Page(GUIDE, view(words="new"))), stays=("sharing-well/*",))
    assert run(broken, tmp_path).removed == ()
    assert outputs(tmp_path)[OTHER] == before[OTHER]
    assert run(two(first="new"), tmp_path).due == ()


def test_names_that_no_file_may_bear_are_findings_and_nothing_is_written(tmp_path: Path) -> None:
    outcome = build.run(plan(Page("../x.html", view())), tmp_path / "build", options(tmp_path))
    assert outcome.value is None and [finding.code for finding in outcome.findings] == ["output-name"]
    assert not (tmp_path / "build").exists()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "mine.txt").write_text("mine")
    outcome = build.run(two(), tmp_path / "build", options(tmp_path))
    assert outcome.value is None and [finding.code for finding in outcome.findings] == ["output-folder"]
    assert outputs(tmp_path) == {"mine.txt": b"mine"}


def test_progress_is_told_and_nothing_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[tuple[int, int, str]] = []
    told = replace(options(tmp_path), progress=lambda *step: heard.append(step))
    build.run(two(), tmp_path / "build", told)
    assert heard == [(1, 2, GUIDE), (2, 2, OTHER)]
    assert capsys.readouterr() == ("", "")


def test_files_that_nobody_touched_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        run(two(), tmp_path)
        time.sleep(0.02)
    read: list[str] = []
    load = folder.load

    def heard(out: Path, name: str) -> bytes | None:
        read.append(name)
        return load(out, name)

    monkeypatch.setattr(folder, "load", heard)
    assert run(two(), tmp_path).due == ()
    assert set(read) == {build.RECORD, build.SEEN}
    build.run(two(), tmp_path / "build", replace(options(tmp_path), paranoid=True))
    assert {GUIDE, OTHER} <= set(read)


# -- PDFs ------------------------------------------------------------------------------------------------------------


def printed(words: str = "one", body: str = "") -> Plan:
    return plan(
        Page(GUIDE, view(words=words)), Page(PRINT, view(words=words)), paper_text=lambda v: text(v) + body
    )


def test_a_pdf_is_made_beside_its_page(tmp_path: Path) -> None:
    assert run(printed(), tmp_path).written == (GUIDE, PRINT)
    assert outputs(tmp_path)[PRINT].startswith(b"%PDF-1.7")
    assert run(printed(), tmp_path).due == ()


def test_a_pdf_that_cannot_be_made_costs_only_itself_and_the_old_one_stays(tmp_path: Path) -> None:
    run(printed(), tmp_path)
    before = outputs(tmp_path)
    bad = printed("two", body='<img src="http://127.0.0.1/x.png" alt="x">')
    for _ in range(2):
        outcome = build.run(bad, tmp_path / "build", options(tmp_path))
        assert outcome.value is not None and outcome.value.failed == (PRINT,)
        assert [(f.code, str(f.where)) for f in outcome.findings] == [("pdf-failed", "keeping-safe")]
        assert outputs(tmp_path)[PRINT] == before[PRINT]
        assert outputs(tmp_path)[GUIDE] != before[GUIDE]
    assert run(printed("two"), tmp_path).written == (PRINT,)


def test_a_warning_is_said_again_when_nothing_is_made(tmp_path: Path) -> None:
    loose = printed(body='<a href="#nowhere">See</a>')
    said: list[tuple[Diagnostic, ...]] = []
    for _ in range(2):
        outcome = build.run(loose, tmp_path / "build", options(tmp_path))
        said.append(outcome.findings)
    assert outcome.value is not None and outcome.value.due == ()
    assert [finding.code for finding in said[0]] == ["pdf-warning"]
    assert said[0] == said[1]


def test_a_guide_of_more_than_two_sides_is_said_by_every_build(tmp_path: Path) -> None:
    long = printed(body="<p>Share.</p>" * 400)
    for _ in range(2):
        (found,) = build.run(long, tmp_path / "build", options(tmp_path)).findings
        assert (found.code, str(found.where)) == ("guide-too-long", "keeping-safe/title")
    sides, over = map(int, re.findall(r"\d+", found.message))
    assert sides > 2 and over > (sides - 3) * 100


def test_a_guide_that_is_too_long_names_the_part_to_shorten_and_by_how_much(tmp_path: Path) -> None:
    """With that part shorter by so much, and a line to spare, the guide fits."""
    snippet = "flows:\n  - {id: school-worried, guide: {do: '%s'}}\nminimum: '%s'"
    held = compiled(snippet % ("Say it again. " * 330, "Share little. " * 160)).corpus
    setting = Setting(Brand("Northmere"), TODAY)
    view = front_line.view(held.effective["protocol"], held, setting)
    made = Plan((Page("protocol/front-line.pdf", view),), formats.formats(assets.style()))
    outcome = build.run(made, tmp_path / "build", options(tmp_path))
    (found,) = outcome.findings
    assert found.code == "guide-too-long"
    assert "`You can share` takes" in found.message
    assert isinstance(found.where, Address)
    assert found.where.path[:2] == ("flows", 0)
    over = int(re.findall(r"(\d+) mm", found.caret)[0])
    per_line = 3.8
    fewer = int(over / per_line + 3) * 9
    held = compiled(snippet % ("Say it again. " * max(1, 330 - fewer), "Share little. " * 160)).corpus
    view = front_line.view(held.effective["protocol"], held, setting)
    made = Plan((Page("protocol/front-line.pdf", view),), formats.formats(assets.style()))
    assert build.run(made, tmp_path / "build", options(tmp_path)).findings == ()


def test_without_pango_the_pages_are_made_and_the_command_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "_load", fail)
    outcome = build.run(printed(), tmp_path / "build", options(tmp_path))
    assert outcome.value is not None
    assert outcome.value.written == (GUIDE,) and outcome.value.failed == (PRINT,)
    assert [finding.code for finding in outcome.findings] == ["pango-missing"]
    assert "libpango-1.0-0" in outcome.findings[0].help or "pango" in outcome.findings[0].help
    monkeypatch.undo()
    assert run(printed(), tmp_path).written == (PRINT,)


# -- kills and failures ----------------------------------------------------------------------------------------------


def states(place: Path) -> dict[str, tuple[bytes, bytes]]:
    """Each output in its two allowed states, from two builds."""
    run(two("old", "old"), place / "a")
    run(two("new", "new"), place / "b")
    old, new = outputs(place / "a"), outputs(place / "b")
    return {name: (old[name], new[name]) for name in (GUIDE, OTHER)}


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "fault", [Killed(), OSError(errno.ENOSPC, "No space left on device")], ids=["kill", "full"]
)
def test_at_every_step_each_output_is_old_whole_or_new_whole_and_the_next_build_heals(
    folders: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    allowed = states(folders)
    there = folders / "c"
    for n in range(1, 500):
        shutil.rmtree(there / "build", ignore_errors=True)
        shutil.copytree(folders / "a" / "build", there / "build")
        with monkeypatch.context() as patch:
            disk = strike(patch, n, fault)
            try:
                outcome = build.run(two("new", "new"), there / "build", options(there))
                assert not disk.struck or [finding.code for finding in outcome.findings] in (
                    [],
                    ["disk-failed"],
                )
            except Killed:
                assert disk.struck
        now = outputs(there)
        for name, pair in allowed.items():
            assert now[name] in pair, (n, name)
        if isinstance(fault, OSError):
            assert not [name for name in now if "staging" in name]
        run(two("new", "new"), there)
        assert outputs(there) == outputs(folders / "b")
        if not disk.struck:
            assert n > 20
            return
    raise AssertionError("the build never came to an end")


@pytest.mark.parametrize(
    "fault", [Killed(), OSError(errno.EIO, "Input/output error")], ids=["kill", "broken"]
)
def test_no_output_is_left_unowned_whenever_a_first_build_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    """What a killed build has made, a later build that no longer wants it removes."""
    for n in range(1, 500):
        with monkeypatch.context() as patch:
            disk = strike(patch, n, fault)
            try:
                build.run(two(), tmp_path / "build", options(tmp_path))
            except Killed:
                assert disk.struck
        run(plan(Page("index.html", view("index"))), tmp_path)
        left = set(outputs(tmp_path))
        assert left == {"index.html", build.RECORD}, n
        shutil.rmtree(tmp_path / "build")
        if not disk.struck:
            return
    raise AssertionError("the build never came to an end")


SCRIPT = """
import sys
from pathlib import Path
from ispc import build
from ispc.build import Page
from tests.sites import options, plan, view

place, words, jobs = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
pages = [Page(f"d{n}/x.{kind}", view(f"d{n}", words=words)) for n in range(int(sys.argv[4])) for kind in sys.argv[5:]]
from dataclasses import replace
outcome = build.run(plan(*pages), place / "build", replace(options(place), workers=jobs))
print(len(outcome.value.written), [finding.code for finding in outcome.findings])
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("weasyprint", "fontTools", "PIL", "cffi")))
"""


def command(place: Path, words: str = "one", jobs: int = 1, pages: int = 2, *kinds: str) -> list[str]:
    return [sys.executable, "-c", SCRIPT, str(place), words, str(jobs), str(pages), *(kinds or ("html",))]


def built(place: Path, words: str, pages: int) -> dict[str, bytes]:
    wanted = plan(*(Page(f"d{n}/x.html", view(f"d{n}", words=words)) for n in range(pages)))
    run(wanted, place)
    return outputs(place)


def test_a_real_kill_at_any_moment(folders: Path) -> None:
    pages = 40
    old, new = built(folders / "a", "old", pages), built(folders / "b", "new", pages)
    there, chance = folders / "c", random.Random(1)
    shutil.copytree(folders / "a" / "build", there / "build")
    mixed = 0
    for turn in range(20):
        victim = subprocess.Popen(command(there, "new", 1, pages), stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        first = there / "build" / "d0/x.html"
        while (
            first.read_bytes() == old["d0/x.html"] and victim.poll() is None and time.monotonic() < deadline
        ):
            time.sleep(0.0005)
        time.sleep(chance.random() * 0.02)
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        now = outputs(there)
        for name in old:
            if not name.startswith(".ispc"):
                assert now[name] in (old[name], new[name]), (turn, name)
        mixed += 0 < sum(now[f"d{n}/x.html"] == new[f"d{n}/x.html"] for n in range(pages)) < pages
        assert built(there, "new", pages) == new
        assert built(there, "old", pages) == old
    assert mixed, "no kill fell in the middle of a build"


def test_two_builds_at_once(tmp_path: Path) -> None:
    both = [
        subprocess.Popen(command(tmp_path, "one", 1, 30), stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = sorted(process.communicate(timeout=60)[0].splitlines()[0] for process in both)
    assert said == ["0 []", "30 []"]
    assert built(tmp_path, "one", 30) == outputs(tmp_path)


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"\xff" * 100, b'{"outputs": [{"path": "../../x.txt", "made": {}}]}']
)
def test_a_damaged_record_costs_work_and_never_correctness(tmp_path: Path, damage: bytes) -> None:
    run(two(), tmp_path)
    before = outputs(tmp_path)
    (tmp_path / "build" / build.RECORD).write_bytes(damage)
    report = run(two(), tmp_path)
    assert len(report.due) == 2 and report.written == ()
    assert outputs(tmp_path) == before


def test_a_record_that_names_files_outside_is_no_record(tmp_path: Path) -> None:
    run(two(), tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    record = manifest.read_record((tmp_path / "build" / build.RECORD).read_bytes())
    forged = manifest.write_record({**record, "../mine.txt": record[GUIDE]})
    (tmp_path / "build" / build.RECORD).write_bytes(forged)
    assert run(two(), tmp_path).removed == ()
    assert (tmp_path / "mine.txt").read_text() == "mine"


# -- the same bytes, and nothing loaded that is not needed -----------------------------------------------------------


def test_the_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    surroundings = [
        {"PYTHONHASHSEED": "0", "TZ": "Etc/GMT+12", "LC_ALL": "C", "HOME": str(tmp_path)},
        {"PYTHONHASHSEED": "1", "TZ": "Etc/GMT-14", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"},
    ]
    made = []
    for number, surrounding in enumerate(surroundings):
        place = tmp_path / ("x" * (1 + 20 * number))
        place.mkdir()
        environment = {**os.environ, **surrounding}
        subprocess.run(
            command(place, "one", 1 + number, 3, "html", "pdf"),
            env=environment,
            check=True,
            capture_output=True,
        )
        made.append(outputs(place))
    assert len(made[0]) == 7
    assert made[0] == made[1]


def test_weasyprint_is_loaded_only_when_a_pdf_is_due(tmp_path: Path) -> None:
    def loaded(*kinds: str) -> str:
        done = subprocess.run(
            command(tmp_path, "one", 1, 1, *kinds), check=True, capture_output=True, text=True
        )
        return done.stdout.splitlines()[1]

    assert loaded("html") == "[]"
    assert "weasyprint" in loaded("html", "pdf")
    assert loaded("html", "pdf") == "[]"
