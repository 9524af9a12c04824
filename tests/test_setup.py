"""tools/setup.sh on machines of our making: what it asks for, what it installs, and when it does nothing.

The machine is a folder of stand-ins: its only PATH. Each writes down how it was called; what is "installed" is a set
of marker files. The script under test is the real one.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("sh", "cat", "cmp", "cp", "dirname", "env", "grep", "mkdir", "rm", "touch", "true")
NEEDED = "python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

PYTHON = """#!/bin/sh
echo "python $*" >>"$MACHINE/log"
case "$*" in
  -) cat >/dev/null; [ -e "$MACHINE/has-pango" ] ;;
  *ensurepip*) [ -e "$MACHINE/has-venv" ] ;;
  *"sys.exit(sys.version_info"*) [ ! -e "$MACHINE/has-old-python" ] ;;
  *-venv*) echo python3.11-venv ;;
  "-m venv --clear .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  *"pip install"*) [ ! -e "$MACHINE/has-no-index" ] ;;
esac
"""
APT = """#!/bin/sh
echo "apt-get $*" >>"$MACHINE/log"
[ ! -e "$MACHINE/has-no-mirror" ] || { echo "no mirror answers" >&2; exit 100; }
case "$*" in *install*) touch "$MACHINE/has-pango" "$MACHINE/has-venv" ;; esac
"""


class Machine:
    """A machine to set up: a clone of the repository's set-up files, and a PATH."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bin"
        self.clone = folder / "clone"
        self.folder = folder
        (self.clone / "tools").mkdir(parents=True)
        shutil.copy(ROOT / "tools/setup.sh", self.clone / "tools")
        for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
            (self.clone / name).write_text(name)
        self.path.mkdir()
        for tool in TOOLS:
            self.path.joinpath(tool).symlink_to(str(shutil.which(tool)))
        self.add("python3", PYTHON)
        self.add("apt-get", APT)
        self.user(1000)

    def add(self, name: str, script: str = "#!/bin/sh\n") -> None:
        self.path.joinpath(name).write_text(script)
        self.path.joinpath(name).chmod(0o755)

    def user(self, number: int) -> None:
        self.add("id", f"#!/bin/sh\necho {number}\n")

    def has(self, *things: str) -> None:
        for thing in things:
            (self.folder / f"has-{thing}").touch()

    def set_up(self, mode: str = "build") -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.path), "MACHINE": str(self.folder)}
        return subprocess.run(
            [self.clone / "tools/setup.sh", mode], env=environment, capture_output=True, text=True, timeout=60
        )

    def installations(self) -> list[str]:
        """The calls of apt-get and pip since this was last asked."""
        log = self.folder / "log"
        calls = [call for call in log.read_text().splitlines() if "apt-get" in call or "pip install" in call]
        log.unlink()
        return calls


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("sudo", "command"),
    [
        (None, f"su -c 'apt-get update && apt-get install --yes --no-install-recommends {NEEDED}'"),
        ("exit 1", f"sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends {NEEDED}'"),
    ],
    ids=["no sudo", "sudo with a password"],
)
def test_who_may_not_install_is_given_the_command(machine: Machine, sudo: str | None, command: str) -> None:
    if sudo:
        machine.add("sudo", f"#!/bin/sh\n{sudo}\n")
    done = machine.set_up()
    assert (done.returncode, done.stderr.splitlines()[-1].strip()) == (3, command)
    assert machine.installations() == []
    assert not (machine.clone / ".venv").exists()


def test_root_has_it_installed_from_the_lock_and_only_once(machine: Machine) -> None:
    machine.user(0)
    done = machine.set_up()
    assert (done.returncode, done.stdout) == (0, "")
    update, install, packages, project = machine.installations()
    assert update.endswith(" update")
    assert install.endswith(f" install --yes --no-install-recommends {NEEDED}")
    assert packages.endswith(" --require-hashes --only-binary :all: -r requirements.lock")
    assert project.endswith(" --no-deps --no-build-isolation --no-index --editable .")

    again = machine.set_up()
    assert (again.returncode, again.stderr) == (0, "")
    assert machine.installations() == []


