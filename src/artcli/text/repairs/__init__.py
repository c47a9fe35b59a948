"""Text → text: what damage can be mended without understanding the text?"""

from artcli.text.repairs.repair import repair, replay

__all__ = ["repair", "replay"]
