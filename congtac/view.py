"""A programme for the eye: a table on a terminal, one line an item elsewhere.

The table reads like the programmes themselves, so its words are Vietnamese; the plain lines keep the words of the
tables' contract, so that what greps them and what reads the CSV can be the same.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from congtac.corpus.tables import leader_text
from congtac.normalize.records import DocumentRecord, Item, Records

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

# Below this many columns of a terminal, six table columns are too narrow to read.
_WIDE = 120

_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_BYDAY = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), _WEEKDAYS, strict=True))
_SESSIONS = {"morning": "Sáng", "afternoon": "Chiều", "evening": "Tối", "all_day": "Cả ngày"}
_FREQUENCIES = {"DAILY": "hằng ngày", "WEEKLY": "hằng tuần", "MONTHLY": "hằng tháng", "YEARLY": "hằng năm"}
_LEADERS, _UNITS, _PARTICIPANTS, _PLACE = "Chủ trì", "Đơn vị", "Thành phần", "Địa điểm"
# Shares of the width that the four and the content take.
_RATIOS = {_LEADERS: 3, _UNITS: 3, _PARTICIPANTS: 4, _PLACE: 3}
_CONTENT_RATIO = 7


def print_table(console: Console, records: Records) -> None:
    """Print a heading and the items; on a narrow terminal the lesser columns stand below the content."""
    from rich.text import Text  # noqa: PLC0415 - costs 0.1 s

    console.print(Text(records.document.title or records.document.source, style="bold"))
    console.print(Text(heading(records), style="dim"))
    console.print(_table(records.items, wide=console.width >= _WIDE))


def plain_lines(records: Records) -> list[str]:
    """Two lines of heading that begin with `#`, then one line an item, its parts between ` | `."""
    lines = [f"# {records.document.title or ''}".rstrip(), f"# {heading(records)} · {records.document.source}"]
    for item in records.items:
        when = " ".join(filter(None, (_iso_days(item), item.session, _times(item), item.recurrence)))
        parts = (when, item.kind, item.content or "", *_details(item).values(), ", ".join(item.flags))
        lines.append(" | ".join(" ".join(part.split()) for part in parts))
    return lines


def heading(records: Records) -> str:
    """Issuer, period, number of items and coverage, as far as they are known."""
    document = records.document
    parts = [document.issuer, _period(document), f"{len(records.items)} mục"]
    if document.coverage is not None:
        parts.append(f"độ phủ {document.coverage:.1%}")
    if document.edition:
        parts.append(f"điều chỉnh lần {document.edition}")
    if document.status == "partial":
        parts.append("đọc được một phần")
    return " · ".join(filter(None, parts))


def _table(items: tuple[Item, ...], *, wide: bool) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    # A name a line in a column of its own, else all on one line.
    details = [_details(item, "\n" if wide else "; ") for item in items]
    columns = [name for name in _RATIOS if wide and any(one[name] for one in details)]
    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, pad_edge=False)
    table.add_column("Thời gian", no_wrap=False, min_width=13)
    table.add_column("Nội dung", ratio=_CONTENT_RATIO, overflow="fold")
    for name in columns:
        table.add_column(name, ratio=_RATIOS[name], overflow="fold")
    before: tuple[date | None, date | None] | None = None
    for item, detail in zip(items, details, strict=True):
        days = (item.date_start, item.date_end)
        shown = [detail[name] for name in columns]
        table.add_row(_when(item, repeated=days == before), _what(item, {} if wide else detail), *shown)
        before = days
    return table


def _when(item: Item, *, repeated: bool) -> Text:
    from rich.text import Text  # noqa: PLC0415

    text = Text()
    days = "" if repeated else _days(item)
    hours = " ".join(filter(None, (_SESSIONS.get(item.session or ""), _times(item))))
    lines = [(days, "bold"), (hours, ""), (_recurrence(item.recurrence or ""), "italic")]
    if item.kind == "task" and not (item.date_start or item.date_end):
        lines.append(("nhiệm vụ", "dim"))
    if item.tentative:
        lines.append(("dự kiến", "italic"))
    for line, style in lines:
        if line:
            text.append("\n" if text else "").append(line, style)
    return text


def _what(item: Item, below: dict[str, str]) -> Text:
    from rich.text import Text  # noqa: PLC0415

    text = Text(item.content or "")
    for label, value in below.items():
        if value:
            text.append(f"\n{label}: ", "dim").append(value)
    if item.flags:
        text.append(f"\n⚠ {', '.join(item.flags)}", "yellow")
    return text


def _details(item: Item, between: str = "; ") -> dict[str, str]:
    return {
        _LEADERS: between.join(map(leader_text, item.leaders)),
        _UNITS: between.join((*item.departments, *item.coordinators)),
        _PARTICIPANTS: item.participants or "",
        _PLACE: item.location or "",
    }


def _days(item: Item) -> str:
    start, end = item.date_start, item.date_end
    if start is None:
        return f"đến {end:%d/%m/%Y}" if end else ""
    if end is None or end == start:
        return f"{_WEEKDAYS[start.weekday()]} {start:%d/%m/%Y}"
    return f"{start:%d/%m} – {end:%d/%m/%Y}"


def _iso_days(item: Item) -> str:
    start, end = item.date_start, item.date_end
    if start is None or end is None or start == end:
        return "" if start is None and end is None else f"{start or '..'}" + (f"/{end}" if start is None else "")
    return f"{start}/{end}"


def _times(item: Item) -> str:
    return "–".join(f"{moment:%H:%M}" for moment in (item.time_start, item.time_end) if moment)


def _recurrence(rule: str) -> str:
    """An RFC 5545 rule in words; what these words do not cover stays as it is."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    said = _FREQUENCIES.get(parts.pop("FREQ", ""))
    if said is None:
        return rule
    days = re.sub(r"[A-Z]{2}", lambda day: _BYDAY.get(day[0], day[0]), parts.pop("BYDAY", "")).replace(",", ", ")
    month_days = parts.pop("BYMONTHDAY", "").replace(",", ", ")
    if parts:
        return rule
    return " ".join(filter(None, (days, f"ngày {month_days}" if month_days else "", said)))


def _period(document: DocumentRecord) -> str:
    start, end = document.period_start, document.period_end
    if start is None or end is None:
        return ""
    return f"{start:%d/%m/%Y} – {end:%d/%m/%Y}" if start != end else f"{start:%d/%m/%Y}"
