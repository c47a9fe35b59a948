"""Which quotation marks and dashes were typed in the manner of TeX and typewriters?  Text in, typographic text out.  Pure."""

from __future__ import annotations

import re

from artcli.text.repairs.core import Mended, in_prose, outside_code_spans, substitute

_PAIR = re.compile(
    r"(?<!`)``(?P<tex>(?![`\s])(?:[^`'\"\n]|'(?!')|`(?!`)|\n(?!\s*\n))*)(?:''|\")"
    r"|(?<![\w,]),,(?P<low>(?![,\s])(?:[^`'\",\n]|'(?!')|`(?!`)|,(?!,)|\n(?!\s*\n))*)(?P<end>''|``|\")"
)
_OPEN = re.compile(r"(?<![`\w])``(?=[^\W_])")
_SINGLE = re.compile(r"(?<![`\w])`(?P<inner>[^`'\n“”\s](?:[^`'\n]|'(?=\w))*)'(?!['\w])")


_TWO_COMMAS = re.compile(",(?=,)")
_TWO_HYPHENS = re.compile("-(?=-)")
"""Patterns that begin with one character are searched for several times as fast as a string of two."""


def may_have_low_quotes(text: str) -> bool:
    """Tell whether ,,x'' or ,,x" may be there."""
    return ('"' in text or "'" in text) and _TWO_COMMAS.search(text) is not None


def quotes_tex(text: str) -> Mended:
    """Make quotation marks of ``x'' and ,,x'' where both ends stand in one paragraph.

    >>> quotes_tex("``Yes,'' she said. ,,Ja``, sagte er.").text
    '“Yes,” she said. „Ja“, sagte er.'
    """
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        if match["tex"] is not None:
            count += 1
            return f"“{match['tex']}”"
        if not match["low"]:
            return match[0]
        count += 1
        return f"„{match['low']}{'“' if match['end'] == '``' else '”'}"

    mended = _PAIR.sub(replace, text)
    if count and "`" in mended:
        singles = substitute(_SINGLE, r"‘\g<inner>’", mended)
        opens = substitute(_OPEN, "“", singles.text)
        return Mended(opens.text, count + singles.count + opens.count)
    return Mended(mended, count)


_DASH = re.compile(
    r"(?P<range>(?<=\d)--(?=\d))"
    r"|(?P<em>(?<=[^\W_])---?(?=[^\W_\d\s-])"  # word--word
    r"|(?<=[\w.,;:!?)\]'\"’”»%])[ \t]---?(?=[ \t]+[^\s|-]|$)"  # word -- word, word -- at a line's end
    r"|(?<=[.,;:!?)\]'\"’”»%])---?(?=[^\W_]|[\"'“‘«(])|(?<=[^\W_])---?(?=[\"'“‘«(]|[ \t]+[^\W_])"
    r"|(?<=[^\W_])---?(?=[’”'\"])|(?<=[\w,])---?$)"
)


def may_have_dashes(text: str) -> bool:
    """Tell whether two hyphens stand together."""
    return _TWO_HYPHENS.search(text) is not None


def dashes(text: str) -> Mended:
    r"""Make dashes of double and triple hyphens between words and figures, not in options, rules or code.

    >>> dashes("He left -- in 1999--2003---for good.").text
    'He left — in 1999–2003—for good.'
    >>> dashes("Use --help.\n-----\n").count
    0
    """

    def replace(match: re.Match[str]) -> str:
        if match["range"]:
            return "–"
        return " —" if match[0][0] in " \t" else "—"

    return in_prose(text, "--", lambda line: outside_code_spans(line, lambda part: _DASH.subn(replace, part)))
