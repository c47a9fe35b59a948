"""Articles for tests of export: one as it should be, and one that tries to break whatever it is put into."""

from artcli.model import Article, Block, Entry

HOSTILE = "</title></style><script>alert(1)</script> & \"q\" 's' ]]> <!-- \x00\x0b\x1b[31m\x85\ufffe\ud800 {brace} }{ \\input{x} #1 50% _a ^b ~c"


def entry(article: Article, id_: str = "kq7f") -> Entry:
    return Entry((id_ + "a" * 16)[:16], id_, "/x/a.txt", "2026-01-01T00:00:00+00:00", article)


def plain_entry(**changes) -> Entry:
    known = {
        "title": "Second summit set for Hanoi",
        "authors": ("Mara Lindqvist", "The Associated Press"),
        "date": "2019-02-13",
        "source": "The Harbour Gazette",
        "place": "Seoul",
        "language": "en",
        "words": 20,
        "blocks": (
            Block("paragraph", "The two leaders will meet. Nobody left early."),
            Block("heading", "What was said"),
            Block("list_item", "- one"),
            Block("list_item", "- two"),
            Block("list_item", "3. three"),
            Block("quote", "It is settled."),
            Block("verse", "a line\n  and another"),
            Block("table", "Year   Tonnes\n2011   1,180"),
            Block("code", "if a < b:\n    go()"),
        ),
    }
    return entry(Article(**(known | changes)))


def hostile_entry(id_: str = "zzzz") -> Entry:
    kinds = ("paragraph", "heading", "list_item", "quote", "verse", "table", "code")
    blocks = tuple([Block(kind, HOSTILE + "\n| a | b |") for kind in kinds])
    return entry(
        Article(
            title=HOSTILE,
            subtitle=HOSTILE,
            authors=(HOSTILE, "Bobby } and Tables", "A *\r\nER  - "),
            date="2019-99-99",
            source=HOSTILE,
            place=HOSTILE,
            language='en" onload="x',
            blocks=blocks,
        ),
        id_,
    )
