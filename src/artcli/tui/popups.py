"""How is something asked or told over the panes?  A list to choose from, a line to type, a page to read: each a small screen that is left with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from artcli.render.cells import cells, crop
from artcli.render.faults import wrapped_text
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.tui.bar import Bar
from artcli.tui.hit_lines import CURSOR, GUTTER, NOWHERE
from artcli.tui.pane import Pane, Rows, moving
from artcli.tui.query_field import Field
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from artcli.tui.paint import Brush

_BOX = """
    background: ansi_default;
    color: ansi_default;
    border: round ansi_bright_black;
    border-title-color: ansi_default;
    border-title-style: bold;
    padding: 0 1;
"""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to choose: what it is called, what stands at the right of it, and what is chosen by it."""

    text: str
    value: object
    right: str = ""


class _List(Rows):
    """The items that are left, none of which takes the keys."""

    def __init__(self, brush: Brush) -> None:
        super().__init__(brush)
        self.can_focus = False
        self.items: list[Item] = []

    def rows(self) -> int:
        return len(self.items)

    def line(self, number: int) -> Text:
        item = self.items[number]
        width = max(1, self.room - GUTTER - 1)  # a cell from the scrollbar
        right = crop(item.right, width // 2)
        left = crop(item.text, max(1, width - cells(right) - bool(right)))
        gap = " " * max(0, width - cells(left) - cells(right))
        gutter = (CURSOR, "gutter") if number == self.cursor else (NOWHERE, "")
        return Text.assemble(gutter, left, gap, (right, "dim"))

    def on_click(self, event: events.Click) -> None:
        row = self.row_at(event.y)
        screen = self.screen
        if row is not None and isinstance(screen, Chooser):
            self.select(row)
            screen.action_take()


class Popup(ModalScreen[object]):
    """A box over the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+c,ctrl+q", "leave", "close", show=False)]

    def action_leave(self) -> None:
        """Close it with nothing chosen."""
        self.dismiss(None)


class Chooser(Popup):
    """A list, narrowed by what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "step(1)", show=False),
        Binding("up,ctrl+p,shift+tab", "step(-1)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("pageup", "step(-10)", show=False),
    ]
    DEFAULT_CSS = f"""
    Chooser {{
        align: center middle;
        background: transparent;
        #box {{ {_BOX} width: 72; max-width: 96%; height: auto; max-height: 80%; }}
        _List {{ height: auto; max-height: 100%; }}
    }}
    """

    def __init__(self, brush: Brush, title: str, items: Sequence[Item]) -> None:
        """Take what paints it, what it asks, and what there is to choose."""
        super().__init__()
        self.brush = brush
        self.asked = title
        self.items = list(items)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box") as box:
            box.border_title = self.asked
            yield Field("", lambda _: (), placeholder="type to narrow")
            yield _List(self.brush)

    def on_mount(self) -> None:
        """Show everything; the next key is for the field."""
        self.set_focus(self.query_one(Field))
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave the items that have all words that were typed."""
        event.stop()
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        items = self.query_one(_List)
        items.items = [
            one for one in self.items if all([word in f"{one.text} {one.right}".casefold() for word in words])
        ]
        items.cursor = 0
        items.styles.height = max(1, len(items.items))
        items.renew()
        items.go(0)

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        items = self.query_one(_List)
        if items.items:
            items.select(items.cursor + rows)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose, after all that was typed before Enter."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Choose what the cursor is on."""
        items = self.query_one(_List)
        self.dismiss(items.items[items.cursor].value if items.items else None)


class Prompt(Popup):
    """A line to type, at the foot of the screen; Tab completes, a line over it says what is wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
    ]
    DEFAULT_CSS = """
    Prompt {
        align: left bottom;
        background: transparent;
        #box { background: ansi_default; color: ansi_default; height: auto; width: 100%; border-top: solid ansi_bright_black; }
    }
    """

    def __init__(
        self,
        brush: Brush,
        asked: str,
        value: str = "",
        complete: Callable[[str], Sequence[str]] = lambda _: (),
        fault: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        """Take what paints it, what it asks, what stands there, what completes a word, and what says why an answer can't be taken."""
        super().__init__()
        self.brush = brush
        self.asked = asked
        self.value = value
        self._complete = complete
        self._fault = fault

    def compose(self) -> ComposeResult:
        """Make the lines."""
        with Vertical(id="box"):
            yield Bar(self.brush)
            yield Field(self.value, self._complete)

    def on_mount(self) -> None:
        """Say what is asked; the next key is for the field."""
        self.set_focus(self.query_one(Field))
        self.query_one(Bar).say(Text(self.asked, "dim"))

    def action_complete(self) -> None:
        """Complete the word."""
        field = self.query_one(Field)
        offered = field.complete()
        if len(offered) > 1:
            self.query_one(Bar).say(Text("  ".join(offered), "dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, after all that was typed before Enter."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give what was typed, unless it can't be taken."""
        value = self.query_one(Field).value
        fault = self._fault(value)
        if fault is None:
            self.dismiss(value)
        else:
            lines = wrapped_text(safe(fault), max(20, self.size.width))
            self.query_one(Bar).say(*[Text(line, "error") for line in lines])


class _Page(Pane, inherit_bindings=False):
    """Lines to read, without what can be done in the panes under them."""

    BINDINGS: ClassVar[list[BindingType]] = moving()

    def __init__(self, brush: Brush, lines: Sequence[Text]) -> None:
        super().__init__(brush)
        self.lines = list(lines)

    def count(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> Text:
        return self.lines[number]


class Sheet(Popup):
    """A page to read, in a box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,question_mark,f1,left,h", "leave", show=False, priority=True)
    ]
    DEFAULT_CSS = f"""
    Sheet {{
        align: center middle;
        background: transparent;
        _Page {{ {_BOX} width: 76; max-width: 100%; height: 90%; }}
    }}
    """

    def __init__(self, brush: Brush, title: str, make: Callable[[int], Sequence[Text]]) -> None:
        """Take what paints it, its title, and what makes its lines for a width."""
        super().__init__()
        self.brush = brush
        self.said = title
        self._make = make

    def compose(self) -> ComposeResult:
        """Make the box."""
        page = _Page(self.brush, ())
        page.border_title = self.said
        yield page

    def on_mount(self) -> None:
        """Give the page the keys."""
        self.set_focus(self.query_one(_Page))
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Lay the page out again."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        page = self.query_one(_Page)
        page.lines = list(self._make(page.room))
        page.renew()
