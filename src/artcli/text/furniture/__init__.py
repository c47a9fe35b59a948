"""What belongs to the pages and not to the text?"""

from artcli.text.furniture.composition import drop_furniture

__all__ = ["drop_furniture"]
