"""Which ids, tags and words may be meant by their beginning?  What was typed → values of the library and the marks, each with its help."""

from __future__ import annotations

import re

from artcli.hints import TYPE_CHECKING
from artcli.query.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.library import Library
    from artcli.model import Entry

MOST = 30
"""Values that are offered at the most: a screen of them."""
_FIELD = re.compile(r"(?P<before>[-+(]*(?P<name>[a-z]+):[=(]*)(?P<value>[^\s\"()]*)")
_LOOKED_IN = {
    "title": "words of the title",
    "body": "words of the text",
    "author": "who wrote it",
    "source": "newspaper, agency, site",
    "lang": "language, by its code or name",
    "path": "the file",
    "id": "the article's id",
    "tag": "what you tagged",
    "note": "words of your notes",
    "date": "2019, 2019-02, 2018..2019",
    "after": "from a date on",
    "before": "until a date",
    "last": "7d, 2w, 3m, 1y",
    "minutes": "..6, 5..10, >10",
    "words": "500.., >1000",
}

Value = tuple[str, str]


class Source:
    """The values of one library."""

    def __init__(self, index: str | None) -> None:
        """Take what ``--index`` says; nothing is opened yet."""
        self._index = index

    def references(self, typed: str) -> Iterable[Value]:
        """Return ids that begin so, with their titles; those of the last results where nothing is typed, their numbers for a digit."""
        if typed and not typed.isdigit():
            return [
                self._reference(entry.id, entry.short_id, entry.article.title, typed)
                for entry in self._beginning(typed)
            ]
        from artcli.last_search import recall  # noqa: PLC0415

        library = self._library()
        last = recall(library.path)
        if last is None:
            return self.references("a") if not typed else []
        shown = [(rank, id_) for rank, id_ in last.ids.items() if str(rank).startswith(typed)][:MOST]
        return [(str(rank), library.get(id_).article.title) for rank, id_ in shown]

    def tags(self, typed: str) -> list[str]:
        """Return the tags that begin so."""
        from artcli.query.tags import STARRED, tag_name  # noqa: PLC0415

        beginning = tag_name(typed)
        names = sorted({*self._library().marks.names(), STARRED})
        return [tag for tag in names if tag.startswith(beginning)][:MOST]

    def in_query(self, typed: str) -> Iterator[Value]:
        """Yield what a word of a query may become: fields, the values of some, the names of saved searches."""
        asked = _FIELD.fullmatch(typed)
        if asked:
            for value, help_ in self.of_field(asked["name"], asked["value"]):
                yield asked["before"] + value, help_
            return
        bare = typed.lstrip("-+(")
        sign = typed[: len(typed) - len(bare)]
        if bare.startswith("@"):
            for saved in self._library().searches():
                if saved.startswith(bare[1:]):
                    yield f"{sign}@{saved}", "a saved search"
            return
        for name in FIELDS:
            if name.startswith(bare.lower()):
                yield f"{sign}{name}:", _LOOKED_IN[name]

    def of_field(self, name: str, typed: str) -> Iterable[Value]:
        """Return what a field's value may be, where it has been begun; tags and languages also before that."""
        if name in ("tag", "tags"):
            return [(tag, "") for tag in self.tags(typed)]
        if name == "id":
            return self.references(typed)
        if name in ("lang", "language"):
            return [(code, "") for code in self._library().languages() if code.startswith(typed.lower())]
        if name in ("author", "authors", "source", "title"):
            field = "authors" if name.startswith("author") else name
            return [(word, "") for word in self._library().words(field, typed.lower(), MOST)] if typed else []
        return []

    def _reference(self, full: str, short: str, title: str, typed: str) -> Value:
        return (short if len(typed) <= len(short) else full), title

    def _beginning(self, typed: str) -> Iterable[Entry]:
        return self._library().beginning(typed.lower(), MOST)

    def _library(self) -> Library:
        from artcli.config import index_path  # noqa: PLC0415
        from artcli.library import Library  # noqa: PLC0415

        return Library(index_path(self._index))
