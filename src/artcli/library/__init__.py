"""What can be done with a library of articles?  ``Library`` says it; its neighbours do what is more than a call."""

from artcli.library.library import Library

__all__ = ["Library"]
