"""Does anything typed break the search?  ``python bench/queries.py [COUNT] [--seed N]`` on a library of the sample articles.

Queries are words of the articles, fragments of the language, noise of all Unicode, and the three together. A search must raise nothing but
a QuerySyntaxError, and take no more than SLOW seconds. Each find is printed with its query, to become a named case.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SLOW = 1.0
WORDS = [
    "harbour",
    "wall",
    "summit",
    "summits",
    "Hanoi",
    "deal",
    "the",
    "of",
    "and",
    "to",
    "be",
    "or",
    "not",
    "Lindqvist",
    "state-owned",
    "stateowned",
    "don't",
    "C++",
    "AT&T",
    "U.S.",
    "10,000",
    "10",
    "000",
    "3.5%",
    "Dvořák",
    "dvorak",
    "café",
    "Straße",
    "negociations",
    "e-mail",
    "http://a.example/b?c=d",
    "河内",
    "峰会",
    "ท่าเรือ",
    "フェリー",
    "российский",
    "😀",
    "½",
    "²",
    "ﬁ",
    "İ",
    "ß",
    "ـ",
]
FRAGMENTS = [
    '"',
    "(",
    ")",
    "-",
    "+",
    "=",
    "~",
    "~2",
    "~9",
    "^2",
    "^0",
    "^",
    "*",
    "?",
    "/",
    "/a*/",
    "/[a-f]{2,4}/",
    "/(a|b)c?/",
    ":",
    "..",
    "AND",
    "OR",
    "NOT",
    "&&",
    "||",
    "@",
    "@harbour",
    "#",
    "|",
    "“",
    "”",
    "«",
    "»",
    "＂",
    "（",
    "）",
    "title:",
    "body:",
    "author:",
    "source:",
    "lang:",
    "path:",
    "id:",
    "tag:",
    "note:",
    "minutes:",
    "words:",
    "date:",
    "after:",
    "before:",
    "last:",
    "titel:",
    "date:2019",
    "date:2019-02..2018",
    "date:unknown",
    "date:*",
    "last:7d",
    'after:"last',
    'month"',
    "before:yesterday",
    "minutes:..6",
    "minutes:>0",
    "words:999999999",
    "author:*",
    "tag:unread",
    "lang:en",
    "path:*.txt",
    "id:a",
    "harb*",
    "h?rb*r",
    "*wall",
    "harbor~",
    '"harbour',
    'wall"~5',
    "=walls",
    '="the',
    'wall"',
    "-wall",
    "-(a",
    "b)",
    "(a",
    "OR",
    "b)^2",
    "title:(a",
    "b)",
    'title:"a',
    'b"',
    "wall?",
    "/\\d+/",
]


def generated(chance: random.Random) -> str:
    """Return a query that nobody would type, or somebody might."""
    parts = []
    for _ in range(chance.choice([1, 2, 3, 4, 6, 10, 20])):
        kind = chance.random()
        if kind < 0.45:
            parts.append(chance.choice(WORDS))
        elif kind < 0.9:
            parts.append(chance.choice(FRAGMENTS))
        else:
            parts.append(
                "".join([chr(chance.choice([chance.randrange(0x250), chance.randrange(0x110000)])) for _ in range(4)])
            )
    query = "".join([part + chance.choice([" ", " ", " ", ""]) for part in parts])
    if chance.random() < 0.1:
        at = chance.randrange(len(query) + 1)
        query = query[:at] + query[at + chance.randrange(4) :]
    return query * chance.choice([1] * 50 + [30])


def main() -> int:
    """Run, and return whether there were finds."""
    from artcli.errors import QuerySyntaxError
    from artcli.library import Library
    from artcli.search.request import SearchRequest

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    finds, refused, slowest, begun = 0, 0, (0.0, ""), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "index")
        list(library.ingest([str(ROOT / "data")], lambda: b""))
        for _ in range(options.count):
            query = generated(chance)
            before = time.perf_counter()
            try:
                library.search(SearchRequest(query, today="2019-03-09"))
            except QuerySyntaxError:
                refused += 1
            except Exception:
                finds += 1
                print(repr(query))
                traceback.print_exc()
            seconds = time.perf_counter() - before
            if seconds > SLOW:
                finds += 1
                print(f"{seconds:.1f} s: {query!r}")
            slowest = max(slowest, (seconds, query))
    seconds = time.perf_counter() - begun
    print(f"{options.count:,} queries in {seconds:.0f} s, {refused:,} refused, {finds} finds, ", end="")
    print(f"slowest {slowest[0] * 1000:.0f} ms: {slowest[1][:200]!r}")
    return min(finds, 1)


if __name__ == "__main__":
    sys.exit(main())
