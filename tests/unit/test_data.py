"""Does the sample library hold every kind of file it should?  Bytes of ``data/`` in, no artcli.

What the normaliser makes of them is tested elsewhere.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(path for path in DATA.rglob("*") if path.is_file())
NAMES = [path.relative_to(DATA).as_posix() for path in FILES]


def is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded(raw: bytes) -> str:
    if raw.startswith(codecs.BOM_UTF16_LE):
        return raw.decode("utf-16")
    return raw.decode("utf-8-sig" if is_utf8(raw) else "windows-1252")


def has(pattern: str) -> Callable[[bytes], bool]:
    search = re.compile(pattern, re.MULTILINE).search
    return lambda raw: search(decoded(raw)) is not None


def is_wrapped_at(width: int) -> Callable[[bytes], bool]:
    """Whether all lines fit the width, and many come close to it."""

    def check(raw: bytes) -> bool:
        lines = decoded(raw).splitlines()
        inner = [one for one, following in pairwise(lines) if one and following]
        return (
            len(lines) > 20
            and width - 6 < max(map(len, lines)) <= width
            and len([x for x in inner if len(x) > width - 12]) > 20
        )

    return check


def is_clean(raw: bytes) -> bool:
    text = raw.decode("utf-8") if is_utf8(raw) else "\r"
    return (
        not re.search(r"\A(#|---|Title:|Skip )|[\r\f\ufeff]|[Ââ][\x80-\u20ff]|\\\$", text)
        and max(map(len, text.split("\n"))) > 300
    )


KINDS: dict[str, Callable[[bytes], bool]] = {
    "clean UTF-8": is_clean,
    "hard-wrapped at 72": is_wrapped_at(72),
    "hard-wrapped at 60": is_wrapped_at(60),
    "sentence broken by a blank line": has(r"^.{100,}[a-z]\n\n[a-z]"),
    "escaped dollar sign": lambda raw: b"\\$" in raw,
    "contact footer": has(r"^To contact .*:$"),
    "form feeds": lambda raw: raw.count(b"\f") >= 3,
    "running heads": lambda raw: decoded(raw).count("THE HARBOUR GAZETTE") >= 3,
    "page numbers": has(r"^ +\d+$"),
    "hyphens at line ends": has(r"[a-z]-\n[a-z]"),
    "CRLF": lambda raw: raw.count(b"\r\n") == raw.count(b"\n") > 5,
    "windows-1252 with curly quotes": lambda raw: not is_utf8(raw) and b"\x93" in raw and b"\x94" in raw,
    "UTF-16 with its mark": lambda raw: raw.startswith(codecs.BOM_UTF16_LE),
    "UTF-8 with its mark": lambda raw: raw.startswith(codecs.BOM_UTF8),
    "front matter": has(r"\A---\ntitle: "),
    "Markdown heading": has(r"^## \w"),
    "Markdown list": has(r"^- \w"),
    "numbered list": has(r"^2\. \w"),
    "Markdown without front matter": has(r"\A# \w"),
    "header block": has(r"\ATitle: .*\nAuthor: .*\nDate: .*\nSource: "),
    "web page": has(r"\ASkip to main content$"),
    "share buttons": has(r"^Facebook\nTwitter$"),
    "related links": has(r"^Related articles$"),
    "newsletter notice": has(r"^Sign up for our newsletter$"),
    "copyright footer": has(r"^© \d{4} "),
    "German": has(r"^Von \w"),
    "French": has(r"^Par \w"),
    "Spanish": has(r"^Por \w"),
    "Vietnamese": has(r"\bcầu\b"),
    "table": has(r"^Winter +Boats +Tonnes .*\n[\d-]+ +\d+ +[\d,]+ +[\d.]+$"),
    "verse": has(r"^[A-Z].{15,40},\n[a-z].{15,40},?\n[a-z].{15,40},\n[a-z]"),
    "interview": has(r"^Q: .*\n\nA: "),
    "mail headers": has(r"\AFrom: .*\nTo: (.*\n)+Subject: "),
    "mail signature": has(r"^-- $"),
    "quoting": has(r"^> \w"),
    "dateline": has(r"^HANOI, Feb 28 \(.*\) —"),
    "mojibake": has(r"Ã¶"),
    "paragraphs by indent": has(r"\S\n {3}[A-Z]"),
    "correction": has(r"^Correction: "),
}


def test_there_are_enough_articles() -> None:
    """The library holds at least 24 articles, and nothing but text and Markdown files."""
    assert len(FILES) >= 24
    assert {path.suffix for path in FILES} == {".txt", ".md"}


@pytest.mark.parametrize("name", NAMES)
def test_article_is_of_a_readable_length(name: str) -> None:
    """Each file is an article of 200 to 900 words."""
    assert 200 <= len(decoded((DATA / name).read_bytes()).split()) <= 900


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_present(kind: str) -> None:
    """Each kind of file that people have is there at least once."""
    assert any(KINDS[kind](path.read_bytes()) for path in FILES)


def test_korean_summits_are_well_covered() -> None:
    """Five or more articles speak of North Korea, and of Hanoi or Singapore."""
    texts = [decoded(path.read_bytes()) for path in FILES]
    about = [text for text in texts if re.search("Pyongyang|nordkorean", text) and re.search("Hanoi|Singap", text)]
    assert len(about) >= 5


def test_hanoi_summit_has_something_to_rank() -> None:
    """Of the two words, one article has both in its title, others have both in the body, and others only one."""
    texts = [decoded(path.read_bytes()).lower() for path in FILES]
    found = Counter((bool(re.search(r"\bhanoi\b", text)), bool(re.search(r"\bsummit\b", text))) for text in texts)
    assert len([text for text in texts if text.startswith("hanoi summit")]) == 1
    assert found[True, True] >= 4
    assert found[True, False] >= 1
    assert found[False, True] >= 1


def test_two_versions_share_their_words() -> None:
    """Two files have the same title and at least four fifths of their words in common, yet differ."""
    first, second = (
        decoded((DATA / "harbour" / name).read_bytes()) for name in ("swing bridge.txt", "swing bridge (corrected).txt")
    )
    assert first.split("\n", 1)[0] == second.split("\n", 1)[0]
    assert first != second
    words = [Counter(text.split()) for text in (first, second)]
    assert (words[0] & words[1]).total() / (words[0] | words[1]).total() >= 0.8
