"""Find the names that the tables know in a stretch of folded text, and what stands before them."""

import re
from collections.abc import Callable

from hasila.gazetteer.letters import raw_letters
from hasila.gazetteer.tables import Head, Tables, bare
from hasila.gazetteer.words import (
    AND,
    ARTICLE,
    AS,
    ENOUGH,
    HERS,
    IN,
    NOTHING,
    SHORT,
    SO,
    TO,
    Before,
    Match,
    Reading,
    Start,
    Toponym,
    without_head,
)
from hasila.model import Place
from hasila.text import View, fold

_WORD = re.compile("[\u0621-\u064a]+|[0-9]+")
_GAP = re.compile("[ \"'(-]*")  # what may stand between a head and its name
_JOINED_TO_IT = (AND, IN + ARTICLE, TO + TO, SO + ARTICLE, AS + ARTICLE)
_OF_ORIGIN, _ALIF = fold("\u064a\u0627"), "\u0627"
_NO_ACCUSATIVE = (HERS, fold("\u0648\u0627"), fold("\u0646\u0627"), fold("\u0647\u0645\u0627"))
_AREAS = ("admin1", "region", "district", "country")


class KnownNames:
    """A pass over one stretch of text that finds the names in the tables, each with what stands before it."""

    def __init__(
        self,
        tables: Tables,
        read: Callable[[str], Reading],
        view: View,
        start: int,
        end: int,
        introduced: frozenset[str],
    ) -> None:
        self.introduced = introduced
        self.tables = tables
        self.read = read
        self.view = view
        self.norm = view.norm
        self.words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(view.norm, start, end)]
        self.last: tuple[int, Before] | None = None  # where the last name ended, and its cue

    def _match(self, at: int) -> Match | None:
        """The longest known name that begins in this word, after clitics or at once."""
        found = [
            match for start in self.read(self.words[at][0]).starts if (match := self._longest(at, start))
        ]
        return max(found, key=lambda match: match.size, default=None)

    def _longest(self, at: int, start: Start) -> Match | None:
        following = self.words[at + 1][0] if at + 1 < len(self.words) else ""
        for name in start.longer.get(following, ()):
            size = len(name.words)
            if at + size <= len(self.words) and all(
                self.words[at + n][0] == name.words[n] and self._adjacent(at + n - 1) for n in range(1, size)
            ):
                match = Match(name, start.skip, size, start.clitic)
                today = name.words[-1] in self.tables.todays and start.alone is not None
                if not today or self._before(at, match).kind != "in":  # "in Baghdad today" is no outlet
                    return match
        return Match(start.alone, start.skip, 1, start.clitic) if start.alone is not None else None

    def _adjacent(self, at: int) -> bool:
        """Whether only a space or hyphen parts this word from the next."""
        return _GAP.fullmatch(self.norm, self.words[at][2], self.words[at + 1][1]) is not None

    def _known(self, at: int, match: Match) -> Toponym | None:
        name, (_, start, _) = match.name, self.words[at]
        end = self.words[at + match.size - 1][2]
        before = self._before(at, match)
        if name.cue == "never" or before.kind == "bar" or self._is_of_nation(at, match):
            return None
        if name.cue and before.kind not in ENOUGH[name.cue]:
            return None
        places = name.places
        # A letter joined to a short name makes some other word more often than not.
        weakly = "in" if end - start - match.first > 4 else "fi"
        if not name.cue and name.weak and before.kind not in ENOUGH[weakly]:
            places = [place for place in places if place.id not in name.weak]
        if not places:
            return None
        self.last = end, before
        text = " ".join(name.words)
        first = start + match.first
        if before.head and before.kind == "street":
            places = [place for place in places if place.kind in before.head.places]
            if not places:
                # A street named after a place is not there: it keeps its own name.
                return Toponym(before.start, end, f"{before.head.word} {text}", (), before.cue)
        elif before.head and before.head.places:
            places = [place for place in places if place.kind in before.head.places] or places
        else:
            places = without_head(places)
        return Toponym(first, end, text, tuple(self._as_marked(first, end, text, places)), before.cue)

    def _is_of_nation(self, at: int, match: Match) -> bool:
        """`an Italian restaurant`, `a Sufi shrine`: an adjective in the accusative, spelt like the country or city."""
        word = self.words[at][0]
        if match.size > 1 or match.clitic or not word.endswith(_ALIF) or not at or not self._adjacent(at - 1):
            return False
        before = self.words[at - 1][0]
        return (
            before.endswith(_ALIF)
            and not before.startswith(ARTICLE)
            and not before.endswith(_NO_ACCUSATIVE)
            and len(before) > SHORT
            and before not in self.tables.stop
            and not self.read(before).starts
            and (word.endswith(_OF_ORIGIN) or any(place.kind == "country" for place in match.name.places))
        )

    def _as_marked(self, start: int, end: int, name: str, places: list[Place]) -> list[Place]:
        """Those places whose spelling agrees with the vowel marks of the text, where it has any."""
        marked = self.tables.marked
        if len(places) < 2 or not any((name, place.id) in marked for place in places):
            return places
        raw = self.view.text[slice(*self.view.raw(start, end))]
        if len(raw) == end - start:
            return places
        fitting = [p for p in places if ((name, p.id) in marked) == (bare(raw) != raw_letters(raw))]
        return fitting or places

    def _before(self, at: int, match: Match) -> Before:
        start = self.words[at][1]
        if match.clitic.endswith(IN):
            return Before("joined", IN, None, start)
        if match.clitic == AND and self.last:
            end, cue = self.last
            if self.norm[end:start].strip(" \"'") == "" and (
                cue.head is None or cue.head.many or cue.kind == "in"
            ):
                return cue
        if match.clitic or at == 0 or not self._adjacent(at - 1):
            return NOTHING
        return self._cue_at(at - 1)

    def _cue_at(self, at: int) -> Before:
        word, start, _ = self.words[at]
        if at and self._adjacent(at - 1):
            head = self.tables.heads.get(f"{self.words[at - 1][0]} {word}")
            if head:
                return Before(head.kind, head.word, head, self.words[at - 1][1])
        head = self._head_at(at)
        if head is None:
            return NOTHING
        return Before(head.kind, head.word, head, start + len(word) - len(head.word))

    def _head_at(self, at: int) -> Head | None:
        return self.read(self.words[at][0]).head

    def _is_barred(self, at: int) -> bool:
        """`the house of Badir`: after such a word nothing is a head."""
        return bool(at) and self._adjacent(at - 1) and self._cue_at(at - 1).kind == "bar"

    def _is_area(self, at: int) -> bool:
        """Whether a word is the name of a province, region, district or country."""
        match = self._match(at) if at < len(self.words) else None
        return match is not None and not match.clitic and any(p.kind in _AREAS for p in match.name.places)

    def _may_be_name(self, word: str) -> bool:
        """Whether a word of its own may be a name: no ordinary word, no number, nothing joined to it."""
        if len(word) < SHORT or word.startswith(_JOINED_TO_IT):
            return False
        owned = word.startswith(TO) and ARTICLE + word[len(TO) :] in self.tables.stop  # "camp of the army of"
        return not (owned or word in self.tables.stop or self.read(word).head is not None or word.isdigit())
