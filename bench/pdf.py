"""How well are PDF documents read?  Articles with known paragraphs are typeset, read back through the [pdf] format, and scored.

python bench/pdf.py [--keep DIR]

The articles are the twenty of ../shared/normalise/rendered, or those of data/ where that folder isn't there; each in four settings: one
and two columns, paragraphs parted by indents or by space, running heads and numbers, footnotes, words divided at line ends.  The measure is
that of ../shared/normalise/score_rendered.py: F1 over exact paragraphs, quotation marks and dashes folded.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RENDERED = ROOT.parent / "shared" / "normalise" / "rendered"
FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "\u00a0": " ", "…": "..."})


class Setting(NamedTuple):
    """A way to typeset."""

    name: str
    columns: int
    size: float
    indent: bool
    justified: bool
    notes: bool


SETTINGS = (
    Setting("one-indent", 1, 10.5, True, True, False),
    Setting("one-space", 1, 11, False, False, True),
    Setting("two-indent", 2, 9, True, True, True),
    Setting("two-space", 2, 9.5, False, True, False),
)


def fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(FOLD).split()).casefold()


def f1(got: list[str], want: list[str]) -> float:
    one, other = Counter(map(fold, got)), Counter(map(fold, want))
    return 2 * sum((one & other).values()) / ((sum(one.values()) + sum(other.values())) or 1)


class Typesetter:
    """Sets one article."""

    def __init__(self, article: dict, setting: Setting, seed: int) -> None:
        from fpdf import FPDF

        self.article, self.setting = article, setting
        self.random = random.Random(seed)
        self.pdf = FPDF(unit="pt", format=(420, 595) if setting.columns == 1 else (595, 842))
        self.pdf.set_auto_page_break(False)
        self.margin = 54.0
        self.pitch = setting.size * 1.25
        gutter = 18.0
        self.width = (self.pdf.w - 2 * self.margin - gutter * (setting.columns - 1)) / setting.columns
        self.lefts = [self.margin + n * (self.width + gutter) for n in range(setting.columns)]
        self.page()

    def page(self) -> None:
        self.pdf.add_page()
        number = self.pdf.page_no()
        self.column, self.top = 0, self.margin + 20
        self.y = self.top
        self.bottom = self.pdf.h - self.margin - 20
        if self.setting.notes:
            self.bottom -= 40
            self.font(self.setting.size * 0.78)
            for n, line in enumerate(
                (
                    f"{number} See the archive of the library, box {number + 11},",
                    "and the minutes of that year, where they are kept.",
                )
            ):
                self.pdf.text(self.lefts[-1], self.bottom + 22 + n * 10, line)
        self.font(self.setting.size * 0.85)
        if number > 1 or self.setting.columns == 2:
            head = self.article["title"][:50] if number % 2 else "The Northern Courier"
            self.pdf.text(self.margin, self.margin - 12, head)
        self.pdf.text(self.pdf.w / 2, self.pdf.h - 30, str(number))

    def font(self, size: float, style: str = "") -> None:
        self.pdf.set_font("Times", style, size)

    def advance(self, pitch: float) -> None:
        self.y += pitch
        if self.y > self.bottom:
            self.column += 1
            if self.column == self.setting.columns:
                self.page()
                self.font(self.setting.size)
            self.y = self.top + pitch

    def set(self) -> bytes:
        self.font(self.setting.size * 1.8, "B")
        for line in self.broken(self.article["title"], self.pdf.w - 2 * self.margin, 0):
            self.y += self.setting.size * 2
            self.pdf.text(self.margin, self.y, " ".join(line))
        self.font(self.setting.size, "I")
        for credit in filter(None, (self.article["byline"], self.article["date"])):
            self.y += self.pitch * 1.4
            self.pdf.text(self.margin, self.y, credit)
        self.y += self.pitch
        self.top = self.y
        for number, paragraph in enumerate(self.article["paragraphs"]):
            self.font(self.setting.size)
            self.paragraph(paragraph, first=number == 0)
        return bytes(self.pdf.output())

    def paragraph(self, text: str, *, first: bool) -> None:
        indent = self.setting.size * 1.4 if self.setting.indent and not first else 0.0
        lines = self.broken(text, self.width, indent)
        if not self.setting.indent and not first and self.y > self.top:
            self.y += self.pitch * 0.7
        for number, words in enumerate(lines):
            self.advance(self.pitch)
            left = self.lefts[self.column] + (indent if number == 0 else 0)
            room = self.width - (indent if number == 0 else 0)
            if self.setting.justified and number < len(lines) - 1 and len(words) > 1:
                gap = (room - sum(map(self.pdf.get_string_width, words))) / (len(words) - 1)
                for word in words:
                    self.pdf.text(left, self.y, word)
                    left += self.pdf.get_string_width(word) + gap
            else:
                self.pdf.text(left, self.y, " ".join(words))

    def broken(self, text: str, width: float, indent: float) -> list[list[str]]:
        """Break a text into lines, dividing long words now and then."""
        lines: list[list[str]] = [[]]
        room = width - indent
        space = self.pdf.get_string_width(" ")
        for word in text.split():
            long = self.pdf.get_string_width(word)
            if lines[-1] and long > room:
                if (
                    self.setting.justified
                    and re.fullmatch(r"[a-z]{8,}", word)
                    and self.pdf.get_string_width(word[:4] + "-") < room
                ):
                    lines[-1].append(word[:4] + "-")
                    word = word[4:]  # noqa: PLW2901
                    long = self.pdf.get_string_width(word)
                lines.append([])
                room = width
            lines[-1].append(word)
            room -= long + space
        return lines


def articles() -> list[dict]:
    """Return articles that Latin-1 can set: the standard fonts have no more."""
    if (RENDERED / "truth.jsonl").exists():
        rows = map(json.loads, (RENDERED / "truth.jsonl").read_text().splitlines())
        found = [row for row in rows if row["rendering"] == "clean"]
        for row in found:
            row["paragraphs"] = [p["text"] if isinstance(p, dict) else p for p in row["paragraphs"]]
    else:
        from artcli.text.normalise import normalise

        found = []
        for path in sorted((ROOT / "data").rglob("*.*")):
            one = normalise(path.read_bytes(), path.stem)
            found.append(
                {
                    "title": one.title,
                    "authors": list(one.authors),
                    "date": one.date,
                    "paragraphs": [b.text for b in one.blocks if b.kind == "paragraph"],
                }
            )
    made = []
    for row in found:
        row["paragraphs"] = [html.unescape(p).translate(FOLD) for p in row["paragraphs"]]
        row["title"] = row["title"].translate(FOLD)
        row["byline"] = "By " + " and ".join(row["authors"]) if row["authors"] else ""
        row["date"] = row["date"] or ""
        try:
            " ".join([row["title"], row["byline"], *row["paragraphs"]]).encode("latin-1")
        except UnicodeEncodeError:
            continue
        made.append(row)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="write the PDFs here, and what was read")
    options = parser.parse_args()
    from artcli.ingest.articles import explain_all

    scores: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    seconds = 0.0
    for seed, article in enumerate(articles()):
        for setting in SETTINGS:
            data = Typesetter(article, setting, seed).set()
            begun = time.perf_counter()
            (one,) = explain_all(data, "a.pdf")
            seconds += time.perf_counter() - begun
            if one.normalised is None:
                sys.exit(f"{setting.name}: {one.trouble}")
            got = one.normalised.article
            paragraphs = [block.text for block in got.blocks]
            scores[setting.name].append(
                (
                    float(fold(got.title) == fold(article["title"])),
                    float({fold(a) for a in got.authors} == {fold(a) for a in article["authors"]}),
                    float((got.date or "") == article["date"]),
                    f1(paragraphs, article["paragraphs"]),
                )
            )
            if options.keep:
                options.keep.mkdir(exist_ok=True)
                (options.keep / f"{seed:02d}-{setting.name}.pdf").write_bytes(data)
                (options.keep / f"{seed:02d}-{setting.name}.txt").write_text("\n\n".join(paragraphs))
                (options.keep / f"{seed:02d}.want").write_text("\n\n".join(article["paragraphs"]))
    print(f"{'setting':12}{'n':>4}  title author  date  paragraph F1")
    rows = [row for found in scores.values() for row in found]
    for name, found in [*scores.items(), ("all", rows)]:
        title, author, date, paragraph = (sum(column) / len(found) for column in zip(*found, strict=True))
        print(f"{name:12}{len(found):4}  {title:5.2f} {author:6.2f} {date:5.2f}  {paragraph:.3f}")
    print(f"{seconds / len(rows) * 1000:.0f} ms a document")


if __name__ == "__main__":
    main()
