"""How fast is search?  ``python bench/search.py DIR INDEX [--whole] [--inside]``: artcli and its peers over the same articles, one run.

DIR has the files, INDEX the artcli index made of them (``bench/ingest.py DIR --keep INDEX``).  ``--inside`` (one process an engine, everything
open and warm): percentiles over 200 queries of ten kinds; each query brings ten hits with a passage of each.  SQLite FTS5 (porter) and
tantivy-py index the same files first, in a temporary folder.  ``--whole``: medians of whole processes, taken in turns, as
multiples of ``python -c 'import click, rich.console, whoosh.index'`` in the same run, and ``rg -l`` where it is installed.  Without either, both.
``--processor N``: N queries of each kind as whole processes, `search --json`, by processor time, as the same multiples.
Needs ``pip install ".[bench]"``.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EACH = 20
SAMPLE = 3_000
HITS = 10
BASE = "import click, rich.console, whoosh.index"


class Query(NamedTuple):
    """A query of a kind: its words, and what the engines' own languages have for them."""

    kind: str
    words: tuple[str, ...]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--inside", action="store_true")
    parser.add_argument("--runs", type=int, default=21, help="of each whole process")
    parser.add_argument(
        "--peers", nargs="*", default=["sqlite fts5", "tantivy, 1 thread"], help="engines of --inside besides artcli"
    )
    parser.add_argument("--processor", type=int, metavar="N", help="queries of each kind, by processor time")
    args = parser.parse_args()
    both = args.whole == args.inside and not args.processor
    queries = make_queries(args.folder)
    if args.inside or both:
        inside(args.folder, args.index, queries, args.peers)
    if args.whole or both:
        whole(args.folder, args.index, queries, args.runs)
    if args.processor:
        by_processor(args.index, queries, args.processor)


def make_queries(folder: Path, seed: int = 11) -> list[Query]:
    """Return queries of ten kinds, their words drawn from a sample of the articles."""
    rng = random.Random(seed)
    files = list(files_of(folder))
    texts = [path.read_text("utf-8").lower() for path in rng.sample(files, min(SAMPLE, len(files)))]
    words = [re.findall(r"[a-z]{4,}", text) for text in texts]
    seen = Counter([word for these in words for word in set(these)])
    common = [word for word, count in seen.items() if count > len(texts) / 10]
    middling = [word for word, count in seen.items() if len(texts) / 200 < count <= len(texts) / 10]
    rare = [word for word, count in seen.items() if count <= len(texts) / 1000]
    found = []
    for _ in range(EACH):
        text = rng.choice([one for one in words if len(one) > 50])
        at = rng.randrange(len(text) - 8)
        near = [word for word in dict.fromkeys(text[at : at + 40]) if word in seen]
        found += [
            Query("rare", (rng.choice(rare),)),
            Query("common", (rng.choice(common),)),
            Query("two words", tuple(rng.sample(near, 2))),
            Query("four words", tuple(rng.sample(near, 4))),
            Query("phrase", tuple(phrase_of(rng.choice(texts), rng))),
            Query("prefix", (rng.choice(middling)[:4],)),
            Query("fuzzy", (misspelt(rng.choice(middling), rng),)),
            Query("date filter", (rng.choice(common),)),
            Query("by date", (rng.choice(common),)),
            Query("any of eight", tuple(rng.sample(middling, 5) + rng.sample(common, 3))),
        ]
    return sorted(found, key=lambda query: query.kind)


def phrase_of(text: str, rng: random.Random) -> list[str]:
    """Return two or three words that follow each other."""
    runs = re.findall(r"[a-z]+(?: [a-z]+){2,}", text)
    words = rng.choice(runs).split()
    size = rng.choice((2, 3))
    at = rng.randrange(len(words) - size + 1)
    return words[at : at + size]


