"""One or three nodes of a real OpenSearch on loopback, with small heaps, as an ordinary user: started, waited for, killed, stopped.

By hand: ``python tests/opensearch/nodes.py --nodes 1`` prints the addresses and stops the nodes when it is interrupted.
"""

from __future__ import annotations

import argparse
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from distribution import VERSIONS, UnavailableError, java_for, unpacked

if TYPE_CHECKING:
    from typing_extensions import Self

_GREEN_SECONDS = 240
_STOP_SECONDS = 20


class Node:
    """A process of OpenSearch; its data, settings and log lie in ``folder``."""

    def __init__(self, cluster: Cluster, number: int) -> None:
        self.cluster = cluster
        self.name = f"n{number}"
        self.folder = cluster.folder / self.name
        self.port, self.transport = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it is asked, as a URL of HTTP."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, or start it again with the data it has."""
        config = self.folder / "config"
        if not config.exists():
            shutil.copytree(self.cluster.release / "config", config)
            (config / "opensearch.yml").write_text(self._settings(), encoding="utf-8")
            options = (config / "jvm.options").read_text(encoding="utf-8")
            options = re.sub(
                "(?m)^.*(Xlog|Xloggc|PrintGC|HeapDump|PrintTenuring|UseGCLog|UseG1GC|G1Reserve|InitiatingHeap).*$",
                "",
                options,
            )
            options = options.replace(
                "=logs/", f"={self.folder}/logs/"
            )  # they are meant below the release, which is nobody's
            (config / "jvm.options").write_text(options, encoding="utf-8")
            (self.folder / "logs").mkdir()
        owner = ordinary_user()
        if owner:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, *owner)
        environment = {
            "PATH": os.environ["PATH"],
            "JAVA_HOME": str(self.cluster.java),
            "OPENSEARCH_JAVA_HOME": str(self.cluster.java),
            "OPENSEARCH_PATH_CONF": str(config),
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
            "OPENSEARCH_JAVA_OPTS": self.cluster.java_options,
        }
        (self.folder / "tmp").mkdir(exist_ok=True)
        log = (self.folder / "out.log").open("ab")
        if owner:
            os.chown(self.folder / "tmp", *owner)
        who = {"user": owner[0], "group": owner[1], "extra_groups": []} if owner else {}
        with log:
            self.process = subprocess.Popen(
                [self.cluster.release / "bin" / "opensearch"],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **who,
            )

    def kill(self) -> None:
        """End it as a machine that loses its power does."""
        if self.process:
            self.process.kill()  # the script is the Java itself by now: it has exec'd
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """End it in good order, or at once where it takes too long."""
        if not self.process:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None

    def log(self) -> str:
        """Return the end of what it has written."""
        return (self.folder / "out.log").read_text(encoding="utf-8", errors="replace")[-3000:]

    def _settings(self) -> str:
        nodes = self.cluster.nodes
        seeds = [f"127.0.0.1:{node.transport}" for node in nodes]
        lines = {
            "cluster.name": self.cluster.folder.name,
            "node.name": self.name,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "network.host": "127.0.0.1",
            "http.port": self.port,
            "transport.port": self.transport,
            "discovery.seed_hosts": json.dumps(seeds),
            "cluster.initial_cluster_manager_nodes": json.dumps([node.name for node in nodes]),
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "cluster.fault_detection.follower_check.interval": "500ms",
            "cluster.fault_detection.leader_check.interval": "500ms",
            "bootstrap.memory_lock": "false",
        }
        if len(nodes) == 1:
            del lines["cluster.initial_cluster_manager_nodes"], lines["discovery.seed_hosts"]
            lines["discovery.type"] = "single-node"
        return "".join(f"{key}: {value}\n" for key, value in lines.items())


