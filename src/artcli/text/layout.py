"""Stub: layout."""
from artcli.model import Block
from artcli.text.draft import Draft

def build_blocks(draft: Draft) -> tuple[Block, ...]:
    """Stub."""
    chunks = "\n".join(draft.lines).replace("\f", "").split("\n\n")
    return tuple(Block("paragraph", " ".join(c.split())) for c in chunks if c.strip())
