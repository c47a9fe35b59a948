"""Is a line at a page's edge the article's title over again?  The first page's lines go in, answers come out.  Pure."""

from __future__ import annotations

from dataclasses import dataclass

from artcli.text.furniture_shapes import cells, ends_sentence, folio, is_date, key

_SHORTEST_PREFIX = 16
"""A running head that gives only a title's beginning gives at least so many characters of it."""

_BYLINE_WORDS = frozenset("by from words text interview von par por de da di a cura door av текст автор بقلم".split())


@dataclass(frozen=True, slots=True)
class Head:
    """The short lines at an article's head, folded; ``titles`` are those that may be its title, joined where it is wrapped."""

    lines: tuple[str, ...]
    keys: tuple[str, ...]
    titles: frozenset[str]

    def is_title(self, text: str) -> bool:
        """Tell whether a text is the title, its beginning, or the title with a site's name."""
        folded = key(text)
        if folded in self.titles:
            return True
        if len(folded) < _SHORTEST_PREFIX:
            return False
        return any(len(t) >= _SHORTEST_PREFIX and (t.startswith(folded) or _names_site(folded, t)) for t in self.titles)

    def has_title_after(self, n: int, *, numbered: bool) -> bool:
        """Tell whether the head has another line after its ``n``-th that may be the title: so that one may go.

        Where the line in question bears a page number, the next line is enough; else the line must look like an outlet's name,
        and the next one like neither a byline nor a name.
        """
        later = self.keys[n + 1 : n + 4]
        if not later or not later[0]:
            return False
        if numbered or self.keys[n] in later:
            return True
        return _is_name(self.lines[n]) and len(later) > 1 and not _may_be_byline(self.lines[n + 1])


def _is_name(line: str) -> bool:
    words = line.split()
    return len(words) <= 4 and all(word[0].isupper() for word in words)


def _may_be_byline(line: str) -> bool:
    words = line.split()
    return words[0].casefold().rstrip(":") in _BYLINE_WORDS or _is_name(line) or "," in line or "@" in line


def _names_site(folded: str, title: str) -> bool:
    return folded.startswith(title + " ") and len(folded) <= len(title) + 40


def read_head_keys(lines: list[str]) -> Head:
    """Read the first filled lines of a text, as far as they are short; prose and dates have an empty key."""
    keys, titles = [], set()
    for n, line in enumerate(lines):
        if len(line.strip()) > 110 or (n and len(line.strip()) > 60 and ends_sentence(line)):
            break
        words = [cell for cell in cells(line) if not folio(cell) and not is_date(cell)]
        keys.append(key(" ".join(words)))
    if keys:
        titles = {k for k in keys[:3] if k}
        titles.update(f"{a} {b}" for a, b in zip(keys[:3], keys[1:4], strict=False) if a and b)
    return Head(tuple(lines), tuple(keys), frozenset(titles))
