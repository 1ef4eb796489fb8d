"""Training, on a handful of sentences: the same result twice, a user's rows learnt, the spans kept."""

from pathlib import Path

import pytest
import spacy

from congtac.models.ner.gold_rows import sentences_of_gold
from congtac.models.ner.sentences import mark_sentence
from congtac.models.ner.training import train

SMALL = {
    "corpora.train.generated": 40,
    "corpora.train.written": [],
    "corpora.dev.generated": 10,
    "training.max_epochs": 1,
    "training.eval_frequency": 1,
}
ROWS = """\
source_text,leaders,departments,coordinators,location
"8h00: PCT Lê Thị Hường chủ trì họp tại Phòng họp số 2 (Phòng Kinh tế chuẩn bị)",\
Lê Thị Hường (Phó Chủ tịch),Phòng Kinh tế,,Phòng họp số 2
Nghỉ lễ,,,,
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "tuan-02.gold.csv").write_text(ROWS, encoding="utf-8-sig")
    return tmp_path / "gold"


def test_the_same_seed_trains_the_same(tmp_path: Path) -> None:
    for name in ("one", "other"):
        train(tmp_path / name, overrides=SMALL)
    one, other = ((tmp_path / name / "ner" / "model").read_bytes() for name in ("one", "other"))
    assert one == other


def test_what_is_trained_loads_and_runs(tmp_path: Path, gold: Path) -> None:
    train(tmp_path / "model", gold, SMALL)
    nlp = spacy.load(tmp_path / "model")
    assert nlp.pipe_names == ["congtac_rules", "ner", "congtac_reconciler"]
    assert nlp("7h30: họp").text == "7h30: họp"


def test_corrected_rows_say_what_their_words_are(gold: Path) -> None:
    assert [mark_sentence(sentence) for sentence in sentences_of_gold(gold)] == [
        "[TIME 8h00]: [TITLE PCT] [PERSON Lê Thị Hường] chủ trì họp tại [PLACE Phòng họp số 2] "
        "([UNIT Phòng Kinh tế] chuẩn bị)"
    ]


def test_a_folder_without_rows_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"NAME\.gold\.csv .*congtac parse"):
        train(tmp_path / "model", tmp_path, SMALL)
