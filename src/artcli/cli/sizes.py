"""How many bytes is that?  Sizes as people write them, for options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}
_SIZE = re.compile(r"([0-9]{1,12})([kmg]?)(?:i?b)?", re.ASCII | re.IGNORECASE)


def size_of(least: int) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Return what reads a size such as 512M or 2G, of ``least`` bytes or more."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        match = _SIZE.fullmatch(value)
        if not match:
            message = f"{value} isn't a size, such as 512M or 2G."
            raise click.BadParameter(message, ctx, param)
        found = int(match[1]) * _UNITS[match[2].lower()]
        if found < least:
            message = f"{value} is too little: give at least {_written(least)}."
            raise click.BadParameter(message, ctx, param)
        return found

    return read


def _written(size: int) -> str:
    return f"{size // 2**20}M" if size >= 2**20 else str(size)
