"""Word by word, what differs between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from artcli.comparison import compare


def test_a_block_stands_beside_what_became_it() -> None:
    """What went is changed on the left, what came on the right, all else the same on both."""
    rows = compare(
        "Home | News\n\nThe state-\nowned works\nclosed.\n\nMore.", ["The state-owned works closed.", "More."]
    )
    assert [run.text.split() for run in rows[0].old if run.changed] == [["Home", "|", "News"], ["state-", "owned"]]
    assert [run.text.strip() for run in rows[0].new if run.changed] == ["state-owned"]
    assert [run.text.strip() for run in rows[1].new] == ["More."]


def test_nothing_changed_is_said() -> None:
    """Equal texts have no changed run."""
    rows = compare("One two.\n\nThree.", ["One two.", "Three."])
    assert not any(run.changed for row in rows for run in (*row.old, *row.new))


@given(st.text(alphabet="ab \n", max_size=40), st.lists(st.text(alphabet="ab \n", max_size=20), max_size=3))
def test_nothing_is_lost(old: str, blocks: list[str]) -> None:
    """Each side, put together again, is the text."""
    rows = compare(old, blocks)
    assert "".join(run.text for row in rows for run in row.old).split() == old.split()
    assert " ".join("".join(run.text for run in row.new) for row in rows).split() == " ".join(blocks).split()
