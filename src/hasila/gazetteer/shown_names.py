"""Find the names that only what follows or their foreign spelling shows: `in Patikul`, `in Bachu, belonging to`."""

from hasila.gazetteer.headed_names import HeadedNames
from hasila.gazetteer.letters import is_foreign
from hasila.gazetteer.tables import Head
from hasila.gazetteer.words import ARTICLE, FEMININE, PAIR, SHORT, Toponym
from hasila.text import fold

_HEH, _COMMA = "\u0647", "\u060c"
_OTHERS = tuple(map(fold, ("\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u0647\u0646")))  # "her", "our"
_OWNED = (*_OTHERS, fold("\u064a"))
_THEIRS = ("\u064a\u0647", "\u0627\u062a\u0647")


class ShownNames(HeadedNames):
    """The pass, finding also the names that only what follows them, or their own letters, shows."""

    def _shown_size(self, at: int, head: Head) -> int:
        """The size of the name that "in", "near" or a direction shows, or 0: `in Tizi Mansour`, `near Patikul`."""
        if at + 1 < len(self.words) and self.words[at][0] in self.tables.founders and self._adjacent(at):
            following = self.words[at + 1][0]
            named = self._adjacent(at - 1) and not self._match(at) and following not in self.tables.stop
            return PAIR if named and self._head_at(at + 1) is None else 0
        return 1 if self._is_shown(at, head) else 0

    def _is_shown(self, at: int, head: Head) -> bool:
        """`in Kunkassa (700 km ...)`, `in Bachu, belonging to ...`, `in Dragad south of Srinagar`: what no common noun has.

        A definite adjective after a word without the article makes that word a name; so does a bearing or
        a distance in brackets.
        """
        if at >= len(self.words) or not self._adjacent(at - 1):
            return False
        word, _, end = self.words[at]
        if len(word) <= SHORT or not self._may_be_name(word) or self.read(word).starts:
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
            bears = following in self.tables.bearings and self._locates(at + 1)
            named = following in self.tables.proper or bears
            return named and not (word.startswith(ARTICLE) or word.endswith((FEMININE, *_OWNED)))
        gap = self.norm[end:start].strip()
        if gap == _COMMA and not (word.startswith(ARTICLE) or word.endswith((FEMININE, *_OTHERS))):
            return self._locates(at + 1)
        if gap != "(":
            return False
        far = following.isdigit() and at + 2 < len(self.words) and self.words[at + 2][0] in self.tables.units
        return far or following in self.tables.bearings

    def _locates(self, at: int) -> bool:
        """`in X, near Miran Shah`, `in X, the capital of the province`, `in X, one of the towns of`: what only a place has."""
        if at + 1 >= len(self.words) or not self._adjacent(at):
            return False
        head, area = self._head_at(at), self.tables.heads.get(self.words[at + 1][0].removeprefix(ARTICLE))
        placed = area is not None and area.kind in ("place", "capital")
        if self.words[at][0] in self.tables.ranks:
            return placed
        kind = self.tables.heads.get(self.words[at][0].removeprefix(ARTICLE))
        if self.words[at][0].startswith(ARTICLE) and kind is not None and kind.kind == "place":
            return True  # "in X, the village near the border"
        if head is None or head.kind not in ("near", "direction", "capital"):
            return False
        match = self._match(at + 1)
        return placed or (match is not None and not match.clitic)

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

    def _shown(self, at: int, size: int) -> Toponym:
        start, end = self.words[at][1], self.words[at + size - 1][2]
        before = self._cue_at(at - 1)
        self.last = end, before
        return Toponym(start, end, self.norm[start:end], (), before.cue)