def test_sudo_without_a_password_is_used(machine: Machine) -> None:
    machine.add("sudo", '#!/bin/sh\nshift\nexec "$@"\n')
    assert machine.set_up().returncode == 0
    assert machine.installations()[1].endswith(NEEDED)


def test_a_machine_that_has_all_is_left_alone(machine: Machine) -> None:
    machine.has("pango", "venv")
    assert machine.set_up().returncode == 0
    assert [call for call in machine.installations() if call.startswith("apt-get")] == []


def test_tests_also_need_a_browser_a_reader_of_pdfs_and_a_program_that_signs(machine: Machine) -> None:
    machine.has("pango", "venv")
    done = machine.set_up("test")
    browser = (
        "chromium-browser" if "ID=ubuntu" in Path("/etc/os-release").read_text().splitlines() else "chromium"
    )
    assert done.returncode == 3
    assert done.stderr.strip().endswith(f"--no-install-recommends poppler-utils openssh-client {browser}'")
    machine.add("pdftotext")
    machine.add("ssh-keygen")
    machine.add("google-chrome")
    assert machine.set_up("test").returncode == 0
    assert machine.installations()[0].endswith("-r requirements-dev.lock")
    assert machine.set_up("build").returncode == 0
    assert machine.installations() == [], "what can test can build"


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_content_decides_and_never_the_time(machine: Machine, name: str) -> None:
    machine.has("pango", "venv")
    machine.set_up()
    machine.installations()
    os.utime(machine.clone / name, (2_000_000_000, 2_000_000_000))
    machine.set_up()
    assert machine.installations() == []
    (machine.clone / name).write_text("another")
    os.utime(machine.clone / name, (1, 1))
    machine.set_up()
    assert len(machine.installations()) == 2


def test_a_folder_that_moved_is_set_up_again(machine: Machine) -> None:
    machine.has("pango", "venv")
    machine.set_up()
    machine.installations()
    machine.clone = machine.clone.rename(machine.folder / "elsewhere")
    machine.set_up()
    assert len(machine.installations()) == 2, "scripts in .venv name the folder that they were made in"


def test_an_unfinished_set_up_is_taken_up_again(machine: Machine) -> None:
    machine.has("pango", "venv", "no-index")
    failed = machine.set_up()
    assert (failed.returncode, "could not be installed" in failed.stderr) == (3, True)
    machine.installations()
    (machine.folder / "has-no-index").unlink()
    assert machine.set_up().returncode == 0
    assert len(machine.installations()) == 2


def test_a_package_manager_that_fails_is_quoted(machine: Machine) -> None:
    machine.user(0)
    machine.has("no-mirror")
    done = machine.set_up()
    assert done.returncode == 3
    assert "no mirror answers" in done.stderr
    assert NEEDED in done.stderr


def test_an_old_python_is_named(machine: Machine) -> None:
    machine.has("old-python")
    done = machine.set_up()
    assert (done.returncode, "no Python 3.11 or later" in done.stderr) == (3, True)


def test_a_newer_python_is_found_behind_an_old_one(machine: Machine) -> None:
    machine.has("pango", "venv")
    machine.add("python3.13", PYTHON)
    machine.add("python3", "#!/bin/sh\nexit 1\n")
    assert machine.set_up().returncode == 0


def test_another_system_is_told_what_to_look_for(machine: Machine) -> None:
    (machine.path / "apt-get").unlink()
    done = machine.set_up()
    assert (done.returncode, NEEDED in done.stderr, "apt-get" in done.stderr) == (3, True, False)


def test_a_mode_is_asked_for(machine: Machine) -> None:
    assert machine.set_up("install").returncode == 2


def test_ci_runs_make_test_without_input_and_passes_its_status_on(tmp_path: Path) -> None:
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\necho "make $* in $PWD"; read -r line; echo "read [$line]"; exit 7\n')
    make.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CI": "true"}
    done = subprocess.run(
        [ROOT / ".ci/run"],
        cwd=tmp_path,
        env=environment,
        input="typed\n",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (7, f"make test in {ROOT}\nread []\n")
