"""How are a run's outcomes told?  Outcomes on their way to standard output in the form asked for, to a report, and to the summary."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

from artcli.cli.proposing import Proposal
from artcli.errors import ConfigError, OutputError
from artcli.render.safe import safe, safe_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from artcli.cli.terminal import Output
    from artcli.ingest.run import Ingest
    from artcli.model import FileOutcome, IngestSummary

_KEPT = 1000
"""Outcomes of one reason that the summary may name, and reasons; of more, only how many there are."""


class Told:
    """Outcomes as they come; of a million, only some of those that the summary explains are kept."""

    def __init__(self, form: str | None, output: Output, report: Report | None = None, *, propose: bool = True) -> None:
        """Take the form (``json``, ``jsonl``, ``verbose``, or None for a summary alone), where it goes, a report, and whether to propose a query."""
        self.form = form
        self._output = output
        self._report = report
        self._proposal = Proposal() if propose and form in (None, "verbose") else None
        self._kept: list[FileOutcome] = []
        self._reasons: Counter[tuple[str, str]] = Counter()
        self._last = ""
        forms = {"json": self._write_item, "jsonl": self._write_json, "verbose": self._write_line}
        self._write = forms.get(form or "")

    def take(self, outcome: FileOutcome) -> None:
        """Tell an outcome."""
        if self._report:
            self._report.write(_json(outcome))
        if self._write:
            self._write(outcome)
        if self._proposal and outcome.title and outcome.outcome == "added":
            self._proposal.take(outcome.title)
        if outcome.reason and self.form in (None, "verbose"):
            self._keep(outcome, outcome.reason)

    def flush(self) -> None:
        """Let what was told be seen.

        Raises ``OutputError``.
        """
        self._output.flush()

    def _keep(self, outcome: FileOutcome, reason: str) -> None:
        why = (outcome.outcome, reason)
        if why in self._reasons or len(self._reasons) < _KEPT:
            self._reasons[why] += 1
            if self._reasons[why] <= _KEPT:
                self._kept.append(outcome)

    def end(self, summary: IngestSummary | None, *, quiet: bool, dry_run: bool = False) -> None:
        """Print what it came to."""
        if summary is None:
            return
        from artcli.records import summary_record  # noqa: PLC0415  (--help needs none of it)

        record = summary_record(summary) | ({"dry_run": True} if dry_run else {})
        if self._report:
            self._report.write(json.dumps(record))
        if self.form == "jsonl":
            self._output.write(json.dumps(record))
        elif self.form == "json":
            self._output.write(f"  {self._last}\n ]," if self._last else '{\n "files": [],')
            self._output.write(json.dumps(record, indent=1)[2:])
        elif not quiet:
            self._sum_up(summary, dry_run=dry_run)

    def _sum_up(self, summary: IngestSummary, *, dry_run: bool) -> None:
        from artcli.render.summary import SummaryOptions, plain_summary, summary_page  # noqa: PLC0415

        options = SummaryOptions(
            example=self._proposal.query() if self._proposal and not dry_run else None,
            folder=os.getcwd(),  # noqa: PTH109
            report=None if self._report else "artcli ingest --report FILE",
            dry_run=dry_run,
            tally=self._reasons,
        )
        if self.form == "verbose":
            self._output.write("")
        if self._output.as_page:
            self._output.show(summary_page(summary, self._kept, options))
        else:
            self._output.write(plain_summary(summary, self._kept, options).rstrip("\n"))

    def _write_json(self, outcome: FileOutcome) -> None:
        self._output.write(_json(outcome))

    def _write_line(self, outcome: FileOutcome) -> None:
        reason = f"  ({safe(outcome.reason).rstrip('.')})" if outcome.reason else ""
        self._output.write(f"{outcome.outcome:<9}  {safe_name(outcome.path)}{reason}")

    def _write_item(self, outcome: FileOutcome) -> None:
        """Write an item of the array, its comma with the next: nothing waits for the end."""
        if self._last:
            self._output.write(f"  {self._last},")
        else:
            self._output.write('{\n "files": [')
        self._last = _json(outcome)


def tell_learned(run: Ingest) -> None:
    """Say on standard error which lines an ingest learned to be their sources', or put back."""
    if run.learned is None:
        return
    from artcli.cli.messages import print_note  # noqa: PLC0415  (seldom)
    from artcli.render.furniture import learned_notes  # noqa: PLC0415

    for note in learned_notes(run.learned):
        print_note(note)


class Report:
    """A file of JSON lines: every outcome, and the summary last."""

    def __init__(self, path: str) -> None:
        """Make the file, in the place of one of that name.

        Raises ``ConfigError``.
        """
        self._path = path
        try:
            self._file: BinaryIO = open(path, "wb")  # noqa: PTH123, SIM115  (open as long as the run)
        except OSError as error:
            message = f"The report {path} can't be written: {error.strerror or error}."
            raise ConfigError(message, hint="Name another file with --report.") from error

    def write(self, line: str) -> None:
        """Add a line.

        Raises ``OutputError``.
        """
        self._do(lambda: self._file.write(line.encode("utf-8", "backslashreplace") + b"\n"))

    def close(self) -> None:
        """Put the rest on the disk.

        Raises ``OutputError``.
        """
        self._do(self._file.close)

    def _do(self, action: Callable[[], object]) -> None:
        try:
            action()
        except OSError as error:
            message = f"The report {self._path} can't be written: {error.strerror or error}."
            raise OutputError(message, hint="Make room, or name another file with --report.") from error


def _json(outcome: FileOutcome) -> str:
    from artcli.records import outcome_record  # noqa: PLC0415  (--help needs none of it)

    return json.dumps(outcome_record(outcome), ensure_ascii=False)