def misspelt(word: str, rng: random.Random) -> str:
    """Return a word with two of its letters swapped."""
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def inside(folder: Path, index: Path, queries: Sequence[Query], peers: Sequence[str]) -> None:
    """Print percentiles of every engine, each after one run over all queries to warm it."""
    print(f"{'engine':20}{'p50 ms':>8}{'p95 ms':>8}{'worst':>8}   by kind, median and worst ms")
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        engines: dict[str, Callable[[Query], object]] = {"artcli": artcli(index)}
        for name in peers:
            out = Path(work) / name.replace(" ", "-")
            out.mkdir()
            subprocess.run(
                [
                    sys.executable,
                    str(Path(__file__).with_name("ingest.py")),
                    str(folder),
                    "--one",
                    name,
                    "--out",
                    str(out),
                ],
                check=True,
            )
            engines[name] = {"sqlite fts5": fts5, "tantivy, 1 thread": tantivy}[name](out)
        for name, search in engines.items():
            times = timed(search, queries)
            every = sorted([value for values in times.values() for value in values])
            kinds = "  ".join(
                [f"{kind} {statistics.median(values):.1f}/{max(values):.0f}" for kind, values in times.items()]
            )
            print(
                f"{name:20}{statistics.median(every):8.2f}{every[int(len(every) * 0.95)]:8.2f}{every[-1]:8.1f}   {kinds}"
            )


def timed(search: Callable[[Query], object], queries: Sequence[Query]) -> dict[str, list[float]]:
    """Return the milliseconds of each query by its kind; a kind that an engine hasn't is left out."""
    found: dict[str, list[float]] = {}
    for warm in (True, False):
        for query in queries:
            begun = time.perf_counter()
            if search(query) is NotImplemented:
                continue
            if not warm:
                found.setdefault(query.kind, []).append((time.perf_counter() - begun) * 1e3)
    return found


def artcli_query(query: Query) -> tuple[str, dict[str, Any]]:
    """Return a query in artcli's language, and the options of its request."""
    words = " ".join(query.words)
    return {
        "phrase": (f'"{words}"', {}),
        "prefix": (f"{words}*", {}),
        "fuzzy": (f"{words}~", {}),
        "date filter": (f"{words} date:2009..2012", {}),
        "by date": (words, {"order": "newest"}),
        "any of eight": (words, {"joint": "any"}),
    }.get(query.kind, (words, {}))


def artcli(index: Path) -> Callable[[Query], object]:
    """Return what searches an artcli index; the library keeps it open."""
    from artcli.library import Library
    from artcli.search.request import SearchRequest

    library = Library(index)

    def search(query: Query) -> object:
        text, options = artcli_query(query)
        return library.search(SearchRequest(text, limit=HITS, **options))

    return search


def fts5(out: Path) -> Callable[[Query], object]:
    """Return what searches with SQLite FTS5; it has no fuzzy words, and no dates but in a column."""
    import sqlite3

    database = sqlite3.connect(out / "fts5.sqlite")
    select = "SELECT path, title, snippet(articles, 1, '[', ']', '…', 30) FROM articles WHERE articles MATCH ? ORDER BY {} LIMIT 10"
    ranked, by_row = select.format("rank"), select.format("rowid DESC")

    def search(query: Query) -> object:
        words = " ".join(query.words)
        match = {"phrase": f'"{words}"', "prefix": f"{words}*", "any of eight": " OR ".join(query.words)}.get(
            query.kind, words
        )
        if query.kind in ("fuzzy", "date filter"):
            return NotImplemented
        return database.execute(by_row if query.kind == "by date" else ranked, (match,)).fetchall()

    return search


def tantivy(out: Path) -> Callable[[Query], object]:
    """Return what searches with tantivy."""
    import tantivy as engine

    index = engine.Index.open(str(out))
    searcher = index.searcher()
    schema = index.schema

    def search(query: Query) -> object:
        words = " ".join(query.words)
        if query.kind in ("date filter", "by date", "prefix"):
            return NotImplemented
        if query.kind == "fuzzy":
            parsed = engine.Query.fuzzy_term_query(schema, "body", words, distance=1)
        else:
            text = f'"{words}"' if query.kind == "phrase" else words
            parsed = index.parse_query(text, ["title", "body"], conjunction_by_default=query.kind != "any of eight")
        hits = searcher.search(parsed, HITS).hits
        maker = engine.SnippetGenerator.create(searcher, parsed, schema, "body")
        return [maker.snippet_from_doc(searcher.doc(address)).to_html() for _, address in hits]

    return search


