"""Which article is meant by an id, the beginning of one, a file or a folder, and which prefix is its alone?  Names ↔ articles in a cluster."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from artcli.errors import AmbiguousIdError, ArticleNotFoundError
from artcli.formats.content import SEPARATOR
from artcli.index.entries import file_key
from artcli.index.ids import SHORTEST
from artcli.index.named import no_word
from artcli.opensearch.mapping import columns, id_of
from artcli.opensearch.versions import groups_body, groups_in, versions_name, versions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.opensearch.asking import Asking
    from artcli.opensearch.dsl import Clause

_MOST_ALIKE = 2_000
"""Ids that begin alike and are looked at: a billion articles have some 1,200 for each beginning of four characters."""


class Neighbours:
    """Ids that begin as some articles' do, what their shortest prefixes are told by; and their other versions.

    ``groups`` has the groups of versions of those articles that have one.
    """

    def __init__(self, asking: Asking, ids: Iterable[str]) -> None:
        """Ask for all of them at once.

        Raises an ``IndexStoreError``.
        """
        ids = list(ids)
        self._asking = asking
        self._versions: dict[str, tuple[str, ...]] | None = None
        beginnings = sorted({one[:SHORTEST] for one in ids})
        bodies = [
            {"query": {"prefix": {"id": {"value": one}}}, "size": _MOST_ALIKE, "sort": ["_doc"]} | columns()
            for one in beginnings
        ]
        grouped, *answers = asking.several(bodies, {versions_name(asking.client.alias): groups_body(ids)})
        self.groups = groups_in(grouped)
        found = [[id_of(hit) for hit in answer["hits"]["hits"]] for answer in answers]
        self._alike = dict(zip(beginnings, found, strict=True))

    def neighbours(self, full: str, shared: int) -> Iterator[str]:
        """Yield other ids, all among them that have ``shared`` characters of their beginning in common with one."""
        for other in self._alike.get(full[:SHORTEST], ()):
            if other != full and other[:shared] == full[:shared]:
                yield other

    def versions_of(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the other versions of an article; asks for those of all articles where it is one that has some.

        Raises an ``IndexStoreError``.
        """
        if id_ not in self.groups:
            return ()
        if self._versions is None:
            self._versions = versions_of(self._asking, self.groups)
        return self._versions.get(id_, ())


def article_named(asking: Asking, reference: str) -> str:
    """Return the id of the article with this id, a prefix of it that is its alone, or this file.

    Raises ``ArticleNotFoundError`` or ``AmbiguousIdError``.
    """
    if not reference:
        raise no_word()
    path = file_key(os.path.abspath(reference))  # noqa: PTH100  (as ingest writes them)
    prefix = reference.lower()
    by_file, by_id = asking.several([_first_ids({"term": {"file": path}}, 1), _first_ids(_begins(prefix), 4)])
    found = _ids(by_file) or (_ids(by_id) if prefix else [])
    if not found:
        message = f"No article has the id or the path {reference}."
        hint = "Search for it first: artcli search WORDS, then artcli show 1"
        raise ArticleNotFoundError(message, hint=hint)
    if len(found) > 1:
        raise _ambiguous(reference, found)
    return found[0]


def articles_named(asking: Asking, names: Sequence[str]) -> list[Clause]:
    """Return a clause for each of some ids (four characters of them or more), files and folders; none where no name is one.

    Raises ``ArticleNotFoundError`` where only some of them are, ``AmbiguousIdError``.
    """
    found = {name: _named(asking, name) for name in names}
    strange = [name for name in names if found[name] is None]
    if strange and len(strange) < len(names):
        message = f"No article has the id or the path {strange[0]}."
        raise ArticleNotFoundError(message, hint="A query stands alone, without ids and paths beside it.")
    return [clause for clause in found.values() if clause is not None]


def _named(asking: Asking, name: str) -> Clause | None:
    absolute = os.path.abspath(name)  # noqa: PTH100  (as ingest writes them)
    key, inside = file_key(absolute), file_key(absolute + SEPARATOR)
    folder = file_key(os.path.join(absolute, ""))  # noqa: PTH118
    here = {"bool": {"should": [{"term": {"file": key}}, {"prefix": {"file": {"value": inside}}}]}}
    below = {"prefix": {"file": {"value": folder}}}
    by_id = _begins(name.lower())
    is_file, is_id, is_folder = asking.several([_first_ids(here, 1), _first_ids(by_id, 4), _first_ids(below, 1)])
    if _ids(is_file):
        return here
    if len(name) >= SHORTEST and (ids := _ids(is_id)):
        if len(ids) > 1:
            raise _ambiguous(name, ids)
        return {"ids": {"values": ids}}
    return below if _ids(is_folder) else None


def _begins(prefix: str) -> Clause:
    return {"prefix": {"id": {"value": prefix}}}


def _first_ids(query: Clause, size: int) -> dict[str, Any]:
    return {"query": query, "size": size, "sort": [{"id": "asc"}]} | columns()


def _ids(answer: dict[str, Any]) -> list[str]:
    return [id_of(hit) for hit in answer["hits"]["hits"]]


def _ambiguous(reference: str, found: Sequence[str]) -> AmbiguousIdError:
    shown = ", ".join([one[: len(reference) + 4] for one in found[:3]]) + (", …" if len(found) > 3 else "")
    message = f"More than one article's id begins with {reference}."
    return AmbiguousIdError(message, hint=f"Give more of it: {shown}")
