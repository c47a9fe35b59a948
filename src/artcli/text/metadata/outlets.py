"""Is this the name of a newspaper, a station, a site or an agency?  Text in, yes or no.  Pure."""

from __future__ import annotations

from artcli.text.metadata import byline_words as words

OUTLET_WORDS = 6
_LONGEST_NAMED = 4
_AROUND = " .()"
_LONG = 60
"""Characters from which on a line most likely has more words."""
_FIRSTS, _LASTS = words.STATIONS | words.OUTLET_STARTS, words.OUTLET_WORDS | words.AGENCIES


def is_outlet(text: str) -> bool:
    """Tell whether a text names a newspaper, a station, a site or an agency."""
    if len(text) > _LONG and _is_longer(text):
        return False
    low = text.lower().strip(_AROUND)
    parts = low.split(None, OUTLET_WORDS)
    if low in words.AGENCIES:
        return True
    if len(parts) == 1:
        return low.endswith(words.DOMAINS)
    return 1 < len(parts) <= OUTLET_WORDS and (parts[-1] in _LASTS or parts[0] in _FIRSTS)


def _is_longer(text: str) -> bool:
    """Tell cheaply that a text has too many words for a name; nobody writes a paragraph in small letters for that."""
    parts = text.split(None, OUTLET_WORDS)
    return len(parts) > OUTLET_WORDS and parts[0][0] not in _AROUND and parts[-1].rstrip(_AROUND) != ""


def is_named_outlet(text: str) -> bool:
    """Tell an outlet where a byline names it: also by a first word that no person is called by ("Daily Compass")."""
    if is_outlet(text) or text.endswith(words.OUTLET_ENDS):
        return True
    first, *rest = text.split() or [""]
    return (
        first.lower() in words.OUTLET_FIRSTS and 0 < len(rest) < _LONGEST_NAMED and all([w[0].isupper() for w in rest])
    )


def is_outlet_like(text: str) -> bool:
    """Tell a name of several words that could be an outlet's, where its place in the head says that it is no person's."""
    parts = text.split()
    return (
        1 < len(parts) <= OUTLET_WORDS
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and text.lower() not in words.PLACES
        and parts[0].lower() not in words.PLACE_STARTS
        and all(part in words.OUTLET_JOINTS or (part[0].isupper() and part[-1].isalpha()) for part in parts)
    )