def whole(folder: Path, index: Path, queries: Sequence[Query], runs: int) -> None:
    """Print the medians of whole processes, as multiples of importing the libraries."""
    program = [str(Path(sys.executable).with_name("artcli")), "--index", str(index)]
    searches = [
        artcli_query(query)
        for query in queries
        if query.kind in ("rare", "common", "two words", "four words", "phrase", "prefix")
    ]
    random.Random(5).shuffle(searches)
    found = json.loads(
        subprocess.run(
            [*program, "search", "--json", "--limit", "1", searches[0][0]], capture_output=True, check=False
        ).stdout
        or "[]"
    )
    shown = found[0]["id"] if found else "1"
    commands: dict[str, Callable[[int], Callable[[], None]]] = {
        "imports": lambda _: piped([sys.executable, "-c", BASE]),
        "search --json": lambda turn: piped([*program, "search", "--json", searches[turn % len(searches)][0]]),
        "search, terminal": lambda turn: on_terminal([*program, "search", searches[turn % len(searches)][0]]),
        "show, terminal": lambda _: on_terminal([*program, "show", shown]),
        "show, piped": lambda _: piped([*program, "show", shown]),
        "--help": lambda _: piped([program[0], "--help"]),
        "--version": lambda _: piped([program[0], "--version"]),
    }
    if shutil.which("rg"):
        commands["rg -l"] = lambda turn: piped(
            ["rg", "-l", "--follow", searches[turn % len(searches)][0].split()[0].strip('"*'), str(folder)]
        )
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs):
        for name, make in commands.items():
            run = make(turn)
            begun = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - begun)
    base = statistics.median(times["imports"])
    print(f"\n{'whole process':20}{'median ms':>10}{'times imports':>15}{'p95':>8}")
    for name, values in times.items():
        ratios = sorted([value / base for value in values])
        print(
            f"{name:20}{statistics.median(values) * 1e3:10.0f}{statistics.median(ratios):15.2f}{ratios[int(len(ratios) * 0.95)]:8.2f}"
        )


def by_processor(index: Path, queries: Sequence[Query], each: int) -> None:
    """Print what some queries of each kind take of the processor as whole processes, in turn with importing the libraries."""
    program = [str(Path(sys.executable).with_name("artcli")), "--index", str(index), "search", "--json"]
    options = {"by date": ["--sort", "newest"], "any of eight": ["--any"]}
    bases: list[float] = []
    times: dict[str, list[float]] = {}
    for number in range(each):
        for kind in dict.fromkeys([query.kind for query in queries]):
            query = [one for one in queries if one.kind == kind][number % EACH]
            bases.append(processor_time(piped([sys.executable, "-c", BASE])))
            command = [*program, *options.get(kind, []), artcli_query(query)[0]]
            times.setdefault(kind, []).append(processor_time(piped(command)))
    base = statistics.median(bases)
    print(f"\n{'processor time':20}{'median ms':>10}{'times imports':>15}{'p95':>8}{'worst':>8}")
    every = [one for values in times.values() for one in values]
    for kind, values in {"all kinds": every, **times}.items():
        ratios = sorted([value / base for value in values])
        p95 = ratios[int(len(ratios) * 0.95)]
        print(
            f"{kind:20}{statistics.median(values) * 1e3:10.0f}{statistics.median(ratios):15.2f}{p95:8.2f}{ratios[-1]:8.2f}"
        )


def processor_time(run: Callable[[], None]) -> float:
    """Return how many seconds of the processor a process takes that ends before the call returns."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def piped(command: Sequence[str]) -> Callable[[], None]:
    """Return what runs a command into a pipe."""
    return lambda: (
        subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, env=environment())
        and None
    )


def environment() -> dict[str, str]:
    """Return a person's environment: no settings that make Python compile its modules at each start."""
    return {
        name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    }


def on_terminal(command: Sequence[str]) -> Callable[[], None]:
    """Return what runs a command on a terminal of its own, which is read until it ends; no pager."""

    def run() -> None:
        pid, terminal = pty.fork()
        if not pid:
            terminal_size = {"TERM": "xterm-256color", "ARTCLI_PAGER": "", "COLUMNS": "80", "LINES": "50"}
            os.execve(command[0], list(command), environment() | terminal_size)
        try:
            while os.read(terminal, 65536):
                pass
        except OSError:
            pass  # Linux says so when the other end is closed
        os.close(terminal)
        os.waitpid(pid, 0)

    return run


if __name__ == "__main__":
    main()
