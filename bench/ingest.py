"""How fast is ingest?  ``python bench/ingest.py DIR [--only NAME…] [--json FILE]``: artcli and its peers on the same files, one run.

Each engine runs in a process of its own, reads every file of DIR, indexes title and body, and waits until all is on the disk; then come
seconds, MB/s, index bytes per byte of text, and the peak memory of the process tree (proportional set size, sampled).  artcli normalises
besides, and keeps the articles.  Peers: SQLite FTS5 (porter), tantivy-py with one and two threads, stock Whoosh on a tenth of the files
(its figures are scaled), and recollindex where it is installed.  ``artcli, indexing alone`` leaves reading and normalising out of the time.  Needs ``pip install ".[bench]"``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SAMPLE_SECONDS = 0.3
"""Looking at three processes takes some 10 ms of a machine that is full: every tenth of a second it was felt."""
TENTH = 10


def main() -> None:
    """Run the engines one after the other, or one of them in this process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--json", type=Path, help="write the figures to a file as well")
    parser.add_argument("--keep", type=Path, help="leave artcli's index in this folder")
    parser.add_argument("--one", choices=list(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        ENGINES[args.one](args.folder, args.out)
        return
    files = list(files_of(args.folder))
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files):,} files, {size / 1e6:.1f} MB; {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'engine':28}{'seconds':>9}{'MB/s':>8}{'index/text':>12}{'peak MB':>9}")
    rows = []
    for name in args.only:
        row = measure(name, args.folder, size, args.keep)
        if row is not None:
            rows.append(row)
            print(
                f"{row['engine']:28}{row['seconds']:9.1f}{row['mb_per_second']:8.1f}{row['index_per_text']:12.2f}{row['peak_mb']:9.0f}",
                flush=True,
            )
    if args.json:
        args.json.write_text(json.dumps({"files": len(files), "bytes": size, "rows": rows}, indent=1) + "\n", "utf-8")


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the text files below a folder, in order; links to folders are followed, for corpora put together of parts."""
    for at, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        yield from (Path(at) / name for name in sorted(names) if name.endswith(".txt"))


def measure(name: str, folder: Path, size: int, keep: Path | None) -> dict[str, float | str] | None:
    """Run an engine in a process of its own; None where it isn't installed."""
    if name == "recollindex" and shutil.which("recollindex") is None:
        return None
    scale = TENTH if name == "whoosh, a tenth" else 1
    out = Path(tempfile.mkdtemp(prefix="bench-"))
    os.sync()
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, __file__, str(folder), "--one", name, "--out", str(out)], stdout=subprocess.PIPE, text=True
    )
    peak = [0]
    watch = threading.Thread(target=sample_memory, args=(process.pid, peak))
    watch.start()
    printed, _ = process.communicate()
    seconds = time.perf_counter() - begun
    watch.join()
    if process.returncode:
        sys.exit(f"{name} failed")
    timed = [float(line.removeprefix("seconds ")) for line in printed.splitlines() if line.startswith("seconds ")]
    seconds = (timed[0] if timed else seconds) * scale
    index = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) * scale
    if keep and name == "artcli":
        shutil.rmtree(keep, ignore_errors=True)
        shutil.move(str(out), keep)
    shutil.rmtree(out, ignore_errors=True)
    return {
        "engine": name,
        "seconds": round(seconds, 2),
        "mb_per_second": round(size / seconds / 1e6, 2),
        "index_per_text": round(index / size, 3),
        "peak_mb": round(peak[0] / 1e6),
    }


def sample_memory(pid: int, peak: list[int]) -> None:
    """Note the highest memory of a process and its children together, as long as it runs."""
    try:
        parent = psutil.Process(pid)
        while parent.is_running() and parent.status() != psutil.STATUS_ZOMBIE:
            total = 0
            for one in [parent, *parent.children(recursive=True)]:
                with suppress(psutil.Error, OSError):
                    total += one.memory_full_info().pss
            peak[0] = max(peak[0], total)
            time.sleep(SAMPLE_SECONDS)
    except psutil.Error:
        return


def parts_of(path: Path) -> tuple[str, str]:
    """Return a file's first line and the rest, as an engine without a normaliser takes them."""
    title, _, body = path.read_bytes().decode("utf-8", "replace").partition("\n")
    return title, body


