"""Stub: boilerplate."""
from artcli.text.draft import Draft

def drop_boilerplate(draft: Draft) -> None:
    """Stub."""
