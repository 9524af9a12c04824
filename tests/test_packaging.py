"""The wheel: what it carries, and that it works in an empty folder with the checkout out of sight.

It is installed into an environment of its own, which borrows the libraries of this one but not its editable ispc.
So the test needs no network, and a file that only the checkout has is missed.
"""

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command} gave {done.returncode}:\n{done.stdout}{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment's commands, `ispc` from the wheel among them."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    paths = sysconfig.get_paths(scheme="venv", vars={"base": str(home), "platbase": str(home)})
    Path(paths["purelib"], "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = ("-m", "pip", "--python", home, "install", "--no-index", "--no-deps", "--quiet", wheel)
    run(sys.executable, *install, folder=home)
    return Path(paths["scripts"])


def tracked(*folders: str) -> Iterator[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, text=True, check=True
    )
    yield from filter(None, listed.stdout.split("\0"))


def test_the_wheel_carries_every_file_of_the_package_the_pages_and_the_schemas(wheel: Path) -> None:
    carried = {name.removeprefix("ispc/shipped/") for name in ZipFile(wheel).namelist()}
    package = set(tracked("ispc"))
    beside = set(tracked("layers", "schemas"))
    assert any(name.startswith("ispc/law/") for name in package)
    assert {name.partition("/")[0] for name in beside} == {"layers", "schemas"}
    assert package | beside <= carried


def test_the_wheel_names_what_it_needs_and_its_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (about,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        text = archive.read(about).decode()
        assert any(name.endswith(".dist-info/licenses/LICENSE") for name in archive.namelist())
    assert "\nLicense-Expression: MIT\n" in text
    assert "\nRequires-Dist: weasyprint<71,>=70\n" in text


def test_an_installed_ispc_reads_what_the_wheel_carried(commands: Path, tmp_path: Path) -> None:
    show = "import ispc.shipped as s; print(s.__file__, *(next(s.folder(n).iterdir()) for n in ('layers', 'schemas')))"
    for path in run(commands / "python", "-c", show, folder=tmp_path).stdout.split():
        assert Path(path).is_relative_to(commands.parent)


def test_an_installed_ispc_works_in_an_empty_folder(commands: Path, tmp_path: Path) -> None:
    run(commands / "ispc", "init", ".", folder=tmp_path)
    run(commands / "ispc", "check", folder=tmp_path)
    run(commands / "ispc", "build", "--format", "html", folder=tmp_path)
    assert "<html" in (tmp_path / "build" / "index.html").read_text("utf-8")


def test_an_installed_ispc_makes_a_pdf_in_an_empty_folder(commands: Path, tmp_path: Path) -> None:
    run(commands / "ispc", "init", ".", folder=tmp_path)
    run(commands / "ispc", "build", "protocols/protocol.yaml", "--layer", "front-line", folder=tmp_path)
    assert (tmp_path / "build" / "protocol" / "front-line.pdf").read_bytes().startswith(b"%PDF-")
