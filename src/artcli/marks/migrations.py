"""What is in the marks' database, and how did it come to be so?  A list of steps; the database's ``user_version`` says how many it has had.

A step that has been released is never changed: what is to be different is a new step at the end.  Pure.
"""

from __future__ import annotations

_SAVED_SEARCHES = (
    """
    CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,  -- the name without capitals
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        saved TEXT NOT NULL        -- ISO 8601 in UTC
    )
    """,
    """
    CREATE TABLE run (
        search INTEGER NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
        library TEXT NOT NULL,     -- a hash of the index's path
        ran TEXT NOT NULL,         -- ISO 8601 in UTC
        seen BLOB,                 -- the matching articles' ids, a line each, deflated; NULL where they were too many
        PRIMARY KEY (search, library)
    )
    """,
)

_TAGS_AND_NOTES = (
    """
    CREATE TABLE tag (
        tag TEXT NOT NULL,         -- in small letters
        article TEXT NOT NULL,     -- its id
        given INTEGER NOT NULL,    -- 1: the reader gave it; 0: the reader took it away, which new articles' tags need said
        changed TEXT NOT NULL,     -- ISO 8601 in UTC
        PRIMARY KEY (tag, article)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tag_by_article ON tag (article)",
    """
    CREATE TABLE note (
        article TEXT NOT NULL PRIMARY KEY,
        text TEXT NOT NULL,
        changed TEXT NOT NULL      -- ISO 8601 in UTC
    ) WITHOUT ROWID
    """,
)

_IDENTITIES = (
    """
    CREATE TABLE identity (
        article TEXT NOT NULL PRIMARY KEY,
        path TEXT NOT NULL,        -- where its file was last seen
        digest TEXT NOT NULL,      -- a hash of the file's bytes, empty where there is no file
        content TEXT NOT NULL,     -- a hash of what the article said
        title TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX identity_by_path ON identity (path)",
    "CREATE INDEX identity_by_digest ON identity (digest)",
    "CREATE INDEX identity_by_content ON identity (content)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_SAVED_SEARCHES, _TAGS_AND_NOTES, _IDENTITIES)
"""Statements by version, the first making version 1."""
