"""How a word of a text may begin the name of a place: at once, or behind the letters joined to it."""

from collections.abc import Mapping
from typing import NamedTuple

from hasila.gazetteer.tables import Head, Name, Tables
from hasila.model import Place
from hasila.text import fold

AND, SO, IN, TO, AS = fold("\u0648"), fold("\u0641"), fold("\u0628"), fold("\u0644"), fold("\u0643")
_CLITICS = (AND, SO, IN, TO, AS, AND + IN, AND + TO, SO + IN, AND + AS)
JOINED = (AND, SO, IN, TO, AS)
ARTICLE = fold("\u0627\u0644")
_RARE = (SO, AS, AND + AS)  # so seldom before a name that short names are not read after them
_APPOSED = 3  # letters between two names of one place
_SWALLOWED = (TO + TO, AND + TO + TO)  # "to" joined to the article
FEMININE, HERS = fold("\u0629"), fold("\u0647\u0627")
SHORT = 3  # letters of a word that is too short to be shown a name by what follows
PAIR = 2  # words of a name that such a word opens
SETTING = ("in", "direction", "near")
# Which cues satisfy what a name needs; a separate "in" is surer than the letter joined to the name.
ENOUGH = {
    "head": frozenset({"place", "street", "capital"}),
    "fi": frozenset({"place", "street", "capital", "road", "direction", "near", "in"}),
    "in": frozenset({"place", "street", "capital", "road", "direction", "near", "in", "joined"}),
    "from": frozenset({"place", "street", "capital", "road", "direction", "near", "in", "joined", "from"}),
}


class Toponym(NamedTuple):
    """A place name at code points [start, end) of the folded text.

    `name` is the folded name; `candidates` are the places it may mean, most prominent first (none
    for a name that only its generic head shows to be one); `cue` is the folded word before it that
    says what it is (`village`, `north`, `in`), which is not part of the span.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Place, ...]
    cue: str | None


class Before(NamedTuple):
    """What stands directly before a name."""

    kind: str  # a head's kind, `joined` for the letter "in", or ""
    cue: str | None
    head: Head | None
    start: int


class Match(NamedTuple):
    """A known name found in a text."""

    name: Name
    first: int  # where the name begins in its first word, after the clitics
    size: int  # in words
    clitic: str


class Start(NamedTuple):
    """A way to read a word as the first of a name."""

    word: str  # without clitics, the article restored
    skip: int  # how many letters the clitics take
    clitic: str
    alone: Name | None  # the name that is this word
    longer: Mapping[str, list[Name]]  # those that go on, the longest first, by their second word


def _start(tables: Tables, word: str, skip: int, clitic: str) -> Start:
    alone: Name | None = None
    longer: dict[str, list[Name]] = {}
    for name in tables.names[word]:
        if len(name.words) == 1:
            alone = name
            break
        longer.setdefault(name.words[1], []).append(name)
    return Start(word, skip, clitic, alone, longer)


class Reading(NamedTuple):
    """All that a word may begin or introduce."""

    starts: tuple[Start, ...]
    head: Head | None


def read_word(tables: Tables, word: str) -> Reading:
    """Every way a word may begin a name, at once or after clitics, and the head it may be."""
    starts = [_start(tables, word, 0, "")] if word in tables.names else []
    head = tables.heads.get(word)
    for clitic in _CLITICS if word[0] in JOINED else ():
        if not word.startswith(clitic):
            continue
        rest = word.removeprefix(clitic)
        if rest in tables.names and len(rest) >= (4 if clitic in _RARE else 2):
            starts.append(_start(tables, rest, len(clitic), clitic))
        head = head or tables.heads.get(rest)
    for clitic in _SWALLOWED if not starts else ():
        whole = ARTICLE + word.removeprefix(clitic)
        if word.startswith(clitic) and whole in tables.names:
            starts.append(_start(tables, whole, len(clitic), clitic))
    return Reading(tuple(starts), head)


NOTHING = Before("", None, None, -1)


def is_apposed(before: Toponym, after: Toponym) -> bool:
    """`the Iraqi capital Baghdad`: one place named twice, of which the second is its name."""
    return (
        after.start - before.end <= _APPOSED
        and len(before.candidates) == 1
        and before.candidates[0] in after.candidates
    )


def without_head(places: list[Place]) -> list[Place]:
    """What a bare name may mean: rather the country than its capital, the city than its unit."""
    countries = {place.country for place in places if place.kind == "country"}
    left = [place for place in places if place.kind == "country" or place.country not in countries]
    return [place for place in left if place.kind != "admin1"] or left
