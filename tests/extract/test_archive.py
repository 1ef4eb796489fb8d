import base64
import contextlib
import io
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import bad_input as bad
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congtac.extract import archive as module
from congtac.extract import archive_locked, errors
from congtac.extract.archive import read_archive, read_member
from congtac.extract.archive_names import member_name

FIXTURES = Path(__file__).parent / "fixtures"


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(data: bytes, *names: str) -> bytes:
    """The same, its members (or those named) marked as being under a password."""
    changed = bytearray(data)
    for signature, flags, length, name in ((b"PK\x03\x04", 6, 26, 30), (b"PK\x01\x02", 8, 28, 46)):
        at = changed.find(signature)
        while at >= 0:
            size = int.from_bytes(changed[at + length : at + length + 2], "little")
            if not names or changed[at + name : at + name + size].decode() in names:
                changed[at + flags] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


def read(data: bytes):
    opened = []
    members = list(read_archive(io.BytesIO(data), sorted, opened.append))
    return members, sum(opened) + 1


def told(data: bytes) -> list[tuple[str, object]]:
    members, count = read(data)
    assert count == len(members)
    return [(member.name, type(member.error) if member.error else member.data) for member in members]


DOCX = (FIXTURES / "prose.docx").read_bytes()
INNER = zipped({"c.txt": b"c", "sâu/d.docx": DOCX})


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.txt": b"a", "tuần 1/b.pdf": b"b"}, [("a.txt", b"a"), ("tuần 1/b.pdf", b"b")]),
        ({"thư mục/": b"", "thư mục/a.txt": b"a"}, [("thư mục/a.txt", b"a")]),
        ({"a.docx": DOCX}, [("a.docx", DOCX)]),
        ({"a.txt": b""}, [("a.txt", b"")]),
        ({"a.zip": INNER, "b.txt": b"b"}, [("a.zip!/c.txt", b"c"), ("a.zip!/sâu/d.docx", DOCX), ("b.txt", b"b")]),
        ({"tên sai.pdf": INNER}, [("tên sai.pdf!/c.txt", b"c"), ("tên sai.pdf!/sâu/d.docx", DOCX)]),
        (
            {"a.zip": zipped({"b.zip": INNER, "e.txt": b"e"})},
            [("a.zip!/b.zip", errors.UnsupportedError), ("a.zip!/e.txt", b"e")],
        ),
        ({"a.zip": zipped({}), "b.txt": b"b"}, [("a.zip", errors.EmptyFileError), ("b.txt", b"b")]),
        ({"a.zip": locked(INNER), "b.txt": b"b"}, [("a.zip", errors.EncryptedError), ("b.txt", b"b")]),
        ({"a.zip": INNER[:90], "b.txt": b"b"}, [("a.zip", INNER[:90]), ("b.txt", b"b")]),
    ],
)
def test_members(files, expected):
    assert told(zipped(files)) == expected


def test_a_member_under_a_password_fails_alone():
    data = locked(zipped({"a.txt": b"a", "b.txt": b"b"}), "a.txt")
    assert told(data) == [("a.txt", errors.EncryptedError), ("b.txt", b"b")]


def test_a_damaged_member_fails_alone():
    data = zipped({"a.txt": b"plain words", "b.txt": b"b"}, zipfile.ZIP_STORED).replace(b"plain", b"plaim", 1)
    assert told(data) == [("a.txt", errors.DamagedError), ("b.txt", b"b")]


def test_a_way_of_packing_that_is_not_known():
    data = bytearray(zipped({"a.txt": b"a", "b.txt": b"b"}))
    for at in (data.find(b"PK\x03\x04") + 8, data.find(b"PK\x01\x02") + 10):
        data[at] = 9  # Deflate64, which Windows uses for large files
    assert told(bytes(data)) == [("a.txt", errors.UnsupportedError), ("b.txt", b"b")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("b.txt", b"b"),
        ("a.zip!/c.txt", b"c"),
        ("a.zip", errors.MissingFileError),
        ("a.zip!/x.txt", errors.MissingFileError),
        ("x/b.txt", errors.MissingFileError),
    ],
)
def test_one_member_by_its_path(path, expected):
    file = io.BytesIO(zipped({"a.zip": INNER, "b.txt": b"b"}))
    if isinstance(expected, bytes):
        assert read_member(file, path) == expected
    else:
        with pytest.raises(expected):
            read_member(file, path)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (zipped({}), errors.EmptyFileError),
        (locked(zipped({"a.txt": b"a", "b.txt": b"b"})), errors.EncryptedError),
        (zipped({"a.txt": b"a"})[:-9], errors.DamagedError),
        (zipped({f"{number}.txt": bytes(30 * 2**20) for number in range(3)}), errors.TooLargeError),
    ],
)
def test_archives_that_cannot_be_read_say_why(data, error):
    with pytest.raises(error) as caught:
        read(data)
    assert caught.value.remedy.endswith(".")


def test_a_bomb_among_others_fails_alone():
    assert told(zipped({"a.txt": bytes(40 * 2**20), "b.txt": b"b"})) == [
        ("a.txt", errors.TooLargeError),
        ("b.txt", b"b"),
    ]


@pytest.mark.parametrize(("limit", "most"), [("MOST_MEMBERS", 2), ("MOST_BYTES", 5), ("MOST_OF_A_MEMBER", 1)])
def test_limits(limit, most, monkeypatch):
    monkeypatch.setattr(module, limit, most)
    monkeypatch.setattr(module._Budget.__init__, "__defaults__", (module.MOST_MEMBERS, module.MOST_BYTES))
    data = zipped({"a.txt": b"ab", "b.txt": b"ab", "c.txt": b"ab"})
    if limit == "MOST_OF_A_MEMBER":
        assert [error for _, error in told(data)] == [errors.TooLargeError] * 3
    else:
        with pytest.raises(errors.TooLargeError):
            read(data)


