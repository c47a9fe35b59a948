"""What did a check find, and a repair do, in words and as an object for programs?  Reports → lines, or a dict for JSON; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.render.figures import counted, size
from artcli.render.safe import safe

if TYPE_CHECKING:
    from artcli.index.checking.report import CheckReport, LostArticle, RepairReport

_SUPERSEDED = "gave way to a newer one of the same id or file"


def check_lines(report: CheckReport) -> list[str]:
    """Return the lines of a check's report."""
    what = f"{counted(report.articles, 'article')} in {counted(report.segments, 'segment')}, {size(report.bytes)}"
    if not report.findings:
        how = "the checksums of " if report.quick else ""
        return [f"Checked {how}{what}: nothing is wrong."]
    files = len({finding.file for finding in report.findings})
    lines = [f"Checked {what}: {counted(files, f'{report.part} is', f'{report.part}s are')} broken.", ""]
    return lines + [f"  {finding.file}  {safe(finding.what)}" for finding in report.findings]


def check_record(report: CheckReport) -> dict[str, Any]:
    """Return the object of a check's report."""
    return {
        "articles": report.articles,
        "segments": report.segments,
        "bytes": report.bytes,
        "quick": report.quick,
        "broken": [{"file": finding.file, "what": finding.what} for finding in report.findings],
        "notes": list(report.notes),
    }


def repair_lines(report: RepairReport) -> list[str]:
    """Return the lines of a repair's report: what was broken, what became of it, and what is to be done."""
    if not report.before.findings:
        return [*check_lines(report.before)[:1], "There was nothing to repair."]
    lines = [*check_lines(report.before), "", "Repaired: what was broken is gone, and the library is whole again."]
    if report.rescued:
        lines.append(
            f"  {counted(report.rescued, 'article')} of broken {report.before.part}s could be read, and {_were(report.rescued)} kept."
        )
    if report.returned:
        lines.append(
            f"  As many as {counted(report.returned, 'article')} that had been removed or replaced may be back."
        )
    if report.superseded:
        lines.append(f"  {counted(len(report.superseded), 'article')} {_SUPERSEDED}.")
    lines += [f"  Removed: {name}" for name in report.removed]
    return lines + _lost_lines(report)


def repair_record(report: RepairReport) -> dict[str, Any]:
    """Return the object of a repair's report."""
    return check_record(report.before) | {
        "repaired": bool(report.before.findings),
        "rescued": report.rescued,
        "returned": report.returned,
        "superseded": [_lost_record(one) for one in report.superseded],
        "lost": [_lost_record(one) for one in report.lost],
        "lost_unknown": report.unknown,
        "removed": list(report.removed),
    }


def _lost_lines(report: RepairReport) -> list[str]:
    lines = [f"  {safe(one.path)}" for one in report.lost if one.path is not None]
    if lines:
        lines = [
            "",
            f"{counted(len(lines), 'article is', 'articles are')} lost and must be ingested again:",
            "",
            *lines,
        ]
    nameless = [one for one in report.lost if one.path is None]
    unknown = len(nameless) + report.unknown
    if unknown:
        ids = ", ".join([one.id for one in nameless if one.id is not None][:10])
        known = f" (some of their ids: {safe(ids)})" if ids else ""
        more = "more " if lines else ""
        what = counted(unknown, f"{more}article is", f"{more}articles are")
        lines += ["", f"{what} lost whose files aren't known{known}: ingest your folders again."]
    return lines


def _lost_record(one: LostArticle) -> dict[str, str | None]:
    return {"path": one.path, "id": one.id}


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
