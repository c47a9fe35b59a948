"""How does a cluster itself read a language?  Codes → analysers of the ``analysis-common`` module, which every distribution has.  Pure.

They are for other programs, and for people at a dashboard; artcli's own searches use terms of its own making (``documents``).  Each has the filters of the
cluster's analyser for the language, without stop words, and accents folded.  Stemmers that look at accents see the word both with and without
them: so ``informações`` finds ``informação``, and ``informacao`` does too.
"""

from __future__ import annotations

from typing import Any, NamedTuple

OTHER = "other"
"""Where texts go whose language isn't known, or has no analyser."""
EXACT = "exact"
"""The sub-field of words that aren't stemmed."""
_FOLD = "asciifolding"
_INDIC = ("decimal_digit", "indic_normalization")


class _Reading(NamedTuple):
    """How a language is read: its stemmer, filters before the lower case, and after it, that one, the tokenizer, and whether its stemmer looks at accents."""

    stemmer: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lower: str = "lowercase"
    tokenizer: str = "standard"
    accents: bool = True


def _plain(stemmer: str | None, *after: str) -> _Reading:
    """Return how a language is read whose stemmer knows no Latin accents."""
    return _Reading(stemmer, after=after, accents=False)


_CJK = _Reading(before=("cjk_width",), after=("cjk_bigram",), accents=False)
_READINGS: dict[str, _Reading] = {
    "ar": _plain("arabic", "decimal_digit", "arabic_normalization"),
    "bg": _plain("bulgarian"),
    "bn": _plain("bengali", *_INDIC, "bengali_normalization"),
    "ca": _Reading("catalan", before=("elision_ca",)),
    "cs": _Reading("czech"),
    "da": _Reading("danish"),
    "de": _Reading("light_german", after=("german_normalization",)),
    "el": _plain("greek")._replace(lower="lowercase_el"),
    "en": _plain("english")._replace(before=("possessive_en",)),
    "es": _Reading("light_spanish"),
    "et": _Reading("estonian"),
    "eu": _Reading("basque"),
    "fa": _plain(None, "decimal_digit", "arabic_normalization", "persian_normalization"),
    "fi": _Reading("finnish"),
    "fr": _Reading("light_french", before=("elision_fr",)),
    "ga": _Reading("irish", before=("elision_ga",), lower="lowercase_ga"),
    "gl": _Reading("galician"),
    "hi": _plain("hindi", *_INDIC, "hindi_normalization"),
    "hu": _Reading("hungarian"),
    "hy": _plain("armenian"),
    "id": _plain("indonesian"),
    "it": _Reading("light_italian", before=("elision_it",)),
    "ja": _CJK,
    "ko": _CJK,
    "lt": _Reading("lithuanian"),
    "lv": _Reading("latvian"),
    "nl": _Reading("dutch"),
    "no": _Reading("norwegian"),
    "pt": _Reading("light_portuguese"),
    "ro": _Reading("romanian"),
    "ru": _plain("russian"),
    "sv": _Reading("swedish"),
    "th": _plain(None, "decimal_digit")._replace(tokenizer="thai"),
    "tr": _Reading("turkish", before=("apostrophe",), lower="lowercase_tr"),
    "zh": _CJK,
    OTHER: _plain(None),
}
_ELISIONS = {
    "ca": "d l m n s t",
    "fr": "l m t qu n s j d c jusqu quoiqu lorsqu puisqu",
    "ga": "d m b",
    "it": "c l all dall dell nell sull coll pell gl agl dagl degl negl sugl un m t s v d",
}
"""Articles and the like that are written before a word with an apostrophe: those of Lucene's analysers."""
_LOWER = {"el": "greek", "ga": "irish", "tr": "turkish"}
"""Languages whose capital letters are others' own."""


def field_of(language: str | None) -> str:
    """Return the name of the field, in ``title`` and in ``text``, for articles in a language.

    >>> field_of("de"), field_of("la"), field_of(None)
    ('de', 'other', 'other')
    """
    return language if language in _READINGS else OTHER


def analysis() -> dict[str, Any]:
    """Return the analysers of all languages, and the filters that they are made of."""
    filters: dict[str, Any] = {
        f"elision_{code}": {"type": "elision", "articles": words.split(), "articles_case": True}
        for code, words in _ELISIONS.items()
    }
    filters |= {f"lowercase_{code}": {"type": "lowercase", "language": name} for code, name in _LOWER.items()}
    filters["possessive_en"] = {"type": "stemmer", "language": "possessive_english"}
    analysers: dict[str, Any] = {}
    for code, reading in _READINGS.items():
        stems = []
        if reading.stemmer:
            stems = [f"stem_{code}"]
            filters[f"stem_{code}"] = {"type": "stemmer", "language": reading.stemmer}
        if reading.accents:
            ways = [f"stem_{code},{_FOLD}", f"{_FOLD},stem_{code},{_FOLD}"]
            filters[f"both_{code}"] = {"type": "multiplexer", "filters": ways, "preserve_original": False}
            last = [f"both_{code}"]
        else:
            last = [_FOLD, *stems]
        words = [*reading.before, reading.lower]
        analysers[_stemmed(code)] = _custom(reading, [*words, *reading.after, *last])
        analysers[_exact(code)] = _custom(reading, [*words, _FOLD])
    return {"filter": filters, "analyzer": analysers}


def templates() -> list[dict[str, Any]]:
    """Return how the fields of ``title`` and ``text`` are mapped: each when the first article in its language comes."""
    return [{f"text_{code}": {"path_match": f"t*.{code}", "mapping": _field(code)}} for code in _READINGS]


def _field(code: str) -> dict[str, Any]:
    return {
        "type": "text",
        "analyzer": _stemmed(code),
        "term_vector": "with_positions_offsets",
        "fields": {EXACT: {"type": "text", "analyzer": _exact(code)}},
    }


def _stemmed(code: str) -> str:
    return f"text_{code}"


def _exact(code: str) -> str:
    reading = _READINGS[code]
    usual = _Reading()
    shared = (reading.before, reading.lower, reading.tokenizer) == (usual.before, usual.lower, usual.tokenizer)
    return EXACT if shared else f"{EXACT}_{code}"


def _custom(reading: _Reading, filters: list[str]) -> dict[str, Any]:
    return {"type": "custom", "tokenizer": reading.tokenizer, "filter": filters}
