"""The theme is the option's, else the configuration's, else what the terminal says."""

from __future__ import annotations

import pytest
from support import Program

PAINTED = ("search", "hanoi", "--color", "always", "--no-pager")


def hit(program: Program, *args: str, config: str = "", **environment: str) -> str:
    """Return the codes that a hit is painted with."""
    path = program.home / "theme.toml"
    path.write_text(config)
    done = program(*PAINTED, *args, ARTCLI_CONFIG=str(path), **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("Hanoi")[0].rpartition("\x1b[")[2]


@pytest.mark.parametrize(
    ("args", "config", "colorfgbg", "expected"),
    [
        ((), "", "", "1;35m"),
        ((), "", "0;15", "1;38;5;90m"),
        ((), "", "15;0", "1;38;5;213m"),
        ((), 'theme = "light"', "15;0", "1;38;5;90m"),
        (("--theme", "dark"), 'theme = "light"', "0;15", "1;38;5;213m"),
        (("--theme", "none"), "", "", "1;4m"),
        ((), '[theme]\nhit = "italic #ff8700"', "", "1;3;38;2;255;135;0m"),
        (("--theme", "light"), '[theme]\nhit = "italic #ff8700"', "", "1;38;5;90m"),
        (("--theme=auto",), '[theme]\nbase = "dark"\ntitle = "bold"', "0;15", "1;38;5;213m"),
    ],
)
def test_the_first_that_says_one(
    reader: Program, args: tuple[str, ...], config: str, colorfgbg: str, expected: str
) -> None:
    """Option, configuration, COLORFGBG."""
    assert hit(reader, *args, config=config, COLORFGBG=colorfgbg) == expected


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('theme = "sepia"', "theme must be"),
        ("theme = 3", "theme must be"),
        ("[theme]\nhit = 3", "theme must be"),
        ('[theme]\nhits = "bold"', "There is no style hits"),
        ('[theme]\nhit = "bold reddish"', "“reddish” is neither a colour nor an attribute"),
        ("width = 10", "width must be a number from 20 to 88"),
        ('indent = "yes"', "indent must be true or false"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(reader: Program, config: str, said: str) -> None:
    """Status 2, before anything is shown."""
    path = reader.home / "wrong.toml"
    path.write_text(config)
    done = reader(*PAINTED, ARTCLI_CONFIG=str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "wrong.toml" in done.stderr


def test_a_theme_is_backed_up_and_restored(artcli: Program) -> None:
    """As a table in one line, before whatever table there is."""
    config = artcli.home / "config.toml"
    config.write_text('[theme]\nhit = "bold red"\nbase = "dark"\n')
    assert artcli("backup", "marks.jsonl").returncode == 0
    config.write_text("# mine\n")
    assert artcli("restore", "marks.jsonl").returncode == 0
    assert config.read_text() == '# mine\n[theme]\nhit = "bold red"\nbase = "dark"\n'
