"""Which lines may be furniture, how one is left out, and put back."""

from __future__ import annotations

import re

import pytest

from artcli.ingest.edges import ALL_ASKED, MEETINGS, Edges
from artcli.model import Article, Block, BlockKind
from artcli.text.boilerplate.finding import fold
from artcli.text.learned.lines import KIND, edges, key_of, whole, without
from artcli.text.learned.sign_words import PHRASES
from artcli.text.learned.signs import has_sign
from artcli.values import replace

LONG = (
    "A long paragraph of an article that says what its author had to say about the harbour, the ferry and the weather."
)


def article(*texts: str | tuple[BlockKind, str]) -> Article:
    blocks = tuple([Block("paragraph", one) if isinstance(one, str) else Block(*one) for one in texts])
    return Article("Title", blocks, words=sum(len(block.text.split()) for block in blocks))


def keys(*lines: str) -> frozenset[str]:
    return frozenset(map(key_of, lines))


@pytest.mark.parametrize(
    "line",
    [
        "The letter goes out on Fridays: subscribe for free.",
        "Share this story",
        "Related stories",
        "Contact: desk@gazette.example",
        "You can reach the desk at +44 20 7946 0018.",
        "Follow Jane on Twitter",
        "Reporting by Ann Lee; editing by Tom Ray",
        "This article was first published in the Gazette.",
        "Abonnieren Sie unseren Newsletter.",
        "Abonnez-vous à notre lettre du vendredi.",
        "Suscríbete a nuestro boletín.",
        "Iscriviti alla nostra lettera.",
        "Inscreva-se e receba as notícias.",
        "Meld je aan voor onze brief.",
        "Подписывайтесь на наш канал.",
        "اشترك في النشرة",
        "关注我们的公众号",
        "メルマガの購読はこちら",
        "Đăng ký nhận thư của chúng tôi",
        "© 2019 The Gazette",
    ],
)
def test_lines_with_a_sign(line: str) -> None:
    assert has_sign(line)


@pytest.mark.parametrize(
    "line",
    [
        "Background",
        "References",
        "Introduction",
        "Conclusion",
        "Acknowledgements",
        "Further reading",
        "Related work",
        "Opinion",
        "Amen.",
        "Thank you.",
        "Thank you, and good night.",
        "It is so ordered.",
        "And they lived happily ever after.",
        "And the river, the river runs on.",
        "Yours sincerely,",
        "THE END",
        "Serves four.",
        "Q: Where can readers follow us on Twitter?",
        "A: On www.harbour.example, I suppose.",
        "God bless you all, and good night.",
        "The sitting is closed.",
    ],
)
def test_lines_without(line: str) -> None:
    assert not has_sign(line)


def test_every_phrase_is_one() -> None:
    """The table is read as it is written: each phrase, with the first of its words in each place, is found in a sentence."""
    for phrase in filter(None, map(str.strip, PHRASES.replace("\n", ";").split(";"))):
        words = [place.split("/")[-1].replace("*", "") for place in phrase.split()]
        assert all(len(word) >= 4 for word in re.findall(r"\w+(?=\*)", phrase)), phrase
        assert has_sign(f"Zzz, {' '.join(words)}."), phrase


def test_keys_fold_what_varies() -> None:
    assert key_of("• Subscribe to issue 12!") == key_of("subscribe  to issue 1234") == "subscribe to issue 0"
    assert key_of("Don’t miss it…") == key_of("DON'T MISS IT")
    assert key_of("Issue 12") == key_of("Issue 7") != key_of("Issue seven")
    assert fold("• Share!") == key_of("• Share!")


def test_only_edges() -> None:
    """Two blocks at the beginning, six at the end; short, of one line; never the only block."""
    blocks = article(*[f"Line {number}" for number in range(20)]).blocks
    assert edges(blocks) == [0, 1, *range(14, 20)]
    assert edges(blocks[:1]) == []
    assert edges(
        article(LONG * 3, ("verse", "Line 1\nLine 2"), ("code", "x"), ("list_item", "- a"), ("heading", "b")).blocks
    ) == [3, 4]


def test_out_and_back() -> None:
    one = article("Subscribe to us today, please.", LONG, LONG, ("heading", "Share this"), "Write to a@b.example now.")
    out = without(one, keys("Subscribe to us today, please.", "Share this", "Write to a@b.example now."))
    assert [block.text for block in out.blocks] == [LONG, LONG]
    assert [(gone.kind, gone.text, gone.at, gone.block) for gone in out.dropped] == [
        (KIND, "Subscribe to us today, please.", 0, "paragraph"),
        (KIND, "Share this", 3, "heading"),
        (KIND, "Write to a@b.example now.", 4, "paragraph"),
    ]
    assert out.words == one.words - 5 - 2 - 4
    assert whole(out) == one
    assert without(out, frozenset()) == one
    assert without(out, keys("Share this")) == one  # a label of what follows stays with it


def test_labels_stay_with_what_they_name() -> None:
    """A heading, or a few words without a stop, may be the title of what follows: they go with all of it, or stay."""
    one = article(LONG, LONG, ("heading", "Related stories"), ("list_item", "- The bridge"), "Share this story")
    lines = keys("Related stories", "Share this story")
    assert [block.text for block in without(one, lines).blocks][-2:] == ["Related stories", "- The bridge"]
    head = article("Share this", LONG, LONG)
    assert without(head, keys("Share this")) == head
    colon = article(LONG, "You can write to all of us here:", "Ann Lee, Harbour Road", LONG)
    assert without(colon, keys("You can write to all of us here:")) == colon


def test_an_article_of_little_else_stays_whole() -> None:
    one = article("Subscribe to the letter for free.", "No news.")
    assert without(one, keys("Subscribe to the letter for free.")) == one


def test_a_desk_asks_lines_that_recur() -> None:
    """In a long run a line counts for all of its meetings; a turn of an interview is none."""
    line = "The letter can be had by post: subscribe."
    few = Edges({})
    assert few.lines(article(LONG, line)) == ((line, 1),)
    many = Edges({}, many=True)
    found = [many.lines(article(LONG, line)) for _ in range(MEETINGS + 1)]
    assert found == [()] * (MEETINGS - 1) + [((line, MEETINGS),), ((line, 1),)]
    turns = article(LONG, "Lee: It was cold.", "Lee: And it rained.", "Lee: You can subscribe to it.")
    assert few.lines(turns) == ()
    assert ALL_ASKED > 1


def test_the_table_says_which_are_left_out() -> None:
    line = "The letter can be had by post: subscribe."
    desk = Edges({"s:the letter": keys(line), "f:/files": keys(line)})
    one = article(LONG, line)
    assert desk.stripped(replace(one, source="The Letter"), "/x/a.txt").blocks == one.blocks[:1]
    assert desk.stripped(one, "/files/a.txt").blocks == one.blocks[:1]
    assert desk.stripped(one, "/x/a.txt") == one
    assert desk.stripped(replace(one, source="Other"), "/files/a.txt").blocks == one.blocks
