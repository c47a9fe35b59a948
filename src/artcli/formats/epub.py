"""EPUB books: an archive of pages in a given order; a book is one article, with its chapters' headings.

Read with the standard library: the pages are clean, and nothing in them has to be told from an article.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from artcli.errors import FormatError
from artcli.formats.content import Content
from artcli.formats.html_text import html_text
from artcli.formats.limits import MOST_MEMBER, check_ratio
from artcli.formats.written import one_line
from artcli.model import Hints
from artcli.text.decoding import decode
from artcli.text.metadata.dates import parse_date

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ALGORITHM = re.compile(rb"EncryptionMethod[^>]*Algorithm=[\"']([^\"']*)")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
    KeyError,
    ET.ParseError,
)


class _Package(NamedTuple):
    """What the book says of itself, and its pages in their order."""

    hints: Hints
    pages: list[str]


def read(data: bytes, name: str) -> Content:
    """Return a book's text, with what it says of itself.

    Raises ``FormatError`` where it is damaged, protected or without text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse(archive, len(data))
            package = _package(archive)
            texts = [html_text(_page(archive, page))[0] for page in package.pages]
    except _FAULTS as error:
        message = f"a damaged EPUB book ({str(error).lower()})"
        raise FormatError(message) from error
    text = "\n\n".join([one for one in texts if one.strip()])
    if not text:
        message = "an EPUB book without text"
        raise FormatError(message)
    return Content(text, name, package.hints)


def _refuse(archive: zipfile.ZipFile, size: int) -> None:
    check_ratio(size, sum(info.file_size for info in archive.infolist()), "an EPUB book")
    if _ENCRYPTION in archive.namelist():
        methods = _ALGORITHM.findall(archive.read(_ENCRYPTION))
        if any(
            b"obfuscation" not in method.lower() and b"adobe.com/pdf/enc#rc" not in method.lower() for method in methods
        ):
            message = "an EPUB book that is protected against reading (DRM)"
            raise FormatError(message)


def _package(archive: zipfile.ZipFile) -> _Package:
    root = _xml(archive, _CONTAINER).find(".//{*}rootfile")
    path = root.get("full-path", "") if root is not None else ""
    package = _xml(archive, path)
    files = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    folder = posixpath.dirname(path)
    pages = []
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = files.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        pages.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    return _Package(_hints(package), pages)


def _hints(package: ET.Element) -> Hints:
    def values(name: str) -> list[str]:
        found = [one_line("".join(one.itertext())) for one in package.iterfind(f".//{{*}}metadata/{{*}}{name}")]
        return [one for one in found if one]

    date = next(iter(values("date")), "")
    language = next(iter(values("language")), "")[:2].lower()
    return Hints(
        title=next(iter(values("title")), None),
        authors=tuple(values("creator")),
        date=parse_date(date[:10]) if date else None,
        source=next(iter(values("publisher")), None),
        language=language if language.isalpha() else None,
    )


def _page(archive: zipfile.ZipFile, page: str) -> str:
    if archive.getinfo(page).file_size > MOST_MEMBER:
        return ""
    return decode(archive.read(page)).text


def _xml(archive: zipfile.ZipFile, path: str) -> ET.Element:
    """Read a document of XML that may not make entities: they can make a small file large."""
    data = archive.read(path)
    if b"<!ENTITY" in data:
        message = "entities in it"
        raise ValueError(message)
    return ET.fromstring(data)  # noqa: S314  (no entities: see above; the standard library fetches nothing)
