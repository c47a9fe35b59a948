"""Stub: furniture."""
from artcli.text.draft import Draft

def drop_furniture(draft: Draft) -> None:
    """Stub."""
