"""Find the place names in a stretch of folded text."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial

from hasila.gazetteer.settle import settle
from hasila.gazetteer.shown_names import ShownNames
from hasila.gazetteer.tables import Tables, load
from hasila.gazetteer.words import (
    ARTICLE,
    SETTING,
    SHORT,
    Toponym,
    is_apposed,
    read_word,
)
from hasila.model import Place
from hasila.text import View


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
        if t.cue and not (t.candidates or t.name.startswith((ARTICLE, t.cue))) and len(t.name) > SHORT
    )


class _Scan(ShownNames):
    """One pass over one stretch of text."""

    def _tells_capital(self, toponym: Toponym) -> bool:
        """`Mogadishu, the capital of Somalia`: a second name that only says what the first is."""
        head = self.tables.heads.get(toponym.name.split(" ", 1)[0])
        return head is not None and head.kind == "capital"

    def toponyms(self) -> list[Toponym]:
        found: list[Toponym] = []
        at = 0
        while at < len(self.words):
            reading = self.read(self.words[at][0])
            match = self._match(at) if reading.starts else None
            if match:
                toponym = self._known(at, match)
                if toponym:
                    apposed = bool(found) and is_apposed(found[-1], toponym)
                    if apposed and not self._tells_capital(toponym):
                        found.pop()
                    if not (apposed and self._tells_capital(toponym)):
                        found.append(toponym)
                if toponym or match.name.cue == "never":
                    at += match.size
                    continue
            head = reading.head
            shown = self._shown_size(at + 1, head) if head and head.kind in SETTING else 0
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
            opens = opens and head is not None and not self._is_verb(at, head)
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
