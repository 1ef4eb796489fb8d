"""A page's markup to a tree: what shows no text taken out, and how elements are displayed as far as the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from congtac.extract.errors import DamagedError
from congtac.extract.page_fonts import decode_tree

_TEXTLESS = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "map", "applet", "noframes", "datalist", "head", "title", "meta", "link",
)  # fmt: skip
_BLOCK_TAGS = (
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option "
    "p pre search section select summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_BLOCK_DISPLAYS = ("block", "flex", "grid", "table", "list-item", "flow-root")
_MEDIA = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"\s*(?:[a-z]+)?([.#][\w-]+)\s*$", re.I)
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([\w-]+)", re.I)
_INVISIBLE = re.compile(r"(?:^|[;\s])visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_SHOWN_ON_WIDE = re.compile(r"(?:\bd-\w+|\w+:)-?(?:block|flex|grid|table|inline\S*)")
_TOGGLES = ("collapse", "tab", "pill", "list")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])(?![\da-f])|0*(?:[0-8]|1[1245-9]|2\d|3[01])(?!\d));?",
    re.IGNORECASE,
)
"""Characters that no tree may hold, and references to them."""
_DEEPEST = 150
"""Elements nested deeper than this, as tags that are never closed leave them, lose their tags and keep their text."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Page:
    """A parsed page.

    Attributes:
        body: Its root element for text.
        title: What its `title` says.
        legacy_encoding: In which its text was, or that of its first frame that was in one; empty for Unicode.
        site: The site's name, as the page's metadata have it; empty if they have none.
        order: All elements of the body in document order. Held here because lxml's objects serve as
            keys.
    """

    def __init__(self, texts: list[str]) -> None:
        """Parse the texts of a page and of its frames; their bodies stand one behind another.

        Raises:
            DamagedError: It is no markup, or nested beyond measure.
        """
        roots = [root for root in map(_parse, texts) if root is not None]
        if not roots:
            raise DamagedError()
        encodings = [decode_tree(root) for root in roots]
        self.legacy_encoding = next((encoding for encoding in encodings if encoding), "")
        self.title = " ".join((roots[0].findtext(".//title") or "").split())
        self.site = _site_name(roots[0])
        self._displays: dict[str, str] = {}
        for root in roots:
            self._read_styles(root)
            _drop_textless(root)
        self.body: Any = roots[0]
        self.body.extend(roots[1:])
        _flatten_depths(self.body)
        self._panels = _panels(self.body)
        _label_panels(self.body)
        self.order: list[Any] = [element for element in self.body.iter() if isinstance(element.tag, str)]

    def _read_styles(self, root: Any) -> None:
        """Keep what a page's own rules for a class or identifier say of display; files of rules are not at hand."""
        for style in root.iter("style"):
            for selectors, rules in _RULE.findall(_MEDIA.sub(" ", (style.text or "")[:500_000])):
                display = _DISPLAY.search(rules)
                for selector in selectors.split(",") if display else ():
                    if match := _SIMPLE.match(selector):
                        self._displays[match[1]] = display[1].lower() if display else ""

    def display(self, element: Any) -> str:
        """How an element is displayed as far as its own style or the page's rules say; else empty."""
        own = _DISPLAY.search(element.get("style") or "")
        if own:
            return own[1].lower()
        if not self._displays:
            return ""
        names = [f"#{element.get('id')}", *(f".{name}" for name in reversed(_classes(element)))]
        return next((self._displays[name] for name in names if name in self._displays), "")

    def is_block(self, element: Any) -> bool:
        """Whether an element begins a new line."""
        display = self.display(element)
        if display:
            return display.startswith(_BLOCK_DISPLAYS)
        return element.tag in _BLOCKS

    def is_hidden(self, element: Any) -> bool:
        """Whether a reader cannot see an element, by its own attributes; a panel that a click opens can be seen."""
        names = _classes(element)
        hidden = (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or self.display(element) == "none"
            or _INVISIBLE.search(element.get("style") or "") is not None
            or bool({"sr-only", "visually-hidden"} & set(names))
            or (bool({"d-none", "hidden", "hidden-md", "hidden-lg"} & set(names)) and not _wide(names))
            or any(name.startswith("visible-xs") or re.fullmatch(r"d-(?:md|lg|xl)-none", name) for name in names)
        )
        return hidden and not self._is_panel(element)

    def _is_panel(self, element: Any) -> bool:
        return element.get("role") == "tabpanel" or element.get("id") in self._panels


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _wide(names: list[str]) -> bool:
    return any(_SHOWN_ON_WIDE.fullmatch(name) for name in names)


