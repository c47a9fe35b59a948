"""Stub: language."""

def detect_language(text: str) -> str | None:
    """Stub."""
    return None
