"""Text → text: what damage can be mended without understanding the text?  ``REPAIRS`` is the table."""

from artcli.text.repairs.repair import repair, replay

__all__ = ["repair", "replay"]
