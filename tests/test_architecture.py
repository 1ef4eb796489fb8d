"""The house holds: imports go left, the door is light, the tables are the contract's, and modules stay small."""

import ast
import dataclasses
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from congtac.corpus.tables import COLUMNS
from congtac.normalize.records import DocumentRecord, Item, Mention, Residue

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
ROOMS = ("extract", "models", "normalize", "corpus", "congtac")
BARE = frozenset(ROOMS[:-1])
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
SCRIPTS = sorted(path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
HEAVY = ("pandas", "spacy", "underthesea", "pdfplumber", "docx", "openpyxl", "xlrd")

needs_schema = pytest.mark.skipif(
    not (SHARED / "SCHEMA.md").is_file(), reason="the contract of the tables is not beside this checkout"
)
needs_seeds = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the seed programmes are not beside this checkout"
)


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Imports


def imported(tree: ast.AST) -> Iterator[str]:
    """Each imported name in full, wherever the import stands; a relative one begins with its dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def fault(room: str, name: str) -> str | None:
    """What is wrong with importing `name` in `room`."""
    parts = name.split(".")
    if not parts[0]:
        return "relative"
    if parts[0] in BARE:
        return "a bare room name loads the module a second time"
    if parts[0] != "congtac" or room == "congtac":
        return None
    if len(parts) == 1 or parts[1] not in BARE:
        return "a room imports the door"
    return "to the right" if ROOMS.index(parts[1]) > ROOMS.index(room) else None


@pytest.mark.parametrize(
    ("code", "room", "expected"),
    [
        ("import congtac.extract.document", "models", None),
        ("from congtac.models import words", "models", None),
        ("from congtac import extract", "corpus", None),
        ("import congtac", "congtac", None),
        ("from congtac.corpus.frames import frame", "congtac", None),
        ("import json", "extract", None),
        ("from congtac.models import words", "extract", "to the right"),
        ("def f():\n    import congtac.corpus.frames", "normalize", "to the right"),
        ("if TYPE_CHECKING:\n    from congtac.normalize import records", "models", "to the right"),
        ("from congtac import __version__", "corpus", "a room imports the door"),
        ("import congtac.version", "extract", "a room imports the door"),
        ("from . import document", "extract", "relative"),
        ("from models import words", "normalize", "a bare room name loads the module a second time"),
    ],
)
def test_the_rule_of_imports(code: str, room: str, expected: str | None) -> None:
    assert [fault(room, name) for name in imported(ast.parse(code))] == [expected]


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_imports_go_left(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    found = {name: fault(room, name) for name in imported(ast.parse(path.read_text("utf-8")))}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("path", SCRIPTS, ids=short)
def test_scripts_import_no_bare_room(path: Path) -> None:
    names = imported(ast.parse(path.read_text("utf-8")))
    assert [name for name in names if name.split(".")[0] in BARE] == []


@pytest.mark.parametrize(
    "module", ["congtac", "congtac.cli", "congtac.extract", "congtac.models", "congtac.normalize", "congtac.corpus"]
)
def test_what_is_imported_first_is_light(module: str) -> None:
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout.split(), run.stderr) == (0, [], "")


# Tables


def contract(table: str) -> list[str]:
    """A table's columns as SCHEMA.md lists them."""
    text = (SHARED / "SCHEMA.md").read_text("utf-8")
    section = re.split(rf"^## {table}\b.*$", text, maxsplit=1, flags=re.MULTILINE)[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    # Outside the table of items, columns stand in the first sentence, each with its values in brackets.
    listed = " ".join(rows) if rows else re.sub(r"\([^()]*\)", "", section).split(". ")[0]
    return re.findall(r"`(\w+)`", listed)


@needs_schema
@pytest.mark.parametrize(
    ("table", "record"),
    [("items", Item), ("documents", DocumentRecord), ("mentions", Mention), ("residue", Residue)],
)
def test_records_have_the_columns_of_the_contract(table: str, record: type) -> None:
    assert [field.name for field in dataclasses.fields(record)] == contract(table)


@needs_schema
def test_tables_have_the_columns_of_the_contract() -> None:
    written = {table: [column.name for column in columns] for table, columns in COLUMNS.items()}
    assert written == {table: contract(table) for table in written}


# Sizes


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_modules_and_functions_are_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 400
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 60] == []


# Names of the seed programmes

