"""Every query finds just what a plain scan of the articles finds: see reference.py, which knows no index."""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from property.reference import Scan, Shelved
from shelves import filed, shelve

from artcli.errors import QuerySyntaxError
from artcli.marks.articles import Marks
from artcli.marks.view import MarksView
from artcli.model import Article, Block
from artcli.query.parse import parse
from artcli.search.context import Context, library_languages
from artcli.search.request import SearchRequest

TODAY = date(2019, 3, 9)
MANY = int(os.environ.get("ARTCLI_QUERIES", "2000"))
"""Generated queries for each library."""

ENGLISH = [
    "harbour",
    "harbours",
    "wall",
    "walls",
    "walled",
    "seawall",
    "sea-wall",
    "sea",
    "wall",
    "state-owned",
    "stateowned",
    "state",
    "owned",
    "company",
    "companies",
    "disc",
    "over",
    "discover",
    "Dvořák",
    "Dvorak",
    "don't",
    "dont",
    "U.S.",
    "us",
    "AT&T",
    "C++",
    "10,000",
    "10",
    "000",
    "10000",
    "2019",
    "3.5",
    "3,5",
    "e-mail",
    "email",
    "to",
    "be",
    "or",
    "not",
    "the",
    "of",
    "and",
    "Lindqvist",
    "rock-n-roll",
    "rocknroll",
    "fiancé",
    "plane",
    "plan",
    "planes",
    "footballs",
    "foot",
    "ball",
    "_loud_",
    "3:2",
    "32",
    "résumé",
    "woods",
    "wood",
    "overcome",
    "over",
    "come",
]
GERMAN = [
    "Häuser",
    "Haus",
    "Häusern",
    "Straße",
    "Strasse",
    "Hafen",
    "Häfen",
    "Mauer",
    "Mauern",
    "10.000",
    "über",
    "Weine",
    "wein",
    "Plan",
    "plan",
    "Staats-Betrieb",
]
FRENCH = [
    "élus",
    "élu",
    "présidents",
    "président",
    "négociations",
    "l'accord",
    "d’État",
    "port",
    "ports",
    "mur",
    "murs",
    "cœur",
    "coeur",
    "été",
]
RUSSIAN = ["российский", "российская", "российского", "район", "района", "гавань", "гавани", "стена", "стены"]
CHINESE = ["河内峰会结束了", "峰会", "河内", "在河内", "2019年河内峰会", "iPhone手机", "手", "内"]
THAI = ["ผู้นำเกาหลี", "พบผู้นำ", "กำแพง"]
WORDS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN, "zh": CHINESE, "th": THAI, None: ENGLISH + CHINESE}
TAGS = ["unread", "korea", "korean", "to-read", "topic/sea", "häfen", "河内"]
ALL = sorted({word for words in WORDS.values() for word in words})


def articles(seed: int) -> list[Article]:
    """Return a few articles of words of their languages, with some of English among them."""
    chance = random.Random(seed)
    made = []
    for _ in range(14):
        language = chance.choice(list(WORDS)) if seed else "en"
        words = WORDS[language] * 2 + chance.sample(ENGLISH, 6)
        text = [chance.choice(words) for _ in range(chance.choice([3, 8, 20, 40]))]
        blocks = tuple([Block("paragraph", " ".join(text[at : at + 12])) for at in range(0, len(text), 12)])
        made.append(
            Article(
                title=" ".join(chance.sample(words, chance.randint(1, 4))),
                blocks=blocks,
                authors=tuple(
                    chance.sample(["Mara Lindqvist", "Jan Wood", "Ana Woods", "René Häuser"], chance.randint(0, 2))
                ),
                date=chance.choice([None, "2018", "2019-02", "2019-02-13", "2019-03-01", "2018-12-31"]),
                source=chance.choice([None, "Harbour Gazette", "Le Port"]),
                language=language,
                words=chance.choice([1, 118, 119, 120, 357, 595, 2000]),
            )
        )
    return made


class Shelf:
    """An index of some articles, and the articles."""

    def __init__(self, folder: Path, seed: int) -> None:
        entries = [filed(article, number) for number, article in enumerate(articles(seed))]
        parts = [entries] if seed < 2 else [entries[:5], entries[5:6], entries[6:]]
        self.snapshot = shelve(folder, parts).open()
        noted_in = library_languages(self.snapshot)[0] or "en"
        chance = random.Random(seed)
        marks = Marks(folder.parent / "marks.sqlite")
        marked = []
        for one in entries:
            note = " ".join(chance.choices(ALL, k=chance.choice([0, 0, 3, 12])))
            tags = frozenset(chance.sample(TAGS, chance.randint(0, 3)))
            marks.write_note(one.id, note)
            marks.tag([one.id], add=tags, remove=[tag for tag in TAGS if tag not in tags])
            marked.append(Shelved(one.id, one.path, one.article, note, noted_in, tags))
        self.scan = Scan(marked)
        self.marks = MarksView(marks)

    def found(self, query: str) -> set[str]:
        """Return the ids that the index finds."""
        context = Context.of(self.snapshot, SearchRequest(query, marks=self.marks))
        return {self.snapshot.record(document)["id"] for document in context.matching(parse(query, TODAY))}

    def scanned(self, query: str) -> set[str]:
        """Return the ids that the scan finds."""
        return self.scan.matching(parse(query, TODAY))


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> list[Shelf]:
    """Four libraries: one all English, three of many languages."""
    return [Shelf(tmp_path_factory.mktemp("shelf") / "index", seed) for seed in range(4)]


