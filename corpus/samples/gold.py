"""The gold rows of a programme, as its TOML file states them beside each printed row.

What a row leaves unsaid is filled from what it prints: the participants' and location cells stand as written, leaders
and units are looked up in the programme's own hand-written tables (so is a gold row's `l` that is a key of the
leaders' table), a session follows from its time.
What a roster states once, in its title or above its table, stands in `[once]` and holds for each row of the table.
"""

from __future__ import annotations

import csv
import json

from programme import ABOVE, LEFT, Block, Gold, Programme

_KEYS = {
    "k": "kind",
    "d": "date_start",
    "e": "date_end",
    "s": "session",
    "t": "time_start",
    "u": "time_end",
    "r": "recurrence",
    "c": "content",
    "l": "leaders",
    "dep": "departments",
    "p": "participants",
    "loc": "location",
}
COLUMNS = ["doc", "n", *_KEYS.values(), "scored"]
_CELL_ROLES = ("content", "participants", "location", "leaders", "departments")


def printed(programme: Programme) -> list[dict[str, str]]:
    """For each table row the words of each role's cell; a merged cell holds for every row and column it covers."""
    found: list[dict[str, str]] = []
    above = ["" for _ in programme.columns]
    for row in programme.rows:
        full: list[str] = []
        for column, cell in enumerate(row.cells):
            full.append(above[column] if cell == ABOVE else full[column - 1] if cell == LEFT else cell)
        above = full
        found.append({column.role: text for column, text in zip(programme.columns, full, strict=True)})
    return found


def _session(time: str) -> str:
    return "" if not time else "morning" if time < "12:00" else "afternoon" if time < "18:00" else "evening"


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(";. ").removesuffix("./")


def _complete(gold: Gold, defaults: Gold, kind: str) -> Gold:
    unknown = set(gold) - set(_KEYS)
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)} in {gold}")
    row = {"kind": kind} | defaults | {_KEYS[key]: value for key, value in gold.items()}
    if row["kind"] != "deadline":
        row.setdefault("date_end", row.get("date_start", ""))
    row.setdefault("session", _session(row.get("time_start", "")))
    return row


def _table_rows(programme: Programme) -> list[Gold]:
    tables = {role: programme.data[role] for role in ("leaders", "departments") if role in programme.data}
    stated_once = {_KEYS[key]: value for key, value in programme.data.get("once", {}).items()}
    day = ("", "")
    found: list[Gold] = []
    for row, cells in zip(programme.rows, printed(programme), strict=True):
        for gold in row.gold:
            if gold.get("d"):
                day = (gold["d"], gold.get("e", gold["d"]))
            defaults = {role: _bare(cells.get(role, "")) for role in _CELL_ROLES if role not in tables}
            for role, table in tables.items():
                cell = " ".join(cells.get(role, "").split())
                short = "l" if role == "leaders" else "dep"
                if cell and short not in gold and gold.get("k") != "notice":
                    defaults[role] = table[cell]
            defaults |= stated_once
            if gold.get("k") == "notice":
                defaults = {"content": defaults["content"]}
            if "d" not in gold and gold.get("k") not in ("deadline", "task"):
                defaults |= {"date_start": day[0], "date_end": day[1]}
            complete = _complete(gold, defaults, "event")
            leaders = complete.get("leaders", "")
            complete["leaders"] = tables.get("leaders", {}).get(leaders, leaders)
            complete["scored"] = "" if complete["kind"] == "notice" else "all"
            found.append(complete)
    return found


def _prose_rows(programme: Programme, blocks: tuple[Block, ...]) -> list[Gold]:
    """Rows of prose; by day, the day holds until the next one is named, a bullet's leaders until its end."""
    by_day = programme.data.get("by_day", False)
    found: list[Gold] = []
    day: Gold = {}
    for block in blocks:
        leaders: Gold = {}
        for gold in block.gold:
            defaults = {"content": _bare(block.text)}
            if by_day:
                day = {"date_start": gold["d"]} if "d" in gold and "e" not in gold else day
                leaders = {"leaders": gold["l"]} if "l" in gold else leaders
                defaults |= day | leaders
            found.append(_complete(gold, defaults, "event" if by_day else "task"))
    return found


def rows(programme: Programme) -> list[Gold]:
    """All gold rows in the order of the document."""
    before, after = (_prose_rows(programme, blocks) for blocks in (programme.before, programme.after))
    found = before + _table_rows(programme) + after
    return [{"doc": programme.name, "n": str(n)} | row for n, row in enumerate(found, start=1)]


def write(programme: Programme) -> None:
    """Write `<name>.gold.csv` and `<name>.document.json`."""
    with programme.path(".gold.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(programme))
    document = json.dumps(programme.data["document"], ensure_ascii=False, indent=2, default=str)
    programme.path(".document.json").write_text(document + "\n", encoding="utf-8")
