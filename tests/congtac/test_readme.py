"""What the documents say is so: their examples run, their tables agree with the code."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from congtac.cli import app
from congtac.exit_codes import ExitCode

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.vi.md")


def blocks(language: str) -> list[str]:
    return [
        block
        for page in PAGES
        for block in re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    ]


@pytest.fixture
def beside_samples(tmp_path, monkeypatch):
    """A folder with the samples, so that what the examples write stays out of the repository."""
    shutil.copytree(ROOT / "corpus/samples/develop", tmp_path / "corpus/samples/develop")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("block", blocks("python"))
def test_python_examples_run(block, beside_samples):
    exec(compile(block, "README", "exec"), {})


@pytest.mark.parametrize("page", PAGES)
def test_exit_codes_are_all_told(page):
    rows = re.findall(r"^\| (\d+) \| (.+?) \|$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert [int(code) for code, _ in rows] == [code.value for code in ExitCode]
    if page == "README.md":
        assert [meaning for _, meaning in rows] == [code.meaning for code in ExitCode]


@pytest.mark.parametrize(
    "line", [line for block in blocks("console") for line in block.splitlines() if re.match(r"congtac [a-z]", line)]
)
def test_shell_examples_use_options_that_exist(line):
    told = CliRunner().invoke(app, [line.split()[1], "--help"]).stdout
    for option in re.findall(r"(?<= )--?[a-z]+", line.split("#")[0].split("|")[0]):
        assert option in told


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md"])
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / target).exists(), target
