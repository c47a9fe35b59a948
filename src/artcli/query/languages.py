"""Which code has a language that was typed by its name?  ``lang:german`` → ``lang:de``.  Data and one look-up.  Pure."""

from __future__ import annotations

from artcli.query.tree import And, Boost, Node, Not, Or, Word
from artcli.values import replace

_NAMES = {
    "ar": "arabic العربية", "bg": "bulgarian български", "ca": "catalan català", "cs": "czech čeština", "da": "danish dansk",
    "de": "german deutsch", "el": "greek ελληνικά", "en": "english", "es": "spanish español castellano", "et": "estonian eesti",
    "fa": "persian farsi", "fi": "finnish suomi", "fr": "french français", "he": "hebrew עברית", "hi": "hindi", "hr": "croatian hrvatski",
    "hu": "hungarian magyar", "id": "indonesian", "it": "italian italiano", "ja": "japanese 日本語", "ko": "korean 한국어",
    "lt": "lithuanian lietuvių", "lv": "latvian latviešu", "nl": "dutch nederlands", "no": "norwegian norsk", "pl": "polish polski",
    "pt": "portuguese português", "ro": "romanian română", "ru": "russian русский", "sk": "slovak slovenčina", "sl": "slovene slovenian",
    "sr": "serbian srpski", "sv": "swedish svenska", "th": "thai ไทย", "tr": "turkish türkçe", "uk": "ukrainian українська",
    "vi": "vietnamese", "zh": "chinese 中文",
}  # fmt: skip
"""Codes of ISO 639-1 and names of their languages, in English and in themselves."""
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def with_codes(value: Node) -> Node:
    """Return the value of ``lang:`` with codes for the names in it.

    >>> str(with_codes(Or((Word("German"), Word("fr")))))
    'de OR fr'
    """
    if isinstance(value, (And, Or)):
        return replace(value, children=tuple([with_codes(child) for child in value.children]))
    if isinstance(value, (Not, Boost)):
        return replace(value, child=with_codes(value.child))
    if isinstance(value, Word) and value.text.casefold() in _CODES:
        return replace(value, text=_CODES[value.text.casefold()])
    return value
