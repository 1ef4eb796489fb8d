"""The foot of an administrative document, part by part, as written."""

import pytest

from builders import Builder
from congtac.extract.document import Block
from congtac.models.foot import opens_foot, read_foot

BODY = ["I. CÔNG TÁC CHUNG", "- Họp giao ban cơ quan vào sáng thứ Hai.", "- Đi kiểm tra cơ sở."]
FOOT = ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Lò Văn Pản"]


def blocks(*texts: str) -> list[Block]:
    builder = Builder()
    return [builder.paragraph(text) for text in texts]


def test_the_parts_of_a_foot() -> None:
    made = blocks(*BODY, *FOOT)
    foot, claim, begins = read_foot(made, 0)
    assert [part.text for part in foot.authority] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert foot.signer is not None
    assert foot.signer.text == "Lò Văn Pản"
    assert [part.text for part in foot.recipients] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert begins == len(BODY)
    assert claim.words == {word.index for block in made[begins:] for word in block.words}  # type: ignore[union-attr]


def test_a_document_without_a_foot() -> None:
    made = blocks(*BODY)
    foot, claim, begins = read_foot(made, 0)
    assert (foot.signer, foot.authority, claim.words, begins) == (None, (), frozenset(), len(made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nơi nhận:", True),
        ("NƠI NHẬN:", True),
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("KT. CHỦ TỊCH", True),
        ("TL. CHỦ TỊCH", True),
        ("TUQ. GIÁM ĐỐC", True),
        ("T/M BAN THƯỜNG VỤ", True),
        ("CHỦ TỊCH", True),
        ("PHÓ CHỦ TỊCH", True),
        ("CHÁNH VĂN PHÒNG", True),
        ("Chủ tịch", False),
        ("TRƯỞNG PHÒNG HÀNH CHÍNH QUẢN TRỊ", True),
        ("TRƯỞNG PHÒNG TỔ CHỨC - HÀNH", True),
        ("TRẠM TRƯỞNG", True),
        ("CHỦ TỊCH LÒ VĂN PẢN", False),
        ("TRƯỞNG PHÒNG LÒ VĂN PẢN", False),
        ("BAN GIÁM HIỆU", False),
        ("THỨ HAI", False),
        ("PCT", False),
        ("HT", False),
        ("I. CÔNG TÁC CHUNG", False),
        ("Họp giao ban", False),
        ("", False),
    ],
)
def test_opens_foot(text: str, expected: bool) -> None:
    assert opens_foot(text) is expected
