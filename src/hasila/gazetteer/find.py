"""Find the place names in a stretch of folded text."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial

from hasila.gazetteer.letters import is_adjective, is_foreign, raw_letters
from hasila.gazetteer.settle import settle
from hasila.gazetteer.tables import Head, Tables, bare, load
from hasila.gazetteer.words import (
    AND,
    ARTICLE,
    AS,
    IN,
    JOINED,
    NOTHING,
    SO,
    TO,
    Before,
    Match,
    Reading,
    Start,
    Toponym,
    is_apposed,
    read_word,
    without_head,
)
from hasila.model import Place
from hasila.text import View, fold

_WORD = re.compile("[\u0621-\u064a]+|[0-9]+")
_GAP = re.compile("[ \"'(-]*")  # what may stand between a head and its name
_JOINED_TO_IT = (AND, IN + ARTICLE, TO + TO, SO + ARTICLE, AS + ARTICLE)
_NISBA, _OF_ORIGIN, _HERS = fold("\u064a\u0629"), fold("\u064a\u0627"), fold("\u0647\u0627")
_MARBUTA, _ALIF, _HEH = "\u0629", "\u0627", "\u0647"
_NO_ACCUSATIVE = (_HERS, fold("\u0648\u0627"), fold("\u0646\u0627"), fold("\u0647\u0645\u0627"))
_FEMININE, _RELATED = fold("\u0629"), fold("\u064a")
_VERBAL = (fold("\u064a"), fold("\u062a"), fold("\u0627"))  # a verb of the relative clause
_QUOTES = {'"': '"', "(": ")"}
_QUOTED = 3  # a quoted name has no more words
_ADJECTIVES = 3  # as many may follow the name of an office
_PAIR = 2  # words of a name that such a word opens
_DUAL = (fold("\u062a\u064a"), fold("\u062a\u0627"))
_OWNED = tuple(
    map(fold, ("\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u064a", "\u0647\u0646"))
)  # "my", "her"
_THEIRS = ("\u064a\u0647", "\u0627\u062a\u0647")
_SETTING, _ENDED = ("in", "direction", "near"), ("in", "from", "direction", "near")
_INFLECTED = ("\u064a\u0646", "\u0648\u0646", "\u0627")  # a noun counted, or one in the accusative
_AREAS = ("admin1", "region", "district", "country")
_HAY = fold("\u062d\u064a")
_SHORT = 3  # letters of a word that is too short to be shown a name by what follows

# Which cues satisfy what a name needs; a separate "in" is surer than the letter joined to the name.
_ENOUGH = {
    "head": frozenset({"place", "street", "capital"}),
    "fi": frozenset({"place", "street", "capital", "road", "direction", "near", "in"}),
    "in": frozenset({"place", "street", "capital", "road", "direction", "near", "in", "joined"}),
    "from": frozenset({"place", "street", "capital", "road", "direction", "near", "in", "joined", "from"}),
}


class Gazetteer:
    """The known places, found by name and settled by context."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        # Most words of a text are a few thousand: what each may be is worked out once.
        self._read = lru_cache(maxsize=1 << 16)(partial(read_word, tables))
        self.places: Mapping[str, Place] = tables.places
        """Every place by id; a country's id is its ISO 3166-1 alpha-2 code."""

    def find(
        self, view: View, start: int, end: int, introduced: frozenset[str] = frozenset()
    ) -> list[Toponym]:
        """The place names in `view.norm[start:end]`, in order, none overlapping another.

        The longest name wins. A name that is also an ordinary word counts only after a cue. So does one
        that is `introduced` elsewhere in the text by a noun that shows it to be a name (`the village of`).
        """
        return _Scan(self._tables, self._read, view, start, end, introduced).toponyms()

    def settle(
        self, toponyms: list[Toponym], *, prior: Mapping[str, float] | None = None
    ) -> list[Place | None]:
        """Which place each name means, in the light of all names of the report; None: undecidable.

        `prior` adds weight to countries (ISO alpha-2) that something else speaks for, such as
        nationalities; a country named once weighs 1.
        """
        return settle([t.candidates for t in toponyms], self._tables.prominence, prior or {})


@cache
def gazetteer() -> Gazetteer:
    """The package's gazetteer, loaded once."""
    return Gazetteer(load())


