"""Harm that is told of a kind of people or as a custom, not as something that happened."""

from hasila.extract.persons import People, kind_of
from hasila.extract.surnames import is_place
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome

# The verb of a headline stands so near its beginning, after who did it.
_HEADLINE = 3
# So near a word tells that an act took place: before it, or behind those whom it befell.
_BEFORE, _AFTER = 5, 6
# Verbal nouns of what somebody does; those of what befell people tell an event by themselves.
_THIS, _SAME = "this.this", "same.same"
_HOLD, _KILLERS = "outcomes.detain", "outcomes.killers"
# "Did not": of what is past.
_NOT_PAST = "irrealis.lam"
# "Not", of what is or will ever be.
_NEVER = "irrealis.la"
_ACTS = frozenset(
    (
        "outcomes.killing2", "outcomes.assassination", "outcomes.kidnapping", "outcomes.kidnapping2",
        "outcomes.slaughter_n", "outcomes.execution", "outcomes.liquidation", "outcomes.extermination",
        _KILLERS,
    )
)  # fmt: skip


def is_generic(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """Whether the harm is told of all of a kind: `يقتلون الأبرياء`, `تحريم قتل النساء`."""
    if sentence[people.first].is_particle("those"):
        return False  # these innocents
    return (
        _is_whoever(sentence, trigger)
        or _is_undying(sentence, trigger, people)
        or _is_as_many_as_may_be(sentence, people)
        or _is_to_stop(sentence, trigger, people)
        or _is_whenever(sentence, trigger, people)
        or _is_means_or_end(sentence, trigger, people)
        or _is_one_more(sentence, trigger, people)
        or (
            _is_habit(
                trigger,
                people,
                told=_is_headline(sentence, trigger.first),
                said=sentence[0].is_particle("that"),
            )
            and not _is_told_of_place(sentence, trigger, people)
        )
        or _is_act_on_kind(sentence, trigger, people)
    )


def _is_whoever(sentence: Sentence, trigger: Trigger) -> bool:
    """`من يقتل طفلا`, `لماذا يقتل الأبرياء`: whoever does it, not somebody who did; or why any does."""
    before = sentence.at(trigger.first - 1)
    return "i" in trigger.entry.features and before is not None and before.is_any(("who_are", "asks_why"))


def _is_undying(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`(الشهيد) لا يموت`: what is never true of the dead in general; no news of one who lived."""
    before = sentence.at(trigger.first - 1)
    never = before is not None and any(entry.row.id == _NEVER for entry in before.entries)
    victims = people.outcome is not None and people.definite and not people.counted
    return never and victims and "i" in trigger.entry.features and people.last < trigger.first


def _is_as_many_as_may_be(sentence: Sentence, people: People) -> bool:
    """`قتل أكبر (عدد) من الناس`: as many as somebody can reach."""
    before = sentence.at(people.first - 1)
    some = people.value is None and people.counted
    return some and before is not None and before.is_particle("superlative")


def _is_to_stop(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`أوقفوا قتل أطفالنا`: what somebody asks to stop goes on, but of whom it is said nobody counts."""
    before = sentence.at(trigger.first - 1)
    act = any(entry.row.id in _ACTS for entry in sentence[trigger.last - 1].entries)
    some = people.value is None and people.definite and not people.counted
    return act and some and before is not None and before.is_particle("puts_stop")


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


def _is_headline(sentence: Sentence, at: int) -> bool:
    """`إسرائيل (تقتل) المدنيين`: who did it opens the sentence; no `الحروب (تقتل) الأبرياء`."""
    denied = at > 0 and sentence[at - 1].role("irrealis", "kind", "negation") is not None
    return 0 < at <= _HEADLINE and not denied and any(_may_do(sentence, u) for u in sentence.units[:at])


def _may_do(sentence: Sentence, unit: Unit) -> bool:
    """Whether a unit names people, a body, a state or a nation."""
    named = any(unit.of(table) is not None for table in ("people", "actors", "speakers", "nationalities"))
    return named or is_place(sentence, unit)


def _is_habit(trigger: Trigger, people: People, *, told: bool, said: bool) -> bool:
    """`يقتلون الأبرياء`: an imperfect with all of a kind tells what somebody is wont to do.

    `told` in a headline, and not `said` by somebody, it is news.
    """
    if people.nobody or (trigger.standing == "plan" and people.outcome is not None):
        return False  # "none of the soldiers was hurt", the hostages one threatens
    if people.outcome is Outcome.ABDUCTED and trigger.outcome is Outcome.DETAINED:
        return False  # where the hostages are held
    if people.outcome is None and trigger.entry.suffix and trigger.entry.row.id == _HOLD:
        return False  # those whom somebody holds
    news = trigger.number == "s" and told and not said
    if "i" not in trigger.entry.features or news:
        return False
    return people.definite and not people.counted and not people.proper and people.value is None


def _is_told_of_place(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`الأطفال (يخطفون من داخل) المخيمات`, `لم (يقتلوا) الأسرى`: what befalls them in a certain place, what came next or did not."""
    denial, after = sentence.at(trigger.first - 1), sentence.at(trigger.last)
    past = denial is not None and any(entry.row.id == _NOT_PAST for entry in denial.entries)
    # "without that civilians were killed"
    past = past or (trigger.standing == "negation" and denial is not None and denial.is_particle("that_may"))
    if past or _is_before(sentence, trigger.first) or _is_in_place(sentence, people.last):
        return True
    passive = people.last <= trigger.first and trigger.number == "p"
    return passive and after is not None and after.is_any(("of", "on", "place_in"))


def _is_in_place(sentence: Sentence, at: int) -> bool:
    """`يقتلون المارة (في شارع) السينما`: a place, behind those to whom it is done there; no `في الحروب`."""
    where, place = sentence.at(at), sentence.at(at + 1)
    if where is None or place is None or not where.is_any(("place_in", "on")):
        return False
    named = place.is_any(("place_head", "place_part")) or place.of("targets") is not None
    named = named or (place.word and place.text.endswith(clitics("plural_pronoun")))  # "in their fields"
    return named or is_place(sentence, place)


def _is_before(sentence: Sentence, at: int) -> bool:
    """`قبل أن (يخطفوا) الركاب`, `إلى أن (يعتقلوا)`: told as what came next."""
    that, until = sentence.at(at - 1), sentence.at(at - 2)
    told = that is not None and that.is_particle("that_may")
    return told and until is not None and until.is_particle("until_that")


def _is_act_on_kind(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`خطف الأطباء والتجار`: a verbal noun with a bare definite plural, and no word of time, place or event."""
    # a verb and its noun are spelt alike
    acts = [e for e in sentence[trigger.last - 1].entries if e.row.id in _ACTS and not e.suffix]
    spared = trigger.standing == "negation" and people.outcome is Outcome.ABDUCTED
    # "perhaps the hostages were killed"
    spared = spared or (trigger.standing == "possible" and trigger.entry.row.paradigm == "verb")
    planned = trigger.standing == "plan" and trigger.entry.row.id != _KILLERS  # those have killed
    if not acts or people.first != trigger.last or planned or spared:
        return False
    return _is_kind(sentence, people) and not _is_told(sentence, trigger, people)


def _is_kind(sentence: Sentence, people: People) -> bool:
    """A plural that may mean all of them: `الأطباء`, `رؤساء البلديات`; no number, nation or owner says which."""
    noun = people.noun
    killers = any(e.row.id == _KILLERS for e in sentence[people.first - 1].entries)
    two = killers and "e" in people.noun_features and people.definite  # spelt like several
    bare = (
        (two or people.value is None)
        and (two or not people.counted)
        and not people.proper
        and not people.nobody
    )
    if (
        noun is None
        or not bare
        or (people.nationality is not None and noun.row.table == "people")
        or noun.suffix
        or people.last - people.first > 1
    ):
        return False
    if noun.definite or kind_of(noun) == "collective":
        return True
    after = sentence.at(people.last)
    return kind_of(noun) == "title" and after is not None and after.text.startswith(clitics("article"))


def _is_told(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    previous = sentence.at(trigger.first - 1)
    under = previous is not None and previous.is_particle("prepositions")
    if previous is not None and previous.is_particle("act_of") and not previous.is_particle("acts_of"):
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
    """A day or an hour: `this` alone is of any thing, and so is "itself"."""
    itself = not unit.is_particle("those")
    return unit.of("weekdays") is not None or any(
        e.row.table == "times" and e.row.id != _THIS and not (itself and e.row.id == _SAME)
        for e in unit.entries
    )
