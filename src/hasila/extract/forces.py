"""One named person whom a force or gunmen struck: `اغتال مسلحون (فلان الفلاني)`, `اعتقلت الشرطة أمس (فلانا)`."""

from hasila.extract.beyond_adjuncts import beyond_adjuncts
from hasila.extract.names import given_name, named_person, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of
from hasila.extract.surnames import is_place, read_surname
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Group

# So many words that describe those who acted, or say when, may stand before the name.
_BETWEEN = 5
_PERSON = ("person", "title", "member")
_CLOSED = ("prepositions", "function", "clause", "relative")
_GUNMEN = (Group.ARMED_GROUP, Group.ATTACKERS)
_ARMED = (Group.ARMED_GROUP, Group.ATTACKERS, Group.SECURITY_FORCES)


def past_force(sentence: Sentence, trigger: Trigger) -> People | None:
    """The person who stands, with a name, behind those who acted: a force, gunmen, persons unknown."""
    if trigger.role not in ("act", "inflict") or trigger.entry.suffix:
        return None
    # who acted may stand before the verb
    they = (trigger.number == "p" or trigger.feminine) and _opens_time(sentence, trigger.last)
    singular = trigger.number == "s"
    thing = _past_thing(sentence, trigger.last) if singular else None
    if thing is not None:
        return _struck(sentence, thing)
    after = _past_agent(sentence, trigger.last) if singular else None
    after = trigger.last if they and after is None else after
    if after is None:
        return None
    return _named_near(sentence, trigger, after) or beyond_adjuncts(sentence, after)


def _named_near(sentence: Sentence, trigger: Trigger, after: int) -> People | None:
    """The person behind words that only describe who acted or say when, from unit `after` on."""
    for at in range(after, min(len(sentence), after + _BETWEEN)):
        unit = sentence[at]
        if given_name(unit) is not None and unit.of("nationalities") is None:
            return named_person(sentence, at)
        timed = _is_time(sentence, at - 1)
        name = sentence.at(at + 1)  # "the press" is no adjective of a force before a name
        named = (
            name is not None
            and (given_name(name) is not None or name.is_particle("place_in"))
            and unit.role("people", "kind", *_PERSON) is not None
        )
        people = read_people(sentence, at, governed=timed or named)
        if people is not None and people.value == 1 and not people.counted and people.outcome is None:
            whole = whole_person(sentence, people)
            alone = (gunman := sentence[trigger.last].of("people")) is not None and _is_gunman(gunman)
            within = kind_of(people.noun) == "member" and name is not None and name.is_particle("place_in")
            told = whole.proper or alone or within
            told = told or (timed and kind_of(people.noun) in ("person", "member"))
            return whole if told and people.definite and whole.first == at else None
        family = read_surname(sentence, at, bare=False)
        if family is not None and (timed or at == after):
            return People(at, family, 1, proper=True)
        if not _describes(unit) and not (timed and unit.is_particle("comma")):
            return None
    return None


def _past_thing(sentence: Sentence, at: int) -> int | None:
    """The unit after what strikes, if it stands at a unit: `(غارة) أميركية`, `(قذيفة) هاون`, `(لغم) أرضي`."""
    unit = sentence.at(at)
    joined = clitics("preposition")[0] + clitics("article")[0]  # "by bullets": how, not who
    if (
        unit is None
        or unit.conjoined
        or unit.of("people")
        or unit.text.startswith((joined, clitics("article")[0]))
    ):
        return None
    return at + 1 if unit.of("attacks") is not None or unit.is_particle("strikers") else None


def _struck(sentence: Sentence, after: int) -> People | None:
    """Whoever stands behind what strikes and the words that describe it: things are not struck themselves."""
    for at in range(after, min(len(sentence), after + _BETWEEN)):
        unit = sentence[at]
        if given_name(unit) is not None and unit.of("nationalities") is None:
            return named_person(sentence, at)
        nation = unit.of("nationalities")
        people = read_people(sentence, at, governed=nation is None or nation.article)
        other = unit.role("links", "kind", "others") is not None  # another strike
        whose = at == after and people is not None and people.group in _ARMED
        whose = whose and people is not None and not (people.definite or people.counted)  # not "12 soldiers"
        whose = whose or other
        described = people is not None and people.noun is not None and people.noun.row.paradigm == "nisba"
        if described and at > after and people is not None and not people.definite and not people.counted:
            continue  # bullets of an Islamist sniper
        if people is not None and unit.of("attacks") is None and not whose:  # no sniper's bullet
            one = people.value == 1 and not people.counted and people.outcome is None and not unit.conjoined
            return whole_person(sentence, people) if one else None
        if unit.conjoined or (
            not (whose or _describes(unit))
            and unit.of("attacks") is None
            and not unit.is_particle("strikers")
        ):
            return None
    return None


def _is_time(sentence: Sentence, at: int) -> bool:
    """Whether a time ends at a unit, or before a comma at it."""
    unit = sentence[at]
    if unit.is_particle("comma") and at:
        unit = sentence[at - 1]
    time = unit.of("times") is not None or unit.of("weekdays") is not None
    return time and not is_place(sentence, unit)  # sunset is spelt like Morocco


def _opens_time(sentence: Sentence, at: int) -> bool:
    """Whether a time stands at a unit."""
    unit = sentence.at(at)
    return unit is not None and (unit.of("times") is not None or unit.of("weekdays") is not None)


def _past_agent(sentence: Sentence, at: int) -> int | None:
    """The unit after those who acted, if they stand at a unit: several armed people, a force, unknown persons."""
    unit = sentence.at(at)
    if unit is None or unit.conjoined:
        return None
    if unit.role("actors", "kind", "armed_group", "state_force") or unit.is_any(("agents", "the_group")):
        return at + 1
    noun = unit.of("people")
    if noun is None or noun.preposition:
        return None
    several = noun.row["kind"] == "collective" or ("p" in noun.features and kind_of(noun) != "title")
    alone = _is_gunman(noun)
    return at + 1 if (several or alone) and noun.row["group"] in _ARMED else None


def _is_gunman(noun: Entry) -> bool:
    """`قتل (مسلح) مجهول الصحافية فلانة`: one armed man without the article, whom a known person follows."""
    return "s" in noun.features and not noun.article and noun.row["group"] in _GUNMEN


def _describes(unit: Unit) -> bool:
    """Whether a word goes on describing who acted, or says when."""
    if unit.of("times") or unit.of("weekdays") or unit.of("nationalities"):
        return True
    if not unit.word or unit.is_any(_CLOSED):
        return False
    if unit.role("outcomes", "role", "companion") is not None:
        return len(unit.readings) == 1  # an "unknown" gunman, whose fate nobody asks
    return (
        not unit.entries or unit.of("actors") is not None or unit.role("people", "group", *_ARMED) is not None
    )
