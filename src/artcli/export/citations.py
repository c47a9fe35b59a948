"""How is an article cited?  Entries → BibTeX, RIS, CSL-JSON or a sentence.  Pure.

- ``bibtex(entry)``: an entry of BibTeX, its values in braces, every sign that LaTeX acts on written by its name
- ``ris(entry)``: a record of RIS, a tag a line, its lines ended by CR LF as the format asks
- ``csl(entry)``: an item of CSL 1.0.2 as an object of JSON
- ``sentence(entry)``: author, title, source and date, for a note at the foot of a page
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from artcli.export.source import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.export.names import Name
    from artcli.export.source import Cited
    from artcli.model import Entry

_LATEX = {ord(sign): f"\\{sign}" for sign in "#$%&_"} | {
    ord("\\"): "\\textbackslash{}",
    ord("{"): "\\textbraceleft{}",  # \{ would count as a brace to BibTeX, which knows no escapes
    ord("}"): "\\textbraceright{}",
    ord("~"): "\\textasciitilde{}",
    ord("^"): "\\textasciicircum{}",
    ord("<"): "\\textless{}",
    ord(">"): "\\textgreater{}",
    ord("|"): "\\textbar{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names, which each style writes as it likes."""
_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RIS_TYPES = {"newspaper": "NEWS", "magazine": "MGZN", "document": "GEN"}
_CSL_TYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine", "document": "document"}
_LONGEST_RIS_AUTHOR = 255


def bibtex(entry: Entry) -> str:
    """Return an article's entry."""
    source = cited(entry)
    fields = [("author", " and ".join(map(_bibtex_name, source.names)))]
    title = source.title + (f": {source.subtitle}" if source.subtitle else "")
    fields.append(("title", f"{{{_latex(title)}}}"))  # twice in braces: styles leave its capitals alone
    fields.append(("journal", _latex(source.source)))
    if source.date:
        fields.append(("year", f"{source.date[0]:04}"))
    fields += [("address", _latex(source.place)), ("langid", _latex(source.language))]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value.strip("{}")]
    if len(source.date) > 1:
        lines.append(f"  month = {_MONTHS[source.date[1] - 1]},")
    if len(source.date) > 2:
        lines.append(f"  day = {{{source.date[2]}}},")
    kind = "misc" if source.kind == "document" else "article"
    return f"@{kind}{{{source.key},\n" + "\n".join(lines) + "\n}\n"


def _bibtex_name(name: Name) -> str:
    """Return a name as BibTeX parts it; an institution in braces, which keep it whole."""
    if name.literal:
        return f"{{{_latex(name.literal)}}}"
    family = _latex(name.family)
    if any([word[:1].islower() for word in name.family.split()]):
        family = f"{{{family}}}"  # BibTeX would take what stands before such a word for particles
    family = f"{name.particle} {family}".strip()
    return ", ".join(filter(None, [family, _latex(name.suffix), _latex(name.given)]))


def _latex(text: str) -> str:
    r"""Return a text that LaTeX prints as it stands.

    >>> _latex("50% of {R&D}_1")
    '50\\% of \\textbraceleft{}R\\&D\\textbraceright{}\\_1'
    """
    return text.translate(_LATEX)


def ris(entry: Entry) -> str:
    """Return an article's record."""
    source = cited(entry)
    return "".join([f"{tag}  - {value}\r\n" for tag, value in _ris_lines(source)]) + "\r\n"


def _ris_lines(source: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES[source.kind]
    yield "ID", source.key
    for name in source.names:
        yield "AU", name.inverted.replace("*", "")[:_LONGEST_RIS_AUTHOR]  # * has a meaning in names
    yield "TI", source.title + (f": {source.subtitle}" if source.subtitle else "")
    if source.source:
        yield "T2", source.source
    if source.date:
        yield "PY", f"{source.date[0]:04}"
        numbers = [f"{source.date[0]:04}", *[f"{number:02}" for number in source.date[1:]], "", ""]
        yield "DA", "/".join([*numbers[:3], ""])  # YYYY/MM/DD/other, the slashes always
    if source.place:
        yield "CY", source.place
    if source.language:
        yield "LA", source.language
    yield "ER", ""


def csl(entry: Entry) -> dict[str, Any]:
    """Return an article's item."""
    source = cited(entry)
    item: dict[str, Any] = {"id": source.key, "type": _CSL_TYPES[source.kind]}
    if source.names:
        item["author"] = [_csl_name(name) for name in source.names]
    item["title"] = source.title + (f": {source.subtitle}" if source.subtitle else "")
    if source.source:
        item["container-title"] = source.source
    if source.date:
        item["issued"] = {"date-parts": [list(source.date)]}
    if source.place:
        item["publisher-place"] = source.place
    if source.language:
        item["language"] = source.language
    return item


def _csl_name(name: Name) -> dict[str, str]:
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def csl_text(entry: Entry) -> str:
    """Return an article's item as JSON."""
    return json.dumps(csl(entry), ensure_ascii=False)


def sentence(entry: Entry) -> str:
    """Return a citation to be read: who, what, where and when, absent parts left out."""
    source = cited(entry)
    title = source.title + (f": {source.subtitle}" if source.subtitle else "")
    parts = [_authors(source.authors), f"“{title}”", source.source, spelt(source.date)]
    return ", ".join(filter(None, parts)) + "."


def _authors(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def spelt(date: tuple[int, ...]) -> str:
    """Return a date in words.

    >>> spelt((2019, 2, 13)), spelt((2019, 2)), spelt(())
    ('13 February 2019', 'February 2019', '')
    """
    month = [_LONG_MONTHS[date[1] - 1]] if len(date) > 1 else []
    return " ".join([*map(str, date[2:]), *month, *[f"{year}" for year in date[:1]]])