_words = st.one_of(
    st.sampled_from(ALL),
    st.sampled_from(ALL),
    st.sampled_from(ALL).map(str.lower),
    st.sampled_from(
        [
            "国",
            "峰",
            "年",
            "会",
            "น",
            "state",
            "owned",
            "disc",
            "zebra",
            "rocknroll",
            "seawalls",
            "discover'd",
            "内峰会",
            "นำเกา",
            "ab",
            "a",
            "000",
        ]
    ),
    st.text("abcdehlrswéø河-.'", min_size=1, max_size=6),
)


@st.composite
def some_words(draw: st.DrawFn) -> str:
    """Hide what is drawn from, so that failures print shortly."""
    return draw(_words)


words = some_words()
phrases = st.lists(words, min_size=1, max_size=4).map(" ".join)
_patterns = st.one_of(
    words.flatmap(lambda word: st.integers(1, len(word)).map(lambda cut: word[:cut] + "*")),
    words.flatmap(lambda word: st.integers(0, len(word) - 1).map(lambda cut: word[:cut] + "?" + word[cut + 1 :])),
    words.flatmap(lambda word: st.integers(0, len(word) - 1).map(lambda cut: word[:cut] + "*" + word[cut + 1 :])),
    words.map(lambda word: "*" + word[1:]),
    words.map(lambda word: word + "?"),
    st.tuples(words, st.sampled_from(["~", "~2"])).map("".join),
    words.flatmap(lambda word: st.integers(1, len(word)).map(lambda cut: word[cut:] + word[:cut] + "~")),
    st.sampled_from(
        ["/wall(s|ed)?/", "/[0-9]+/", "/h.fen/", r"/\D+wall/", "/ST.*D/", "/(disc|sea)[a-z]*/", "/dvo[rř].k/"]
    ),
)


@st.composite
def some_patterns(draw: st.DrawFn) -> str:
    """Hide what is drawn from, so that failures print shortly."""
    return draw(_patterns)


patterns = some_patterns()
_singles = st.one_of(
    words,
    words,
    words.map("={}".format),
    phrases.map('"{}"'.format),
    phrases.map('="{}"'.format),
    st.tuples(phrases, st.integers(1, 9)).map(lambda pair: f'"{pair[0]}"~{pair[1]}'),
    patterns,
    st.tuples(words, st.sampled_from(["^2", "^0.5"])).map("".join),
)


@st.composite
def some_singles(draw: st.DrawFn) -> str:
    """Hide what is drawn from, so that failures print shortly."""
    return draw(_singles)


singles = some_singles()
tagged = st.sampled_from(
    [
        *TAGS,
        "Korea",
        "#korea",
        "=korea",
        "kore*",
        "k?rea",
        "korae~",
        "*a",
        "/kore.+/",
        "to-read^2",
        "zebra",
        "*",
        '"to-read"',
    ]
)
fielded = st.one_of(
    st.tuples(st.sampled_from(["title:", "body:", "author:", "source:", "path:", "note:", "note:"]), singles).map(
        "".join
    ),
    st.tuples(phrases, st.sampled_from(["note:({})", "note:({})", "note:(-({}))"])).map(
        lambda pair: pair[1].format(pair[0])
    ),
    tagged.map("tag:{}".format),
    st.lists(tagged, min_size=1, max_size=3).map(lambda tags: f"tag:({' OR '.join(tags)})"),
    st.lists(tagged, min_size=1, max_size=3).map(lambda tags: f"tag:({' '.join(tags)})"),
    st.sampled_from(["note:*", "tag:*", "tag:(unread -korea)"]),
    st.tuples(st.sampled_from(["title:", "author:", "source:"]), phrases).map(lambda pair: f"{pair[0]}({pair[1]})"),
    st.sampled_from(
        [
            "author:woods",
            "author:wood*",
            "author:*",
            "date:2019",
            "date:2019-02",
            "date:2019-02-01",
            "date:2019-02-13",
            "date:2018..",
            "date:..2018",
            "date:unknown",
            "date:*",
            "after:2019-02",
            "before:2019",
            "last:2w",
            "last:8d",
            "minutes:1",
            "minutes:..0",
            "minutes:2",
            "minutes:2..3",
            "minutes:>2",
            "words:119",
            "words:..118",
            "words:>1000",
            "minutes:999999999",
            "words:..999999999",
            "lang:en",
            "lang:de",
            "lang:(en",
            "OR",
            "fr)",
            "lang:e*",
            "lang:*",
            "source:*",
            "title:*",
            "id:a",
            "id:*",
            "path:2018",
            "path:2018/*",
            "path:*.txt",
            "path:part-1?.txt",
            "path:/texts/*",
            "path:part*",
            "path:texts/2017/part-3.txt",
            "lang:(-de)",
            "path:10",
        ]
    ),
)
leaves = st.one_of(singles, singles, fielded)


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put parts of queries together."""
    several = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        several.map(" ".join),
        several.map(" ".join),
        several.map(" OR ".join),
        several.map(" AND ".join),
        inner.map("({})".format),
        inner.map("-({})".format),
        inner.map("NOT {}".format),
        inner.map("({})^3".format),
    )


queries = st.recursive(leaves, joined, max_leaves=6)


@settings(max_examples=MANY)
@example(query="-((Häfen)^3)", number=2)
@given(query=queries, number=st.integers(0, 3))
def test_the_index_finds_what_a_scan_finds(shelves: list[Shelf], query: str, number: int) -> None:
    """For any query and library."""
    shelf = shelves[number]
    try:
        wanted = shelf.scanned(query)
    except QuerySyntaxError:
        return
    assert shelf.found(query) == wanted
