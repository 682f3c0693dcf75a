"""Victims told by name beside a word for the victims: `القتيلان هما فلان وفلان`, `كان فلان بين القتلى`."""

from hasila.extract.aged import aged_name, past_age
from hasila.extract.lists import Draft, past_brackets
from hasila.extract.names import (
    given_name,
    name_before,
    named_member,
    read_name,
    read_unknown,
    whole_person,
)
from hasila.extract.past_days import past_date
from hasila.extract.people import read_people
from hasila.extract.persons import People, noun_of
from hasila.extract.surnames import surname_before
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome

# So many words may describe the victims before the pronoun that leads to their names.
_DESCRIBED = 3
# So many may say whose they are.
_BODY = 6
_TWO = 2
# So many persons a list may name behind their number.
_LISTED = 9
# So far before "among the dead" the person may stand who is said to be one of them.
_BACK = 10


def named_as(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each person whom a victim noun is said to mean, in place of the noun's own."""
    result = _with_listed(sentence, _in_place_of(sentence, drafts))
    for at in sentence.where("outcomes"):
        victim = _known(sentence, at) or _of_last(sentence, at)
        people = (_names(sentence, at) or _named_behind(sentence, at, victim)) if victim is not None else []
        people = people or _one_said(sentence, at, victim) or _last_of(sentence, at)
        if victim is None or not people:
            continue
        outcome = (
            Outcome.KILLED if victim.row["outcome"] == Outcome.KILLED_OR_WOUNDED else victim.row["outcome"]
        )
        new = [
            Draft(person, Outcome(outcome), None, "figure.named", rows=(victim.row.id,)) for person in people
        ]
        kept = [d for d in result if not _is_said_again(d, at, people)]
        result = sorted([*kept, *new], key=lambda d: d.people.first)
    return result


def _named_behind(sentence: Sentence, at: int, victim: Entry) -> list[People]:
    """`والموقوفون (فلان وفلان وفلان)`, `القتلى: (فلان وفلان)`: several victims, and right behind them their names."""
    before, opening = sentence.at(at - 1), sentence.at(at + 1)
    several = not {"p", "d", "e"}.isdisjoint(victim.features)
    if (
        not several
        or opening is None
        or (before is not None and (before.is_particle("among") or before.of("people")))
    ):
        return []
    first = at + 1 + opening.is_particle("colon")
    named = sentence.at(first)
    found = persons_listed(sentence, first) if named is not None and not named.conjoined else []
    return found if len(found) >= _TWO else []


def _one_said(sentence: Sentence, at: int, victim: Entry | None) -> list[People]:
    """`القتيل هو (ضابط سابق)`, `أن المخطوف هو (مهندس)`: what the one is whom a victim noun means, right behind it."""
    after = sentence.at(at + 1)
    said = after is not None and after.is_particle("he_or_she") and at + 2 < len(sentence)
    one = read_people(sentence, at + 2) if said and victim is not None and "s" in victim.features else None
    if one is None or one.value != 1 or one.outcome is not None:
        return []
    return [whole_person(sentence, one)]


def _of_last(sentence: Sentence, at: int) -> Entry | None:
    """`آخر (ضحايا) الاغتيالات`, `أول (ضحاياه)`: the victims among whom somebody is the first or the latest."""
    victim = noun_of(sentence[at]) if sentence.has(at - 1, at, "last_of") else None
    several = victim is not None and victim.row.table == "outcomes" and "p" in victim.features
    return victim if several and not (victim and victim.prefix) else None


def _last_of(sentence: Sentence, at: int) -> list[People]:
    """`كان آخر ضحايا الاغتيالات (النائب فلان)`, `أول ضحايا الإضراب كان (سائقا)`: who the first or the latest victim was."""
    victim = _of_last(sentence, at)
    if victim is None:
        return []
    own = bool(victim.suffix)
    for i in range(at + 1, min(len(sentence), at + 2 + _BODY)):
        unit = sentence[i]
        if unit.is_any(("was_before", "he_or_she", "comma")):
            own = True
            continue
        if unit.is_any(("stop", "clause", "relative", "that")) or unit.conjoined or unit.of("reporting"):
            break
        one = read_people(sentence, i) if own or i > at + 1 else None
        if one is not None and not sentence[i - 1].is_particle("prepositions"):
            return [whole_person(sentence, one)] if one.value == 1 and one.outcome is None else []
    return []


def _in_place_of(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `اعتقال صحافيين آخرين هم (فلان وفلان)`: one for each who is named, none for them together."""
    result: list[Draft] = []
    for draft in drafts:
        several = draft.people.value in (None, _TWO) and draft.people.noun is not None and not draft.negated
        people = _names(sentence, draft.people.last - 1, within=_BODY) if several else []
        people = people or (_behind_colon(sentence, draft.people.last) if several else [])
        people = people or _apposed(sentence, draft.people) or two_named(sentence, draft.people)
        if not people or any(other.people.first == people[0].first for other in drafts):
            result.append(draft)
            continue
        result += [draft._replace(people=one, trigger=None, rule="figure.named") for one in people]
    return _without_told(sorted(result, key=lambda d: d.people.first))


def _with_listed(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `قتل فلان الفلاني، (فلان)، (فلان)`: names in a row of commas behind the name of one, two or more."""
    result = drafts
    for draft in drafts:
        people = draft.people
        at = past_age(sentence, people.last)
        listed = sentence.has(at, at + 1, "comma") and people.proper and people.value == 1
        more = persons_listed(sentence, at + 1) if listed and draft.part_of is None else []
        free = [
            p for p in more if not any(d.people.first < p.last and p.first < d.people.last for d in drafts)
        ]
        if len(more) >= _TWO and free:
            new = [draft._replace(people=p, trigger=None, rule="figure.named", named_at=None) for p in free]
            result = sorted([*result, *new], key=lambda d: d.people.first)
    return result


def _behind_colon(sentence: Sentence, at: int) -> list[People]:
    """`استشهد الشبان: (فلان وفلان)`: the names behind a colon that opens at unit `at`, where there are several."""
    found = persons_listed(sentence, at + 1) if sentence.has(at, at + 1, "colon") else []
    return found if len(found) >= _TWO else []


def _apposed(sentence: Sentence, people: People) -> list[People]:
    """`القياديين الثلاثة (فلان وفلان وفلان) استشهدوا`: the names of as many as are told, right behind them."""
    noun, two = people.noun, people.value == _TWO
    own = noun is not None and bool(noun.suffix)
    told = (people.definite and not own) or (two and own)
    known = noun is not None and told and not people.others
    if (
        not known
        or not _TWO <= (people.value or 0) <= _LISTED
        or given_name(sentence.at(people.last)) is None
    ):
        return []
    names = persons_listed(sentence, people.last)
    return [one._replace(group=people.group) for one in names] if len(names) == people.value else []


def _without_told(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that stand within a person who has just been named."""
    named = [d for d in drafts if d.rule == "figure.named"]
    return [
        d
        for d in drafts
        if d.rule == "figure.named"
        or not any(d.people.first < n.people.last and n.people.first < d.people.last for n in named)
    ]


def two_named(sentence: Sentence, people: People) -> list[People]:
    """`الجنديين المخطوفين (فلان وفلان)`: the two who are named right behind a noun for both, or nobody."""
    at = people.noun_at
    if people.value != _TWO or not people.definite or at is None or "d" not in people.noun_features:
        return []
    first = at + 1
    while (unit := sentence.at(first)) is not None and (
        unit.of("nationalities") or unit.role("outcomes", "role", "victim") or _says_of_both(unit)
    ):
        first += 1
    opening = sentence.at(first)
    if opening is None or opening.conjoined or not opening.word:
        return []
    found = persons_listed(sentence, first)
    return [one._replace(group=people.group) for one in found] if len(found) == _TWO else []


def _says_of_both(unit: Unit) -> bool:
    """`الطفلين (الشقيقين) فلان وفلان`: a second definite dual, of the same two."""
    noun = unit.of("people")
    return (
        noun is not None and noun.article and not noun.conjunction and bool(set(noun.features) & {"d", "e"})
    )


def one_among(sentence: Sentence, at: int) -> People | None:
    """`(الطالبة فلانة)، التي كانت بين الضحايا`, `أن (النائب فلان) هو من بين القتلى`: the person before "among" at a unit."""
    if at and sentence[at - 1].is_particle("of"):
        at -= 1  # "from among"
    was = sentence.at(at - 1)
    told = was is not None and was.is_any(("was_before", "he_or_she"))
    end = at - 1 if told else at
    if told and end and sentence[end - 1].is_particle("relative"):
        end -= 1
    for start in range(end - 1, max(-1, end - _BACK), -1):
        if sentence[start].is_particle("stop"):
            break
        one = _person(sentence, start)
        if one is None or one.last > end:
            continue
        before = sentence.at(one.first - 1)
        if before is not None and one.definite and _is_owned(before):
            continue  # "the daughter of the official"
        opens = before is not None and before.is_any(("was_before", "that"))
        from_among = at < len(sentence) and sentence[at].is_particle("of") and one.last == end
        return one if told or opens or (from_among and one.last - one.first > 1) else None
    surname = surname_before(sentence, end, known=False) if told else None
    return People(*surname, 1, proper=True) if surname is not None else _said_to_be(sentence, end)


def _said_to_be(sentence: Sentence, end: int) -> People | None:
    """`إن (القائد المحلي) كان بين الجرحى`: one person with the article, right behind "that", up to a unit."""
    for start in range(end - 1, max(-1, end - 1 - _DESCRIBED), -1):
        one = read_people(sentence, start) if sentence.has(start - 1, start, "that") else None
        if one is not None and one.value == 1 and one.definite and one.outcome is None and not one.counted:
            rest = sentence.units[one.last : end]
            return one if all(unit.text.startswith(clitics("article")) for unit in rest) else None
    return None


def _is_owned(unit: Unit) -> bool:
    """Whether a noun for one person stands without the article, before the noun it belongs to."""
    noun = unit.of("people")
    return noun is not None and "s" in noun.features and not (noun.article or noun.suffix)


def _person(sentence: Sentence, at: int) -> People | None:
    people = read_people(sentence, at)
    if people is not None and people.value == 1 and people.outcome is None and not people.counted:
        whole = whole_person(sentence, people)
        return whole if whole.proper else None
    name = name_before(sentence, at + 1, 1, certain=False)
    if name is None:
        return None
    office = read_people(sentence, name[0] - 1) if name[0] else None
    bearer = whole_person(sentence, office) if office is not None and office.value == 1 else None
    return bearer if bearer is not None and bearer.last == name[1] else People(*name, 1, proper=True)


def _known(sentence: Sentence, at: int) -> Entry | None:
    """The reading of a unit as the victims that were told of before: `القتيلان`, `الضحايا`."""
    victim = noun_of(sentence[at])
    known = (
        victim is not None and victim.row.table == "outcomes" and victim.article and not victim.preposition
    )
    return victim if known else None


def _names(sentence: Sentence, at: int, *, within: int = _DESCRIBED) -> list[People]:
    """The persons named after `هما`, `هم:` and the like, behind a victim noun."""
    for i in range(at + 1, min(len(sentence), at + 1 + within)):
        unit = sentence[i]
        if (
            i > at + 1
            and unit.role("links", "kind", "subset") is not None
            and not unit.is_particle("they_are")
        ):
            break  # who one of them is
        if unit.is_particle("they_are"):
            several = within > _DESCRIBED and unit.is_particle("he_or_she")  # "with a Canadian; he is"
            return [] if several else persons_listed(sentence, i + 1)
        after = sentence.at(i + 1)
        if unit.is_particle("comma") and after is not None and after.is_particle("they_are"):
            continue
        wider = (
            within > _DESCRIBED and unit.word and not unit.of("outcomes") and not unit.is_particle("clause")
        )
        if not (
            unit.numeral or unit.of("nationalities") or unit.text.startswith(clitics("article")) or wider
        ):
            break
    return []


def persons_listed(sentence: Sentence, at: int) -> list[People]:
    """Persons by name from a unit on, joined by و or commas."""
    found: list[People] = []
    while (unit := sentence.at(at)) is not None:
        if unit.is_any(("and", "comma", "colon", "quotes")):
            at += 1
            continue
        person = _person_at(sentence, at, certain=bool(found) or not sentence[at - 1].is_particle("comma"))
        if person is None:
            break
        found.append(person)
        at = past_age(sentence, person.last)
        at = at if at > person.last else past_date(sentence, past_brackets(sentence, at))
        after = sentence.at(at)
        if after is None or not (after.conjoined or not after.word or after.is_particle("and")):
            break
    return found


def _person_at(sentence: Sentence, at: int, *, certain: bool) -> People | None:
    aged = aged_name(sentence, at)
    if aged is not None and sentence[at].of("people") is None:
        return People(at, aged, 1, proper=True)
    people = read_people(sentence, at)
    if people is not None:
        whole = whole_person(sentence, people) if people.value == 1 and not people.counted else None
        return whole if whole is not None and whole.proper else named_member(sentence, people)
    nation = sentence[at].of("nationalities")
    if nation is not None and nation.article and certain:  # "they are the Australian so-and-so"
        end = read_name(sentence, at + 1, certain=True)
        return People(at, end, 1, proper=True, nationality=nation.row["country"]) if end is not None else None
    end = read_name(sentence, at, certain=False) or (read_unknown(sentence, at) if certain else None)
    theirs = (*clitics("dual_pronoun"), *clitics("plural_pronoun"))
    if end is None or any(unit.text.endswith(theirs) for unit in sentence.units[at:end]):
        return None  # "and they were put"
    return People(at, end, 1, proper=True)


def _is_said_again(draft: Draft, at: int, people: list[People]) -> bool:
    """Whether a draft counts just those who are named, or stands where one of them is named."""
    own = draft.people.first <= at < draft.people.last and draft.people.value in (None, len(people))
    return own or any(draft.people.first < one.last and one.first < draft.people.last for one in people)
