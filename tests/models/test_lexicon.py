"""Vocabulary as data: each file has its source, and phrases become patterns."""

import re
import tomllib
from importlib.resources import files

import pytest

from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary

NAMES = sorted(
    path.name.removesuffix(".toml") for path in files("congtac.models").joinpath("data").iterdir() if "." in path.name
)


@pytest.mark.parametrize("name", NAMES)
def test_every_vocabulary_can_be_read(name: str) -> None:
    text = files("congtac.models").joinpath("data", f"{name}.toml").read_text("utf-8")
    assert dict(vocabulary(name)) == tomllib.loads(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_vocabulary_names_its_source(name: str) -> None:
    words = vocabulary(name)
    assert words.get("source") or words.get("sources") or all(table.get("source") for table in words.values())


@pytest.mark.parametrize("name", ["titles", "units"])
def test_every_entry_names_a_listed_source(name: str) -> None:
    words = vocabulary(name)
    entries = [entry for value in words.values() if isinstance(value, list) for entry in value]
    assert entries
    assert [entry["name"] for entry in entries if not set(entry["source"]) <= set(words["sources"])] == []


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("titles", "title"),
        ("units", "kind"),
        ("units", "body"),
        pytest.param("units", "field"),
    ],
)
def test_a_spelling_stands_for_one_name(name: str, group: str) -> None:
    owners: dict[str, set[str]] = {}
    for entry in vocabulary(name)[group]:
        for spelling in (entry["name"], *entry["short"]):
            owners.setdefault(key(spelling), set()).add(entry["name"])
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


def test_a_vocabulary_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        vocabulary("places")["source"] = ""  # type: ignore[index]


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (["họp"], "Họp giao ban", "Họp"),
        (["họp", "họp giao ban"], "họp giao ban", "họp giao ban"),
        (["giao ban"], "giao\n  ban", "giao\n  ban"),
        (["P. VHXH"], "P VHXH", "P VHXH"),
        (["văn hóa - xã hội"], "Văn hoá – Xã hội", "Văn hoá – Xã hội"),
        (["văn hóa - xã hội"], "văn hóa và xã hội", "văn hóa và xã hội"),
        (["văn hóa - xã hội"], "Văn hóa & Xã hội", "Văn hóa & Xã hội"),
        (["văn hóa - xã hội"], "Văn hóa, xã hội", "Văn hóa, xã hội"),
        (["văn hóa - xã hội"], "Văn hóa-Xã hội", "Văn hóa-Xã hội"),
        (["văn hóa - xã hội"], "văn hóa xã hội", None),
        (["a+b"], "a+b", "a+b"),
        (["a+b"], "aab", None),
        (["(đã ký)"], "(Đã ký)", "(Đã ký)"),
    ],
)
def test_alternatives(phrases: list[str], text: str, expected: str | None) -> None:
    match = re.match(alternatives(phrases), fold(text))
    assert (text[: match.end()] if match else None) == expected
