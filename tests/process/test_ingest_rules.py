"""What becomes of a file, against rules written plainly: libraries of random files that change, move and double, run after run."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.index.ids import ID_LENGTH, article_id, bytes_hash, content_hash
from artcli.index.writing import tiers
from artcli.ingest import merges, queue, readers, work
from artcli.ingest.options import IngestOptions
from artcli.ingest.run import Ingest
from artcli.ingest.sources import find_sources
from artcli.text.normalise import normalise


@dataclass(frozen=True)
class Shelved:
    id: str
    path: str
    content: str
    hashes: dict[str, str]
    title: str


class Rules:
    """A library in memory, one file after the other."""

    def __init__(self) -> None:
        self.by_id: dict[str, Shelved] = {}
        self.lost: list[str] = []

    def place(self, path: str, data: bytes) -> tuple[str, str, str | None]:
        digest = bytes_hash(data)
        known = next((one for one in self.by_id.values() if path in one.hashes), None)
        if known and known.hashes[path] == digest:
            return "unchanged", known.id, None
        article = normalise(data, Path(path).stem)
        content = content_hash(article)
        twin = next((one for one in self.by_id.values() if one.content == content), None)
        if twin:
            return self.copy(twin, known, path, digest)
        if known and known.path == path:
            self.lost += [other for other in known.hashes if other != path]
            self.by_id[known.id] = Shelved(known.id, path, content, {path: digest}, article.title)
            return "updated", known.id, None
        if known:
            self.detach(known, path)
        new = article_id(content)
        while new in self.by_id:
            new = article_id(new.rjust(ID_LENGTH))
        self.by_id[new] = Shelved(new, path, content, {path: digest}, article.title)
        return "added", new, None

    def copy(self, twin: Shelved, known: Shelved | None, path: str, digest: str) -> tuple[str, str, str | None]:
        added = replace(twin, hashes=twin.hashes | {path: digest})
        if known and known.id == twin.id:
            self.by_id[twin.id] = added
            return "unchanged", twin.id, "the file changed, the article didn't"
        if known:
            self.detach(known, path)
        if Path(twin.path).exists():
            self.by_id[twin.id] = added
            return "duplicate", twin.id, f"is {twin.path}"
        hashes = {other: known_digest for other, known_digest in added.hashes.items() if other != twin.path}
        self.by_id[twin.id] = replace(twin, path=path, hashes=hashes)
        return "moved", twin.id, f"was {twin.path}"

    def found_again(self) -> list[tuple[str, str, str, str | None]]:
        """Copies of what has changed that had their turn before it."""
        found = [
            (path, *self.place(path, Path(path).read_bytes()))
            for path in dict.fromkeys(self.lost)
            if Path(path).exists() and not any(path in one.hashes for one in self.by_id.values())
        ]
        self.lost.clear()
        return found

    def gone(self) -> list[tuple[str, str, str, str]]:
        known = [(path, one.id) for one in self.by_id.values() for path in one.hashes]
        return sorted([(path, "gone", id_, "no longer there") for path, id_ in known if not Path(path).exists()])

    def prune(self) -> list[tuple[str, str, str, str]]:
        gone = self.gone()
        for path, _, id_, _ in gone:
            self.detach(self.by_id[id_], path)
        return [(path, "removed", id_, why) for path, _, id_, why in gone]

    def detach(self, known: Shelved, path: str) -> None:
        hashes = {other: digest for other, digest in known.hashes.items() if other != path}
        if hashes:
            first = known.path if known.path in hashes else next(iter(hashes))
            self.by_id[known.id] = replace(known, path=first, hashes=hashes)
        else:
            del self.by_id[known.id]


def disturb(folder: Path, chosen: random.Random, names: list[str]) -> None:
    """Write, remove and rename some files; half of them say what another says."""
    for name in names:
        path = folder / name
        what = chosen.random()
        if what < 0.35:
            number = chosen.randrange(len(names) // 2)
            text = f"Title {number}\n\nThe body number {number} of this text, with words{number}.\n"
            path.write_text(text, newline="\r\n" if chosen.random() < 0.3 else "\n")
        elif what < 0.45 and path.exists():
            path.unlink()
        elif what < 0.5 and path.exists():
            path.replace(folder / chosen.choice(names))


@pytest.mark.parametrize(("seed", "jobs"), [(0, 1), (1, 1), (2, 1), (3, 1), (4, 2), (5, 2)])
def test_every_outcome_is_what_the_rules_say(
    seed: int, jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outcomes, ids, reasons, and what the index holds after each run, with many small commits and merges."""
    monkeypatch.setattr(readers, "FEW_FILES", 0)
    monkeypatch.setattr(queue, "BATCH_FILES", 3)
    monkeypatch.setattr(merges, "_WORTH", 10**9)
    monkeypatch.setattr(work, "most_words", lambda *_: 60 * jobs)
    monkeypatch.setattr(tiers, "FANOUT", 2)
    chosen = random.Random(seed)
    folder = tmp_path / "files"
    folder.mkdir()
    rules = Rules()
    directory = IndexDirectory(tmp_path / "index")
    for _ in range(4):
        disturb(folder, chosen, [f"{number:03d}.txt" for number in range(20 * jobs)])
        sources = find_sources([str(folder)])
        expected = [(one.path, *rules.place(one.path, Path(one.path).read_bytes())) for one in sources]
        expected += rules.found_again()
        pruned = chosen.random() < 0.5
        expected += rules.prune() if pruned else rules.gone()
        run = Ingest(
            directory, sources, lambda: b"", IngestOptions(jobs=jobs, prune=(lambda _: True) if pruned else None)
        )
        assert [(one.path, one.outcome, one.id, one.reason) for one in run] == expected
        assert run.summary is not None
        assert run.summary.articles == len(rules.by_id)
        with directory.open() as snapshot:
            held = [
                Shelved(one.id, one.path, one.content, one.hashes, one.article.title) for one in all_filed(snapshot)
            ]
        assert sorted(held, key=lambda one: one.id) == [rules.by_id[one] for one in sorted(rules.by_id)]
