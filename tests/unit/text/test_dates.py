"""Dates: every way of writing one that was met, in thirty languages, and what is no date."""

from __future__ import annotations

import pytest

from artcli.text.metadata.date_codes import fold
from artcli.text.metadata.date_reader import iso
from artcli.text.metadata.dates import order_of, parse_date, read_dates

WHOLE_LINES = [
    # English
    ("3 May 2004", "2004-05-03"),
    ("May 3, 2004", "2004-05-03"),
    ("May 3 2004", "2004-05-03"),
    ("May 3rd, 2004", "2004-05-03"),
    ("3rd May 2004", "2004-05-03"),
    ("3rd of May, 2004", "2004-05-03"),
    ("the 3rd of May 2004", "2004-05-03"),
    ("21st March 1999", "1999-03-21"),
    ("22nd Aug 2012", "2012-08-22"),
    ("Monday, May 3, 2004", "2004-05-03"),
    ("Monday 3 May 2004", "2004-05-03"),
    ("Mon 3 May 2004 14.05 GMT", "2004-05-03"),
    ("Mon, 03 May 2004 10:00:00 +0000", "2004-05-03"),
    ("Mon May 3 2004", "2004-05-03"),
    ("Sept. 9, 2011", "2011-09-09"),
    ("Sep 9, 2011", "2011-09-09"),
    ("Jan. 1, 2000", "2000-01-01"),
    ("Mar. 1st, 2019", "2019-03-01"),
    ("DECEMBER 24, 2001", "2001-12-24"),
    ("december 24, 2001", "2001-12-24"),
    ("1 Mar '19", "2019-03-01"),
    ("1-Mar-2019", "2019-03-01"),
    ("01-Mar-99", "1999-03-01"),
    ("Mar/01/2019", None),
    ("2004 May 3", "2004-05-03"),
    ("2004-May-03", "2004-05-03"),
    ("July 16, 2012 at 4:05 p.m.", "2012-07-16"),
    ("July 16, 2012 at 4:05 PM EST", "2012-07-16"),
    ("16 Jul 2012, 16:05 BST", "2012-07-16"),
    ("16:05, 16 July 2012", "2012-07-16"),
    ("4:05 PM ET, Mon July 16, 2012", "2012-07-16"),
    ("1405 GMT, 16 July 2012", "2012-07-16"),
    ("(16 July 2012)", "2012-07-16"),
    ("[16 July 2012]", "2012-07-16"),
    ("— 16 July 2012 —", "2012-07-16"),
    ("Published: 19 Sep 1999", "1999-09-19"),
    ("Published 19 September 1999 at 14:05", "1999-09-19"),
    ("Published on September 19, 1999", "1999-09-19"),
    ("First published on Sun 19 Sep 1999 06.00 BST", "1999-09-19"),
    ("Posted: Sep 19, 1999 6:00 AM", "1999-09-19"),
    ("Date: 19 September 1999", "1999-09-19"),
    ("Issued 19 September 1999", "1999-09-19"),
    ("16 July 2012 | 5 min read", "2012-07-16"),
    ("July 16, 2012 · 4 minute read", "2012-07-16"),
    # ISO and numbers
    ("2016-02-13", "2016-02-13"),
    ("2016-2-3", "2016-02-03"),
    ("2016/02/13", "2016-02-13"),
    ("2016.02.13", "2016-02-13"),
    ("2016-02-13T10:00:00Z", "2016-02-13"),
    ("2016-02-13T10:00:00+01:00", "2016-02-13"),
    ("2016-02-13T10:00:00.123Z", "2016-02-13"),
    ("2016-02-13 10:00", "2016-02-13"),
    ("2016-02-13 10:00:00 +0100", "2016-02-13"),
    ("20190301", "2019-03-01"),
    ("13/03/2019", "2019-03-13"),
    ("03/13/2019", "2019-03-13"),
    ("3/13/19", "2019-03-13"),
    ("13-03-2019", "2019-03-13"),
    ("05/05/2019", "2019-05-05"),
    ("Fri 01/03/19", "2019-03-01"),
    ("Thursday 01/03/2019", "2019-01-03"),
    ("13.3.2019", "2019-03-13"),
    ("01.03.2019", "2019-03-01"),
    ("1.3.19", "2019-03-01"),
    ("1. 3. 2019", "2019-03-01"),
    ("01.03.2019, 14:05 Uhr", "2019-03-01"),
    ("31.12.1999", "1999-12-31"),
    ("29.2.2004", "2004-02-29"),
    # partial
    ("March 2019", "2019-03"),
    ("Mar. 2019", "2019-03"),
    ("März 2019", "2019-03"),
    ("mars 2019", "2019-03"),
    ("marzo de 2019", "2019-03"),
    ("2019年3月", "2019-03"),
    ("2019年", "2019"),
    ("2019", "2019"),
    # German
    ("1. März 2019", "2019-03-01"),
    ("3. Mai 2004", "2004-05-03"),
    ("Montag, 3. Mai 2004", "2004-05-03"),
    ("Mo, 3. Mai 2004", "2004-05-03"),
    ("Do., 3. Jan. 2019", "2019-01-03"),
    ("den 12. Dezember 1998", "1998-12-12"),
    ("7. Jänner 2015", "2015-01-07"),
    ("3. Oktober 1990, 18.30 Uhr", "1990-10-03"),
    ("Veröffentlicht am 3. Oktober 1990 um 18:30 Uhr", "1990-10-03"),
    ("Stand: 03.10.1990", "1990-10-03"),
    # French
    ("1er mars 2019", "2019-03-01"),
    ("1 mars 2019", "2019-03-01"),
    ("le 3 mai 2004", "2004-05-03"),
    ("lundi 3 mai 2004", "2004-05-03"),
    ("mar. 5 mars 2019", "2019-03-05"),
    ("14 août 2003 à 14h05", "2003-08-14"),
    ("Publié le 14 février 2003 à 14 h 05", "2003-02-14"),
    ("24 déc. 2001", "2001-12-24"),
    ("30 juillet 2001", "2001-07-30"),
    # Spanish
    ("1 de marzo de 2019", "2019-03-01"),
    ("1 marzo 2019", "2019-03-01"),
    ("lunes, 3 de mayo de 2004", "2004-05-03"),
    ("3 ago 2004", "2004-08-03"),
    ("12 de setiembre del 2001", "2001-09-12"),
    ("Publicado el 12 de octubre de 2001 a las 10:30", "2001-10-12"),
    ("3 mayo 2004 - 10:30 CET", "2004-05-03"),
    # Portuguese
    ("1º de março de 2019", "2019-03-01"),
    ("3 de maio de 2004", "2004-05-03"),
    ("segunda-feira, 3 de maio de 2004", "2004-05-03"),
    ("Publicado em 9 de dezembro de 2010 às 10h30", "2010-12-09"),
    ("9 fev 2010", "2010-02-09"),
    # Italian
    ("1 marzo 2019", "2019-03-01"),
    ("lunedì 3 maggio 2004", "2004-05-03"),
    ("mercoledì 12 dicembre 2018", "2018-12-12"),
    ("Pubblicato il 6 gennaio 2018 alle 9:30", "2018-01-06"),
    ("6 giu 2018", "2018-06-06"),
    # Dutch and the North
    ("3 mei 2004", "2004-05-03"),
    ("maandag 3 mei 2004", "2004-05-03"),
    ("12 mrt 2012 om 10.30 uur", "2012-03-12"),
    ("Gepubliceerd op 12 augustus 2012", "2012-08-12"),
    ("3 maj 2004", "2004-05-03"),
    ("måndag 3 maj 2004", "2004-05-03"),
    ("Publicerad 12 augusti 2012 kl. 10.30", "2012-08-12"),
    ("3. maj 2004", "2004-05-03"),
    ("lørdag den 8. december 2012", "2012-12-08"),
    ("8. desember 2012", "2012-12-08"),
    ("3. toukokuuta 2004", "2004-05-03"),
    ("maanantai 3. toukokuuta 2004 klo 10.30", "2004-05-03"),
    # Slavic
    ("3 мая 2004", "2004-05-03"),
    ("3 мая 2004 г.", "2004-05-03"),
    ("3 мая 2004 года, 14:05", "2004-05-03"),
    ("понедельник, 3 мая 2004 г.", "2004-05-03"),
    ("Опубликовано: 12 февраля 2015 в 10:30", "2015-02-12"),
    ("3 травня 2004 року", "2004-05-03"),
    ("12 листопада 2015", "2015-11-12"),
    ("3 maja 2004 r.", "2004-05-03"),
    ("12 października 2015, godz. 10:30", "2015-10-12"),
    ("12 listopada 2015", "2015-11-12"),
    ("3. května 2004", "2004-05-03"),
    ("12. října 2015", "2015-10-12"),
    # other
    ("3 Mayıs 2004", "2004-05-03"),
    ("12 Ağustos 2015 Çarşamba", "2015-08-12"),
    ("5 Şubat 2015, 10:30", "2015-02-05"),
    ("3 mai 2004", "2004-05-03"),
    ("12 noiembrie 2015", "2015-11-12"),
    ("2004. május 3., hétfő", "2004-05-03"),
    ("Mon May 3 14:05:33 UTC 2004", "2004-05-03"),
    ("Mon May 03 14:05:33 +0000 2004", "2004-05-03"),
    ("Thứ hai, 3/5/2004", "2004-05-03"),
    ("Thứ Tư, 5/5/2004 10:30", "2004-05-05"),
    ("Chủ nhật, 2/5/2004", "2004-05-02"),
    ("2015. november 12. 10:30", "2015-11-12"),
    ("3 Μαΐου 2004", "2004-05-03"),
    ("12 Νοεμβρίου 2015", "2015-11-12"),
    ("3 Mei 2004", "2004-05-03"),
    ("12 Agustus 2015, 10:30 WIB", "2015-08-12"),
    ("3 tháng 5 năm 2004", "2004-05-03"),
    ("ngày 3 tháng 5, 2004", "2004-05-03"),
    ("٣ مايو ٢٠٠٤", "2004-05-03"),
    ("3 مايو 2004", "2004-05-03"),
    ("الاثنين 3 أيار 2004", "2004-05-03"),
    ("3 مايو/أيار 2004", "2004-05-03"),
    ("۳ مه ۲۰۰۴", "2004-05-03"),
    ("3 במאי 2004", "2004-05-03"),
    ("3 मई 2004", "2004-05-03"),
    ("12 नवंबर 2015", "2015-11-12"),
    ("3 พฤษภาคม 2004", "2004-05-03"),
    # East Asia
    ("2019年3月1日", "2019-03-01"),
    ("2019 年 3 月 1 日", "2019-03-01"),
    ("２０１９年３月１日", "2019-03-01"),
    ("二〇一九年三月一日", "2019-03-01"),
    ("二零一九年十二月三十一日", "2019-12-31"),
    ("2019年3月1日 星期五", "2019-03-01"),
    ("2019年3月1日 10:30", "2019-03-01"),
    ("2019年3月1日（金）10時30分", "2019-03-01"),
    ("2019年03月01日 金曜日", "2019-03-01"),
    ("发布时间：2019-03-01 10:30", "2019-03-01"),
    ("令和元年5月1日", "2019-05-01"),
    ("平成31年4月30日", "2019-04-30"),
    ("民國108年3月1日", "2019-03-01"),
    ("2019년 3월 1일", "2019-03-01"),
    ("2019년 3월 1일 금요일", "2019-03-01"),
    ("입력 2019.03.01 10:30", "2019-03-01"),
]