def introduced(toponyms: Iterable[Toponym]) -> frozenset[str]:
    """The names that no table has and only a noun before them shows to be names: `the village of Sara`.

    Names with the article are left out, since they may be words that the text uses in their own sense;
    so are landmarks, whose names have the noun in them.
    """
    return frozenset(
        t.name
        for t in toponyms
        if t.cue and not (t.candidates or t.name.startswith((ARTICLE, t.cue))) and len(t.name) > _SHORT
    )


class _Scan:
    """One pass over one stretch of text."""

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

    def toponyms(self) -> list[Toponym]:
        found: list[Toponym] = []
        at = 0
        while at < len(self.words):
            reading = self.read(self.words[at][0])
            match = self._match(at) if reading.starts else None
            if match:
                toponym = self._known(at, match)
                if toponym:
                    if found and is_apposed(found[-1], toponym):
                        found.pop()
                    found.append(toponym)
                if toponym or match.name.cue == "never":
                    at += match.size
                    continue
            head = reading.head
            shown = self._shown_size(at + 1, head) if head and head.kind in _SETTING else 0
            if shown:
                found.append(self._shown(at + 1, shown))
                at += 1 + shown
                continue
            again = self._introduced(at) if self.introduced and not reading.starts else None
            if again is not None:
                found.append(again)
                at += again.name.count(" ") + 1
                continue
            size = self._beside(at) if found and self.last else 0
            if size:
                found.append(self._listed(at, size))
                at += size
                continue
            opens = head is not None and head.unknown != "no" and not self._is_barred(at)
            if head and opens and at + 1 < len(self.words) and self._adjacent(at):
                unknown, size = self._unknown(at + 1, head)
                if unknown:
                    if head.kind == "office":
                        unknown, size = self._with_town(unknown, at + 1, size)
                    found.append(unknown)
                    at += 1 + size
                    continue
            at += 1
        return found

    # Known names

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
        if name.cue and before.kind not in _ENOUGH[name.cue]:
            return None
        places = name.places
        # A letter joined to a short name makes some other word more often than not.
        weakly = "in" if end - start - match.first > 4 else "fi"
        if not name.cue and name.weak and before.kind not in _ENOUGH[weakly]:
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
            and len(before) > _SHORT
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

    # What stands before a name

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

    # Names that only their head shows

    def _unknown(self, at: int, head: Head) -> tuple[Toponym | None, int]:
        """The name after a head at the word before `at`; a landmark's name includes its head."""
        word, start, _ = self.words[at]
        landmark = head.kind in ("landmark", "street", "office")
        size = self._quoted(at)
        if head.kind == "office" and not self._is_site(at - 1, head):
            return None, 0
        if size and head.unknown == "set" and not self._is_set(at - 1, head):
            return None, 0
        if not size:
            match = self._match(at)
            if match and match.clitic and word in self.tables.openers:
                match = None  # "gate of" is no "in Ibb"
            state = match is not None and head.kind == "office" and self._is_state(match)
            if match and not state and (not landmark or match.clitic or self._known(at, match)):
                return None, 0
            body = head.kind == "office" and word.startswith(ARTICLE)
            if head.unknown == "quoted":
                return None, 0
            if not state and not body and not self._may_begin(at, head):
                return None, 0
            size = match.size if match and state else self._size(at)
            if head.kind in ("office", "landmark") and self._is_body(at):
                size = 2  # "the mosque of the forces"
            if size == 1 and word in self.tables.openers:
                return None, 0
        end = self.words[at + size - 1][2]
        self.last = end, Before(head.kind, head.word, head, start)
        if landmark:
            start = self.words[at - 1][2] - len(head.word)
        name = " ".join(w for w, _, _ in self.words[at : at + size])
        return Toponym(start, end, f"{head.word} {name}" if landmark else name, (), head.word), size

    def _is_body(self, at: int) -> bool:
        """`the headquarters of the party of the people`: a body whose name has a second word."""
        return (
            self.words[at][0] in self.tables.institutions and at + 1 < len(self.words) and self._adjacent(at)
        )

    def _is_site(self, at: int, head: Head) -> bool:
        """Whether an office is told of as a building: what is behind `outside` or `attacked`, not who speaks or acts.

        A head that introduces a name of its own (`the embassy of`) is always one, but for `a car of the embassy`.
        """
        if self.words[at][0].removesuffix(head.word).endswith(TO):
            return False
        if head.unknown == "definite":
            return True
        return bool(at) and self._adjacent(at - 1) and self.words[at - 1][0] in self.tables.sites

    @staticmethod
    def _is_state(match: Match) -> bool:
        """`the embassy of France`: the name of a country, without a clitic."""
        return not match.clitic and any(place.kind == "country" for place in match.name.places)

    def _with_town(self, office: Toponym, at: int, size: int) -> tuple[Toponym, int]:
        """`the French embassy in Beirut`: the town belongs to the name of an office, which alone names none."""
        at_town, apart = at + size, False
        while at_town < len(self.words) and self._adjacent(at_town - 1):
            match = self._match(at_town)
            if match is not None:
                break
            head = self._head_at(at_town)
            word = self.words[at_town][0]
            named = not apart and at_town - at - size < _ADJECTIVES and self._describes(word)
            within = word in self.tables.middles or (
                head is not None and head.kind in ("in", "place", "capital")
            )
            if not (named or within):
                return office, size
            apart = apart or not named
            at_town += 1
        else:
            return office, size
        if bool(match.clitic) == apart or match.clitic not in ("", IN):
            return office, size
        town = self._known(at_town, match)
        if town is None:
            return office, size
        whole = Toponym(office.start, town.end, f"{office.name} {town.name}", town.candidates, office.cue)
        return whole, at_town + match.size - at

    def _describes(self, word: str) -> bool:
        """Whether it may be an adjective of an office: `the Iranian`, `the official`."""
        return word.startswith(ARTICLE) and word not in self.tables.stop and word not in self.tables.heads

    def _size(self, at: int) -> int:
        """How many words a name not known has: two if the first opens it or the second belongs to it."""
        if at + 1 == len(self.words) or not self._adjacent(at):
            return 1
        word, following = self.words[at][0], self.words[at + 1][0]
        ordinary = following in self.tables.stop and following not in self.tables.qualifiers
        opens = word in self.tables.openers and not ordinary
        belongs = opens or following == word or following in self.tables.qualifiers
        return 2 if belongs or self._is_double(at) else 1

    def _is_double(self, at: int) -> bool:
        """`the town of Maarat Harma in the countryside of`: two bare words before the area they lie in."""
        word, following = self.words[at][0], self.words[at + 1][0]
        bare = not (word.startswith(ARTICLE) or following.startswith((ARTICLE, *JOINED)))
        return (
            bare
            and self._may_be_name(following)
            and not following.endswith(_INFLECTED)
            and not self.read(following).starts
            and self._is_closed(at + 2)
        )

    def _is_closed(self, at: int) -> bool:
        """Whether the area that a name lies in, or what is told of it, stands right behind: `in the province of`, `which`."""
        if at >= len(self.words) or not self._adjacent(at - 1):
            return False
        if self.words[at][0] in self.tables.proper:
            return True
        head = self._head_at(at)
        if head is None or head.kind == "direction":
            return head is not None
        if head.kind == "in":
            area = self._head_at(at + 1) if at + 1 < len(self.words) else None
            return (area is not None and area.kind == "place") or self._is_area(at + 1)
        return head.kind == "place" and self.words[at][0].startswith(IN)

    def _is_area(self, at: int) -> bool:
        """Whether a word is the name of a province, region, district or country."""
        match = self._match(at) if at < len(self.words) else None
        return match is not None and not match.clitic and any(p.kind in _AREAS for p in match.name.places)

    def _quoted(self, at: int) -> int:
        """The size of a name in quotation marks or brackets right after its head, or 0."""
        opening = self.norm[self.words[at - 1][2] : self.words[at][1]].strip()
        for size in range(1, _QUOTED + 1) if opening in _QUOTES else ():
            if at + size > len(self.words):
                break
            if self.norm[self.words[at + size - 1][2] :][:1] == _QUOTES[opening]:
                return 0 if self.words[at][0] in self.tables.stop or self._match(at) else size
        return 0

    def _may_begin(self, at: int, head: Head) -> bool:
        word = self.words[at][0]
        definite = word.startswith(ARTICLE)
        if word in self.tables.openers or (definite and head.word == _HAY and self._is_set(at - 1, head)):
            return True  # "in the quarter of the workers": whatever stands there is its name
        if self._is_named_so(at, head):
            return True
        if not self._may_be_name(word) or word.endswith(_HERS) or (word.endswith(_NISBA) and not definite):
            return False
        if (not head.places or head.unknown == "name") and not definite and self._is_common(at, head):
            return False
        if head.unknown == "set":
            return definite or self._is_set(at - 1, head)
        return definite if head.unknown == "definite" else head.unknown == "yes" or not definite

    def _may_be_name(self, word: str) -> bool:
        """Whether a word of its own may be a name: no ordinary word, no number, nothing joined to it."""
        if len(word) < _SHORT or word.startswith(_JOINED_TO_IT):
            return False
        owned = word.startswith(TO) and ARTICLE + word[len(TO) :] in self.tables.stop  # "camp of the army of"
        return not (owned or word in self.tables.stop or self.read(word).head is not None or word.isdigit())

    def _is_named_so(self, at: int, head: Head) -> bool:
        """`in the province of Wardak`: a name that begins like "and", since the head before it needs one."""
        word = self.words[at][0]
        rest = word.removeprefix(AND)
        return (
            word.startswith(AND)
            and len(rest) > _SHORT
            and bool(head.places)
            and not rest.startswith(ARTICLE)
            and not (rest in self.tables.stop or rest in self.tables.heads or word in self.tables.stop)
            and not self.read(rest).starts
            and self._is_set(at - 1, head)
        )

    def _is_set(self, at: int, head: Head) -> bool:
        """Whether "in" stands before a head: `in the district of ...`."""
        joined = self.words[at][0].removesuffix(head.word)
        if joined:
            return joined.endswith(IN)
        before = self._head_at(at - 1) if at and self._adjacent(at - 1) else None
        return before is not None and before.kind in ("in", "near", "landmark")

    def _is_common(self, at: int, head: Head) -> bool:
        """Whether an indefinite word after a landmark or area is rather an adjective or a verb than its name."""
        word, start, end = self.words[at]
        if head.word.endswith(_FEMININE):
            raw = self.view.text[slice(*self.view.raw(start, end))]
            stem = word[: -len(_FEMININE)]
            told = is_adjective(stem) if raw.endswith(_MARBUTA) else not is_foreign(stem, ended=False)
            adjective = word.endswith(_FEMININE) and told
        else:
            adjective = word.endswith(_RELATED)
        clause = head.kind == "landmark" or head.word.endswith(_FEMININE)  # a valley is named, not described
        verbal = clause and not head.places and word.startswith(_VERBAL)
        if adjective and at + 1 < len(self.words) and self._is_double(at):
            return self.words[at + 1][0].endswith(
                (_FEMININE, _RELATED)
            )  # but "the area of Dilla Salim, which"
        return adjective or (verbal and not (head.kind == "place" and self._is_ended(at, verb=True)))

    # Names that the text introduces elsewhere, or that others before them show

    def _introduced(self, at: int) -> Toponym | None:
        """`in Sara`, `the attack on Sara`, where the text speaks of "the village of Sara"."""
        word, start, _ = self.words[at]
        for size in range(min(_PAIR, len(self.words) - at), 0, -1):
            end = self.words[at + size - 1][2]
            for clitic in ("", IN, AND, AND + IN):
                name = self.norm[start + len(clitic) : end]
                if not word.startswith(clitic) or name not in self.introduced:
                    continue
                before = self._cue_at(at - 1) if at and not clitic and self._adjacent(at - 1) else NOTHING
                if clitic.endswith(IN) or before.kind in _ENOUGH["from"]:
                    self.last = end, before
                    return Toponym(start + len(clitic), end, name, (), before.cue or clitic or None)
        return None

    def _beside(self, at: int) -> int:
        """The size of a name that "and" joins to one whose head spoke for both, or 0.

        `the two villages of A and B`, `the villages of A and B in the countryside of`, `the town of A and Tell B`.
        """
        end, before = self.last or (0, NOTHING)
        word, start, _ = self.words[at]
        rest = word.removeprefix(AND)
        spoke = before.head if before.kind == "place" else None
        if spoke is None or rest == word or self.norm[end:start].strip(' "'):
            return 0
        if rest in self.tables.openers and at + 1 < len(self.words) and self._adjacent(at):
            following = self.words[at + 1][0]
            return _PAIR if self._may_be_name(following) or following in self.tables.qualifiers else 0
        if not (spoke.many and self._may_be_name(rest)) or self.read(rest).starts or self.read(word).starts:
            return 0
        pair = spoke.word.endswith(_DUAL)
        return 1 if pair or self._is_closed(at + 1) else 0

    def _listed(self, at: int, size: int) -> Toponym:
        _, start, _ = self.words[at]
        end, cue = self.words[at + size - 1][2], self.last[1] if self.last else NOTHING
        self.last = end, cue
        first = start + len(AND)
        return Toponym(first, end, self.norm[first:end], (), cue.cue)

    # Names that only what follows them shows

    def _shown_size(self, at: int, head: Head) -> int:
        """The size of the name that "in", "near" or a direction shows, or 0: `in Tizi Mansour`, `near Patikul`."""
        if at + 1 < len(self.words) and self.words[at][0] in self.tables.founders and self._adjacent(at):
            following = self.words[at + 1][0]
            named = self._adjacent(at - 1) and not self._match(at) and following not in self.tables.stop
            return _PAIR if named and self._head_at(at + 1) is None else 0
        return 1 if self._is_shown(at, head) else 0

    def _is_shown(self, at: int, head: Head) -> bool:
        """`in Kunkassa (700 km ...)`, `in Bachu, belonging to ...`: what no common noun would be followed by.

        A definite adjective after a word without the article makes that word a name; so does a bearing or
        a distance in brackets.
        """
        if at >= len(self.words) or not self._adjacent(at - 1):
            return False
        word, _, end = self.words[at]
        if len(word) <= _SHORT or not self._may_be_name(word) or self.read(word).starts:
            return False
        if word.removeprefix(ARTICLE) in self.tables.heads:
            return False  # the market (north) is some market
        if self._is_foreign(at) or at + 1 == len(self.words) or head.kind != "in":
            return self._is_foreign(at)
        following, start, _ = self.words[at + 1]
        if following in self.tables.copulas and at + 2 < len(self.words):
            said = self.tables.heads.get(self.words[at + 2][0])
            return said is not None and said.kind == "place"
        if self._adjacent(at) and "(" not in self.norm[end:start]:
            return following in self.tables.proper and not (
                word.startswith(ARTICLE) or word.endswith((_FEMININE, *_OWNED))
            )
        if self.norm[end:start].strip() != "(":
            return False
        far = following.isdigit() and at + 2 < len(self.words) and self.words[at + 2][0] in self.tables.units
        return far or following in self.tables.bearings

    def _is_foreign(self, at: int) -> bool:
        """`in Bamburu`, `in Patikul`, `in Dalori.`: what an indefinite genitive would not be spelt like."""
        word, start, end = self.words[at]
        last = self.view.text[self.view.raw(start, end)[1] - 1]
        if last == _HEH and not word.endswith(
            _THEIRS
        ):  # no feminine, and what "his" would stand behind is none either
            return is_foreign(word[:-1], ended=False)
        ended = last == word[-1] and self._is_ended(at)  # no alif in the shape of a ya
        return word not in self.tables.loans and is_foreign(word, ended=ended)

    def _is_ended(self, at: int, *, verb: bool = False) -> bool:
        """Whether behind a word stands the end, a mark, a preposition that it, as a `verb`, would not govern, or its area."""
        if at + 1 == len(self.words) or not self._adjacent(at):
            return True
        following = self.words[at + 1][0]
        head = self._head_at(at + 1)
        if head is not None and head.kind in (_ENDED[2:] if verb else _ENDED):
            return True
        return following in self.tables.proper or (head is not None and following.startswith(IN))

    def _shown(self, at: int, size: int) -> Toponym:
        start, end = self.words[at][1], self.words[at + size - 1][2]
        before = self._cue_at(at - 1)
        self.last = end, before
        return Toponym(start, end, self.norm[start:end], (), before.cue)
