"""Generate the forms of a lemma: number, gender, case and verb endings, as folded spellings."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hasila.lexicon.tables import Row
from hasila.text import fold


class Form(NamedTuple):
    """A folded spelling and what it tells.

    `features` is a string of letters: number `s` singular, `d` dual, `p` plural, `e` the ending
    -ين that is dual or plural; `c` construct (drops its ن, so a noun must follow); `t` perfect,
    `i` imperfect; `f` feminine; `a` accusative singular in -ا (always indefinite).
    """

    text: str
    features: str


def _noun(lemma: str, broken: tuple[str, ...]) -> Iterator[Form]:
    """A masculine noun; sound plural unless it has a broken one."""
    yield Form(lemma, "s")
    if not lemma.endswith(("ا", "ه")):
        yield Form(lemma + "ا", "sa")
    stem = lemma[:-1] + "ي" if lemma.endswith("ا") else lemma
    yield Form(stem + "ان", "d")
    yield Form(stem + "ين", "d" if broken else "e")
    yield Form(stem + "ي", "dc" if broken else "ec")
    if not broken:
        yield Form(stem + "ون", "p")
        yield Form(stem + "و", "pc")
    for plural in broken:
        yield Form(plural, "p")
        if not plural.endswith(("ا", "ه", "ء", "ي")):
            yield Form(plural + "ا", "pa")


def _feminine(lemma: str, broken: tuple[str, ...]) -> Iterator[Form]:
    """A noun in -ة; plural in -ات unless it has a broken one."""
    stem = lemma.removesuffix("ه")
    yield Form(lemma, "sf")
    yield Form(stem + "تان", "df")
    yield Form(stem + "تين", "df")
    yield Form(stem + "تي", "dfc")
    for plural in broken or (stem + "ات",):
        yield Form(plural, "pf")


def _nisba(lemma: str, broken: tuple[str, ...]) -> Iterator[Form]:
    """An adjective in -ي, all genders and numbers; a broken plural (عرب) beside the sound one."""
    yield from _noun(lemma, ())
    yield from _feminine(lemma + "ه", ())
    for plural in broken:
        yield Form(plural, "p")


_PERFECT = (("", "ts"), ("ت", "tsf"), ("ا", "td"), ("تا", "tdf"), ("وا", "tp"), ("و", "tpc"), ("ن", "tpf"))
_IMPERFECT = (
    ("ي", "", "is"), ("ت", "", "isf"), ("ي", "ان", "id"), ("ت", "ان", "idf"), ("ي", "ون", "ip"),
    ("ي", "وا", "ip"), ("ي", "ن", "ipf"), ("ن", "", "is1"),
)  # fmt: skip


def _verb(perfect: str, stems: tuple[str, ...]) -> Iterator[Form]:
    """A verb of the third person: perfect and imperfect; stems of the imperfect stand without its ي.

    A perfect in -ى (folded ي) loses it before ت and وا (لقي keeps it before ت: list it as a form).
    """
    defective = perfect.endswith(("ي", "ا")) and len(perfect) > 2
    for ending, features in _PERFECT:
        if defective and ending in ("ت", "تا", "وا", "و"):
            yield Form(perfect[:-1] + ending, features)
        elif defective and ending == "ا":
            yield Form(perfect[:-1] + "يا", features)
        else:
            yield Form(perfect + ending, features)
    for stem in stems:
        for prefix, ending, features in _IMPERFECT:
            base = stem[:-1] if stem.endswith(("ي", "ا")) and ending in ("ون", "وا") else stem
            yield Form(prefix + base + ending, features)


def _masdar(lemma: str, broken: tuple[str, ...]) -> Iterator[Form]:
    """A verbal noun; a plural only if one is listed."""
    yield Form(lemma, "sf" if lemma.endswith("ه") else "s")
    if not lemma.endswith(("ا", "ه")):
        yield Form(lemma + "ا", "sa")
    for plural in broken:
        yield Form(plural, "p")


_GENERATORS: dict[str, Callable[[str, tuple[str, ...]], Iterator[Form]]] = {
    "noun": _noun,
    "feminine": _feminine,
    "nisba": _nisba,
    "masdar": _masdar,
    "verb": _verb,
}
PARADIGMS = (*_GENERATORS, "numeral", "invariant", "phrase")


def generate(row: Row) -> tuple[Form, ...]:
    """All folded forms of a row, each once.

    In the `forms` column stand broken plurals (`p`), imperfect stems (`i`), or, with other
    features, forms that no paradigm makes.
    """
    lemma = fold(row.lemma)
    generator = _GENERATORS.get(row.paradigm)
    key = "i" if row.paradigm == "verb" else "p"
    listed = tuple(fold(form) for form, features in row.forms if features == key and generator)
    found = dict.fromkeys(generator(lemma, listed) if generator else (Form(lemma, "s"),))
    for form, features in row.forms:
        if not generator or features != key:
            found.setdefault(Form(fold(form), features or "s"))
    return tuple(found)
