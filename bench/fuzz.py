"""Does any byte string break the normaliser?  ``python bench/fuzz.py [COUNT] [--seed N] [--laws] [--by WHOM]``.

Inputs are mutations of the sample articles and of fragments that mean something to a stage, up to 3 kB. It must raise nothing but
a TextError, and take no more than SLOW seconds; with ``--laws`` the article, printed and read again, must be the same.  Each find is
printed with its bytes, to become a named case.  ``--by hypothesis`` composes the inputs, and shrinks what it finds; ``--by atheris`` lets
coverage choose the mutations (``pip install atheris``), from the same samples and fragments.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from artcli.errors import TextError
from artcli.text.markdown import to_markdown
from artcli.text.normalise import normalise

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 3000
SLOW = 1.0
TELL_EVERY = 10_000
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
    """Run, and return 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--laws", action="store_true")
    parser.add_argument("--by", choices=("chance", "hypothesis", "atheris"), default="chance")
    options = parser.parse_args()
    seeds = [path.read_bytes()[:LONGEST] for path in sorted((ROOT / "data").rglob("*.*"))]
    tally = Tally(laws=options.laws)
    if options.by == "atheris":
        _with_coverage(tally, seeds, options.count, options.seed)
    elif options.by == "hypothesis":
        _composed(tally, seeds, options.count, options.seed)
    else:
        chance = random.Random(options.seed)
        for _ in range(options.count):
            tally.holds(_mutated(chance, seeds))
    tally.tell()
    return min(tally.finds, 1)


@dataclass(slots=True)
class Tally:
    """Tries inputs, and counts them, the finds among them, and the time of the slowest."""

    laws: bool
    inputs: int = 0
    finds: int = 0
    slowest: float = 0.0
    begun: float = field(default_factory=time.perf_counter)

    def holds(self, data: bytes) -> bool:
        """Try an input; say so where it breaks something."""
        before = time.process_time()
        holds = _holds(data, laws=self.laws)
        taken = time.process_time() - before
        if taken > SLOW:  # the first of its kind may have waited for a table, or for the fuzzer
            before = time.process_time()
            holds = _holds(data, laws=self.laws)
            taken = min(taken, time.process_time() - before)
        if taken > SLOW:
            print(f"slow: {data!r}")
            holds = False
        self.slowest = max(self.slowest, taken)
        self.inputs += 1
        self.finds += not holds
        if self.inputs % TELL_EVERY == 0:
            self.tell()
        return holds

    def tell(self) -> None:
        """Print the account so far."""
        seconds = time.perf_counter() - self.begun
        print(
            f"{self.inputs:,} inputs in {seconds:.0f} s, {self.finds} finds, slowest {self.slowest * 1000:.0f} ms",
            flush=True,
        )


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
    return True


def _composed(tally: Tally, seeds: list[bytes], count: int, seed: int) -> None:
    import hypothesis
    from hypothesis import strategies as st

    pieces = st.one_of(
        st.sampled_from(FRAGMENTS),
        st.binary(max_size=40),
        st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.tuples(st.sampled_from(seeds), st.integers(0, LONGEST), st.integers(0, 300)).map(
            lambda cut: cut[0][cut[1] : cut[1] + cut[2]]
        ),
    )

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=count, database=None, deadline=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    @hypothesis.given(st.lists(pieces, max_size=30).map(b"".join))
    def check(data: bytes) -> None:
        assert tally.holds(data[:LONGEST])

    try:
        check()
    except AssertionError:
        traceback.print_exc(limit=-1)


def _with_coverage(tally: Tally, seeds: list[bytes], count: int, seed: int) -> None:
    import atheris  # type: ignore[import-untyped]

    atheris.instrument_all()

    def check(data: bytes) -> None:
        if not tally.holds(data):
            message = "find"
            raise AssertionError(message)

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds):
            (Path(folder) / f"{number}").write_bytes(data)
        words = ['"' + "".join([f"\\x{byte:02x}" for byte in fragment]) + '"' for fragment in FRAGMENTS]
        dictionary = Path(folder).with_suffix(".dict")
        dictionary.write_text("\n".join(words) + "\n")
        limits = [f"-runs={count}", f"-max_len={LONGEST}", f"-seed={seed}", f"-dict={dictionary}"]
        atheris.Setup([sys.argv[0], *limits, folder], check)
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
