"""Tolls that are said to move: `ارتفع عدد القتلى من 20 إلى 28`, `إلى 28 بعدما كان 20`, `لكن العدد ارتفع إلى 28`."""

from collections.abc import Iterator, Sequence

from hasila.extract.earlier import is_after, is_instead
from hasila.extract.lists import Draft
from hasila.extract.past_days import is_plain_time
from hasila.extract.people import read_people
from hasila.extract.persons import People, noun_of
from hasila.extract.subsets import subsets
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import FORMER, MOVED, Group, Outcome, Qualifier

# So far before the first number the verb may stand.
_REACH = 18
# So far behind a toll the number may stand that it had before, or has come to.
_BEHIND = 16
# So many words part "the number" from the verb that moves it.
_NEAR = 3
# Words that lead from "the number" to it, and how many of them.
_LEADS = ("reached", "toll_moves", "until", "toll_link", "may", "was_before", "that", "former", "at_first")
_LED = 6
# So many words part one number of a toll from "then" or "perhaps" and the next.
_BETWEEN = 2
# So far before a verb of speaking "while" or "as for" may stand, and behind it what it leads to.
_APART, _SPEAKER = 5, 5


def moved(sentence: Sentence) -> list[Draft]:
    """Both counts of each toll that a verb moves from one number to another."""
    found: list[Draft] = []
    for at in sentence.where("of") if sentence.where("toll_moves") else ():
        old = read_people(sentence, at + 1, governed=True) or _before_time(sentence, at + 1)
        until = old.last if old is not None else 0
        while (unit := sentence.at(until)) is not None and (is_plain_time(unit) or unit.of("weekdays")):
            until += 1  # "from 32 on Wednesday morning to 156"
        bridge = sentence.at(until)
        if old is None or bridge is None or not bridge.is_particle("until"):
            continue
        new = read_people(sentence, until + 1, governed=True)
        outcome = _outcome(sentence, at, old, new) if new is not None else None
        if new is not None and outcome is not None and _is_number(old) and _is_number(new):
            steps = [old, new, *_next_steps(sentence, new.last)]
            group = next((p.group for p in steps if p.group is not Group.UNSPECIFIED), Group.UNSPECIFIED)
            found += [
                Draft(people._replace(group=group), outcome, None, MOVED, rows=people.rows)
                for people in steps
            ]
    return found


