"""Title, authors, dates, source and place: what stands at the head of an article, and at its foot?  A draft → its head, filled."""

from artcli.text.metadata.head import read_head

__all__ = ["read_head"]
