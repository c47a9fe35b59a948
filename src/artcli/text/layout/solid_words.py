"""Which English words end like a compound and are written as one?  Data only: endings, and what stands before them.

``Wednes-day`` and ``with-out`` are divided words where ``three-day`` and ``worn-out`` are compounds: only the first part tells.  From the
writer's knowledge of the language.
"""

from __future__ import annotations

_ENDINGS = """
day: mon tues wednes thurs fri satur sun birth holi yester week mid every work pay dooms some noon school wash
days: mon tues wednes thurs fri satur sun birth holi week work school
time: some life mean over day night bed lunch half peace war spring summer any show tea dinner play ragtime mari
times: some life over
one: some any every
man: chair police fisher business spokes gentle sales sports fire congress camera crafts states trades work french english irish dutch scots
    welsh ger hu ro nor bats clergy fore fresh gun hang lay noble ombuds sea service super talis watch yachts post milk country horse alder wo
    front door mid line herds boat council anchor assembly
woman: chair spokes police business congress sports sales country horse council anchor assembly
person: spokes chair sales
side: in out be along country up down off river sea road bed fire hill lake water mountain track broad
door: out in
air: desp rep aff unf armch wheelch
fact: arte arti
hand: before second first off short
back: feed set come draw play paper hatch horse flash pay cut roll half full quarter
down: break count crack lock shut show slow melt touch let
out: with through lay work check hand turn fall black burn drop hide hold knock look pay print take walk white bail
over: more take turn hang make pass push cross left roll stop hand
away: get give run hide straight
ever: how what when where who for which whom whatso
then: streng leng
law: out
laws: out
aged: man dam eng pack im mess lever cour encour discour sav manag salv
story: his
style: life free
standing: under out with notwith misunder
made: re
round: sur back under play
quarter: head
point: ap disap view pin stand check view power gun
pound: com
metre: kilo centi milli
meter: kilo centi milli thermo baro para dia peri speedo
star: super
quality: ine
risk: aste
range: ar
called: re
known: un
born: stub new
wide: world nation city state country
like: un dis child war life alike
long: life head pro
old: thresh scaff house
taking: under breath pains
serving: ob pre de con
lasting: ever
held: with up
by: near where there
to: in on hither
in: with there where here
the: brea
way: high rail motor free run path door gate
free: care
sea: over
land: home main wood high low farm grass
coast: gold
"""


def _table() -> dict[str, frozenset[str]]:
    firsts: dict[str, set[str]] = {}
    ending = ""
    for line in _ENDINGS.strip().splitlines():
        head, colon, rest = line.partition(":")
        if colon:
            ending = head
        firsts.setdefault(ending, set()).update((rest if colon else line).split())
    return {ending: frozenset(some) for ending, some in firsts.items()}


SOLID = _table()
"""First parts by the ending with which they are one word."""

RATED = frozenset(
    (
        "first",
        "second",
        "third",
        "fourth",
        "cut",
        "flat",
        "low",
        "high",
        "top",
        "interest",
        "tax",
        "birth",
        "death",
        "exchange",
        "growth",
    )
)
"""What stands before ``rate`` with a hyphen; before all else (``corpo-rate``) it is an ending."""
