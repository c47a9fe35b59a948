"""What do articles become in each form?  Well-formed, escaped, the same at each run."""

import io
import json
import re
import zipfile
from datetime import datetime, timezone
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from epub_rules import faults
from exported import hostile_entry, plain_entry

from artcli.export.clean import cleaned
from artcli.export.file_names import file_name
from artcli.export.names import name_of
from artcli.export.style import PAGE
from artcli.export.table import FORMS, Whole, form_of
from artcli.model import Article
from artcli.text.normalise import normalise

WHOLE = Whole("<a> & b", datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc), lambda _: None)


def written(form: str, *entries) -> bytes:
    return b"".join(FORMS[form].write(entries, WHOLE))


@pytest.mark.parametrize("entries", [[plain_entry()], [plain_entry(), hostile_entry()], [hostile_entry()]])
def test_a_book_keeps_the_rules(entries: list) -> None:
    """Those that epubcheck looks at, whatever the articles say; the same articles make the same bytes."""
    book = written("epub", *entries)
    assert list(faults(book)) == []
    assert book == written("epub", *entries)


@pytest.mark.parametrize(
    ("name", "before", "after", "fault"),
    [
        ("EPUB/package.opf", b"style.css", b"stile.css", "manifest"),
        ("EPUB/package.opf", b"dcterms:modified", b"dcterms:made", "modified"),
        ("EPUB/article-00001.xhtml", b"</p>", b"</b>", "well-formed"),
        ("EPUB/article-00001.xhtml", b'id="p2"', b'id="p1"', "twice"),
        ("EPUB/nav.xhtml", b"#p2", b"#p3000", "isn't there"),
        ("mimetype", b"application/epub+zip", b"application/epub+zap", "first bytes"),
    ],
)
def test_faults_of_books_are_found(name: str, before: bytes, after: bytes, fault: str) -> None:
    """The rules can fail."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written("epub", plain_entry()))) as book, zipfile.ZipFile(changed, "w") as other:
        for one in book.infolist():
            data = book.read(one)
            assert one.filename != name or before in data
            other.writestr(one, data.replace(before, after) if one.filename == name else data)
    assert fault in " ".join(faults(changed.getvalue()))


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_page_runs_nothing() -> None:
    """No script, handler or address of elsewhere gets out of an article; every id is there once; the page says light and dark."""
    page = written("html", plain_entry(), hostile_entry()).decode()
    parser = Page()
    parser.feed(page)
    names = {tag for tag, _ in parser.tags}
    assert not names & {"script", "img", "iframe", "object", "link", "form", "input"}
    assert not [1 for _, attributes in parser.tags for name in attributes if name.startswith("on")]
    assert {attributes["href"][0] for tag, attributes in parser.tags if tag == "a"} == {"#"}
    ids = [attributes["id"] for _, attributes in parser.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"kq7f", "kq7f-p1", "zzzz-p7"} <= set(ids)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "&lt;a&gt; &amp; b</title>" in page
    body = re.sub(r"<style>.*?</style>", "", page.removeprefix("<!DOCTYPE html>\n"), flags=re.DOTALL)
    ET.fromstring(body)


def _luminance(colour: str) -> float:
    """Return the relative luminance of ``#rgb`` or ``#rrggbb`` (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join([digit * 2 for digit in colour[1:]])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_of_a_page_can_be_read() -> None:
    """Light, dark and in print, texts and links stand out from the paper by 6:1 at the least."""
    palettes = re.findall(r":root \{([^}]*--paper[^}]*)\}", PAGE)
    assert len(palettes) == 3
    for palette in palettes:
        colours = dict(re.findall(r"--(\w+): (#\w+)", palette))
        for name in ("ink", "soft", "link"):
            light, dark = sorted([_luminance(colours[name]), _luminance(colours["paper"])], reverse=True)
            assert (light + 0.05) / (dark + 0.05) > 6


def test_blocks_keep_their_shape_in_html() -> None:
    """Headings, lists with their numbers, quotations, verse, tables and code are what they are."""
    page = written("html", plain_entry()).decode()
    for part in (
        '<h3 id="kq7f-p2" dir="auto">What was said</h3>',
        '<ul>\n<li id="kq7f-p3" dir="auto">one</li>',
        '<ol>\n<li id="kq7f-p5" value="3" dir="auto">three</li>',
        "<p>It is settled.</p></blockquote>",
        'class="verse" id="kq7f-p7" dir="auto">a line\n  and another</p>',
        '<th scope="col">Year</th><th scope="col">Tonnes</th>',
        "<code>if a &lt; b:\n    go()</code>",
    ):
        assert part in page


