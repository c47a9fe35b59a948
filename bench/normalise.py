"""How fast is the normaliser?  ``python bench/normalise.py [DIR]``: MB/s a core by kind of file, beside peers in the same run.

DIR holds .txt files whose names begin with their kind (``clean-03.txt``); without it the project's own articles are used, in
renderings made here.  Each figure is the median of several passes over all files of a kind; a pass reads no file, and its time is
the processor's.  Peers: ``ftfy`` repairs a text (no layout, no metadata); ``split`` decodes it and splits it at blank lines, which is
less than anybody needs.
"""

from __future__ import annotations

import statistics
import sys
import textwrap
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import ftfy

from artcli.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

PASSES = 7
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print the table."""
    kinds = _kinds_of(Path(sys.argv[1])) if len(sys.argv) > 1 else _own_kinds()
    print(f"{'kind':14}{'files':>6}{'kB':>8}{'MB/s':>9}{'ftfy':>9}{'split':>9}{'µs/file':>9}")
    for kind, files in kinds.items():
        size = sum(map(len, files))
        ours = _median(normalise, files)
        ftfys = _median(lambda data: ftfy.fix_text(data.decode("utf-8", "replace")), files)
        split = _median(lambda data: data.decode("utf-8", "replace").split("\n\n"), files)
        rates = [f"{size / seconds / 1e6:9.1f}" for seconds in (ours, ftfys, split)]
        print(f"{kind:14}{len(files):6}{size / 1e3:8.0f}{''.join(rates)}{ours / len(files) * 1e6:9.0f}")


def _median(work: Callable[[bytes], object], files: list[bytes]) -> float:
    times = []
    for _ in range(PASSES):
        begun = time.process_time()
        for data in files:
            work(data)
        times.append(time.process_time() - begun)
    return statistics.median(times)


def _kinds_of(folder: Path) -> dict[str, list[bytes]]:
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for path in sorted(folder.rglob("*.txt")):
        kinds[path.stem.rsplit("-", 1)[0]].append(path.read_bytes())
    return dict(kinds)


def _own_kinds() -> dict[str, list[bytes]]:
    """Render the project's own articles clean, hard-wrapped, and as an old mail has them."""
    articles = [normalise(path.read_bytes()) for path in sorted((ROOT / "data").rglob("*.*"))]
    bodies = [[block.text for block in article.blocks if block.kind == "paragraph"] for article in articles]
    heads = [f"{article.title}\n\nBy Ana Dubois\n\n3 May 2004\n\n" for article in articles]
    clean = [head + "\n\n".join(body) + "\n" for head, body in zip(heads, bodies, strict=True)]
    wrapped = [
        head + "\n\n".join([textwrap.fill(text, 72) for text in body]) for head, body in zip(heads, bodies, strict=True)
    ]
    return {
        "clean": [text.encode() for text in clean],
        "wrapped": [text.replace("\n", "\r\n").encode() for text in wrapped],
        "cp1252": [text.encode("cp1252", "replace") for text in clean],
        "mojibake": [text.encode().decode("cp1252", "replace").encode() for text in clean],
    }


if __name__ == "__main__":
    main()
