"""The layout of a text: lines → blocks.  ``build_blocks`` is the one door; ``blocks`` says how the steps follow one another."""

from artcli.text.layout.blocks import build_blocks

__all__ = ["build_blocks"]
