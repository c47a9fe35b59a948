"""What ``@name`` stands for."""

from __future__ import annotations

from datetime import date

import pytest

from artcli.errors import QuerySyntaxError
from artcli.query.parse import parse
from artcli.query.saved import Lookup, asks_for_saved, is_name, resolve
from artcli.query.tree import NOWHERE, Node, Saved, children

TODAY = date(2024, 5, 17)
QUERIES = {
    "Harbour": "pier OR quay",
    "storms": "gale @harbour",
    "recent": "last:7d",
    "ring": "@rung",
    "rung": "rope @Ring",
    "broken": "(open",
}


def resolved(query: str, queries: dict[str, str] = QUERIES) -> Node:
    return resolve(parse(query, TODAY), Lookup(query, queries, TODAY))


@pytest.mark.parametrize(
    ("query", "whole"),
    [
        ("@harbour", "pier OR quay"),
        ("@HARBOUR storm", "(pier OR quay) storm"),
        ("-@harbour storm", "-(pier OR quay) storm"),
        ("@harbour^2 storm", "(pier OR quay)^2 storm"),
        ("@storms", "gale (pier OR quay)"),
        ("@storms @harbour", "(gale (pier OR quay)) (pier OR quay)"),
        ("(@harbour)^3 -(x OR @storms)", "(pier OR quay)^3 -(x OR (gale (pier OR quay)))"),
        ("@recent", "date:2024-05-10..2024-05-17"),
        ("ann@example.org", "ann@example.org"),
    ],
)
def test_a_name_stands_for_its_query_as_if_in_parentheses(query: str, whole: str):
    """Those in it too, whatever capitals the name has."""
    assert resolved(query) == parse(whole, TODAY)
    assert not any(isinstance(node, Saved) for node in _nodes(resolved(query)))


def test_what_was_saved_has_no_place_in_the_query():
    """Nothing points at characters that weren't typed there."""
    _, storm = tree = children(resolved("@storms storm"))
    assert {node.span for node in _nodes(tree[0])} == {NOWHERE}
    assert storm.span == range(8, 13)


@pytest.mark.parametrize(
    ("query", "message", "place", "hint"),
    [
        ("storm @harbor", "No search is saved as harbor.", range(6, 13), "Did you mean @Harbour?"),
        ("@zzz", "No search is saved as zzz.", range(4), "artcli search @ lists"),
        ("a @ring", "@ring asks for itself: @ring → @rung → @Ring.", range(2, 7), "--save ring"),
        ("@broken", "In the saved search @broken: The parenthesis isn't closed.", range(1), "Close it"),
    ],
)
def test_what_cannot_be_resolved_is_told(query: str, message: str, place: range, hint: str):
    """With the place, and what to do."""
    with pytest.raises(QuerySyntaxError) as caught:
        resolved(query)
    assert (str(caught.value), caught.value.span) == (message, place)
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize("links", [40, 90, 5_000])
def test_few_names_cannot_grow_without_bound(links: int):
    """Each stands for two of the next: 2⁴⁰ words, or a chain longer than any stack."""
    queries = {f"n{i}": f"@n{i + 1} @n{i + 1}" for i in range(links)} | {f"n{links}": "word"}
    with pytest.raises(QuerySyntaxError, match="too long"):
        resolved("@n0", queries)


@pytest.mark.parametrize(
    ("name", "good"),
    [(good, True) for good in ("harbour", "north-sea_2", "été", "9", "a" * 64)]
    + [(bad, False) for bad in ("", "a b", "-a", "a.b", "@a", "a" * 65, "a\n")],
)
def test_names_are_what_the_language_reads(name: str, good: bool):
    """A name is good exactly where @name is one saved search."""
    assert is_name(name) is good
    assert not good or parse(f"@{name}", TODAY) == Saved(name)


@pytest.mark.parametrize(
    ("query", "asks"), [("@harbour", True), ("a (@b)", True), ("ann@example.org", False), ('"@a"', False), ("a", False)]
)
def test_only_a_name_asks_for_saved_searches(query: str, asks: bool):
    """An address is searched without them."""
    assert asks_for_saved(query) is asks


def _nodes(node: Node) -> list[Node]:
    return [node, *[below for child in children(node) for below in _nodes(child)]]
