"""The window's style sheet, filled with a theme's colours."""

from __future__ import annotations

from functools import cache
from string import Template

from desktop.models.theme import Palette
from desktop.paths import resource

_ROLES = (
    "bars panes paper line edge text secondary faint hover accent accent_tint on_accent "
    "cooperation conflict doubt doubt_tint reviewed"
).split()


def stylesheet(palette: Palette) -> str:
    """Return the style sheet of the whole program in a theme."""
    colours = {role: getattr(palette, role).name() for role in _ROLES}
    icons = resource("icons", "dark" if palette.dark else "light").as_posix()
    return _template().substitute(colours, icons=icons)


@cache
def _template() -> Template:
    return Template(resource("themes", "window.qss").read_text(encoding="utf-8"))
