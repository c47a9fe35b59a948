"""PDF documents: typeset articles come back whole; what can't be read says why."""

import importlib.util
from pathlib import Path

import pytest
from boxes import Box
from support import ROOT

fpdf = pytest.importorskip("fpdf")
pytest.importorskip("pypdfium2")

ARTICLE = {
    "title": "Harbour wall to rise by a metre before winter",
    "byline": "By Jane Roe",
    "date": "2019-02-13",
    "paragraphs": [
        f"Paragraph number {number} of the article says that the harbour wall is to rise, that the council has argued about it for {number} years,"
        f" and that nobody along the quay believes a word of it. The masons, who were asked as well, laughed. They had heard of number {number} before."
        for number in range(1, 25)
    ],
}


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def bench():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("bench_pdf", ROOT / "bench" / "pdf.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("number", range(4))
def test_typeset_articles_come_back(box: Box, number: int) -> None:
    """One column and two, paragraphs by indents and by space, with running heads, numbers and footnotes."""
    module = bench()
    path = box.write("a.txt", module.Typesetter(ARTICLE, module.SETTINGS[number], 1).set())
    assert box.told() == {"a.txt": "added"}
    article = box.library.get(str(path)).article
    assert (article.title, article.authors, article.date) == (ARTICLE["title"], ("Jane Roe",), "2019-02-13")
    assert module.f1([block.text for block in article.blocks], ARTICLE["paragraphs"]) >= 0.97
    assert {one.kind for one in article.dropped} & {"running_head", "folio"}


def test_a_document_locked_with_a_password_fails(box: Box) -> None:
    """It is tried without one only."""
    pdf = fpdf.FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.add_page()
    pdf.set_font("Times", "", 12)
    pdf.text(50, 50, "It rained.")
    box.write("a.pdf", bytes(pdf.output()))
    assert box.ingest()["a.pdf"].reason == "a PDF document locked with a password"


def test_pictures_of_pages_fail(box: Box) -> None:
    """There is no text to read; the reason says what would help."""
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 100, 100, "F")
    box.write("a.pdf", bytes(pdf.output()))
    found = box.ingest()["a.pdf"]
    assert found.outcome == "failed"
    assert "OCR" in str(found.reason)


def test_damaged_documents_fail(box: Box) -> None:
    """With a reason in words."""
    box.write("a.pdf", b"%PDF-1.7\nnothing of the kind\n")
    assert str(box.ingest()["a.pdf"].reason).startswith("a damaged PDF document")
