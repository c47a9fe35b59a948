"""What belongs to the pages and not to the text?  A draft → the same without it."""

from artcli.text.furniture.composition import drop_furniture

__all__ = ["drop_furniture"]
