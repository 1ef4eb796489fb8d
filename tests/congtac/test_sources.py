import os
import unicodedata
from pathlib import Path

from congtac.batch import parse_each
from congtac.sources import gather, select_members

ORDERED = [
    "b.txt",
    "lịch tuần 1.PDF",
    "lịch tuần 2.html",
    "lịch tuần 3.mht",
    "mẫu.doc",
    "một.docx",
    "tuần.XLSX",
    "2025/c.txt",
    "2025/d.xls",
    "2026/a.ods",
    "2026/b.odt",
    "2026/b1.docm",
    "2026/c.rtf",
    "2026/e.zip",
    "2026/g.RAR",
    "2026/h.tif",
    "2026/k.JPG",
    "2026/sâu/d.pdf",
]
LEFT_OUT = [
    ".ẩn.txt",
    "~$một.docx",
    "~$tuần.xlsx",
    ".git/e.txt",
    "ảnh.gif",
    "bảng.csv",
    "lịch tuần 2_files/khung.html",
    "2026/.~lock.a.txt#",
]


def make(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")


def test_a_folder_in_fixed_order(tmp_path):
    make(tmp_path, [*reversed(ORDERED), *LEFT_OUT])
    assert [path.relative_to(tmp_path).as_posix() for path in gather([tmp_path])] == ORDERED


def test_an_archive_as_a_folder():
    assert select_members([*reversed(ORDERED), *LEFT_OUT, "__MACOSX/a.pdf", "x/__MACOSX/._a.pdf"]) == ORDERED


def test_a_named_file_stands_whatever_its_suffix(tmp_path):
    make(tmp_path, ["ảnh.gif"])
    assert gather([tmp_path / "ảnh.gif"]) == [tmp_path / "ảnh.gif"]


def test_each_file_once(tmp_path):
    make(tmp_path, ["a.txt", "b.txt"])
    assert gather([tmp_path / "b.txt", tmp_path, tmp_path / "." / "a.txt"]) == [tmp_path / "b.txt", tmp_path / "a.txt"]


def test_composed_and_decomposed_names_sort_alike(tmp_path):
    names = ["lịch 2.txt", unicodedata.normalize("NFD", "lịch 1.txt"), "lịch 3.txt"]
    make(tmp_path, names)
    assert [path.name[-5] for path in gather([tmp_path])] == ["1", "2", "3"]


def test_a_folder_that_may_not_be_listed_is_not_passed_over(tmp_path, monkeypatch):
    make(tmp_path, ["a.txt", "khóa/b.txt"])
    list_folder = os.scandir

    def locked(path):
        if str(path).endswith("khóa"):
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", locked)
    paths = gather([tmp_path])
    assert paths == [tmp_path / "a.txt", tmp_path / "khóa"]
    *_, outcome = parse_each(paths)
    assert outcome.records.document.error == "unreadable: a folder that may not be listed"
