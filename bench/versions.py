"""How well are versions of an article found?  Real articles, edited → precision and recall of what an ingest links.

    python bench/versions.py [--corpus ../shared/corpora/bbc-business-sport.tar.gz] [--seed 1] [--most 0.15] [--threshold 0.35]

Of each article of the corpus a second one is made by editing a share of its words, drawn evenly from none to ``--most``: each edited word is
replaced by another of the corpus, dropped, or followed by an inserted one, a third each.  All are ingested by artcli itself.  A pair is right that
is an article and its edited one; every other pair is wrong, those of one source and topic among them.  Only, the corpus has the same
report twice now and then: articles that share half of their words in their order (difflib), a measure that artcli doesn't use,
are counted as right, and named, so that a person can look.
"""

from __future__ import annotations

import argparse
import random
import tarfile
import tempfile
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.config.keys import NEAR_DUPLICATES
from artcli.index.comparing.grouping import groups_of
from artcli.index.directory import IndexDirectory
from artcli.ingest.options import IngestOptions
from artcli.ingest.run import Ingest
from artcli.ingest.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "bbc-business-sport.tar.gz"
TWIN = 0.5
"""Share of words in common, in their order, from which two articles of the corpus are the same report."""
SUSPECT = 12
"""Words that two articles have in common in a row at some place, without which they are no twins: difflib takes 10 ms a pair."""
EDITED = "-edited"
BINS = (0.03, 0.06, 0.09, 0.12, 0.15, 1.0)

Pair = tuple[str, str]


def articles(corpus: Path) -> dict[str, str]:
    """Return the articles of a corpus by their names."""
    with tarfile.open(corpus) as tar:
        members = [(one.name, tar.extractfile(one)) for one in tar.getmembers() if one.isfile()]
        return {
            name.removesuffix(".txt").replace("/", "-"): file.read().decode("utf-8", "replace")
            for name, file in members
            if file
        }


def edited(text: str, share: float, words: Sequence[str], chance: random.Random) -> str:
    """Return a text with a share of its words replaced, dropped or followed by others; its lines stay as they are."""
    title, _, body = text.strip().partition("\n")
    pieces = body.split(" ")
    for place in chance.sample(range(len(pieces)), round(share * len(pieces))):
        what = chance.choice(("replaced", "dropped", "inserted"))
        breaks = "\n" * pieces[place].count("\n")
        if what == "inserted":
            pieces[place] += f" {chance.choice(words)}"
        else:
            pieces[place] = breaks + (chance.choice(words) if what == "replaced" else "")
    return f"{title}\n{' '.join([piece for piece in pieces if piece])}"


def twins(texts: Mapping[str, str]) -> set[Pair]:
    """Return the pairs of a corpus's own articles that are the same report."""
    runs: dict[tuple[str, ...], list[str]] = defaultdict(list)
    split = {name: text.split() for name, text in texts.items()}
    for name, words in split.items():
        for place in range(len(words) - SUSPECT + 1):
            runs[tuple(words[place : place + SUSPECT])].append(name)
    suspects = {pair for names in runs.values() for pair in combinations(sorted(set(names)), 2)}
    return {(one, other) for one, other in suspects if _common(split[one], split[other]) >= TWIN}


def _common(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def linked(folder: Path, index: Path, threshold: float) -> set[Pair]:
    """Ingest a folder and return the pairs of its files that stand in one group."""
    directory = IndexDirectory(index)
    for outcome in Ingest(
        directory, find_sources([str(folder)]), lambda: b"", IngestOptions(near_duplicates=threshold)
    ):
        if outcome.outcome != "added":
            print(f"{outcome.path}: {outcome.outcome} {outcome.reason or ''}")
    with directory.open() as snapshot:
        names = {record["id"]: Path(record["path"]).stem for record in snapshot.records()}
        links = list(snapshot.versions.links()) if snapshot.versions else []
    groups = groups_of(links)
    return {(one, other) for group in groups for one, other in combinations(sorted([names[id_] for id_ in group]), 2)}


def right_pairs(names: Iterable[str], same: Iterable[Pair]) -> set[Pair]:
    """Return all pairs that are versions of one another: an article and its edited one, and all four of twins."""
    found = {(name, name + EDITED) for name in names}
    for one, other in same:
        for pair in combinations(sorted((one, one + EDITED, other, other + EDITED)), 2):
            found.add(pair)
    return found


def main() -> None:
    """Make the articles, ingest them, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=0.15)
    parser.add_argument("--threshold", type=float, default=NEAR_DUPLICATES)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    texts = articles(asked.corpus)
    words = [word for text in texts.values() for word in text.split()]
    shares = {name: chance.uniform(0, asked.most) for name in texts}
    same = twins(texts)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "articles"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            changed = edited(text, shares[name], words, chance)
            (folder / f"{name}{EDITED}.txt").write_text(f"Again: {changed}", encoding="utf-8")
        found = linked(folder, Path(work) / "index", asked.threshold)
    report(shares, same, found)


def report(shares: Mapping[str, float], same: set[Pair], found: set[Pair]) -> None:
    """Print precision and recall, recall by the share of edited words, and what was linked that shouldn't be."""
    made = {(name, name + EDITED) for name in shares}
    right = right_pairs(shares, same)
    wrong = sorted(found - right)
    pairs = 2 * len(shares) * (2 * len(shares) - 1) // 2
    print(f"{len(shares):,} articles and as many edited ones: {pairs:,} pairs, {len(right):,} of them versions")
    print(f"the corpus's own: {len(same)} pairs")
    for one, other in sorted(same):
        print(f"    {one}  {other}")
    print(
        f"linked {len(found):,}: precision {1 - len(wrong) / max(len(found), 1):.4f}, recall {len(found & made) / len(made):.4f}"
    )
    least = 0.0
    for most in BINS:
        those = [name for name, share in shares.items() if least <= share < most]
        if those:
            got = sum([(name, name + EDITED) in found for name in those])
            print(f"    {least:4.0%} to {most:4.0%} edited: {got} of {len(those)}")
        least = most
    for one, other in wrong:
        print(f"    wrong: {one}  {other}")


if __name__ == "__main__":
    main()