def _parse(text: str) -> Any:
    """The root of a text's tree with all that it says; None where there is no markup and no text."""
    clean = _CONTROL.sub(" ", text).lstrip("\ufeff \t\r\n")
    if not clean:
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise DamagedError("The page's tags are nested too deep to be read.")
    return root


def _drop_textless(root: Any) -> None:
    for element in list(root.iter(*_TEXTLESS)):
        if element.getparent() is not None:
            element.drop_tree()


def _flatten_depths(root: Any) -> None:
    deep = [element for element, depth in _depths(root) if depth > _DEEPEST]
    for element in reversed(deep):
        element.drop_tag()


def _depths(root: Any) -> Iterator[tuple[Any, int]]:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            yield element, depth
        else:
            depth -= 1


def _panels(root: Any) -> frozenset[str]:
    """Identifiers of what a click on something in the page opens: the parts of accordions and tabs."""
    found: set[str] = set()
    for element in root.iter("a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "span", "tr"):
        toggle = element.get("data-toggle") or element.get("data-bs-toggle") or ""
        if toggle in _TOGGLES:
            target = element.get("data-target") or element.get("data-bs-target") or element.get("href") or ""
            found.add(target.rpartition("#")[2])
        if toggle in _TOGGLES or element.get("aria-expanded") is not None or element.get("role") == "tab":
            found.update((element.get("aria-controls") or "").split())
    return frozenset(found - {""})


def _label_panels(root: Any) -> None:
    """Set the label of each tab above what it opens, where it says of which day that is."""
    tabs: dict[str, Any] = {}
    for element in root.iter("a", "button", "li", "div", "span"):
        toggle = element.get("data-toggle") or element.get("data-bs-toggle") or ""
        if element.get("role") == "tab" or toggle in ("tab", "pill"):
            target = element.get("aria-controls") or element.get("data-bs-target") or element.get("href") or ""
            tabs.setdefault(target.rpartition("#")[2], element)
    for panel in list(root.iter("div", "section")) if tabs else ():
        tab = tabs.get(panel.get("id") or "")
        text = " ".join(tab.text_content().split()) if tab is not None else ""
        if tab is None or not text or tab is panel or tab in panel.iterancestors():
            continue
        label = etree.Element("p")
        label.text, label.tail, panel.text = text, panel.text, None
        panel.insert(0, label)
        for inside in list(tab):
            inside.drop_tree()
        tab.text = None


def is_toggle(element: Any) -> bool:
    """Whether a click on the element opens a part of the page, so that it heads that part."""
    toggle = element.get("data-toggle") or element.get("data-bs-toggle") or ""
    return toggle in _TOGGLES or (element.get("aria-controls") and element.get("aria-expanded") is not None) or False


def _site_name(root: Any) -> str:
    """Of `og:site_name` (https://ogp.me), else of `application-name` and the like (HTML Standard 4.2.5.1)."""
    told = {meta.get("property") or meta.get("name"): meta.get("content") or "" for meta in root.iter("meta")}
    names = (told.get(key, "") for key in ("og:site_name", "application-name", "author", "copyright"))
    return next((" ".join(name.split()) for name in names if name.strip()), "")
