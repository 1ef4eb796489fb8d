import subprocess
import sys

import pandas as pd
import pytest

import congtac
from congtac.corpus.tables import column_names
from congtac.extract.errors import DamagedError, MissingFileError
from congtac.parsing import NoProgrammeError

pytestmark = pytest.mark.usefixtures("pipeline")


@pytest.fixture
def programme(folder):
    (folder / "lịch.txt").write_text("Họp giao ban\nTiếp công dân", "utf-8")
    return congtac.read("lịch.txt")


@pytest.mark.parametrize(
    ("attribute", "table", "length"),
    [("items", "items", 2), ("document", "documents", 1), ("mentions", "mentions", 0), ("residue", "residue", 0)],
)
def test_tables(programme, attribute, table, length):
    frame = getattr(programme, attribute)
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == column_names(table)
    assert len(frame) == length


def test_records_and_repr(programme):
    assert programme.records.document.source == "lịch.txt"
    assert repr(programme) == "<Programme lịch.txt: 2 items, coverage 0.975>"


def test_to_csv(programme, folder):
    written = programme.to_csv(folder / "out")
    assert written[0].read_text("utf-8").count("\n") == 3


@pytest.mark.parametrize(("text", "error"), [("damaged", DamagedError), ("empty", NoProgrammeError)])
def test_bad_files_raise(folder, text, error):
    (folder / "a.pdf").write_text(text, "utf-8")
    with pytest.raises(error) as caught:
        congtac.read(folder / "a.pdf")
    assert isinstance(caught.value, congtac.CongtacError)
    assert caught.value.remedy


def test_a_missing_file(folder):
    with pytest.raises(MissingFileError):
        congtac.read("gone.pdf")


def test_the_door_is_lazy():
    code = "import congtac, sys; dir(congtac); print([name for name in sys.modules if name.startswith('congtac.')])"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "['congtac.version']"


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="nothing"):
        congtac.nothing  # noqa: B018
