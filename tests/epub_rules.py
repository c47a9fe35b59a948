"""What of epubcheck's rules can be held against a book without it?  The bytes of an EPUB → the rules that it breaks."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def faults(data: bytes) -> Iterator[str]:
    """Yield what is wrong with a book."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        first = book.infolist()[0]
        if (first.filename, first.compress_type, first.extra) != ("mimetype", zipfile.ZIP_STORED, b""):
            yield "mimetype isn't the first file, stored, without extra fields"
        if data[30:58] != b"mimetypeapplication/epub+zip":
            yield "the file can't be told by its first bytes"
        files = {name: book.read(name) for name in book.namelist()}
        if len(files) != len(book.namelist()):
            yield "two files have one name"
    trees = {}
    for name, text in files.items():
        if name.endswith((".xml", ".xhtml", ".opf", ".ncx")):
            try:
                trees[name] = ET.fromstring(text)
            except ET.ParseError as error:
                yield f"{name} isn't well-formed: {error}"
                return
    yield from _package(files, trees)
    for name, tree in trees.items():
        ids = [one.get("id") for one in tree.iter() if one.get("id") is not None]
        if len(ids) != len(set(ids)):
            yield f"{name} has an id twice"
        yield from _links(name, tree, trees)


def _package(files: dict, trees: dict) -> Iterator[str]:
    root = next(trees["META-INF/container.xml"].iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"))
    place = root.get("full-path")
    package = trees[place]
    identifiers = {one.get("id"): one.text for one in package.iter(f"{DC}identifier")}
    unique = identifiers.get(package.get("unique-identifier"))
    if not unique:
        yield "there is no unique identifier"
    for name in ("title", "language"):
        if not all((one.text or "").strip() for one in package.iter(f"{DC}{name}")) or not list(
            package.iter(f"{DC}{name}")
        ):
            yield f"dc:{name} is missing or empty"
    modified = [one.text for one in package.iter(f"{OPF}meta") if one.get("property") == "dcterms:modified"]
    if len(modified) != 1 or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified[0]):
        yield "dcterms:modified isn't there once, in UTC"
    items = list(package.iter(f"{OPF}item"))
    listed = {posixpath.join(posixpath.dirname(place), one.get("href")) for one in items}
    there = set(files) - {"mimetype", "META-INF/container.xml", place}
    if listed != there or len(listed) != len(items):
        yield f"the manifest isn't what there is: {listed ^ there}"
    known = {one.get("id") for one in items}
    order = [one.get("idref") for one in package.iter(f"{OPF}itemref")]
    if not set(order) <= known or len(order) != len(set(order)):
        yield "the spine names what isn't in the manifest, or something twice"
    (navigation,) = [one for one in items if one.get("properties") == "nav"]
    tree = trees[posixpath.join(posixpath.dirname(place), navigation.get("href"))]
    if [one.get(TYPE) for one in tree.iter(f"{XHTML}nav")] != ["toc"]:
        yield "there is no table of contents"
    if not all("".join(one.itertext()).strip() for one in tree.iter(f"{XHTML}a")):
        yield "an entry of the contents is empty"
    (spine,) = package.iter(f"{OPF}spine")
    (ncx,) = [one for one in items if one.get("id") == spine.get("toc")]
    old = trees[posixpath.join(posixpath.dirname(place), ncx.get("href"))]
    if [one.get("content") for one in old.iter(f"{NCX}meta") if one.get("name") == "dtb:uid"] != [unique]:
        yield "the NCX is of another book"


def _links(name: str, tree: ET.Element, trees: dict) -> Iterator[str]:
    """Yield links of contents that lead nowhere."""
    links = [one.get("href") for one in tree.iter(f"{XHTML}a")] + [one.get("src") for one in tree.iter(f"{NCX}content")]
    for link in links:
        file, _, anchor = link.partition("#")
        target = trees.get(posixpath.join(posixpath.dirname(name), file)) if file else tree
        if target is None or (anchor and anchor not in {one.get("id") for one in target.iter()}):
            yield f"{name} links to {link}, which isn't there"
