"""The messages that the program can print, read from its source: what stands in braces is written ``…``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from support import ROOT

SOURCE = ROOT / "src" / "artcli"
_NAMES = {"message", "line", "what"}
_CALLS = re.compile(r"Error$|^fault$|^_?fault_|^damaged$|^print_note$|^from_os$")
INTERNAL = (
    "AttributeError",
    "TypeError",
    "ValueError",
    "IndexError",
    "KeyError",
    "NotImplementedError",
    "EOFError",
    "MemoryError",
)
"""Errors that are a programmer's, or that something above turns into a message of its own."""


def messages() -> dict[str, str]:
    """Return each message, with the module it stands in."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text in _of(tree):
            found.setdefault(text, path.relative_to(SOURCE).as_posix())
    return found


def _of(tree: ast.AST) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.Assign):
            target = function.targets[0]
            value: ast.expr | None = function.value
            if isinstance(target, ast.Tuple) and isinstance(function.value, ast.Tuple):
                pairs = zip(target.elts, function.value.elts, strict=True)
                value = next((one for name, one in pairs if isinstance(name, ast.Name) and name.id == "message"), None)
                target = ast.Name("message")
            if isinstance(target, ast.Name) and target.id == "message" and value is not None:
                yield from _texts(value)
        elif isinstance(function, ast.Call):
            name = getattr(function.func, "id", getattr(function.func, "attr", ""))
            if _CALLS.search(name) and name not in INTERNAL:
                for argument in function.args:
                    yield from _texts(argument)


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield what an expression may say, with ``…`` for what is put in."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join([str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values])
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        for left in _texts(node.left):
            yield left + "…"
