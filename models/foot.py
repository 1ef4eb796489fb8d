"""The foot of an administrative document: who signs in which office, who receives (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from congtac.extract.document import Block, Line, Table
from congtac.extract.passage import Passage
from congtac.models.folding import fold, key
from congtac.models.head_parts import is_capitals
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.people import parse_people, people_share
from congtac.models.reading import Claim, DocumentFoot
from congtac.models.titles import match_title, middle_names, surnames, title_name
from congtac.models.units import field_name

FOOT_LINES = 60
_LONGEST_OFFICE = 12  # words
_MARKED = re.compile(r"\s*[-–+•*]\s*\S")
_RECIPIENTS = re.compile(r"\s*nơi\s+(?:nhận|gửi)\s*:?")
_LISTED = re.compile(r"\s*[-–+•*;]|.*[;:]$|(?:\S+\s+){2,}\S*[.)/]$")
_SPOKEN = re.compile(r"[aăâeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")


@dataclass(slots=True)
class _Parts:
    """The foot's parts as they are found."""

    authority: list[Passage] = field(default_factory=list)
    recipients: list[Passage] = field(default_factory=list)
    signer: Passage | None = None

    def add(self, piece: Passage) -> None:
        """Put a piece where it belongs."""
        text = piece.text
        if _is_recipients_label(text) or _MARKED.match(text):
            self.recipients.append(piece)
        elif _is_authority(text) or (self.authority and self.goes_on(text)):
            self.authority.append(piece)
        elif self.authority and _is_signer(text):
            self.signer = piece
        else:
            self.recipients.append(piece)

    def goes_on(self, text: str) -> bool:
        """Whether capitals below an office complete it, or name one that no list has: "… - HÀNH | CHÍNH"."""
        if not is_capitals(text) or any(char in ":;" or char.isdigit() for char in text):
            return False
        if self.completes(text):
            return True
        return self.signer is None and len(text.split()) <= _LONGEST_OFFICE and not _is_person(text)

    def completes(self, text: str) -> bool:
        """Whether the last line of the office has no end without these words."""
        if not self.authority:
            return False
        last = self.authority[-1].text
        if last.rstrip().endswith(("-", "–", ",")) or fold(last).split()[-1] in ("và", "các"):
            return True
        words = f"{last} {text}".split()
        tails = (" ".join(words[at:]) for at in range(1, len(last.split())))
        return any(field_name(tail) for tail in tails)


def read_foot(blocks: Sequence[Block], start: int) -> tuple[DocumentFoot, Claim, int]:
    """The foot, the words it accounts for, and the number of the block where it begins.

    Args:
        blocks: The document's blocks.
        start: The first block that may belong to it.
    """
    lines: list[tuple[int, Line]] = []
    for number in range(len(blocks) - 1, start - 1, -1):
        block = blocks[number]
        if isinstance(block, Table) or len(lines) > FOOT_LINES:
            break
        if block.role == "body":
            lines[:0] = [(number, line) for line in block.lines]
    opening = next((n for n, (_, line) in enumerate(lines) if _is_recipients_label(line.text)), None)
    signature = next((n for n, (_, line) in enumerate(lines) if _is_authority(line.text)), None)
    begins = min((n for n in (opening, signature) if n is not None), default=None)
    if begins is None:
        return DocumentFoot(), Claim.of("foot", ()), len(blocks)
    parts = _Parts()
    for _, line in lines[begins:]:
        for piece in _pieces(Passage.of_lines([line]), parts):
            parts.add(piece)
    block_number = lines[begins][0]
    words = [word for _, line in lines[begins:] for word in line.words]
    foot = DocumentFoot(tuple(parts.authority), parts.signer, tuple(parts.recipients))
    return foot, Claim.of("foot", words), block_number


def opens_foot(text: str) -> bool:
    """Whether a line opens the foot of a document: "Nơi nhận:", or in which office someone signs."""
    return _is_recipients_label(text) or _is_authority(text)


