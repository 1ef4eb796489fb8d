"""Programmes in the encodings before Unicode give the rows of their Unicode originals."""

import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest
from legacy_text import legacy_docx, to_legacy

import congtac

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if (path / f"{path.name}.docx").is_file())[::8][:10]
OF_THE_FILE = ("doc_id", "item_id")


@cache
def rows(path: Path, fold: bool) -> list[dict[str, object]]:
    found = []
    for item in congtac.read(path).records.items:
        row = {name: value for name, value in asdict(item).items() if name not in OF_THE_FILE}
        found.append({name: str(value).casefold() if fold else value for name, value in row.items()})
    return found


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_rows_are_those_of_the_original(name, form, encoding, tmp_path):
    original = SAMPLES / name / f"{name}.{form}"
    written = tmp_path / original.name
    if form == "docx":
        written.write_bytes(legacy_docx(original.read_bytes(), encoding))
    else:
        text = unicodedata.normalize("NFC", original.read_text("utf-8"))
        written.write_bytes(to_legacy(text, encoding).encode("cp1252", "replace"))
    # Bytes of TCVN3 have no capitals with a tone: those of a heading come back, that of "Ủy ban" does not.
    fold = (form, encoding) == ("txt", "tcvn3")
    assert rows(original, fold)
    assert rows(written, fold) == rows(original, fold)
    assert congtac.read(written).records.document.legacy_encoding == encoding