def artcli(folder: Path, out: Path) -> None:
    """Ingest with the installed program, by all cores."""
    roots = (
        sorted([str(path) for path in folder.iterdir()])
        if any(path.is_symlink() for path in folder.iterdir())
        else [str(folder)]
    )
    program = [sys.executable, "-m", "artcli", "--index", str(out / "index"), "ingest", "--quiet", *roots]
    subprocess.run(program, check=True)


def artcli_indexing(processes: int) -> Callable[[Path, Path], None]:
    """Return what indexes articles that were normalised before, in so many processes; only that is timed, of the slowest of them."""

    def run(folder: Path, out: Path) -> None:
        files = list(files_of(folder))
        size = -(-len(files) // processes)
        parts = [(files[at : at + size], out) for at in range(0, len(files), size)]
        with get_context("spawn").Pool(processes) as pool:
            print("seconds", max(pool.starmap(index_alone, parts)))

    return run


def index_alone(files: Sequence[Path], out: Path) -> float:
    """Index files, and return the seconds that it took without reading and normalising them."""
    from artcli.index.entries import Filed
    from artcli.index.ids import article_id, bytes_hash, content_hash
    from artcli.index.writing.lookup import QuickLexicon
    from artcli.index.writing.writer import SegmentBuilder
    from artcli.text.normalise import normalise

    lexicon, seconds, waiting = QuickLexicon(), 0.0, []
    for number, path in enumerate(files, 1):
        data = path.read_bytes()
        article = normalise(data)
        content = content_hash(article)
        waiting.append(
            Filed(article_id(content), str(path), "2026-01-01", content, {str(path): bytes_hash(data)}, article)
        )
        if len(waiting) == 8_000 or number == len(files):
            begun = time.perf_counter()
            builder = SegmentBuilder(out / f"s{os.getpid():08x}{number:08x}.seg", lexicon)
            for at in range(0, len(waiting), 100):
                builder.add_all(waiting[at : at + 100])
            builder.finish()
            seconds += time.perf_counter() - begun
            waiting = []
    return seconds


def fts5(folder: Path, out: Path) -> None:
    """Index with SQLite FTS5 and its Porter stemmer, in one transaction."""
    import sqlite3

    database = sqlite3.connect(out / "fts5.sqlite")
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5(title, body, path UNINDEXED, tokenize = 'porter unicode61')"
    )
    database.executemany(
        "INSERT INTO articles VALUES (?, ?, ?)", ((*parts_of(path), str(path)) for path in files_of(folder))
    )
    database.commit()
    database.close()


def tantivy(threads: int) -> Callable[[Path, Path], None]:
    """Return what indexes with tantivy on so many threads, English stems, articles stored."""

    def run(folder: Path, out: Path) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
        index = tantivy.Index(builder.build(), path=str(out))
        writer = index.writer(heap_size=200_000_000, num_threads=threads)
        for path in files_of(folder):
            title, body = parts_of(path)
            writer.add_document(tantivy.Document(title=title, body=body))
        writer.commit()
        writer.wait_merging_threads()

    return run


def whoosh(folder: Path, out: Path) -> None:
    """Index a tenth of the files with stock Whoosh."""
    from whoosh import fields
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.index import create_in

    analyzer = StemmingAnalyzer()
    schema = fields.Schema(title=fields.TEXT(analyzer, stored=True), body=fields.TEXT(analyzer, stored=True))
    writer = create_in(str(out), schema).writer(limitmb=256)
    for path in list(files_of(folder))[::TENTH]:
        title, body = parts_of(path)
        writer.add_document(title=title, body=body)
    writer.commit()


def recollindex(folder: Path, out: Path) -> None:
    """Index with recollindex, its settings as they come."""
    roots = " ".join([str(path.resolve()) for path in folder.iterdir()])
    (out / "recoll.conf").write_text(f"topdirs = {roots}\nloglevel = 1\n", encoding="utf-8")
    subprocess.run(
        ["recollindex", "-c", str(out), "-z"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


ENGINES: dict[str, Callable[[Path, Path], None]] = {
    "artcli": artcli,
    "sqlite fts5": fts5,
    "tantivy, 1 thread": tantivy(1),
    "tantivy, 2 threads": tantivy(2),
    "artcli, indexing alone": artcli_indexing(1),
    "the same, 2 processes": artcli_indexing(2),
    "whoosh, a tenth": whoosh,
    "recollindex": recollindex,
}


if __name__ == "__main__":
    main()
