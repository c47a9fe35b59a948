"""In which theme is a page painted?  The option, then the configuration, then what the terminal says → a table of styles."""

from __future__ import annotations

import os

from artcli.config import config_path, load_config
from artcli.errors import ConfigError
from artcli.hints import TYPE_CHECKING
from artcli.render.themes import STYLES, WEIGHTS, faults, named

if TYPE_CHECKING:
    from artcli.render.terminal import Ink
    from artcli.render.themes import Styles


def styles_for(option: str | None) -> Styles | None:
    """Return the styles of the theme that was asked for; None for the one without colours.

    Raises ``ConfigError`` where the configuration's theme can't be used.
    """
    said = load_config().theme
    own = said if isinstance(said, dict) else None
    if own is not None and (wrong := faults(own)):
        message = f"The theme in the configuration {config_path()} can't be used: {wrong[0]}"
        raise ConfigError(message, hint='Write styles as in: hit = "bold magenta"; docs/reading.md has them all.')
    name = option or (said if isinstance(said, str) else "auto")
    return named(name, own if option in (None, "auto") else None, os.environ.get("COLORFGBG", ""))


def painting(option: str | None, ink: Ink) -> tuple[Ink, Styles]:
    """Return how text may be set off, and by which styles, when a stream takes what ``ink`` says.

    Raises as ``styles_for`` does.
    """
    if ink == "none":
        return ink, STYLES
    styles = styles_for(option)
    return ("weight", STYLES | WEIGHTS) if styles is None else (ink, styles)
