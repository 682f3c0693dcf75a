"""Cut a sentence into units: numbers, phrases and words, each with its lexicon readings."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from hasila.extract.numerals import Numeral, read_numeral
from hasila.extract.spellings import bits, spellings
from hasila.lexicon import Entry, Lexicon, clitics, particle_names, particles
from hasila.model import Span
from hasila.text import Kind, Token, View

# "One" begins with a letter that is spelt like the joined and.
_ONE = ("num.1",)
_ALIF, _MADDA, _HAMZA_ABOVE, _HAMZA_BELOW = "\u0627", "\u0622", "\u0623", "\u0625"
# Behind these a word has no preposition of its own: some towns are spelt like a noun with one.
_BEFORE_BARE = ("prepositions", "place_head")
# So many units more a break of the clause, and a comma, part what stands on its two sides.
_BREAK, _COMMA = 8, 4


class Unit(NamedTuple):
    """One number, phrase or word of a sentence, with its place in the folded text."""

    start: int
    end: int
    text: str
    kind: Kind
    entries: tuple[Entry, ...]
    numeral: Numeral | None
    particles: frozenset[str]  # the classes of function words that it belongs to
    readings: dict[str, Entry]  # its first reading from each table

    def of(self, table: str) -> Entry | None:
        """Its first reading from a table, or None."""
        return self.readings.get(table)

    def role(self, table: str, column: str, *values: str) -> Entry | None:
        """Its first reading from a table whose column holds one of the values, or None."""
        if table in self.readings:  # asked of every unit by every rule: most have none
            for entry in self.entries:
                if entry.row.table == table and entry.row.values[column] in values:
                    return entry
        return None

    def is_particle(self, name: str) -> bool:
        """Whether it is a function word of that class."""
        return name in self.particles

    def is_any(self, names: Iterable[str]) -> bool:
        """Whether it is a function word of any of these classes."""
        return not self.particles.isdisjoint(names)

    @property
    def conjoined(self) -> bool:
        """Whether و is joined to the word or number: `وجنديان`, `وأحد عشر` (not `واحد وعشرون`)."""
        if self.numeral is None or self.entries:
            return any(entry.conjunction for entry in self.entries)
        first, _, rest = self.text.partition(" ")
        one = self.numeral.rows[:1] == _ONE and rest.startswith(clitics("conjunction"))
        return first.startswith(clitics("conjunction")) and not one

    @property
    def word(self) -> bool:
        """Whether it is made of Arabic letters."""
        return self.kind is Kind.WORD


# What may stand behind the number one, and behind no "one" that needs an owner.
_BEHIND_ONE = ("of", "prepositions", "of_them", "clause", "function", "since")


class Sentence:
    """A sentence as the rules see it: a view, its stretch of the folded text, and units."""

    def __init__(self, view: View, start: int, end: int, lexicon: Lexicon) -> None:
        self.view = view
        self.start = start
        self.end = end
        self._lexicon = lexicon
        self._found: dict[tuple[str, ...], Sequence[int]] = {}

    @property
    def text(self) -> str:
        """Its folded text."""
        return self.view.norm[self.start : self.end]

    @cached_property
    def span(self) -> Span:
        """Its stretch of the untouched text."""
        return self.view.span(self.start, self.end)

    def spelling(self, word: str) -> tuple[Entry, ...]:
        """The readings of a word that may stand anywhere in the text."""
        return self._lexicon.word(word)

    @cached_property
    def units(self) -> list[Unit]:
        """Its units in order, read when they are asked for: most sentences of most news need none."""
        units = read_units(self.view.tokens(self.start, self.end), self._lexicon)
        for at, unit in enumerate(units):
            if unit.text[0] == _ALIF and (unit.entries or unit.particles):
                units[at] = self._as_written(unit)
        his = clitics("singular_pronoun")[0]
        for at, unit in enumerate(units):
            if not unit.entries:
                continue
            meant = unit
            if unit.is_particle("so_has") and _is_finite(units[at + 1 : at + 2]):
                meant = _keeping(meant, lambda entry: entry.row.table != "outcomes")
            if unit.is_particle("in_front") and _is_a_place(units[at + 1 : at + 2]):
                meant = _keeping(meant, lambda entry: entry.row.table != "people")
            if unit.is_particle("on") and at + 1 < len(units) and units[at + 1].is_particle("held_by"):
                meant = _keeping(meant, lambda entry: entry.row.table != "names")  # at the hands of
            if unit.numeral is not None and self._is_one(unit, units[at + 1 : at + 2]):
                meant = _keeping(meant, lambda entry: not entry.conjunction)
            if at and units[at - 1].is_any(_BEFORE_BARE):
                meant = _keeping(meant, lambda entry: not entry.preposition)
            if {"causes", "irrealis"} <= unit.readings.keys() and _is_count(units[at + 1 : at + 2]):
                meant = _keeping(meant, lambda entry: entry.row.table != "irrealis")
            units[at] = self._as_spelt(meant, his) if unit.text.endswith(his) else meant
        return units

    def _as_written(self, unit: Unit) -> Unit:
        """What the hamza tells of a word that is spelt like another without it.

        `أب` is a father, `آب` August; `إمام` is an imam, `أمام` is in front of; `آباد` ends the names of towns, `أباد` is a verb.
        """
        first = self.view.text[self.view.origin[unit.start]]
        if first == _MADDA and "outcomes" in unit.readings:
            return _keeping(unit, lambda entry: entry.row.paradigm != "verb")
        month = unit.of("months")
        if month is not None and "people" in unit.readings:  # August and a father
            own = self.view.text[self.view.origin[unit.start + len(month.prefix)]]
            return _keeping(unit, lambda e: (e.row.table != "people") == (own != _HAMZA_ABOVE))
        if unit.is_particle("in_front") and first == _HAMZA_BELOW:
            return unit._replace(particles=frozenset())
        if unit.is_particle("in_front") and first == _HAMZA_ABOVE:
            return unit._replace(entries=(), readings={})
        return unit

    def _is_one(self, unit: Unit, after: Sequence[Unit]) -> bool:
        """`توفي (واحد) منهم`, `قتل (واحد) من الجنود`: a number, and not "and one", which its owner follows."""
        if {bool(entry.conjunction) for entry in unit.entries} != {True, False}:
            return False
        second = self.view.text[self.view.origin[unit.start + 1]]
        owned = any(
            u.word and not u.is_any(_BEHIND_ONE) and not u.role("links", "kind", "subset") for u in after
        )
        return second != _HAMZA_ABOVE and not owned

    def _as_spelt(self, unit: Unit, his: str) -> Unit:
        """A unit that ends like "his" and like a feminine: `ابنه` is his son, `ابنة` a daughter."""
        return _with_first(unit, his) if self.ends_as_folded(unit) else _without(unit, his)

    def ends_as_folded(self, unit: Unit) -> bool:
        """Whether the text has the very letter at a unit's end: `مدرسه` (his teacher), not `مدرسة` (a school)."""
        last = unit.end - 1
        return self.view.text[self.view.origin[last]] == self.view.norm[last]

    def release(self) -> None:
        """Forget the units; they are read again if they are asked for."""
        for name in ("units", "steps", "_index"):
            self.__dict__.pop(name, None)
        self._found = {}

    @cached_property
    def spelt(self) -> int:
        """What may stand in it by its spellings: bits of `spellings.bits`."""
        return spellings(self._lexicon).of_text(self.text)

    def may_have(self, *names: str) -> bool:
        """Whether any of its units may have a reading from these lexicons or be one of these particles.

        This is asked before its units are read: without them most sentences need none.
        """
        return bool(self.spelt & bits(*names))

    def where(self, *names: str) -> Sequence[int]:
        """The units that have a reading from one of these lexicons or are one of these particles, in order.

        A rule without its words has nothing to read: then the units are not even asked for.
        """
        found = self._found.get(names)  # the rules ask the same of a sentence again and again
        if found is None:
            if "units" not in self.__dict__ and not self.may_have(*names):
                return ()
            found = self._found[names] = self._all(names)
        return found

    def _all(self, names: tuple[str, ...]) -> Sequence[int]:
        index = self._index
        found = [index[name] for name in names if name in index]
        if len(found) < 2:  # one list is in order already
            return found[0] if found else ()
        return sorted({at for places in found for at in places})

    def has(self, first: int, last: int, *names: str) -> bool:
        """Whether any unit of [first, last) has such a reading or is such a particle; the stretch may begin or end outside."""
        for name in names:
            found = self._index.get(name)
            if found is not None and found[-1] >= first and found[bisect_left(found, first)] < last:
                return True
        return False

    def readings(self, table: str, first: int = 0, last: int | None = None) -> list[tuple[int, Entry]]:
        """The units of [first, last) that a lexicon has, each with its first reading from it."""
        found = self.where(table)
        end = len(found) if last is None else bisect_left(found, last)
        return [(at, self.units[at].readings[table]) for at in found[bisect_left(found, first) : end]]

    @cached_property
    def _index(self) -> Mapping[str, Sequence[int]]:
        """Where the words of each lexicon, and the particles of each class, stand."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, unit in enumerate(self.units):
            for table in unit.readings:
                found[table].append(at)
            for name in unit.particles:
                found[name].append(at)
        return found

    @cached_property
    def steps(self) -> list[int]:
        """How far each unit, and the end, stands from the first: more behind each break of the clause."""
        return list(accumulate(map(_step, self.units), initial=0))

    def __len__(self) -> int:
        return len(self.units)

    def __getitem__(self, at: int) -> Unit:
        return self.units[at]

    def at(self, index: int) -> Unit | None:
        """The unit at an index, or None past either end."""
        return self.units[index] if 0 <= index < len(self.units) else None

    def aside(self, at: int, most: int) -> int | None:
        """The comma that closes what the one at unit `at` opens, at most so many units behind it, or None."""
        if not self.has(at, at + 1, "comma"):
            return None
        return next((i for i in self.where("comma") if at < i <= at + most), None)

    def unit_at(self, position: int) -> int:
        """The index of the unit that begins at or after a code point of the folded text."""
        return bisect_left(self.units, position, key=lambda unit: unit.start)


def _step(unit: Unit) -> int:
    if not unit.particles:
        return 1
    if unit.is_any(("stop", "clause")):
        return 1 + _BREAK
    return 1 + (_COMMA if unit.is_particle("comma") else 0)


class _Spelling(NamedTuple):
    """What a token may be by its letters alone, looked up once for each spelling."""

    entries: tuple[Entry, ...]
    readings: dict[str, Entry]
    particles: frozenset[str]
    counts: bool  # a number may begin with it
    opens: bool  # a phrase may begin with it
    article: bool  # it ends with the article, or is the bare preposition, which digits may follow
    alone: bool  # nothing of this: it is a unit of its own


class _Spellings(dict[tuple[Kind, str], _Spelling]):
    """The spellings seen, up to a bound."""

    _KEPT = 1 << 16

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, key: tuple[Kind, str]) -> _Spelling:
        if len(self) >= self._KEPT:
            self.clear()
        found = self[key] = self._look_up(*key)
        return found

    def _look_up(self, kind: Kind, text: str) -> _Spelling:
        if kind is not Kind.WORD:
            counts = kind in (Kind.NUMBER, Kind.DECIMAL)
            return _Spelling((), {}, particle_names(text), counts, False, False, not counts)
        entries = self._lexicon.word(text)
        readings = _first(entries)
        counts = "numerals" in readings
        opens = bool(self._lexicon.openings(text))
        article = len(text) <= 4 and (text.endswith(clitics("article")) or text in particles("by_apart"))
        alone = not (counts or opens or article)
        return _Spelling(entries, readings, particle_names(text), counts, opens, article, alone)


@cache
def _spellings(lexicon: Lexicon) -> _Spellings:
    return _Spellings(lexicon)


def _first(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """The first reading from each table."""
    return {entry.row.table: entry for entry in reversed(entries)}


def _digits_follow(tokens: Sequence[Token], at: int) -> bool:
    """`الـ23`, `الـ 23`, `بـ 23`: whether digits are joined to a token, or stand behind the article or ب alone."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind is not Kind.NUMBER:
        return False
    alone = tokens[at].text == clitics("article")[0] or tokens[at].text in particles("by_apart")
    return tokens[at].end == tokens[at + 1].start or alone


