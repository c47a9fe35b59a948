"""A damaged text becomes what was written, clean text stays, and the account says what was done."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artcli.text.repairs.repair import REPAIRS, repair, replay
from artcli.text.repairs.spaces import doubled_spaces

DAMAGE = (
    "``", "''", ",,", "--", "---", "&amp;", "&#8217;", "&lt;", "<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<!--", "-->",
    "<script>", "</script>", "\\'e", '\\"', "\\$", "\\_", "\\#", "\\c{c}", "{\\'e}", "\\", "`", "```", "\n", "\r\n", "\r",
    "\x0b", "\x85", "\u2028", "\u2029", "\f", "\x1b[31m", "\x1b]0;t\x07", "\x1b", "\x9b31m", "\x9d", "\x08", "\x00", "\ufeff",
    "\u200b", "\u200c", "\u200d", "\u00ad", "\u00a0", "\u2009", "\u3000", "\u202e", "\u200e", "\ufb01", "\uff21", "Ã©", "â€™",
    "Ãƒ", "Â©", "Ã…", "Ã ", "Â", "‚Äô", "√©", "Р°", "вЂ™", "\x92", "H A N O I", "HHaannooii", "  ", "   ", "e\u0301", "\u0301",
    "\ud83d", "\ude00", "\ufffd", "(cid:12)", "o\u02dcc", "م", "क", "漢", "é", "word", "A", "1", " ", ".", ";", "-", "'", '"',
)  # fmt: skip
damaged = st.lists(st.one_of(st.sampled_from(DAMAGE), st.characters()), max_size=25).map("".join)

CLEAN = (
    "The council voted on Monday; nobody was happy.\n\nAT&T and R&D grew by 5 %. See a < b > c, and use --help.\n",
    "“It isn’t safe,” said the mayor — who asked for €2m… twice. Café, naïve, façade, 10³, ½, Nestlé®.\n",
    "L’ÉCOLE… « É » DÉJÀ» — À “L’ÎLE” où l’œuvre d’été s’achève.\n",
    "„Äpfel“, »Öl«, ‚Übung‘: Straße“ und Größe™.\n",
    "НАТО» и СССР“ — №5, Рік, Гітлер, Рё; «важное» решение…\n",
    "Škoda Žižkov – „Česká“ Ď›; łódź, ŁÓDŹ” – Ş.\n",
    "　　第一段，在二〇一九年。\n　　第二段ＡＢＣ１２月。\n",
    "می‌خواهم و «خبر» १२३ क्‍ष 👨‍👩‍👧\n",
    "Year   Sales\n2018    1.2\n2019   13.4\n",
    "Name      Age  City\nAnn         3  Rome\nBo         12  Oslo\n",
    "    for (i = 0; i < n; i--) {\n        x  = a[i]  && b;\n    }\n",
    "regex \\d+\\.\\w and C:\\_new\\dir\n",
    "---\ntitle: A\n---\n\n| --- | --- |\n\n-- \nAnn\n",
    "A B C D E\nW D L W W\nAABB CCDD\nbookkeeper\n",
    "The `<p>` tag, `&amp;` and ``code``; if <b> is bold.\n",
    "page one\n\fpage two\n",
)

MENDED = [
    ("line_ends", "one\r\ntwo\rthree\r\r\nfour", "one\ntwo\nthree\nfour"),
    ("line_separators", "a\u2028b\u2029c\x0bd\x85e", "a\nb\n\nc\nd\ne"),
    ("terminal_sequences", "\x1b[1;31mred\x1b[0m \x1b]8;;http://a.example\x1b\\link\x1b]8;;\x1b\\", "red link"),
    ("terminal_sequences", "N\x08NA\x08AM\x08M \x9b31mred", "NAM red"),
    ("control_characters", "a\x00b\x07c\x7f\td", "abc\td"),
    ("byte_order_marks", "\ufeffTitle\n\ufeffNext", "Title\nNext"),
    ("surrogates", "\ud83d\ude00", "😀"),
    ("mojibake", "cafÃ© â€œhiâ€\x9d Â£5", "café “hi” £5"),
    ("mojibake", "cafÃƒÂ© isnÃ¢â‚¬â„¢t", "café isn’t"),
    ("mojibake", "Only here: cafÃ©. There: été, “hi”.", "Only here: café. There: été, “hi”."),
    ("mojibake", "Ã…lesund is far from the cafÃ©", "Ålesund is far from the café"),
    ("mojibake", "â€œcut shortâ€ he said", "“cut short” he said"),
    ("mojibake", "‚ÄúMac‚Äù caf√©", "“Mac” café"),
    ("mojibake", "РџСЂРёРІРµС‚, РєР°Рє РґРµР»Р°?", "Привет, как дела?"),
    ("mojibake", "ÐŸÑ€Ð¸Ð²ÐµÑ‚, ÐºÐ°Ðº Ð´ÐµÐ»Ð°?", "Привет, как дела?"),
    ("mojibake", "financiÃ«le gevolgen", "financiële gevolgen"),
    ("latin_controls", "it\x92s \x93late\x94\x85", "it’s “late”…"),
    ("html_tags", "The <i>vote</i> was <a href='http://a.example'>close</a>", "The vote was close"),
    ("html_tags", "One<br>two<br/>three", "One\ntwo\nthree"),
    ("html_tags", "<!-- hidden -->Seen", "Seen"),
    ("html_entities", "Fish &amp; chips &mdash; &#163;5 &amp;amp; &#x2019;", "Fish & chips — £5 & ’"),
    ("html_entities", "x &lt; y, said <b>Ann", "x < y, said <b>Ann"),
    ("escaped_quotes", "it\\'s and don\\'t", "it's and don't"),
    ("latex_escapes", "\\$5 is 10\\% of R\\&D", "$5 is 10% of R&D"),
    (
        "latex_escapes",
        "caf\\'{e} G\\\"odel Erd\\H{o}s \\c{c}a {\\'e}t\\'e stra\\ss{}e",
        "café Gödel Erdős ça été straße",
    ),
    ("markdown_escapes", "snake\\_case and \\*stars\\* \\[1\\]", "snake_case and *stars* [1]"),
    ("quotes_tex", "``Yes,'' he said. ,,Dobrze'' i ,,Ja``", "“Yes,” he said. „Dobrze” i „Ja“"),
    ("dashes", "He left -- at last -- in 1999--2003---so word--word", "He left — at last — in 1999–2003—so word—word"),
    ("ligatures", "ﬁnance oﬃce ﬂow Հայﬔր", "finance office flow Հայմեր"),
    ("presentation_forms", "\ufee3\ufeae", "مر"),
    ("soft_hyphens", "mi\u00adnis\u00adter 01\u00ad2301 com\u00ad\npany", "minister 01-2301 com-\npany"),
    ("zero_width", "Ha\u200bnoi\u2060 a\u200dbc", "Hanoi abc"),
    ("bidi_controls", "abc\u202edef\u202c \u200eX", "abcdef X"),
    ("full_width", "Ｗｅｌｃｏｍｅ １２３", "Welcome 123"),
    ("odd_spaces", "10\u202f000\u00a0men\u2009came", "10 000 men came"),
    ("letter_spaced", "H A N O I\nS U M M I T   E N D S", "HANOI\nSUMMIT ENDS"),
    ("doubled_letters", "HHaannooii ssuummmmiitt", "Hanoi summit"),
    (
        "doubled_spaces",
        "The  minister said on Monday that  he would go.",
        "The minister said on Monday that he would go.",
    ),
    ("nfc", "cafe\u0301", "café"),
]


@pytest.mark.parametrize(("kind", "damage", "expected"), MENDED)
def test_damage_is_mended_and_counted(kind: str, damage: str, expected: str) -> None:
    """Each kind of damage becomes what was written, and the account names it."""
    repaired = repair(damage)
    assert repaired.text == expected
    assert repaired.counts[kind] > 0


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_left_alone(text: str) -> None:
    """Where nothing is damaged, nothing is changed or counted."""
    repaired = repair(text)
    assert (repaired.text, repaired.counts, repaired.steps) == (text, {}, ())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("replacement_characters", "caf\ufffd"),
        ("pdf_glyph_codes", "(cid:12)nal"),
        ("lost_ligatures", "the o\u02dccial line"),
    ],
)
def test_what_cannot_be_undone_is_flagged(kind: str, text: str) -> None:
    """Damage that nobody can mend is counted and stays."""
    repaired = repair(text)
    assert (repaired.text, repaired.counts) == (text, {kind: 1})


def test_doubtful_mojibake_without_evidence_stays() -> None:
    """A capital and an ellipsis may be honest; only other damage of the sort in the file decides."""
    assert repair("Ivo Ã…lesund").text == "Ivo Ã…lesund"


def test_escaped_tag_that_is_spoken_of_stays() -> None:
    """One escaped tag without its end is the subject of the sentence."""
    assert repair("Write &lt;p&gt; &amp; go on").text == "Write &lt;p&gt; & go on"


def test_escaped_html_is_stripped() -> None:
    """A text whose tags were all escaped has them read and stripped."""
    assert repair("&lt;p&gt;One&lt;/p&gt; and &lt;i&gt;two&lt;/i&gt;").text.split() == ["One", "and", "two"]


def test_list_items_of_html_keep_a_marker() -> None:
    """A list stays a list when its tags go."""
    assert repair("<ul><li>one</li><li>two</li></ul>").text.split("\n")[-4:-2] == ["- one", "- two"]


def test_words_that_go_with_the_damage_are_handed_back() -> None:
    """A comment, a script and a terminal's title are in ``dropped``."""
    repaired = repair("<!-- note -->x<script>run()</script>\x1b]0;window\x07")
    assert repaired.dropped == (
        ("terminal_sequences", "0;window"),
        ("html_tags", "<!-- note -->"),
        ("html_tags", "<script>run()</script>"),
    )


