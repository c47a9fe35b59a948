"""What may the last line of a page propose?  What the reader hasn't done yet; the state folder remembers what they have."""

from __future__ import annotations

import json

from artcli.config import state_path

SEARCH = {
    "show": "artcli show 1 to read",
    "narrow": "artcli search … --after 2019 to narrow",
    "facets": "--facets to see more",
}
"""What can be done next → the words for it."""
_FILE = "hints.json"


def search_hints(*names: str) -> tuple[str, ...]:
    """Return what to propose under results, or of it what is named."""
    used = _used()
    return tuple([text for name, text in SEARCH.items() if name not in used and name in (names or SEARCH)])


def mark_used(*names: str) -> None:
    """Remember that the reader knows these; a place that can't be written costs them nothing but the hint again."""
    used = _used()
    if used.issuperset(names):
        return
    path = state_path() / _FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(sorted(used | set(names))), encoding="utf-8")
    except OSError:
        return


def _used() -> frozenset[str]:
    try:
        return frozenset(map(str, json.loads((state_path() / _FILE).read_bytes())))
    except (OSError, ValueError, TypeError):
        return frozenset()
