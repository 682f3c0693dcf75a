"""Find wire copies: reports of one incident whose texts are nearly the same."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import combinations

from rensa import RMinHash

from hasila.link.constraints import components
from hasila.model import Report

SHINGLE_WORDS = 5
PERMUTATIONS = 128
# MinHash with 128 permutations errs by about 0.04: what it puts near the line is counted exactly.
SURE_BELOW = 0.55
SAME_TEXT = 0.7

_WORD = re.compile(r"\w+")
_TATWEEL = 0x640


class _Bare(dict[int, int | None]):
    """What each code point is without vowel signs and letter stretching, looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if code == _TATWEEL or unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare()


def shingles(report: Report) -> frozenset[str]:
    """The runs of five words of a report without its debris, vowel signs and letter stretching.

    A shorter text is one shingle; a text without words has none.
    """
    text = report.text
    for start, end in sorted(report.debris, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    words = _WORD.findall(unicodedata.normalize("NFKD", text).translate(_BARE).casefold())
    if not words:
        return frozenset()
    last = max(len(words) - SHINGLE_WORDS, 0)
    return frozenset(" ".join(words[n : n + SHINGLE_WORDS]) for n in range(last + 1))


def copies(reports: Sequence[Report]) -> tuple[tuple[str, ...], ...]:
    """Groups of at least two report ids whose texts share 0.7 of their shingles (Jaccard).

    Each group is one source: copies of copies are in one group.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    sets = [shingles(report) for report in ordered]
    sketches = [_sketch(words) for words in sets]
    edges = [
        (a, b)
        for a, b in combinations(range(len(ordered)), 2)
        if sets[a]
        and sets[b]
        and sketches[a].jaccard(sketches[b]) >= SURE_BELOW
        # Exact: groups must not depend on the luck of a hash.
        and len(sets[a] & sets[b]) >= SAME_TEXT * len(sets[a] | sets[b])
    ]
    groups = components(len(ordered), edges)
    return tuple(tuple(ordered[n].id for n in group) for group in groups if len(group) > 1)


def _sketch(words: frozenset[str]) -> RMinHash:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(sorted(words))
    return sketch
