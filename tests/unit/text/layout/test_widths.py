"""How wide lines are in type."""

from artcli.text.layout.widths import fixed, has_wide, helvetica, times


def test_wide_letters_take_two_columns():
    """Chinese and Japanese letters and punctuation are twice as wide as others."""
    assert [fixed("abc"), fixed("旧港。"), fixed("“é”")] == [3, 6, 3]


def test_letters_differ_in_type():
    """In proportional type an m is nearly three times as wide as an i."""
    assert times("mmmm") > 2.5 * times("iiii")
    assert helvetica("mmmm") > 3 * helvetica("iiii")


def test_a_line_measures_what_the_metrics_say():
    """Times-Roman: H 722, a 444, r 333, b 500, o 500, u 500, r 333 make 3332 thousandths of an em."""
    assert abs(times("Harbour") * 4 - 3332) <= 14


def test_unknown_letters_have_the_mean_width():
    """Letters outside the tables don't spoil a measure."""
    assert 400 <= times("Ж") * 4 <= 520


def test_plain_columns_suffice_where_no_letter_is_wide():
    """Only wide letters need the slower count."""
    assert has_wide(["a", "旧"])
    assert not has_wide(["a", "é“"])
