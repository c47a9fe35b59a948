"""A process that spoils an index and reads it, with little memory: run by the test beside it and by bench/corruption.py, never by pytest.

spoil_index.py WORK DATA FIRST COUNT [TELL_EVERY]    trials FIRST to FIRST + COUNT, in the folder WORK
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corruption import Trial, limit_memory, small_index


def main() -> int:
    """Run trials and print what they find."""
    work, data, first, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    every = int(sys.argv[5]) if len(sys.argv) > 5 else 0
    small_index(work / "index", sorted(path for path in data.rglob("*") if path.is_file()))
    trial = Trial(work / "index", work)
    limit_memory()
    finds = 0
    for number in range(first, first + count):
        found = trial.run(number)
        if found is not None:
            finds += 1
            print(found, flush=True)  # noqa: T201
        if every and (number + 1 - first) % every == 0:
            print(f"done {number + 1}", flush=True)  # noqa: T201
    print(f"{count} trials, {finds} finds")  # noqa: T201
    return min(finds, 1)


if __name__ == "__main__":
    sys.exit(main())
