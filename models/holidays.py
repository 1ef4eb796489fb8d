"""Days marked without activity (nghỉ lễ, nghỉ phép)."""

from __future__ import annotations

import re
from functools import cache

from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, vocabulary


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s*•+-]*(?:{alternatives(vocabulary('cues')['holidays'])})(?!\w)(?!\s+hưu)")


def is_holiday(text: str) -> bool:
    """Whether a text opens with the word for a holiday or leave."""
    return _pattern().match(fold(text)) is not None
