"""``Reader(library, doors, query).run()``: the library as a place, full screen.  Where keys go, and what they call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.message import Message

from artcli.tui.actions import commands, keys_of
from artcli.tui.core import PANES
from artcli.tui.key_page import key_lines
from artcli.tui.marking import Marking
from artcli.tui.pane import Pane
from artcli.tui.popups import Item, Sheet

if TYPE_CHECKING:
    from collections.abc import Awaitable


class Reader(Marking):
    """The whole reader."""

    _opening: Awaitable[None] | None = None
    """A screen that was put over this one, until it can take keys."""
    _opened = 0.0
    """When that was asked for, by the clock of events."""

    def push_screen(self, *args: Any, **options: Any) -> Any:
        """Put a screen over this one, which gets all keys from now on."""
        self._opening = super().push_screen(*args, **options)
        self._opened = Message().time
        return self._opening

    async def on_event(self, event: events.Event) -> None:
        """Take away what was said, before something else is done; what is typed while a screen opens is for that."""
        if isinstance(event, events.Key):
            self.forget_message()
        if isinstance(event, (events.Key, events.Paste)) and self._opening is not None:
            opening, self._opening = self._opening, None
            await opening
        if isinstance(event, events.Key) and event.is_forwarded and event.time < self._opened:
            # typed in one go with the key that opened the screen, it went to the pane under it, which had no use for it
            event = events.Key(event.key, event.character)
        await super().on_event(event)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane is being used."""
        name = event.widget.id
        if name in PANES and name != self.place:
            self.place = name
            self.fold()
            self.call_after_refresh(self.refit)
        if name == "article":
            self.on_article_focused()
        if name == "filters":
            self.count()

    def _order_of_panes(self) -> list[str]:
        return ["query", *(["timeline"] if self.timeline.has_class("-open") else []), *PANES]

    def _step_pane(self, step: int) -> None:
        names = self._order_of_panes()
        here = self.focused.id if self.focused is not None and self.focused.id in names else self.place
        self.go_to(names[(names.index(here) + step) % len(names)])

    def action_next_pane(self) -> None:
        """Complete a word of the query; else go to the next pane."""
        if self.focused is self.field and self.field.word()[1]:
            offered = self.field.complete()
            if offered:
                taken = self.field.taken
                self.say("  ".join([f"[{one}]" if one == taken else one for one in offered]))
                return
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self._step_pane(-1)

    def action_pane_filters(self) -> None:
        """Go to the filters."""
        self.go_to("filters")

    def action_pane_results(self) -> None:
        """Go to the results."""
        self.go_to("results")

    def action_pane_article(self) -> None:
        """Go to the article."""
        if self.article.laid is None and self.results.current is not None:
            self.open_current()
        else:
            self.go_to("article")

    def action_query(self) -> None:
        """Go to the query; in an article, ask what to find in it."""
        if self.focused is self.article and self.article.laid is not None:
            self.ask_find()
        else:
            self.go_to("query")

    def action_query_done(self) -> None:
        """Go to the results."""
        self.remember_query()
        self.go_to("results")

    def action_query_left(self) -> None:
        """Leave the query."""
        self.go_to("results")

    def action_open(self) -> None:
        """Do what Enter does in the pane with the keys."""
        if self.focused is self.results:
            self.open_current()
        elif self.focused is self.filters:
            self.filters.take()
        elif self.focused is self.timeline:
            self.timeline.take()
        elif self.focused is self.article:
            self.article.action_page_down()

    def action_go_back(self) -> None:
        """Go back to the results."""
        if self.focused is self.timeline:
            self.action_timeline()
        else:
            self.go_to("results")
            self.results_changed()

    def action_close(self) -> None:
        """Go back to the results; leave artcli there."""
        if self.focused is self.results:
            self.leave()
        else:
            self.action_go_back()

    def action_leave(self) -> None:
        """Leave artcli."""
        self.leave()

    def leave(self) -> None:
        """End; nothing is lost, as everything is kept when it is done."""
        self.exit(())

    def action_redraw(self) -> None:
        """Draw the screen again."""
        self.refresh(layout=True)

    def action_timeline(self) -> None:
        """Open the chart, or close it."""
        is_open = not self.timeline.has_class("-open")
        self.timeline.set_class(is_open, "-open")
        self.call_after_refresh(self.refit)
        if is_open:
            self.count()
            self.go_to("timeline")
        else:
            self.go_to("results")

    def action_help(self) -> None:
        """Show the keys."""
        self.push_screen(Sheet(self.brush, "Keys", lambda width: list(key_lines(width))))

    def action_commands(self) -> None:
        """Choose among all commands."""
        pane = self.focused if isinstance(self.focused, Pane) else self.results
        places = ["everywhere", "panes", *(["timeline"] if pane is self.timeline else [])]
        items = [Item(action.says, action, keys_of(action)) for action in commands(*places)]
        self.choose("Commands", items, lambda action: self._do(action, pane))

    def _do(self, action: Any, pane: Pane) -> None:
        """Do what was chosen: what a pane does itself, in the one that had the keys."""
        if action.own:
            self.call_later(getattr(pane, f"action_{action.name}"))
        else:
            self.call_later(self.run_action, action.name)
