"""Where in a page its programme stands, by evidence; all else is the site's own: menus, news, counters, imprints.

Text counts as evidence by its signs of a schedule (weekdays, dates, hours, sessions) and a little by its mere length,
but not in links, nor beside them: lists of news have dates too. From the root the way goes down as long as one part
holds most of the evidence, to a table or to where it is spread; from there up again to take in what belongs to it, as
titles and signatures do, until menus or lists of links stand beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from congtac.extract.page_signs import (
    ADDRESS,
    ALONE,
    PERIOD,
    SIGNS,
    SITE_NAMES,
    STAMP,
    TITLE,
    TODAY,
    count_signs,
    is_sites_own,
)
from congtac.extract.page_tables import Tables, has_heads, is_calendar
from congtac.extract.page_tree import HEADINGS, Page, is_toggle

_A_WORD = 0.05
"""Evidence of a word, against 1 of a sign."""
_A_HEAD = 15.0
"""Evidence of a table with an agenda's heads."""
_MOST = 0.7
"""Share of the evidence that one part must hold for the way to lead into it."""
_MISNAMED = 0.4
"""Share of the evidence that shows that what is called a menu or foot is none."""
_LINKED = 0.5
_LIST_LINKS, _MENU_LINKS = 3, 5
_MENU_WORDS = 4.5
_LEAST_SIGNS = 2
_FORM_WORDS = 14
_OWN_WORDS = 60
"""Words of the longest block that its words alone show to be the site's own."""
_BARE, _BARE_WORDS = 1.1, 5
"""How much more than its table a part holds that has neither title nor foot in it."""
_LANDMARKS = frozenset(("nav", "aside", "footer", "header", "dialog", "menu", "search"))
_PARTS = frozenset(("aside", "footer", "header"))
_CONTROLS = frozenset(("select", "option", "textarea", "button", "input"))
_ROLE_NAMES = "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar status alert"
_ROLES = frozenset(_ROLE_NAMES.split())
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+")


@dataclass(frozen=True, slots=True)
class Main:
    """What of a page is programme.

    Attributes:
        content: The elements that hold it; empty where nothing shows a programme.
        own: Elements that are the site's own, also inside content.
        around: Ancestors of content.
    """

    content: frozenset[Any]
    own: frozenset[Any]
    around: frozenset[Any]


def find_main(page: Page, tables: Tables) -> Main:
    """Find what of a page is programme."""
    return _Search(page, tables).find()


