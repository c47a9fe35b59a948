"""What does a query look for?  A query string → a Whoosh query over the fields of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import qparser, query

from artcli.query.syntax import check_query

if TYPE_CHECKING:
    from whoosh.fields import Schema

WEIGHTS = {"title": 3.0, "body": 1.0, "authors": 2.0}
"""The fields that a word without one is looked for in, and how much a match in each counts.

zk counts titles 500-fold, recoll 5-fold; here a title must not beat a body that is all about the word.
"""

_NOT = r"(^|(?<=(\s|[()])))(NOT(?=\s)|-(?=\S))"


def compile_query(text: str, schema: Schema) -> query.Query:
    """Return what to run for a query as typed.

    Raises ``QuerySyntaxError`` for what can't be meant.
    """
    check_query(text)
    return _with_something(_parser(schema).parse(text))


def _parser(schema: Schema) -> qparser.QueryParser:
    parser = qparser.MultifieldParser(list(WEIGHTS), schema, fieldboosts=WEIGHTS)
    parser.remove_plugin_class(qparser.OperatorsPlugin)
    parser.add_plugin(qparser.OperatorsPlugin(Not=_NOT, Require=None))
    parser.add_plugin(qparser.FieldAliasPlugin({"authors": ("author",)}))
    parser.remove_plugin_class(qparser.EveryPlugin)
    parser.remove_plugin_class(qparser.SingleQuotePlugin)  # an apostrophe is a letter: don't
    return parser


def _with_something(parsed: query.Query) -> query.Query:
    """Give a query that only excludes something to exclude from."""
    return query.And([query.Every(), parsed]) if isinstance(parsed, query.Not) else parsed
