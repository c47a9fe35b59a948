"""Does anything typed break the search?  ``python bench/queries.py [COUNT] [--seed N]`` on a library of the sample articles.

Queries are words of the articles, fragments of the language, noise of all Unicode, the three together, and one in forty as long and as
costly as the limits allow; each is asked with some of the options. A search must raise nothing but a QuerySyntaxError with a hint, and
take no more than SLOW seconds, of the processor's time so that other work on the machine doesn't count. Each find is printed with its
query, to become a named case.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from dataclasses import replace
from pathlib import Path

from artcli.errors import QuerySyntaxError
from artcli.library import Library
from artcli.search.request import SearchRequest

ROOT = Path(__file__).resolve().parents[1]
SLOW = 1.0
EVERY = 5_000
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
LONG = [
    "harbour",
    "summit",
    "minister",
    "president",
    "company",
    "government",
    "election",
    "economy",
    "question",
    "leaders",
    "meeting",
    "thousand",
    "national",
    "february",
    "december",
    "singapore",
    "agreement",
    "engineer",
    "sanctions",
    "newspaper",
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


def costly(chance: random.Random) -> str:
    """Return a query that is about as much as the limits take: 512 words, or all the patterns and fuzzy words there may be."""
    kind = chance.randrange(8)
    joint = chance.choice([" ", " ", " OR ", " -"])
    if kind == 0:
        return joint.join(chance.choices(WORDS, k=500))
    if kind == 1:
        return joint.join([f"{chance.choice(WORDS[:9])}{number}" for number in range(512)])
    if kind == 2:
        return '"' + " ".join(chance.choices(WORDS[:15], k=500)) + chance.choice(['"', '"~100', '"~5'])
    if kind == 3:
        return joint.join([f"{word}~2" for word in chance.sample(LONG, 16)])
    if kind == 4:
        return joint.join([chance.choice("abcdefghijklmnoprst") + "*" for _ in range(16)])
    if kind == 5:
        return joint.join(
            [f"*{one}*{other}*" for one, other in zip("abcdefgh", chance.sample("aeiourst", 8), strict=True)]
        )
    if kind == 6:
        return joint.join(
            [
                f"/[a-z]*{one}[a-z]*{other}[a-z]*/"
                for one, other in zip("abcdefgh", chance.sample("aeiourst", 8), strict=True)
            ]
        )
    return joint.join(
        [f'"{chance.choice(WORDS[:15])} {chance.choice(WORDS[:15])}"~{chance.randint(1, 100)}' for _ in range(250)]
    )


def request(chance: random.Random) -> SearchRequest:
    """Return a query with some of the options."""
    query = costly(chance) if chance.random() < 0.025 else generated(chance)
    return SearchRequest(
        query,
        today="2019-03-09",
        joint=chance.choice(["all", "all", "all", "any", "phrase"]),
        order=chance.choice(["relevance", "relevance", "newest", "title"]),
        fields=chance.choice([(), (), (), ("title",), ("body", "author")]),
        expand=chance.random() < 0.2,
        explain=chance.random() < 0.2,
        facets=chance.random() < 0.1,
        histogram=chance.random() < 0.1,
        saved=chance.choice([None, (("harbour", "harbour OR wall~"), ("loop", "@loop"))]),
    )


def shown(asked: SearchRequest) -> str:
    """Return a request on a line; of a long query its beginning, as the seed makes it again."""
    return repr(asked if len(asked.query) < 300 else replace(asked, query=asked.query[:300] + "…"))


def main() -> int:
    """Run, and return whether there were finds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    finds, refused, slowest, begun = 0, 0, (0.0, ""), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "index")
        list(library.ingest([str(ROOT / "data")], lambda: b""))
        for done in range(1, options.count + 1):
            asked = request(chance)
            before = time.process_time()
            try:
                library.search(asked)
            except QuerySyntaxError as error:
                refused += 1
                if not error.hint or "\n" in str(error):
                    finds += 1
                    print(f"no hint, or no line: {shown(asked)}", flush=True)
            except Exception:
                finds += 1
                print(shown(asked), flush=True)
                traceback.print_exc()
            seconds = time.process_time() - before
            if seconds > SLOW:
                finds += 1
                print(f"{seconds:.1f} s: {shown(asked)}", flush=True)
            slowest = max(slowest, (seconds, shown(asked)))
            if done % EVERY == 0:
                print(f"{done:,} queries, {finds} finds", file=sys.stderr, flush=True)
    seconds = time.perf_counter() - begun
    print(f"{options.count:,} queries in {seconds:.0f} s, {refused:,} refused, {finds} finds, ", end="")
    print(f"slowest {slowest[0] * 1000:.0f} ms: {slowest[1]}")
    return min(finds, 1)


if __name__ == "__main__":
    sys.exit(main())
