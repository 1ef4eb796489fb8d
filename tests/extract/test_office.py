"""LibreOffice as it should not be: absent, stuck, broken, silent. A script stands in for it."""

import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from congtac.extract import office, office_cache, old_word
from congtac.extract.errors import CongtacError, ConversionError, NeedsOfficeError
from congtac.extract.office import convert, find_program, program_version
from congtac.extract.office_cache import ConversionCache
from congtac.extract.old_word import convert_ahead
from congtac.extract.source import read_source

FIXTURES = Path(__file__).parent / "fixtures"
WORD = (FIXTURES / "prose.docx").read_bytes()

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")
pytestmark = needs_scripts

# It "converts" each file by copying a DOCX, notes each call, and has a fault where a file says so.
STAND_IN = """#!{python}
import os, shutil, sys, time
from pathlib import Path
if "--version" in sys.argv:
    print("{version}")
    sys.exit()
with open("{calls}", "a") as calls:
    print(*sys.argv[1:], file=calls)
at = sys.argv.index("--outdir")
out = Path(sys.argv[at + 1])
for name in map(Path, sys.argv[at + 2:]):
    fault = name.read_bytes()
    if b"half" in fault:
        (out / (name.stem + ".docx")).write_bytes(Path("{docx}").read_bytes()[:5000])
        time.sleep(600)
    if b"hang" in fault:
        time.sleep(600)
    if b"crash" in fault:
        sys.exit(81)
    if b"nothing" in fault:
        continue
    target = out / (name.stem + ".docx")
    target.write_bytes(b"no zip" if b"junk" in fault else Path("{docx}").read_bytes())
"""


class StandIn:
    def __init__(self, folder: Path, version: str = "LibreOffice 7.4.7.2 40(Build:2)") -> None:
        self.path = folder / "soffice"
        self.calls_file = folder / "calls"
        text = STAND_IN.format(
            python=sys.executable, version=version, calls=self.calls_file, docx=FIXTURES / "prose.docx"
        )
        self.path.write_text(text)
        self.path.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines() if self.calls_file.exists() else []


@pytest.fixture
def soffice(tmp_path, monkeypatch) -> StandIn:
    """A stand-in that is found, an empty cache, and no patience."""
    (tmp_path / "bin").mkdir()
    made = StandIn(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(made.path.parent))
    monkeypatch.setattr(office_cache.platformdirs, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    monkeypatch.setattr(office, "_PLACES", ())
    program_version.cache_clear()
    return made


def rtf(text: str) -> bytes:
    return b"{\\rtf1 " + text.encode() + b"}"


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_PLACES", ())
    for _ in range(2):
        with pytest.raises(NeedsOfficeError) as caught:
            read_source(rtf("a"))
    for system in ("Debian", "Windows", "macOS"):
        assert system in caught.value.remedy


@pytest.mark.parametrize("version", ["", "Segmentation fault"])
def test_a_program_that_does_not_start(tmp_path, soffice, version):
    StandIn(soffice.path.parent, version)
    with pytest.raises(NeedsOfficeError, match="does not start"):
        read_source(rtf("a"))


def test_a_program_that_may_not_be_run(soffice, monkeypatch):
    soffice.path.write_bytes(b"\x7fELF no program")
    monkeypatch.setattr(office, "find_program", lambda: str(soffice.path))
    with pytest.raises(NeedsOfficeError, match="does not start"):
        read_source(rtf("a"))


def test_version(soffice):
    assert program_version(find_program()) == "7.4.7.2"


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("hang", "longer than 1 seconds"),
        ("half", "longer than 1 seconds"),
        ("crash", "broke down"),
        ("nothing", "could not open"),
    ],
)
def test_one_bad_file_costs_the_others_nothing(soffice, fault, message):
    before = time.monotonic()
    names = ("1.rtf", "2.rtf", "3.rtf")
    result = convert(str(soffice.path), dict(zip(names, (rtf("a"), rtf(fault), rtf("b")), strict=True)), limit=1)
    assert [result["1.rtf"], result["3.rtf"]] == [WORD, WORD]
    assert isinstance(result["2.rtf"], ConversionError)
    assert message in result["2.rtf"].message
    assert time.monotonic() - before < 30


def test_nothing_is_left_behind(soffice, tmp_path, monkeypatch):
    monkeypatch.setattr(office.tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    convert(str(soffice.path), {"1.rtf": rtf("hang")}, limit=0.5)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_each_call_has_a_profile_of_its_own(soffice):
    convert(str(soffice.path), {"1.rtf": rtf("a")})
    convert(str(soffice.path), {"1.rtf": rtf("a")})
    profiles = {call.split()[0] for call in soffice.calls}
    assert len(profiles) == 2
    assert all(profile.startswith("-env:UserInstallation=file:///") for profile in profiles)


def test_what_comes_out_broken_is_an_error(soffice):
    with pytest.raises(ConversionError):
        read_source(rtf("junk"))


def test_many_files_in_one_call_each_with_its_own_outcome(soffice):
    files = [rtf(text) for text in ("a", "nothing", "b")]
    convert_ahead([(data, "rtf") for data in files])
    document = read_source(files[0])
    assert (document.media_type, document.sha256) == ("application/rtf", hashlib.sha256(files[0]).hexdigest())
    with pytest.raises(ConversionError):
        read_source(files[1])
    assert read_source(files[2]).words == document.words
    assert len(soffice.calls) == 1
    # An error is told once; then the program may have been mended.
    with pytest.raises(ConversionError):
        read_source(files[1])
    assert len(soffice.calls) == 2
    assert old_word._converted == {}


def test_a_file_is_converted_once(soffice):
    assert read_source(rtf("a")).words == read_source(rtf("a")).words
    assert len(soffice.calls) == 1


@pytest.mark.parametrize("damage", [b"", b"PK", None])
def test_a_damaged_cache_is_no_matter(soffice, tmp_path, damage):
    before = read_source(rtf("a"))
    (kept,) = (tmp_path / "cache" / "converted").iterdir()
    if damage is None:
        data = bytearray(kept.read_bytes())
        data[len(data) // 3] ^= 255
        damage = bytes(data)
    kept.write_bytes(damage)
    assert read_source(rtf("a")) == before
    assert len(soffice.calls) == 2


def test_no_cache_is_no_matter(soffice, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert read_source(rtf("a")).words
    assert read_source(rtf("a")).words


def test_the_cache_lets_the_oldest_go(tmp_path, monkeypatch):
    cache = ConversionCache(tmp_path)
    for age, key in enumerate("abc"):
        cache.put(key, WORD)
        os.utime(tmp_path / f"{key}.docx", (1_000_000 - age, 1_000_000 - age))
    monkeypatch.setattr(office_cache, "_MOST_BYTES", 2 * len(WORD))
    cache.trim()
    assert [cache.get(key) for key in "abc"] == [WORD, WORD, None]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_itself_refuses_what_is_broken():
    whole = (FIXTURES / "schedule.rtf").read_bytes()
    for data in (whole[: len(whole) // 2], (FIXTURES / "schedule.doc").read_bytes()[:9000]):
        with pytest.raises(CongtacError) as caught:
            read_source(data)
        assert caught.value.reason in ("damaged", "not_converted")