@pytest.mark.parametrize(("line", "expected"), WHOLE_LINES)
def test_a_line_that_is_a_date_is_read_whole(line, expected):
    """Every form gives the ISO date, and the stretch read is the whole line."""
    reading = read_dates(line)
    if expected is None:
        assert reading is None or reading.published is None
    else:
        assert reading is not None
        assert (reading.published, reading.updated, reading.ambiguous) == (expected, None, False)
        assert line[: reading.start].strip("([— ") == ""
        assert line[reading.end :].strip(")]— ") == ""


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Updated: 3 May 2004", None, "2004-05-03"),
        ("Last updated on Jul. 16, 2012 at 4:05 p.m.", None, "2012-07-16"),
        ("Last modified: 2012-07-16", None, "2012-07-16"),
        ("Published 1 Mar 2019 | Updated 3 Mar 2019", "2019-03-01", "2019-03-03"),
        ("Published: 1 Mar 2019, last updated: 3 Mar 2019", "2019-03-01", "2019-03-03"),
        ("Updated 3 Mar 2019 (published 1 Mar 2019)", "2019-03-01", "2019-03-03"),
        ("1 Mar 2019, updated 3 Mar 2019", "2019-03-01", "2019-03-03"),
        ("Aktualisiert am 3. Mai 2004 um 10:30", None, "2004-05-03"),
        ("Veröffentlicht: 1.5.2004, aktualisiert: 3.5.2004", "2004-05-01", "2004-05-03"),
        ("Publié le 1 mai 2004, mis à jour le 3 mai 2004", "2004-05-01", "2004-05-03"),
        ("Actualizado: 3 de mayo de 2004", None, "2004-05-03"),
        ("Atualizado em 3 de maio de 2004", None, "2004-05-03"),
        ("Aggiornato il 3 maggio 2004", None, "2004-05-03"),
        ("Bijgewerkt op 3 mei 2004", None, "2004-05-03"),
        ("Обновлено: 3 мая 2004", None, "2004-05-03"),
        ("更新时间：2019-03-01 10:30", None, "2019-03-01"),
        ("公開 2019年3月1日 更新 2019年3月3日", "2019-03-01", "2019-03-03"),
        ("입력 2019.03.01 10:30 수정 2019.03.03 11:00", "2019-03-01", "2019-03-03"),
        ("آخر تحديث: 3 مايو 2004", None, "2004-05-03"),
        ("Cập nhật: 3 tháng 5, 2004", None, "2004-05-03"),
    ],
)
def test_published_and_updated_are_told_apart(line, published, updated):
    """A date belongs to the label before it."""
    reading = read_dates(line)
    assert reading is not None
    assert (reading.published, reading.updated) == (published, updated)


