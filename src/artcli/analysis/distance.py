"""How far is one word from another?  Letters to change.  Pure."""

from __future__ import annotations


def edit_distance(one: str, other: str, most: int) -> int:
    """Return how many letters must change, come, go or swap with their neighbour to make one word of another; ``most + 1`` if more.

    Optimal string alignment (Damerau 1964, each stretch edited once).

    >>> edit_distance("hanoi", "hanio", 2), edit_distance("summit", "sumit", 2), edit_distance("abc", "xyz", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
