"""The tidy records: one frozen dataclass for each table of the contract, columns in the contract's order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal, NamedTuple

from congtac.extract.document import BBox

Kind = Literal["event", "task", "deadline", "notice"]
Session = Literal["morning", "afternoon", "evening", "all_day"]
MentionRole = Literal["chair", "attendee", "department", "coordinator", "location"]
Status = Literal["ok", "partial", "failed", "duplicate"]


class Leader(NamedTuple):
    """Who chairs or goes, as written in the row, with the title (chức vụ) written out; either may be missing."""

    name: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item and occurrence. `bbox` holds a box for `page` and for each page after it that the item covers."""

    item_id: str
    doc_id: str
    seq: int
    kind: Kind
    date_start: date | None = None
    date_end: date | None = None
    session: Session | None = None
    time_start: time | None = None
    time_end: time | None = None
    recurrence: str | None = None
    tentative: bool = False
    content: str | None = None
    leaders: tuple[Leader, ...] = ()
    departments: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    participants: str | None = None
    location: str | None = None
    note: str | None = None
    section: str | None = None
    page: int | None = None
    bbox: tuple[BBox, ...] = ()
    source_text: str = ""
    confidence: float = 1.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One source file. `issued_on` is EDTF: `2026-01` where the day is left blank.

    `extracted_at` is None from a parse, which is a pure function of the file; the archive stamps it on ingest.
    """

    doc_id: str
    source: str
    sha256: str
    media_type: str | None = None
    pages: int | None = None
    text_source: str | None = None
    legacy_encoding: str | None = None
    title: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    issuer_level: str | None = None
    province: str | None = None
    number: str | None = None
    issued_on: str | None = None
    period_kind: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    coverage: float | None = None
    edition: int | None = None
    supersedes: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    status: Status = "ok"
    error: str | None = None
    extractor_version: str | None = None
    extracted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity in one role of one item; `text` as written, `name` and `title` as the tables write them."""

    item_id: str
    role: MentionRole
    entity_id: str
    kind: Literal["person", "title", "unit", "place"]
    name: str | None
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Residue:
    """Words that no row, heading or known boilerplate accounts for."""

    doc_id: str
    page: int | None
    bbox: tuple[BBox, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Records:
    """All records of one file: what `normalize` hands to `corpus`."""

    document: DocumentRecord
    items: tuple[Item, ...] = ()
    mentions: tuple[Mention, ...] = ()
    residue: tuple[Residue, ...] = field(default=())
