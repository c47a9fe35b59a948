"""Stub: metadata."""
from artcli.text.draft import Draft

def read_head(draft: Draft) -> None:
    """Stub."""
    for i, line in enumerate(draft.lines):
        if line:
            draft.head.title = line
            draft.lines[: i + 1] = []
            break
