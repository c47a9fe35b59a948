"""What do titles go by in an order of letters?  A title → a text that sorts as people sort titles, for a cluster that compares texts only.  Pure."""

from __future__ import annotations

from artcli.search.ordering import title_key


def title_sort(title: str) -> str:
    """Return what orders titles by letters without case and accents, numbers by what they count and before letters.

    >>> sorted(["Étude 10", "étude 9", "Zebra", "“Apples”"], key=title_sort)
    ['“Apples”', 'étude 9', 'Étude 10', 'Zebra']
    """
    return "".join(
        [f"\x01{length:03}{text}" if text.isdigit() and text.isascii() else text for length, text in title_key(title)]
    )
