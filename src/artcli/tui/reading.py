"""How is an article read here?  Opened, turned to the next, its matches and headings gone through; others like it; its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.errors import ArtcliError, ArticleNotFoundError, QuerySyntaxError
from artcli.render.figures import counted
from artcli.render.layout import Setting
from artcli.render.parts import SEPARATOR, hit_parts, title_of
from artcli.render.text import Text
from artcli.tui.following import Following
from artcli.tui.hit_lines import UNREAD
from artcli.tui.laid import Laid, Wanted, minutes_left
from artcli.tui.popups import Item, Prompt, Sheet
from artcli.tui.searching import PAUSE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artcli.model import Results
    from artcli.tui.article import ArticlePane
    from artcli.tui.results import ResultsPane

SETTLED = 0.08
"""Seconds for which the cursor rests on a result before its article is shown beside it."""
SIMILAR = 20


class Reading(Following):
    """The reader as far as its article."""

    find = ""
    """What is looked for in articles by ``/``, until it is looked for otherwise."""
    shown: str | None = None
    """The id of the article in the pane, or on its way there."""

    def results_changed(self) -> None:
        """Show the article under the cursor, where there is room for it."""
        super().results_changed()
        self.tell()
        if self.panes_shown > 1 and self.place != "article" and self.results.current is not None:
            typing = self.focused is self.field
            self.load(self.results.current.id, delay=PAUSE if typing else SETTLED)

    def on_results_pane_selected(self, event: ResultsPane.Selected) -> None:
        """Show the article under the cursor."""
        del event
        self.results_changed()

    def on_results_pane_opened(self, event: ResultsPane.Opened) -> None:
        """Read it."""
        del event
        self.open_current()

    def open_current(self) -> None:
        """Read the result that the cursor is on."""
        if self.results.current is not None:
            self.load(self.results.current.id)
            self.go_to("article")

    def load(self, id_: str, delay: float = 0.0) -> None:
        """Show an article, laid out on another thread."""
        assert self.urgent is not None
        self.shown = id_
        query = self.found.query if self.found is not None else ""
        width = self._article_width()

        def lay_out(_: Callable[[], bool]) -> Laid:
            entry = self.library.get(id_)
            try:
                terms = self.library.terms(query) if query.strip() else frozenset()
            except QuerySyntaxError:
                terms = frozenset()
            return Laid(entry, self._marks([id_]).get(id_), self._wanted(width, terms))

        self.urgent.ask("article", lay_out, self._show_article, self._not_shown, delay)

    def _wanted(self, width: int, terms: frozenset[str]) -> Wanted:
        doors = self.doors
        return Wanted(
            width=width,
            measure=doors.measure,
            terms=terms,
            find=self.find,
            indent=doors.indent,
            folder=doors.folder,
            today=doors.today,
            links=doors.links,
        )

    def _article_width(self) -> int:
        """Return how wide the pane is, or will be when it is shown."""
        pane = self.article
        return (
            pane.room - (0 if pane.show_vertical_scrollbar else 1)
            if self.article_shown and pane.size.width
            else self.size.width - 1
        )

    def _show_article(self, laid: Laid) -> None:
        self.show_laid(laid)
        self.tell()
        if self.article_shown and laid.wanted.width != self._article_width():  # it was resized meanwhile
            self.relay()
        if self.focused is self.article:
            self.mark_read()

    def show_laid(self, laid: Laid | None) -> None:
        """Show an article, or nothing, and its note."""
        self.article.show(laid)
        self.note.show(laid.marks.note if laid is not None and laid.marks is not None else None)

    def _not_shown(self, error: Exception) -> None:
        """Say that an article can't be read; one that was removed meanwhile is no longer shown."""
        if isinstance(error, ArticleNotFoundError):
            self.show_laid(None)
            self.shown = None
        self.say_error(error)

    def mark_read(self) -> None:
        """Take ``unread`` away from what is being read; see ``Marking``."""

    def relay(self) -> None:
        """Lay the article out again, where it is read to."""
        laid = self.article.laid
        if laid is not None:
            self.load(laid.entry.id)

    def marks_elsewhere(self) -> None:
        """Show them of the article too."""
        super().marks_elsewhere()
        self.relay()

    def on_article_pane_turned(self, event: ArticlePane.Turned) -> None:
        """Lay the article out for another width."""
        del event
        self.relay()

    def on_article_pane_moved(self, event: ArticlePane.Moved) -> None:
        """Write how much is left."""
        del event
        self.tell()

    def refit(self) -> None:
        """Fit the article too."""
        super().refit()
        laid = self.article.laid
        if laid is not None and self.article_shown and laid.wanted.width != self._article_width():
            self.relay()

    def standing(self) -> tuple[Text, Text]:
        """Say where one is: which result of how many, and how much of the article is left to read."""
        total = self.results.total
        left = Text(f"{self.results.cursor + 1:,} of {total:,}" if total else "", "meta")
        laid = self.article.laid
        if laid is not None and self.article_shown:
            read = self.article.read
            rest = (
                "read to the end"
                if read >= 1
                else f"{read:.0%}, {minutes_left(laid.entry.article.words, read)} min left"
            )
            left = Text.assemble(left, (SEPARATOR + rest if left else rest, "meta"))
        return left, Text("? keys · : commands", "hint")

    def turn(self, step: int, *, unread: bool = False) -> None:
        """Go to another result; read it where the article is being read."""
        row = self.results.cursor + step
        while unread and 0 <= row < self.results.total:
            hit = self.results.hits.get(row)
            marks = self.results.marks.get(hit.id) if hit else None
            if hit is None or marks is None or UNREAD in marks.tags:
                break
            row += step
        if not 0 <= row < self.results.total:
            kind = "unread article" if unread else "article"
            self.say(f"There is no {kind} {'after' if step > 0 else 'before'} this one.")
            return
        self.results.select(row)
        self.results_changed()
        if self.place == "article" and self.results.current is not None:
            self.load(self.results.current.id)

    def action_next_article(self) -> None:
        """Go to the next result."""
        self.turn(1)

    def action_previous_article(self) -> None:
        """Go to the one before."""
        self.turn(-1)

    def action_next_unread(self) -> None:
        """Go to the next unread one."""
        self.turn(1, unread=True)

    def _match(self, step: int) -> None:
        number = self.article.match(step)
        if number is None:
            self.say(f"{self.find} isn't in this article." if self.find else "Nothing in this article is looked for.")
        else:
            assert self.article.laid is not None
            self.say(f"match {number} of {len(self.article.laid.matches)}")

    def action_next_match(self) -> None:
        """Go to the next match."""
        self._match(1)

    def action_previous_match(self) -> None:
        """Go to the match before."""
        self._match(-1)

    def ask_find(self) -> None:
        """Ask what to look for in the article."""
        self.push_screen(Prompt(self.brush, "Find in this article:", self.find), self._find)

    def _find(self, value: object) -> None:
        laid = self.article.laid
        if not isinstance(value, str) or laid is None:
            return
        self.find = value.strip()
        again = Laid(laid.entry, laid.marks, self._wanted(laid.wanted.width, laid.wanted.terms))
        self.show_laid(again)
        if self.find:
            self._match(1)

    def action_contents(self) -> None:
        """Choose a heading to go to."""
        laid = self.article.laid
        if laid is None or not laid.headings:
            self.say("This article has no headings.")
            return
        items = [Item(title, line, f"{laid.read_to(line):.0%}") for line, title in laid.headings]
        self.choose("Contents", items, self._to_line)

    def _to_line(self, line: Any) -> None:
        self.go_to("article")
        self.article.go(line)

    def action_similar(self) -> None:
        """Find more articles like this one."""
        id_ = self.current_id
        if id_ is not None:
            self.say("Looking for articles like this one …")
            self._slowly("similar", lambda _: self.library.similar(id_, SIMILAR), self._similar)

    def _similar(self, results: Results) -> None:
        self.forget_message()
        if not results.hits:
            self.say("No other article is like this one.")
            return
        items = [Item(title_of(hit.title), hit.id, SEPARATOR.join(hit_parts(hit)[:2])) for hit in results.hits]
        self.choose("More like this", items, self._open)

    def _open(self, id_: Any) -> None:
        self.load(id_)
        self.go_to("article")

    @property
    def current_id(self) -> str | None:
        """The id of the article that is meant: the one that is read, else the one under the cursor."""
        if self.place == "article" and self.shown is not None:
            return self.shown
        return self.results.current.id if self.results.current else None

    def action_versions(self) -> None:
        """Show what differs between this article and its other versions."""
        id_ = self.current_id
        if id_ is not None:
            self._slowly("versions", lambda _: self.library.version_differences(id_), self._versions)

    def _versions(self, differences: Sequence[Any]) -> None:
        if not differences:
            self.say("The library has no other version of this article.")
            return
        from artcli.render.versions import versions_page  # noqa: PLC0415  (seldom asked for)

        page = versions_page(differences, self.doors.folder)
        title = counted(len(differences), "other version")
        self.push_screen(Sheet(self.brush, title, lambda width: list(page.lines(Setting(width)))))

    def action_source(self) -> None:
        """Open the article's file in the reader's editor, and come back."""
        laid = self.article.laid
        id_ = self.current_id
        if id_ is None:
            return
        try:
            entry = laid.entry if laid is not None and laid.entry.id == id_ else self.library.get(id_)
            if self._driver is not None and self._driver.can_suspend:
                with self.suspend():
                    self.doors.edit(entry)
            else:
                self.doors.edit(entry)
        except ArtcliError as error:
            self.say_error(error)
        self.refresh(layout=True)
