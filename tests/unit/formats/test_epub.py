"""EPUB books: one article each, with what the book says of itself."""

import io
import zipfile
from pathlib import Path

from boxes import Box

CONTAINER = b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
PACKAGE = b"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The Quay</dc:title><dc:creator>Jane Roe</dc:creator><dc:creator>Ana Dubois</dc:creator><dc:date>2019-02-13</dc:date>
<dc:publisher>Harbour Press</dc:publisher><dc:language>en-GB</dc:language></metadata><manifest>
<item id="nav" href="nav.xhtml" properties="nav"/><item id="one" href="text/one%201.xhtml"/><item id="two" href="text/two.xhtml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/></spine></package>"""


def page(word: str) -> bytes:
    return f"<html><head><title>x</title></head><body><h1>Chapter {word}</h1><p>It rained {word} on the quay, and nobody had an umbrella.</p></body></html>".encode()


def book(extra: dict[str, bytes] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        members = {
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": PACKAGE,
            "OPS/nav.xhtml": page("nav"),
            "OPS/text/one 1.xhtml": page("one"),
            "OPS/text/two.xhtml": page("two"),
        }
        for name, data in {**members, **(extra or {})}.items():
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def test_a_book_is_an_article(tmp_path: Path) -> None:
    """In the order that it is read in; told by its content."""
    box = Box(tmp_path)
    path = box.write("a.zip", book())
    assert box.told() == {"a.zip": "added"}
    article = box.library.get(str(path)).article
    assert (article.title, article.authors, article.date, article.source, article.language) == (
        "The Quay", ("Jane Roe", "Ana Dubois"), "2019-02-13", "Harbour Press", "en",
    )  # fmt: skip
    assert [block.text for block in article.blocks if block.kind == "heading"] == ["Chapter two", "Chapter one"]


def test_what_cant_be_read_says_why(tmp_path: Path) -> None:
    """Protection, damage, entities that would grow."""
    box = Box(tmp_path)
    locked = b'<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'
    box.write("locked.epub", book({"META-INF/encryption.xml": locked}))
    box.write("short.epub", book()[:300])
    box.write("entity.epub", book({"OPS/book.opf": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><package>&a;</package>'}))
    found = box.ingest()
    assert "protected" in str(found["locked.epub"].reason)
    assert "damaged" in str(found["short.epub"].reason)
    assert "entities" in str(found["entity.epub"].reason)
