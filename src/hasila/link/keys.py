"""Blocking keys as numbers, so that a store can find the mentions that a new one may be paired with."""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from hasila.link.features import COMMON_NAME, COMMON_WORD, Common, row_of
from hasila.model import IncidentMention, Reading

_FIELDS = ("day_keys", "kind_keys", "month_keys", "calendar_keys")
_NAMES = ("name_keys", "rare_names")
_WORDS = ("rare_words",)


def key_number(field: str, key: str) -> int:
    """A blocking key as a signed number of 64 bits.

    >>> key_number("rare_words", "x") == key_number("rare_words", "x")
    True
    """
    digest = hashlib.blake2b(f"{field}\x1f{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def keys_of(mention: IncidentMention, reading: Reading) -> frozenset[int]:
    """Every blocking key of a mention, also the names and words that may turn out too common."""
    return Keys([mention], {mention.report: reading}).of[mention.id]


class Keys:
    """The blocking keys of some mentions."""

    def __init__(self, mentions: Iterable[IncidentMention], readings: Mapping[str, Reading]) -> None:
        """`readings` holds each mention's report by its id."""
        self.of: dict[str, frozenset[int]] = {}
        self._names: dict[int, str] = {}
        self._words: dict[int, str] = {}
        for mention in mentions:
            row = row_of(mention, readings[mention.report])
            names = {key_number("name", key): key for field in _NAMES for key in getattr(row, field)}
            words = {key_number("word", key): key for field in _WORDS for key in getattr(row, field)}
            others = {key_number(field, key) for field in _FIELDS for key in getattr(row, field)}
            self.of[mention.id] = frozenset({*names, *words, *others})
            self._names |= names
            self._words |= words

    @property
    def all(self) -> frozenset[int]:
        """Every key of any of the mentions."""
        return frozenset().union(*self.of.values())

    def common(self, count: Callable[[frozenset[int]], Mapping[int, int]]) -> tuple[Common, frozenset[int]]:
        """What is too common, and the numbers of it; `count` says how many mentions hold each key."""
        counted = count(frozenset({*self._names, *self._words}))
        names = {number for number in self._names if counted.get(number, 0) > COMMON_NAME}
        words = {number for number in self._words if counted.get(number, 0) > COMMON_WORD}
        common = Common(
            names=frozenset(self._names[number] for number in names),
            words=frozenset(self._words[number] for number in words),
        )
        return common, frozenset({*names, *words})

    def crossed(self, before: Mapping[int, int], after: Mapping[int, int]) -> frozenset[int]:
        """The names and words that have become too common: who holds them loses a key."""
        limits = [(self._names, COMMON_NAME), (self._words, COMMON_WORD)]
        return frozenset(
            number
            for numbers, limit in limits
            for number in numbers
            if before.get(number, 0) <= limit < after.get(number, 0)
        )
