"""House rule: the wheel and the sdist hold what the program needs and nothing else, and install where nothing else is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from documents import ROOT

pytestmark = [
    pytest.mark.skipif(find_spec("hatchling") is None, reason="needs hatchling (extra dev)"),
    pytest.mark.skipif(os.name != "posix", reason="scripts lie elsewhere"),
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES = ("src", "tests", "data", "docs", "benchmarks")
PACKAGE = Path("src", "bulletin_cli")
SUFFIXES = {".py", ".toml", ".tsv", ".txt", ".sql", ".j2", ".css", ".typed", ".LICENSE", ".bash", ".zsh", ".fish"}
# What lies about in a folder that is worked in; none of it may be in what is given away.
JUNK = (
    "bulletin.db", "data/bulletin.db", "src/bulletin_cli/bulletin.db", "src/bulletin_cli/bulletin.db-wal",
    "src/bulletin_cli/.DS_Store", "src/bulletin_cli/cli/__pycache__/app.cpython-311.pyc", "docs/.DS_Store",
    "tests/cli/__pycache__/x.pyc", "src/bulletin_cli/.进度.csv.17.part", "notes.txt", ".venv/pyvenv.cfg",
)  # fmt: skip
SHARED = {
    "share/man/man1/bulletin.1",
    "share/man/zh_CN/man1/bulletin.1",
    "share/bash-completion/completions/bulletin",
    "share/zsh/site-functions/_bulletin",
    "share/fish/vendor_completions.d/bulletin.fish",
}
TEXT = "截至目前，县交通运输局查处超限超载车辆 140 余台。"


def hatch(folder: Path, to: Path, *kinds: str) -> None:
    """Nothing; the folder's wheel or sdist lies in `to`."""
    targets = [word for kind in kinds for word in ("-t", kind)]
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(to), *targets]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=surroundings(), check=False)
    assert done.returncode == 0, done.stderr


def surroundings() -> dict[str, str]:
    """The environment without what would lead to this tree."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "BULLETIN_", "PIP_", "LC_"))
    }
    return {**kept, "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this tree, made where somebody has been at work."""
    folder = tmp_path_factory.mktemp("tree")
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("*.md"), ROOT / "pyproject.toml", ROOT / "LICENSE", ROOT / "Makefile", ROOT / ".gitignore"):
        shutil.copy(path, folder)
    for name in JUNK:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"junk")
    hatch(folder, folder / "dist", "wheel", "sdist")
    return folder / "dist"


