"""Counts whose pronoun points back to those counted before: `18 منهم مدنيون`, `طفلان منهم`, `ثلاثة صحافيين في عدادهم`."""

from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.model import Outcome

# Those who are free again are no part of those who were taken; those who are treated are still hurt.
_STAYS = (Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)
# So many words may tell whose a part is, before the next part is joined to it.
_WHOSE = 8
# So far before the pronoun those may begin who are a part.
_BACK = 6
# So near behind it a word may say that they live or are free again.
_LIVE = 4
# The links that may stand behind those who are a part: of them, among them, in their number.
_OF_THEM = frozenset(
    f"links.{name}"
    for name in (
        "of_them",
        "among_them",
        "among_them_f",
        "from_among",
        "within",
        "within2",
        "in_number",
        "in_them",
    )
)


def of_them(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `18 منهم مدنيون`, `ستة حالتهم حرجة`, `طفلان منهم`: parts whose pronoun points back."""
    result = _named_first(sentence, drafts)
    for at, unit in enumerate(sentence.units):
        if unit.numeral is None or any(d.first <= at < d.last for d in result):
            continue
        last = _points_back(sentence, at)
        before = [d for d in result if d.last <= at]
        if last is None or not before:
            continue
        whole = next((d for d in before if d.people.first == before[-1].part_of), before[-1])
        if not _is_part(sentence, before[-1], whole, at):
            continue
        group = whole.people.group
        number = People(at, last, unit.numeral.value, counted=True, group=group, rows=unit.numeral.rows)
        people = _described(sentence, number)
        part = Draft(people, before[-1].outcome, None, "figure.of-them", whole.people.first)
        rest = _rest(sentence, part, whole, result)
        result = sorted([*result, part, *rest], key=lambda d: d.people.first)
    return result


def _named_first(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `أصيب ثمانية، (طفلان) منهم`, `وأن (أربعة مترجمين) في عدادهم`: a part told before the link that makes it one."""
    result = drafts
    for at in sentence.where("links"):
        link = sentence[at].role("links", "kind", "subset")
        if (
            link is None
            or link.row.id not in _OF_THEM
            or sentence[at].conjoined
            or not _ends_part(sentence, at + 1)
        ):
            continue
        people = _counted_up_to(sentence, at)
        if people is None or any(d.first < people.last and people.first < d.last for d in result):
            continue
        before = [d for d in result if d.last <= people.first]
        whole = (
            next((d for d in before if d.people.first == before[-1].part_of), before[-1]) if before else None
        )
        if whole is None or not _goes_on(sentence, whole, people):
            continue
        part = Draft(
            people, before[-1].outcome, None, "figure.of-them", whole.people.first, rows=(link.row.id,)
        )
        result = sorted([*result, part], key=lambda d: d.people.first)
    return result


def _ends_part(sentence: Sentence, after: int) -> bool:
    """Whether nobody is listed behind a link, and nothing says that those before it live or are free again."""
    if read_people(sentence, after) is not None:
        return False
    freed = (
        u.is_any(("returns", "rescued", "alive")) or u.of("irrealis")
        for u in sentence.units[after : after + _LIVE]
    )
    return not any(freed)


def _counted_up_to(sentence: Sentence, end: int) -> People | None:
    """The one, the two or the number of people, by a noun, who end right before unit `end`."""
    for first in range(max(0, end - _BACK), end):
        people = read_people(sentence, first)
        if people is None or people.last != end or people.noun is None or people.outcome is not None:
            continue
        return people if people.value is not None and not (people.definite or people.proper) else None
    return None


def _goes_on(sentence: Sentence, whole: Draft, people: People) -> bool:
    """Whether a part is less than the whole, and a comma, و or `that` leads to it."""
    between, most = sentence.units[whole.last : people.first], whole.people.value
    if whole.negated or any(unit.is_particle("stop") for unit in between):
        return False
    if whole.people.value == 1 or (most is not None and (people.value or 0) >= most):
        return False
    led = between and (not between[-1].word or between[-1].is_any(("and", "that", "was_before")))
    return bool(led) or sentence[people.first].conjoined


def _rest(sentence: Sentence, part: Draft, whole: Draft, drafts: list[Draft]) -> list[Draft]:
    """`تسعة جنود، خمسة منهم أميركيون (وأربعة أفغان)`: the part joined to another, with which they are the whole."""
    missing = (whole.people.value or 0) - (part.people.value or 0)
    for at in range(part.people.last, min(len(sentence), part.people.last + _WHOSE)):
        unit = sentence[at]
        if any(d.first <= at < d.last for d in drafts):
            return []
        if unit.conjoined:
            people = read_people(sentence, at)
            told = people is not None and people.noun is not None and people.outcome is None
            fits = people is not None and people.value == missing and not people.definite
            return [part._replace(people=people)] if told and fits and people is not None else []
        if unit.is_any(("stop", "clause", "relative")) or unit.of("outcomes") or unit.of("reporting"):
            return []
    return []


def _points_back(sentence: Sentence, at: int) -> int | None:
    """The unit after the words that tie a number to people named before: `منهم`, `حالتهم`, `في حالة`."""
    after, next_ = sentence.at(at + 1), sentence.at(at + 2)
    if after is None:
        return None
    if after.is_any(("of_them", "condition", "severity")):
        return at + 2
    if after.role("outcomes", "role", "undergo") is not None and _is_state(after):
        return at + 2
    if after.is_particle("between") and next_ is not None and next_.is_particle("severity"):
        return at + 3
    if after.is_particle("in") and next_ is not None and next_.is_particle("condition"):
        return at + 3
    return None


def _is_state(unit: Unit) -> bool:
    """`في حالة حرجة`: the state the hurt are in."""
    return any(entry.row.id == "outcomes.critical" for entry in unit.entries)


def _is_part(sentence: Sentence, before: Draft, whole: Draft, at: int) -> bool:
    """Whether the number at `at` is less than the whole and goes on from the count before it."""
    between, unit = sentence.units[before.last : at], sentence[at]
    if any(u.is_particle("stop") for u in between):
        return False
    most, many = whole.people.value, unit.numeral.value if unit.numeral else 0
    if most is not None and many >= most:
        return False
    nominal = not between or unit.conjoined or not between[-1].word or between[-1].is_particle("and")
    goes_on = bool(between) and between[-1].is_particle("continues")
    if goes_on and whole.outcome is Outcome.KILLED:
        return False  # "and one of them still resists"
    linked = bool(between) and between[-1].role("links", "kind", "subset") is not None
    return nominal or goes_on or linked or whole.outcome in _STAYS


def _described(sentence: Sentence, people: People) -> People:
    """The number with the noun after it that says who they are: `18 منهم (مدنيون)`."""
    at = people.last
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("of"):
        at += 1
    noun = read_people(sentence, at, governed=at > people.last)
    if noun is None or noun.counted or noun.value == 1:
        return people
    return people._replace(last=noun.last, noun=noun.noun, noun_at=noun.noun_at, group=noun.group,
        nationality=noun.nationality, rows=(*people.rows, *noun.rows),
    )  # fmt: skip
