"""The runs of a Word paragraph to lines of words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from congtac.extract.document import Line, Word
from congtac.extract.legacy_fonts import LegacyFonts
from congtac.extract.letters import letters
from congtac.extract.numbering import new_word
from congtac.extract.word_styles import Look, Styles, W, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = {W + tag for tag in ("pPr", "rPr", "del", "moveFrom", "footnoteReference", "endnoteReference", "delText")}
_SPACES = {W + "tab", W + "ptab"}
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class RunReader:
    """Reads one paragraph: its text with looks, the text boxes anchored in it, whether it shows a page number."""

    def __init__(self, styles: Styles, fonts: LegacyFonts) -> None:
        self._styles = styles
        self._fonts = fonts
        self._pieces: list[tuple[str, Look]] = []
        self._fields: list[bool] = []
        self.text_boxes: list[Any] = []
        self.has_page_number = False

    def read(self, paragraph: Any, mark: str = "") -> tuple[Line, ...]:
        """The paragraph's lines, its list mark as first word; lines without words are left out."""
        self._collect(paragraph)
        self._decode()
        if mark and any(not text.isspace() for text, _ in self._pieces):
            first = next(look for text, look in self._pieces if not text.isspace())
            self._pieces.insert(0, (mark + " ", first))
        return tuple(self._lines())

    def texts(self, paragraph: Any) -> list[tuple[str, str]]:
        """The paragraph's runs as the file has them, each with its font."""
        self._collect(paragraph)
        return [(text, look.font or "") for text, look in self._pieces]

    def _collect(self, paragraph: Any) -> None:
        self._walk(paragraph, value(paragraph.find(W + "pPr"), "pStyle"))

    def _decode(self) -> None:
        """Legacy encodings to Unicode, then capitals, for only letters that are told have any."""
        texts = self._fonts.decode([(text, look.font or "") for text, look in self._pieces])
        looks = [look for _, look in self._pieces]
        self._pieces = [(text.upper() if look.caps else text, look) for text, look in zip(texts, looks, strict=True)]

    def _walk(self, parent: Any, style: str | None) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == W + "r":
                self._run(child, style)
            elif tag == _MC + "AlternateContent":
                self._alternative(child, style)
            elif tag == W + "txbxContent":
                self.text_boxes.append(child)
            elif tag == W + "fldSimple":
                self._note_field(child.get(W + "instr", ""))
                self._walk(child, style)
            elif tag == _MATH_TEXT:
                self._pieces.append((child.text or "", Look()))
            elif tag not in (W + "p", W + "tbl"):
                self._walk(child, style)

    def _alternative(self, parent: Any, style: str | None) -> None:
        """Of two ways to say the same, the first."""
        for branch in parent:
            if branch.tag in (_MC + "Choice", _MC + "Fallback"):
                self._walk(branch, style)
                return

    def _run(self, run: Any, style: str | None) -> None:
        look = self._styles.look(run, style)
        for child in run:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == W + "instrText":
                self._note_field(child.text or "")
            elif any(self._fields) or look.hidden:
                continue
            elif tag in (W + "br", W + "cr"):
                self._pieces.append(("\n", look))
            elif tag == W + "t":
                self._pieces.append((child.text or "", look))
            elif tag in _SPACES:
                self._pieces.append((" ", look))
            elif tag == W + "noBreakHyphen":
                self._pieces.append(("-", look))
            elif tag == W + "softHyphen":
                self._pieces.append(("\u00ad", look))
            elif tag == W + "sym":
                self._pieces.append((_symbol(child.get(W + "char", "")), look._replace(font=child.get(W + "font"))))
            elif tag == _MC + "AlternateContent":
                self._alternative(child, style)
            else:
                self._walk(child, style)

    def _field(self, kind: str | None) -> None:
        """A field shows what stands between its separator and its end; before that stands its code."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note_field(self, code: str) -> None:
        self.has_page_number |= code.strip().upper().startswith(_PAGE_FIELDS)

    def _lines(self) -> Iterator[Line]:
        words: list[Word] = []
        pending = ""
        pending_look = Look()
        for text, look in [*self._pieces, ("\n", Look())]:
            for char in text:
                if not char.isspace():
                    if not pending:
                        pending_look = look
                    pending += char
                    continue
                clean = "".join(letters(pending).split())
                if clean:
                    words.append(new_word(clean, pending_look.size, bool(pending_look.bold), bool(pending_look.italic)))
                pending = ""
                if char == "\n" and words:
                    yield Line(tuple(words))
                    words = []


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""
