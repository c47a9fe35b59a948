"""Which formats are there?  One table: what each is called, which module reads it, which extra that needs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

from artcli.errors import MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

Kind = Literal["document", "container", "wrapper"]


class Format(NamedTuple):
    """A format: for people, ``what`` a file of it is; for the program, the ``module`` of this room that reads it.

    A ``document``'s module has ``read(data, name) -> Content``; a ``container``'s ``members(stream) -> Iterator[Member]``; a
    ``wrapper``'s (one file, compressed) ``unwrap(stream) -> BinaryIO``.  ``endings`` are those that files of it have, for when the content leaves
    doubt.  ``libraries`` are those that the ``extra`` installs.
    """

    name: str
    what: str
    kind: Kind
    module: str
    endings: tuple[str, ...] = ()
    extra: str | None = None
    libraries: tuple[str, ...] = ()

    def load(self) -> ModuleType:
        """Import the module that reads it, and the libraries with it.

        Raises ``MissingExtraError``.
        """
        try:
            return import_module(f"artcli.formats.{self.module}")
        except ModuleNotFoundError as error:
            missing = (error.name or "").partition(".")[0]
            if self.extra is None or missing not in self.libraries:
                raise
            raise MissingExtraError(self.what, self.extra) from error


_HTML = ("trafilatura", "lxml", "lxml_html_clean")

FORMATS = {
    one.name: one
    for one in (
        Format("gzip", "gzip data", "wrapper", "gzipped", (".gz",)),
        Format("bzip2", "bzip2 data", "wrapper", "bzipped", (".bz2",)),
        Format("xz", "xz data", "wrapper", "xz", (".xz",)),
        Format("zip", "a ZIP archive", "container", "zip_archive", (".zip",)),
        Format("tar", "a tar archive", "container", "tar_archive", (".tar", ".tgz", ".tbz2", ".tbz", ".txz")),
        Format("mbox", "a mailbox", "container", "mbox", (".mbox", ".mbx")),
        Format("jsonl", "JSON Lines", "container", "json_lines", (".jsonl", ".ndjson", ".jsonlines")),
        Format("json", "JSON", "container", "json_document", (".json",)),
        Format("mail", "a mail message", "document", "mail", (".eml",)),
        Format("epub", "an EPUB book", "document", "epub", (".epub",)),
        Format("html", "an HTML page", "document", "html", (".html", ".htm", ".xhtml"), "html", _HTML),
        Format("mhtml", "a saved web page", "document", "mhtml", (".mhtml", ".mht"), "html", _HTML),
        Format("pdf", "a PDF document", "document", "pdf", (".pdf",), "pdf", ("pypdfium2",)),
    )
}

ENDINGS = {ending: one.name for one in FORMATS.values() for ending in one.endings}
CONTAINER_ENDINGS = tuple([ending for one in FORMATS.values() if one.kind != "document" for ending in one.endings])
"""What the names of files end in that may hold several articles."""


def stem(path: str) -> str:
    """Return a file's name without folders, and without its ending: of ``a/news.txt.gz``, ``news``."""
    name = path[path.rfind("/") + 1 :]
    for _ in range(2):
        at = name.rfind(".")
        if not 0 < at < len(name) - 1:
            return name
        name, ending = name[:at], name[at:].lower()
        if FORMATS.get(ENDINGS.get(ending, ""), FORMATS["zip"]).kind != "wrapper":
            return name
    return name
