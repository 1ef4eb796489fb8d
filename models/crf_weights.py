"""The weights of a conditional random field from a file that CRFsuite wrote."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_STRINGS = struct.Struct("<4s5I")
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_OF_STATE, _OF_TRANSITION = 0, 1


@dataclass(frozen=True, slots=True)
class CrfWeights:
    """What a field weighs, for its labels in the order of `labels`.

    Attributes:
        labels: The tags.
        states: For each attribute of an item ("T[0]=xã") the weight of each label; 0 where it has none.
        transitions: The weight of a label behind another: `transitions[before][behind]`.
    """

    labels: tuple[str, ...]
    states: Mapping[str, tuple[float, ...]]
    transitions: tuple[tuple[float, ...], ...]


def read_weights(content: bytes) -> CrfWeights:
    """Read a model file of a first-order field ("1d").

    The format is that of CRFsuite 0.12, `lib/crf/src/crf1d_model.c` and `lib/cqdb/src/cqdb.c`.

    Args:
        content: The file's bytes.

    Raises:
        ValueError: It is no such file.
    """
    try:
        magic, size, kind, version, _, _, _, features_at, labels_at, attributes_at, *_ = _HEADER.unpack_from(content)
        if (magic, size, kind, version) != (b"lCRF", len(content), b"FOMC", 100):
            raise ValueError("no model file of CRFsuite's first-order field")
        _, _, count = _CHUNK.unpack_from(content, features_at)
        features = np.frombuffer(content, _FEATURE, count, features_at + _CHUNK.size)
        labels, attributes = tuple(_strings(content, labels_at)), list(_strings(content, attributes_at))
        states, transitions = np.zeros((len(attributes), len(labels))), np.zeros((len(labels), len(labels)))
        for table, kind_of in ((states, _OF_STATE), (transitions, _OF_TRANSITION)):
            chosen = features[features["kind"] == kind_of]
            table[chosen["source"], chosen["label"]] = chosen["weight"]
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(f"a damaged model file: {error}") from error
    weights = zip(attributes, map(tuple, states.tolist()), strict=True)
    return CrfWeights(labels, dict(weights), tuple(map(tuple, transitions.tolist())))


def _strings(content: bytes, at: int) -> Iterator[str]:
    """The strings of a constant database (CQDB), in the order of their numbers."""
    *_, count, backward = _STRINGS.unpack_from(content, at)
    for (offset,) in struct.iter_unpack("<I", content[at + backward : at + backward + 4 * count]):
        _, length = struct.unpack_from("<II", content, at + offset)
        start = at + offset + 8
        yield content[start : start + length - 1].decode("utf-8")
