"""How long does a reader wait?  ``python bench/browse.py INDEX``: from a key to its painted results, from the start to the first paint, and memory.

- key: the app runs on textual's pilot (no terminal), queries are typed a key every ``--gap`` seconds, and the time is taken from the key to the
  end of the first paint that shows the results of what stands in the field then
- start and memory: the installed program on a terminal of its own (pty); start is the time from the process's birth to the first result on it;
  memory is what the process has in memory at the end and had at most (RSS), pages of the index among it, and what nobody else has mapped (USS)

Marks are read and written in a temporary folder; the index is only read.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

QUERIES = (
    *(
        "trade war",
        "hanoi summit",
        "of the people",
        "water",
        '"prime minister"',
        "election 2004",
        "music or film",
        "title:market",
    ),
    *(
        "tag:unread economy",
        "date:2018 police",
        "football match report",
        "the",
        "bank interest rates",
        "author:tre",
        "climate change",
    ),
)


def main() -> None:
    """Measure, and print a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--gap", type=float, default=0.12, help="seconds between keys (0.12: a fast typist)")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--size", default="140x40")
    asked = parser.parse_args()
    size = tuple(map(int, asked.size.split("x")))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            {
                "ARTCLI_MARKS": f"{folder}/marks.sqlite",
                "ARTCLI_CONFIG": f"{folder}/config.toml",
                "ARTCLI_STATE": folder,
                "ARTCLI_INDEX": str(asked.index),
            }
        )
        found = {"size": asked.size} | asyncio.run(_keys(asked, size)) | _program(asked, size)
    print(json.dumps(found))


async def _keys(asked: argparse.Namespace, size: tuple[int, int]) -> dict[str, Any]:
    from artcli.library import Library
    from artcli.tui.app import Reader
    from artcli.tui.doors import Doors

    library = Library(asked.index)
    app = Reader(library, Doors())
    waits: list[tuple[float, str]] = []
    pressed: list[float] = []
    async with app.run_test(size=size) as pilot:
        display = app._display  # noqa: SLF001  (where textual paints)

        def painted(screen: Any, renderable: Any) -> None:
            display(screen, renderable)
            if pressed and app.answered == app.query_text and app.results.hits is not seen[0]:
                waits.append((time.perf_counter() - pressed.pop(), app.query_text))
                seen[0] = app.results.hits

        seen: list[Any] = [None]
        app._display = painted  # noqa: SLF001
        await pilot.pause(1)
        queries = list(QUERIES) * asked.rounds
        random.Random(10).shuffle(queries)
        for query in queries:
            app.field.value = ""
            await pilot.pause(0.6)
            for sign in query:
                seen[0] = app.results.hits
                pressed[:] = [time.perf_counter()]
                app.post_message(_key(sign))
                await asyncio.sleep(asked.gap)
    library.close()
    times = sorted(wait for wait, _ in waits)
    slowest = sorted(waits, reverse=True)[:5]
    keys = sum(map(len, queries))
    return {
        "articles": library.count(),
        "keys": keys,
        "answered": len(waits),
        "key_p50_ms": round(statistics.median(times) * 1e3, 1),
        "key_p95_ms": round(times[int(len(times) * 0.95)] * 1e3, 1),
        "key_max_ms": round(times[-1] * 1e3, 1),
        "slowest": [[round(wait * 1e3), query] for wait, query in slowest],
    }


def _key(sign: str) -> Any:
    from textual import events

    return events.Key("space" if sign == " " else sign, sign)


def _program(asked: argparse.Namespace, size: tuple[int, int]) -> dict[str, Any]:
    import psutil

    starts = []
    memory, peak = None, 0.0
    for number in range(asked.starts + 1):
        begun = time.perf_counter()
        process, terminal = _on_terminal(size)
        shown = b""
        while b"articles" not in shown:
            shown += os.read(terminal, 65536)
        first = time.perf_counter() - begun
        if number:  # the first fills the system's cache
            starts.append(first)
        if number == asked.starts:
            for query in QUERIES:
                for sign in query:
                    os.write(terminal, sign.encode())
                    _wait(terminal, 0.08)
                _wait(terminal, 0.6)
                os.write(terminal, b"\x15")
            _wait(terminal, 6)
            memory = psutil.Process(process).memory_full_info()
            peak = _peak(process)
        os.write(terminal, b"\x11")
        _wait(terminal, 1)
        os.waitpid(process, 0)
        os.close(terminal)
    return {
        "start_ms": round(statistics.median(starts) * 1e3),
        "start_max_ms": round(max(starts) * 1e3),
        "uss_mb": round(memory.uss / 1e6, 1),
        "rss_mb": round(memory.rss / 1e6, 1),
        "rss_peak_mb": round(peak, 1),
    }


def _peak(process: int) -> float:
    """Return the most that a process had in memory, in MB; 0 where the system doesn't say."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return sum([int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM")])


def _on_terminal(size: tuple[int, int]) -> tuple[int, int]:
    """Start the installed program on a terminal; return its process and our end of it."""
    import fcntl
    import pty
    import struct
    import termios

    program = str(Path(sys.executable).with_name("artcli"))
    process, terminal = pty.fork()
    if not process:
        os.environ["TERM"] = "xterm-256color"
        time.sleep(0)
        os.execv(program, [program, "browse"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    return process, terminal


def _wait(terminal: int, seconds: float) -> None:
    """Read what the program writes for so long."""
    import select

    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        ready, _, _ = select.select([terminal], [], [], left)
        if ready:
            try:
                if not os.read(terminal, 65536):
                    return
            except OSError:
                return


if __name__ == "__main__":
    main()
