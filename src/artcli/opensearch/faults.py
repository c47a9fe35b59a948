"""What is wrong with a cluster, and what should a person do?  Answers and silences → errors.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.errors import IndexMissingError, IndexStoreError, IndexUnreachableError, IndexVersionError, IndexWriteError

if TYPE_CHECKING:
    from artcli.opensearch.address import Address

_FIRST_STEPS = """\
Make one from a folder of articles: artcli --index {} ingest PATH"""
_AGAIN = "Then run it again: nothing is doubled, and it goes on from there."
BUSY = frozenset((429, 502, 503, 504))
"""What a cluster answers that has too much to do, or is choosing who leads it: waiting helps."""
BLOCKED = "cluster_block_exception"
"""What an index answers that takes no changes: no waiting helps, whatever the status."""
FULL = "disk usage exceeded flood-stage"
"""What OpenSearch says where a disk is so full that it takes no more."""


def is_busy(status: int | str, info: Any) -> bool:
    """Tell whether a cluster has too much to do just now, so that waiting helps: 429, 502, 503, 504, or a request that its memory had no room for."""
    kind, reason = cause(info)
    if kind == BLOCKED:
        return False
    return status in BUSY or kind == "circuit_breaking_exception" or "Data too large" in reason


def no_answer(address: Address, info: Any, *, answered: bool = False) -> IndexStoreError:
    """Return the error for a cluster that doesn't answer; ``answered`` where it did a moment ago."""
    text = f"{info!r} {info}"
    if "CERTIFICATE_VERIFY_FAILED" in text or "certificate" in text.lower():
        why = "is for another host" if "mismatch" in text.lower() else "isn't one that is trusted here"
        message = f"The certificate of {address} {why}."
        return IndexUnreachableError(
            message, hint="Name the authority's certificate: artcli config set opensearch_ca FILE"
        )
    if "SSL" in text:
        return IndexUnreachableError(
            f"There is no TLS at {address}.", hint="Use opensearch:// in the address if it is meant to go unencrypted."
        )
    if "imeout" in text and "refused" not in text:
        message = f"The cluster at {address} didn't answer in time."
        return IndexUnreachableError(
            message, hint="Is it overloaded? Wait longer: artcli config set opensearch_timeout 120"
        )
    if answered:
        message = f"The cluster at {address} doesn't answer any more."
        return IndexUnreachableError(message, hint=f"See whether its nodes are running. {_AGAIN}")
    if "Name or service" in text or "resolution" in text or "getaddrinfo" in text or "nodename" in text:
        message = f"There is no host of the name in {address}."
        return IndexUnreachableError(
            message, hint="See that the address is right, and that this machine is in the network."
        )
    if "Connection aborted" in text or "RemoteDisconnected" in text or "reset" in text:
        message = f"What listens at {address} broke off the connection."
        return IndexUnreachableError(
            message, hint="Is it OpenSearch, and without TLS? With TLS, the address begins with opensearchs://."
        )
    message = f"No OpenSearch answers at {address}."
    return IndexUnreachableError(message, hint="Is it running, and are host and port right?")


def refused(address: Address, status: int | str, info: Any) -> IndexStoreError:
    """Return the error for a request that the cluster didn't carry out."""
    kind, reason = cause(info)
    if status == 401:
        message = f"The cluster at {address} doesn't know this user and password, or token."
        return IndexUnreachableError(message, hint='Set them anew: see docs/opensearch.md, "Who may in".')
    blocked = blocked_by(address, kind, reason)
    if blocked:
        return blocked
    if status == 403:
        message = f"This user may not do that in the library {address}."
        return IndexUnreachableError(
            message, hint=f"Ask who runs the cluster for the right: {reason}" if reason else None
        )
    if status == 404 and (kind == "index_not_found_exception" or not kind):
        return missing(address)
    if is_busy(status, info):
        message = f"The cluster at {address} has too much to do, or too few of its nodes are there ({status})."
        return IndexUnreachableError(message, hint=f"See how it is: its health is at /_cluster/health. {_AGAIN}")
    what = f": {reason}" if reason else ""
    message = f"The cluster at {address} refused a request ({status}{f', {kind}' if kind else ''}){what}."
    return IndexStoreError(message[:600], hint="If it is OpenSearch 2 or newer, please report it.")


def blocked_by(address: Address, kind: str, reason: str) -> IndexWriteError | None:
    """Return the error for an index that takes no changes; None where it is something else."""
    if kind != BLOCKED and "blocked by" not in reason:
        return None
    if FULL in reason:
        message = f"A disk of the cluster at {address} is full: it takes no more articles."
        return IndexWriteError(message, hint=f"Make room on it, or add a node. {_AGAIN}")
    if "create-index" in reason:
        message = f"The cluster at {address} lets no index be made: its disks are nearly full, or it is set so."
        return IndexWriteError(message, hint=f"Make room, or ask who runs it (cluster.blocks.create_index). {_AGAIN}")
    message = f"The library {address} takes no changes: its index is set to be read only."
    hint = f"Who runs the cluster can take that back (index.blocks.write, index.blocks.read_only). {_AGAIN}"
    return IndexWriteError(message, hint=hint)


def missing(address: Address) -> IndexMissingError:
    """Return the error for a library that isn't there."""
    return IndexMissingError(f"There is no library at {address} yet.", hint=_FIRST_STEPS.format(address))


def other_mapping(address: Address, found: object, ours: int) -> IndexVersionError:
    """Return the error for a library whose mapping another version of artcli made."""
    if isinstance(found, int) and found > ours:
        message = f"The library {address} was made by a newer artcli: its mapping is version {found}, and this one knows {ours}."
        return IndexVersionError(message, hint="Update artcli: pip install --upgrade artcli")
    message = f"The library {address} has mapping version {found}; this artcli needs {ours}."
    return IndexVersionError(
        message, hint=f"Bring it up to date, while it is searched as before: artcli --index {address} compact --migrate"
    )


def not_ours(address: Address, index: str) -> IndexStoreError:
    """Return the error for an index that artcli hasn't made."""
    message = f"What lies at {address} (index {index}) isn't an artcli library."
    return IndexStoreError(message, hint="Give the library another name in the address.")


def cause(info: Any) -> tuple[str, str]:
    """Return the kind and the reason that the cluster gives, empty where it gives none."""
    error = info.get("error") if isinstance(info, dict) else None
    if isinstance(error, str):
        return "", error[:300]
    if not isinstance(error, dict):
        return "", ""
    inner = (error.get("root_cause") or [error])[0]
    if error.get("caused_by") and inner.get("type") in (None, "search_phase_execution_exception"):
        inner = error["caused_by"]
    return str(inner.get("type") or error.get("type") or ""), str(inner.get("reason") or error.get("reason") or "")[
        :300
    ]
