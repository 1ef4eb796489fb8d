"""Programmes in the encodings before Unicode give the rows of their Unicode originals."""

import io
import shutil
import subprocess
import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path

import docx
import pytest
from legacy_text import legacy_docx, to_legacy

import congtac
from congtac.batch import parse_each
from congtac.extract import office_cache

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if (path / f"{path.name}.docx").is_file())[::8][:10]
ENCODINGS = ["tcvn3", "vni"]
OF_THE_FILE = ("doc_id", "item_id")


def rows(records, fold: bool = False) -> list[dict[str, object]]:
    found = []
    for item in records.items:
        row = {name: value for name, value in asdict(item).items() if name not in OF_THE_FILE}
        found.append({name: str(value).casefold() if fold else value for name, value in row.items()})
    return found


@cache
def original(name: str, form: str):
    return congtac.read(SAMPLES / name / f"{name}.{form}").records


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_rows_are_those_of_the_original(name, form, encoding, tmp_path):
    source = SAMPLES / name / f"{name}.{form}"
    written = tmp_path / source.name
    if form == "docx":
        written.write_bytes(legacy_docx(source.read_bytes(), encoding))
    else:
        text = unicodedata.normalize("NFC", source.read_text("utf-8"))
        written.write_bytes(to_legacy(text, encoding).encode("cp1252", "replace"))
    # Bytes of TCVN3 have no capitals with a tone: those of a heading come back, that of "Ủy ban" does not.
    fold = (form, encoding) == ("txt", "tcvn3")
    found = congtac.read(written).records
    assert rows(original(name, form), fold)
    assert rows(found, fold) == rows(original(name, form), fold)
    assert found.document.legacy_encoding == encoding


@pytest.fixture(scope="module")
def old_words(tmp_path_factory):
    """What each name and encoding gives as a .doc that LibreOffice made of the DOCX, all in one call."""
    place = tmp_path_factory.mktemp("legacy")
    words = []
    for encoding in ENCODINGS:
        for name in NAMES:
            document = docx.Document(io.BytesIO(legacy_docx((SAMPLES / name / f"{name}.docx").read_bytes(), encoding)))
            # As Word's files end: LibreOffice's .doc of one that ends with a table loses that table.
            document.add_paragraph()
            words.append(place / f"{name}.{encoding}.docx")
            document.save(str(words[-1]))
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(place)]
    subprocess.run([*command, *map(str, words)], check=True, timeout=300, stdout=subprocess.DEVNULL)
    written = [path.with_suffix(".doc") for path in words]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office_cache.platformdirs, "user_cache_dir", lambda *_, **__: str(place / "cache"))
        return {outcome.path.name: outcome.records for outcome in parse_each(written)}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_rows_of_an_old_word_file_are_those_of_the_original(name, encoding, old_words):
    found = old_words[f"{name}.{encoding}.doc"]
    assert rows(found) == rows(original(name, "docx")) != []
    assert found.document.legacy_encoding == encoding
