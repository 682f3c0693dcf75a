"""Read the gazetteer's tables: places, countries, and the words that stand before a place name."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from hasila.model import Place, PlacePrecision
from hasila.text import fold

Unknown = Literal["yes", "definite", "set", "name", "named", "no", "quoted"]
Cue = Literal["", "from", "in", "fi", "head", "never"]

# How prominent a curated place is beside cities, which go by their inhabitants.
_PROMINENCE = {"country": 5e8, "region": 4e5, "admin1": 4e5, "city": 6e4, "island": 6e4, "sea": 6e4}
_PROMINENCE_OF_OTHERS = 2e4
_SHADDA = "\u0651"
_MARKS_BUT_SHADDA = re.compile("[\u064b-\u0650\u0652-\u065f\u0670\u0640]")


@dataclass(frozen=True, slots=True)
class Head:
    """A word before a place name: a generic noun (`village`), a direction, a preposition.

    `kind`: place, landmark, office, street, road, capital, direction, near, in, from, or bar (what follows is no place).
    """

    word: str
    kind: str
    places: frozenset[str]  # kinds of places it names; empty: any
    many: bool  # dual or plural: the names joined to the first have the same head
    unknown: Unknown  # whether it introduces names that the gazetteer has not (`name`: without the
    # article; `named`: so, or with it after "in"; `set`: with it, or after "in"; `quoted`: in quotation marks)


@dataclass(slots=True)
class Name:
    """A folded name: the places it may mean, most prominent first, and the cue it needs."""

    words: tuple[str, ...]
    places: list[Place] = field(default_factory=list)
    cue: Cue = ""
    weak: set[str] = field(default_factory=set)  # ids believed only after a cue


@dataclass(slots=True)
class Tables:
    """Everything the gazetteer knows, folded."""

    places: dict[str, Place]
    prominence: dict[str, float]
    names: dict[str, list[Name]]  # by first word, longest first
    marked: dict[tuple[str, str], str]  # (spelling with shadda only, place id) of names that need it
    heads: dict[str, Head]
    stop: frozenset[str]  # no name begins with these
    openers: frozenset[str]  # a name that begins with these has a second word
    founders: frozenset[str]  # openers of names of places alone, never of people: `Tizi ...`, `Kafr ...`
    qualifiers: frozenset[str]  # adjectives that belong to the name
    proper: frozenset[str]  # definite adjectives that show the indefinite word before them to be a name
    bearings: frozenset[str]  # where a place in brackets lies: `(north)`
    units: frozenset[str]  # of distance
    sites: frozenset[str]  # before an office they show that its building is meant: `outside`, `attacked`
    institutions: frozenset[str]  # nouns for a body, whose name has a second word: `ministry`
    middles: frozenset[str]  # `in the middle of` a town is in it
    todays: frozenset[str]  # `in X today` beside the outlet `X Today`
    loans: frozenset[str]  # common nouns that end like a foreign name: `cinema`
    copulas: frozenset[str]  # `in X, which is a village`
    ranks: frozenset[str]  # `in X, the largest of the towns of`


def bare(spelling: str) -> str:
    """A spelling without vowel marks and tatweel, its shadda kept."""
    return _MARKS_BUT_SHADDA.sub("", spelling)


def key(name: str) -> str:
    """A name as it is looked up."""
    return fold(name).replace("-", " ")


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of one of the tables in the package."""
    source = resources.files("hasila").joinpath("gazetteer", "data", name)
    with source.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t" if name.endswith(".tsv") else ",", restval="")


@cache
def country_names() -> dict[str, str]:
    """The English names of countries by ISO 3166-1 alpha-2."""
    return {row["iso2"]: row["name_en"] for row in rows("countries.csv")}


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


