from __future__ import annotations

import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legacy_text import to_legacy

from congtac.extract.legacy import decode_legacy, restore, tcvn3_table, vni_table
from congtac.extract.spelling import is_syllable
from congtac.extract.text import read_text

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"
TEXTS = sorted(SAMPLES.glob("*/*.txt"))
TITLE = "Tổ chức hội nghị tại phường"
SYLLABLES = "nghiêng quốc gì giếng Khuya đường yêu huỳnh uỷ ủy thuý xoong họp ở"
FRENCH = (
    "été à la société générale réunion déjà où français élève âgé île naïf cœur conférence école Noël première "
    "février août créé procès-verbal évêque hôtel théâtre là même çà goût señor año España niño Übung größe naïve ções"
)
ENGLISH = "the meeting on Monday at 9 a.m. is held in café résumé ® © § ± 25 °C · « item » ½ 100 m² Windows™ – x€"


@cache
def sample_lines() -> list[str]:
    lines = [line for path in TEXTS for line in path.read_text("utf-8").split("\n")]
    return [unicodedata.normalize("NFC", line) for line in lines if line.strip()]


@cache
def sample_syllables() -> list[str]:
    words = {word.strip(".,;:()/-–“”\"'") for line in sample_lines() for word in line.split()}
    return sorted(word for word in words if word.isalpha())


def spoilt(text: str, code_page: str) -> str:
    return text.encode("cp1252").decode(code_page)


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["họpp", "été", "éta", "các̣", "cac", "chưc", "sociộtộ", "bmỹ", "tếưxã"])
def test_no_syllables(word):
    assert not is_syllable(unicodedata.normalize("NFC", word))


@pytest.mark.skipif(not shutil.which("iconv"), reason="there is no iconv here")
def test_table_of_tcvn3_is_that_of_iconv():
    command = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"]
    for code, letter in tcvn3_table().items():
        told = subprocess.run(command, input=bytes([code]), capture_output=True, check=False)
        if told.returncode:
            pytest.skip("iconv does not know TCVN 5712")
        assert told.stdout.decode() == letter
    assert len(tcvn3_table()) == 0x100 - 0xA1 - 5


def test_table_of_vni_has_each_letter():
    vowels = "aăâeêioôơuưy"
    marked = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in "\u0300\u0301\u0303\u0309\u0323"
    }
    wanted = (marked | set("ăâđêôơư")) - {"i"}
    assert wanted | {letter.upper() for letter in wanted} == set(vni_table().values())


@pytest.mark.parametrize("written", ["Tæ chøc héi nghÞ t¹i ph\u00adêng", "Toå chöùc hoäi nghò taïi phöôøng"])
@pytest.mark.parametrize("code_page", ["cp1252", "cp1258"])
def test_text_that_was_taken_for_another(written, code_page):
    encoding = "vni" if "ò" in written else "tcvn3"
    assert restore(spoilt(written, code_page)) == (TITLE, encoding)
    for data in (written.encode("cp1252"), spoilt(written, code_page).encode(), written.encode("utf-16")):
        document = read_text(data)
        assert document.blocks[0].text == TITLE
        assert document.legacy_encoding == encoding


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Đ/c Hµ Anh häp t¹i trô së UBND x·", "Đ/c Hà Anh họp tại trụ sở UBND xã"),
        ("LÞCH TUÇN cña Së: häp t¹i phßng", "LỊCH TUẦN của Sở: họp tại phòng"),
        ("· \u00a7¶ng ñy häp\n· giao ban ®Çu tuÇn", "· Đảng ủy họp\n· giao ban đầu tuần"),
        ("nhiÖt ®é tíi 25 °C, kh«ng m\u00ada", "nhiệt độ tới 25 °C, không mưa"),
        ("“häp” – t¹i phßng; ®Þa ®iÓm…", "“họp” – tại phòng; địa điểm…"),
    ],
)
def test_tcvn3(written, read):
    assert restore(written.replace("Đ/c", "§/c")) == (read, "tcvn3")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñaûng uûy hoïp taïi UÛy ban; Aán ñònh", "Đảng ủy họp tại Ủy ban; Ấn định"),
        ("YÙ kieán, kyõ thuaät, Myõ, ngöôøi, khuyûu", "Ý kiến, kỹ thuật, Mỹ, người, khuỷu"),
    ],
)
def test_vni(written, read):
    assert restore(written) == (read, "vni")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_samples_come_back(path, encoding):
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    assert restore(text) == (text, "")
    assert restore(unicodedata.normalize("NFD", text)).encoding == ""
    found = restore(to_legacy(text, encoding))
    assert found.encoding == encoding
    if encoding == "vni":
        assert found.text == text
    assert found.text.casefold() == text.casefold()


@given(st.data(), st.sampled_from(["tcvn3", "vni"]))
def test_lines_come_back(data, encoding):
    # Three words alone may be words in either encoding ("Kinh tế, hạ"): a text has more than that.
    line = " ".join(data.draw(st.lists(st.sampled_from(sample_lines()), min_size=4, max_size=8)))
    decoded = decode_legacy(to_legacy(line, encoding), encoding)
    assert decoded.casefold() == line.casefold()
    found = restore(to_legacy(line, encoding))
    if found.encoding:
        assert found.encoding == encoding
        assert found.text.casefold() == line.casefold()


@given(st.data(), st.sampled_from(["NFC", "NFD"]))
def test_modern_text_is_left_alone(data, form):
    words = st.one_of(
        st.sampled_from(sample_syllables()),
        st.sampled_from(ENGLISH.split()),
        st.sampled_from(FRENCH.split()),
        st.integers(0, 3000).map(str),
    )
    text = unicodedata.normalize(form, " ".join(data.draw(st.lists(words, max_size=60))))
    assert restore(text) == (text, "")


@given(st.lists(st.sampled_from([*FRENCH.split(), *ENGLISH.split()]), max_size=60).map(" ".join))
def test_western_text_is_left_alone(text):
    assert restore(text) == (text, "")


@given(st.data())
def test_lines_of_the_samples_are_left_alone(data):
    lines = "\n".join(data.draw(st.lists(st.sampled_from(sample_lines()), max_size=5)))
    assert restore(lines) == (lines, "")


@given(st.text(st.characters(max_codepoint=0x1EF9), max_size=200))
def test_any_text_is_taken(text):
    restore(text)
    decode_legacy(text, "tcvn3")


def test_decomposed_and_mixed_text_is_nfc():
    nfd = unicodedata.normalize("NFD", TITLE)
    mixed = "".join(part if at % 2 else unicodedata.normalize("NFC", part) for at, part in enumerate(nfd.split(" ")))
    for text in (nfd, mixed, "Vi\u00ea\u0323t", "Vie\u0323\u0302t", "Vi\u1eb9\u0302t"):
        found = read_text(text.encode()).blocks[0].text
        assert found == unicodedata.normalize("NFC", text)
        assert not any(map(unicodedata.combining, found))
