"""`congtac evaluate`: finds programmes beside their gold, scores them, keeps figures and compares with kept ones."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from congtac.cli import app
from congtac.corpus.gold import FIELDS, GoldError
from congtac.evaluation import find_samples, score_each, score_file
from congtac.exit_codes import ExitCode
from congtac.figures import FiguresError, changes, from_json, groups, to_json
from congtac.figures_view import coverage_lines, print_figures

pytestmark = pytest.mark.usefixtures("pipeline")

runner = CliRunner()

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"

# What the stand-in for the pipeline makes of each line.
ROW = {
    "kind": "event",
    "date_start": "2026-01-05",
    "date_end": "2026-01-05",
    "session": "morning",
    "time_start": "08:00",
    "leaders": "Nguyễn Văn Ảnh|Chủ tịch",
    "location": "Phòng họp 2",
    "scored": "all",
}


def put_gold(path, *contents: str, **values: str):
    columns = (*FIELDS, "scored")
    rows = [ROW | {"content": content} | values for content in contents]
    lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), "utf-8")


def put(folder, name="a", text="Họp\nTiếp dân", gold=("Họp", "Tiếp dân"), **values):
    """A programme with its gold."""
    put_gold(folder / f"{name}.gold.csv", *gold, **values)
    (folder / f"{name}.txt").write_text(text, "utf-8")


def evaluate(*arguments):
    return runner.invoke(app, ["evaluate", *map(str, arguments)])


def test_finds_forms_split_family_and_document(folder):
    home = folder / "samples/judge/a"
    put(home)
    (home / "a.pdf").write_text("Họp", "utf-8")
    (home / "a.document.json").write_text('{"title": "LỊCH CÔNG TÁC"}', "utf-8")
    (folder / "samples/families.toml").write_text('a = "roster"\nb = "plan"', "utf-8")
    put(folder / "samples/develop/b", "b")
    (folder / "samples/develop/b/b.toml").write_text('family = "day-table"', "utf-8")
    put(folder / "own", "c")
    found = [(one.name, one.form, one.split, one.family) for one in find_samples([folder])]
    assert found == [
        ("c", "txt", "", ""),
        ("b", "txt", "develop", "day-table"),
        ("a", "pdf", "judge", "roster"),
        ("a", "txt", "judge", "roster"),
    ]
    assert find_samples([home / "a.gold.csv"])[0].document == {"title": "LỊCH CÔNG TÁC"}


def test_a_file_and_its_folder_count_once(folder):
    put(folder)
    assert len(find_samples([folder / "a.gold.csv", folder])) == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.gold.csv", "kind,content\n", "no column date_start"),
        ("a.gold.csv", b"\xff\xfe", "is not in UTF-8"),
        ("a.document.json", "[", "a.document.json"),
        ("a.document.json", "[]", "must be one object"),
        ("a.document.json", '{"ttle": ""}', "documents have no field ttle"),
        ("a.toml", "[", "a.toml"),
    ],
)
def test_broken_gold(folder, name, text, message):
    put(folder)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(GoldError, match=message):
        find_samples([folder])
    result = evaluate(folder)
    assert result.exit_code == ExitCode.MISUSE
    assert message.split()[-1] in result.stderr


def test_gold_without_programme(folder):
    put_gold(folder / "a.gold.csv", "Họp")
    with pytest.raises(GoldError, match=r"none of a\.pdf"):
        find_samples([folder])


def test_shows_figures(folder):
    put(folder / "develop", text="Họp\nKiểm tra")
    result = evaluate(folder)
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["row", "50.0", "50.0", "50.0"] in lines
    assert ["location", "50.0", "50.0", "50.0"] in lines
    assert ["least", "coverage", "97.5"] in lines


def test_files_of_low_coverage_are_named(folder):
    put(folder)
    (one,) = score_each(find_samples([folder]))
    assert coverage_lines([one]) == []
    assert coverage_lines([replace(one, coverage=None)]) == []
    assert coverage_lines([one, replace(one, coverage=0.5)]) == ["Coverage below 95%: a.txt 50.0%"]
    assert coverage_lines([replace(one, coverage=0.5)] * 7)[0].endswith("a.txt 50.0%, and 2 more")


def test_detail(folder):
    put(folder, text="Họp\nKiểm tra", location="Nhà A")
    lines = evaluate(folder, "--detail").stdout.splitlines()
    assert lines[-3:] == [
        "a.txt | row 1 location | gold: Nhà A | found: Phòng họp 2",
        "a.txt | row 2 is missing | gold: Tiếp dân | found: -",
        "a.txt | a row too many | gold: - | found: Kiểm tra",
    ]


def test_json(folder):
    put(folder / "develop")
    (folder / "develop/a.document.json").write_text('{"title": "LỊCH CÔNG TÁC", "signer": "Lê A"}', "utf-8")
    (folder / "families.toml").write_text('a = "roster"', "utf-8")
    printed = evaluate(folder, "--json", "-").stdout
    assert evaluate(folder, "--json", "figures.json").exit_code == 0
    assert (folder / "figures.json").read_text("utf-8") == printed
    figures = json.loads(printed)
    assert [(group["split"], group["form"], group["family"]) for group in figures["groups"]] == [
        ("develop", "txt", None),
        ("develop", "txt", "roster"),
    ]
    whole = figures["groups"][0]
    assert whole["row"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "counts": [2, 0, 0]}
    assert set(whole["fields"]) == set(FIELDS)
    assert whole["document"]["signer"] == {"accuracy": 0.0, "right": 0, "of": 1}
    assert whole["coverage"] == {"least": 0.975, "mean": 0.975}
    assert [(one["name"], one["coverage"]) for one in figures["files"]] == [("a", 0.975)]


def test_a_file_that_fails_misses_all(folder):
    put(folder, text="damaged")
    result = evaluate(folder, "--json", "-")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert "a.txt: " in result.stderr
    (one,) = json.loads(result.stdout)["files"]
    assert (one["row"]["counts"], one["coverage"], one["problem"] != "") == ([0, 2, 0], None, True)
    put(folder, "b")
    assert evaluate(folder).exit_code == ExitCode.SOME_FAILED


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Họp\nTiếp dân", ExitCode.OK, "Nothing changed."),
        ("Họp", ExitCode.WORSE, "txt: row 100.0 -> 66.7 (-33.3)"),
    ],
)
def test_against(folder, text, code, said):
    put(folder)
    evaluate(folder, "--json", "kept.json")
    put(folder, text=text)
    # A programme that was not there before changes nothing, however badly it is read.
    put(folder, "new", text="Kiểm tra")
    result = evaluate(folder, "--against", "kept.json")
    assert result.exit_code == code
    assert said in result.stderr


def test_better_is_told_and_no_fault(folder):
    put(folder, text="Họp")
    evaluate(folder, "--json", "kept.json")
    put(folder)
    result = evaluate(folder, "--against", "kept.json")
    assert result.exit_code == ExitCode.OK
    assert "a.txt: row 66.7 -> 100.0 (+33.3)" in result.stderr
    assert "worse" not in result.stderr


def test_a_fall_within_the_tolerance_is_told_and_no_fault(folder):
    contents = [f"Việc số {number} của tháng này" for number in range(300)]
    put(folder, text="\n".join(contents), gold=contents)
    before = from_json(to_json(list(score_each(find_samples([folder])))))
    (folder / "a.txt").write_text("\n".join(contents[1:]), "utf-8")
    by_group, by_file = changes(before, list(score_each(find_samples([folder]))))
    assert [(change.of, change.figure, change.worse) for change in by_group] == [
        ("txt", "row", False),
        ("txt", "cells", False),
    ]
    assert len(by_file) == 2


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": [{"name": "a", "form": "txt"}]}'])
def test_no_figures(folder, text):
    with pytest.raises(FiguresError):
        from_json(text)
    put(folder)
    (folder / "kept.json").write_text(text)
    assert evaluate(folder, "--against", "kept.json").exit_code == ExitCode.MISUSE


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["gone"], "no such file or folder"), (["."], "no *.gold.csv"), ([""], "no such file or folder")],
)
def test_misuse(folder, arguments, message):
    result = evaluate(*arguments)
    assert result.exit_code == ExitCode.MISUSE
    assert message in " ".join(result.stderr.split())


def test_cannot_write(folder):
    put(folder)
    result = evaluate(folder, "--json", "gone/figures.json")
    assert result.exit_code == ExitCode.CANNOT_WRITE
    assert "cannot write gone/figures.json" in result.stderr


def test_processes_give_the_same_scores(monkeypatch):
    monkeypatch.undo()  # their pipeline is the real one
    samples = [one for one in find_samples([SAMPLES]) if one.form == "docx"][:6]
    assert list(score_each(samples)) == [score_file(one) for one in samples]


def test_each_sample_has_a_family():
    assert [one.name for one in find_samples([SAMPLES.parent]) if not one.family] == []


def test_families_are_groups_of_their_own(folder):
    for name, family in (("a", "plan"), ("b", "plan"), ("c", "roster")):
        put(folder, name)
        (folder / f"{name}.toml").write_text(f'family = "{family}"', "utf-8")
    assert [(group.family, group.files) for group in groups(list(score_each(find_samples([folder]))))] == [
        (None, 3),
        ("plan", 2),
        ("roster", 1),
    ]
    assert "plan" in evaluate(folder).stdout


def test_more_forms_than_a_line_holds_stand_below_each_other():
    name = "xa-pa-khao-2019-06-10"
    files = list(map(score_file, find_samples([SAMPLES / name / f"{name}.gold.csv"])))
    out = io.StringIO()
    print_figures(Console(file=out, width=80), groups(files))
    told = out.getvalue()
    assert [one.sample.form for one in files] == ["pdf", "docx", "xlsx", "txt", "html"]
    assert "…" not in told
    assert told.count("least coverage") == 2