def _before_time(sentence: Sentence, at: int) -> People | None:
    """`من (32) صباح الأربعاء إلى 156`: a bare number behind which its hour stands."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    told = unit is not None and unit.numeral is not None and after is not None and is_plain_time(after)
    if not told or unit is None or unit.numeral is None:
        return None
    return People(at, at + 1, unit.numeral.value, counted=True, rows=unit.numeral.rows)


def _next_steps(sentence: Sentence, at: int) -> Iterator[People]:
    """`من 32 إلى 156 (ثم 183) (ثم إلى نحو 220)`: the numbers that a toll went on to."""
    while (unit := sentence.at(at)) is not None and (
        unit.is_particle("then_on") or unit.is_particle("comma")
    ):
        led = sentence.at(at + 1)
        if unit.is_particle("comma") and (led is None or not led.is_particle("then_on")):
            return
        start = at + 1 + (led is not None and led.is_any(("until", "then_on")))
        number = read_people(sentence, start, governed=True)
        if number is None or not _is_number(number):
            return
        yield number
        at = number.last


def moved_beside(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """Bare numbers that a toll before them had (`بعد أن كانت 12`, `بدلا من 12`, `9 لا 12`) or has come to (`العدد ارتفع إلى 12`)."""
    found: list[Draft] = []
    for at in sentence.where("was_before", "instead", "not_so_many", "toll_moves"):
        number_at, rule = _former_at(sentence, at), FORMER
        if number_at is None:
            number_at, rule = _moved_at(sentence, at), MOVED
        if number_at is None or any(d.first <= number_at < d.last for d in drafts.values()):
            continue
        denied = sentence[at].is_particle("not_so_many")
        toll = _just_before(sentence, drafts, at) if denied else _toll_before(drafts, at)
        number = read_people(sentence, number_at, governed=True)
        alone = number is not None and (
            number.noun is None or number.noun.row.table in ("people", "outcomes")
        )
        if toll is None or number is None or not alone or not _is_number(number) or number.outcome:
            continue
        first = at if denied else number.first
        number = number._replace(first=first, group=toll.people.group, nationality=toll.people.nationality)
        found.append(Draft(number, toll.outcome, None, rule, negated=denied, rows=number.rows))
    return found


def told_again(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """`وكان (المعلن) قبل ذلك نحو 20`, `وقالت (إنهم) عشرة`, `60 قتيلا (ثم) 70`: other counts of those a toll before them counts."""
    found: list[Draft] = []
    if not any(_is_number(d.people) for d in drafts.values()):
        return found
    for at in sentence.where("toll_nouns", "that", "then_on", "their_number", "irrealis", "reporting"):
        unit = sentence[at]
        adds = unit.is_particle("then_on") or unit.of("irrealis") is not None
        told = drafts | {d.people.first: d for d in found}
        toll = _just_before(sentence, told, at) if adds else _toll_before(told, at)
        number = _said_again(sentence, at, toll.last) if toll is not None else None
        if number is None or any(d.first < number.last and number.first < d.last for d in drafts.values()):
            continue
        if toll is not None and _may_be_of(number, toll):
            if unit.of("irrealis") is not None and number.qualifier is Qualifier.EXACT:
                number = number._replace(qualifier=Qualifier.UP_TO)
            found.append(_again(number, toll))
    return found


def _may_be_of(number: People, toll: Draft) -> bool:
    """Whether a number may count the people of a toll: no others, by their noun."""
    groups = (number.group, toll.people.group)
    return Group.UNSPECIFIED in groups or groups[0] is groups[1]


def _names_others(sentence: Sentence, after: int, at: int) -> bool:
    """`وأوضح أن (أفراد المجموعة)، وعددهم 32`: whether others are named between a toll and "their number"."""
    nouns = (noun for _, noun in sentence.readings("people", after, at))
    return any(not noun.preposition and set(noun.features) & set("pe") for noun in nouns)


def _said_again(sentence: Sentence, at: int, after: int) -> People | None:
    """The bare number that a word at unit `at` leads to, if it may be another count of people told before unit `after`."""
    unit, people = sentence[at], False
    if unit.is_particle("their_number"):
        return None if _names_others(sentence, after, at) else _led_to(sentence, at)
    if unit.is_particle("toll_nouns"):
        return _led_to(sentence, at) if unit.text.startswith(clitics("article")[0]) else None
    if unit.of("reporting") is not None and not _estimates_them(unit):
        at, people = _spoken_of(sentence, at), True
    elif unit.of("irrealis") is not None:
        people = any(entry.row.id == "irrealis.perhaps" for entry in unit.entries)
        at = at if people else -1
    elif _estimates_them(unit):
        at = next(
            (
                i - 1
                for i in range(at + 1, at + 1 + _SPEAKER)
                if sentence.has(i, i + 1, "qualifiers") or _numbered(sentence, i)
            ),
            -1,
        )
    elif unit.is_particle("toll_stands"):
        at = next((i for i in range(at + 1, at + 1 + _NEAR) if sentence.has(i, i + 1, "toll_link")), -1)
    elif unit.is_particle("that"):
        them = unit.text.endswith(clitics("plural_pronoun")[0])
        at = at if them and sentence.has(at - _NEAR, at, "reporting") else -1
    number = read_people(sentence, at + 1, governed=True) if at >= 0 else None
    if number is None or number.outcome is not None or not _is_number(number):
        return None
    alone = number.noun is None or (people and number.noun.row.table == "people" and not number.definite)
    closed = _is_closed(sentence, number) if number.noun is None else _ends_there(sentence, number.last)
    return number if alone and closed else None


def _estimates_them(unit: Unit) -> bool:
    """`بينما (يقدرهم) نواب بنحو 260`: a verb of estimating whose object is those told of before."""
    return any(
        e.row.id == "reporting.estimate" and e.suffix in clitics("plural_pronoun") for e in unit.entries
    )


def _numbered(sentence: Sentence, at: int) -> bool:
    unit = sentence.at(at)
    return unit is not None and unit.numeral is not None


def _spoken_of(sentence: Sentence, at: int) -> int:
    """`فيما تحدثت مصادر أخرى (عن) 58`: where the word stands that leads to what somebody spoke of, or -1."""
    contrast = sentence.has(at - _APART, at + 1, "in_contrast")
    led = (i for i in range(at + 1, at + 1 + _SPEAKER) if (u := sentence.at(i)) and u.is_any(("of", "until")))
    return next(led, -1) if contrast else -1


def _ends_there(sentence: Sentence, at: int) -> bool:
    """Whether nothing more is said of people whose noun ends before unit `at`."""
    unit = sentence.at(at)
    return unit is None or not unit.word or unit.is_particle("in") or unit.of("links") is not None


def _is_closed(sentence: Sentence, number: People) -> bool:
    """Whether a number counts nothing that stands behind it."""
    after = sentence.at(number.last)
    closed = number.noun is not None or after is None or not after.word or bool(after.particles)
    return closed or (after is not None and any(entry.conjunction for entry in after.entries))


def _just_before(sentence: Sentence, drafts: dict[int, Draft], at: int) -> Draft | None:
    """The count that ends where unit `at` stands, but for a comma or "at least"."""
    for draft in drafts.values():
        between = sentence.units[draft.last : at]
        near = draft.last <= at and len(between) <= _BETWEEN and _is_number(draft.people)
        if near and all(unit.is_particle("comma") or unit.of("qualifiers") for unit in between):
            return draft
    return None


def told_on(sentence: Sentence, drafts: list[Draft], before: Sequence[Draft]) -> list[Draft]:
    """The drafts with `وقالت الوزارة إن العدد بلغ 45`, `أما المصادر فتحدثت عن 58`: of whom the sentence before told."""
    if (
        drafts
        or not before
        or not sentence.may_have("toll_nouns", "their_number", "in_contrast", "toll_stands")
    ):
        return drafts
    whole = _whole(before)
    for at in (
        sentence.where("toll_nouns", "their_number", "reporting", "toll_stands") if whole is not None else ()
    ):
        number = _said_again(sentence, at, 0)
        if whole is not None and number is not None and (number.value or 0) > 1 and _may_be_of(number, whole):
            return subsets(sentence, [_again(number, whole)])
    return drafts


def _whole(drafts: Sequence[Draft]) -> Draft | None:
    """The toll of a sentence that the next may go on with: a number before what is vague, the dead before the hurt."""
    told = [d for d in drafts if d.part_of is None and not d.negated and d.people.value != 1]
    counted = [d for d in told if _is_number(d.people)] or told
    return next((d for d in counted if d.outcome is Outcome.KILLED), counted[0] if counted else None)


def _again(number: People, toll: Draft) -> Draft:
    """Another count of those whom a toll counts."""
    group = toll.people.group if number.group is Group.UNSPECIFIED else number.group
    number = number._replace(group=group, nationality=toll.people.nationality)
    return Draft(number, toll.outcome, None, "figure.told-on", rows=number.rows)


def _led_to(sentence: Sentence, at: int) -> People | None:
    """The number of people that `العدد`, `الحصيلة` leads to by nothing but words for reaching it."""
    told_so = sentence[at].is_particle("their_number") or sentence.has(at - 1, at, "to_be")
    for i in range(at + 1, min(len(sentence), at + 1 + _LED)):
        number = read_people(sentence, i, governed=True)
        if number is not None:
            led = i > at + 1 or told_so or number.qualifier is not Qualifier.EXACT  # no issue 15 of a paper
            told = led and _is_closed(sentence, number) and number.outcome is None and _is_number(number)
            return number if told and (number.value or 0) > 1 else None
        unit = sentence[i]
        adjective = i == at + 1 and unit.text.startswith(clitics("article")[0])  # "the final number"
        said_when = unit.is_any(_LEADS) or unit.of("scopes") is not None
        if not (adjective or said_when or unit.role("irrealis", "kind", "possible") is not None):
            return None
    return None


def _former_at(sentence: Sentence, at: int) -> int | None:
    """Where the number stands behind `بعد أن كانت`, `بعدما كان العدد`, `مقابل`, `بدلا من`, `32 وليس`."""
    units, after = sentence.units, at + 1
    if sentence[at].is_particle("not_so_many"):
        return after
    if not (is_instead(units, at) if sentence[at].is_particle("instead") else is_after(units, at)):
        return None
    while (unit := sentence.at(after)) is not None and unit.is_any(
        ("toll_nouns", "until", "toll_link", "of")
    ):
        after += 1
    return after


def _moved_at(sentence: Sentence, at: int) -> int | None:
    """Where the number stands behind `العدد ارتفع إلى`, `ارتفاع الحصيلة إلى`."""
    beside = sentence.units[max(0, at - 1) : at + _NEAR]
    told = any(
        unit.is_particle("toll_nouns") and unit.text.startswith(clitics("article")[0]) for unit in beside
    )
    until = next(
        (i for i in range(at + 1, at + 1 + _NEAR) if (u := sentence.at(i)) and u.is_particle("until")), None
    )
    return until + 1 if told and until is not None else None


def _toll_before(drafts: dict[int, Draft], at: int) -> Draft | None:
    """The count that the words from unit `at` on go back to."""
    near = [d for d in drafts.values() if d.last <= at <= d.last + _BEHIND and d.part_of is None]
    counted = [d for d in near if _is_number(d.people) and not d.negated]
    last = max(counted, key=lambda d: d.first, default=None)
    if last is None or last.outcome is not Outcome.WOUNDED:
        return last
    # "eight people died and 18 were hurt; then he said that they were ten": the dead
    dead = (d for d in counted if d.outcome is Outcome.KILLED and last.first - d.last <= _BETWEEN)
    return next(dead, last)


def _is_number(people: People) -> bool:
    return people.counted and people.value is not None


def _outcome(sentence: Sentence, at: int, old: People, new: People) -> Outcome | None:
    """What befell those counted, as their noun or a toll word of the clause says; None if no toll moves."""
    before = sentence.units[max(0, at - _REACH) : at]
    stop = next((i for i in range(len(before), 0, -1) if before[i - 1].is_particle("stop")), 0)
    clause = before[stop:]
    if not any(unit.is_particle("toll_moves") for unit in clause):
        return None
    if old.outcome or new.outcome:
        return old.outcome or new.outcome
    for unit in reversed(clause):
        if unit.role("outcomes", "role", "victim", "toll") is not None:
            noun = noun_of(unit)
            said = Outcome(noun.row["outcome"]) if noun is not None and noun.row["outcome"] else None
            return Outcome.KILLED if said in (None, Outcome.KILLED_OR_WOUNDED) else said
    return None
