"""What is on the screen, and where do keys go?  The query, three panes that fold on narrow terminals, and two lines that say what is known."""

from __future__ import annotations

import gc
import sys
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from artcli.errors import ArtcliError
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.tui.article import ArticlePane
from artcli.tui.asking import Desk
from artcli.tui.bar import Bar, apart
from artcli.tui.filters import FiltersPane
from artcli.tui.note_pane import NotePane, Spread
from artcli.tui.paint import Brush
from artcli.tui.pane import bindings
from artcli.tui.query_field import QueryField
from artcli.tui.results import ResultsPane
from artcli.tui.timeline import TimelinePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from artcli.library import Library
    from artcli.library.browsing import Browsing
    from artcli.tui.doors import Doors

Shown = TypeVar("Shown", bound=Widget)
THREE, TWO = 132, 104
"""Columns from which three panes stand beside each other, and two: the article's 66 and room to choose from."""
PANES = ("filters", "results", "article")
SWITCH = 0.001
"""Seconds after which a thread that computes lets the screen's have its turn: python's own 5 ms are felt."""


class Base(Screen[None], inherit_bindings=False):
    """The screen under all boxes, with keys of its own: textual's would come before the app's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    soon = False
    """Whether what has changed is to be painted as soon as it is known, and not when textual's clock ticks next: 15 ms that would be felt."""

    def on_idle(self) -> None:
        """Paint, where that is waited for."""
        if self.soon and self._dirty_widgets:
            self.soon = False
            self._on_timer_update()


