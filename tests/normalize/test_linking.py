"""Which namings of a document mean one person."""

import pytest

from congtac.normalize.linking import Person, link

FULL = Person("Nguyễn Văn Khôi", "Chủ tịch")


@pytest.mark.parametrize(
    ("others", "naming", "expected"),
    [
        ([FULL], Person("Khôi", None), Person("Nguyễn Văn Khôi", "Chủ tịch")),
        ([FULL], Person("Văn Khôi", None), Person("Nguyễn Văn Khôi", "Chủ tịch")),
        ([FULL], Person("KHÔI", "Chủ tịch"), Person("Nguyễn Văn Khôi", "Chủ tịch")),
        ([FULL], Person(None, "Chủ tịch"), Person("Nguyễn Văn Khôi", "Chủ tịch")),
        # Two of that name: the office tells them apart, or nothing does.
        ([FULL, Person("Lê Khôi", "Phó Chủ tịch")], Person("Khôi", None), Person("Khôi", None)),
        ([FULL, Person("Lê Khôi", "Phó Chủ tịch")], Person("Khôi", "Phó Chủ tịch"), Person("Lê Khôi", "Phó Chủ tịch")),
        # A full name is nobody else's end.
        ([Person("Nguyễn Trần Bình", None)], Person("Trần Bình", None), Person("Trần Bình", None)),
        # Deputies are several, even where the document names one.
        ([Person("Lê Khôi", "Phó Chủ tịch")], Person(None, "Phó Chủ tịch"), Person(None, "Phó Chủ tịch")),
        # Two chairmen: of which body?
        ([FULL, Person("Lê Thị Hoa", "Chủ tịch")], Person(None, "Chủ tịch"), Person(None, "Chủ tịch")),
        ([], Person("Khôi", None), Person("Khôi", None)),
    ],
)
def test_a_naming_means(others: list[Person], naming: Person, expected: Person) -> None:
    assert link([*others, naming])[naming] == expected


def test_the_order_does_not_matter() -> None:
    namings = [FULL, Person("Khôi", None), Person(None, "Chủ tịch"), Person("Lê Hoa", "Kế toán")]
    assert link(namings) == link(reversed(namings))
