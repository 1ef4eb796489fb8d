"""A reading into tidy records: the door of this room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from congtac.extract.document import SourceDocument
from congtac.models.reading import Entry, Reading
from congtac.normalize.administrative import Administrative, administrative
from congtac.normalize.confidence import calibrated
from congtac.normalize.coverage import coverage, residue
from congtac.normalize.dates import exists
from congtac.normalize.items import items_of, own_period
from congtac.normalize.mentions import mentions
from congtac.normalize.period import Period
from congtac.normalize.records import DocumentRecord, Item, Records
from congtac.normalize.when import day_phrases

DOC_ID_LENGTH = 16
_WEEKS_AFTER = 45
_MISNAMED = "wrong_extension"
"""Put on the rows, for a document has no flags; it says nothing against what was read."""


def tidy(source: SourceDocument, reading: Reading, name: str, version: str) -> Records:
    """All records of one file.

    Args:
        source: The document as extracted.
        reading: The document as read.
        name: The file's path as given, for `source`; nothing else here depends on it.
        version: Of the extractor.
    """
    doc_id = source.sha256[:DOC_ID_LENGTH]
    stated = administrative(reading.head, reading.foot)
    period = stated.period or _written_period(reading)
    context = period or _near(stated.issued_on)
    items = items_of(reading.entries, context, doc_id, _unit_kind(stated, period))
    if period is None:
        period = _spanned(items)
    elif stated.period:
        period = _whole(period, reading.entries)
    covered = coverage(source, reading.claims)
    items = calibrated(items, covered, plain=source.media_type == "text/plain")
    if _MISNAMED in source.flags:
        items = tuple(replace(item, flags=(*item.flags, _MISNAMED)) for item in items)
    document = DocumentRecord(
        doc_id=doc_id,
        source=name,
        sha256=source.sha256,
        media_type=source.media_type,
        pages=len(source.pages) or None,
        text_source=source.text_source,
        legacy_encoding=source.legacy_encoding or None,
        title=stated.title,
        doc_type=stated.doc_type,
        issuer=stated.issuer,
        issuer_level=stated.issuer_level,
        province=stated.province,
        number=stated.number,
        issued_on=stated.issued_on,
        period_kind=period.kind if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        coverage=round(covered, 4),
        edition=stated.edition,
        signer=stated.signer,
        signer_title=stated.signer_title,
        status="ok" if items else "partial",
        extractor_version=version,
    )
    return Records(document, items, mentions(items, stated.issuer), residue(source, reading.claims, doc_id))


# Since this day communes have phòng (Luật Tổ chức chính quyền địa phương 72/2025/QH15); before, they had officers only.
_COMMUNE_DEPARTMENTS = date(2025, 7, 1)


def _unit_kind(stated: Administrative, period: Period | None) -> str | None:
    """What a body's own units are called, for cells that name only a field of work."""
    if stated.issuer_level == "commune":
        return "Phòng" if period is None or period.end >= _COMMUNE_DEPARTMENTS else None
    return {"district": "Phòng", "province": "Sở"}.get(stated.issuer_level or "")


def _near(issued_on: str | None) -> Period | None:
    """For days without a year in a document that names no period: the weeks after it was issued."""
    if not issued_on or len(issued_on) < len("2026-01"):
        return None
    issued = date.fromisoformat(issued_on if len(issued_on) > len("2026-01") else f"{issued_on}-01")
    return Period("range", issued, issued + timedelta(days=_WEEKS_AFTER))


def _written_period(reading: Reading) -> Period | None:
    """The days that the entries write out in full, where no title says what the document covers."""
    days = [
        date(ref.year, ref.month, ref.day)
        for entry in reading.entries
        for passage in entry.fields.get("date", ())
        for phrase in day_phrases(passage.text)
        for ref in phrase.days
        if ref.day and ref.month and ref.year and exists(ref)
    ]
    return _period(min(days), max(days)) if days else None


def _whole(period: Period, entries: Iterable[Entry]) -> Period:
    """From the first to the last day of all that a document covers, where its tables have periods of their own."""
    periods = {own_period(entry, period) for entry in entries} - {None, period}
    parts = [period, *(one for one in periods if one is not None)]
    first, last = min(one.start for one in parts), max(one.end for one in parts)
    return _period(first, last) if periods else period


def _spanned(items: tuple[Item, ...]) -> Period | None:
    days = [day for item in items for day in (item.date_start, item.date_end) if day]
    return _period(min(days), max(days)) if days else None


def _period(first: date, last: date) -> Period:
    return Period("week" if (last - first).days < 8 else "range", first, last)
