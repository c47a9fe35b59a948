"""Web pages, saved and as MHTML: their article is read at least as well as trafilatura alone does."""

import importlib.util
import sys
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import pytest
from boxes import Box
from support import ROOT

PAGE = """<html lang="en"><head><title>Harbour wall to rise | The Gazette</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Harbour wall to rise</h1><p>The harbour wall is to rise by a metre, the council of the Grüne Stadt said on Tuesday evening.</p>
<h2>Who pays</h2><p>It will cost two million pounds, and nobody knows who will pay for it in the end.</p>
<img src="http://127.0.0.1:9/picture.png"><script src="http://127.0.0.1:9/x.js">alert("script")</script></article></body></html>"""


@pytest.fixture
def bench() -> ModuleType:
    pytest.importorskip("trafilatura")
    spec = importlib.util.spec_from_file_location("web_pages", ROOT / "bench" / "web_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_read_at_least_as_well_as_by_trafilatura(bench: ModuleType) -> None:
    """Title, author, date, and the body by its own measure, on the saved pages of tests/pages."""
    alone, ours = bench.measure(bench.by_trafilatura), bench.measure(bench.by_artcli)
    for key in ("title", "author", "date", "precision", "recall", "accuracy", "F"):
        assert ours[key] >= alone[key], key


@pytest.fixture
def box(tmp_path: Path) -> Box:
    pytest.importorskip("trafilatura")
    return Box(tmp_path)


def test_a_page_keeps_its_headings(box: Box) -> None:
    """A wrong ending doesn't matter; nothing of a script is there."""
    path = box.write("page.txt", PAGE.encode())
    assert box.told() == {"page.txt": "added"}
    article = box.library.get(str(path)).article
    assert article.title == "Harbour wall to rise"
    assert [(block.kind, block.text) for block in article.blocks][1] == ("heading", "Who pays")
    assert "script" not in article.body
    assert "Home" not in article.body


def test_pages_in_other_encodings(box: Box) -> None:
    """As they declare it, and by a mark."""
    legacy = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    paths = [box.write("a.html", legacy.encode("cp1252")), box.write("b.html", PAGE.encode("utf-16"))]
    box.ingest()
    for path in paths:
        assert "Grüne Stadt" in box.library.get(str(path)).article.body


def test_a_saved_page_with_its_pictures(box: Box) -> None:
    """MHTML is a mail message with a page in it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://gazette.example/wall"
    message["Subject"] = "Harbour wall"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png")
    path = box.write("page.mhtml", message.as_bytes())
    assert box.told() == {"page.mhtml": "added"}
    assert box.library.get(str(path)).article.title == "Harbour wall to rise"


def test_a_page_without_text_fails(box: Box) -> None:
    """With a reason."""
    box.write("a.html", b"<!doctype html><html><head><title></title></head><body><img src='x'></body></html>")
    assert box.ingest()["a.html"].reason == "an HTML page without text"


@pytest.mark.parametrize(
    ("name", "data", "library", "extra"),
    [("a.html", PAGE.encode(), "trafilatura", "html"), ("a.pdf", b"%PDF-1.4\n", "pypdfium2", "pdf")],
)
def test_without_the_extra_it_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, library: str, extra: str
) -> None:
    """And told which extra to install; it is read as soon as that is there."""
    box = Box(tmp_path)
    for module in [
        one for one in sys.modules if one.startswith(("artcli.formats.html", "artcli.formats.pdf", library))
    ]:
        if module != "artcli.formats.html_text":
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    box.write(name, data)
    (found,) = box.ingest().values()
    assert found.outcome == "skipped"
    assert str(found.reason).endswith(f'to read it, pip install "artcli[{extra}]"')