class Core(App[tuple[str, ...]], inherit_bindings=False):
    """The screen without what is shown on it."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "artcli"
    CSS = """
    #_default { background: ansi_default; color: ansi_default; }
    #top { height: 1; }
    #prompt { width: 2; }
    #panes { height: 1fr; }
    #panes > Pane, #panes > #reading { width: 1fr; display: none; }
    #panes.-three > Pane, #panes.-three > #reading { display: block; }
    #panes.-three > #filters { width: 26; }
    #panes.-three > #reading { width: 1.6fr; min-width: 70; }
    #panes.-two.-article > #results, #panes.-two.-article > #reading { display: block; }
    #panes.-two.-results > #results, #panes.-two.-results > #reading { display: block; }
    #panes.-two.-filters > #filters, #panes.-two.-filters > #results { display: block; }
    #panes.-two > #filters { width: 30; }
    #panes.-two > #reading { width: 1.7fr; min-width: 70; }
    #panes.-one.-filters > #filters, #panes.-one.-results > #results, #panes.-one.-article > #reading { display: block; }
    #panes.-three > #results, #panes.-three > #reading { border-left: solid ansi_bright_black; padding: 0 0 0 1; }
    #panes.-two.-article > #reading, #panes.-two.-results > #reading, #panes.-two.-filters > #results {
        border-left: solid ansi_bright_black; padding: 0 0 0 1;
    }
    #timeline { height: 9; display: none; border-bottom: solid ansi_bright_black; }
    #timeline.-open { display: block; }
    """

    def __init__(self, library: Library, doors: Doors, query: str = "") -> None:
        """Take the library, what the program around it does, and the query to begin with."""
        super().__init__(ansi_color=True)
        self.library = library
        self.doors = doors
        self.brush = Brush(doors.styles)
        self.first_query = query
        self.place = "results"
        self.urgent: Desk | None = None
        self.slow: Desk | None = None
        self._message: Text | None = None
        self._trouble: Text | None = None
        self._columns = 0
        self._interval = sys.getswitchinterval()

    @cached_property
    def browsing(self) -> Browsing:
        """What answers questions; first asked for on another thread, so that the screen doesn't wait until it is loaded."""
        return self.library.browsing()

    def get_default_screen(self) -> Base:
        """Return the screen under all boxes."""
        return Base(id="_default")

    def compose(self) -> ComposeResult:
        """Make the screen."""
        with Horizontal(id="top"):
            prompt = Bar(self.brush, id="prompt")
            prompt.lines = [Text("/", "gutter")]
            yield prompt
            yield QueryField(
                self.first_query,
                self.doors.complete,
                id="query",
                placeholder="search, or type ? for the keys after Esc",
            )
        yield Bar(self.brush, id="info")
        yield TimelinePane(self.brush, id="timeline")
        with Horizontal(id="panes"):
            yield FiltersPane(self.brush, id="filters")
            yield ResultsPane(self.brush, id="results")
            with Spread(id="reading"):
                yield ArticlePane(self.brush, id="article")
                yield NotePane(self.brush, id="note")
        yield Bar(self.brush, id="status")

    def on_mount(self) -> None:
        """Begin.  Textual calls the handlers of all classes by itself: one that is called by another as well is called twice, so there is one."""
        self.begin()

    def begin(self) -> None:
        """Begin to answer; those above begin after it."""
        sys.setswitchinterval(SWITCH)
        self.urgent = Desk(self._deliver, ("search", "page", "article", "poll"), "artcli search")
        self.slow = Desk(
            self._deliver,
            ("versions", "similar", "months", "order", "filters", "help", "titles", "rest"),
            "artcli counts",
        )
        self.fold()
        self.call_after_refresh(_collect_again)

    def _fatal_error(self) -> None:
        """End after a fault without textual's page about it; ``fault`` has it for who started the app."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """What the app ended by, if that was a fault of ours."""
        return self._exception

    def on_unmount(self) -> None:
        """Stop answering."""
        sys.setswitchinterval(self._interval)
        for desk in (self.urgent, self.slow):
            if desk is not None:
                desk.close()
        self.library.close()

    def _deliver(self, call: Callable[[], None]) -> None:
        """Have something done on the screen's thread, as a message: its errors are the app's."""
        self.call_later(call)

    @property
    def field(self) -> QueryField:
        """The query."""
        return self._known("query", QueryField)

    @property
    def results(self) -> ResultsPane:
        """The pane of results."""
        return self._known("results", ResultsPane)

    @property
    def article(self) -> ArticlePane:
        """The pane of the article."""
        return self._known("article", ArticlePane)

    @property
    def article_shown(self) -> bool:
        """Whether the pane of the article is on the screen."""
        return self._known("reading", Spread).display

    @property
    def note(self) -> NotePane:
        """The note beside the article."""
        return self._known("note", NotePane)

    @property
    def filters(self) -> FiltersPane:
        """The pane of filters."""
        return self._known("filters", FiltersPane)

    @property
    def timeline(self) -> TimelinePane:
        """The chart."""
        return self._known("timeline", TimelinePane)

    def bar(self, name: str) -> Bar:
        """Return the line ``info`` or ``status``."""
        return self._known(name, Bar)

    def _known(self, name: str, kind: type[Shown]) -> Shown:
        return self.screen_stack[0].query_one(f"#{name}", kind)

    def fold(self) -> None:
        """Show as many panes as there is room for, those about the one with the keys."""
        panes = self._known("panes", Horizontal)
        count = ("one", "two", "three")[self.panes_shown - 1]
        for name in ("one", "two", "three"):
            panes.set_class(name == count, f"-{name}")
        for name in PANES:
            panes.set_class(name == self.place, f"-{name}")

    @property
    def panes_shown(self) -> int:
        """How many panes stand beside each other."""
        width = self._columns or self.size.width
        return 3 if width >= THREE else 2 if width >= TWO else 1

    @property
    def filters_shown(self) -> bool:
        """Whether the filters are among the panes shown, or will be with the next paint."""
        return self.panes_shown == len(PANES) or self.place == "filters"

    def on_resize(self, event: events.Resize) -> None:
        """Fold, and keep the place."""
        self._columns = event.size.width  # ``self.size`` is still the one before
        self.fold()
        self.call_after_refresh(self.refit)

    def refit(self) -> None:
        """Fit what depends on how large the panes are."""
        if self.is_running and self.screen_stack:
            self.results.fit()
            self.filters.renew()
            self.timeline.renew()
            self.inform()
            self.tell()

    def paint_soon(self) -> None:
        """Paint what has changed without waiting for the next frame."""
        screen = self.screen_stack[0]
        if isinstance(screen, Base):
            screen.soon = True

    def go_to(self, place: str) -> None:
        """Give a pane, or the query, the keys."""
        if place in PANES:
            self.place = place
            self.fold()
            self.call_after_refresh(self.refit)
        self.screen_stack[0].set_focus(self._known(place, Widget))  # at once: the next key is for it

    def say(self, text: str, style: str = "meta") -> None:
        """Say something at the foot, until the next key."""
        self._message = Text(safe(text), style)
        self.tell()

    def say_error(self, error: Exception) -> None:
        """Say what went wrong, in one line."""
        if isinstance(error, ArtcliError):
            self.say(one_line(error), "error")
        else:
            raise error

    def forget_message(self) -> None:
        """Take away what was said."""
        if self._message is not None:
            self._message = None
            self.tell()

    def inform(self) -> None:
        """Write the line under the query."""

    def trouble(self, text: str | None) -> None:
        """Say what is wrong as long as it is."""
        self._trouble = Text(safe(text), "error") if text else None
        self.tell()

    def standing(self) -> tuple[Text, Text]:
        """Return what the last line says when there is nothing else to say: at its left and its right."""
        return Text(), Text()

    def tell(self) -> None:
        """Write the last line."""
        left, right = self.standing()
        shown = self._message or self._trouble
        self.bar("status").say(apart(shown or left, right if shown is None else Text(), self.size.width))


def one_line(error: ArtcliError) -> str:
    """Return what is wrong, and the first of what may be done."""
    parts = [str(error) or "Something went wrong.", error.hint or ""]
    return " ".join([part.splitlines()[0] for part in parts if part])


def _collect_again() -> None:
    """Let Python look for garbage again, but not among what was loaded for good: each look would be felt while typing."""
    gc.freeze()
    gc.enable()
