"""Text → text with its damage mended."""
def repair(text: str) -> tuple[str, dict[str, int]]:
    return text.replace("\r\n", "\n"), {}
