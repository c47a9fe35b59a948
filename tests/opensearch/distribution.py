"""Where does a real OpenSearch come from?  The registry's ``integ-test-zip`` and one module, resolved by Maven, unpacked in a cache.

The zip is OpenSearch without its modules but the one for HTTP; ``analysis-common`` (token filters), which every distribution has, comes as
a jar and is put beside it.  Nothing lies in the tree: ``$XDG_CACHE_HOME/artcli-tests/opensearch-VERSION``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

VERSIONS = {17: "2.19.6", 21: "3.6.0"}
"""The release for a Java of at least this number."""
ZIP = "org.opensearch.distribution.integ-test-zip:opensearch:{}:zip"
MODULE, MODULE_CLASS = "analysis-common", "org.opensearch.analysis.common.CommonAnalysisPlugin"
MODULE_JARS = (
    "org.opensearch.plugin:analysis-common:{}:jar",
    "org.opensearch.plugin:opensearch-scripting-painless-spi:{}:jar",
)
"""The second has a class that the first is made with; scripts, which are no use to artcli, would come with ``lang-painless``."""
_SECONDS = 900
_DESCRIPTOR = """description={name}
version={version}
name={name}
classname={main}
java.version=11
opensearch.version={version}
custom.foldername=
extended.plugins=
has.native.controller=false
"""


class UnavailableError(Exception):
    """Raised where there can be no OpenSearch here; its words are the reason."""


def cache() -> Path:
    """Return the folder of what tests download; whoever runs a node must be able to look into it."""
    chosen = os.environ.get("ARTCLI_TESTS_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "artcli-tests"


def java_homes() -> list[Path]:
    """Return the Javas there are: ``JAVA_HOME`` first, then those that ``update-alternatives`` knows, then the one on the path."""
    found = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if shutil.which("update-alternatives"):
        listed = subprocess.run(["update-alternatives", "--list", "java"], capture_output=True, text=True, check=False)
        found += [Path(line).resolve().parent.parent for line in listed.stdout.split("\n") if line]
    there = shutil.which("java")
    if there:
        found.append(Path(there).resolve().parent.parent)
    beside = [other for one in found for other in sorted(one.parent.glob("*jdk*"))]  # a JDK that wasn't registered
    return list(dict.fromkeys([home for home in (*found, *beside) if (home / "bin" / "java").exists()]))


def java_number(home: Path) -> int:
    """Return the number of a Java's version, 0 where it doesn't say."""
    told = subprocess.run([home / "bin" / "java", "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', told)
    return int(number[1]) if number else 0


def java_for(version: str) -> Path:
    """Return a Java that a release runs on.

    Raises ``UnavailableError``.
    """
    least = 21 if version.startswith("3.") else 17
    most = 24 if version.startswith("2.") else 99  # 2.x wants a security manager, which Java 24 took away
    for home in java_homes():
        if least <= java_number(home) < most:
            return home
    message = (
        f"OpenSearch {version} needs Java {least}{' or newer' if most == 99 else f' to {most - 1}'}, and there is none"
    )
    raise UnavailableError(message)


def unpacked(version: str = VERSIONS[17]) -> Path:
    """Return the folder of a release, downloaded and unpacked if it isn't there yet.

    Raises ``UnavailableError``.
    """
    home = cache() / f"opensearch-{version}"
    if (home / ".whole").exists():
        return home
    if not shutil.which("mvn"):
        message = "there is no Maven (mvn), which fetches OpenSearch"
        raise UnavailableError(message)
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache(), prefix="fetched-") as work:
        folder = Path(work)
        _fetch(ZIP.format(version), folder)
        with zipfile.ZipFile(folder / f"opensearch-{version}.zip") as packed:
            packed.extractall(folder)
        release = folder / f"opensearch-{version}"
        module = release / "modules" / MODULE
        if not module.exists():  # releases of 3.x have it
            module.mkdir(parents=True)
            for artifact in MODULE_JARS:
                _fetch(artifact.format(version), module)
            descriptor = _DESCRIPTOR.format(name=MODULE, version=version, main=MODULE_CLASS)
            (module / "plugin-descriptor.properties").write_text(descriptor, encoding="utf-8")
        for script in (release / "bin").iterdir():
            script.chmod(0o755)
        (release / ".whole").touch()
        if not home.exists():  # another process may have been faster
            release.rename(home)
    return home


def _fetch(artifact: str, folder: Path) -> None:
    """Have Maven put a file into a folder, by the settings it has."""
    command = ["mvn", "-B", "-q", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False, cwd=folder)
    except subprocess.TimeoutExpired as error:
        message = f"Maven didn't fetch {artifact} in {_SECONDS} seconds"
        raise UnavailableError(message) from error
    if done.returncode:
        reason = next((line for line in done.stdout.split("\n") if "ERROR" in line), "no reason given")
        message = f"Maven can't fetch {artifact}: {reason[:300]}"
        raise UnavailableError(message)
