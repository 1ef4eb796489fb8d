"""A colour for each role of a column, field of an entry and kind of claim, the same on terminals and pictures.

The hues are spread so that neighbours in a row of a programme differ; all are dark enough for white paper and light
enough for a black terminal.
"""

from __future__ import annotations

from collections.abc import Mapping

Colour = tuple[int, int, int]

COLOURS: Mapping[str, Colour] = {
    "date": (214, 96, 20),
    "lunar": (168, 120, 60),
    "session": (200, 150, 0),
    "time": (150, 150, 20),
    "recurrence": (120, 110, 40),
    "content": (40, 110, 220),
    "leader": (190, 50, 150),
    "department": (20, 150, 90),
    "coordinator": (70, 180, 140),
    "participants": (120, 80, 200),
    "location": (0, 150, 180),
    "note": (130, 130, 130),
    "index": (150, 150, 150),
    "heading": (90, 90, 130),
    "head": (120, 140, 160),
    "foot": (120, 140, 160),
    "furniture": (170, 170, 170),
    "boilerplate": (150, 160, 150),
    "calendar": (180, 140, 100),
    "entry": (110, 140, 190),
    "residue": (220, 30, 30),
}
