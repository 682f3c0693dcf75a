"""Find the names that only a head shows to be names: `the village of ...`, `the bridge of ...`."""

from hasila.gazetteer.known_names import KnownNames
from hasila.gazetteer.letters import is_adjective, is_foreign
from hasila.gazetteer.tables import Head
from hasila.gazetteer.words import (
    AND,
    ARTICLE,
    ENOUGH,
    FEMININE,
    HERS,
    IN,
    JOINED,
    NOTHING,
    PAIR,
    SHORT,
    TO,
    Before,
    Match,
    Toponym,
)
from hasila.text import fold

_NISBA, _RELATED, _MARBUTA = fold("\u064a\u0629"), fold("\u064a"), "\u0629"
_VERBAL = (fold("\u064a"), fold("\u062a"), fold("\u0627"))  # a verb of the relative clause
_QUOTES = {'"': '"', "(": ")"}
_QUOTED = 3  # a quoted name has no more words
_ADJECTIVES = 3  # as many may follow the name of an office
_DUAL = (fold("\u062a\u064a"), fold("\u062a\u0627"))
_ENDED = ("in", "from", "direction", "near")
_INFLECTED = ("\u064a\u0646", "\u0648\u0646", "\u0627")  # a noun counted, or one in the accusative
_VALLEY, _HAMZA = fold("\u0648\u0627\u062f\u064a"), "\u0623"
_HAY, _ON = fold("\u062d\u064a"), fold("\u0639\u0644\u0649")


class HeadedNames(KnownNames):
    """The pass, finding also the names that only a head, or "and" behind one that has it, shows."""

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

    def _is_verb(self, at: int, head: Head) -> bool:
        """`led to`, folded like `valley`: told apart by the hamza of the text."""
        _, start, end = self.words[at]
        return head.word == _VALLEY and _HAMZA in self.view.text[slice(*self.view.raw(start, end))]

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
        if not self._may_be_name(word) or word.endswith(HERS) or (not definite and self._describes_it(at)):
            return False
        if (
            (not head.places or head.unknown in ("name", "named"))
            and not definite
            and self._is_common(at, head)
        ):
            return False
        if head.unknown in ("set", "named") and definite == (head.unknown == "named"):
            return self._is_set(at - 1, head)
        return definite if head.unknown in ("definite", "set") else head.unknown == "yes" or not definite

    def _describes_it(self, at: int) -> bool:
        """`a coastal city`: an adjective of the feminine; not `the city of Adrih`, whose last letter is none of a feminine."""
        word, start, end = self.words[at]
        raw = self.view.text[slice(*self.view.raw(start, end))]
        head = self.view.text[self.view.raw(*self.words[at - 1][1:])[1] - 1]
        return word.endswith(_NISBA) and (raw.endswith(_MARBUTA) or head != _MARBUTA)

    def _is_named_so(self, at: int, head: Head) -> bool:
        """`in the province of Wardak`: a name that begins like "and", since the head before it needs one."""
        word = self.words[at][0]
        rest = word.removeprefix(AND)
        return (
            word.startswith(AND)
            and len(rest) > SHORT
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
        if before is not None and before.word == _ON:
            return head.kind == "street"  # "at the junction of ..."
        return before is not None and before.kind in ("in", "near", "landmark")

    def _is_common(self, at: int, head: Head) -> bool:
        """Whether an indefinite word after a landmark or area is rather an adjective or a verb than its name."""
        word, start, end = self.words[at]
        if head.word.endswith(FEMININE):
            raw = self.view.text[slice(*self.view.raw(start, end))]
            stem = word[: -len(FEMININE)]
            told = is_adjective(stem) if raw.endswith(_MARBUTA) else not is_foreign(stem, ended=False)
            adjective = word.endswith(FEMININE) and told
        else:
            adjective = word.endswith(_RELATED)
        clause = head.kind == "landmark" or head.word.endswith(FEMININE)  # a valley is named, not described
        verbal = clause and not head.places and word.startswith(_VERBAL)
        if adjective and at + 1 < len(self.words) and self._is_double(at):
            return self.words[at + 1][0].endswith(
                (FEMININE, _RELATED)
            )  # but "the area of Dilla Salim, which"
        return adjective or (verbal and not (head.kind == "place" and self._is_ended(at, verb=True)))

    def _is_ended(self, at: int, *, verb: bool = False) -> bool:
        """Whether behind a word stands the end, a mark, a preposition that it, as a `verb`, would not govern, or its area."""
        if at + 1 == len(self.words) or not self._adjacent(at):
            return True
        following = self.words[at + 1][0]
        head = self._head_at(at + 1)
        if head is not None and head.kind in (_ENDED[2:] if verb else _ENDED):
            return True
        return following in self.tables.proper or (head is not None and following.startswith(IN))

    def _introduced(self, at: int) -> Toponym | None:
        """`in Sara`, `the attack on Sara`, where the text speaks of "the village of Sara"."""
        word, start, _ = self.words[at]
        for size in range(min(PAIR, len(self.words) - at), 0, -1):
            end = self.words[at + size - 1][2]
            for clitic in ("", IN, AND, AND + IN):
                name = self.norm[start + len(clitic) : end]
                if not word.startswith(clitic) or name not in self.introduced:
                    continue
                before = self._cue_at(at - 1) if at and not clitic and self._adjacent(at - 1) else NOTHING
                if clitic.endswith(IN) or before.kind in ENOUGH["from"]:
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
            return PAIR if self._may_be_name(following) or following in self.tables.qualifiers else 0
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
