"""Which worker processes has an ingest?  On Linux the children of the process that forks them; elsewhere those that were started by name."""

from __future__ import annotations

import os
import time
from multiprocessing import active_children
from pathlib import Path

from artcli.ingest.processes import FORKS


def own_children(pid: int) -> list[int]:
    """Return the processes that one has started and not yet asked after."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def worker_processes(pid: int | None = None) -> list[int]:
    """Return the workers of a process, else of this one."""
    if not FORKS:
        return [child.pid for child in active_children() if child.name == "artcli worker" and child.pid]
    found = [worker for one in own_children(pid or os.getpid()) for worker in own_children(one)]
    return [one for one in found if is_alive(one)]


def are_there(count: int) -> bool:
    """Wait until this process has so many workers, which is when everything is imported."""
    for _ in range(400):
        if len(worker_processes()) == count:
            return True
        time.sleep(0.05)
    return False


def is_alive(pid: int) -> bool:
    """Tell whether a process is there, and no corpse that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
