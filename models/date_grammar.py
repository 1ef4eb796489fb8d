"""The grammar of days, months, quarters, weeks and years: what stands in a text, before any value is decided."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from congtac.models.date_phrase import DateKind, DatePhrase, DayRef
from congtac.models.date_tokens import Gap, counted_after, gap_kind, lex
from congtac.models.folding import fold

_ENDS = re.compile(r"\s*(?:$|[.,;:)\]\n/–—-]|tháng\b|hằng\b|hàng\b|mỗi\b|và\b|đến\b)")
_CLOSE = re.compile(r"\s*\)")
_OPENS = re.compile(r"(?:^|[\n(\[;:+•*–-])\s*(?:từ\s+)?$")


class _Atom(NamedTuple):
    """A weekday or a day within a phrase: tokens `first` up to `stop`, and the gap before it."""

    first: int
    stop: int
    gap: Gap
    weekday: int | None = None
    day: DayRef | None = None
    marked: bool = False


class _Parser:
    """One pass over the tokens of a text. `cell` admits bare numbers, for a text that is known to be a day."""

    def __init__(self, text: str, cell: bool = False) -> None:
        self.text = text
        self.folded = fold(text)
        self.tokens = lex(text, self.folded, cell)
        self.cell = cell

    def parse(self) -> list[DatePhrase]:
        found: list[DatePhrase] = []
        at = 0
        while at < len(self.tokens):
            phrase, stop = self._phrase(at)
            if phrase is not None:
                found.append(phrase)
            at = max(stop, at + 1)
        return found

    def _phrase(self, at: int) -> tuple[DatePhrase | None, int]:
        kind = self.tokens[at].kind
        if kind in {"thang", "month_name", "month_year"}:
            return self._months(at)
        if kind == "quy":
            return self._quarters(at)
        if kind == "half":
            return self._half(at)
        if kind == "tuan":
            return self._week(at)
        if kind == "nam":
            year, stop = self._year(at)
            if year is None:
                return None, at + 1
            return self._made(at, stop, "year", days=(DayRef(None, None, year),)), stop
        if kind in {"weekday", "date", "day_month", "number", "ngay", "mung"}:
            return self._days(at)
        return None, at + 1

    def _is(self, at: int, *kinds: str) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind in kinds

    def _gap(self, at: int) -> Gap:
        """The gap before a token."""
        if at >= len(self.tokens):
            return "break"
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        if self.cell and "\n" in gap and gap.isspace() and self._is(at, "number") and self._is(at - 1, "number"):
            return "and"
        return gap_kind(self.folded[self.tokens[at - 1].end : self.tokens[at].start])

    def _made(self, at: int, stop: int, kind: DateKind, **parts: object) -> DatePhrase:
        lunar = any(token.lunar for token in self.tokens[at:stop])
        start, end = self.tokens[at].start, self.tokens[stop - 1].end
        if "(" in self.text[start:end] and (close := _CLOSE.match(self.text, end)):
            end = close.end()
        return DatePhrase(start, end, kind, lunar=lunar, **parts)  # type: ignore[arg-type]

    def _year(self, at: int) -> tuple[int | None, int]:
        """A year from "năm 2026" on, and where it ends."""
        if self._is(at, "nam") and self._is(at + 1, "year") and self._gap(at + 1) == "join":
            return self.tokens[at + 1].values[0], at + 2
        return None, at

    def _year_after(self, stop: int) -> tuple[int | None, int]:
        if self._is(stop, "nam") and self._gap(stop) in {"join", "and"}:
            return self._year(stop)
        if self._is(stop, "year") and self._gap(stop) == "slash":
            return self.tokens[stop].values[0], stop + 1
        return None, stop

    # -- months, quarters, weeks

    def _month(self, at: int, need_word: bool = True) -> tuple[DayRef | None, int]:
        """One month from a token on."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None:
            return None, at
        if token.kind == "month_name":
            year, stop = self._year_after(at + 1)
            return DayRef(None, token.values[0], year), stop
        if token.kind == "month_year" and (token.short or self.cell or not need_word):
            return DayRef(None, token.values[0], token.values[1]), at + 1
        if token.kind == "thang" and self._gap(at + 1) == "join":
            return self._month(at + 1, need_word=False) if self._is(at + 1, "number", "month_year") else (None, at)
        if need_word or token.kind != "number" or not 1 <= token.values[0] <= 12:
            return None, at
        year, stop = self._year_after(at + 1)
        if year is None and counted_after(self.folded, token.end):
            return None, at
        return DayRef(None, token.values[0], year), stop

    def _months(self, at: int) -> tuple[DatePhrase | None, int]:
        month, stop = self._month(at)
        if month is None:
            return None, at + 1
        months = [month]
        while (gap := self._gap(stop)) in {"and", "to"}:
            bare = self._is(stop, "number", "month_year")
            month, after = self._month(stop, need_word=not bare)
            if month is None or (bare and month.year is None and not self._ends(after)):
                break
            months[-1] = months[-1]._replace(through=gap == "to")
            months.append(month)
            stop = after
        return self._made(at, stop, "month", days=tuple(months)), stop

    def _ends(self, stop: int) -> bool:
        return _ENDS.match(self.folded, self.tokens[stop - 1].end) is not None

    def _quarters(self, at: int) -> tuple[DatePhrase | None, int]:
        quarters: list[int] = []
        stop, gap = at + 1, self._gap(at + 1)
        year: int | None = None
        while gap in ({"and", "to"} if quarters else {"join"}):
            after = stop + 1 if self._is(stop, "quy") else stop
            token = self.tokens[after]
            # "quý 1/2025" comes from the lexer as a month and its year.
            if token.kind not in {"roman", "number", "month_year"} or not 1 <= token.values[0] <= 4:
                break
            span = range(quarters[-1] + 1, token.values[0]) if quarters and gap == "to" else ()
            quarters += [*span, token.values[0]]
            stop, gap = after + 1, self._gap(after + 1)
            if token.kind == "month_year":
                year = token.values[1]
                break
            if after + 1 < len(self.tokens) and self._is(after + 1, "quy"):
                gap = "break" if self._gap(after + 2) != "join" else gap
        if not quarters:
            return None, at + 1
        if year is None:
            year, stop = self._year_after(stop)
        return self._made(at, stop, "quarter", quarters=tuple(quarters), year=year), stop

    def _half(self, at: int) -> tuple[DatePhrase | None, int]:
        count, half = self.tokens[at].values
        if not 2 <= count <= 11:
            return None, at + 1
        year = self.tokens[at + 1].values[0] if self._is(at + 1, "year") and self._gap(at + 1) == "join" else None
        first, last = (1, count) if half == 1 else (13 - count, 12)
        days = (DayRef(None, first, year, through=True), DayRef(None, last, year))
        stop = at + 1 if year is None else at + 2
        return self._made(at, stop, "half", days=days), stop

    def _week(self, at: int) -> tuple[DatePhrase | None, int]:
        weeks: list[int] = []
        stop = at + 1
        if self._is(stop, "month_year", "week_year") and self._gap(stop) == "join":  # "tuần 10/2024"
            week, of_year = self.tokens[stop].values[:2]
            return self._made(at, stop + 1, "week", weeks=(week,), year=of_year), stop + 1
        while self._is(stop, "number", "ordinal") and self._gap(stop) in ({"and", "to"} if weeks else {"join"}):
            if weeks and not self._ends(stop + 1):
                break
            token = self.tokens[stop]
            if counted_after(self.folded, token.end) and not self._is(stop + 1, "thang"):
                break
            weeks.append(token.values[0])
            stop += 1
        weeks = [week for week in weeks if -1 <= week <= 53]
        if not weeks:
            return None, at + 1
        month: DayRef | None = None
        if self._gap(stop) in {"join", "and", "open"} and self._is(stop, "thang", "month_name"):
            month, stop = self._month(stop)
        year, stop = self._year_after(stop) if month is None else (month.year, stop)
        days = () if month is None else (month,)
        return self._made(at, stop, "week", days=days, weeks=tuple(weeks), year=year), stop

    # -- days

    def _day(self, at: int, gap: Gap) -> _Atom | None:
        """One day from a token on, "ngày" and "mùng" included."""
        first = at
        marked = self._is(at, "ngay", "mung")
        while self._is(at, "ngay", "mung"):
            at += 1
            if self._gap(at) not in {"join", "open"}:
                return None
        if self._is(at, "weekday") and marked:
            return _Atom(first, at + 1, gap, weekday=self.tokens[at].values[0])
        if not self._is(at, "date", "day_month", "number"):
            return None
        token = self.tokens[at]
        stop = at + 1
        month: int | None = None
        year: int | None = None
        if token.kind == "number":
            if not 1 <= token.values[0] <= 31:
                return None
            if self._is(stop, "thang", "month_name") and self._gap(stop) in {"join", "slash"}:
                ref, after = self._month(stop)
                if ref is not None and ref.month is not None:
                    month, year, stop = ref.month, ref.year, after
        elif token.kind == "day_month":
            month = token.values[1]
            year, stop = self._year_after(stop)
        else:
            month, year = token.values[1:]
        return _Atom(first, stop, gap, day=DayRef(token.values[0], month, year), marked=marked)

    def _atom(self, at: int, gap: Gap) -> _Atom | None:
        if self._is(at, "weekday"):
            return _Atom(at, at + 1, gap, weekday=self.tokens[at].values[0])
        return self._day(at, gap)

    def _listed_weekday(self, at: int, gap: Gap, atoms: list[_Atom]) -> _Atom | None:
        """A number that goes on with weekdays: "thứ 2, 4, 6"."""
        if gap not in {"and", "to"} or not atoms or atoms[-1].weekday is None or not self._is(at, "number"):
            return None
        if self.cell and self.text[self.tokens[at - 1].end : self.tokens[at].start] != "-":
            return None
        value, last = self.tokens[at].values[0], self.tokens[atoms[-1].stop - 1]
        listed = (
            self.folded[last.end - 1].isdigit() and 2 <= value <= 7 and self.tokens[at].end - self.tokens[at].start == 1
        )
        return _Atom(at, at + 1, gap, weekday=value - 2) if listed and self._gap(at + 1) != "join" else None

    def _days(self, at: int) -> tuple[DatePhrase | None, int]:
        atoms: list[_Atom] = []
        stop = at
        gap: Gap = "join"
        while stop < len(self.tokens):
            atom = self._listed_weekday(stop, gap, atoms) or self._atom(stop, gap)
            if atom is None or (atoms and not self._continues(atoms, atom)):
                break
            atoms.append(atom)
            stop, gap = atom.stop, self._gap(atom.stop)
        atoms = self._sound(atoms)
        if not atoms:
            return None, at + 1
        return self._joined(atoms), atoms[-1].stop

    def _continues(self, atoms: list[_Atom], atom: _Atom) -> bool:
        """Whether a further weekday or day belongs to the phrase: weekdays stand before the days, or after them."""
        last = atoms[-1]
        if atom.gap == "to":
            return True
        if atom.weekday is not None and last.weekday is not None:
            return atom.gap == "and"
        if atom.weekday is None and last.weekday is None:
            return atom.gap == "and" and (self.cell or atom.marked or atom.day is not None)
        if atom.weekday is None:
            seen = any(each.day is not None for each in atoms)
            ways = {"join", "and", "open"} | ({"slash"} if self.cell else set())
            return (not seen or any(each.gap == "to" for each in atoms)) and atom.gap in ways
        if any(each.weekday is not None for each in atoms):
            return False
        # "ngày 5/1, thứ Ba 6/1": the weekday opens the next day.
        opens = (
            atom.gap == "and" and self._gap(atom.stop) == "join" and self._is(atom.stop, "ngay", "date", "day_month")
        )
        # "19/3: Ngày thứ Bảy tình nguyện": a colon ends the day that stands before it.
        apart = ":" in self.text[self.tokens[last.stop - 1].end : self.tokens[atom.first].start]
        return not opens and not apart and atom.gap in {"join", "and", "open", "slash"}

    def _sound(self, atoms: list[_Atom]) -> list[_Atom]:
        """Without the numbers at either end that nothing shows to be days."""
        if not self.cell:
            while atoms and (last := atoms[-1].day) is not None and last.month is None and not self._closes(atoms):
                atoms = atoms[:-1]
            while atoms and not self._begins(atoms):
                atoms = atoms[1:] if atoms[0].day is not None else []
        shorts = [atom for atom in atoms if atom.weekday is not None and self.tokens[atom.stop - 1].short]
        if len(shorts) == len(atoms) and shorts and not self.cell:
            start = self.tokens[shorts[0].first].start
            before = self.text[max(0, start - 4) : start]
            return atoms if _OPENS.search(before) and self._ends(atoms[-1].stop) else []
        return atoms

    def _closes(self, atoms: list[_Atom]) -> bool:
        last = atoms[-1]
        listed = any(atom.marked for atom in atoms) and self._ends(last.stop)
        return (last.marked or listed) and not counted_after(self.folded, self.tokens[last.stop - 1].end)

    def _begins(self, atoms: list[_Atom]) -> bool:
        """Whether the first atom is a day by its own form, or by the months and marks around it."""
        first = atoms[0]
        token = self.tokens[first.first]
        if first.day is None or first.marked or token.kind in {"date", "day_month"} or first.day.year is not None:
            return True
        weekday = any(atom.weekday is not None for atom in atoms)
        if first.day.month is not None:
            # "3 tháng 2 lần": without "ngày" before or a year after, a duration is as likely.
            lunar = any(token.lunar for token in self.tokens[first.first : first.stop])
            return lunar or weekday or len(atoms) > 1 or self._opens(token.start)
        if not any(atom.day is not None and atom.day.month is not None for atom in atoms):
            return False
        dated = any(atom.day is not None and atom.day.year is not None for atom in atoms)
        return weekday or dated or (len(atoms) > 1 and atoms[1].gap == "to") or self._opens(token.start)

    def _opens(self, start: int) -> bool:
        return _OPENS.search(self.folded[max(0, start - 8) : start]) is not None

    def _joined(self, atoms: list[_Atom]) -> DatePhrase:
        days: list[DayRef] = []
        weekdays: list[int] = []
        through = False
        previous: _Atom | None = None
        for atom in atoms:
            through = through or (atom.gap == "to" and previous is not None)
            if atom.weekday is not None:
                if (
                    through
                    and previous is not None
                    and previous.weekday is not None
                    and previous.weekday < atom.weekday
                ):
                    weekdays += range(previous.weekday + 1, atom.weekday)
                    through = bool(days)
                weekdays.append(atom.weekday)
            elif atom.day is not None:
                if through and days:
                    days[-1] = days[-1]._replace(through=True)
                days.append(atom.day)
                through = False
            previous = atom
        kind: DateKind = "weekday"
        if days:
            kind = "day" if len(days) == 1 else "span" if len(days) == 2 and days[0].through else "list"
        return self._made(
            atoms[0].first, atoms[-1].stop, kind, days=_months_shared(days), weekdays=tuple(dict.fromkeys(weekdays))
        )


def _months_shared(days: list[DayRef]) -> tuple[DayRef, ...]:
    """The days, those without a month given that of the next day that has one: "05, 12 và 26 tháng 02"."""
    shared: list[DayRef] = []
    month: int | None = None
    year: int | None = None
    for day in reversed(days):
        if day.month is None:
            shared.append(day._replace(month=month, year=year))
        else:
            month, year = day.month, day.year
            shared.append(day)
    return tuple(reversed(shared))


@lru_cache(maxsize=256)  # dates, citations and repetitions are sought in the same text one after the other
def parse(text: str, cell: bool = False) -> tuple[DatePhrase, ...]:
    """All phrases of a text in order, citations and repetitions included, without deadline cues.

    Args:
        text: In NFC.
        cell: Whether the text is known to be a day, so that bare numbers count.
    """
    return tuple(_Parser(text, cell).parse())
