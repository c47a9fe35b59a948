"""Tests of the configuration's keys: each documented, each of its kind, each with a value where nothing is said."""

import dataclasses
import re

import pytest
from support import ROOT

from artcli.config import CONFIG_KEYS, SETTINGS, Config, is_setting
from artcli.config.editing import toml
from artcli.config.kinds import choice, number, share, texts

_ROW = re.compile(r"^\| `(\w+)` \|(.*)\|$", re.MULTILINE)


def test_every_key_is_documented() -> None:
    """docs/configuration.md has a row for each, with how it is written, what it does, what holds else, and what goes before the file."""
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = {key: [cell.strip() for cell in rest.split("|")] for key, rest in _ROW.findall(text.partition("## What")[0])}
    assert list(rows) == list(CONFIG_KEYS)
    for key, setting in SETTINGS.items():
        written, does, otherwise, before = rows[key]
        assert written.replace("`", "") == setting.kind.written
        assert does.replace("`", "") == setting.does.replace("`", "")
        value = getattr(Config(), key)
        shown = setting.otherwise if value is None else toml(list(value) if isinstance(value, tuple) else value)
        assert otherwise.replace("`", "") == shown
        for name in filter(None, (setting.option, setting.variable)):
            assert f"`{name}`" in before


def test_every_key_has_a_value() -> None:
    """The rows and the typed values are of the same names, and defaults of their kinds."""
    assert [field.name for field in dataclasses.fields(Config)] == list(SETTINGS)
    for key in SETTINGS:
        value = getattr(Config(), key)
        assert value is None or is_setting(key, list(value) if isinstance(value, tuple) else value)


@pytest.mark.parametrize(
    ("kind", "fine", "wrong"),
    [
        (number(20, 88), [20, 88], [19, 89, True, "40", 40.0]),
        (choice("auto", "none"), ["auto"], ["Auto", 3, {"title": "bold"}, []]),
        (choice("auto", "none", table="theme"), ["none", {"title": "bold"}, {}], [{"title": 3}, ["auto"], "x"]),
        (share(), [0, 1, 0.35, False], [True, 1.5, -1, "0.3", None, float("nan")]),
        (texts("[]"), [[], ["a"]], ["a", [1], {"a": "b"}, None]),
    ],
)
def test_kinds(kind, fine: list, wrong: list) -> None:
    """A value is of a kind or isn't; a table is a value too."""
    assert all(kind.holds(value) for value in fine)
    assert not any(kind.holds(value) for value in wrong)


def test_words_are_read() -> None:
    """What is typed behind ``config set``."""
    assert SETTINGS["show_marks_read"].kind.read(("No",)) is False
    assert SETTINGS["show_marks_read"].kind.read(("maybe",)) is None
    assert SETTINGS["new_tags"].kind.read(("a", "b")) == ["a", "b"]
    assert number(1, 9).read(("7",)) == 7
    assert number(1, 9).read(("x",)) is None
    assert SETTINGS["pager"].kind.read(("a", "b")) is None
    assert [share().read((word,)) for word in ("0.5", "off", "x")] == [0.5, False, None]
    assert share().made(False) == 0.0