def _is_recipients_label(text: str) -> bool:
    return _RECIPIENTS.match(fold(text)) is not None


def _pieces(passage: Passage, parts: _Parts) -> Iterator[Passage]:
    """A line of a text file holds both columns: "- Các phòng, ban; PHÓ CHỦ TỊCH", "- Lưu: VT. Nguyễn Văn An"."""
    text = passage.text
    for blank in re.finditer(r"(?<=\S)\s+(?=\S)", text):
        left, right = text[: blank.start()], text[blank.end() :]
        if not _LISTED.match(left) or _opens_signature(left) or right.endswith((";", ",", ".", ":")):
            continue
        signs = parts.authority and left.endswith((";", ".", "/", ")")) and _is_full_name(right)
        if (
            _is_authority(right)
            or signs
            or (parts.authority and _is_employed(right))
            or (is_capitals(right) and parts.completes(right))
        ):
            yield passage.slice(0, blank.start())
            yield passage.slice(blank.end(), len(text))
            return
    yield passage


@cache
def _authority() -> re.Pattern[str]:
    prefixes = alternatives(vocabulary("document")["authority"]["prefixes"])
    return re.compile(rf"\s*(?:{prefixes})[.\s]\s*(?=\w)")


def _is_employed(text: str) -> bool:
    """Whether capitals name the signer by what he is employed as: "CÔNG CHỨC VĂN PHÒNG - THỐNG"."""
    holders = alternatives(vocabulary("document")["authority"]["holders"])
    return is_capitals(text) and re.match(rf"(?:{holders})\s+\w", fold(text)) is not None


def _opens_signature(text: str) -> bool:
    return _authority().match(f"{fold(text)} x") is not None


@cache
def _others() -> frozenset[str]:
    return frozenset(key(word) for word in vocabulary("document")["authority"]["others"])


def _is_authority(text: str) -> bool:
    """Whether a line says in which office someone signs: "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"."""
    if len(text.split()) > _LONGEST_OFFICE or not is_capitals(text) or text.rstrip().endswith((";", ":")):
        return False
    folded = fold(text)
    if _authority().match(folded) and not title_name(text):
        return True
    spoken = [bool(_SPOKEN.search(word)) for word in folded.split()]
    if title_name(text) and not all(spoken) and sum(spoken) < 2:
        return False  # an abbreviation is how a table writes it, not how a signature does
    if key(text) in _others():
        return True
    spelled = text.strip().title()
    title = match_title(spelled, fold(spelled), 0)
    if title is None:
        return bool(title_name(text))
    if title.group or title.plural:
        return False
    rest = spelled[title.end :].strip(" -–,")
    return not rest or _heads_field(title.title, rest)


def _heads_field(title: str, rest: str) -> bool:
    """Whether what follows an office in capitals is what it heads ("TRƯỞNG PHÒNG | QUẢN TRỊ"), not who holds it."""
    people = parse_people(rest)
    office = bool(people) and people[0].start == 0 and people[0].name is None and people_share(rest) > 0.9
    heads = set(fold(title).split()[:3]).intersection(vocabulary("document")["authority"]["heads"])
    return office or (bool(heads) and not _is_person(rest))


def _is_person(text: str) -> bool:
    """Whether capital words are a name: by the family name and the one in the middle."""
    words = fold(text).split()
    if not 2 <= len(words) <= 5 or field_name(text):
        return False
    return words[0] in surnames() or words[1] in middle_names()


def _is_full_name(text: str) -> bool:
    return not is_capitals(text) and text.istitle() and _is_signer(text) and _is_person(text)


def _is_signer(text: str) -> bool:
    words = text.strip(" .").split()
    if not 2 <= len(words) <= 7 or any(char.isdigit() for char in text):
        return False
    if is_capitals(text) and not _is_person(" ".join(words)) and "." not in text:
        return False
    people = parse_people(text.title() if is_capitals(text) else text)
    return len(people) == 1 and people[0].name is not None and people_share(text.title()) > 0.8