@pytest.mark.parametrize("line", ["01/03/19", "01/03/2019", "3-4-2019", "12/11/2010", "04/05/06", "1/2/2003 10:30"])
def test_day_and_month_are_never_guessed(line):
    """Two numbers up to twelve, without evidence, give no date but say that one was there."""
    reading = read_dates(line)
    assert reading is not None
    assert reading.published is None
    assert reading.ambiguous


@pytest.mark.parametrize(
    ("line", "order", "expected"),
    [
        ("01/03/19", "day_first", "2019-03-01"),
        ("01/03/19", "month_first", "2019-01-03"),
        ("13/03/19", "month_first", "2019-03-13"),
        ("3-4-2019", "day_first", "2019-04-03"),
        ("1.3.2019", "month_first", "2019-03-01"),
    ],
)
def test_a_known_order_settles_numbers(line, order, expected):
    """The order decides, unless the numbers or the full stops say otherwise."""
    assert parse_date(line, order) == expected


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        (["it opened on 25/12/2018"], None, "day_first"),
        (["it opened on 12/25/2018"], "de", "month_first"),
        (["no dates"], "de", "day_first"),
        (["no dates"], "fr", "day_first"),
        (["no dates"], "en", None),
        (["no dates"], None, None),
        (["score 3-2, 4/5/6/7, 1/2/2003"], None, None),
        (["version 25/12/2018/4"], None, None),
    ],
)
def test_the_order_follows_from_the_texts_other_dates_or_its_language(texts, language, expected):
    """A number over twelve proves the order; else a language that has only one."""
    assert order_of(texts, language) == expected


