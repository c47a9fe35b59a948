"""What did HTML leave in the text?  Tags with known names and character references; ``a < b`` and ``AT&T`` stay.  Pure."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING

from artcli.text.repairs.core import Mended, in_prose, is_code_line, outside_code_spans

if TYPE_CHECKING:
    from collections.abc import Callable

_PARAGRAPHS = (
    "p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre article section header footer main aside nav figure figcaption "
    "form fieldset address hr body html head center"
)
_LINES = "br tr li dt dd caption thead tbody tfoot title legend option"
_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small source span strike strong "
    "sub sup td th time tt u var wbr button input link meta picture video audio iframe svg path noscript select textarea "
    "col colgroup o:p script style template"
)
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "meta", "link", "source", "col"})
_KIND = (
    dict.fromkeys(_PARAGRAPHS.split(), "\n\n")
    | dict.fromkeys(_LINES.split(), "\n")
    | dict.fromkeys(_INLINE.split(), "")
)
_KIND["td"] = _KIND["th"] = "\t"
_NAMES = "|".join(sorted(_KIND, key=len, reverse=True))

_ATTRIBUTES = r"(?:\s[^<>]{0,2000})?"
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_NAMES}){_ATTRIBUTES}\s?/?>", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<!doctype\b[^<>]{0,500}>|<\?xml\b[^<>]{0,500}\?>|<!--|<(script|style)\b[^<>]{0,2000}>", re.IGNORECASE
)
_CODE = re.compile(r"(```(?:[^`]|`(?!``))*```|`[^`\n]+`)")
_LIKELY = re.compile(rf"<(?:/?(?:{_NAMES})[\s/>]|!--|!doctype|\?xml)", re.IGNORECASE)


def html_tags(text: str) -> Mended:
    """Strip tags that HTML knows and that are used as tags; those of blocks become line and paragraph breaks.

    >>> html_tags("<p>The <b>vote</b></p>").text.strip(), html_tags("if a < b then <b> is bold").text
    ('The vote', 'if a < b then <b> is bold')
    """
    if not _LIKELY.search(text):
        return Mended(text, 0)
    text, dropped = _cut_hidden(text)
    count = len(dropped)
    tags = _names_used_as_tags(text)

    def strip(match: re.Match[str]) -> str:
        nonlocal count
        name = match["name"].lower()
        if name not in tags:
            return match[0]
        count += 1
        if len(match[0]) > len(name) + 4:
            dropped.append(match[0])
        if name == "li":
            return "" if match["close"] else "\n- "
        return _KIND[name]

    mended = _strip_tags(text, strip) if tags else text
    return Mended(mended, count, tuple(dropped))


def _cut_hidden(text: str) -> tuple[str, list[str]]:
    """Cut comments, declarations, scripts and style sheets out, and hand them back; one that never closes stays."""
    parts: list[str] = []
    dropped: list[str] = []
    closed_until = 0
    unclosed: set[str] = set()
    folded = ""
    for match in _HIDDEN.finditer(text):
        if match.start() < closed_until:
            continue
        end = match.end()
        closer = "-->" if match[0] == "<!--" else f"</{match[1].lower()}>" if match[1] else ""
        if closer:
            folded = folded or text.lower()
            found = -1 if closer in unclosed or len(folded) != len(text) else folded.find(closer, end)
            if found < 0:
                unclosed.add(closer)
                continue
            end = found + len(closer)
        parts.append(text[closed_until : match.start()])
        dropped.append(text[match.start() : end])
        closed_until = end
    parts.append(text[closed_until:])
    return "".join(parts), dropped


def _strip_tags(text: str, strip: Callable[[re.Match[str]], str]) -> str:
    """Strip tags outside of fenced blocks and spans between backticks."""
    if "`" not in text:
        return _TAG.sub(strip, text)
    parts = _CODE.split(text)
    parts[::2] = [_TAG.sub(strip, part) for part in parts[::2]]
    return "".join(parts)


def _names_used_as_tags(text: str) -> set[str]:
    """Name the tags that come in pairs, close nothing by nature, or begin lines: the others are spoken of."""
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        where = closed if match["close"] else opened
        where[name] = where.get(name, 0) + 1
    used = {name for name in opened if name in closed or name in _VOID}
    used |= {name for name in ("p", "li", "td", "th", "tr", "dd", "dt", "option") if opened.get(name, 0) > 1}
    if used:
        used |= {name for name in closed if _KIND.get(name)}
    return used


_ENTITY = re.compile(
    r"&(?:amp;)*(?P<body>#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|&(?P<bare>nbsp|mdash|ndash|rsquo|lsquo|rdquo|ldquo|hellip|quot)(?![\w;=])"
)
_ESCAPED_TAG = re.compile(rf"&lt;/?(?:{_NAMES})(?:\s(?:[^<>&\n]|&quot;){{0,300}})?/?&gt;", re.IGNORECASE)
_URL_BEFORE = re.compile(r"[?&=][\w%=-]*$")


def may_have_entities(text: str) -> bool:
    """Tell whether a character reference may be there."""
    return "&" in text and _ENTITY.search(text) is not None


def html_entities(text: str) -> Mended:
    r"""Read character references, also those that were escaped again; a name without its semicolon only if it can't be a word.

    >>> html_entities("Q&amp;amp;A, AT&T, &#8217;s&nbsp;on").text
    'Q&A, AT&T, ’s\xa0on'
    """
    if ";" not in text and not _ENTITY.search(text):
        return Mended(text, 0)
    escaped = _ESCAPED_TAG.findall(text)
    keep_tags = bool(escaped) and not any([tag.startswith("&lt;/") for tag in escaped])
    return in_prose(
        text,
        "&",
        lambda line: outside_code_spans(line, lambda part: _entities(part, keep_tags)),
        lambda line: is_code_line(_ENTITY.sub("x", line)),
    )


def _entities(line: str, keep_tags: bool) -> tuple[str, int]:
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        result = _character(match)
        count += result != match[0]
        return result

    if not keep_tags:
        return _ENTITY.sub(replace, line), count
    parts: list[str] = []
    start = 0
    for tag in _ESCAPED_TAG.finditer(line):
        parts += [_ENTITY.sub(replace, line[start : tag.start()]), tag[0]]
        start = tag.end()
    parts.append(_ENTITY.sub(replace, line[start:]))
    return "".join(parts), count


def _character(match: re.Match[str]) -> str:
    body = match["body"]
    if body is None:
        return html5[f"{match['bare']};"]
    if body[0] == "#":
        result = html.unescape(f"&{body}")
        return match[0] if result in {"", "\ufffd"} else result
    return html5.get(body) or html5.get(body.lower()) or match[0]
