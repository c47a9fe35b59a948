"""What does the reader add while reading?  Read state, star, tags, notes, quotations, saved searches: kept at once, and seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.errors import ArtcliError, ConfigError, MarksError, QuerySyntaxError
from artcli.marks.articles import checked_tag
from artcli.render.figures import counted
from artcli.tui.hit_lines import STARRED, UNREAD
from artcli.tui.laid import Laid
from artcli.tui.popups import Prompt
from artcli.tui.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.geometry import Region

    from artcli.model import ArticleMarks


def tag_changes(typed: str) -> tuple[list[str], list[str]]:
    """Return the tags to give and to take of what was typed.

    Raises ``MarksError`` for what is no tag.

    >>> tag_changes("korea -todo +summit")
    (['korea', 'summit'], ['todo'])
    """
    words = typed.replace(",", " ").split()
    given = [checked_tag(word.removeprefix("+")) for word in words if not word.startswith("-")]
    return given, [checked_tag(word[1:]) for word in words if word.startswith("-")]


class Marking(Reading):
    """The reader as far as what is added to articles."""

    def mark_read(self) -> None:
        """Take ``unread`` from the article that is being read."""
        laid = self.article.laid
        if self.doors.marks_read and laid is not None and laid.marks is not None and UNREAD in laid.marks.tags:
            self._change(laid.entry.id, remove=[UNREAD], quiet=True)

    def on_article_focused(self) -> None:
        """Count what comes into the focus as being read."""
        if self.article.laid is not None and self.article.laid.entry.id == self.shown:
            self.mark_read()

    def _change(self, id_: str, add: Sequence[str] = (), remove: Sequence[str] = (), *, quiet: bool = False) -> None:
        """Change an article's tags, and say what became of it."""
        try:
            self.library.marks.tag([id_], add=add, remove=remove)
        except (MarksError, ConfigError) as error:
            self.say_error(error)
            return
        self.marks_changed(id_)
        if not quiet:
            said = [*[f"+{tag}" for tag in add], *[f"-{tag}" for tag in remove]]
            self.say(" ".join(said))

    def marks_changed(self, id_: str) -> None:
        """Show an article's marks as they are now, wherever it is seen."""
        self.own_change()
        marks = self._marks([id_]).get(id_)
        if marks is None:
            return
        self.results.marks[id_] = marks
        self.results.repaint()
        laid = self.article.laid
        if laid is not None and laid.entry.id == id_:
            self.show_laid(Laid(laid.entry, marks, laid.wanted))
        self.count(0.1)

    def _toggle(self, tag: str) -> None:
        id_ = self.current_id
        if id_ is None:
            return
        marks = self._marks_of(id_)
        if marks is not None:
            has = tag in marks.tags
            self._change(id_, add=() if has else [tag], remove=[tag] if has else ())

    def _marks_of(self, id_: str) -> ArticleMarks | None:
        """Return an article's marks, or say why they can't be read."""
        try:
            return self.library.marks.of(id_)
        except (MarksError, ConfigError) as error:
            self.say_error(error)
        return None

    def action_star(self) -> None:
        """Give the article the star, or take it away."""
        self._toggle(STARRED)

    def action_unread(self) -> None:
        """Mark the article as read, or as unread."""
        self._toggle(UNREAD)

    def action_tags(self) -> None:
        """Ask for tags to give and to take."""
        id_ = self.current_id
        marks = self._marks_of(id_) if id_ else None
        if id_ is None or marks is None:
            return
        there = " ".join([tag for tag in marks.tags if tag != UNREAD])
        asked = f"Tags to give, and with - to take (it has: {there}):" if there else "Tags to give, and with - to take:"
        prompt = Prompt(self.brush, asked, complete=self._complete_tag, fault=_fault(tag_changes))
        self.push_screen(prompt, lambda value: self._tag(id_, value))

    def _complete_tag(self, word: str) -> list[str]:
        sign = word[:1] if word[:1] in ("+", "-") else ""
        return [sign + tag for tag in self.doors.tags(word.removeprefix(sign))]

    def _tag(self, id_: str, typed: object) -> None:
        if isinstance(typed, str) and typed.strip():
            add, remove = tag_changes(typed)
            self._change(id_, add, remove)

    def action_note(self) -> None:
        """Write a note, or change it."""
        from artcli.tui.note_editor import NoteEditor  # noqa: PLC0415  (its widget takes 50 ms to load)

        id_ = self.current_id
        marks = self._marks_of(id_) if id_ else None
        if id_ is None or marks is None:
            return
        before, laid = marks.note, self.article.laid
        if laid is not None and laid.entry.id == id_ and self.article_shown:
            self.note.edit(begin=True)
        editor = NoteEditor(self.brush, before or "", self._place_of_note, self._scroll_article)
        self.push_screen(editor, lambda text: self._note(id_, before, text))

    def _place_of_note(self) -> Region | None:
        return self.note.place if self.note.is_edited else None

    def _scroll_article(self, screens: int) -> None:
        self.article.move(screens * max(1, self.article.page - 1), smooth=True)

    def _note(self, id_: str, before: str | None, text: object) -> None:
        self.note.edit(begin=False)
        if not isinstance(text, str):
            return
        try:
            changed = self.library.marks.write_note(id_, text, instead_of=before)
        except (MarksError, ConfigError) as error:
            self.say_error(error)
            return
        self.marks_changed(id_)
        self.say(
            ("The note is kept." if text.strip() else "The note is gone.") if changed else "The note is as it was."
        )

    def action_quote(self) -> None:
        """Choose a quotation."""
        if self.article.laid is None or self.place != "article":
            self.say("Open the article first, then choose what to quote.")
        elif self.article.quote_from():
            from artcli.tui.quoting_screen import Quoting  # noqa: PLC0415  (seldom needed)

            self.push_screen(Quoting(self.article), self._quoted)
            self.say("j k choose a paragraph · J K more or fewer · y copies · Esc stops")

    def _quoted(self, blocks: object) -> None:
        laid = self.article.laid
        self.article.quote(None)
        self.forget_message()
        if isinstance(blocks, range) and laid is not None:
            from artcli.tui.citing import quotation  # noqa: PLC0415  (seldom needed)

            self.copy_to_clipboard(quotation(laid.entry, blocks))
            self.say(f"Copied, with its citation: {counted(len(blocks), 'paragraph')}")

    def action_cite(self) -> None:
        """Copy the article's citation."""
        from artcli.tui.citing import citation  # noqa: PLC0415  (seldom needed)

        id_ = self.current_id
        if id_ is None:
            return
        try:
            self.copy_to_clipboard(citation(self.library.get(id_)))
        except ArtcliError as error:
            self.say_error(error)
        else:
            self.say("The citation is copied.")

    def action_save(self) -> None:
        """Ask for a name for this search."""
        query = self.query_text.strip()
        if not query:
            self.say("There is no query to save.")
            return
        self.push_screen(Prompt(self.brush, f"Save {query} as @"), lambda name: self._save(query, name))

    def _save(self, query: str, name: object) -> None:
        if not isinstance(name, str) or not name.strip():
            return
        try:
            self.library.save_search(name.strip().removeprefix("@"), query)
        except (MarksError, QuerySyntaxError) as error:
            self.say_error(error)
            return
        self.own_change()
        self.say(f"Saved: @{name.strip().removeprefix('@')}")
        self.count()


def _fault(check: Callable[[str], Any]) -> Callable[[str], str | None]:
    """Return what says why something can't be taken."""

    def fault(value: str) -> str | None:
        try:
            check(value)
        except ArtcliError as error:
            return " ".join(filter(None, [str(error), error.hint]))
        return None

    return fault