def read_units(tokens: Sequence[Token], lexicon: Lexicon) -> list[Unit]:
    """Units of a token sequence: numbers as long as they go, then the longest phrases, then words."""
    words = [token.text for token in tokens]
    known = _spellings(lexicon)
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        text, start, end, kind = tokens[at]
        entries, readings, names, counts, opens, article, alone = known[kind, text]
        if alone:
            units.append(_unit(Unit, (start, end, text, kind, entries, None, names, readings)))
            at += 1
            continue
        if article and _digits_follow(tokens, at):
            numeral = read_numeral(tokens, at + 1, lexicon)
            if numeral is not None:
                numeral = numeral._replace(definite=text not in particles("by_apart"))
                units.append(_number(tokens, words, at, at + 1, numeral))
                at = numeral.last
                continue
        size, phrase = lexicon.phrase(words, at) if opens else (0, ())
        if "outcomes" in _first(phrase) and _ends_in_bound(words, at + size - 1, lexicon):
            size = 0
        if opens and not size:
            size, phrase = _quoted(words, at, lexicon)
        numeral = read_numeral(tokens, at, lexicon) if counts and not size else None
        if numeral is not None and numeral.high and "weekdays" in readings:
            numeral = None  # "on Monday to 12" is no range of two to twelve
        if numeral is not None:
            unit = _number(tokens, words, at, at, numeral)
            if kind is Kind.WORD and numeral.last == at + 1:
                unit = unit._replace(entries=entries, readings=readings)
            units.append(unit)
            at = numeral.last
        elif size:
            phrase += _people_of(entries, phrase) + _acts_of(words[at + size - 1], phrase, lexicon)
            end, text = tokens[at + size - 1].end, " ".join(words[at : at + size])
            units.append(
                Unit(start, end, text, Kind.WORD, phrase, None, particle_names(text), _first(phrase))
            )
            at += size
        else:
            units.append(_unit(Unit, (start, end, text, kind, entries, None, names, readings)))
            at += 1
    return units


