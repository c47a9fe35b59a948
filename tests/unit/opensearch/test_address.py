"""What an address says, who asks, and what an article is sent as: all that needs no cluster."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from artcli.analysis.words import tokens
from artcli.errors import ConfigError, MissingEngineError
from artcli.index.entries import Filed
from artcli.index.ids import article_id, content_hash
from artcli.model import Article, Block
from artcli.opensearch.address import Address, address_of
from artcli.opensearch.connection import connect
from artcli.opensearch.credentials import Credentials, credentials_for
from artcli.opensearch.documents import document_line, filed_from, id_in, seen_file, terms_text
from artcli.opensearch.faults import blocked_by, no_answer, refused

SECRET = "correct-horse-4711"
PLACE = Address((("127.0.0.1", 9200),), "articles")
FAR = Address((("example.org", 9200),), "articles")


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("USER", "PASSWORD", "TOKEN", "CREDENTIALS", "CA"):
        monkeypatch.delenv(f"ARTCLI_OPENSEARCH_{name}", raising=False)
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setitem(sys.modules, "keyring", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("opensearch://localhost/articles", "opensearch://localhost:9200/articles"),
        ("opensearchs://search.example.org:443/news/", "opensearchs://search.example.org:443/news"),
        ("opensearch://a:1,b,[::1]:3/x", "opensearch://a:1,b:9200,[::1]:3/x"),
        ("opensearch://ada@a/x", "opensearch://a:9200/x"),
    ],
)
def test_addresses(text: str, said: str) -> None:
    assert str(address_of(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "opensearch://localhost",
        "opensearch:///x",
        "opensearch://a:b/x",
        "opensearch://a/X",
        "opensearch://a/x/y",
        "opensearch://a?b/x",
    ],
)
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(ConfigError) as told:
        address_of(text)
    assert "opensearch://HOST:9200/NAME" in (told.value.hint or "")


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ConfigError) as told:
        address_of(f"opensearchs://ada:{SECRET}@localhost/articles")
    assert SECRET not in str(told.value) + str(told.value.hint)


def test_who_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert credentials_for(PLACE, None) == Credentials()
    file = tmp_path / "credentials"
    file.write_text(f"# mine\nuser = ada\npassword = '{SECRET}'\n")
    file.chmod(0o600)
    assert credentials_for(PLACE, file) == Credentials("ada", SECRET)
    monkeypatch.setenv("ARTCLI_OPENSEARCH_TOKEN", "t0ken")
    assert credentials_for(PLACE, file) == Credentials(token="t0ken")
    assert SECRET not in repr(Credentials("ada", SECRET, SECRET))


def test_a_keyring_is_asked_for_the_users_password(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Keyring:
        @staticmethod
        def get_password(service: str, user: str) -> str:
            asked.append((service, user))
            return SECRET

    monkeypatch.setitem(sys.modules, "keyring", Keyring)
    found = credentials_for(Address(PLACE.hosts, "articles", user="ada"), None)
    assert (found, asked) == (Credentials("ada", SECRET), [("artcli", "ada")])


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("user ada\n", "Line 1"),
        ("name = ada\n", "Line 1"),
        ("password = x\n", "no user"),
        ("user = ada\n", "no password"),
    ],
)
def test_credentials_that_are_no_use(tmp_path: Path, lines: str, told: str) -> None:
    file = tmp_path / "credentials"
    file.write_text(lines)
    file.chmod(0o600)
    with pytest.raises(ConfigError, match=told):
        credentials_for(PLACE, file)


def test_secrets_do_not_travel_unencrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTCLI_OPENSEARCH_TOKEN", SECRET)
    with pytest.raises(ConfigError, match="unencrypted"):
        credentials_for(FAR, None)
    assert credentials_for(Address(FAR.hosts, "articles", tls=True), None).token == SECRET


def test_without_its_extra_an_address_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    with pytest.raises(MissingEngineError) as told:
        connect("opensearch://localhost/articles")
    assert 'pip install "artcli[opensearch]"' in (told.value.hint or "")


@pytest.mark.parametrize(
    "text", ["State-owned summits, 10,000 of them", "Der Häuserkampf; 河内峰会 2018年", "— … —", ""]
)
def test_terms_are_those_of_the_analysis(text: str) -> None:
    sent = [tuple(position.split("\x1f")) for position in terms_text(text, "en").split(" ") if position]
    assert sent == [token.terms for token in tokens(text, "en")]


def test_an_article_comes_back_as_it_was_sent() -> None:
    article = Article(
        "Título “x”", (Block("paragraph", "Uno\x1f dos 🐟"),), ("A. B.",), date="2019-02", language="es", words=3
    )
    content = content_hash(article)
    path = "/tmp/\udcff.txt"
    stamp = bytes(range(24))
    filed = Filed(
        article_id(content), path, "2026-01-01T00:00:00+00:00", content, {path: "ab" * 16}, article, {path: stamp}
    )
    line = document_line(filed)
    assert filed_from(json.loads(line)) == filed
    assert id_in(line) == filed.id
    key, digest, kept = seen_file(json.loads(line)["seen"][0])
    assert (key, digest, kept) == (b"/tmp/\\xff.txt", b"\xab" * 16, stamp)


def test_each_fault_says_what_is_wrong_and_what_to_do() -> None:
    flood = "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];"
    errors = [
        no_answer(PLACE, OSError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")),
        no_answer(PLACE, OSError("Connection refused")),
        no_answer(PLACE, TimeoutError("Read timed out")),
        refused(PLACE, 401, "Unauthorized"),
        refused(PLACE, 403, {"error": {"type": "security_exception", "reason": "no permissions"}}),
        refused(PLACE, 404, {"error": {"type": "index_not_found_exception", "reason": "no such index"}}),
        refused(PLACE, 503, None),
        refused(PLACE, 400, {"error": {"root_cause": [{"type": "parsing_exception", "reason": "what?"}]}}),
        blocked_by(PLACE, "cluster_block_exception", flood),
    ]
    texts = [str(error) for error in errors]
    assert len(set(texts)) == len(errors)
    assert all(error is not None and error.hint for error in errors)
    assert "full" in texts[-1]
