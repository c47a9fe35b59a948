"""Which backslashes did LaTeX, Markdown or a database put before a character?  Text in, text without them out.  Pure."""

from __future__ import annotations

import re
import unicodedata

from artcli.text.repairs.core import Mended, in_prose, outside_code_spans

_CONTRACTION = re.compile(r"\w\\'(?:s|t|d|m|re|ve|ll)\b")
_NO_ACCENT = re.compile(r"\\'[bdfhjkmpqtvwxBDFHJKMPQTVWX]")
_CLOSING = re.compile(r"\w[.,!?]?\\\"(?![\w{])")
_OPENING = re.compile(r"(?<![\w\\])\\\"\w")


def escaped_quotes(text: str) -> Mended:
    r"""Take the backslash from quotation marks and apostrophes that a database escaped.

    >>> escaped_quotes("It isn\\'t \\\"right\\\".").text
    'It isn\'t "right".'
    """

    def mend(line: str) -> Mended:
        count = 0
        if _CONTRACTION.search(text) or _NO_ACCENT.search(text):
            count += line.count("\\'")
            line = line.replace("\\'", "'")
        if _OPENING.search(line) and _CLOSING.search(line):
            count += line.count('\\"')
            line = line.replace('\\"', '"')
        return Mended(line, count)

    return in_prose(text, "\\", mend)


_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "H": "\u030b", "u": "\u0306", "k": "\u0328", "r": "\u030a", "d": "\u0323",
}  # fmt: skip
_BARE = {
    "'": "aeiouyAEIOUYcnszrlCNSZ", "`": "aeiouAEIOU", "^": "aeiouAEIOUcghjswyCGHJSWY", '"': "aeiouyAEIOUY", "~": "anoANO",
}  # fmt: skip
"""Letters that take an accent without braces: ``\\.w`` is rather a regular expression, ``\\'t`` an escaped apostrophe."""
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı", "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "euro": "€",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "pounds": "£",
    "textdegree": "°", "S": "§", "P": "¶", "copyright": "©", "texteuro": "€", "textasciitilde": "~", "textbackslash": "\\",
}  # fmt: skip
_LATEX = re.compile(
    r"\{\\(?P<mark3>['`^\"~=.])\\?(?P<base3>[A-Za-z])\}"
    r"|\\(?P<mark>['`^\"~=.])(?:\{\\?(?P<braced>[A-Za-z])\}|\\?(?P<bare>[A-Za-z]))"
    r"|\\(?P<mark2>[cvHukrd])(?:\{(?P<braced2>[A-Za-z])\}|[ ](?P<bare2>[A-Za-z])(?![A-Za-z]\b))"
    r"|\{\\(?P<name2>ss|[oOlLi]|ae|AE|oe|OE|aa|AA)\}"
    r"|\\(?P<name>ldots|dots|text[a-z]+|ss|ae|AE|oe|OE|aa|AA|[oOlLiSP]|euro|pounds|copyright)(?:\{\}|[ ](?=[a-z])|(?![A-Za-z]))"
    r"|\\(?:emph|textit|textbf|texttt|textsc|underline)\{(?P<inner>[^{}\n\\]*)\}"
    r"|\\(?P<sign>[$%&])"
)


def latex_escapes(text: str) -> Mended:
    r"""Read what LaTeX escapes: signs, accents, a few letters.

    >>> latex_escapes("caf\\'{e} costs 5\\% of \\$10, na\\\"ive").text
    'café costs 5% of $10, naïve'
    """
    return in_prose(text, "\\", lambda line: outside_code_spans(line, _latex_line))


def _latex_line(line: str) -> tuple[str, int]:
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        result = _latex(match)
        count += result != match[0]
        return result

    return _LATEX.sub(replace, line), count


def _latex(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"]
    if match["inner"] is not None:
        return match["inner"]
    name = match["name"] or match["name2"]
    if name:
        return _LETTERS.get(name, match[0])
    mark = match["mark"] or match["mark2"] or match["mark3"]
    if match["bare"] and match["bare"] not in _BARE.get(mark, ""):
        return match[0]
    base = match["braced"] or match["bare"] or match["braced2"] or match["bare2"] or match["base3"]
    composed = unicodedata.normalize("NFC", base + _ACCENTS[mark])
    return composed if len(composed) == 1 else match[0]


_MARKDOWN = re.compile(r"\\([*_#\[\]`~|!+>(){}.-])")
_BLOCK_START = re.compile(r"\s*(?:(?:\\[#*+-]|\d{1,9}\\[.)])(?:\s|$)|\\(?:>|(?=```|~~~)))")
_FOREIGN = re.compile(r"\\[A-Za-z0-9]|\\\\")


def markdown_escapes(text: str) -> Mended:
    r"""Take the backslash from what Markdown escapes; one that keeps a line from being a heading or a list item stays.

    >>> markdown_escapes("a \\*star\\* and snake\\_case \\[1\\]").text
    'a *star* and snake_case [1]'
    """
    return in_prose(text, "\\", _markdown_line)


def _markdown_line(line: str) -> Mended:
    head = _BLOCK_START.match(line)
    start = head.end() if head else 0
    rest = outside_code_spans(line[start:], _markdown_part)
    return Mended(line[:start] + rest.text, rest.count)


def _markdown_part(line: str) -> tuple[str, int]:
    if _FOREIGN.search(line):
        return line, 0
    return _MARKDOWN.subn(r"\1", line)