def test_lone_nel_is_a_line_end_and_otherwise_an_ellipsis() -> None:
    """U+0085 is windows-1252's ellipsis only where other such characters stand."""
    assert repair("one\x85two").text == "one\ntwo"
    assert repair("wait\x85 it\x92s").text == "wait… it’s"


def test_names_of_the_table_are_unique() -> None:
    """A kind of damage has one row."""
    assert len({row.name for row in REPAIRS}) == len(REPAIRS)


@example("Ã\x83Â©â\x80\x99")
@example("&am&amp;p;")
@example("\r\x85\r\n\x0b")
@given(damaged)
def test_repaired_text_is_left_alone(text: str) -> None:
    """What has been repaired needs no repair."""
    once = repair(text).text
    assert repair(once).text == once


@given(damaged)
def test_no_control_or_surrogate_gets_through(text: str) -> None:
    """Nothing is left that steers a machine, but tabs, line ends and form feeds."""
    left = set(repair(text).text)
    assert not left & {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))} - set("\t\n\f")


@given(damaged)
def test_steps_can_be_replayed(text: str) -> None:
    """The steps taken again give the same text."""
    repaired = repair(text)
    assert replay(text, repaired.steps) == repaired.text


@pytest.mark.parametrize(
    "unit", ["<!--", "<p ", "&lt;b ", "``", ",,a'", "\x9d0;", "\x1b]", "\r", "Ã©", "Р°", "a  ", "\\'", "; ", "`"]
)
def test_hostile_text_is_repaired_in_linear_time(unit: str) -> None:
    """No pattern goes back over the text."""
    start = time.process_time()
    repair(unit * (300_000 // len(unit)))
    assert time.process_time() - start < 5


def test_trailing_spaces_take_no_longer_each() -> None:
    """A quarter of a million spaces at a line's end: they took the square of their number."""
    begun = time.process_time()
    assert doubled_spaces("Subject:" + " " * 250_000).count == 0
    assert time.process_time() - begun < 5
