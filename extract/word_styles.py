"""How runs of a Word file look: what they say themselves, what their styles say, what the file's defaults say."""

from __future__ import annotations

from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}


class Look(NamedTuple):
    """A run's properties; None where nothing is said. `size` is in points."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, other: Look) -> Look:
        """These properties, and another's where these are silent."""
        return Look(
            self.size if self.size is not None else other.size,
            self.bold if self.bold is not None else other.bold,
            self.italic if self.italic is not None else other.italic,
            self.caps if self.caps is not None else other.caps,
            self.hidden if self.hidden is not None else other.hidden,
            self.font if self.font is not None else other.font,
        )


def value(parent: Any, tag: str) -> str | None:
    """The `w:val` of a child element; empty where the child has none, None where there is no child."""
    child = parent.find(W + tag) if parent is not None else None
    return None if child is None else child.get(W + "val", "")


def look_of(properties: Any) -> Look:
    """What a `w:rPr` says."""
    if properties is None:
        return Look()
    size = value(properties, "sz")
    try:
        points = float(size) / 2 if size else None
    except ValueError:
        points = None
    bold, italic, caps, hidden = (_switch(properties, tag) for tag in ("b", "i", "caps", "vanish"))
    return Look(points, bold, italic, caps, hidden, _font(properties.find(W + "rFonts")))


def _font(said: Any) -> str | None:
    """The font of letters beyond ASCII: `hAnsi`, or else `ascii`; empty where the theme names it."""
    if said is None:
        return None
    for slot in ("hAnsi", "ascii"):
        if said.get(f"{W}{slot}Theme"):
            return ""
        if said.get(W + slot):
            return str(said.get(W + slot))
    return None


def _switch(properties: Any, tag: str) -> bool | None:
    said = value(properties, tag)
    return None if said is None else said not in _OFF


class Styles:
    """The styles of a Word file, looked up through what each is based on."""

    def __init__(self, root: Any) -> None:
        """Take the root of `styles.xml`; None for a file without one."""
        self._styles: dict[str, Any] = {}
        self._looks: dict[str, Look] = {}
        self._defaults: dict[str, str] = {}
        self._base = Look()
        if root is None:
            return
        self._base = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._defaults[style.get(W + "type", "")] = name

    def look(self, run: Any, paragraph_style: str | None) -> Look:
        """How a run (or any element with a `w:rPr`) looks in a paragraph of a style."""
        properties = run.find(W + "rPr")
        look = look_of(properties)
        run_style = value(properties, "rStyle")
        if run_style:
            look = look.over(self._styled(run_style))
        return look.over(self._styled(paragraph_style or self._defaults.get("paragraph", "")))

    def chain(self, name: str | None, kind: str = "paragraph") -> list[Any]:
        """A style's element and those it is based on, nearest first."""
        found: list[Any] = []
        name = name or self._defaults.get(kind)
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = value(found[-1], "basedOn")
        return found

    def _styled(self, name: str) -> Look:
        if name not in self._looks:
            look = Look()
            for style in self.chain(name):
                look = look.over(look_of(style.find(W + "rPr")))
            self._looks[name] = look.over(self._base)
        return self._looks[name]