class Cluster:
    """Nodes that know one another; a context: they are stopped, and their folder is removed, at its end."""

    def __init__(
        self, nodes: int = 1, version: str = VERSIONS[17], heap: str = "256m", quick_start: bool = True
    ) -> None:
        """Find Java and the release; nothing is started yet.

        Raises ``UnavailableError``.
        """
        if os.name != "posix":
            message = "the nodes of these tests run on POSIX systems only"
            raise UnavailableError(message)
        self.java = java_for(version)
        self.release = readable(unpacked(version))
        self.java_options = f"-Xms{heap} -Xmx{heap}"
        if quick_start:  # a node that is up soon, and never as fast as it could be
            self.java_options += " -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
        self.folder = Path(tempfile.mkdtemp(prefix="os-nodes-", dir=os.environ.get("ARTCLI_TESTS_NODES")))
        self.folder.chmod(0o755)
        self.nodes: list[Node] = []
        self.nodes += [Node(self, number) for number in range(nodes)]
        for node in self.nodes:
            node.folder.mkdir()

    def __enter__(self) -> Self:
        try:
            for node in self.nodes:
                node.start()
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for node in self.nodes:
            if node.process:
                node.process.send_signal(signal.SIGTERM)
        for node in self.nodes:
            node.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def alive(self) -> list[Node]:
        """The nodes that weren't killed."""
        return [node for node in self.nodes if node.process]

    def wait(self, status: str = "green", seconds: float = _GREEN_SECONDS) -> None:
        """Wait until all living nodes have met, and the cluster is green.

        Raises ``TimeoutError``, with the end of a log, or ``RuntimeError`` where a node ended by itself.
        """
        end = time.monotonic() + seconds
        wanted = f"/_cluster/health?wait_for_status={status}&wait_for_nodes={len(self.alive)}&timeout=5s"
        while time.monotonic() < end:
            for node in self.alive:
                if node.process and node.process.poll() is not None:
                    message = f"{node.name} ended with {node.process.returncode}:\n{node.log()}"
                    raise RuntimeError(message)
            try:
                found = self.ask("GET", wanted)
            except OSError:
                time.sleep(0.3)
                continue
            if not found["timed_out"]:
                return
        message = f"the cluster isn't {status} after {seconds:.0f} s:\n{self.alive[0].log()}"
        raise TimeoutError(message)

    def ask(self, method: str, path: str, body: object = None) -> dict[str, object]:
        """Ask the first living node, without artcli.

        Raises ``OSError``.
        """
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.alive[0].address + path, data, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            found = answer.read()
        return json.loads(found) if found[:1] in (b"{", b"[") else {"text": found.decode()}


def ordinary_user() -> tuple[int, int] | None:
    """Return an unprivileged user and group where the tests run as root, as OpenSearch refuses to; None where they don't."""
    if os.geteuid():
        return None
    try:
        found = pwd.getpwnam("nobody")
    except KeyError as error:
        message = "the tests run as root, and there is no user nobody to run OpenSearch as"
        raise UnavailableError(message) from error
    return found.pw_uid, found.pw_gid


def readable(release: Path) -> Path:
    """Return the release where the ordinary user can read it: a copy among the temporary files if the cache is root's alone."""
    if ordinary_user() is None or all(folder.stat().st_mode & 0o005 == 0o005 for folder in (release, *release.parents)):
        return release
    copy = Path(tempfile.gettempdir()) / f"artcli-tests-{release.name}"
    if not (copy / ".whole").exists():
        shutil.copytree(release, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".whole"))
        copy.chmod(0o755)
        (copy / ".whole").touch()
    return copy


def free_port() -> int:
    """Return a port of loopback that nobody listens at just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main() -> None:
    """Run nodes until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--port", type=int, help="of the first node; a free one without")
    parser.add_argument("--version", default=VERSIONS[17])
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        cluster = Cluster(chosen.nodes, chosen.version)
        cluster.nodes[0].port = chosen.port or cluster.nodes[0].port
        with cluster:
            for node in cluster.nodes:
                print(node.address, node.folder, flush=True)  # noqa: T201
            signal.pause()
    except UnavailableError as error:
        sys.exit(f"no OpenSearch: {error}")
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
