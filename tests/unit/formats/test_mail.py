"""Mail: headers become metadata; the body is decoded as it says, or as it must be; a mailbox's messages have names that stay."""

from pathlib import Path

import pytest
from boxes import Box

from artcli.formats.mail import plain_subject, read
from artcli.formats.told import tell

WORDS = "The harbour wall is to rise by a metre, the council said on Tuesday."


def message(number: int, *, headers: str = "", body: str = WORDS) -> bytes:
    return (
        f"From: Jane Roe <jane@example.org>\nDate: Wed, 13 Feb 2019 10:00:00 +0100\nSubject: Re: Harbour wall {number}\n"
        f"Message-ID: <{number}@example.org>\n{headers}\n{body} It is number {number}.\n"
    ).encode()


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def test_headers_become_metadata(box: Box) -> None:
    """The name of the sender, the day, the subject without its Re:, the list."""
    path = box.write("a.txt", message(1, headers="List-Id: Harbour news <harbour.example.org>\n"))
    assert box.told() == {"a.txt": "added"}
    article = box.library.get(str(path)).article
    assert (article.title, article.authors, article.date, article.source) == (
        "Harbour wall 1",
        ("Jane Roe",),
        "2019-02-13",
        "Harbour news",
    )
    assert article.body == f"{WORDS} It is number 1."


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("Re: Fwd: A wall", "A wall"),
        ("AW: WG: Eine Mauer", "Eine Mauer"),
        ("Re[2]: A", "A"),
        ("Reed beds", "Reed beds"),
        ("RE: ", ""),
    ],
)
def test_prefixes_of_subjects_go(subject: str, plain: str) -> None:
    """In the languages that have others, too."""
    assert plain_subject(subject) == plain


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable",
            b"Gr=FC=DFe aus K=F6ln",
        ),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", b"R3LDvMOfZSBhdXMgS8O2bG4="),
        ("Content-Type: text/plain; charset=us-ascii", "Grüße aus Köln".encode()),
        ("Content-Type: text/plain; charset=iso-8859-1", "Grüße aus Köln".encode()),
        ("Content-Type: text/plain; charset=utf-8", "Grüße aus Köln".encode("cp1252")),
        ("Content-Type: text/plain; charset=x-nonsense", "Grüße aus Köln".encode("cp1252")),
        ("Content-Type: text/html; charset=utf-8", "<p>Grüße <b>aus</b> Köln<script>evil()</script></p>".encode()),
    ],
)
def test_bodies_are_decoded(head: str, body: bytes) -> None:
    """As they say, and where that is wrong, as they look."""
    content = read(f"From: a@b.c\nMIME-Version: 1.0\n{head}\n\n".encode() + body, "a")
    assert str(content.text).strip() == "Grüße aus Köln"


def test_plain_text_is_preferred_and_attachments_are_left() -> None:
    """The HTML beside it says the same."""
    data = (
        b"From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n--X\n"
        b"Content-Type: multipart/alternative; boundary=Y\n\n--Y\nContent-Type: text/html\n\n<p>HTML</p>\n"
        b"--Y\nContent-Type: text/plain\n\nIt rained.\n--Y--\n--X\n"
        b"Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nnot this\n--X--\n"
    )
    assert str(read(data, "a").text).strip() == "It rained."


def test_what_has_no_text_is_skipped(box: Box) -> None:
    """And an encrypted message fails with the reason."""
    box.write("a.eml", b"From: a@b.c\nSubject: x\n\n\n")
    box.write(
        "b.eml", b"From: a@b.c\nMessage-ID: <1@x>\nContent-Type: multipart/encrypted; boundary=X\n\n--X\n\nabc\n--X--\n"
    )
    found = box.ingest()
    assert (found["a.eml"].outcome, found["a.eml"].reason) == ("skipped", "a message without text")
    assert (found["b.eml"].outcome, found["b.eml"].reason) == ("failed", "an encrypted message")


def test_a_note_with_a_head_is_no_mail() -> None:
    """A person writes From, Date and Subject, too."""
    assert tell(b"From: Jane Roe\nDate: 3 May 2004\nSubject: A wall\n\nIt rained.\n", "a.txt") is None


def mailbox(numbers: range) -> bytes:
    return b"\n".join(
        b"From jane@example.org Wed Feb 13 10:00:00 2019\n" + message(number, body=f"{WORDS}\n>From here on.")
        for number in numbers
    )


def test_messages_keep_their_names(box: Box) -> None:
    """Whatever stands above them."""
    box.write("box", mailbox(range(3)))
    first = box.ingest()
    assert [outcome.outcome for outcome in first.values()] == ["added"] * 3
    box.write("box", mailbox(range(-1, 2)))
    second = box.ingest()
    assert sorted(outcome.outcome for outcome in second.values()) == ["added", "unchanged", "unchanged", "updated"]
    assert box.articles == 3
    assert "From here on." in box.library.get(next(iter(first.values())).id or "").article.body


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mailbox_of_ten_thousand_messages(tmp_path: Path, jobs: int) -> None:
    """All are articles, in several segments where memory is short; the second time it is known at a look."""
    box = Box(tmp_path)
    box.write("mail.mbox", mailbox(range(10_000)))
    found = box.ingest(jobs, memory=0)
    assert len(found) == 10_000
    assert {outcome.outcome for outcome in found.values()} == {"added"}
    assert box.articles == 10_000
    assert box.told(jobs) == {"mail.mbox": "unchanged"}
    assert len([*(tmp_path / "files").iterdir()]) == 1
