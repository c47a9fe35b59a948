"""What does a query see of the reader's marks?  Each thing as it was when it was first asked for, whatever is changed meanwhile."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.query.notes import Notes

if TYPE_CHECKING:
    from artcli.marks.articles import Marks


class MarksView:
    """The marks during one search: ``query.marked`` says what is asked of them."""

    def __init__(self, marks: Marks) -> None:
        """Take the marks; nothing is read yet."""
        self.new_tags = marks.new_tags
        self._marks = marks
        self._names: tuple[str, ...] | None = None
        self._given: dict[str, frozenset[str]] = {}
        self._taken: dict[str, frozenset[str]] = {}
        self._notes: dict[str | None, Notes] = {}

    def names(self) -> tuple[str, ...]:
        """Return all tags there are, in order."""
        if self._names is None:
            self._names = self._marks.names()
        return self._names

    def given(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that were given a tag."""
        if tag not in self._given:
            self._given[tag] = self._marks.given(tag)
        return self._given[tag]

    def taken(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that a tag was taken from."""
        if tag not in self._taken:
            self._taken[tag] = self._marks.taken(tag)
        return self._taken[tag]

    def notes(self, language: str | None) -> Notes:
        """Return the notes, their words in all forms of a language."""
        if language not in self._notes:
            self._notes[language] = Notes(self._marks.notes(), language)
        return self._notes[language]
