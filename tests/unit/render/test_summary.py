"""The end of an ingest says what happened, in as few lines as it takes."""

from __future__ import annotations

import pytest

from artcli.model import FileOutcome, IngestSummary
from artcli.render.summary import SummaryOptions, plain_summary, summary_page
from artcli.render.theme import tagged

SUMMARY = IngestSummary(
    {"added": 987, "updated": 4, "unchanged": 10, "duplicate": 1, "failed": 1, "skipped": 0},
    1997,
    2_312_000,
    1.93,
    1996,
    2019,
)
OUTCOMES = [
    FileOutcome("/home/tove/texts/new.txt", "added"),
    FileOutcome("/home/tove/texts/copy-of-harbour.txt", "duplicate", reason="is texts/harbour.txt"),
    FileOutcome("/home/tove/texts/scan.txt", "failed", reason="binary, not text (41 % NUL bytes)."),
]
OPTIONS = SummaryOptions(example="slow ferry", folder="/home/tove")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_summary_without_colour(golden, printed, width):
    """The summary at this width is the one that was looked at."""
    golden(f"render/summary-{width}.txt", printed(summary_page(SUMMARY, OUTCOMES, OPTIONS), width))


def test_plain_summary():
    """In a pipe no line is wrapped, however long a path is."""
    long_path = "/srv/" + "tide/" * 40 + "low.txt"
    summary = IngestSummary({"failed": 1}, 0, 0, 0.01)
    lines = plain_summary(summary, [FileOutcome(long_path, "failed", reason="empty")]).splitlines()
    assert lines == ["1 file, 0 bytes in 10 ms", "", f"  failed  1   {long_path}: empty", "", "Library: 0 articles."]


def test_many_reasons_are_counted():
    """Ten reasons are told, the others counted; what has a reason in common stands together, the commonest first."""
    outcomes = [FileOutcome(f"{number}.txt", "failed", reason=f"error {number}") for number in range(47)]
    text = plain_summary(IngestSummary({"failed": 47}, 0, 0, 0.01), outcomes)
    assert text.count(": error ") == 10
    assert "  and 37 more\n" in text
    outcomes += [FileOutcome(f"{number}.txt", "failed", reason="empty") for number in range(100, 104)]
    text = plain_summary(IngestSummary({"failed": 53}, 0, 0, 0.01), outcomes, SummaryOptions(report="--report"))
    assert "  failed  53   4 × empty: 100.txt, 101.txt, 102.txt, …\n" in text
    assert text.count(": error ") == 9
    assert "  and 40 more: --report\n" in text


def test_what_is_gone_is_no_file_that_there_is():
    """It is told of, with what to do, and isn't among the files counted; removed files are."""
    outcomes = [FileOutcome("a.txt", "gone", "a" * 16, "A", "no longer there")]
    text = plain_summary(IngestSummary({"unchanged": 2, "gone": 1}, 3, 0, 0.01), outcomes)
    assert text.startswith("2 files, ")
    assert (
        "  gone       1   a.txt: no longer there\n\nWhat is gone stays in the library until: artcli ingest --prune"
        in text
    )
    text = plain_summary(IngestSummary({"added": 2}, 3, 0, 0.01), [], SummaryOptions(dry_run=True))
    assert "\n\nNothing was done. New files weren't read" in text


def test_one_of_each_is_singular():
    """One article, one file."""
    text = plain_summary(IngestSummary({"added": 1}, 1, 1, 0.01, 2019, 2019), [], SummaryOptions())
    assert text == "1 file, 1 byte in 10 ms\n\n  added  1\n\nLibrary: 1 article, 2019.\n"


def test_failures_stand_out():
    """What failed is the only thing with a colour."""
    shown = tagged(summary_page(SUMMARY, OUTCOMES, OPTIONS), 80)
    assert "{outcome.failed}  failed       1{/}   texts/scan.txt: binary, not text (41 % NUL bytes)\n" in shown


def test_file_names_are_harmless():
    """A file's name can neither control the terminal nor forge a line of the summary."""
    outcomes = [FileOutcome("a\n\x1b[31mb\udcff.txt", "failed", reason="bad\nbytes")]
    text = plain_summary(IngestSummary({"failed": 1}, 0, 0, 0.01), outcomes)
    assert "  failed  1   a\\n␛[31mb\\xff.txt: bad\\nbytes\n" in text
