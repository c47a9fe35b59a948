"""Bylines in twenty languages, names without "By", and lines that only look like one."""

from __future__ import annotations

import pytest

from artcli.text.metadata.bylines import read_byline, read_names, split_authors
from artcli.text.metadata.caseless_bylines import read_caseless_byline
from artcli.text.metadata.credit_parts import Byline
from artcli.text.metadata.names import read_name
from artcli.text.metadata.outlets import is_outlet

AUTHORS = [
    ("By Nell Carver", ["Nell Carver"]),
    ("by Nell Carver", ["Nell Carver"]),
    ("BY NELL CARVER", ["Nell Carver"]),
    ("By NELL CARVER", ["Nell Carver"]),
    ("By: Nell Carver", ["Nell Carver"]),
    ("By  Nell Carver", ["Nell Carver"]),
    ("By Nell Carver and Tom Abara", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver & Tom Abara", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver with Tom Abara", ["Nell Carver", "Tom Abara"]),
    ("By NELL CARVER AND TOM ABARA", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver, Tom Abara and Iris Vane", ["Nell Carver", "Tom Abara", "Iris Vane"]),
    ("By Nell Carver, Tom Abara, and Iris Vane", ["Nell Carver", "Tom Abara", "Iris Vane"]),
    ("By Nell Carver, Tom Abara, Iris Vane", ["Nell Carver", "Tom Abara", "Iris Vane"]),
    ("By Nell Carver / Tom Abara", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver; Tom Abara", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver, Staff Writer", ["Nell Carver"]),
    ("By Nell Herald, Staff Writer", ["Nell Herald"]),
    ("By Harbour Herald, Staff Writer", []),
    ("By Nell Carver, Staff Writer, in London", ["Nell Carver"]),
    ("By Nell Carver and Tom Abara, Staff Writers", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver, Political Correspondent", ["Nell Carver"]),
    ("By Nell Carver, Political Editor, and Tom Abara, Staff Writer", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver, Special to the Harbour Post", ["Nell Carver"]),
    ("By Nell Carver, Harbour Post Staff Writer", ["Nell Carver"]),
    ("By Nell Carver Contributing Writer", ["Nell Carver"]),
    ("By Nell Carver in London", ["Nell Carver"]),
    ("By Nell Carver in Rio de Janeiro", ["Nell Carver"]),
    ("By Nell Carver in London and Tom Abara in Lagos", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver and Tom Abara in New York", ["Nell Carver", "Tom Abara"]),
    ("By Nell Carver, London", ["Nell Carver"]),
    ("By Nell Carver, New York", ["Nell Carver"]),
    ("By Nell Carver | Harbour News", ["Nell Carver"]),
    ("By Nell Carver - Harbour News", ["Nell Carver"]),
    ("By Nell Carver for Harbour News", ["Nell Carver"]),
    ("By Nell Carver of the Harbour Post", ["Nell Carver"]),
    ("By Nell Carver (Reuters)", ["Nell Carver"]),
    ("By Nell Carver, Reuters", ["Nell Carver"]),
    ("By Nell Carver, BBC News", ["Nell Carver"]),
    ("By Nell Carver nell@harbour.example", ["Nell Carver"]),
    ("By Nell Carver (nell@harbour.example)", ["Nell Carver"]),
    ("By Nell Carver @nellcarver", ["Nell Carver"]),
    ("By Nell Carver.", ["Nell Carver"]),
    ("By Nell Carver:", ["Nell Carver"]),
    ("By Dr Nell Carver", ["Nell Carver"]),
    ("By Dr. Nell Carver, PhD", ["Nell Carver"]),
    ("By Prof. Nell Carver", ["Nell Carver"]),
    ("By Professor Nell Carver", ["Nell Carver"]),
    ("By N.C. Carver", ["N.C. Carver"]),
    ("By N. C. Carver", ["N. C. Carver"]),
    ("By N. Carver", ["N. Carver"]),
    ("By Nell C. Carver", ["Nell C. Carver"]),
    ("By JR Smithers", ["JR Smithers"]),
    ("By JR SMITHERS", ["JR Smithers"]),
    ("By Tom Abara Jr.", ["Tom Abara Jr."]),
    ("By Tom Abara III", ["Tom Abara III"]),
    ("By Nell O’Donovan", ["Nell O’Donovan"]),
    ("By NELL O’DONOVAN", ["Nell O’Donovan"]),
    ("By Nell O'Donovan", ["Nell O'Donovan"]),
    ("By Sofie van der Meer", ["Sofie van der Meer"]),
    ("By SOFIE VAN DER MEER", ["Sofie van der Meer"]),
    ("By Luisa de la Cueva", ["Luisa de la Cueva"]),
    ("By Ruth Lang-Hollis", ["Ruth Lang-Hollis"]),
    ("By Fiona MacAskill", ["Fiona MacAskill"]),
    ("By FIONA MCASKILL", ["Fiona McAskill"]),
    ("By Samir al-Khatib", ["Samir al-Khatib"]),
    ("By Omar bin Faisal", ["Omar bin Faisal"]),
    ("By Jeanne d’Aubrac", ["Jeanne d’Aubrac"]),
    ("By Zoë Ångström", ["Zoë Ångström"]),
    ("By Linh Do", ["Linh Do"]),
    ("By Minh An", ["Minh An"]),
    ("By Bo Xu", ["Bo Xu"]),
    ("By May Lim", ["May Lim"]),
    ("By Voltairine", ["Voltairine"]),
    ("By Sports Desk", ["Sports Desk"]),
    ("By The Editorial Board", ["The Editorial Board"]),
    ("By José Ortega y Gasol", ["José Ortega y Gasol"]),
    ("Interview by Nell Carver", ["Nell Carver"]),
    ("Words by Nell Carver", ["Nell Carver"]),
    ("Words by Nell Carver, photographs by Tom Abara", ["Nell Carver"]),
    ("Words: Nell Carver", ["Nell Carver"]),
    ("Text: Nell Carver", ["Nell Carver"]),
    ("Text: Nell Carver, Photos: Tom Abara", ["Nell Carver"]),
    ("Story by Nell Carver", ["Nell Carver"]),
    ("Written by Nell Carver", ["Nell Carver"]),
    ("Reported by Nell Carver", ["Nell Carver"]),
    ("Posted by Nell Carver", ["Nell Carver"]),
    ("Author: Nell Carver", ["Nell Carver"]),
    ("Authors: Nell Carver, Tom Abara", ["Nell Carver", "Tom Abara"]),
    ("An essay by Nell Carver", ["Nell Carver"]),
    ("Review by Nell Carver", ["Nell Carver"]),
    ("From Nell Carver in Hanoi", ["Nell Carver"]),
    # German
    ("Von Jana Kessler", ["Jana Kessler"]),
    ("VON JANA KESSLER", ["Jana Kessler"]),
    ("von Jana Kessler", ["Jana Kessler"]),
    ("Von Jana Kessler und Uwe Strauß", ["Jana Kessler", "Uwe Strauß"]),
    ("Von Jana Kessler, Uwe Strauß und Ida Löw", ["Jana Kessler", "Uwe Strauß", "Ida Löw"]),
    ("Von Jana Kessler, Berlin", ["Jana Kessler"]),
    ("Von Jana Kessler in Berlin", ["Jana Kessler"]),
    ("Von unserer Korrespondentin Jana Kessler", []),
    ("Ein Gastbeitrag von Jana Kessler", ["Jana Kessler"]),
    ("Autorin: Jana Kessler", ["Jana Kessler"]),
    ("Text: Jana Kessler", ["Jana Kessler"]),
    ("Von Karl von Stetten", ["Karl von Stetten"]),
    # French
    ("Par Odile Garnier", ["Odile Garnier"]),
    ("Par Odile Garnier et Luc Morel", ["Odile Garnier", "Luc Morel"]),
    ("Par Odile Garnier, Luc Morel et Éva Petit", ["Odile Garnier", "Luc Morel", "Éva Petit"]),
    ("Par Odile Garnier à Lyon", ["Odile Garnier"]),
    ("Par Odile Garnier, envoyée spéciale à Lyon", ["Odile Garnier"]),
    ("Propos recueillis par Odile Garnier", ["Odile Garnier"]),
    ("Auteur : Odile Garnier", ["Odile Garnier"]),
    ("Par Jean-Luc d’Estrée", ["Jean-Luc d’Estrée"]),
    # Spanish and Portuguese
    ("Por Lucía Marín", ["Lucía Marín"]),
    ("Por Lucía Marín y Raúl Peña", ["Lucía Marín", "Raúl Peña"]),
    ("Por Lucía Marín en Madrid", ["Lucía Marín"]),
    ("Por Lucía Marín, corresponsal en Bogotá", ["Lucía Marín"]),
    ("Texto: Lucía Marín", ["Lucía Marín"]),
    ("Por Raúl Peña e Inés Soto", ["Raúl Peña", "Inés Soto"]),
    ("Por Beatriz da Costa e João Pires", ["Beatriz da Costa", "João Pires"]),
    ("Por Beatriz dos Anjos, em Lisboa", ["Beatriz dos Anjos"]),
    ("Autora: Beatriz dos Anjos", ["Beatriz dos Anjos"]),
    # Italian
    ("Di Carla Bassi", ["Carla Bassi"]),
    ("di Carla Bassi e Piero Neri", ["Carla Bassi", "Piero Neri"]),
    ("A cura di Carla Bassi", ["Carla Bassi"]),
    ("di Carla Bassi, inviata", ["Carla Bassi"]),
    ("Autore: Carla Bassi", ["Carla Bassi"]),
    # Dutch and the North
    ("Door Femke Bakker", ["Femke Bakker"]),
    ("Door Femke Bakker en Sjoerd de Wit", ["Femke Bakker", "Sjoerd de Wit"]),
    ("Tekst: Femke Bakker", ["Femke Bakker"]),
    ("Av Liv Strand", ["Liv Strand"]),
    ("Av Liv Strand och Nils Ek", ["Liv Strand", "Nils Ek"]),
    ("Text: Liv Strand", ["Liv Strand"]),
    ("Af Liv Strand og Nils Bøgh", ["Liv Strand", "Nils Bøgh"]),
    ("Teksti: Aino Koski", ["Aino Koski"]),
    # Slavic, Greek, Turkish, Hungarian, Indonesian, Vietnamese
    ("Автор: Вера Лосева", ["Вера Лосева"]),
    ("Автор: Вера Лосева и Пётр Зимин", ["Вера Лосева", "Пётр Зимин"]),
    ("Текст: Вера Лосева", ["Вера Лосева"]),
    ("Автори: Олена Бойко та Ігор Савчук", ["Олена Бойко", "Ігор Савчук"]),
    ("Autor: Ewa Nowicka", ["Ewa Nowicka"]),
    ("Autor: Petr Dvořák a Jana Malá", ["Petr Dvořák", "Jana Malá"]),
    ("Γράφει ο Νίκος Βαλής", ["Νίκος Βαλής"]),
    ("Yazan: Deniz Aksoy", ["Deniz Aksoy"]),
    ("Haber: Deniz Aksoy ve Emre Tunç", ["Deniz Aksoy", "Emre Tunç"]),
    ("Írta: Szalai Réka", ["Szalai Réka"]),
    ("Oleh Dewi Lestanti", ["Dewi Lestanti"]),
    ("Tác giả: Trần Thu Hà", ["Trần Thu Hà"]),
    ("Bài: Lê Minh An", ["Lê Minh An"]),
    # scripts without capitals
    ("بقلم: سامر العلي", ["سامر العلي"]),
    ("بقلم سامر العلي", ["سامر العلي"]),
    ("بقلم سامر العلي وهدى منصور", ["سامر العلي", "هدى منصور"]),
    ("بقلم سامر العلي و هدى منصور", ["سامر العلي", "هدى منصور"]),
    ("كتب: سامر العلي", ["سامر العلي"]),
    ("كتبت هدى منصور", ["هدى منصور"]),
    ("إعداد: هدى منصور", ["هدى منصور"]),
    ("נכתב", []),
    ("מאת דנה ברק", ["דנה ברק"]),
    ("מאת: דנה ברק ויואב שחר", ["דנה ברק", "יואב שחר"]),
    ("लेखक: अनिल वर्मा", ["अनिल वर्मा"]),
    ("โดย สมศรี ใจงาม", ["สมศรี ใจงาม"]),
    ("نویسنده: مینا رستمی", ["مینا رستمی"]),
]


@pytest.mark.parametrize(("line", "authors"), AUTHORS)
def test_authors_of_a_byline(line, authors):
    """Each author's name is read as printed, capitals put into name case; roles, places and addresses are no authors."""
    found = read_byline(line)
    assert list(found.authors if found else ()) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("记者 陈立群", ["陈立群"]),
        ("记者陈立群", ["陈立群"]),
        ("记者：陈立群", ["陈立群"]),
        ("记者 陈立群 周文", ["陈立群", "周文"]),
        ("记者 陈立群、周文", ["陈立群", "周文"]),
        ("本报记者 陈立群", ["陈立群"]),
        ("本报记者 陈立群 广州报道", ["陈立群"]),
        ("新华社记者陈立群", ["陈立群"]),
        ("（记者陈立群 周文）", ["陈立群", "周文"]),
        ("【记者陈立群／台北报道】", ["陈立群"]),
        ("記者陳立群／台北報導", ["陳立群"]),
        ("作者：陈立群", ["陈立群"]),
        ("作者 陈立群", ["陈立群"]),
        ("文/陈立群", ["陈立群"]),
        ("文／陈立群", ["陈立群"]),
        ("文｜陈立群", ["陈立群"]),
        ("撰文：陈立群 摄影：周文", ["陈立群"]),
        ("执笔：陈立群 编辑：周文", ["陈立群"]),
        ("陈立群 报道", ["陈立群"]),
        ("作者：让·雷诺尔", ["让·雷诺尔"]),
        ("中村健記者", ["中村健"]),
        ("記者 中村健", ["中村健"]),
        ("文・中村健", ["中村健"]),
        ("文＝中村健、写真＝小林春", ["中村健"]),
        ("執筆：中村さくら", ["中村さくら"]),
        ("中村健による", ["中村健"]),
        ("取材・文：中村健", ["中村健"]),
        ("박서준 기자", ["박서준"]),
        ("박서준 특파원", ["박서준"]),
        ("박서준·최하나 기자", ["박서준", "최하나"]),
        ("박서준 기자 seo@harbour.example", ["박서준"]),
        ("[서울=하버뉴스] 박서준 기자 =", ["박서준"]),
        ("글 박서준", ["박서준"]),
        ("글: 박서준", ["박서준"]),
        # prose
        ("记者昨天从市政府获悉，港口将重建。", None),
        ("记者在现场看到，工人正在清理道路。", None),
        ("作者的新书已经出版。", None),
        ("港口明年重建", None),
        ("기자들이 현장에 모였다.", None),
        ("Nell Carver", None),
    ],
)
def test_authors_of_a_byline_without_capitals(line, authors):
    """A keyword beside the names and nothing else in the line: prose about reporters is no byline."""
    found = read_caseless_byline(line)
    assert (list(found.authors) if found else None) == authors


def test_a_space_inside_a_japanese_name():
    """In a Japanese text it parts surname and given name, in a Chinese one two persons."""
    assert read_caseless_byline("記者 中村 健太", japanese=True) == Byline(("中村 健太",))
    assert read_caseless_byline("记者 周文 陈立") == Byline(("周文", "陈立"))


@pytest.mark.parametrize(
    ("line", "place", "source"),
    [
        ("By Nell Carver in London", "London", None),
        ("By Nell Carver, Staff Writer, in London", "London", None),
        ("By Nell Carver, London", "London", None),
        ("By Nell Carver, New York", "New York", None),
        ("By Nell Carver in New York", "New York", None),
        ("By Nell Carver, BBC News, London", "London", "BBC News"),
        ("By Nell Carver | Harbour News", None, "Harbour News"),
        ("By Nell Carver (AP)", None, "AP"),
        ("By Nell Carver, *Salt and Rope*", None, "Salt and Rope"),
        ("By Reuters", None, "Reuters"),
        ("By Associated Press", None, "Associated Press"),
        ("Von Jana Kessler, Berlin", "Berlin", None),
        ("Par Odile Garnier à Lyon", "Lyon", None),
        ("Por Lucía Marín en Ciudad de México", "Ciudad de México", None),
        ("Por Beatriz dos Anjos, em Lisboa", "Lisboa", None),
        ("From our correspondent in Hanoi", "Hanoi", None),
    ],
)
def test_place_and_source_of_a_byline(line, place, source):
    """A byline also says where and for whom."""
    found = read_byline(line)
    assert found is not None
    assert (found.place, found.source) == (place, source)


@pytest.mark.parametrize(
    "line",
    [
        "Staff report",
        "From our correspondent",
        "By our own correspondent",
        "By Staff Writer",
        "By staff and agencies",
        "By Agencies",
        "By a staff reporter",
    ],
)
def test_a_byline_that_names_nobody(line):
    """It is known for a byline, and gives no author."""
    found = read_byline(line)
    assert found is not None
    assert found.authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the river had risen",
        "By Monday",
        "By the river",
        "By The River",
        "By design",
        "By Design",
        "By then it was over",
        "By 2010 half of them had left",
        "By contrast, Nell Carver stayed.",
        "By and large",
        "By law, Nell Carver must leave",
        "Bye bye",
        "ABBY road reopened",
        "Abby Carver",
        "Byron Carver",
        "By",
        "By ",
        "By the time Nell Carver came, the road had closed and the men had gone home.",
        "Von Montag an wird gebaut",
        "Von der Leyen reist ab",
        "Par contre, rien",
        "Por la noche llueve",
        "Di notte piove",
        "Door het water",
        "Av de tre",
        "From hero to zero",
        "From London with love",
        "Text follows below",
        "كتب الرئيس رسالة طويلة إلى البرلمان يوم الأحد في العاصمة",
        "By Nell Carver, who has lived on the island for eleven winters",
        "2 hours ago",
        "Email The Author",
        "Note: the museum is closed",
        "x" * 300,
    ],
)
def test_what_is_no_byline(line):
    """Better none than a wrong one."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Nell Carver", ["Nell Carver"]),
        ("Sofie van der Meer", ["Sofie van der Meer"]),
        ("Nell Carver and Tom Abara", ["Nell Carver", "Tom Abara"]),
        ("Nell Carver, Tom Abara", ["Nell Carver", "Tom Abara"]),
        ("Nell Carver, Tom Abara and Iris Vane", ["Nell Carver", "Tom Abara", "Iris Vane"]),
        ("Jana Kessler und Uwe Strauß", ["Jana Kessler", "Uwe Strauß"]),
        ("Odile Garnier et Luc Morel", ["Odile Garnier", "Luc Morel"]),
        ("Lucía Marín y Raúl Peña", ["Lucía Marín", "Raúl Peña"]),
        ("Carla Bassi e Piero Neri", ["Carla Bassi", "Piero Neri"]),
        ("Вера Лосева и Пётр Зимин", ["Вера Лосева", "Пётр Зимин"]),
        ("Nell Carver, Staff Writer", ["Nell Carver"]),
        ("Nell Carver, Hanoi", ["Nell Carver"]),
        ("Nell Carver in Hanoi", ["Nell Carver"]),
        ("Nell Carver | Harbour News", ["Nell Carver"]),
        ("N. Carver", ["N. Carver"]),
        ("N.C. Carver", ["N.C. Carver"]),
        ("NELL CARVER", ["Nell Carver"]),
        ("Bo Xu", ["Bo Xu"]),
        ("Trần Thu Hà", ["Trần Thu Hà"]),
    ],
)
def test_names_without_by(line, authors):
    """Lines of nothing but names."""
    found = read_names(line)
    assert found is not None
    assert list(found.authors) == authors


@pytest.mark.parametrize(
    "line",
    [
        "A slow start",
        "THE MONEY",
        "The Money",
        "World News",
        "South Korea",
        "Rain Is Due",
        "Harbour Council",
        "Home Search Menu",
        "Voltairine",
        "Nell",
        "Nell Carver said so.",
        "Nell Carver left",
        "What Nell Carver Knew",
        "2 hours ago",
        "Read More",
        "Most Popular",
        "Reuters",
        "Part Two",
        "",
        "Nell Carver, who left",
        "Questions and Answers",
        "海边的旧渡轮上周六又误点，岛上的居民在码头等了三个小时",
    ],
)
def test_what_is_no_name(line):
    """Headings, sections and outlets in capitals aren't persons."""
    found = read_names(line) if line else None
    assert found is None


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Nell Carver", ["Nell Carver"]),
        ("Nell Carver, Tom Abara", ["Nell Carver", "Tom Abara"]),
        ("Nell Carver and Tom Abara", ["Nell Carver", "Tom Abara"]),
        ("Nell Carver; Tom Abara", ["Nell Carver", "Tom Abara"]),
        ("Carver, Nell", ["Nell Carver"]),
        ("Nell Carver <nell@harbour.example>", ["Nell Carver"]),
        ('"Carver, Nell" <nell@harbour.example>', ["Nell Carver"]),
        ("nell@harbour.example (Nell Carver)", ["Nell Carver"]),
        ("the harbour desk", ["the harbour desk"]),
        ("Harbour Trust", ["Harbour Trust"]),
        ("陈立群", ["陈立群"]),
        ("Madonna", ["Madonna"]),
        ("", []),
    ],
)
def test_the_authors_of_a_header(value, authors):
    """A header's key has said that these are authors; what isn't a list of names stays whole."""
    assert split_authors(value) == authors


@pytest.mark.parametrize(
    "name",
    [
        "Harbour News",
        "The Harbour Post",
        "BBC News",
        "Reuters",
        "AFP",
        "harbour.com",
        "Radio Harbour",
        "Le Journal du Monde",
    ],
)
def test_outlets(name):
    """Newspapers, stations, sites and agencies are known by their words."""
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Nell Carver", "Post", "an Argentine in Brazil", "the harbour", "", "Sun"])
def test_what_is_no_outlet(name):
    """A single common word, or a person, is none."""
    assert not is_outlet(name)


def test_a_name_must_be_surer_without_a_keyword():
    """After "By" a desk or a single name stands; without it two words that are no common nouns are wanted."""
    assert read_name("Sports Desk", sure=True) == "Sports Desk"
    assert read_name("Sports Desk", sure=False) is None
    assert read_name("Voltairine", sure=False) is None


def test_ten_thousand_bylines_take_linear_time():
    """A hostile line costs no more than its length."""
    for line in ("By " * 66, "By " + "A " * 98, "By " + "a@" * 98, "By (" + "(" * 190, "By A" * 50_000_000):
        read_byline(line)
