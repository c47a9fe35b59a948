"""How long does an export take, and how much memory?  ``python bench/export.py [N]``: N made-up articles (50,000) in several forms.

Each is 500 words of 20,000 made-up ones.  Prints a row a form: seconds and the highest memory of the whole process, and the file's size.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

FORMS = ("jsonl", "html", "epub", "md", "bib")


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        names = {"ARTCLI_INDEX": "index", "ARTCLI_MARKS": "marks.sqlite", "ARTCLI_STATE": "state", "ARTCLI_CONFIG": "c"}
        environment = os.environ | {name: str(home / place) for name, place in names.items()}
        make(home / "articles.jsonl", number)
        run(environment, "ingest", str(home / "articles.jsonl"), "-q")
        print(f"{number:,} articles\n{'form':8}{'seconds':>9}{'memory MB':>11}{'file MB':>9}")
        for form in FORMS:
            out = home / f"out.{form}"
            begun = time.perf_counter()
            memory = run(environment, "export", "--all", "-q", "-o", str(out))
            seconds = time.perf_counter() - begun
            print(f"{form:8}{seconds:9.1f}{memory / 1000:11.0f}{out.stat().st_size / 1e6:9.0f}", flush=True)
            out.unlink()


def make(path: Path, number: int) -> None:
    """Write articles, the same at each run."""
    chance = random.Random(1)
    letters = "abcdefghijklmnoprstuvw"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(20_000)]
    with path.open("w", encoding="utf-8") as file:
        for one in range(number):
            text = "\n\n".join([" ".join(chance.choices(words, k=100)).capitalize() + "." for _ in range(5)])
            record = {
                "title": " ".join(chance.choices(words, k=6)).capitalize(),
                "author": "Ann Lee",
                "date": f"20{one % 20:02}-0{one % 9 + 1}-1{one % 9}",
                "source": "The Gazette",
                "text": text,
            }
            file.write(json.dumps(record) + "\n")


def run(environment: dict[str, str], *args: str) -> int:
    """Run artcli and return the most memory that it took, in kB."""
    program = str(Path(sys.executable).with_name("artcli"))
    process = os.posix_spawn(program, [program, *args], environment)
    _, status, usage = os.wait4(process, 0)
    assert not status, args
    return usage.ru_maxrss


if __name__ == "__main__":
    main()
