"""What numpy does for a search is what is done without it: bits of words and of levels, lists decoded in part."""

from __future__ import annotations

import random
import subprocess
import sys
from array import array
from typing import TYPE_CHECKING

import numpy as np
import pytest
from shelves import filed, shelve

from artcli.index.decoding import ListDecoder
from artcli.index.effort import Effort
from artcli.model import Article, Block
from artcli.search import worth
from artcli.search.lists import Among, lists_of
from artcli.search.vectors import all_keys, bits_of_lists
from artcli.search.worth import Worth

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.index.snapshot import Snapshot

LONG = " ".join([f"word{number % 3_000}" for number in range(40_000)]) + " herring" * 300
"""Has positions of all widths, and a frequency of two bytes."""


def without_numpy() -> Effort:
    found = Effort()
    found.forgo_numpy()
    return found


@pytest.mark.parametrize("size", [20, 300, 5_000])
def test_levels(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """The parts of articles by what a word counts in them."""
    chance = random.Random(size)
    documents = array("I", sorted(chance.sample(range(2 * size), size)))
    counts = array("d", [chance.choice((0.5, 1.0, 1.5, chance.random() * 9)) for _ in documents])
    monkeypatch.setattr(worth, "CALLS", 0.0)
    monkeypatch.setattr("artcli.index.effort.IMPORT", 0.0)
    found = []
    for effort in (without_numpy(), Effort()):
        monkeypatch.setattr(worth, "EFFORT", effort)
        found.append(Worth(documents, counts, 2 * size).levels)
    assert found[0] == found[1]
    assert len(found[0]) == 3


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Articles whose lists have all shapes that there are."""
    chance = random.Random(3)
    words = ["the", "harbour", "wall", "plan", *[f"rare{number}" for number in range(40)]]
    texts = [" ".join(chance.choices(words, [40, 9, 5, 3, *[1] * 40], k=chance.randrange(5, 400))) for _ in range(600)]
    made = [
        Article(f"Title {place}", (Block("paragraph", text),), words=9) for place, text in enumerate([*texts, LONG])
    ]
    folder: Path = tmp_path_factory.mktemp("vectors")
    return shelve(folder / "index", [[filed(article, number) for number, article in enumerate(made)]]).open()


def test_lists_are_decoded_as_they_are_without_numpy(snapshot: Snapshot) -> None:
    """Documents, frequencies and positions of each list of the texts, whole and of some documents."""
    (lists,) = lists_of(snapshot)
    segment, chance = lists.segment, random.Random(7)
    decoder = ListDecoder(segment)
    widths = set()
    for number in segment.fields["body"].lists:
        documents, frequencies = decoder.documents(number), decoder.frequencies(number)
        assert documents.tolist() == list(segment.documents_of(number))
        assert frequencies.tolist() == list(segment.frequencies_of(number))
        known = segment.places_of(number)
        chosen = sorted(chance.sample(range(len(documents)), chance.randrange(len(documents) + 1)))
        found = decoder.places(number, frequencies, np.array(chosen, np.int64)).tolist()
        assert found == [one for place in chosen for one in known[int(documents[place])]]
        widths.update(bytes(segment.place_blocks(number)[0]))
    assert len(widths) >= 3


def test_keys_and_bits(snapshot: Snapshot) -> None:
    """Of some lists together."""
    (lists,) = lists_of(snapshot)
    numbers = list(lists.segment.fields["body"].lists)[:7]
    stride = lists.stride("body")
    expected = sorted([key for number in numbers for key in lists._all_keys(stride, number)])
    assert list(all_keys(lists, stride, numbers)) == expected
    among = Among([document for number in numbers for document in lists.documents(number)])
    assert bits_of_lists(lists, numbers) == among.bits(lists.segment.documents)


WORK = """
import sys
from artcli.index.effort import IMPORT, Effort
effort = Effort()
print(effort.worth_numpy(0.4 * IMPORT, 10.0), effort.worth_numpy(5.0, 10.0), effort.worth_numpy(0.4 * IMPORT, 10.0))
print(effort.worth_numpy(0.4 * IMPORT, 10.0), effort.worth_numpy(5.0, 10.0), effort.worth_numpy(20.0, 10.0))
expecting, forgoing = Effort(), Effort()
expecting.expect(2 * IMPORT)
forgoing.forgo_numpy()
forgoing.expect(2 * IMPORT)
print(expecting.worth_numpy(20.0, 10.0), forgoing.worth_numpy(2 * IMPORT, 10.0), "numpy" in sys.modules)
"""


def test_numpy_comes_with_work_enough() -> None:
    """Work in parts is added up; what is less than numpy's calls take is done without; what is expected counts at once."""
    done = subprocess.run([sys.executable, "-c", WORK], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False False False", "True False True", "True False False"]
