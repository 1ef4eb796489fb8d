"""Rosters (lịch tiếp công dân, lịch trực): tables whose rows say who and when, and whose title alone says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from congtac.extract.document import Table, Word
from congtac.extract.passage import Passage
from congtac.models.columns import Layout
from congtac.models.folding import fold
from congtac.models.head_values import names_office
from congtac.models.matrix import (
    Crossing,
    Fields,
    beside,
    columns_alone,
    crossings,
    field_rows,
    is_matrix,
    joined,
    outside,
    row_fields,
)
from congtac.models.people import parse_people
from congtac.models.reading import Claim, Entry, FieldName
from congtac.models.table_context import Context
from congtac.models.table_heads import Row

NAME = "roster"
RECEPTION = re.compile(r"tiếp\s+(?:xúc\s+)?(?:công\s+)?dân(?:\s+(?:định kỳ|thường xuyên|đột xuất))?")
_DUTY = re.compile(
    r"trực(?!\s+(?:tuyến|thuộc|tiếp)|\w)(?:(?!\s+(?:của|tại|năm\s+\d|tháng\s+\d|quý\s+[ivx\d]+|từ|tuần)\s)[^()\n])*"
)
_STANDING = re.compile(r"thường\s+$")
_OF_LEADERS = re.compile(r"lãnh đạo|ban giám|bgh|chỉ huy|cấp ủy|thường trực")
_OFFICE = re.compile(
    r"(?:quyền\s+|phó\s+)?(?:tổng\s+)?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|trưởng|chánh|cục|chi cục)"
)
# A title's next line goes on with the activity: "LỊCH TRỰC" / "TẾT NGUYÊN ĐÁN GIÁP THÌN 2024".
_GOES_ON = re.compile(r"(?:trong\s+)?(?:dịp|tết|lễ|nghỉ|ngày lễ|ngày tết|kỳ nghỉ|đợt|phòng,?\s+chống|bảo vệ)(?!\w)")
# Whose roster it is, where no "của" says so: "TRỰC TẾT GIÁP THÌN CÔNG TY …".
_WHOSE = re.compile(
    r"(?<=\w)\s+(?:tổng công ty|công ty|xí nghiệp|nhà máy|bệnh viện|trung tâm|trường|ubnd|ủy ban nhân dân|cơ quan ubnd"
    r"|xã|phường|thị trấn|huyện|quận)\s"
)
_WHEN: frozenset[FieldName] = frozenset(("date", "session", "time"))


def activity_in(title: Sequence[Passage]) -> Passage | None:
    """The activity that a title speaks of ("LỊCH TRỰC TẾT NGUYÊN ĐÁN …"); None if it names no roster."""
    for number, passage in enumerate(title):
        folded = fold(passage.text)
        match = RECEPTION.search(folded) or _DUTY.search(folded)
        if match is None or _STANDING.search(folded[: match.start()]):
            continue
        if match.re is RECEPTION:
            return passage.slice(match.start(), match.end())
        activity = _unowned(passage.slice(match.start(), match.end()))
        following = title[number + 1] if number + 1 < len(title) else None
        if following and activity.words[-1:] == passage.words[-1:] and _GOES_ON.match(fold(following.text)):
            return Passage.spelled(activity, _unowned(following))
        return activity
    return None


def _unowned(activity: Passage) -> Passage:
    """An activity without whose it is; its first word is not enough to be one."""
    folded = fold(activity.text)
    whose = next((match for match in _WHOSE.finditer(folded) if " " in folded[: match.start()].strip()), None)
    return activity.slice(0, whose.start()) if whose else activity


def is_roster(layout: Layout) -> bool:
    """Whether a table says who and when, but not what."""
    staff: tuple[FieldName, ...] = ("leader", "participants", "department")
    staffed = any(layout.gives(name) for name in staff) or (is_matrix(layout) and layout.gives("location"))
    return layout.gives("date") and staffed and not layout.has("content")


def read_roster(table: Table, layout: Layout, context: Context) -> tuple[tuple[Entry, ...], tuple[Claim, ...]] | None:
    """A row for each row that says when, or in a matrix for each filled cell; None if nothing says what it is about.

    A matrix's rows and columns may be days, months, shifts, people or units in either order: what a cell, its row and
    its column say is one entry.
    """
    standing = context.standing
    if standing.activity is None or not is_roster(layout):
        return None
    layout = _with_offices(layout, receives=RECEPTION.search(fold(standing.activity.text)) is not None)
    grid = table.grid()
    named = field_rows(grid, layout)
    said = beside(grid, layout, named)
    people: FieldName = "leader" if _leads(standing.activity.text, grid, layout) else "participants"
    fixed: Fields = {"location": standing.place, "content": (standing.activity,)}
    claims = [Claim.of("furniture", (word for part in table.furniture for word in part.words))]
    claims += [Claim.of("heading", _own_words(row, number)) for number, row in enumerate(grid[: layout.head_rows])]
    entries: list[Entry] = []
    date: tuple[Passage, ...] = ()
    for number, row in enumerate(grid[layout.head_rows :], layout.head_rows):
        own = _own_words(row, number)
        fields = row_fields(row, layout)
        date = fields.get("date", date)
        found = []
        if number not in named:
            told = crossings(row, layout, people, said) if is_matrix(layout) else _whole(fields, own)
            found = _entries(told, joined(fixed, {**fields, "date": date}), own, context.section, entries)
        if not found:
            cells = outside(row, number, layout)
            claims.append(Claim.of("calendar" if date else "heading", (word for cell in cells for word in cell.words)))
        entries += found
    if named and len(named) == len(grid) - layout.head_rows:
        entries += _entries(columns_alone(layout, said), fixed, (), context.section, ())
    return tuple(entries), tuple(claims)


def _with_offices(layout: Layout, *, receives: bool) -> Layout:
    """The columns, those of offices alone with the people beside whom they stand ("Đại biểu" | "Chức danh").

    Args:
        layout: The columns as told by their heads and cells.
        receives: The roster says who receives citizens: people who have offices beside them do.
    """
    columns = list(layout.columns)
    for before, column in pairwise(layout.columns):
        if before.role == "participants" and column.role == "leader" and names_office(column.head):
            role = "leader" if receives else "participants"
            columns[before.number] = replace(before, role=role)
            columns[column.number] = replace(column, role=role)
    return Layout(tuple(columns), layout.head_rows)


def _whole(fields: Fields, own: Sequence[Word]) -> list[Crossing]:
    """A row of no matrix: an entry, if it says more than when."""
    return [Crossing({}, tuple(own))] if fields.keys() - _WHEN else []


def _entries(
    told: Sequence[Crossing], common: Fields, own: Sequence[Word], section: tuple[str, ...], before: Sequence[Entry]
) -> list[Entry]:
    """An entry for each crossing that says when; the first has its row's words, each the words no other has yet."""
    made = [(crossing, joined(common, crossing.fields)) for crossing in told]
    made = [(crossing, fields) for crossing, fields in made if fields.get("date")]
    taken = {word.index for entry in before for word in entry.words}
    crossed = {word.index for crossing in told for word in crossing.words}
    left = [word for word in own if word.index not in crossed]
    entries = []
    for number, (crossing, fields) in enumerate(made):
        fresh = [word for word in crossing.words if word.index not in taken]
        words = [*(fresh or crossing.words), *(left if number == 0 else ())]
        taken.update(word.index for word in words)
        filled = {name: passages for name, passages in fields.items() if passages}
        ordered = tuple(sorted(words, key=lambda word: word.index))
        entries.append(Entry(NAME, filled, ordered, section, kind="event"))
    return entries


def _own_words(row: Row, number: int) -> list[Word]:
    """The words of cells that begin in a row, in reading order."""
    cells = (cell for cell in dict.fromkeys(row) if cell is not None and cell.row == number)
    return sorted((word for cell in cells for word in cell.words), key=lambda word: word.index)


def _leads(activity: str, grid: Sequence[Row], layout: Layout) -> bool:
    """Whether those named in the cells of a matrix are the ones who lead, rather than staff on duty."""
    folded = fold(activity)
    if RECEPTION.search(folded) or _OF_LEADERS.search(folded):
        return True
    if layout.gives("leader") or layout.gives("department"):
        return False
    cells = dict.fromkeys(cell for row in grid[layout.head_rows :] for cell in row if cell is not None)
    people = [parse_people(cell.text) for cell in cells if layout.role(cell.column) == "participants"]
    offices = [any(_OFFICE.match(fold(person.title or "")) for person in found) for found in people if found]
    return bool(offices) and sum(offices) > len(offices) / 2
