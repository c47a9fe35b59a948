"""What can go wrong, and what should a person do about it?  The tree of errors.

ArtcliError                      exit status 2
├── ConfigError                  an option, a variable or the configuration can't be used
│   └── MissingEngineError       the engine that an address asks for isn't installed
├── TextError                    a file's bytes aren't a text (outcome "failed"; never stops the others)
│   ├── EmptyTextError
│   ├── BinaryTextError
│   └── FormatError              a file of a known format gives no text
│       ├── NothingInsideError   nothing is wrong, and nothing in it (outcome "skipped")
│       └── MissingExtraError    its extra isn't installed (outcome "skipped")
├── IndexStoreError              the index can't be read or written
│   ├── IndexMissingError
│   ├── IndexVersionError
│   ├── IndexDamagedError
│   ├── IndexLockedError
│   ├── IndexWriteError
│   └── IndexUnreachableError    a cluster doesn't answer, or lets nobody in
├── MarksError                   what the reader added (saved searches) can't be read or written, or isn't there
├── OutputError                  what was to be printed can't be written
├── QuerySyntaxError             a query can't be understood: carries its source and the span at fault
└── ArticleNotFoundError         exit status 1: no article has this id, number or path
    └── AmbiguousIdError

Each says in one line what is wrong with which thing; ``hint`` is a second line: what to do.  Pure.
"""

from __future__ import annotations


class ArtcliError(Exception):
    """Any error that artcli tells a person about."""

    exit_status = 2
    hint: str | None = None

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        """Take the line that says what is wrong, and perhaps one that says what to do."""
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class ConfigError(ArtcliError):
    """An option, an environment variable or the configuration can't be used."""


class MissingEngineError(ConfigError):
    """The library lies on a cluster, and what asks one isn't installed."""

    def __init__(self) -> None:
        """Name the extra."""
        message = "A library on OpenSearch needs the extra opensearch, which isn't installed."
        super().__init__(message, hint='Install it: pip install "artcli[opensearch]"')


class TextError(ArtcliError):
    """The bytes of a file aren't a text."""

    exit_status = 1


class EmptyTextError(TextError):
    """There is no word in the file."""


class BinaryTextError(TextError):
    """The file holds something other than text."""


class FormatError(TextError):
    """A file of a known format gives no text: it is damaged, locked with a password, or holds none."""


class NothingInsideError(FormatError):
    """There is no article in the file, and nothing is wrong with it: an empty archive, a row without text."""


class MissingExtraError(FormatError):
    """The format needs libraries that aren't installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Take what the file is, and the extra that reads it."""
        super().__init__(f'{what}: to read it, pip install "artcli[{extra}]"')


class IndexStoreError(ArtcliError):
    """The index can't be read or written."""


class IndexMissingError(IndexStoreError):
    """There is no index in this place."""


class IndexVersionError(IndexStoreError):
    """The index was written by another version of artcli, in another format."""


class IndexDamagedError(IndexStoreError):
    """A file of the index doesn't hold what it should."""


class IndexLockedError(IndexStoreError):
    """Another process is writing to the index."""


class IndexWriteError(IndexStoreError):
    """The index can't be written: no space, no permission."""


class IndexUnreachableError(IndexStoreError):
    """The cluster that the index lies on doesn't answer, or lets nobody in."""


class MarksError(ArtcliError):
    """What the reader added, such as a saved search, can't be read or written, or isn't there."""


class OutputError(ArtcliError):
    """What was to be printed can't be written."""

    @classmethod
    def from_os(cls, error: OSError) -> OutputError:
        """Say it in the system's words."""
        return cls(f"The output can't be written: {error.strerror or error}.")


class QuerySyntaxError(ArtcliError):
    """A query that can't be understood, with the place of the fault."""

    def __init__(self, message: str, source: str, span: range, *, hint: str | None = None) -> None:
        """Take what is wrong, the query as typed, and the characters at fault."""
        super().__init__(message, hint=hint)
        self.source = source
        self.span = span


class ArticleNotFoundError(ArtcliError):
    """No article has this id, result number or path."""

    exit_status = 1


class AmbiguousIdError(ArticleNotFoundError):
    """More than one article's id begins like this."""
