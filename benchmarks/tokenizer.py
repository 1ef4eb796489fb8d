"""Syllables a second of one core: underthesea alone, `words.segment`, the spaCy tokenizer and the whole spaCy pipeline.

    python benchmarks/tokenizer.py [TEXT-FILE ...]

Without files once over short lines made up of few phrases, once over the written sentences, which hardly repeat a
phrase. Each distinct line counts once, so that the cache does not help; a last row shows what it gives for repeated
lines. Time is the processor's, so that what else runs counts little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from underthesea import word_tokenize

from congtac.models import load
from congtac.models.ner.resources import sentences
from congtac.models.tokenizer import UndertheseaTokenizer
from congtac.models.words import forget, segment

VERBS = ("Họp giao ban", "Kiểm tra tiến độ giải phóng mặt bằng", "Tiếp công dân định kỳ", "Làm việc với Đảng ủy")
PLACES = ("Phòng họp tầng 2", "Hội trường UBND xã", "Nhà văn hóa thôn 5", "trụ sở Ủy ban nhân dân")
LEADERS = ("Chủ tịch", "Phó Chủ tịch Thường trực", "Trưởng phòng Kinh tế", "Chánh Văn phòng")


def made_up_lines() -> list[str]:
    """Lines of the genre, each different, where no file is given."""
    return [
        f"{leader}: {verb} ngày {day:02}/3/2026, tại {place}, lúc {7 + day % 9} giờ 30"
        for day in range(1, 29)
        for verb in VERBS
        for place in PLACES
        for leader in LEADERS
    ]


def rate(work: Callable[[Sequence[str]], object], lines: Sequence[str], rounds: int = 3) -> float:
    """Syllables a second of the fastest round, the cache emptied before each."""
    syllables = sum(len(line.split()) for line in lines)
    seconds = []
    for _ in range(rounds):
        forget()
        start = time.process_time()
        work(lines)
        seconds.append(time.process_time() - start)
    return syllables / min(seconds)


def main() -> None:
    """Measure and print."""
    texts = [Path(name).read_text("utf-8").splitlines() for name in sys.argv[1:]]
    given = list(dict.fromkeys(line for text in texts for line in text if line.strip()))
    for lines in [given] if given else [made_up_lines(), [sentence.text for sentence in sentences("written")]]:
        measure(lines)


def measure(lines: Sequence[str]) -> None:
    """Print the table of one set of lines."""
    nlp = load()
    tokenizer = UndertheseaTokenizer(nlp.vocab)
    segment("ấm máy")
    print(f"{len(lines)} distinct lines, {sum(len(line.split()) for line in lines)} syllables; syllables a second:")
    works: dict[str, tuple[Callable[[Sequence[str]], object], Sequence[str]]] = {
        "underthesea.word_tokenize": (lambda batch: [word_tokenize(line) for line in batch], lines),
        "words.segment": (lambda batch: [segment(line) for line in batch], lines),
        "tokenizer.pipe": (lambda batch: list(tokenizer.pipe(batch)), lines),
        "nlp.pipe": (lambda batch: list(nlp.pipe(batch)), lines),
        "words.segment, each line 20 times": (lambda batch: [segment(line) for line in batch], [*lines] * 20),
    }
    for name, (work, batch) in works.items():
        print(f"{rate(work, batch):12,.0f}  {name}")


if __name__ == "__main__":
    main()
