"""Tell from the spellings in a text whether it can tell of violence at all: most news does not."""

from hasila.extract.spellings import NUMBER, SERIES, Spellings, bits

# A report without a word of these, and without a count of attacks, tells of no harm.
_TELLING = ("outcomes", "attacks", "claims")
_KEPT = 1 << 17


class Telling:
    """What tells of violence among the spellings seen."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings
        self._silent: set[str] = set()  # spellings that tell of nothing: most words of most texts
        self._tells = bits(*_TELLING)
        self._series, self._number = bits(SERIES), bits(NUMBER)

    def __len__(self) -> int:
        """How many spellings are kept."""
        return len(self._silent)

    def may_tell(self, text: str) -> bool:
        """Whether a text, folded or not, has the words for an attack, a claim or harm, or a count of attacks.

        It may have them and tell of nothing, but what lacks them tells of nothing.
        """
        found = 0
        for spelling in set(text.split()).difference(self._silent):
            here = self._spellings[spelling]
            if here & self._tells:
                return True
            if here & (self._series | self._number):
                found |= here
            elif len(self._silent) < _KEPT:
                self._silent.add(spelling)
        return self._counts(found)

    def tells(self, spelt: int) -> bool:
        """Whether a text that may have so much (`Spellings.of_text`) may tell of violence."""
        return bool(spelt & self._tells) or self._counts(spelt)

    def _counts(self, spelt: int) -> bool:
        return bool(spelt & self._series and spelt & self._number)