class _Search:
    """The evidence of a page's elements, and the search by it."""

    def __init__(self, page: Page, tables: Tables) -> None:
        self._page = page
        self._tables = tables
        self._words: dict[Any, int] = {}
        self._linked: dict[Any, int] = {}
        self._links: dict[Any, int] = {}
        self._own: set[Any] = set()
        self._headed = {table for table in page.order if table.tag == "table" and has_heads(tables.grid(table))}
        self._holds_headed = {one for table in self._headed for one in (table, *table.iterancestors())}
        self._at = {element: number for number, element in enumerate(page.order)}
        self._title_at = -1
        self._count_words()
        first = self._evidence()
        self._mark_own(first)
        self._value = self._evidence()

    def find(self) -> Main:
        """Go down to the core, and up to what belongs to it."""
        core = self._core()
        content = self._around(core)
        if not self._shows_programme(content):
            content = []
        for element in content:
            self._mark_inside(element)
        around = {ancestor for element in content for ancestor in element.iterancestors()}
        return Main(frozenset(content), frozenset(self._own), frozenset(around))

    def _count_words(self) -> None:
        """Words, words in links, and links of each element with all in it."""
        in_link: dict[Any, bool] = {}
        for element in self._page.order:
            in_link[element] = element.tag == "a" or in_link.get(element.getparent(), False)
            words = sum(len(text.split()) for text in _own_texts(element))
            self._words[element] = words
            self._linked[element] = words if in_link[element] else 0
            self._links[element] = int(element.tag == "a")
        for counts in (self._words, self._linked, self._links):
            _add_up(counts, self._page.order)
        self._in_link = in_link

    def _evidence(self) -> dict[Any, float]:
        value: dict[Any, float] = {}
        blocks: dict[Any, Any] = {}
        headed: dict[Any, bool] = {}
        out: dict[Any, bool] = {}
        for element in self._page.order:
            parent = element.getparent()
            blocks[element] = element if self._page.is_block(element) else blocks.get(parent, element)
            headed[element] = element in self._headed or headed.get(parent, False)
            out[element] = element in self._own or out.get(parent, False)
            value[element] = 0.0
            if out[element]:
                continue
            if element in self._headed and not is_calendar(self._tables.grid(element)):
                value[element] += _A_HEAD
            if headed[element] or not (self._in_link[element] or self._beside_links(blocks[element])):
                for text in _own_texts(element):
                    value[element] += _A_WORD * len(text.split()) + sum(count_signs(text).values())
        _add_up(value, self._page.order)
        return value

    def _beside_links(self, block: Any) -> bool:
        """Whether a block, or the entry of a list that it belongs to, is mostly links."""
        parent = block.getparent()
        wide = parent is not None and self._words.get(parent, 0) < 60
        return self._is_linked(block) or (wide and self._is_linked(parent))

    def _is_linked(self, element: Any) -> bool:
        return self._linked.get(element, 0) > _LINKED * self._words.get(element, 0)

    def _mark_own(self, value: dict[Any, float]) -> None:
        """Mark what markup says to be the site's own, unless much of the evidence stands in it."""
        most = _MISNAMED * value[self._page.body]
        for element in self._page.order:
            control = element.tag in _CONTROLS and not is_toggle(element)
            named = value[element] <= most and self._is_named_own(element)
            calendar = element.tag == "table" and is_calendar(self._tables.grid(element))
            if named or control or calendar or self._page.is_hidden(element):
                self._own.add(element)

    def _is_named_own(self, element: Any) -> bool:
        if element.tag in HEADINGS or element in self._holds_headed:
            return False
        landmark = element.tag in _LANDMARKS
        if element.tag in ("header", "footer"):
            landmark = not any(True for _ in element.iterancestors("main", "article", "section", "td"))
        if landmark or element.get("role") in _ROLES:
            return True
        if element.tag not in ("div", "ul", "ol", "section", "td", "form", "span", "p", "table"):
            return False
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        parts = {part.lower() for part in _NAME_PARTS.findall(names)} | {name.lower() for name in names.split()}
        return bool(parts & SITE_NAMES)

    def _core(self) -> Any:
        """The element that holds most of the evidence and has no single part that does."""
        at = self._page.body
        while True:
            inside = [child for child in at if child in self._value and child not in self._own]
            best = max(inside, key=lambda child: self._value[child], default=None)
            if best is None or self._value[best] < _MOST * self._value[at] or not self._page.is_block(best):
                return at
            at = best
            if at.tag == "table" and not self._tables.is_layout(at):
                return at

    def _around(self, core: Any) -> list[Any]:
        """The core with what belongs to it: all of each parent, up to where the site's own stands beside."""
        node = core
        while node.getparent() is not None and node.tag not in ("main", "article", "body"):
            parent = node.getparent()
            at = parent.index(node)
            kinds = [(n, child, self._kind(child)) for n, child in enumerate(parent) if child in self._words]
            beside = {kind for n, _, kind in kinds if n != at}
            if not beside & {"menu", "list"}:
                node = parent
                continue
            bare = self._words[node] <= _BARE * self._words[core] + _BARE_WORDS
            if parent.tag != "tr" and ("menu" not in beside or bare):
                above = _until_list([(child, kind) for n, child, kind in reversed(kinds) if n < at])
                return [*above, node, *_until_list([(child, kind) for n, child, kind in kinds if n > at])]
            above = [child for n, child, kind in kinds if n < at and kind == "text" and self._is_title(child)]
            return [*above, node]
        return [node]

    def _kind(self, element: Any) -> str:
        """What a neighbour of the content is: `menu` (or another part of a site), `list` of links, `own` or `text`."""
        words, links = self._words[element], self._links[element]
        if not words or self._page.is_hidden(element) or element.tag in _CONTROLS:
            return "own"
        if element in self._own and (
            element.tag in _PARTS or element.get("role") in _ROLES - {"navigation", "toolbar"}
        ):
            return "menu"
        if self._is_linked(element) and links >= _LIST_LINKS:
            return "menu" if links >= _MENU_LINKS and self._linked[element] <= _MENU_WORDS * links else "list"
        return "own" if element in self._own or self._is_own_line(element) else "text"

    def _is_title(self, element: Any) -> bool:
        text = _text(element)
        return len(text.split()) <= 40 and (TITLE.match(text) is not None or PERIOD.match(text) is not None)

    def _is_own_line(self, element: Any) -> bool:
        text = _text(element)
        if element.tag not in HEADINGS and self._is_linked(element) and not TITLE.match(text):
            return True
        return is_sites_own(text)

    def _shows_programme(self, content: list[Any]) -> bool:
        signs: dict[str, int] = dict.fromkeys(SIGNS, 0)
        titled = TITLE.match(self._page.title) is not None
        for root in content:
            out: dict[Any, bool] = {}
            for element in root.iter():
                if element not in self._words:
                    continue
                out[element] = element in self._own or out.get(element.getparent(), False)
                if out[element] or (self._in_link[element] and not self._inside_headed(element)):
                    continue
                if any(TITLE.match(text) for text in _own_texts(element)):
                    titled, self._title_at = True, self._at[element] if self._title_at < 0 else self._title_at
                for text in _own_texts(element):
                    for kind, count in count_signs(text).items():
                        signs[kind] += count
        if titled or any(root in self._holds_headed for root in content):
            return sum(signs.values()) >= _LEAST_SIGNS
        return signs["weekday"] >= _LEAST_SIGNS and signs["hour"] + signs["session"] >= _LEAST_SIGNS

    def _inside_headed(self, element: Any) -> bool:
        return any(table in self._headed for table in element.iterancestors("table"))

    def _mark_inside(self, content: Any) -> None:
        """Mark the site's own inside the content: links back and forth, counters, forms, lists of links."""
        in_data: dict[Any, bool] = {}
        for element in content.iter():
            if element not in self._words or element in self._own:
                continue
            table = element.tag == "table" and not self._tables.is_layout(element)
            in_data[element] = table or in_data.get(element.getparent(), False)
            if not self._words[element]:
                continue
            if element.tag in ("a", "label", "span", "font", "b", "strong", "i", "em"):
                text = _text(element)
                alone = ALONE.fullmatch(text) and (element.tag == "a" or not count_signs(text))
                if alone and self._is_apart(element):
                    self._own.add(element)
            elif not in_data[element] and self._page.is_block(element) and self._is_own_block(element):
                self._own.add(element)

    def _is_apart(self, element: Any) -> bool:
        """Whether an inline element is a link, or has its line to itself but for links and controls."""
        if element.tag == "a" or any(True for _ in element.iterancestors("a")):
            return True
        parent = element.getparent()
        if parent.tag in ("td", "th") or any(True for _ in parent.iterancestors("td", "th")):
            return False
        beside = any(child.tag in ("a", "select", "input", "button") for child in parent)
        return element.tag == "label" or beside

    def _is_own_block(self, element: Any) -> bool:
        words = self._words[element]
        if element in self._holds_headed:
            return False
        if words > _OWN_WORDS:
            return self._is_linked(element) and not any(
                child in self._value and self._value[child] for child in element
            )
        text = _text(element)
        if STAMP.fullmatch(text) or is_sites_own(text) or (ADDRESS.search(text) and not count_signs(text).get("hour")):
            return True
        if element.tag in HEADINGS or (words <= 40 and TITLE.match(text)):
            return False
        if self._is_linked(element) and not count_signs(text).get("hour"):
            return True
        controls = any(child.tag in ("select", "input", "textarea") for child in element.iter())
        if controls and words <= _FORM_WORDS and not PERIOD.search(text):
            return True
        return self._at[element] < self._title_at and TODAY.fullmatch(text) is not None


def _own_texts(element: Any) -> list[str]:
    """The runs of text directly in an element, as a page shows them: where the source's lines end is nothing to it."""
    texts = [element.text, *(child.tail for child in element)]
    return [" ".join(text.split()) for text in texts if text and not text.isspace()]


def _text(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _until_list(siblings: list[tuple[Any, str]]) -> list[Any]:
    """Neighbours, nearest first, up to the first list of links."""
    end = next((n for n, (_, kind) in enumerate(siblings) if kind in ("menu", "list")), len(siblings))
    return [child for child, _ in siblings[:end]]


def _add_up(counts: dict[Any, Any], order: list[Any]) -> None:
    """Give each element the sum of what it and all in it count."""
    for element in reversed(order):
        parent = element.getparent()
        if parent in counts:
            counts[parent] += counts[element]
