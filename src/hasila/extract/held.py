"""Find the one person of whom a noun in the predicate says that somebody holds him, or that he is missing."""

from hasila.extract.names import whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.subjects import past_adjectives
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import Group, Outcome

_HELD = (Outcome.DETAINED, Outcome.ABDUCTED, Outcome.MISSING)
# So far before it the person may begin of whom it is said.
_BACK = 9
# What may stand behind such a predicate: where, since when or by whom; another noun would make it an adjective.
_BEHIND = ("prepositions", "since", "held_by", "adverbs", "clause", "there")
# So far before what those who are taken become the verb stands.
_TAKEN = 9
_STILL = ("continues", "was", "was_before")
_NEAR = 3
# So far before the verb those may stand who were taken; it says so only with what they became.
_BEFORE, _TAKE = 16, "outcomes.take_as_hostage"
# Those under the rubble are trapped, and held by nobody.
_RUBBLE = "outcomes.companion_rubble"
_HOSTAGE = "outcomes.hostage"


def one_held(sentence: Sentence, people: People) -> People | None:
    """`الصحافي فلان (محتجز) لدى الجماعة`, `المصور لا يزال (مخطوفا)`: the person right before it, with the predicate.

    `people` is the victim noun. None where it is definite, joined to another or more than one, or where
    before it no person of its gender stands who is known or of whom "still" is said.
    """
    noun = people.noun
    if noun is None or people.outcome not in _HELD or people.value != 1 or people.counted or people.definite:
        return None
    after = sentence.at(people.last)
    bare = noun.prefix == "" and not noun.suffix and not noun.conjunction
    ends = after is None or not after.word or after.is_any(_BEHIND) or after.conjoined
    trapped = any(
        entry.row.id == _RUBBLE
        for unit in sentence.units[people.last : people.last + _NEAR]
        for entry in unit.entries
    )
    if not bare or people.last - people.first != 1 or not ends or trapped:
        return None
    end = _before_still(sentence, people.first)
    feminine = sentence[people.first].text.endswith(clitics("feminine_ending"))
    either = noun.row.id == _HOSTAGE  # said of a man and of a woman
    for first in range(end - 1, max(-1, end - 1 - _BACK), -1):
        found = read_people(sentence, first)
        if (
            found is None
            or found.value != 1
            or found.counted
            or found.outcome is not None
            or found.last > end
        ):
            continue
        found = whole_person(sentence, found, stop=end)
        # what is still so, or was, has the ending of an object, too: "visited a detainee"
        still = end < people.first or sentence.has(found.first - _NEAR, found.first, *_STILL)
        told = end < people.first or sentence.has(found.first - 1, found.first, "continues")
        known = told or ((found.definite or found.proper) and (still or "a" not in noun.features))
        if (
            known
            and past_adjectives(sentence, found) == end
            and (either or feminine == ("f" in found.noun_features))
        ):
            return People(
                found.first, people.last, 1, noun=found.noun, noun_at=found.noun_at, group=found.group,
                definite=found.definite, proper=found.proper, nationality=found.nationality,
                rows=(*found.rows, *people.rows),
            )  # fmt: skip
    return None


def taken_captive(sentence: Sentence, people: People) -> People | None:
    """`اتخذوا عناصر الأمن (رهائن)`, `أخذوا الركاب (كرهائن)`: those who stand between a verb of taking and what they became.

    `people` is the victim noun.
    """
    noun = people.noun
    if (
        noun is None
        or people.outcome is not Outcome.ABDUCTED
        or people.definite
        or people.counted
        or noun.conjunction
    ):
        return None
    after = sentence.at(people.last)
    if after is not None and after.text.startswith(clitics("article")):
        return None  # hostages of something
    start = max(0, people.first - _TAKEN)
    verb = next((at for at in sentence.where("takes_captive") if start <= at < people.first), None)
    if verb is None:
        return None
    for first in range(people.first - 1, verb, -1):
        found = read_people(sentence, first, governed=True)
        wider = read_people(sentence, first - 1, governed=True) if first - 1 > verb else None
        if found is None or (wider is not None and wider.last == found.last):
            continue
        whole = whole_person(sentence, found, stop=people.first)
        near = people.first - whole.last <= 1 and whole.outcome is None
        return whole._replace(last=people.last) if near else None
    return None


def taken_hostage(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`منع (الموظفون) من المغادرة واتخذوا رهائن`: the several nearest before a verb behind which only the hostages stand."""
    after = sentence.at(trigger.last)
    became = after.role("outcomes", "role", "victim", "companion") if after is not None else None
    if trigger.entry.row.id != _TAKE or trigger.number != "p" or trigger.entry.suffix or became is None:
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _BEFORE), -1):
        if sentence[at].is_particle("stop"):
            return None
        people = read_people(sentence, at)
        wider = read_people(sentence, at - 1) if at else None
        if people is None or people.value == 1 or (wider is not None and wider.last == people.last):
            continue
        under = at > 0 and sentence[at - 1].is_particle("prepositions")
        armed = people.group in (Group.ARMED_GROUP, Group.ATTACKERS)
        return (people, "figure.subject-verb") if not (under or armed) and people.outcome is None else None
    return None


def _before_still(sentence: Sentence, at: int) -> int:
    """The unit where `لا يزال` begins right before `at`, else `at`."""
    still = at > 1 and sentence[at - 1].is_particle("continues")
    return at - 2 if still and not sentence[at - 2].conjoined else at
