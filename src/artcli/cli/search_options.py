"""What can be asked of ``artcli search``?  Its options, and its help on one screen."""

from __future__ import annotations

from artcli.cli.declared import (
    FORMAT,
    HYPERLINKS,
    JSON,
    JSONL,
    NO_PAGER,
    PLAIN,
    SHARED,
    TEMPLATE,
    THEME,
    WIDTH,
    Option,
)
from artcli.cli.plain_arguments import Command

ORDERS = ("relevance", "newest", "oldest", "title", "longest")
SEARCHED = ("title", "body", "author", "source", "path", "tag", "note")
RESULTS = 10

HELP = """\
Usage: artcli search QUERY… [OPTIONS]

Find articles by the words of their titles, texts and authors, best first.

What to type (docs/query-language.md has it in full):
  harbour wall        both words, in any form    "sea wall"     the phrase
  harbour -wall       without that word          "sea wall"~5   near each other
  (sea OR tide) wall  either, and wall           =walls         that form only
  harb*  h?rb*r       parts of words             harbr~2        misspellings
  wall^2              counts double              /walls?/       a regex
  title:harbour      in a field: title body author source lang path id tag note
  date:2019-02  date:2018..2019  after:2019-02-13  before:"last month"  last:7d
  minutes:..6  words:>500  date:unknown  tag:*
  @NAME              a saved search; search @ lists them, with what is new

Which articles:
  --all --any --phrase     all words (the usual), any of them, or side by side
  --in FIELD               look only in title, body, author …; repeatable
  --after --before DATE    by the date printed in the article
  --author --source --lang TEXT    by who, where, in which language; repeatable
  --expand                 look for words of the best hits too, and say which
  --save NAME              keep the query as @NAME

Which results, and what of them:
  --sort ORDER             relevance, newest, oldest, title or longest
  -n, --limit N            hits at most (10)
  --offset N               leave out the first N
  --all-versions           each version of an article, not only the best
  --count                  only how many match
  --facets                 authors, sources, years, names, languages, tags;
                           --json: [{name, values: [{value, count}], more}]
  --histogram              hits over time; with --json another facet, "dates"
  --explain                the query as understood, and what each word added

How they are printed (into a pipe: plain):
  --format FORM            rich, plain, json, jsonl, csv, ids or paths
  --json --jsonl --plain   the same, shorter      -0  end ids and paths with NUL
  --template TEXT          a line a hit: '{date} {title}', named as in --json
  --color, --hyperlinks WHEN       always, auto or never
  --theme auto, light, dark or none      --width N   --no-pager
  --index DIR   -h, --help

Examples:
  artcli search '"Hanoi summit" -trade' --after 2019
  artcli search korea --facets --histogram
  artcli search author:lindqvist --sort newest --template '{date}\\t{title}'
"""


OPTIONS = (
    Option(("--all",), "joint", flag=True, stands_for="all"),
    Option(("--any",), "joint", flag=True, stands_for="any"),
    Option(("--phrase",), "joint", flag=True, stands_for="phrase"),
    Option(("--in",), "fields", metavar="FIELD", choices=SEARCHED, multiple=True),
    Option(("--after",), "after", metavar="DATE"),
    Option(("--before",), "before", metavar="DATE"),
    Option(("--author",), "author", metavar="TEXT", multiple=True),
    Option(("--source",), "source", metavar="TEXT", multiple=True),
    Option(("--lang",), "lang", metavar="TEXT", multiple=True),
    Option(("--expand",), "expand", flag=True),
    Option(("--save",), "save", metavar="NAME"),
    Option(("--sort",), "order", choices=ORDERS, default="relevance"),
    Option(("-n", "--limit"), "limit", metavar="N", least=1, default=RESULTS),
    Option(("--offset",), "offset", metavar="N", least=0, default=0),
    Option(("--count",), "count", flag=True),
    Option(("--facets",), "facets", flag=True),
    Option(("--histogram",), "histogram", flag=True),
    Option(("--explain",), "explain", flag=True),
    Option(("--all-versions",), "all_versions", flag=True),
    FORMAT,
    JSON,
    JSONL,
    PLAIN,
    TEMPLATE,
    Option(("-0", "--null"), "nul", flag=True),
    HYPERLINKS,
    NO_PAGER,
    WIDTH,
    THEME,
    *SHARED,
)
TAKES = Command(OPTIONS, words=True)
