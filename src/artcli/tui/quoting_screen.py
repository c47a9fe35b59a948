"""Which paragraphs are quoted?  A screen without anything on it, which has the keys while one chooses in the article under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

from artcli.tui.pane import bindings

if TYPE_CHECKING:
    from textual.binding import BindingType

    from artcli.tui.article import ArticlePane


class Quoting(ModalScreen[range]):
    """The choice of a quotation: the blocks in ``article.quoting``."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("quote")
    DEFAULT_CSS = "Quoting { background: transparent; }"

    def __init__(self, article: ArticlePane) -> None:
        """Take the pane that shows the article."""
        super().__init__()
        self.article = article

    def _choose(self, start: int, stop: int) -> None:
        """Choose the blocks from one up to another, as far as there are any."""
        there = self.article.quotable()
        start = max(there[0], min(start, there[-1]))
        self.article.quote(range(start, max(start + 1, min(stop, there[-1] + 1))))

    @property
    def _now(self) -> range:
        return self.article.quoting or range(1)

    def _stepped(self, step: int) -> int:
        """Return the block after or before the first chosen one."""
        there = self.article.quotable()
        later = (
            [one for one in there if one > self._now.start]
            if step > 0
            else [one for one in there if one < self._now.start]
        )
        return (later[0] if step > 0 else later[-1]) if later else self._now.start

    def action_quote_down(self) -> None:
        """Choose the next paragraph."""
        start = self._stepped(1)
        self._choose(start, start + 1)

    def action_quote_up(self) -> None:
        """Choose the one before."""
        start = self._stepped(-1)
        self._choose(start, start + 1)

    def action_quote_more(self) -> None:
        """Choose one paragraph more."""
        self._choose(self._now.start, self._now.stop + 1)

    def action_quote_less(self) -> None:
        """Choose one fewer."""
        self._choose(self._now.start, self._now.stop - 1)

    def action_quote_take(self) -> None:
        """Copy what is chosen."""
        self.dismiss(self.article.quoting)

    def action_quote_stop(self) -> None:
        """Copy nothing."""
        self.dismiss(None)
