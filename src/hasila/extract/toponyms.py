"""Read the places named in the sentences of a report: parts of countries too, no names of forces, no ordinary words."""

from collections.abc import Sequence

from hasila.extract.names import given_name, read_name
from hasila.extract.scenes import Placed
from hasila.extract.units import Sentence
from hasila.gazetteer import Toponym, gazetteer, introduced
from hasila.lexicon import clitics, particles
from hasila.model import Place, PlaceMention
from hasila.text import View

# What the words of these lexicons and classes tell is no name of a village.
_TOLD = frozenset(("outcomes", "reporting", "causes", "times", "claims", "qualifiers", "irrealis", "links"))
# Nor of one that only what follows shows ("in a car, near ...").
_THINGS = frozenset(("attacks", "targets", "people", "counted", "months", "weekdays", "times"))
# So many names stand before the last, and so many words before them say what he is, and that he speaks.
_NAMES, _OFFICE = 3, 6
# A border is told between two countries so close behind it.
_PAIR = 2
_CLOSES = ("that", "stop", "comma", "reporting")
_NO_NAMES = ("prepositions", "function", "clause", "there", "adverbs", "toll_moves")


def places_of(view: View, sentences: Sequence[Sentence]) -> list[list[Placed]]:
    """The places of each sentence, settled together; a name that one of them introduces is known in all."""
    toponyms = [_named(sentence) for sentence in sentences]
    names = introduced(toponym for found in toponyms for toponym in found)
    for i, sentence in enumerate(sentences) if names else ():
        if any(name in sentence.text for name in names):
            toponyms[i] = _named(sentence, names)
    settled = iter(gazetteer().settle([toponym for found in toponyms for toponym in found]))
    return [
        [
            Placed(
                first=sentence.unit_at(toponym.start),
                last=sentence.unit_at(toponym.end),
                mention=_place_mention(view, toponym.start, toponym.end, next(settled)),
                name=view.norm[toponym.start : toponym.end],
            )
            for toponym in found
        ]
        for sentence, found in zip(sentences, toponyms, strict=True)
    ]


def _named(sentence: Sentence, names: frozenset[str] = frozenset()) -> list[Toponym]:
    found = gazetteer().find(sentence.view, sentence.start, sentence.end, names)
    found = [
        t
        for t in found
        if not any(test(sentence, t) for test in (_is_in_name, _is_ordinary, _is_surname, _is_counted))
    ]
    found = _with_borders(sentence, found) if sentence.may_have("border") else found
    parts = [
        part
        for part in _parts_of_countries(sentence)
        if not any(part.start < t.end and t.start < part.end for t in found)
    ]
    return sorted([*found, *parts]) if parts else found


def _with_borders(sentence: Sentence, found: list[Toponym]) -> list[Toponym]:
    """`على (الحدود مع سورية)`, `على (الحدود بين تشاد والسودان)`: a border is a place of its own, of which no point is known."""
    borders: list[Toponym] = []
    for at in sentence.where("border"):
        border, link = sentence[at], sentence.at(at + 1)
        article = border.text.find(clitics("article")[0])
        if link is None or article < 0 or not link.is_any(("along_with", "between")):
            continue
        named = [t for t in found if _is_country(t) and 0 <= sentence.unit_at(t.start) - at - 2 <= _PAIR]
        if not named:
            continue
        end = named[-1].end if link.is_particle("between") else named[0].end
        start = border.start + article
        borders.append(Toponym(start, end, sentence.view.norm[start:end], (), None))
    apart = (t for t in found if not any(b.start < t.end and t.start < b.end for b in borders))
    return sorted([*apart, *borders]) if borders else found


def _is_country(toponym: Toponym) -> bool:
    return bool(toponym.candidates) and all(place.kind == "country" for place in toponym.candidates)


def _parts_of_countries(sentence: Sentence) -> list[Toponym]:
    """`في الجنوب التايلاندي`, `بالساحل الصومالي`: a part of a country, told by the adjective of the country."""
    found: list[Toponym] = []
    for at in sentence.where("compass"):
        after = sentence.at(at + 1)
        nation = after.of("nationalities") if after is not None else None
        place = gazetteer().places.get(nation.row["country"]) if nation is not None else None
        if after is None or nation is None or place is None or not nation.article or nation.preposition:
            continue
        start = sentence[at].start + sentence[at].text.index(clitics("article")[0])
        found.append(Toponym(start, after.end, sentence.view.norm[start : after.end], (place,), None))
    return found


def _is_counted(sentence: Sentence, toponym: Toponym) -> bool:
    """`ثلاثون (بريطانيا)`: so many Britons are spelt as Britain is."""
    at = sentence.unit_at(toponym.start)
    unit, before = sentence.at(at), sentence.at(at - 1)
    if unit is None or before is None or before.numeral is None or not _is_country(toponym):
        return False
    return unit.start == toponym.start and unit.of("nationalities") is not None


def _is_in_name(sentence: Sentence, toponym: Toponym) -> bool:
    """`التحالف بقيادة (السعودية)`: a place inside the name of a force or group."""
    start = toponym.start
    unit = sentence.at(sentence.unit_at(start) - 1)
    return unit is not None and unit.start < start < unit.end and unit.of("actors") is not None


def _is_surname(sentence: Sentence, toponym: Toponym) -> bool:
    """`قال وزير الصحة علي حسن (عدن)`, `وزير الصحة علي حسن (عدن): قتل`: the last of three names or more of who speaks.

    Not `غادر علي حسن (عدن)`.
    """
    if toponym.cue is not None or not sentence.may_have("names"):
        return False
    at = sentence.unit_at(toponym.start)
    unit = sentence.at(at)
    if unit is None or unit.start != toponym.start or any(e.prefix for e in unit.entries):
        return False
    after = sentence.at(at + 1)
    if after is not None and after.word and not after.is_any(_CLOSES):
        return False
    first = next((i for i in range(max(1, at - _NAMES), at - 1) if _names(sentence, i, at)), None)
    if first is None or sentence.has(first - _OFFICE, first, "heads_for", "passes"):
        return False
    heads = after is not None and after.is_particle("colon")
    speaks = heads or sentence.has(first - _OFFICE, first, "reporting")
    return speaks and sentence.has(first - _OFFICE, first, "speakers", "people")


def _names(sentence: Sentence, first: int, last: int) -> bool:
    """Whether units [first, last) are names of a person, one of them a known one."""
    end = read_name(sentence, first, certain=True)
    return (
        end is not None and end >= last and any(given_name(u) is not None for u in sentence.units[first:last])
    )


def _is_ordinary(sentence: Sentence, toponym: Toponym) -> bool:
    """`هجوم على قرية (أسفر) عن`: a word of the language behind a village that has no name; no `سجن خنيفس`."""
    if toponym.candidates or toponym.cue is None or toponym.name.startswith(toponym.cue):
        return False
    at = sentence.unit_at(toponym.start)
    unit, before = sentence.at(at), sentence.at(at - 1)
    if unit is None or unit.start != toponym.start or (before is not None and before.is_particle("quotes")):
        return False
    told = any(
        (e.row.table in _TOLD and not (e.article or e.conjunction))
        or (e.row.table == "attacks" and e.row.paradigm != "verb")  # whoever carried it out, no frontier post
        or (toponym.cue in particles("in") and e.row.table in _THINGS)
        for e in unit.entries
    )
    return told or unit.is_any(_NO_NAMES)


def _place_mention(view: View, start: int, end: int, place: Place | None) -> PlaceMention:
    return PlaceMention(
        span=view.span(start, end),
        place=place,
        unresolved=None if place else "not in the gazetteer, or of several places",
    )
