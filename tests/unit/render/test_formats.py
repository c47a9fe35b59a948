"""What other programs read is whole and exact."""

from __future__ import annotations

import csv
import io

import pytest

from artcli.errors import ConfigError
from artcli.records import hit_record
from artcli.render.formats import FIELDS, Template, csv_lines


@pytest.fixture
def records(results):
    """The hits as objects."""
    return [hit_record(hit) for hit in results.hits]


def test_csv_can_be_read_again(records):
    """A line of names, then a line a hit, quotes and commas kept, lists joined, what is absent empty."""
    records[0]["title"] = 'A "boat", or two'
    rows = list(csv.DictReader(io.StringIO(csv_lines(records))))
    assert tuple(rows[0]) == FIELDS
    assert rows[0]["title"] == 'A "boat", or two'
    assert rows[1]["authors"] == "Ana Roth; Per Moe; Eva Lie; Ida Dahl"
    assert rows[2]["date"] == ""
    assert "\x1b" not in rows[3]["title"]


def test_fields_are_those_of_json(records):
    """No name is missing and none is new."""
    assert tuple(records[0]) == FIELDS


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{date} {title}", "2019-02-13 The ferry that kept its own time"),
        ("{rank:>3}|{source:24}|", "  1|The Lantern Quarterly   |"),
        (r"{id}\t{words}", "kq01abcd\t1204"),
        ("{{{authors}}}", "{Tove Halvorsen}"),
        ("no field", "no field"),
        ("", ""),
    ],
)
def test_templates(records, template, line):
    """Fields by their names, widths in columns, braces doubled."""
    assert Template(template).line(records[0]) == line


def test_widths_are_cells(records):
    """A wide letter is two columns."""
    assert Template("{title:20}|").line(records[2]) == "札は二度盗まれた    |"


def test_absent_values_leave_nothing(records):
    """No ``None`` is printed, nor a control character."""
    assert Template("[{date}]").line(records[2]) == "[]"
    assert "\x1b" not in Template("{title}").line(records[3])


@pytest.mark.parametrize(
    "template",
    [
        "{foo}",
        "{}",
        "{0}",
        "{title.__class__}",
        "{title[0]}",
        "{title",
        "title}",
        "{title!r}",
        "{title:9999}",
        "{title:{words}}",
    ],
)
def test_unknown_fields_are_refused(template):
    """No attribute, no index, no huge width; the hint names the fields."""
    with pytest.raises(ConfigError) as raised:
        Template(template)
    assert "snippets" in str(raised.value.hint)
