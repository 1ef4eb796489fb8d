"""One spelling to match against: lower case, one way to place tone marks, one dash — character for character.

`fold(text)` has the length of `text`, so that a span found in the one is the same span in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

# "hoà" and "hóa" both occur, often in one document: the mark on the first vowel (kiểu cũ) or on the second (kiểu mới).
# Source: Quyết định 240/QĐ-BGD (1984) on spelling, against the older usage that typewriters kept alive.
_OLD_TONE = {
    old: new
    for stem, olds, news in (
        ("oa", "òóỏõọ", "àáảãạ"),
        ("oe", "òóỏõọ", "èéẻẽẹ"),
        ("uy", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for old, new in zip((first + stem[1] for first in olds), (stem[0] + second for second in news), strict=True)
}
_TONE = re.compile("|".join(_OLD_TONE))
_CHARS = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("’‘´`′", "'")
    | dict.fromkeys("“”″", '"')
    | dict.fromkeys("\n\t\u00a0\u2009\u202f", " ")
    | {"ð": "đ", "Ð": "đ"}
)

# Vietnamese letters, for patterns in text as written.
UPPER = "".join(char for char in map(chr, [*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)]) if char.isupper())
LOWER = "".join(char for char in map(chr, [*range(0x61, 0x1B1), *range(0x1EA0, 0x1EFA)]) if char.islower())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, tone marks on the second vowel, plain dashes, quotes and blanks; as long as `text`."""
    lowered = text.translate(_CHARS).lower()
    if len(lowered) != len(text):  # a letter such as "İ" grows when lowered
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_CHARS))
    return _TONE.sub(lambda match: _OLD_TONE[match.group()], lowered)


def key(text: str) -> str:
    """The folded text with single blanks and no blank at the ends: equal for two spellings of one name."""
    return " ".join(fold(text).split())
