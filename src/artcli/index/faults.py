"""How is trouble with an index file told?  What was found → the error that names the file and says what to do.  Pure."""

from __future__ import annotations

import errno

from artcli.errors import IndexDamagedError, IndexVersionError, IndexWriteError
from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

MEND = "See what can be saved: artcli check --repair"
AGAIN = "Delete the folder and ingest your files again: artcli ingest PATH"
KEPT = "The last commit is as it was"

_MAKE_ROOM = f"{KEPT}; make room, then run it again."
_MAY_WRITE = f"{KEPT}; check who may write to the folder, or name another with --index."
_OTHER = f"{KEPT}; check the disk and who may write there."

_PLAIN = {
    errno.ENOSPC: ("the disk is full", _MAKE_ROOM),
    errno.EFBIG: ("a file would be larger than the system allows", f"{KEPT}; see the limits of ulimit -f."),
    errno.EACCES: ("you may not write there", _MAY_WRITE),
    errno.EPERM: ("you may not write there", _MAY_WRITE),
    errno.EROFS: ("the disk can only be read", _MAY_WRITE),
    errno.EMFILE: ("too many files are open", f"{KEPT}; see the limits of ulimit -n."),
}
if hasattr(errno, "EDQUOT"):  # Windows has no quotas of this name
    _PLAIN[errno.EDQUOT] = ("your disk quota is used up", _MAKE_ROOM)


def damaged(path: PurePath, what: str, hint: str = MEND) -> IndexDamagedError:
    """Return the error for a file that doesn't hold what it should."""
    return IndexDamagedError(f"The index file {path} is damaged: {what}.", hint=hint)


def other_version(path: PurePath, found: int, known: int, by: str | None = None) -> IndexVersionError:
    """Return the error for a format that isn't the one known; ``by`` is the artcli that wrote it."""
    written = f", written by artcli {by}" if by else ""
    newer = "Use that artcli or a newer one, or d" if found > known else "D"
    message = f"The index file {path} has format {found}{written}; this artcli reads format {known}."
    return IndexVersionError(message, hint=newer + AGAIN[1:])


def unreadable(path: PurePath, error: OSError) -> IndexDamagedError:
    """Return the error for an index that the system won't let us read."""
    message = f"The index {path} can't be read: {error.strerror or error}."
    return IndexDamagedError(message, hint="Check the disk and who may read the folder.")


def unwritable(path: PurePath, error: OSError) -> IndexWriteError:
    """Return the error for an index that the system won't let us write."""
    what, hint = _PLAIN.get(error.errno or 0, (error.strerror or str(error), _OTHER))
    return IndexWriteError(f"The index {path} can't be written: {what}.", hint=hint)
