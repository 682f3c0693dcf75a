"""Harm that is told of a kind of people or as a custom, not as something that happened."""

from hasila.extract.persons import People, kind_of
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome

# The verb of a headline stands so near its beginning, after who did it.
_HEADLINE = 3
# So near a word tells that an act took place: before it, or behind those whom it befell.
_BEFORE, _AFTER = 5, 6
# Verbal nouns of what somebody does; those of what befell people tell an event by themselves.
_THIS = "this.this"
_HOLD = "outcomes.detain"
_ACTS = frozenset(
    (
        "outcomes.killing2", "outcomes.assassination", "outcomes.kidnapping", "outcomes.kidnapping2",
        "outcomes.slaughter_n", "outcomes.execution", "outcomes.liquidation", "outcomes.extermination",
    )
)  # fmt: skip


def is_generic(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """Whether the harm is told of all of a kind: `يقتلون الأبرياء`, `تحريم قتل النساء`."""
    if sentence[people.first].is_particle("those"):
        return False  # these innocents
    return (
        _is_whoever(sentence, trigger)
        or _is_whenever(sentence, trigger, people)
        or _is_means_or_end(sentence, trigger, people)
        or _is_one_more(sentence, trigger, people)
        or (
            _is_habit(trigger, people, said=sentence[0].is_particle("that"))
            and not _is_told_of_place(sentence, trigger, people)
        )
        or _is_act_on_kind(sentence, trigger, people)
    )


def _is_whoever(sentence: Sentence, trigger: Trigger) -> bool:
    """`من يقتل طفلا`: whoever does it, not somebody who did."""
    before = sentence.at(trigger.first - 1)
    return "i" in trigger.entry.features and before is not None and before.is_particle("who_are")


def _is_whenever(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`عندما يعتقل شخص`, `إذا قتل إنسان`, `حين يتم القبض على شخص`: what befalls anybody, not somebody."""
    noun = people.noun
    anybody = people.value == 1 and not (people.definite or people.proper or people.counted)
    if noun is None or noun.row.id not in _ANYBODY or not anybody:
        return False
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _WHEN), -1):
        unit = sentence[at]
        if unit.is_particle("in_case"):
            return True
        if unit.is_particle("whenever"):
            verb = sentence[at + 1]
            return "i" in trigger.entry.features or verb.is_particle("is_done")
        if unit.is_any(("stop", "comma")):
            break
    return False


# So near before a harm its condition stands; these nouns are of anybody.
_WHEN = 3
_ANYBODY = frozenset(("people.person", "people.human", "people.individual", "people.citizen", "people.man"))


def _is_means_or_end(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`من خلال خطف غربيين`, `شنت غارات لاغتيال قيادات`: what a group lives by, or was after, and nobody in particular."""
    acts = [e for e in sentence[trigger.last - 1].entries if e.row.id in _ACTS and not e.suffix]
    some = people.value is None and not (people.counted or people.proper or people.nobody or people.others)
    if not acts or not some or people.definite or trigger.standing:
        return False
    before = sentence.at(trigger.first - 1)
    if before is not None and before.is_particle("by_means_of"):
        return not any(_is_setting(unit) for unit in sentence.units[people.last : people.last + _AFTER])
    attacks = sentence.has(trigger.first - _ATTACKS, trigger.first, "attacks")
    return attacks and all(entry.prefix.endswith(clitics("purpose")) for entry in acts)


# So far before what they are to do attacks may stand.
_ATTACKS = 6


def _is_one_more(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`وهو أول (نائب) يقتل`, `(المسؤول) الثاني الذي يقتل`: what he is of whom another word tells that he was killed."""
    if "i" not in trigger.entry.features or people.value != 1 or people.last > trigger.first:
        return False
    before = sentence.at(people.first - 1)
    behind = sentence.units[people.first : trigger.first]
    return (before is not None and before.is_particle("ordinals")) or any(
        unit.is_particle("ordinals") for unit in behind
    )


def _is_habit(trigger: Trigger, people: People, *, said: bool) -> bool:
    """`يقتلون الأبرياء`: an imperfect with all of a kind tells what somebody is wont to do; `said` by somebody, in no headline."""
    if (
        people.nobody
        or trigger.standing == "negation"
        or (trigger.standing == "plan" and people.outcome is not None)
    ):
        return False  # "none of the soldiers was hurt", "they did not kill the captives", the hostages one threatens
    if people.outcome is Outcome.ABDUCTED and trigger.outcome is Outcome.DETAINED:
        return False  # where the hostages are held
    if people.outcome is None and trigger.entry.suffix and trigger.entry.row.id == _HOLD:
        return False  # those whom somebody holds
    news = trigger.number == "s" and 0 < trigger.first <= _HEADLINE and not said
    if "i" not in trigger.entry.features or news:
        return False
    return people.definite and not people.counted and not people.proper and people.value is None


def _is_told_of_place(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`الأطفال (يخطفون من داخل) المخيمات`: what befalls them in a certain place, or what came next, is told."""
    if _is_before(sentence, trigger.first):
        return True
    after = sentence.at(trigger.last)
    passive = people.last <= trigger.first and trigger.number == "p"
    return passive and after is not None and after.is_any(("of", "on", "place_in"))


def _is_before(sentence: Sentence, at: int) -> bool:
    """`قبل أن (يخطفوا) الركاب`, `إلى أن (يعتقلوا)`: told as what came next."""
    that, until = sentence.at(at - 1), sentence.at(at - 2)
    told = that is not None and that.is_particle("that_may")
    return told and until is not None and until.is_particle("until_that")


def _is_act_on_kind(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`خطف الأطباء والتجار`: a verbal noun with a bare definite plural, and no word of time, place or event."""
    # a verb and its noun are spelt alike
    acts = [e for e in sentence[trigger.last - 1].entries if e.row.id in _ACTS and not e.suffix]
    if not acts or people.first != trigger.last or trigger.standing == "plan":
        return False
    return _is_kind(sentence, people) and not _is_told(sentence, trigger, people)


def _is_kind(sentence: Sentence, people: People) -> bool:
    """A plural that may mean all of them: `الأطباء`, `رؤساء البلديات`; no number, nation or owner says which."""
    noun = people.noun
    bare = people.value is None and not people.counted and not people.proper and not people.nobody
    if (
        noun is None
        or not bare
        or (people.nationality is not None and noun.row.table == "people")
        or noun.suffix
        or people.last - people.first > 1
    ):
        return False
    if noun.definite:
        return True
    after = sentence.at(people.last)
    return kind_of(noun) == "title" and after is not None and after.text.startswith(clitics("article"))


def _is_told(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    previous = sentence.at(trigger.first - 1)
    under = previous is not None and previous.is_particle("prepositions")
    if previous is not None and previous.is_particle("act_of"):
        return True
    for unit in reversed(sentence.units[max(0, trigger.first - _BEFORE) : trigger.first]):
        if unit.is_any(("stop", "that")):
            break
        if _tells(unit) or (unit.of("reporting") is not None and not under):
            return True
    purpose = trigger.entry.prefix.endswith(clitics("purpose"))
    for unit in sentence.units[people.last : people.last + _AFTER]:
        if purpose or unit.is_any(("stop", "comma")):
            break
        if _is_setting(unit):
            return True
    return False


def _is_setting(unit: Unit) -> bool:
    """Where or when something happened."""
    return unit.is_any(("place_in", "year_of")) or _is_time(unit)


def _tells(unit: Unit) -> bool:
    """A word that makes a verbal noun an event: who did or reported it, what led to it, what came after."""
    return (
        any(unit.of(table) for table in ("causes", "qualifiers"))
        or _is_time(unit)
        or unit.is_any(("performs", "accused", "known_by", "right_after"))
    )


def _is_time(unit: Unit) -> bool:
    """A day or an hour: `this` alone is of any thing."""
    return unit.of("weekdays") is not None or any(
        e.row.table == "times" and e.row.id != _THIS for e in unit.entries
    )
