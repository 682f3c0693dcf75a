"""A count that a verb of harm governs past whole phrases of time and place: `قتلت منذ بدء العملية في القطاع، 120 مدنيا`."""

from hasila.extract.nouns import is_past_plural
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.subjects import after_relative
from hasila.extract.surnames import is_place
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group, Qualifier

# So far behind its verb the object may stand, brackets and dates between.
_FAR = 30
# So far before the verb those who act stand.
_AGENT = 5
_FORCES = (Group.SECURITY_FORCES, Group.ARMED_GROUP, Group.ATTACKERS)
# So many words may tell which body it is, or whose.
_OWN = 3
# What no longer tells which body it is.
_ENDS_BODY = ("times", "weekdays", "quantities")
_OPENS = ("prepositions", "place_in", "since", "ago", "resumes")


def past_adjuncts(sentence: Sentence, trigger: Trigger, triggers: list[Trigger]) -> tuple[People, str] | None:
    """The count behind what says when and where, where a force or gunmen stand before the verb."""
    if (
        trigger.role not in ("act", "inflict")
        or trigger.entry.suffix
        or not _is_adjunct(sentence.at(trigger.last))
    ):
        return None
    if not any(_acts(unit) for unit in sentence.units[max(0, trigger.first - _AGENT) : trigger.first]):
        return None
    starts = {other.first for other in triggers}
    at, end = trigger.last, min(len(sentence), trigger.last + _FAR)
    while at < end:
        unit = sentence[at]
        if unit.is_particle("brackets_open"):
            at = next((i + 1 for i in range(at, end) if sentence[i].is_particle("brackets_close")), end)
            continue
        if at in starts or unit.is_any(("stop", "that", "relative", "when", "and")) or unit.of("reporting"):
            return None
        after = sentence.at(at + 1)
        if (
            unit.is_particle("comma")
            and after is not None
            and after.text.startswith(clitics("conjunction")[0])
        ):
            return None  # another clause
        people = read_people(sentence, at)
        if people is not None and people.counted and people.value is not None:
            told = people.noun is not None and people.outcome is None and not people.definite
            return (people, "figure.verb-object") if told and _closes(sentence, at) else None
        at += 1
    return None


def past_body(sentence: Sentence, trigger: Trigger) -> int | None:
    """The unit after the force, the state or the gunmen right behind the verb, and what is said of them; after the verb where they stand before it."""
    body, before = sentence.at(trigger.last), sentence.units[max(0, trigger.first - _OWN) : trigger.first]
    if body is None:
        return None
    if not (_acts(body) or _is_body(sentence, body, trigger)):
        told = trigger.number == "p" or any(
            _acts(unit) or _is_body(sentence, unit, trigger) for unit in before
        )
        return trigger.last if told and not after_relative(sentence, trigger) else None
    at = trigger.last + 1
    while at < len(sentence) and at <= trigger.last + _OWN:
        unit = sentence[at]
        whose = unit.text.startswith(clitics("article")) or unit.of("nationalities") or unit.of("actors")
        if not whose or unit.is_particle("relative") or any(unit.of(table) for table in _ENDS_BODY):
            break
        at += 1
    return at


def _is_body(sentence: Sentence, unit: Unit, trigger: Trigger) -> bool:
    """`أجهزة (الأمن)`, `السلطات`, `إسرائيل`: a body or a state in the feminine, as its verb is."""
    told = unit.of("speakers") is not None or unit.role("people", "kind", "collective") is not None
    named = unit.word and not (unit.entries or unit.particles) and unit.text.startswith(clitics("article"))
    several = unit.text.endswith((*clitics("nominative"), *clitics("oblique")))
    alone = (named and not several) or unit.is_any(("agents", "armed_band"))
    feminine = trigger.feminine and (told or is_place(sentence, unit))
    return feminine or alone or unit.of("actors") is not None


def several_at(sentence: Sentence, at: int) -> People | None:
    """`طلابا`, `عددا من الطلاب`, `العشرات`, `الذين رفضوا`: several at a unit whom no number counts, in the indefinite, by a vague word or by what they did."""
    if _are_those_who(sentence, at):
        return People(at, at + 2, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    people = read_people(sentence, at, governed=True)
    if people is None or people.value is not None or people.outcome is not None or people.nobody:
        return None
    several = people.noun is None or bool(set(people.noun_features) & set("pe"))
    return people if several and not sentence[at].conjoined else None


def _are_those_who(sentence: Sentence, at: int) -> bool:
    """`اعتقلت الشرطة (الذين نظموا) التظاهرة`: a plural "who" behind a noun that is none."""
    unit, before = sentence[at], sentence.at(at - 1)
    several = unit.is_particle("relative") and unit.text.endswith(clitics("oblique"))
    of_body = before is not None and (
        before.role("people", "kind", "collective") is not None or before.is_particle("agents")
    )
    return several and of_body and is_past_plural(sentence.at(at + 1))


def _is_adjunct(unit: Unit | None) -> bool:
    """Whether a phrase of time or place opens at a unit."""
    if unit is None:
        return False
    return unit.is_any(_OPENS) or any(
        unit.of(table) for table in ("times", "weekdays", "qualifiers", "scopes")
    )


def _acts(unit: Unit) -> bool:
    """Whether a unit names a force, an organisation or armed people."""
    noun = unit.of("people")
    actor = unit.role("actors", "kind", "armed_group", "state_force") is not None
    return actor or (noun is not None and Group(noun.row["group"]) in _FORCES)


def _closes(sentence: Sentence, at: int) -> bool:
    """Whether a phrase of time or place may end before a unit: with a comma, a bracket, a day."""
    before = sentence[at - 1]
    return before.is_any(("comma", "brackets_close")) or any(
        before.of(table) for table in ("times", "weekdays", "months")
    )
