"""Render the sample programmes: `python corpus/samples/render.py [name ...]` (needs LibreOffice's `soffice`).

Writes each programme's gold rows, DOCX, PDF and, where its TOML file has a `[text]` table, flattened text. Further
forms are those its `forms` list: `html`, a portal's page; `xlsx`, a workbook.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import flatten
import gold
import page
import sheet
import word
from programme import Programme, load

HERE = Path(__file__).parent


def _to_pdf(programmes: list[Programme]) -> None:
    """Convert all Word files in one call, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile, tempfile.TemporaryDirectory() as out:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        files = [str(programme.path(".docx")) for programme in programmes]
        subprocess.run(
            [*command, "--outdir", out, *files],
            check=True,
            timeout=300,
            stdout=subprocess.DEVNULL,
        )
        for programme in programmes:
            shutil.move(Path(out) / f"{programme.name}.pdf", programme.path(".pdf"))


def main(names: list[str]) -> None:
    """Render the named programmes, or all."""
    paths = sorted(HERE.glob("*/*/*.toml"))
    programmes = [load(path) for path in paths if not names or path.stem in names]
    for programme in programmes:
        gold.write(programme)
        word.write(programme)
        if "html" in programme.forms:
            page.write(programme)
        if "xlsx" in programme.forms:
            sheet.write(programme)
    _to_pdf(programmes)
    for programme in programmes:
        if "text" in programme.data:
            flatten.write(programme)


if __name__ == "__main__":
    main(sys.argv[1:])