def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def members(path: Path) -> dict[str, bytes]:
    """Every file of a wheel with its content."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def own(*, below: Path) -> set[str]:
    """The files of the package, as they are named in a wheel."""
    paths = (path for path in below.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(below.parent).as_posix() for path in paths}


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    names = set(members(wheel(built)))
    package = {name for name in names if name.startswith("bulletin_cli/")}
    assert package == own(below=ROOT / PACKAGE)
    assert {name for name in package if Path(name).suffix not in SUFFIXES and Path(name).name != "py.typed"} == set()
    assert {re.sub(r"^[^/]+\.data/data/", "", name) for name in names if ".data/" in name} == SHARED
    rest = {name.split("/", 1)[1] for name in names if ".dist-info/" in name}
    licences = {"licenses/LICENSE", "licenses/src/bulletin_cli/lexicon/traditional.LICENSE"}
    assert rest == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", *licences}
    assert [name for name in names if ".data/" not in name and ".dist-info/" not in name and name not in package] == []


def test_the_wheel_is_for_every_system_and_says_what_it_is(built: Path) -> None:
    found = members(wheel(built))
    assert wheel(built).name == f"bulletin_cli-{PROJECT['project']['version']}-py3-none-any.whl"
    metadata = next(content.decode() for name, content in found.items() if name.endswith("METADATA"))
    assert "Requires-Python: <3.14,>=3.11" in metadata
    assert all(f"Provides-Extra: {extra}" in metadata for extra in ("ocr", "parquet"))
    assert sum(map(len, found.values())) < 6_000_000


def test_the_sdist_holds_what_the_tests_and_documents_need(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names & {name for name in JUNK if name != "notes.txt"} == set()
    assert "notes.txt" not in names
    assert [name for name in names if re.search(r"\.db|__pycache__|\.py[co]$|\.DS_Store|\.part$|^\.venv", name)] == []
    wanted = {"pyproject.toml", "Makefile", "LICENSE", "CHANGELOG.md", "README.md", "README.en.md", "data/README.md"}
    wanted |= {"docs/README.md", "tests/house/test_house_package.py", "src/bulletin_cli/py.typed"}
    assert wanted - names == set()


def test_the_sdist_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    hatch(unpacked, tmp_path / "again", "wheel")
    assert members(wheel(tmp_path / "again")) == members(wheel(built))


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the wheel; what it depends on is lent by this one, because tests use no network."""
    if find_spec("pip") is None:
        pytest.skip("needs pip")
    place = tmp_path_factory.mktemp("installed") / "环 境"
    venv.create(place, with_pip=False, symlinks=True)
    python = str(place / "bin" / "python")
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--no-compile"]
    done = subprocess.run(
        [*command, str(wheel(built))], capture_output=True, text=True, env=surroundings(), check=False
    )
    assert done.returncode == 0, done.stderr
    (packages,) = (place / "lib").glob("python3*/site-packages")
    lent = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    # The lines of a .pth are paths and nothing more there: an editable install of this tree is not followed.
    (packages / "lent.pth").write_text("".join(f"{path}\n" for path in lent), encoding="utf-8")
    return place


def called(installed: Path, here: Path, *arguments: str, typed: str = "") -> str:
    """What the installed program prints."""
    done = subprocess.run(
        [installed / "bin" / "bulletin", *arguments], cwd=here, input=typed, capture_output=True, text=True,
        encoding="utf-8", env=surroundings(), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_program_reads_stores_and_reports(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [installed / "bin" / "python", "-c", "import bulletin_cli; print(bulletin_cli.__file__)"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", env=surroundings(), check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed))
    assert called(installed, tmp_path, "--version") == f"bulletin {PROJECT['project']['version']}\n"
    assert "查处超限超载车辆" in called(installed, tmp_path, "extract", "-", typed=TEXT)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    called(installed, tmp_path, "ingest", "data/")
    assert "新改建农村公路" in called(installed, tmp_path, "report", "--dept", "交通运输局")
    for name in ("进度.xlsx", "通报.docx", "进度.html"):
        called(installed, tmp_path, "report", "-o", name)
        assert (tmp_path / name).stat().st_size > 1000
    assert "公里" in called(installed, tmp_path, "help", "units")
    assert "交通运输局" in called(installed, tmp_path, "--complete", "fish", "report", "--dept", "交")


def test_what_others_look_for_is_installed_where_they_look(installed: Path) -> None:
    assert [name for name in SHARED if not (installed / name).is_file()] == []


def test_every_bound_has_two_ends_and_its_reason() -> None:
    project = PROJECT["project"]
    extras = [one for some in project["optional-dependencies"].values() for one in some]
    asked = [*project["dependencies"], *extras]
    assert [one for one in asked if not re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+(?:; [^;]+)?", one)] == []
    reasons = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    rows = {
        row.split(" | ")[0].strip("| "): row.split(" | ")[-1].strip("| ")
        for row in reasons.splitlines()
        if "| `>=" in row
    }
    names = [re.split("[><]", one)[0] for one in (*project["dependencies"], *extras)]
    tools = {re.split("[><]", one)[0] for one in project["optional-dependencies"]["dev"]}
    assert [name for name in names if len(rows.get(name, "")) < 20 and name not in tools] == []
    assert [name for name in sorted(tools) if name not in reasons] == []
    assert f"`{project['requires-python']}`" in reasons
    assert f"`{PROJECT['build-system']['requires'][0].removeprefix('hatchling')}`" in reasons
