"""A door in front of a node, as a cluster with security has one: TLS, users and tokens; and one that refuses, as a busy cluster does."""

from __future__ import annotations

import base64
import http.client
import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

_PASSED_ON = ("content-type", "content-encoding", "accept", "accept-encoding")


class Door:
    """A proxy on loopback: a context; ``seen`` are the methods and paths of what came through."""

    def __init__(
        self,
        port: int,
        *,
        user: tuple[str, str] | None = None,
        token: str | None = None,
        certificate: tuple[Path, Path] | None = None,
        busy: tuple[int, ...] = (),
        shuts_after: int | None = None,
    ) -> None:
        """Take the node's port, who may in, the certificate and its key, and the statuses that the first requests are refused with.

        After ``shuts_after`` requests it breaks all off, as a node does that dies.
        """
        self.node = port
        self.allowed = None
        if user:
            self.allowed = "Basic " + base64.b64encode(":".join(user).encode()).decode()
        if token:
            self.allowed = f"Bearer {token}"
        self.busy = list(busy)
        self.shuts_after = shuts_after
        self.seen: list[tuple[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"door": self}))
        self._server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def __enter__(self) -> Door:  # noqa: PYI034  (no typing_extensions at run time)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    door: Door
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.door.seen.append((self.command, self.path))
        if self.door.shuts_after is not None and len(self.door.seen) > self.door.shuts_after:
            self.close_connection = True
        elif self.door.busy:
            self._answer(self.door.busy.pop(0), b"{}")
        elif self.door.allowed and self.headers.get("authorization") != self.door.allowed:
            self._answer(401, b"Unauthorized")
        else:
            there = http.client.HTTPConnection("127.0.0.1", self.door.node, timeout=60)
            headers = {name: value for name, value in self.headers.items() if name.lower() in _PASSED_ON}
            there.request(self.command, self.path, body, headers)
            found = there.getresponse()
            self._answer(found.status, found.read(), dict(found.getheaders()))
            there.close()

    def _answer(self, status: int, body: bytes, headers: dict[str, Any] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {"content-type": "application/json"}).items():
            if name.lower() in ("content-type", "content-encoding"):
                self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _handle  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Print nothing."""


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a certificate for a host or address, which is its own authority, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl, which makes certificates")
    made, key = folder / f"{name}.pem", folder / f"{name}.key"
    kind = "IP" if name[0].isdigit() else "DNS"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName={kind}:{name}", "-out", str(made), "-keyout", str(key)]
    subprocess.run(command, check=True, capture_output=True)
    return made, key
