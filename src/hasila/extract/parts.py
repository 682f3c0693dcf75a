"""Counts of people who are said to be among those counted before, or among the dead or hurt."""

from collections.abc import Sequence

from hasila.extract.lists import Draft, is_his, joined_before, past_place, past_rest
from hasila.extract.named import one_among
from hasila.extract.names import joined_name, named_member, named_person, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of, noun_of
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group, Outcome

_ARMED = (Group.ARMED_GROUP, Group.ATTACKERS)
_TWO = 2
# So far before it the age of one who was among the dead may be told.
_AGE = 6
# So far before the words "among the dead" those who are among them may stand.
_BACK = 10
# So many words may say where one of them worked, before the next of a list.
_WHERE = 5
# So near behind what befell one the person may stand who was with him.
_BESIDE = 5
# So near before them a word may tell that those named escaped the fate of others.
_NEAR = 6


def together(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `قتل القائد في الغارة مع 23 آخرين`, `ومعهم 35 مجندا`: those who shared their fate."""
    result = drafts
    for at in sentence.where("along"):
        unit = sentence[at]
        people = read_people(sentence, at + 1)
        before = [d for d in result if d.last <= at and d.part_of is None]
        taken = any(d.people.first <= at + 1 < d.people.last for d in result)
        if people is None or not before or taken or people.outcome is not None:
            continue
        both = (
            people.definite and people.value == _TWO and before[-1].people.value == 1
        )  # him and the two officers
        beside = before[-1].last == at and people.value is not None and (not people.definite or both)
        his = is_his(sentence, people)
        one = people.value == 1 and (his or (kind_of(people.noun) == "person" and not people.definite))
        one = one and (his or people.group is Group.CIVILIANS)
        # "so-and-so with his companions", not "in a meeting with" them
        one = one or (his and people.value is None and before[-1].last == at)
        one = one and before[-1].people.value == 1
        trigger = before[-1].trigger
        start = max(before[-1].last, trigger.last if trigger is not None and trigger.first < at else 0)
        between = sentence.units[start:at]
        one = (
            one
            and len(between) <= _BESIDE
            and all(u.word or u.is_particle("comma") for u in between)
            and not any(u.is_particle("clause") or u.conjoined for u in between)
        )
        whole = whole_person(sentence, people) if people.value == 1 and people.definite else people
        named = whole.last > people.last and before[-1].people.value == 1 and len(between) <= _BESIDE
        named = named and not sentence.has(before[-1].last, at, "attacks", "reporting")
        people = whole if named else people  # "with the commander so-and-so"
        if not people.counted and not one and not named and not (beside and people.group not in _ARMED):
            continue
        if sentence.has(before[-1].last, at, "stop", "reporting"):
            continue
        own = people.noun is not None and bool(people.noun.suffix)
        civil = people.group is Group.CIVILIANS and not sentence.has(before[-1].last, at, "attacks")
        if people.others or beside or own or civil or named or not unit.is_particle("with_bare"):
            joined = before[-1]._replace(people=people, trigger=None, rule="figure.together")
            beside_him = (
                [joined._replace(people=other) for other in _joined_to(sentence, people)]
                if his or beside
                else []
            )
            result = sorted([*result, joined, *beside_him], key=lambda d: d.people.first)
    return result


def _joined_to(sentence: Sentence, people: People) -> list[People]:
    """`مع حارسه (وسائقه وعمه)`, `مع ضابط (وشرطي)`: more of one man's kin or men, or one more, joined to the first."""
    found: list[People] = []
    owned = sentence.at(people.last)
    after = people.last + (owned is not None and not owned.conjoined and any(e.suffix for e in owned.entries))
    at = _past_comma(sentence, past_rest(sentence, after))  # the wife (of his uncle) and
    while (unit := sentence.at(at)) is not None and unit.conjoined:
        more = read_people(sentence, at)
        one = more is not None and more.value == 1 and not more.definite and not people.definite
        one = one or (more is not None and more.counted and more.noun is not None and not more.definite)
        if more is None or more.outcome is not None or not (one or is_his(sentence, more)):
            break
        found.append(more)
        at = _past_comma(sentence, past_rest(sentence, more.last))
    return found


def _past_comma(sentence: Sentence, at: int) -> int:
    """The unit behind a comma at a unit, behind which a count is joined: `واثنين من حراسه، (وستة مدنيين)`."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    counted = after is not None and after.conjoined and after.numeral is not None
    return at + (unit is not None and unit.is_particle("comma") and counted)


def among_victims(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `بين القتلى ثلاثة أطفال`, `ومن الجرحى سائق الحافلة`, `طفلان كانا ضمن الضحايا`."""
    result = drafts
    for at in sentence.where("outcomes"):
        unit = sentence[at]
        outcome = _victims(sentence, at, unit)
        if outcome is None:
            continue
        whole = next((d for d in reversed(result) if d.outcome is outcome and d.last < at), None)
        part_of = None if whole is None else whole.people.first if whole.part_of is None else whole.part_of
        found = _listed(sentence, _past_place(sentence, at + 1)) or _listed(
            sentence, _past_attack(sentence, at + 1)
        )
        counted = [] if found else _before(sentence, at - 1)
        one = None if found else one_among(sentence, at - 1)
        nearer = one is not None and not (counted and counted[0].first > one.first)
        found = found or ([one] if one is not None and nearer else counted)
        denied = _is_denied(sentence, at - 1)
        new = [
            Draft(
                people, outcome, None, "figure.among-victims", part_of, denied, rows=(unit.entries[0].row.id,)
            )
            for people in found
            if not any(d.people.first < people.last and people.first < d.people.last for d in result)
        ]
        result = sorted([*result, *new], key=lambda d: d.people.first)
    return result


def among_counted(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `(طفلا) كان من بين 13 شخصا قتلوا`: who is said to be one of those counted right behind."""
    result = drafts
    for whole in drafts:
        first = whole.people.first
        at = first if sentence[first].is_particle("between") else first - 1
        several = (whole.people.value or 0) > 1 and whole.part_of is None and not whole.negated
        if at < 1 or not several or not sentence[at].is_particle("between"):
            continue
        one = one_among(sentence, at) or _someone(sentence, at)
        free = one is not None and not any(d.first < one.last and one.first < d.last for d in result)
        if one is not None and free:
            part = Draft(one, whole.outcome, None, "figure.among-victims", first, rows=one.rows)
            result = sorted([part, *result], key=lambda d: d.people.first)
    return result


def _someone(sentence: Sentence, at: int) -> People | None:
    """`أن (طفلا) كان من بين`, `كان (صحافي) بين`: one person right before "was among"."""
    end = at
    while end and sentence[end - 1].is_any(("of", "was_before", "he_or_she")):
        end -= 1
    was = sentence.has(end - 2, at, "was_before")
    one = next((p for i in (end - 1, end - 2) if (p := read_people(sentence, i)) and p.last == end), None)
    person = one is not None and one.value == 1 and not one.counted and kind_of(one.noun) == "person"
    return one if was and person and one is not None and one.outcome is None else None


def _is_denied(sentence: Sentence, at: int) -> bool:
    """`ليس (بين) القتلى أجانب`, `لم يكن من (بين) الجرحى مدنيون`: none of a kind is among them."""
    while at > 0 and sentence[at].is_any(("among", "not_was", "exists")):
        if sentence[at - 1].role("irrealis", "kind", "negation") is not None:
            return True
        at -= 1
    return False


def of_those_before(drafts: list[Draft], before: Sequence[Draft]) -> list[Draft]:
    """The drafts, those among "the dead" of no count in their sentence as parts of one in the sentence before."""
    wholes = {d.outcome: d.people.value or 0 for d in before if d.part_of is None and not d.negated}
    return [
        d._replace(continues=True)
        if d.rule == "figure.among-victims"
        and d.part_of is None
        and wholes.get(d.outcome, 0) > (d.people.value or 1)
        else d
        for d in drafts
    ]


def _victims(sentence: Sentence, at: int, unit: Unit) -> Outcome | None:
    """The outcome of known victims whom `بين` or `من` goes before."""
    before, earlier = sentence.at(at - 1), sentence.at(at - 2)
    victim = unit.role("outcomes", "role", "victim")
    if victim is None or before is None:
        return None
    if before.of("people") is not None and victim.article and earlier and earlier.is_particle("between"):
        before = earlier  # "among the hurt civilians"
    if not before.is_particle("among"):
        return None
    if not set(victim.features) & {"p", "e"} or noun_of(unit) is not victim:
        return None
    counted = earlier is not None and (
        earlier.numeral is not None
        or earlier.of("quantities") is not None
        # "60 per cent of the dead", not "nine years of age"
        or (earlier.of("counted") is not None and not sentence.has(at - _AGE, at, "aged"))
        or earlier.text == "%"
    )
    after = sentence.at(at + 1)
    known = victim.definite or (
        after is not None and (after.of("attacks") or after.of("targets") or after.is_particle("these"))
    )
    outcome = Outcome(victim.row["outcome"])
    escaped = any(u.role("irrealis", "kind", "escape") for u in sentence.units[max(0, at - _NEAR) : at])
    if counted or not known or escaped:
        return None
    return Outcome.KILLED if outcome is Outcome.KILLED_OR_WOUNDED else outcome


def _past_place(sentence: Sentence, at: int) -> int:
    """The unit after `(من بين المعتقلين) في تركيا`, `(بين القتلى) الـ15،`: one word for where they are, or their number and a comma."""
    unit = sentence.at(at)
    if unit is not None and unit.numeral is not None and unit.numeral.definite:
        return at + 1 + sentence.has(at + 1, at + 2, "comma")
    return at + 2 if unit is not None and unit.is_particle("in") else at


def _past_attack(sentence: Sentence, at: int) -> int:
    """The unit after `(ضحايا) الهجوم الكبير`: the attack whose victims they are, and what it is like."""
    unit = sentence.at(at)
    if unit is None or unit.of("attacks") is None:
        return at
    after = sentence.at(at + 1)
    described = after is not None and after.text.startswith(clitics("article")) and noun_of(after) is None
    return at + 1 + described


def _listed(sentence: Sentence, at: int) -> list[People]:
    """People joined by `و` from unit `at` on."""
    found: list[People] = []
    while (unit := sentence.at(at)) is not None:
        if found and unit.is_particle("and"):
            at += 1
            continue
        if found and not unit.conjoined and not sentence[at - 1].is_particle("and"):
            rest = past_place(sentence, past_rest(sentence, at))
            where = _past_where(sentence, at)
            beyond = min((i for i in (rest, where) if i is not None and i > at), default=None)
            beyond = beyond if beyond is not None else _past_aside(sentence, at)
            if beyond is None:
                break
            at = beyond
            continue
        people = read_people(sentence, at) or (None if found else _first_of_list(sentence, at))
        people = people or (joined_name(sentence, at) if found and found[-1].proper else None)
        people = people or _bare_number(sentence, at)
        if people is not None:
            people = named_member(sentence, people) or whole_person(sentence, people)
        if people is None or people.outcome is not None or (people.definite and people.value is None):
            break
        found.append(people)
        at = people.last
    return found


def _bare_number(sentence: Sentence, at: int) -> People | None:
    """`من بين الجرحى (3) حالتهم خطرة`: so many of whom the next word tells something of theirs."""
    number, theirs = sentence[at].numeral, sentence.at(at + 1)
    told = theirs is not None and theirs.word and theirs.text.endswith(clitics("plural_pronoun"))
    if number is None or number.high is not None or not told:
        return None
    return People(at, at + 1, number.value, counted=True, rows=number.rows)


def _first_of_list(sentence: Sentence, at: int) -> People | None:
    """`من بين القتلى (الصحافي فلان)`, `(فلان)`: one person who is told of by calling or by name."""
    people = read_people(sentence, at, governed=True)
    one = people is not None and people.value == 1 and people.definite
    if one and people is not None and kind_of(people.noun) != "person":
        one = whole_person(sentence, people).last > people.last  # a leader, who is named
    return people if one else named_person(sentence, at)


def _past_where(sentence: Sentence, at: int) -> int | None:
    """The next of a list beyond `مسؤول (بالجيش) ومدير`, `طبيب (في المستشفى العام) ومدير`: where one works."""
    for i in range(at, min(len(sentence), at + _WHERE)):
        unit = sentence[i]
        if i > at and unit.conjoined:
            more = read_people(sentence, i)
            one = more is not None and more.outcome is None and (more.counted or more.value == 1)
            return i if one else None
        if (
            not unit.word
            or unit.of("outcomes")
            or unit.of("reporting")
            or unit.is_any(("clause", "relative"))
        ):
            return None
    return None


def _past_aside(sentence: Sentence, at: int) -> int | None:
    """The next of a list beyond what is said of the one before: `فلان المحتجز منذ عام، (والمترجمة فلانة)`."""
    for i in range(at, min(len(sentence) - 1, at + _BACK)):
        unit = sentence[i]
        if unit.is_any(("stop", "clause")) or unit.of("reporting"):
            return None
        next_ = i + unit.is_particle("comma")
        if next_ > i or unit.conjoined:
            people = read_people(sentence, next_) if sentence[next_].conjoined else None
            one = people is not None and people.value == 1 and people.definite
            return next_ if one else None
    return None


def _before(sentence: Sentence, at: int) -> list[People]:
    """The count that stands before `بين القتلى`, words that describe it between."""
    for start in range(at - 1, max(-1, at - _BACK), -1):
        unit = sentence[start]
        if unit.is_any(("stop", "comma", "clause")):
            break
        people = read_people(sentence, start)
        if people is not None and people.counted and people.noun is not None and people.outcome is None:
            found = [people]
            while (more := joined_before(sentence, found[0].first)) is not None and more.counted:
                found.insert(0, more)  # "eight policemen and six civilians are among the dead"
            return found
    return []
