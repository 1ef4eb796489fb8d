import subprocess
import sys
import time
import unicodedata

import pytest

from congtac.models import words
from congtac.models.words import forget, segment


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in segment(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chương trình công tác", ["chương trình", "công tác"]),
        ("trụ sở Ủy ban nhân dân", ["trụ sở", "Ủy ban nhân dân"]),
        ("trụ sở Uỷ ban nhân dân", ["trụ sở", "Uỷ ban nhân dân"]),
        ("Hội đồng nhân dân", ["Hội đồng nhân dân"]),
        ("kiểm tra tiến độ", ["kiểm tra", "tiến độ"]),
        ("giải phóng mặt bằng", ["giải phóng", "mặt bằng"]),
        ("Nhà văn hóa thôn", ["Nhà văn hóa", "thôn"]),
        ("Hội trường lớn", ["Hội trường", "lớn"]),
        ("Chủ trì:..............", ["Chủ trì", ":.............."]),
        ("CVP Bằng", ["CVP", "Bằng"]),
        ("Đ/c An Văn phòng", ["Đ", "/", "c", "An", "Văn phòng"]),
        ("PHT Tú kiểm tra", ["PHT", "Tú", "kiểm tra"]),
        ("đ/c Hợi dự", ["đ", "/", "c", "Hợi", "dự"]),
        ("đ/c Lâm Thanh Bình chuyển công tác", ["đ", "/", "c", "Lâm Thanh Bình", "chuyển", "công tác"]),
        ("Nguyễn Thị Thuần | PGĐ Dũng", ["Nguyễn Thị Thuần", "|", "PGĐ", "Dũng"]),
        ("Triệu Mùi Pham-Trưởng Ban Xây dựng Đảng", ["Triệu Mùi", "Pham", "-", "Trưởng Ban", "Xây dựng", "Đảng"]),
    ],
)
def test_words_of_several_syllables(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["trụ sở Uỷ ban nhân dân", "Đ/c Hậu: kiểm tra tiến độ, 7h30 – 02/3/2026"])
def test_decomposed_text_has_the_same_words(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert [unicodedata.normalize("NFC", word) for word in shown(decomposed)] == shown(text)


def test_repeated_texts_are_segmented_once() -> None:
    forget()
    found = [segment(text) for text in ["Phòng họp tầng 2"] * 300 + ["Hội trường lớn"]]
    assert len(found) == 301
    assert words._remembered.cache_info().misses == 2


def test_long_texts_are_not_kept() -> None:
    forget()
    segment("họp giao ban " * 60)
    assert words._remembered.cache_info().currsize == 0


def test_a_dotted_line_behind_an_address_takes_no_time() -> None:
    segment("ấm máy")
    start = time.perf_counter()
    assert shown("https://hop.example.vn/phong" + "." * 200)[-1] == "." * 200
    assert time.perf_counter() - start < 1


def test_a_lone_surrogate_is_split_plainly() -> None:
    assert shown("họp \ud800 giao ban") == ["họp", "\ud800", "giao", "ban"]


def test_words_need_no_spacy() -> None:
    code = "import sys; from congtac.models.words import segment; segment('công tác'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
