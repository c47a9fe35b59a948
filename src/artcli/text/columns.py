"""Stub: columns."""
from artcli.text.draft import Draft

def split_columns(draft: Draft) -> None:
    """Stub."""
