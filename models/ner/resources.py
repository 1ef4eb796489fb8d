"""The recogniser's own data files, read once at first use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from congtac.extract.toml_data import read_toml
from congtac.models.ner.sentences import Sentence, read_sentences


@cache
def table(name: str) -> Mapping[str, Any]:
    """The content of `data/<name>.toml`."""
    return MappingProxyType(read_toml("congtac.models.ner", name))


def sentences(name: str) -> tuple[Sentence, ...]:
    """The hand-written sentences of `data/<name>.txt`."""
    text = files("congtac.models.ner").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(read_sentences(text.splitlines()))
