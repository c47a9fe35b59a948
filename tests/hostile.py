"""Articles that no friend has written: escape sequences, overrides, joiners, towers, tabs, and words without end.

``hostile_article(number)`` is the same on every run.
"""

from __future__ import annotations

import random

from artcli.model import Article, Block, Dropped

KINDS = ("paragraph", "heading", "list_item", "quote", "verse", "table", "code")
PIECES = (
    *("\x1b[31m", "\x1b]0;owned\x07", "\x1b]8;;http://evil.example/\x1b\\", "\x1bP+q\x1b\\", "\x9b2J", "\x9d0;x\x9c", "\x1b[?1049h"),
    *("\x00", "\x07", "\x08" * 5, "\x0b", "\x0c", "\r", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\xad", "\ufff9x\ufffb"),
    *("\u202e", "\u202d", "\u202a", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c"),
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufe0f", "\ufe0e", "\u034f", "\u180e", "\u3164", "\U000e0041", "\U000e0100"),
    *("Z" + "\u0351\u036b\u0343\u036a\u0302" * 12, "a" + "\u0489" * 40, "\u0301\u0301", "e\u0301", "\u0e33", "क्ष्म", "ก็", "ۿ\u0652"),
    *("👩‍👩‍👧‍👦", "🇳🇴", "🇳", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🏴\U000e0067\U000e007f", "ﷺ", "𒐫", "\U0001f9d1\u200d"),
    *("漢字かな", "한국어", "ｶﾞ", "，。", "「", "ملف", "עברית", "العربية 123 (x)", "\ud800", "\udcff", "\U000f0000", "\u0378"),
    *("\t", "\t\t", "  ", "   ", "|", " | ", "---|---", "\n", "\n\n", "﹏", "…", "—", "-", "**", "[1]", "[^a]: ", "¹", "†"),
    *("https://a.example/?q=\x1b[31m", "https://x.example/(a)(b))", "http://" + "a" * 300, "[red]", ":smile:", "{title}", "%n%s"),
)  # fmt: skip
WORDS = ("tide", "harbour", "gate", "ferry", "1,204", "x", "and")


def hostile_text(chance: random.Random, most: int = 30) -> str:
    """Return a text of hostile pieces and of words."""
    parts = []
    for _ in range(chance.randrange(most)):
        one = chance.random()
        if one < 0.5:
            parts.append(chance.choice(PIECES))
        elif one < 0.6:
            parts.append(
                chr(chance.choice((chance.randrange(0x300), chance.randrange(0x3000), chance.randrange(0x110000))))
            )
        else:
            parts.append(chance.choice(WORDS) + " ")
    return "".join(parts)


def hostile_article(number: int) -> Article:
    """Return an article; each hundredth has a word of a hundred thousand characters."""
    chance = random.Random(number)
    blocks = [Block(chance.choice(KINDS), hostile_text(chance)) for _ in range(chance.randrange(1, 8))]  # type: ignore[arg-type]
    if number % 100 == 0:
        letters = chance.choice(("a", "漢", "e\u0301", "a\u200d", "|", "ab\t", "ש", "👍🏽", "x/"))
        blocks.append(Block(chance.choice(KINDS), letters * (100_000 // len(letters))))  # type: ignore[arg-type]
    return Article(
        title=hostile_text(chance, 12),
        blocks=tuple(blocks),
        authors=tuple([hostile_text(chance, 5) for _ in range(chance.randrange(3))]),
        subtitle=hostile_text(chance, 8) or None,
        date=chance.choice((None, "2019", "2019-02", "2019-02-13", hostile_text(chance, 3))),
        updated=hostile_text(chance, 3) or None,
        source=hostile_text(chance, 6) or None,
        place=hostile_text(chance, 4) or None,
        language=chance.choice((None, "en", "ar", "zh", hostile_text(chance, 2))),
        words=chance.randrange(5000),
        dropped=tuple([Dropped("footnote", hostile_text(chance)) for _ in range(chance.randrange(2))]),
    )