CAPITALS = "".join(chr(code) for code in range(0x1F00) if chr(code).isupper())
SYLLABLE = rf"[{CAPITALS}]\w*"
NAME = rf"{SYLLABLE}(?: {SYLLABLE})*"
ALONE = re.compile(rf"^[^\S\n]*([{CAPITALS}][a-zà-ỹđ]+(?: [{CAPITALS}][a-zà-ỹđ]+){{2,3}})[^\S\n]*$", re.MULTILINE)
ADDRESS = r"\b(?:[đĐ]/?[cC]|[đĐ]ồng chí|[ôÔ]ng|[bB]à)\.?\s+"
ABBREVIATED = re.compile(rf"(?: [{CAPITALS}]{{2,}})+$|\d+$")


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def people(text: str) -> set[str]:
    """Names before a gold file's bar and behind a form of address, and what stands alone on a line."""
    found = [*re.findall(rf"({NAME})\|", text), *re.findall(rf"{ADDRESS}({NAME})", text)]
    return {ABBREVIATED.sub("", name).strip() for name in [*found, *ALONE.findall(text)]}


def places(text: str) -> set[str]:
    """Communes and villages; a village of one syllable with the kind before it, none that a line end may cut."""
    communes = re.findall(rf"\b(?:[xX]ã|XÃ|[pP]hường) ({SYLLABLE}(?: {SYLLABLE}){{1,2}})(?! ?{SYLLABLE})", text)
    villages = re.findall(rf"\b((?:[tT]hôn|[bB]ản) {NAME})\b(?! {SYLLABLE}|[^\S\n]*\n)", text)
    schools = re.findall(rf"\b(?:THCS|Tiểu học|Mầm non) ({SYLLABLE} {SYLLABLE})", text)
    names = {*communes, *(name.rstrip("0123456789") for name in schools)}
    for village in villages:
        kind, _, name = village.partition(" ")
        names.add(name if " " in name else f"{kind} {name}")
    return {name.title() if name.isupper() else name for name in names}


@cache
def seed_names() -> dict[str, re.Pattern[str]]:
    """Names that only the seeds have, each with a pattern for its use as a name.

    A name of one syllable may be an ordinary word: it counts behind a form of address or a kind of place only.
    Provinces are left out, because there a vocabulary may name them all.
    """
    found: dict[str, re.Pattern[str]] = {}
    for path in sorted((SHARED / "seeds").iterdir()):
        if path.suffix not in {".txt", ".csv"}:
            continue
        text = normal(path.read_text("utf-8"))
        issuer = path.name.split("-")[0]
        found[issuer] = re.compile(rf"\b{issuer}", re.IGNORECASE)
        for name in people(text):
            address = "" if " " in name else ADDRESS
            found[name] = re.compile(rf"{address}\b{re.escape(name)}\b")
        for name in places(text):
            found[name] = re.compile(rf"\b(?:{re.escape(name)}|{re.escape(name.upper())})(?!\w)")
    return found


def flat(path: Path) -> str:
    """A file's text on one line, so that a wrapped name is found too."""
    # Sample pages of old portals are in Windows' Vietnamese code page; normal forms put tones and letters together.
    data = path.read_bytes()
    old = path.suffix == ".html" and b"charset=windows-1258" in data
    return " ".join(normal(data.decode("cp1258" if old else "utf-8")).split())


def scanned() -> list[Path]:
    kinds = {".py", ".toml", ".json", ".md", ".txt", ".csv", ".html", ".ipynb"}
    folders = (*ROOMS, "benchmarks", "notebooks")
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds]


@needs_seeds
def test_the_seeds_give_names_of_people_and_places() -> None:
    texts = [f"{path.name} {flat(path)}" for path in (SHARED / "seeds").iterdir() if path.suffix in {".txt", ".csv"}]
    assert len(seed_names()) > 8
    assert [name for name, pattern in seed_names().items() if not pattern.search(" ".join(texts))] == []


@needs_seeds
@pytest.mark.parametrize("path", scanned(), ids=short)
def test_no_name_of_a_seed_stands_in_the_product(path: Path) -> None:
    text = flat(path)
    found = [name for name, pattern in seed_names().items() if pattern.search(text)]
    # An invented programme may well have somebody of a common given name.
    assert [name for name in found if " " in name or "samples" not in path.parts] == []
