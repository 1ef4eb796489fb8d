"""Text and Word files in the encodings before Unicode, as old programs wrote them."""

from __future__ import annotations

import io
import re
from copy import deepcopy

import docx
from docx.oxml.ns import qn

from congtac.extract.legacy import Encoding, tcvn3_table, vni_table

# Fonts of the ABC family have no capitals with a tone, only the seven letters with another mark.
_ABC = {letter: chr(code) for code, letter in tcvn3_table().items() if letter.islower() or code <= 0xA7}
_VNI = {letter: written for written, letter in vni_table().items() if written.islower() or written.isupper()}
_WRITTEN = {"tcvn3": _ABC, "vni": _VNI}
_FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
_WANTS_CAPITALS = re.compile("([" + "".join(set("".join(_ABC).upper()) - set(_ABC)) + "]+)")


def to_legacy(text: str, encoding: Encoding) -> str:
    """A text in NFC as the Western code page shows it; a capital that the encoding lacks as a small letter."""
    written = _WRITTEN[encoding]
    return "".join(written.get(letter) or written.get(letter.lower(), letter) for letter in text)


def legacy_docx(data: bytes, encoding: Encoding) -> bytes:
    """A Word file with all its runs in a font of the encoding, capitals with a tone in one that ends in H."""
    document = docx.Document(io.BytesIO(data))
    parts = [relation.target_part for relation in document.part.rels.values() if "xml" in relation.reltype]
    roots = [document.element, *(part.element for part in parts if hasattr(part, "element"))]
    for run in [run for root in roots for run in root.iter(qn("w:r"))]:
        _set_font(run, _FONTS[encoding])
        for said in list(run.iter(qn("w:t"))):
            text = said.text or ""
            pieces = _WANTS_CAPITALS.split(text) if encoding == "tcvn3" else [text]
            if len(pieces) == 1 or len(run.findall(qn("w:t"))) > 1:
                said.text = to_legacy(text, encoding)
                continue
            said.text = to_legacy(pieces[0], encoding)
            said.set(qn("xml:space"), "preserve")
            for at, piece in reversed(list(enumerate(pieces))[1:]):
                more = deepcopy(run)
                for child in list(more):
                    if child.tag not in (qn("w:rPr"), qn("w:t")):
                        more.remove(child)
                more.find(qn("w:t")).text = to_legacy(piece, encoding)
                _set_font(more, ".VnTimeH" if at % 2 else ".VnTime")
                run.addnext(more)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_font(run, name: str) -> None:
    fonts = run.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), name)
