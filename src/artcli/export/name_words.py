"""By which words is a name parted?  Those that no person is called by, and those that tell where a family's name begins.  Pure."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INSTITUTIONS = _words(
    "academy agence agency agentur association authority board bureau center centre club college "
    "commission committee company correspondents council department desk editorial editors federation "
    "foundation fund group institute institut institution journal laboratory league library magazine "
    "ministerium ministry museum network news newsroom newspaper office organisation organization "
    "parliament press project redaktion redacción rédaction redazione redactie school service society "
    "staff team times trust union universidad università université universität university zeitung"
)
"""Words that no person is called by."""
SECOND_GIVEN = _words(
    "alberto alejandro ángel ángeles antonia antonio beatriz belén carlos carmen cristina daniel david "
    "dolores eduardo elena enrique ernesto eugenia eva felipe fernanda fernando francisco gabriel "
    "gabriela ignacio inés isabel javier jesús joaquín jorge josé josefa juan julia julio laura lourdes "
    "lucía luis luisa luz magdalena manuel manuela margarita maría mario marta mercedes miguel mónica "
    "natalia pablo patricia paula pedro pilar rafael ramón raquel ricardo roberto rocío rosa rosario sara "
    "sergio sofía soledad teresa victoria xavier"
)
"""Second given names of Spanish that are seldom surnames: ``María José López`` has one surname, ``Gabriel García Márquez`` two."""
JOINED = ("y", "i", "e")
"""Words between two surnames, in Spanish, Catalan and Portuguese."""
PREFIXES = _words("Le La De Du Di Da Del Della Van Von Mac Mc St. San Santa Ten Ter El Al Ben Bin")
"""Small words that a family writes large, and so as a part of its name: ``Ursula K. Le Guin``."""
TWO_CHARACTERS = _words(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 長孫 宇文 端木"
    " 东方 東方 独孤 獨孤 南宫 南宮 남궁 황보 제갈 선우 독고 사공 서문"
)
"""Families of two characters, of Chinese and Korean names."""
