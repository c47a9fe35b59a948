"""How is a pattern said to OpenSearch?  A shape of terms → a clause of its query language, over one layer of a field.

Patterns are those of artcli's own language (``query.regexes`` has its grammar); Lucene's has other signs, and no word characters beyond ASCII.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from artcli.analysis.forms import LAYERS
from artcli.opensearch.mapping import there
from artcli.query.regexes import LONGEST_WORD

if TYPE_CHECKING:
    from artcli.query.plan import Shaped

_RESERVED = frozenset('.?+*|{}[]()"\\#@&<>~^$-')
_LAYER = "".join(sorted(LAYERS))
_PIECE = re.compile(
    r"(?P<set>\[\^?\]?(?:[^\]\\]|\\.)*\])|(?P<escape>\\.)|(?P<repeat>\{[0-9,]*\})|(?P<group>\(\?:)|(?P<sign>[.*+?|()^$])|(?P<letter>.)",
    re.DOTALL,
)


def shape_clause(shaped: Shaped, layer: str) -> dict[str, Any]:
    """Return what finds the articles that have a term of a shape in a layer."""
    field, text = there(shaped.field), shaped.text
    if field == "file":
        return _paths(text)
    if shaped.kind == "prefix":
        return _beginning(field, layer, text)
    if shaped.kind == "fuzzy":
        return _nearly(field, layer + text, shaped.distance, len(layer))
    expression = _of_wildcard(text) if shaped.kind == "wildcard" else of_expression(text)
    if not layer and (shaped.kind == "regex" or not text[:1].isalnum()):
        expression = f"([^{_LAYER}].*)&({expression})"  # a mark is no letter
    return {"regexp": {field: {"value": layer + expression, "flags": "INTERSECTION"}}}


def _beginning(field: str, layer: str, text: str) -> dict[str, Any]:
    if layer or text:
        return {"prefix": {field: {"value": layer + text}}}
    return {"exists": {"field": field}}


def _nearly(field: str, term: str, distance: int, kept: int) -> dict[str, Any]:
    """Return what finds a term by so many changes, none of them in its mark."""
    return {
        "fuzzy": {
            field: {
                "value": term,
                "fuzziness": min(distance, 2),
                "prefix_length": kept,
                "transpositions": True,
                "rewrite": "constant_score",
            }
        }
    }


def _of_wildcard(pattern: str) -> str:
    """Return the expression of a wildcard; a question mark at the end is one letter or none.

    >>> _of_wildcard("*wall?")
    '.*wall.?'
    """
    bare = pattern.rstrip("?")
    signs = {"*": ".*", "?": "."}
    return "".join([signs.get(sign) or _literal(sign) for sign in bare]) + ".?" * (len(pattern) - len(bare))


def _paths(pattern: str) -> dict[str, Any]:
    return {"regexp": {"file_lower": {"value": _of_wildcard(pattern), "flags": "NONE"}}}


def of_expression(pattern: str) -> str:
    r"""Return an expression of artcli's language in Lucene's, which always means the whole word; capitals are small, as terms are.

    >>> of_expression(r"WALL(S|ED)"), of_expression("^col[^O]u?r$")
    ('wall(s|ed)', 'col[^o]u?r')
    """
    found = []
    for match in _PIECE.finditer(pattern):
        kind, text = str(match.lastgroup), match.group()
        if kind == "set":
            found.append(_set(text))
        elif kind == "escape":
            found.append(_escape(text[1]))
        elif kind == "repeat":
            found.append(_repeat(text))
        elif kind == "group":
            found.append("(")
        elif kind == "sign":
            found.append("" if text in "^$" else text)
        else:
            found.append(_literal(text.lower()))
    return "".join(found)


_LETTERS = "a-z0-9_\u00aa-\u02af\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff"
"""Letters and digits, nearly: where ``\\w`` means those of all scripts."""
_CLASSES = {"d": "0-9", "w": _LETTERS, "s": " \t"}


def _escape(letter: str) -> str:
    if letter in _CLASSES:
        return f"[{_CLASSES[letter]}]"
    if letter.lower() in _CLASSES:
        return f"[^{_CLASSES[letter.lower()]}]"
    return _literal(letter)


def _set(text: str) -> str:
    """Return a class of letters; its capitals are small ones."""
    negated = text.startswith("[^")
    inner = text[2 if negated else 1 : -1]
    inner = re.sub(r"\\([dws])", lambda match: _CLASSES[match[1]], inner)
    inner = re.sub(r"([A-Z])-([A-Z])", lambda match: match[0].lower(), inner).lower()
    inner = re.sub(r'(?<!\\)([\["#@&<>~])', r"\\\1", inner)
    return f"[{'^' if negated else ''}{inner}]"


def _repeat(text: str) -> str:
    low, comma, high = text[1:-1].partition(",")
    if not comma:
        return text
    return f"{{{low or 0},{high or LONGEST_WORD}}}"


def _literal(sign: str) -> str:
    return "".join([f"\\{one}" if one in _RESERVED else one for one in sign])
