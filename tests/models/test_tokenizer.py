import pickle
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from congtac.models.tokenizer import TOKENIZER, UndertheseaTokenizer

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
TOKENIZE = UndertheseaTokenizer(Vocab())
VIETNAMESE = "Uỷ ban nhân dân xã họp thuỷ lợi, qui định; nghành: 7h30 – 02/3/2026 (Thứ hai)\n\t\u00a0“Ðồng chí”"

vietnamese = st.text(alphabet=sorted(set(VIETNAMESE)), max_size=60)
decomposed = vietnamese.map(lambda text: unicodedata.normalize("NFD", text))


@settings(deadline=None)
@given(st.text() | vietnamese | decomposed)
@example(VIETNAMESE)
@example(unicodedata.normalize("NFD", VIETNAMESE))
@example("  hai  ba \n\tbốn\u2003năm\u200b\u00ad ")
@example("")
@example(" ")
@example("\x00\x1c\r\n")
def test_the_text_survives(text: str) -> None:
    doc = TOKENIZE(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("text", ["a  b", " a\nb", "a \n b ", "\ta\n\n", "a   b c", "a\u00a0b "])
def test_white_space_is_kept_as_spacy_keeps_it(text: str) -> None:
    # Of another language's tokenizer, which splits at white space only.
    expected = spacy.blank("xx")(text)
    assert [(token.text, token.whitespace_) for token in TOKENIZE(text)] == [
        (token.text, token.whitespace_) for token in expected
    ]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed programmes are not beside this checkout")
def test_programmes_survive() -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert texts
    assert [doc.text for doc in TOKENIZE.pipe(texts)] == texts


def test_a_pipe_keeps_order() -> None:
    texts = ["công tác", "họp giao ban", "công tác"]
    assert [doc.text for doc in TOKENIZE.pipe(texts)] == texts


def test_pickle() -> None:
    again = pickle.loads(pickle.dumps(TOKENIZE))
    assert [token.text for token in again("chương trình công tác")] == ["chương trình", "công tác"]


def test_bytes() -> None:
    again = UndertheseaTokenizer(Vocab()).from_bytes(TOKENIZE.to_bytes())
    assert [token.text for token in again("chương trình công tác")] == ["chương trình", "công tác"]


def test_a_saved_pipeline_loads_elsewhere(tmp_path: Path) -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    spacy.blank("vi", config=config).to_disk(tmp_path / "pipeline")
    code = (
        "import sys, spacy, congtac.models.tokenizer\n"
        "doc = spacy.load(sys.argv[1])('chương trình công tác')\n"
        "sys.exit([token.text for token in doc] != ['chương trình', 'công tác'])"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "pipeline")], check=False).returncode == 0
