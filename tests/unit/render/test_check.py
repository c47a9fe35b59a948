"""Reports of checks and repairs in words: each says only what there is to say."""

from dataclasses import replace

from artcli.index.checking.report import CheckReport, Finding, LostArticle, RepairReport
from artcli.render.check import check_lines, repair_lines, repair_record

WHOLE = CheckReport(50_000, 4, 203_000_000, quick=False)
BROKEN = CheckReport(
    31, 2, 350_000, quick=False, findings=(Finding("a.seg", "it is missing"), Finding("a.seg", "x\x1b[31m"))
)


def test_nothing_wrong() -> None:
    """One line, with what was looked at."""
    assert check_lines(WHOLE) == ["Checked 50,000 articles in 4 segments, 203 MB: nothing is wrong."]


def test_what_is_broken_is_listed() -> None:
    """Files are counted once; nothing in their names or faults reaches the terminal's controls."""
    first, empty, *rest = check_lines(BROKEN)
    assert first == "Checked 31 articles in 2 segments, 350 kB: 1 file is broken."
    assert empty == ""
    assert rest[0] == "  a.seg  it is missing"
    assert "\x1b" not in "".join(rest)


def test_nothing_to_repair() -> None:
    """It says so."""
    assert repair_lines(RepairReport(WHOLE))[-1] == "There was nothing to repair."


def test_a_repair() -> None:
    """What was saved, what may be back, what gave way, what was removed, and what to do."""
    report = RepairReport(
        BROKEN,
        rescued=20,
        lost=(LostArticle("/a/b.txt", "abcd"), LostArticle(None, "efgh"), LostArticle()),
        unknown=3,
        returned=2,
        superseded=(LostArticle("/c.txt", "ijkl"),),
        removed=("a.seg",),
    )
    assert repair_lines(report)[4:] == [
        "",
        "Repaired: what was broken is gone, and the library is whole again.",
        "  20 articles of broken files could be read, and were kept.",
        "  As many as 2 articles that had been removed or replaced may be back.",
        "  1 article gave way to a newer one of the same id or file.",
        "  Removed: a.seg",
        "",
        "1 article is lost and must be ingested again:",
        "",
        "  /a/b.txt",
        "",
        "5 more articles are lost whose files aren't known (some of their ids: efgh): ingest your folders again.",
    ]
    assert not report.whole
    record = repair_record(report)
    assert (record["rescued"], record["lost_unknown"], record["removed"]) == (20, 3, ["a.seg"])
    assert record["lost"][0] == {"path": "/a/b.txt", "id": "abcd"}
    assert replace(report, lost=(), unknown=0).whole
