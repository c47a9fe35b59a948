"""Candidates, resemblance, groups and the file of versions."""

import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.errors import IndexDamagedError
from artcli.index import versions
from artcli.index.checking.versions import versions_findings
from artcli.index.comparing.candidates import MOST, candidates
from artcli.index.comparing.grouping import CLOSE, LARGE, groups_of
from artcli.index.comparing.trigrams import shared, trigrams_of
from artcli.index.comparing.written import write_versions
from artcli.index.manifest import Manifest, VersionsEntry
from artcli.index.segments.sketches import NO_HASH, SIZE
from artcli.index.versions import Link, VersionsFile


def sketches(*rows: list[int]) -> np.ndarray:
    return np.array([row + [NO_HASH] * (SIZE - len(row)) for row in rows], np.uint32)


def found(rows: np.ndarray, fresh: list[int] | None = None) -> set[tuple[int, int]]:
    new = np.ones(len(rows), bool)
    if fresh is not None:
        new[:] = False
        new[fresh] = True
    return {(one, other) for one, other in candidates(rows, new).tolist()}


def test_two_hashes_of_their_own_make_a_pair() -> None:
    """One isn't enough, and what is missing is shared by nobody."""
    rows = sketches([1, 2, 3], [4, 2, 1], [9, 3], [])
    assert found(rows) == {(0, 1)}
    assert found(sketches([], [])) == set()
    assert found(np.empty((0, SIZE), np.uint32)) == set()


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 1000])
def test_parts_are_all_pairs_together(parts: int) -> None:
    """However many share the work, each pair is found by one of them."""
    chosen = random.Random(5)
    families = [chosen.sample(range(10_000), SIZE) for _ in range(100)]
    rows = np.array([[*chosen.choice(families)[:-2], *chosen.sample(range(10_000), 2)] for _ in range(300)], np.uint32)
    new = np.array([chosen.random() < 0.5 for _ in rows])
    whole = candidates(rows, new).tolist()
    assert len(whole) > 100
    assert [pair for part in range(parts) for pair in candidates(rows, new, (part, parts)).tolist()] == whole


def test_only_pairs_with_a_fresh_article_are_looked_at() -> None:
    """What was compared before isn't compared again."""
    rows = sketches([1, 2], [1, 2], [5, 6], [5, 6])
    assert found(rows, [3]) == {(2, 3)}
    assert found(rows, []) == set()


def test_a_passage_that_many_have_makes_no_pairs() -> None:
    """Thousands of newsletters with the same foot are as many pairs as there are articles at the most, and none where the rest differs."""
    chosen = random.Random(1)
    rows = sketches(*[[1, 2, 3, *chosen.sample(range(10, 1 << 20), 5)] for _ in range(5_000)])
    assert found(rows) == set()


def test_many_copies_of_one_article_are_all_connected() -> None:
    """Each with some only: the work grows with them, not with their square."""
    rows = sketches(*[[1, 2, 3, 4, 5, 6, 7, 8]] * 2_000)
    pairs = found(rows)
    assert len(pairs) <= MOST * len(rows)
    groups = groups_of([Link(f"{one:016}", f"{other:016}", 1.0) for one, other in pairs])
    assert [len(group) for group in groups] == [2_000]


def plain(text: str) -> set[tuple[str, ...]]:
    """Return a text's trigrams, plainly."""
    words = "".join([sign if sign.isalnum() else " " for sign in text.lower()]).split()
    return set(zip(words, words[1:], words[2:], strict=False))


@given(st.lists(st.text("ab c.D'\n-", max_size=40), max_size=8))
def test_trigrams_are_those_of_each_text(texts: list[str]) -> None:
    """As many as there are, and two texts share what they share."""
    made = trigrams_of(texts)
    assert [len(one) for one in made] == [len(plain(text)) for text in texts]
    for text, one in zip(texts, made, strict=True):
        for again, other in zip(texts, made, strict=True):
            both, either = len(plain(text) & plain(again)), len(plain(text) | plain(again))
            assert shared(one, other) == pytest.approx(both / max(either, 1))


def test_signs_make_no_other_words() -> None:
    """Quotation marks and dashes of all kinds; and in scripts without spaces a character is a word."""
    straight, curly = trigrams_of(['"It is so" - he said', "“It is so” — he said"])
    assert shared(straight, curly) == 1
    one, other = trigrams_of(["海の壁は高いと彼は言った", "海の壁は高いと彼女は言った"])
    assert 0.4 < shared(one, other) < 1


def test_a_chain_of_bulletins_is_no_group() -> None:
    """Each half of the one before: they are groups of one; links of all but the same articles still hold."""
    names = [f"{number:016}" for number in range(LARGE + 8)]
    chain = [Link(one, other, 0.5) for one, other in pairwise(names)]
    assert groups_of(chain[: LARGE - 1]) == [names[:LARGE]]
    assert groups_of(chain) == [[name] for name in names]
    close = [*chain, Link(names[0], names[1], CLOSE)]
    assert groups_of(close)[0] == names[:2]
    same = [Link(one, other, 0.9) for one, other in pairwise(names)]
    assert groups_of(same) == [names]


LINKS = [Link("a" * 16, "b" * 16, 0.9), Link("b" * 16, "c" * 16, 0.456), Link("e" * 16, "f" * 16, 1.0)]


def written(folder: Path, links: list[Link]) -> Manifest:
    groups = groups_of(links)
    entry = VersionsEntry(0.4, "s0123456789abcdef")
    size = write_versions(folder / str(entry.file_name), links, groups)
    return Manifest(1, "0", versions=VersionsEntry(0.4, entry.name, size, sum(map(len, groups))))


@pytest.mark.parametrize("few", [0, versions.FEW])
def test_what_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """Groups, their members, and the links that made them, whether there are few or many."""
    monkeypatch.setattr(versions, "FEW", few)
    manifest = written(tmp_path, LINKS)
    file = VersionsFile(tmp_path / "s0123456789abcdef.versions")
    assert set(file.links()) == set(LINKS)
    group = file.group_of("a" * 16)
    assert group is not None
    assert file.members(group) == ("a" * 16, "b" * 16, "c" * 16)
    assert file.group_of("b" * 16) == group != file.group_of("f" * 16)
    assert [file.group_of(one) for one in ("d" * 16, "", "z" * 16, "a" * 8 + "b" * 8)] == [None] * 4
    file.close()
    assert versions_findings(tmp_path, manifest) == ()


def test_damage_is_told(tmp_path: Path) -> None:
    """A flipped bit anywhere, a cut file and a missing one are each found; what is read of it is right, or an error."""
    manifest = written(tmp_path, LINKS)
    path = tmp_path / "s0123456789abcdef.versions"
    good = path.read_bytes()
    for at in range(len(good)):
        path.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
        assert len(versions_findings(tmp_path, manifest)) == 1, at
        try:
            file = VersionsFile(path)
            assert set(file.links()) == set(LINKS)
            assert file.group_of("c" * 16) is not None
        except IndexDamagedError as error:
            assert str(path) in str(error)
    path.write_bytes(good[:-1])
    assert "wrong size" in versions_findings(tmp_path, manifest)[0].what
    path.unlink()
    assert "missing" in versions_findings(tmp_path, manifest)[0].what