@pytest.mark.parametrize(
    "line",
    [
        "31 February 2019",
        "2019-13-01",
        "2019-02-30",
        "32 May 2004",
        "29 February 2019",
        "31.04.2019",
        "20191301",
        "2019年13月1日",
        "40/40/2019",
        "0 May 2004",
        "3 May 9999",
    ],
)
def test_impossible_dates_are_refused(line):
    """What the calendar doesn't have is no date."""
    reading = read_dates(line)
    assert reading is None or (reading.published, reading.updated, reading.ambiguous) == (None, None, False)


@pytest.mark.parametrize(
    "line",
    [
        "The council met in March",
        "hello",
        "",
        "123",
        "12345678",
        "£4.5bn",
        "3-1",
        "Chapter 3",
        "Newcastle 2-1 Bolton",
        "Call 555 1234",
        "May",
        "Monday",
        "Sunday Times",
        "24 hours in the city",
        "1984 and all that",
        "Version 2.10.3 is out",
        "192.168.1.1",
        "Page 3 of 12",
        "In 2004 the river rose",
        "Ann Lee",
        "x" * 500,
        "1 " * 60,
    ],
)
def test_what_is_no_date(line):
    """Numbers, names and months alone are no date."""
    reading = read_dates(line)
    assert reading is None or (reading.published is None and reading.updated is None)


