"""What belongs to the web page or newsletter and not to the article?  A draft → the same without it."""

from artcli.text.boilerplate.composition import drop_boilerplate

__all__ = ["drop_boilerplate"]
