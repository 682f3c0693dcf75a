"""How a count spreads over places or attacks: `19 شخصا: 5 في حلب و14 في حمص`, `بواقع خمسة في حلب و14 في حمص`."""

from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics

# So far behind a count its parts may begin.
_FAR = 10
# So many words may say where the people of a part are.
_WHERE = 7
_BOTH = 2


def spread(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the parts of a count that are told place by place, and together make it up."""
    result = drafts
    for whole in drafts:
        value = whole.people.value
        if value is None or value <= _BOTH or whole.part_of is not None or whole.negated:
            continue
        start = _opens_at(sentence, whole)
        parts = _listed(sentence, start, whole) if start is not None else []
        told = sum(part.people.value or 0 for part in parts)
        if len(parts) < _BOTH or told > value or (told < value and not _is_of_them(sentence, start)):
            continue
        new = [
            p for p in parts if not any(o.first < p.people.last and p.people.first < o.last for o in result)
        ]
        if any(d.trigger is not None and d.first < p.people.last <= d.last for d in drafts for p in parts):
            continue
        result = sorted([*result, *new], key=lambda d: d.people.first)
    return result


def _opens_at(sentence: Sentence, whole: Draft) -> int | None:
    """The unit of the first part: behind a colon, a comma, a dash, `بواقع` or `منهم`."""
    for at in range(whole.last, min(len(sentence) - 1, whole.last + _FAR)):
        unit, after = sentence[at], sentence[at + 1]
        if unit.of("outcomes") is not None:
            return None
        link = unit.role("links", "kind", "subset") is not None or unit.is_any(("of_them", "at_rate"))
        if not link and not unit.is_any(("comma", "dash", "colon", "brackets_open")):
            if unit.is_any(("stop", "clause", "and")):
                return None
            continue
        if after.numeral is not None and not after.conjoined:
            return at + 1
        leads = after.is_any(("at_rate", "of_them")) or after.role("links", "kind", "subset") is not None
        if not leads and not unit.is_particle("at_rate"):
            return None
    return None


def _is_of_them(sentence: Sentence, start: int | None) -> bool:
    """`منهم (خمسة) في حلب`: parts that need not be all of them."""
    before = sentence.at(start - 1) if start is not None else None
    return before is not None and (
        before.is_particle("of_them") or before.role("links", "kind", "subset") is not None
    )


def _listed(sentence: Sentence, at: int, whole: Draft) -> list[Draft]:
    """The parts from unit `at` on: bare numbers or counts, each with the place or the attack behind it."""
    found: list[Draft] = []
    while (part := _part(sentence, at)) is not None:
        group, noun = whole.people.group, part.noun
        people = part if noun is not None else part._replace(group=group)
        found.append(Draft(people, whole.outcome, None, "figure.subset", whole.people.first, rows=part.rows))
        more = next(
            (i for i in range(part.last + 1, part.last + 1 + _WHERE) if _goes_on(sentence, part.last, i)),
            None,
        )
        if more is None:
            break
        at = more + sentence[more].is_particle("and")
    return found


def _part(sentence: Sentence, at: int) -> People | None:
    """So many, and where: `خمسة في`, `14 جنديا قرب`."""
    unit = sentence.at(at)
    if unit is None or unit.numeral is None or unit.numeral.high is not None:
        return None
    people = read_people(sentence, at)
    if people is None or people.noun is None:
        people = People(at, at + 1, unit.numeral.value, counted=True, rows=unit.numeral.rows)
    last = people.last + sentence.has(people.last, people.last + 1, "of_them")
    where = sentence.at(last)
    return people if people.outcome is None and where is not None and _says_where(where) else None


def _says_where(unit: Unit) -> bool:
    """Whether a phrase of place, of time or of means opens: `في`, `قرب`, `بانفجار`."""
    if unit.is_any(("prepositions", "place_in", "near")):
        return True
    return len(unit.text) > 1 and unit.text.startswith(clitics("preposition")[0]) and unit.numeral is None


def _goes_on(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the next number of the list is joined at a unit, and no clause or outcome stands between."""
    unit = sentence.at(at)
    if unit is None or any(
        u.is_any(("stop", "clause")) or u.of("outcomes") is not None for u in sentence.units[start:at]
    ):
        return False
    number = sentence.at(at + 1) if unit.is_particle("and") else unit
    joined = unit.is_particle("and") or unit.conjoined
    return joined and number is not None and number.numeral is not None