def _ends_in_bound(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """`قضوا (على الأقل)`: whether a bound of a count begins with the last word of a phrase (`قضوا على`)."""
    if not lexicon.openings(words[at]):
        return False
    return any(entry.row.table == "qualifiers" for entry in lexicon.phrase(words, at)[1])


def _with_first(unit: Unit, suffix: str) -> Unit:
    """A unit whose noun for people is read with the pronoun, if it may be."""
    own = tuple(e for e in unit.entries if e.suffix == suffix and e.row.table == "people")
    first = unit.of("people")
    if not own or first is None or first.suffix:
        return unit
    entries = own + tuple(entry for entry in unit.entries if entry not in own)
    return unit._replace(entries=entries, readings=_first(entries))


def _quoted(words: list[str], at: int, lexicon: Lexicon) -> tuple[int, tuple[Entry, ...]]:
    """`حركة «الشباب»`: a phrase for an actor whose last words stand in quotation marks."""
    if at + 3 >= len(words) or "quotes" not in particle_names(words[at + 1]):
        return 0, ()
    size, phrase = lexicon.phrase([words[at], *words[at + 2 : at + 6]], 0)
    end = at + size + 1
    closed = size and end < len(words) and "quotes" in particle_names(words[end])
    whole = closed and any(entry.row.table == "actors" for entry in phrase)
    return (size + 2, phrase) if whole else (0, ())


def _keeping(unit: Unit, wanted: Callable[[Entry], bool]) -> Unit:
    """A unit with only some of its readings."""
    kept = tuple(filter(wanted, unit.entries))
    return unit if len(kept) == len(unit.entries) else unit._replace(entries=kept, readings=_first(kept))


def _without(unit: Unit, suffix: str) -> Unit:
    """A unit without the readings that see a pronoun in its feminine ending."""
    return _keeping(unit, lambda entry: entry.suffix != suffix)


def _is_count(after: Sequence[Unit]) -> bool:
    """Whether what follows `توقع` is so many dead or hurt, which it causes; what is expected is a deed."""
    return any(
        unit.numeral is not None
        or any(unit.of(table) is not None for table in ("quantities", "qualifiers"))
        or (
            unit.role("outcomes", "role", "victim") is not None
            and unit.role("outcomes", "role", "masdar") is None
        )
        for unit in after
    )


def _is_a_place(after: Sequence[Unit]) -> bool:
    """Whether what follows `امام` is a thing in front of which one stands (`منزله`), and no mosque that has an imam."""
    return any(
        unit.of("people") is None
        and (unit.of("targets") is not None or unit.of("counted") is not None)
        and not any(entry.row.id == "targets.mosque" for entry in unit.entries)
        for unit in after
    )


# Verbs of exceeding, which bound a count.
_EXCEEDS = "qualifiers.exceeds"


def _is_finite(after: Sequence[Unit]) -> bool:
    """Whether what follows `فقد` is a verb, which it only joins: `فقد (تجاوز) عددهم`, `فقد (أعلنت)`; else it "went missing"."""
    return any(
        any(e.row.paradigm == "verb" and set(e.features) & set("ti") for e in unit.entries)
        or any(e.row.id == _EXCEEDS for e in unit.entries)
        or unit.is_particle("toll_moves")
        for unit in after
    )


def _people_of(head: Sequence[Entry], phrase: Sequence[Entry]) -> tuple[Entry, ...]:
    """The noun for people that begins the name of a source: a `مسؤول أمني` may speak, and may be killed."""
    if any(entry.row.table != "speakers" for entry in phrase):
        return ()
    people = (entry for entry in head if entry.row.table == "people")
    return tuple(entry for entry in people if entry.row.values["kind"] != "collective")


def _acts_of(last: str, phrase: Sequence[Entry], lexicon: Lexicon) -> tuple[Entry, ...]:
    """What was done in a `سلسلة (اغتيالات)`: the outcome word that ends a word for several attacks."""
    if any(entry.row.table != "scopes" for entry in phrase):
        return ()
    return tuple(entry for entry in lexicon.word(last) if entry.row.table == "outcomes")


_unit = tuple.__new__  # a third of the time of `Unit(...)`, for each word that is read


def _number(tokens: Sequence[Token], words: list[str], first: int, digits: int, numeral: Numeral) -> Unit:
    """A number that begins at token `digits`, with the article that may stand before it."""
    text = " ".join(words[digits : numeral.last])
    end = tokens[numeral.last - 1].end
    return Unit(tokens[first].start, end, text, Kind.NUMBER, (), numeral, particle_names(text), {})