class _Builder:
    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.prominence: dict[str, float] = {}
        self.names: dict[str, Name] = {}
        self.marked: dict[tuple[str, str], str] = {}

    def add(self, place: Place, prominence: float) -> Place:
        known = self.places.setdefault(place.id, place)
        self.prominence[place.id] = max(prominence, self.prominence.get(place.id, 0))
        return known

    def call(self, folded: str, place: Place, *, weak: bool = False) -> None:
        name = self.names.get(folded)
        if name is None:
            name = self.names[folded] = Name(tuple(folded.split()))
        if place not in name.places:
            name.places.append(place)
            if weak:
                name.weak.add(place.id)

    def spell(self, spelling: str, place: Place) -> None:
        self.call(key(spelling), place)
        if _SHADDA in spelling:
            self.marked[key(spelling), place.id] = bare(spelling)

    def countries(self) -> None:
        for row in rows("countries.csv"):
            if not row["lat"]:
                continue
            place = Place(
                id=row["iso2"], name_ar=row["name_ar"], name_en=row["name_en"], country=row["iso2"],
                lat=float(row["lat"]), lon=float(row["lon"]), precision=PlacePrecision.COUNTRY, kind="country",
            )  # fmt: skip
            self.add(place, _PROMINENCE["country"])
            for spelling in (row["name_ar"], *_split(row["aliases"])):
                self.spell(spelling, place)

    def curated(self) -> None:
        for row in rows("curated.csv"):
            place = _place(row)
            self.add(place, _PROMINENCE.get(place.kind, _PROMINENCE_OF_OTHERS))
            for spelling in (row["name_ar"], *_split(row["aliases"])):
                self.spell(spelling, place)

    def built(self) -> None:
        for row in rows("places.tsv"):
            place = self.places.get(row["id"]) or _place(row)
            # A unit is less often meant than the city of its name.
            share = 0.2 if row["kind"] == "admin1" else 1.0
            place = self.add(place, share * float(row["population"]))
            weak = set(_split(row["weak"]))
            for folded in _split(row["names"]):
                self.call(folded, place, weak=folded in weak)

    def capitals(self) -> None:
        """`the Algerian capital`, `capital of Algeria`: names of the city that no list of cities has."""
        nouns = [
            noun for row in rows("heads.csv") if row["kind"] == "capital" for noun in _split(row["forms"])
        ]
        named = {row["iso2"]: (row["name_ar"], *_split(row["aliases"])) for row in rows("countries.csv")}
        for row in rows("capitals.csv"):
            city = self.places[row["place"]]
            of_country = [f"{noun} {name}" for noun in nouns for name in named.get(city.country, ())]
            for spelling in (*_split(row["names"]), *of_country):
                self.call(key(spelling), city)

    def cues(self) -> None:
        for row in rows("ambiguous.csv"):
            name = self.names.get(key(row["name"]))
            if name is not None:
                name.cue = _CUES[row["cue"]]
        for row in rows("stop_names.csv"):
            words = tuple(key(row["name"]).split())
            if len(words) > 1:
                self.names[" ".join(words)] = Name(words, cue="never")

    def by_first_word(self) -> dict[str, list[Name]]:
        found: dict[str, list[Name]] = {}
        for name in self.names.values():
            name.places.sort(key=lambda place: (-self.prominence[place.id], place.id))
            found.setdefault(name.words[0], []).append(name)
        for names in found.values():
            names.sort(key=lambda name: -len(name.words))
        return found


_CUES: dict[str, Cue] = {"from": "from", "in": "in", "fi": "fi", "head": "head", "never": "never"}
_UNKNOWN: dict[str, Unknown] = {
    "yes": "yes",
    "definite": "definite",
    "set": "set",
    "name": "name",
    "named": "named",
    "quoted": "quoted",
    "no": "no",
}


def _place(row: dict[str, str]) -> Place:
    return Place(
        id=row["id"], name_ar=row["name_ar"], name_en=row["name_en"], country=row["country"],
        admin1=row["admin1"] or None, lat=float(row["lat"]), lon=float(row["lon"]),
        precision=PlacePrecision(row["precision"]), kind=row["kind"],
    )  # fmt: skip


def _heads() -> dict[str, Head]:
    found = {}
    for row in rows("heads.csv"):
        for form in (row["head"], *_split(row["forms"])):
            found[key(form)] = Head(
                key(form), row["kind"], frozenset(_split(row["places"])), row["number"] == "many",
                _UNKNOWN[row["unknown"]],
            )  # fmt: skip
    return found


def _words(kind: str) -> frozenset[str]:
    return frozenset(key(row["word"]) for row in rows("words.csv") if row["kind"] == kind)


def load() -> Tables:
    """Read every table of the gazetteer."""
    builder = _Builder()
    builder.countries()
    builder.curated()
    builder.built()
    builder.capitals()
    builder.cues()
    return Tables(
        places=builder.places,
        prominence=builder.prominence,
        names=builder.by_first_word(),
        marked=builder.marked,
        heads=_heads(),
        stop=_words("stop"),
        openers=_words("opener") | _words("founder"),
        founders=_words("founder"),
        qualifiers=_words("qualifier"),
        proper=_words("proper"),
        bearings=_words("bearing"),
        units=_words("unit"),
        sites=_words("site"),
        institutions=_words("institution"),
        middles=_words("middle"),
        todays=_words("today"),
        loans=_words("loan"),
        copulas=_words("copula"),
        ranks=_words("rank"),
    )
