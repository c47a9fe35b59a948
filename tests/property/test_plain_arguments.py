"""What is read without click is what click would read."""

from __future__ import annotations

from itertools import chain
from unittest.mock import patch

import click
from hypothesis import given
from hypothesis import strategies as st

from artcli.cli import search, show
from artcli.cli.declared import SHARED, Option, Shared, take_shared
from artcli.cli.group import cli
from artcli.cli.plain_arguments import command_name, read_plain

VALUES = (
    "2019",
    "3",
    "0",
    "-1",
    "07",
    "401",
    "auto",
    "never",
    "rich",
    "csv",
    "title",
    "newest",
    "harbour wall",
    "",
    "-trade",
    "--",
    "é",
    "a=b",
)
WORDS = (
    "hanoi",
    "-trade",
    '-"sea wall"',
    "-3",
    "-n",
    "-n5",
    "-0",
    "-h",
    "--help",
    "--",
    "-",
    "=walls",
    "@NAME",
    "--no",
    "--al",
    "-x",
    "",
    "1",
)


def options(declared: tuple[Option, ...]) -> st.SearchStrategy[list[str]]:
    """Give an option with a value that may or may not be one of its own."""
    names = st.sampled_from([name for option in declared for name in option.names])
    own = st.sampled_from([choice for option in declared for choice in option.choices] or ["1"])
    values = st.sampled_from(VALUES) | own
    return st.one_of(
        names.map(lambda name: [name]),
        st.tuples(names, values).map(list),
        st.tuples(names, values).map(lambda pair: ["=".join(pair)]),
    )


def lines(module) -> st.SearchStrategy[list[str]]:
    """Give command lines of a command, most of them right."""
    parts = st.lists(options(module.TAKES.options) | st.sampled_from(WORDS).map(lambda word: [word]), max_size=5)
    before = st.lists(options(SHARED), max_size=1)
    name = module.__name__.rpartition(".")[2]
    return st.tuples(before, parts).map(lambda both: [*chain(*both[0]), name, *chain(*both[1])])


def by_click(module, arguments: list[str]):
    """Return what click would run the command with; None where it wouldn't."""
    asked = []
    with patch.object(module, "run", lambda *args: asked.append(args)):
        try:
            cli.main(list(arguments), prog_name="artcli", standalone_mode=False)
        except click.ClickException:
            return None
    return asked[0] if asked else None


def assert_the_same(module, arguments: list[str]) -> None:
    plain = read_plain(arguments, module.TAKES)
    if plain is None or command_name(arguments) != module.__name__.rpartition(".")[2]:
        return
    shared = take_shared(plain.options, take_shared(plain.outer, Shared()))
    assert by_click(module, arguments) == (shared, plain.arguments, plain.options)


@given(lines(search))
def test_searches_are_read_as_click_reads_them(arguments: list[str]) -> None:
    """Whatever is plain has the values that click gives; whatever click refuses isn't plain."""
    assert_the_same(search, arguments)


@given(lines(show))
def test_shows_are_read_as_click_reads_them(arguments: list[str]) -> None:
    """Likewise."""
    assert_the_same(show, arguments)


def test_ordinary_lines_are_plain() -> None:
    """What people type needs no click."""
    for line in (
        ["search", "hanoi", "summit"],
        ["--index", "x", "search", "hanoi", "-trade", "--after", "2019", "-n", "3", "--json"],
        ["search", "--author=lindqvist", "--sort=newest", "--any", "--in", "title", "--in", "body"],
    ):
        assert read_plain(line, search.TAKES) is not None
    assert read_plain(["show", "1", "--plain"], show.TAKES) is not None