@pytest.mark.parametrize(
    "line",
    [
        "2 hours ago",
        "3 days ago",
        "1 hour ago",
        "2h ago",
        "vor 2 Stunden",
        "il y a 2 heures",
        "hace 3 horas",
        "há 2 horas",
        "2 ore fa",
        "2 uur geleden",
        "2 часа назад",
        "2小时前",
        "2時間前",
        "2시간 전",
        "منذ 2 ساعات",
        "2 giờ trước",
        "Yesterday, 10:30",
        "Updated 2 hours ago",
        "5 min read",
        "4-minute read",
        "Posted yesterday",
        "Published: today",
        "Lesezeit: 4 Minuten",
    ],
)
def test_relative_dates_are_date_lines_without_a_date(line):
    """They are recognised whole, so that nobody takes them for a name, and say no date."""
    reading = read_dates(line)
    assert reading is not None
    assert (reading.published, reading.updated) == (None, None)
    assert (reading.start, reading.end) == (0, len(line))


@pytest.mark.parametrize(
    ("line", "stretch", "expected"),
    [
        ("By Ann Lee, 3 May 2004", ", 3 May 2004", "2004-05-03"),
        ("By Ann Lee | 14 November 2009", "| 14 November 2009", "2009-11-14"),
        ("Posted on May 3, 2004 by Ann Lee", "Posted on May 3, 2004", "2004-05-03"),
        ("By Linh Do, 3 May 2004", ", 3 May 2004", "2004-05-03"),
        ("By Linh Do 3 May 2004", "3 May 2004", "2004-05-03"),
        ("Hanoi, 3 May 2004", ", 3 May 2004", "2004-05-03"),
        ("Ann Lee Published 3 May 2004", "Published 3 May 2004", "2004-05-03"),
        ("Von Anna Kern, 3. Mai 2004", ", 3. Mai 2004", "2004-05-03"),
    ],
)
def test_the_stretch_of_a_date_in_a_line(line, stretch, expected):
    """What is read ends where the words of dates end, and leaves a short surname alone."""
    reading = read_dates(line)
    assert reading is not None
    assert line[reading.start : reading.end].strip() == stretch
    assert reading.published == expected


@pytest.mark.parametrize(
    ("line", "yearless"), [("Tuesday, 1 March", True), ("3 May", True), ("Updated 3 May", False), ("3 May 2004", False)]
)
def test_a_date_without_a_year_is_marked(line, yearless):
    """It may be a fixture's day as well as the article's, unless a label says so."""
    reading = read_dates(line)
    assert reading is not None
    assert reading.yearless is yearless


def test_iso_is_as_exact_as_the_text():
    """A year, a month, a day: no more is written than is known."""
    assert (iso(2019), iso(2019, 3), iso(2019, 3, 1)) == ("2019", "2019-03", "2019-03-01")
    assert (iso(2019, 2, 30), iso(0), iso(2019, 13), iso(2019, 3, 0)) == (None, None, None, None)


def test_fold_takes_case_and_accents_off():
    """A word is found however it is accented."""
    assert (fold("MÄRZ"), fold("Août"), fold("İstanbul")) == ("marz", "aout", "istanbul")


def test_hostile_lines_are_read_in_time_that_is_linear():
    """Long runs of anything are prose; short ones cost little."""
    for line in ("1" * 160, "1/" * 80, "May " * 40, "1 May " * 26, "a" * 50_000_000):
        read_dates(line)
