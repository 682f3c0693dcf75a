"""Blocking keys as numbers, so that a store can find the mentions that a new one may be paired with."""

import hashlib
from collections.abc import Iterable, Mapping

from hasila.link import features
from hasila.link.features import Common, Features, row_of
from hasila.model import IncidentMention, Reading

#: Each field of keys with what one side at least must be for the key to pair two mentions, as the blocking
#: rules of the settings file have it; "" where a shared key is enough.
_FIELDS = {
    "day_keys": "",
    "kind_keys": "abroad",
    "month_keys": "coarse",
    "calendar_keys": "yearless",
    "name_keys": "loose",
    "timeless_keys": "timeless",
    "rare_words": "",
}
#: Fields that share one count of what is too common.
_COUNTED = {"name_keys": "name", "timeless_keys": "name", "rare_words": "word"}


def key_number(field: str, key: str) -> int:
    """A blocking key as a signed number of 64 bits.

    >>> key_number("rare_words", "x") == key_number("rare_words", "x")
    True
    """
    digest = hashlib.blake2b(f"{field}\x1f{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def keys_of(mention: IncidentMention, reading: Reading) -> frozenset[int]:
    """Every blocking key of a mention, also the names and words that may turn out too common."""
    return Keys([row_of(mention, reading)]).of[mention.id]


class Keys:
    """The blocking keys of some mentions: those they hold, and those by which to look others up."""

    def __init__(self, rows: Iterable[Features], common: Common | None = None) -> None:
        """Take the mentions' rows; what is `common` is no key to look up by."""
        self.of: dict[str, frozenset[int]] = {}
        self._names: dict[int, str] = {}
        self._words: dict[int, str] = {}
        looked: set[int] = set()
        too_common = (common.names | common.words) if common else frozenset()
        for row in rows:
            held: set[int] = set()
            for field, needs in _FIELDS.items():
                kind = _COUNTED.get(field, field)
                # A mention that is what the rule asks for pairs with all, another with such only.
                free = not needs or (row.country is None if needs == "abroad" else getattr(row, needs))
                for key in getattr(row, field):
                    number, marked = key_number(kind, key), key_number(f"{kind} {needs}", key)
                    held |= {number, marked} if needs and free else {number}
                    self._note(kind, number, key)
                    if key not in too_common:
                        looked.add(number if free else marked)
            self.of[row.unique_id] = frozenset(held)
        self.looked = frozenset(looked)

    def _note(self, kind: str, number: int, key: str) -> None:
        if kind == "name":
            self._names[number] = key
        elif kind == "word":
            self._words[number] = key

    @property
    def counted(self) -> frozenset[int]:
        """The names and words: keys that may be too common."""
        return frozenset({*self._names, *self._words})

    def common(self, counts: Mapping[int, int]) -> Common:
        """What is too common among all mentions; `counts` says how many of them hold each of `counted`."""
        return Common(
            names=frozenset(
                name for n, name in self._names.items() if counts.get(n, 0) > features.COMMON_NAME
            ),
            words=frozenset(
                word for n, word in self._words.items() if counts.get(n, 0) > features.COMMON_WORD
            ),
        )

    def crossed(self, before: Mapping[int, int], after: Mapping[int, int]) -> frozenset[int]:
        """The names and words that have become too common: who holds them loses a key."""
        limits = [(self._names, features.COMMON_NAME), (self._words, features.COMMON_WORD)]
        return frozenset(
            number
            for numbers, limit in limits
            for number in numbers
            if before.get(number, 0) <= limit < after.get(number, 0)
        )
