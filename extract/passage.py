"""A text that knows the words it was joined from, so that a span found in it leads back to the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from congtac.extract.document import BBox, Line, Paragraph, Word

_HYPHENATED = re.compile(r"\w[-/]$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words read as one text.

    `spans[i]` is where `words[i]` stands in `text` (start, end); a slice clips the words at its ends. Lines of a
    paragraph are joined by a space (by nothing after a hyphen or slash that cuts a word), paragraphs by a line end.
    """

    text: str
    words: tuple[Word, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> Passage:
        """Join paragraphs."""
        return cls._join([paragraph.lines for paragraph in paragraphs])

    @classmethod
    def of_lines(cls, lines: Iterable[Line]) -> Passage:
        """Join lines as one paragraph."""
        return cls._join([tuple(lines)])

    @classmethod
    def _join(cls, paragraphs: list[tuple[Line, ...]]) -> Passage:
        parts: list[str] = []
        words: list[Word] = []
        spans: list[tuple[int, int]] = []
        length = 0
        glue = ""
        for lines in paragraphs:
            for line in lines:
                for word in line.words:
                    length += len(glue)
                    spans.append((length, length + len(word.text)))
                    parts += (glue, word.text)
                    words.append(word)
                    length += len(word.text)
                    glue = " "
                if line.words and _HYPHENATED.search(line.words[-1].text):
                    glue = ""
            if words:
                glue = "\n"
        return cls("".join(parts), tuple(words), tuple(spans))

    @classmethod
    def spelled(cls, *parts: Passage | str) -> Passage:
        """Passages, and words between them that only the layout says, joined by spaces."""
        text = ""
        words: list[Word] = []
        spans: list[tuple[int, int]] = []
        for part in parts:
            text += " " if text else ""
            if isinstance(part, Passage):
                words += part.words
                spans += [(start + len(text), end + len(text)) for start, end in part.spans]
            text += part.text if isinstance(part, Passage) else part
        return cls(text, tuple(words), tuple(spans))

    def slice(self, start: int, end: int) -> Passage:
        """The part of the text from `start` to `end` (white space at its ends dropped), with its words."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        words: list[Word] = []
        spans: list[tuple[int, int]] = []
        for word, (left, right) in zip(self.words, self.spans, strict=True):
            if max(left, start) < min(right, end):
                words.append(word)
                spans.append((max(left, start) - start, min(right, end) - start))
        return Passage(text[start:end], tuple(words), tuple(spans))

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def indices(self) -> frozenset[int]:
        """The words' places in the source."""
        return frozenset(word.index for word in self.words)


def boxes(words: Iterable[Word]) -> dict[int, BBox]:
    """For each page the box around the words that stand on it; empty in forms without pages."""
    found: dict[int, BBox] = {}
    for word in words:
        if word.page is not None and word.bbox is not None:
            box = found.get(word.page)
            found[word.page] = word.bbox if box is None else box.union(word.bbox)
    return dict(sorted(found.items()))
