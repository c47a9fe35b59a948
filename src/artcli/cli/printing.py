"""How do results reach the reader?  Results and the form asked for → standard output; what else is worth saying → standard error."""

from __future__ import annotations

import json

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.terminal import standard_error, standard_output
from artcli.hints import TYPE_CHECKING, Any
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artcli.cli.declared import Shared
    from artcli.cli.terminal import Output
    from artcli.model import Results
    from artcli.records import Record
    from artcli.render.formats import Template

_EMPTY = "The library is empty.\nAdd articles: artcli ingest PATH"


@dataclass(frozen=True, slots=True)
class Printer:
    """Where and in which form results are printed; ``overview`` asks for their facets instead of them, ``like`` names what they are like."""

    output: Output
    colour: str
    form: str | None
    template: Template | None = None
    nul: bool = False
    page: bool = True
    overview: bool = False
    like: str | None = None
    hints: tuple[str, ...] = ()

    @property
    def laid_out(self) -> bool:
        """Whether a person gets a page."""
        return self.form == "rich" or (self.form is None and self.output.as_page)

    @property
    def counts(self) -> bool:
        """Whether it is printed how many there are."""
        return self.form in (None, "rich", "plain")

    def results(self, results: Results) -> None:
        """Print results, and beside them what is worth knowing of them."""
        if not results.library:
            self._note(_EMPTY)
        elif not results.hits or results.widened or results.added or results.suggestion:
            self._notes(results)
        if self.form in ("json", "jsonl", "csv"):
            self._records(results)
        elif results.hits and self.form in ("ids", "paths"):
            self._names([hit.id if self.form == "ids" else hit.path for hit in results.hits])
        elif results.hits and self.template is not None:
            self._template(results)
        elif results.hits:
            self._text(results)

    def records(self, records: Iterable[Record]) -> None:
        """Print objects, as one document or a line each."""
        if self.form == "json":
            self.output.write(json.dumps(list(records), ensure_ascii=False, indent=2))
        else:
            for record in records:
                self.output.write(json.dumps(record, ensure_ascii=False))

    def _records(self, results: Results) -> None:
        from artcli.records import count_record, facet_record  # noqa: PLC0415  (not for text)

        records = _hit_records(results)
        if self.overview:
            dates = {"name": "dates", "values": [count_record(one) for one in results.histogram], "more": 0}
            records = [facet_record(facet) for facet in results.facets] + [dates] * bool(results.histogram)
        if self.form != "csv":
            self.records(records)
            return
        from artcli.render.formats import FIELDS, csv_lines  # noqa: PLC0415

        if self.overview:
            rows = [{"name": facet["name"]} | value for facet in records for value in facet["values"]]
            self.output.write(csv_lines(rows, ("name", "value", "count")).rstrip("\n"))
        else:
            self.output.write(csv_lines(records, FIELDS).rstrip("\n"))

    def _names(self, names: list[str]) -> None:
        for name in names:
            self.output.write_name(name, "\0" if self.nul else "\n")

    def _template(self, results: Results) -> None:
        assert self.template is not None
        for record in _hit_records(results):
            line = self.template.line(record)
            if self.nul:
                self.output.write_name(line, "\0")
            else:
                self.output.write(line)

    def _text(self, results: Results) -> None:
        if self.laid_out:
            from artcli.render.hits import ResultsOptions, results_page  # noqa: PLC0415  (rich: for terminals only)

            options = ResultsOptions(links=self.output.links, hints=self.hints, like=self.like)
            self.output.show(results_page(results, options), page=self.page)
        else:
            from artcli.render.plain import plain_results  # noqa: PLC0415

            self.output.write(plain_results(results, self.like).rstrip("\n"))

    def _notes(self, results: Results) -> None:
        """Say on standard error what isn't a result."""
        errors = standard_error(self.colour, self.output.theme)
        if self.laid_out and errors.as_page:
            from artcli.render.hits import notes_page, nothing_page  # noqa: PLC0415
            from artcli.render.parts import note_lines  # noqa: PLC0415

            if note_lines(results) or not results.hits:
                errors.show(notes_page(results) if results.hits else nothing_page(results))
                if results.hits:
                    errors.write("")
        else:
            from artcli.render.plain import plain_notes, plain_nothing  # noqa: PLC0415

            self._note(plain_notes(results) if results.hits else plain_nothing(results))

    @staticmethod
    def _note(text: str) -> None:
        from artcli.cli.messages import print_note  # noqa: PLC0415  (most results need none)

        print_note(text)


def printer(shared: Shared, options: Mapping[str, Any]) -> Printer:
    """Return the printer that a command's options ask for.

    Raises ``UsageFaultError`` where they contradict each other, ``ConfigError`` where the template can't be used.
    """
    form = chosen_form(options)
    overview = bool(options.get("facets") or options.get("histogram"))
    if overview and form in ("ids", "paths", "template"):
        message = f"--{'facets' if options['facets'] else 'histogram'} and {_named(form)} can't be had together."
        raise UsageFaultError(message)
    if options.get("nul") and form not in ("ids", "paths", "template"):
        message = "-0 goes with --format ids, --format paths or --template only."
        raise UsageFaultError(message)
    template = None
    if form == "template":
        from artcli.render.formats import Template  # noqa: PLC0415

        template = Template(options["template"])
    output = standard_output(shared.color, options["width"], options["hyperlinks"], options["theme"])
    return Printer(
        output, shared.color, form, template, bool(options.get("nul")), not options["no_pager"], overview=overview
    )


def chosen_form(options: Mapping[str, Any]) -> str | None:
    """Return the one form that was asked for.

    Raises ``UsageFaultError`` where it is more than one.
    """
    flags = {"json": options["as_json"], "jsonl": options["as_jsonl"], "plain": options["plain"]}
    if options.get("template") is not None:
        flags["template"] = True
    if options["form"]:
        flags[options["form"]] = True
    return one_format(**flags)


def _named(form: str) -> str:
    return "--template" if form == "template" else f"--format {form}"


def _hit_records(results: Results) -> list[Record]:
    """Return an object a hit; an explanation adds its evidence."""
    from artcli.records import evidence_record, hit_record  # noqa: PLC0415

    records = [hit_record(hit) for hit in results.hits]
    if results.explanation is not None:
        for record, evidence in zip(records, results.explanation.evidence, strict=False):
            record["evidence"] = [evidence_record(one) for one in evidence]
    return records