def test_characters_of_xml() -> None:
    """Only what the ``Char`` of XML 1.0 has stays, tabs and line ends among it."""
    every = "".join(map(chr, range(0x110000)))
    kept = cleaned(every)
    assert {"\t", "\n", "a", "\ufffd", "\U0001f600"} <= set(kept)
    assert not re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", kept)


def test_bibtex() -> None:
    """Names are parted, institutions kept whole, a title's capitals kept; braces balance whatever an article says."""
    assert (
        written("bibtex", plain_entry()).decode()
        == """\
@article{lindqvist2019-kq7f,
  author = {Lindqvist, Mara and {The Associated Press}},
  title = {{Second summit set for Hanoi}},
  journal = {The Harbour Gazette},
  year = {2019},
  address = {Seoul},
  langid = {en},
  month = feb,
  day = {13},
}
"""
    )
    hostile = written("bibtex", hostile_entry()).decode()
    depth = 0
    for sign in hostile:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[#%&_$~^]", hostile.replace("^b", "").replace("~c", ""))
    assert "\\input" not in hostile
    assert "month" not in hostile


def test_ris() -> None:
    """A record is lines of two characters, two spaces, a hyphen and a space; a value can't begin another."""
    assert written("ris", plain_entry()).decode().split("\r\n") == [
        "TY  - NEWS",
        "ID  - lindqvist2019-kq7f",
        "AU  - Lindqvist, Mara",
        "AU  - The Associated Press",
        "TI  - Second summit set for Hanoi",
        "T2  - The Harbour Gazette",
        "PY  - 2019",
        "DA  - 2019/02/13/",
        "CY  - Seoul",
        "LA  - en",
        "ER  - ",
        "",
        "",
    ]
    lines = written("ris", hostile_entry(), hostile_entry("yyyy")).decode().split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in lines)
    assert lines.count("ER  - ") == 2
    assert not [line for line in lines if line.startswith("AU") and "*" in line]


def test_csl() -> None:
    """An array of items with names in parts and dates in numbers."""
    first, second = json.loads(written("csl", plain_entry(), hostile_entry()))
    assert first == {
        "id": "lindqvist2019-kq7f",
        "type": "article-newspaper",
        "author": [{"family": "Lindqvist", "given": "Mara"}, {"literal": "The Associated Press"}],
        "title": "Second summit set for Hanoi",
        "container-title": "The Harbour Gazette",
        "issued": {"date-parts": [[2019, 2, 13]]},
        "publisher-place": "Seoul",
        "language": "en",
    }
    assert second["issued"] == {"date-parts": [[2019]]}
    assert json.loads(written("csl")) == []


@pytest.mark.parametrize(
    ("author", "language", "inverted"),
    [
        ("Anna van der Berg", "nl", "van der Berg, Anna"),
        ("Martin Luther King Jr.", "en", "King, Martin Luther, Jr."),
        ("Lê Minh An", "vi", "Lê, Minh An"),
        ("Banksy", "en", "Banksy"),
        ("王小明", "zh", "王, 小明"),
        ("欧阳修", "zh", "欧阳, 修"),
        ("唐纳德·特朗普", "zh", "特朗普, 唐纳德"),
        ("新华社记者", "zh", "新华社记者"),
        ("新华社", "zh", "新华社"),
        ("연합뉴스", "ko", "연합뉴스"),
        ("共同通信社", "ja", "共同通信社"),
        ("김정은", "ko", "김, 정은"),
        ("남궁 민", "ko", "남궁, 민"),
        ("村上春樹", "ja", "村上春樹"),
        ("村上 春樹", "ja", "村上, 春樹"),
        ("ジョン・スミス", "ja", "スミス, ジョン"),
        ("王小明", None, "王小明"),
        ("Gabriel García Márquez", "es", "García Márquez, Gabriel"),
        ("Gabriel García Márquez", "en", "Márquez, Gabriel García"),
        ("María José López", "es", "López, María José"),
        ("Juan Carlos Onetti Borges", "es", "Onetti Borges, Juan Carlos"),
        ("Miguel de Cervantes Saavedra", "es", "de Cervantes Saavedra, Miguel"),
        ("Juan de la Cruz", "es", "de la Cruz, Juan"),
        ("José Ortega y Gasset", "es", "Ortega y Gasset, José"),
        ("Santiago Ramón y Cajal", "es", "Ramón y Cajal, Santiago"),
        ("Ana Ruiz", "es", "Ruiz, Ana"),
        ("Pedro J. Ramírez", "es", "Ramírez, Pedro J."),
        ("Ursula K. Le Guin", "en", "Le Guin, Ursula K."),
        ("Ludwig van Beethoven", "de", "van Beethoven, Ludwig"),
        ("Charles de Gaulle", "fr", "de Gaulle, Charles"),
        ("Reuters", "en", "Reuters"),
        ("University of Oslo", "en", "University of Oslo"),
        ("Gazette Staff", "en", "Gazette Staff"),
        ("Jean-Luc O'Hara", "fr", "O'Hara, Jean-Luc"),
    ],
)
def test_names(author: str, language: str, inverted: str) -> None:
    """Persons have a family's name; institutions, and what can't be parted, stay whole."""
    assert name_of(author, language).inverted == inverted


