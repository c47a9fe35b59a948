"""Does any byte string break the normaliser?  ``python bench/fuzz.py [COUNT] [--seed N] [--laws]``, or ``--atheris COUNT``.

Inputs are mutations of the sample articles and of fragments that mean something to a stage, up to 3 kB. It must raise nothing but
a TextError, and take no more than SLOW seconds; with ``--laws`` the article, printed and read again, must be the same.  Each find is
printed with its bytes, to become a named case.  ``--atheris`` lets coverage choose the mutations (``pip install atheris``).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from artcli.errors import TextError
from artcli.text.markdown import to_markdown
from artcli.text.normalise import normalise

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 3000
SLOW = 1.0
FRAGMENTS = [
    piece.encode()
    for piece in (
        "\n", "\n\n", "\r\n", "\f", "\t", "    ", "By ", "By Mara Lindqvist\n", "Published: 3 May 2004\n", "---\n", "```\n", "> ", "- ",
        "1. ", "# ", "Title: x\n", "* * *\n", "&amp;", "&#8217;", "\\$", "\\'{e}", "--", "``x''", "â€œ", "Ã©", "\u00ad", "\u200b",
        "\u202e", "\ufeff", "ﬁ", "\x1b[31m", "\x1b]0;t\x07", "<p>", "</b>", "Page 3 of 9\n", "- 7 -\n", "Share on Facebook\n",
        "References\n\n   1. http://a.example\n", "[5]", "“", "”", "。", "记者 ", "2019年3月1日", "01/02/03", "a  b  c\n", "|a|b|\n", "state-\n",
        "HANOI, Feb 27 (Agency) — ", "Q: ", "-- \n", "From: a@b.example\nSubject: x\n\n", "+++\n", "===\n", "\u0301", "\x00", "𝔘", "🇫🇷",
    )
] + [b"\xff\xfe", b"\xef\xbb\xbf", b"\x93", b"\xe9", b"\xed\xa0\x80", b"\x8e\xa0", b"\xc3", b"%PDF-", b"\x1b$B"]  # fmt: skip


def main() -> int:
    """Run, and return the number of finds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--laws", action="store_true")
    parser.add_argument("--atheris", action="store_true")
    options = parser.parse_args()
    if options.atheris:
        return _with_coverage(options.count, laws=options.laws)
    chance = random.Random(options.seed)
    seeds = [path.read_bytes()[:LONGEST] for path in sorted((ROOT / "data").rglob("*.*"))]
    finds, slowest, begun = 0, 0.0, time.perf_counter()
    for _ in range(options.count):
        data = _mutated(chance, seeds)
        before = time.perf_counter()
        finds += not _holds(data, laws=options.laws)
        slowest = max(slowest, time.perf_counter() - before)
    seconds = time.perf_counter() - begun
    print(f"{options.count:,} inputs in {seconds:.0f} s, {finds} finds, slowest {slowest * 1000:.0f} ms")
    return min(finds, 1)


def _mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Return a piece of a sample, or of nothing, with fragments put in, bytes changed and parts moved."""
    seed = chance.choice(seeds) if chance.random() < 0.8 else b""
    start = chance.randrange(len(seed) + 1)
    data = bytearray(seed[start : start + chance.choice((40, 200, 800, 2000))])
    for _ in range(chance.choice((0, 1, 3, 10, 30))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[place:place] = chance.choice(FRAGMENTS) * chance.choice((1, 1, 1, 2, 20))
            case 1:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 2:
                del data[place : place + chance.choice((1, 5, 50))]
            case _:
                end = place + chance.choice((2, 20, 100))
                data[place:place] = data[place:end]
    return bytes(data[:LONGEST])


def _holds(data: bytes, *, laws: bool) -> bool:
    before = time.perf_counter()
    try:
        article = normalise(data)
        if laws:
            again = normalise(to_markdown(article).encode("utf-8", "surrogatepass"))
            same = (again.title, again.authors, again.date, again.blocks)
            if same != (article.title, article.authors, article.date, article.blocks):
                print(f"not stable: {data!r}\n  {article}\n  {again}")
                return False
    except TextError:
        return True
    except Exception:
        print(f"raised: {data!r}\n{traceback.format_exc(limit=-3)}")
        return False
    if time.perf_counter() - before > SLOW:
        print(f"slow: {data!r}")
        return False
    return True


def _with_coverage(count: int, *, laws: bool) -> int:
    import atheris

    atheris.instrument_all()

    def check(data: bytes) -> None:
        if not _holds(data, laws=laws):
            message = "find"
            raise AssertionError(message)

    atheris.Setup([sys.argv[0], f"-runs={count}", f"-max_len={LONGEST}"], check)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