def test_limits_count_what_archives_within_hold(monkeypatch):
    monkeypatch.setattr(module._Budget.__init__, "__defaults__", (3, module.MOST_BYTES))
    assert told(zipped({"a.zip": INNER, "b.zip": INNER}))[-1] == ("b.zip", errors.TooLargeError)


def test_a_member_that_holds_more_than_it_says_gives_no_more():
    data = bytearray(zipped({"a.txt": b"a" * 1000}))
    for at in (data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24):
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert told(bytes(data)) == [("a.txt", errors.DamagedError)]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=12))
def test_archives_with_a_hole_give_members_or_an_error_of_ours(at, junk):
    data = zipped({"a.zip": INNER, "tuần/b.txt": b"b" * 90})
    at %= len(data)
    with contextlib.suppress(errors.CongtacError):
        for member in read(data[:at] + junk + data[at + len(junk) :])[0]:
            assert member.name.isprintable()


def entry(raw: bytes, flags: int = 0, extra: bytes = b"") -> zipfile.ZipInfo:
    """A member as zipfile gives it whose name is in the archive as these bytes."""
    info = zipfile.ZipInfo(raw.decode("utf-8" if flags & 0x800 else "cp437"))
    info.flag_bits, info.extra = flags, extra
    return info


def stated(raw: bytes, name: str) -> bytes:
    field = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + name.encode()
    return struct.pack("<HH", 0x5455, 1) + b"x" + struct.pack("<HH", 0x7075, len(field)) + field


TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows(text: str) -> bytes:
    """In code page 1258, which has a vowel as one character and its tone as the next."""
    out = ""
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        out += unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        out += "".join(mark for mark in marks if mark in TONES)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    ("info", "name"),
    [
        (entry(b"a/b.pdf"), "a/b.pdf"),
        (entry("Lịch tuần 2.pdf".encode(), 0x800), "Lịch tuần 2.pdf"),
        (entry("Lịch tuần 2.pdf".encode()), "Lịch tuần 2.pdf"),
        (entry(unicodedata.normalize("NFD", "Lịch tuần 2.pdf").encode()), "Lịch tuần 2.pdf"),
        (entry(windows("Lịch công tác tuần 02 – Đảng ủy.doc")), "Lịch công tác tuần 02 – Đảng ủy.doc"),
        (entry(windows("chương trình tháng giêng/Ủy ban.pdf")), "chương trình tháng giêng/Ủy ban.pdf"),
        (entry("tháng ba năm ê.pdf".replace("ă", "a").encode("cp437")), "tháng ba nam ê.pdf"),
        (entry(b"L?ch.pdf", extra=stated(b"L?ch.pdf", "Lịch.pdf")), "Lịch.pdf"),
        (entry(b"other.pdf", extra=stated(b"L?ch.pdf", "Lịch.pdf")), "other.pdf"),
        (entry(b"a\\b.pdf"), "a/b.pdf"),
        (entry(b"/a\nb.pdf"), "a\N{REPLACEMENT CHARACTER}b.pdf"),
    ],
)
def test_names(info, name):
    assert member_name(info) == name


LOCKED = base64.b64decode(
    "UEsDBAoACQAAAPxZdl2EeIWMEwAAAAcAAAAFABwAYS50eHRVVAkAA+zOAmvszgJrdXgLAAEEAAAAAAQAAAAAef/FKqZ90JsRBshJ3BgYY1aVNlBL"
    "BwiEeIWMEwAAAAcAAABQSwECHgMKAAkAAAD8WXZdhHiFjBMAAAAHAAAABQAYAAAAAAABAAAApIEAAAAAYS50eHRVVAUAA+zOAmt1eAsAAQQAAAAA"
    "BAAAAABQSwUGAAAAAAEAAQBLAAAAYgAAAAAA"
)
"""A text of Info-ZIP, `zip -P mk`: locked the old way."""


@pytest.mark.parametrize("data", [LOCKED, bad.locked_zip("a.txt", "LỊCH\n".encode(), "mk")])
def test_a_locked_archive_opens_with_its_password(data):
    assert [member.data.decode() for member in read_archive(io.BytesIO(data), sorted, password="mk")] == ["LỊCH\n"]
    assert read_member(io.BytesIO(data), "a.txt", "mk").decode() == "LỊCH\n"
    for password, said in ((None, "Give its password with --password"), ("x", "not by the one given")):
        with pytest.raises(errors.EncryptedError, match=said):
            list(read_archive(io.BytesIO(data), sorted, password=password))


def test_a_locked_archive_in_another_opens_with_the_same_password():
    inner = bad.locked_zip("tuần 1.txt", b"a", "mật khẩu")
    members = read_archive(io.BytesIO(zipped({"a.zip": inner, "b.txt": b"b"})), sorted, password="mật khẩu")
    assert [(member.name, member.data) for member in members] == [("a.zip!/tuần 1.txt", b"a"), ("b.txt", b"b")]


def test_a_large_file_locked_the_old_way_would_take_minutes(monkeypatch):
    monkeypatch.setattr(archive_locked, "_MOST_BYTES", 10)
    with pytest.raises(errors.TooLargeError, match="Unpack it with its password"):
        list(read_archive(io.BytesIO(LOCKED), sorted, password="mk"))


def test_a_member_that_is_not_locked_needs_no_password():
    members = list(read_archive(io.BytesIO(zipped({"a.txt": b"a"})), sorted, password="x"))
    assert [member.data for member in members] == [b"a"]
