"""Options, variables and terminals are heeded in the contract's order."""

from __future__ import annotations

import pytest

from artcli.render.terminal import as_page, hyperlinks, ink, pager, pager_environment, progress

INK = [
    ("auto", {}, True, "colour"),
    ("auto", {}, False, "none"),
    ("auto", {"NO_COLOR": "1"}, True, "weight"),
    ("auto", {"NO_COLOR": ""}, True, "colour"),
    ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, "weight"),
    ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, "none"),
    ("auto", {"NO_COLOR": "1", "TERM": "dumb"}, True, "none"),
    ("auto", {"FORCE_COLOR": "1"}, False, "colour"),
    ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True, "colour"),
    ("auto", {"CLICOLOR_FORCE": "0"}, False, "none"),
    ("auto", {"TERM": "dumb"}, True, "none"),
    ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, "colour"),
    ("never", {"FORCE_COLOR": "1"}, True, "none"),
]


@pytest.mark.parametrize(("choice", "environ", "is_terminal", "expected"), INK)
def test_ink(choice, environ, is_terminal, expected):
    """The option, then NO_COLOR, then what forces colour, then the terminal."""
    assert ink(choice, environ, is_terminal=is_terminal) == expected


def test_pages_are_for_terminals_and_for_who_forces_colour():
    """A dumb terminal gets a page too; a pipe only with colour."""
    assert as_page("none", is_terminal=True)
    assert as_page("colour", is_terminal=False)
    assert not as_page("none", is_terminal=False)


@pytest.mark.parametrize(
    ("choice", "environ", "is_terminal", "expected"),
    [
        ("auto", {"TERM": "xterm-256color"}, True, True),
        ("auto", {}, False, False),
        ("auto", {"SSH_CONNECTION": "198.51.100.1 1 198.51.100.2 22"}, True, False),
        ("auto", {"TERM": "linux"}, True, False),
        ("always", {"TERM": "dumb"}, False, True),
        ("never", {}, True, False),
    ],
)
def test_hyperlinks(choice, environ, is_terminal, expected):
    """Only where they are understood and lead somewhere."""
    assert hyperlinks(choice, environ, is_terminal=is_terminal) is expected


def test_no_bar_on_a_dumb_terminal():
    """A line that can't be redrawn isn't drawn."""
    assert progress({"TERM": "xterm"}, is_terminal=True)
    assert not progress({"TERM": "dumb"}, is_terminal=True)
    assert not progress({}, is_terminal=False)


@pytest.mark.parametrize(
    ("environ", "configured", "command"),
    [
        ({}, None, ["less", "-FIRX"]),
        ({"PAGER": "most"}, None, ["most"]),
        ({"PAGER": "most"}, "bat -p", ["bat", "-p"]),
        ({"PAGER": "most", "ARTCLI_PAGER": "less '-Pone two'"}, "bat", ["less", "-Pone two"]),
        ({"PAGER": "most", "ARTCLI_PAGER": ""}, "bat", None),
        ({"PAGER": "most"}, "", None),
        ({"PAGER": "it's"}, None, ["it's"]),
        ({"PAGER": "less", "TERM": "dumb"}, None, None),
        ({"ARTCLI_PAGER": "cat", "TERM": "dumb"}, None, ["cat"]),
    ],
)
def test_pager(environ, configured, command):
    """Our variable, the configuration, everybody's variable, less; an empty one switches it off."""
    assert pager(environ, configured) == command


def test_less_is_told_to_show_our_styles():
    """The reader's own flags stay."""
    assert pager_environment({"A": "b"}) == {"A": "b", "LESS": "FIRX"}
    assert pager_environment({"LESS": "-S"}) == {"LESS": "-S"}