def test_a_family_that_y_joins_is_whole_to_bibtex() -> None:
    """Without braces BibTeX would take "Ortega y" for particles; true particles stand outside of them."""
    entry = plain_entry(authors=("José Ortega y Gasset", "Juan de la Cruz", "Gabriel García Márquez"), language="es")
    authors = "{Ortega y Gasset}, José and de la Cruz, Juan and García Márquez, Gabriel"
    assert f"  author = {{{authors}}},\n" in written("bibtex", entry).decode()
    assert "AU  - Ortega y Gasset, José\r\n" in written("ris", entry).decode()
    (item,) = json.loads(written("csl", entry))
    assert item["author"][1] == {"family": "Cruz", "given": "Juan", "non-dropping-particle": "de la"}
    assert (
        written("citations", entry)
        .decode()
        .startswith("José Ortega y Gasset, Juan de la Cruz and Gabriel García Márquez, “")
    )


def test_a_sentence() -> None:
    """Who, what, where, when."""
    said = "Mara Lindqvist and The Associated Press, “Second summit set for Hanoi”, The Harbour Gazette, 13 February 2019.\n"
    assert written("citations", plain_entry()).decode() == said
    bare = plain_entry(authors=(), source=None, date=None)
    assert written("citations", bare).decode() == "“Second summit set for Hanoi”.\n"


def test_markdown_reads_back() -> None:
    """What is exported as Markdown is the same article when it is ingested."""
    article = plain_entry().article
    article = plain_entry(blocks=[block for block in article.blocks if block.text != "3. three"]).article
    again = normalise(written("markdown", plain_entry(blocks=tuple(article.blocks))))
    assert (again.title, again.authors, again.date, again.blocks) == (
        article.title,
        article.authors,
        article.date,
        tuple(article.blocks),
    )


@pytest.mark.parametrize("form", FORMS)
def test_nothing_stops_an_export(form: str) -> None:
    """Each form takes articles without anything, and what can't be encoded; text has no control characters but line ends."""
    bare = plain_entry(title="", authors=(), date=None, source=None, place=None, language=None, blocks=())
    data = written(form, bare, hostile_entry(), bare)
    if form not in ("epub", "markdown", "json", "jsonl"):  # JSON has them as they are, or escaped
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", data.decode())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Second summit: set/for\\Hanoi?", "2019-02-13-second-summit-set-for-hanoi-kq7f.md"),
        ("CON", "2019-02-13-con-kq7f.md"),
        ("../../etc/passwd", "2019-02-13-etc-passwd-kq7f.md"),
        ("...", "2019-02-13-kq7f.md"),
        ("Vợ chồng – 東京", "2019-02-13-vợ-chồng-東京-kq7f.md"),
        ("हिन्दी", "2019-02-13-हिन्दी-kq7f.md"),
        ("a\x00\n\u202eb\ud800", "2019-02-13-a-b-kq7f.md"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    """No separator, device, dot or control character; letters of any script stay."""
    assert file_name(plain_entry(title=title), ".md") == name


def test_long_file_names() -> None:
    """What a file system takes, cut between words."""
    name = file_name(plain_entry(title="Überlange " * 200, date="9" * 400), ".md")
    assert len(name.encode()) < 140
    assert name.endswith("überlange-kq7f.md")
    assert len(file_name(plain_entry(title="東" * 300), ".md").encode()) < 255


def test_a_form_is_told_by_a_name() -> None:
    """The longest ending counts; capitals don't."""
    assert [form_of(name) for name in ("a.md", "b.HTML", "c.csl.json", "d.json", "e.bib", "f.doc")] == [
        *("markdown", "html", "csl", "json", "bibtex"),
        None,
    ]


def test_text_is_the_article() -> None:
    """Head and blocks, nothing else."""
    text = written("text", plain_entry(blocks=plain_entry().article.blocks[:3])).decode()
    assert text == (
        "Second summit set for Hanoi\nMara Lindqvist, The Associated Press\nSeoul · 13 February 2019 · The Harbour Gazette\n"
        "\nThe two leaders will meet. Nobody left early.\n\nWhat was said\n\n- one\n"
    )
    assert isinstance(plain_entry().article, Article)
