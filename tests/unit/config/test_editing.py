"""Tests of changing the configuration's file: line by line, comments and tables stay."""

from pathlib import Path

import pytest

from artcli.config import editing, file, load_settings
from artcli.config.keys import SETTINGS, Setting
from artcli.config.kinds import choice


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of its own, and a key that may be a table."""
    theme = Setting("theme", choice("auto", "dark", table="theme"), "how pages look")
    monkeypatch.setitem(SETTINGS, "theme", theme)
    monkeypatch.setitem(file.CONFIG_KEYS, "theme", theme.kind.written)
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "deep" / "config.toml"))
    return tmp_path / "deep" / "config.toml"


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("", {"pager": "less"}, 'pager = "less"\n'),
        ("# mine\npager = 'most'  # now\n\n# end", {"pager": "less"}, '# mine\npager = "less"\n\n# end'),
        ('index = "x"', {"pager": "less"}, 'index = "x"\npager = "less"\n'),
        ('[theme]\ntitle = "bold"\n', {"pager": "less"}, 'pager = "less"\n[theme]\ntitle = "bold"\n'),
        ('index = "x"\n\n[theme]\ntitle = "b"\n', {"index": None}, '\n[theme]\ntitle = "b"\n'),
        (
            '# t\n[theme] # mine\ntitle = "b"\n# more\ndim = "grey50"\n',
            {"theme": {"title": "bold", "dim": "grey50", "hit": "red"}},
            '# t\n[theme] # mine\ntitle = "bold"\n# more\ndim = "grey50"\nhit = "red"\n',
        ),
        ('pager = "x"\n', {"theme": {"title": "bold"}}, 'pager = "x"\n[theme]\ntitle = "bold"\n'),
        ('theme = "dark"\n', {"theme": {"title": "bold"}}, '[theme]\ntitle = "bold"\n'),
        ('[theme]\ntitle = "b"\n', {"theme": "dark"}, 'theme = "dark"\n'),
        ('[theme]\ntitle = "b"\n', {"theme": None}, ""),
        ('theme = { title = "b" }\n', {"theme": {"title": "c"}}, '[theme]\ntitle = "c"\n'),
    ],
)
def test_only_what_is_meant_changes(config: Path, before: str, changes: dict, after: str) -> None:
    """A line in place of a line, at the end of what stands before a table, or away."""
    config.parent.mkdir()
    config.write_text(before)
    wanted = {key: value for key, value in (load_settings() | changes).items() if value is not None}
    editing.save_settings(changes)
    assert config.read_text() == after
    assert load_settings() == wanted


def test_lines_are_found(config: Path) -> None:
    """Of keys, quoted keys, dotted keys and tables."""
    text = '# pager = 1\n"index" = "x"\ntheme.title = "b"\n  [ theme2 ]\npager = "y"\n'
    assert [file.line_of(text, key) for key in ("index", "theme", "theme2", "pager", "none")] == [2, 3, 4, 5, 1]
    assert not config.exists()
