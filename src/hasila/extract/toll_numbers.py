"""Find the number that a word for a toll leads to: `القتلى 16`, `عدد قتلى الهجوم الذي وقع هنا بلغ 25`."""

from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.ranges import opens_range
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics, particles
from hasila.model import Group, Qualifier

# How far a toll word may stand from its number.
_REACH = 18
# Where what is told of the attack parts a toll from its verb, the number may stand so far behind.
_REACH_FAR = 30
# Between the verb that moves a toll and the word for it stands who moved it, and when.
_MOVED_BY = 10
# So many words may make up a number that stands before "the number of".
_AHEAD = 5
# With those of them who are told of, so many.
_AHEAD_OF_PARTS = 22
# So many words tell between a toll and its people what these are; so near a toll its men are named.
_KINDS, _MEN = 2, 3
# So many words make up the name of the place or attack whose dead are counted.
_NAME = 4
_LETTERS = 2
_NO_NAME = ("prepositions", "in", "of", "that", "relative", "clause", "stop", "comma", "over", "toll_moves")
_HOURS = _DAY = 31  # no hour or day of a month is later
_YEAR = 1000
# So many words may say where those fell of whom some died and some were hurt.
_WHERE = 9
_MANY = "quantities.many_alone"


def toll_number(sentence: Sentence, people: People, *, led: bool = False) -> People | None:
    """The number a toll word leads to: `القتلى 16`, `عدد القتلى بلغ 25`, of whom the toll is said to be.

    `led`: a verb before the toll leads to its number (`بلغ عدد الذين قتلوا هنا 60`).
    """
    people = _with_kind(sentence, people)
    rises = sentence.has(people.first - 3, people.first, "reached")
    before = sentence.at(people.first - 1)
    counts = before is not None and before.is_particle("count_of")
    reached = rises and counts
    moved = counts and sentence.has(people.first - _MOVED_BY, people.first, "toll_moves")
    ahead = number_ahead(sentence, people.first - 1) if counts else None
    if ahead is not None:
        return _of_toll(people, ahead)
    bridged, aside = led, False
    for at in range(people.last, min(len(sentence), people.last + _REACH_FAR)):
        unit = sentence[at]
        far = at >= people.last + _REACH and not (aside and counts)
        if far or _opens_another(sentence, people, at):
            break
        if (at == people.last and unit.is_particle("of_them")) or opens_range(sentence, at):
            bridged = True  # "the number of the hurt among them: 500", "the hurt between 20 and 30"
            continue
        if unit.is_any(("relative", "what")):
            aside = True  # "the toll that sources gave: 23": only a colon leads out of it
            continue
        if unit.is_particle("their_number") and sentence[at - 1].is_particle("comma"):
            aside, bridged = False, True  # "the martyrs who prayed there, and their number is 33"
            continue
        rises = rises or unit.is_particle("toll_moves")
        # "the dead of the attack that gunmen began on the 25th reached 221 at least"
        bare = aside and reached and _stands_bare(sentence, at)
        bridged = bridged or bare
        leads = bare or _leads_out(sentence, at, rises=rises, moved=moved)
        if aside and not (leads or (counts and _moves_to_number(sentence, at))):
            continue
        aside = False
        if _rises_by(sentence, at):
            aside = True  # "rises by the death of these two to 1955"
            continue
        if _ends(sentence, people, at):
            return None
        if unit.numeral is not None and (
            _tells_time(sentence, at) or sentence[at - 1].is_particle("named_by_number")
        ):
            continue
        if _reaches(unit):
            bridged = True
            continue
        if unit.numeral is not None or unit.of("quantities") or unit.of("qualifiers"):
            named = _is_named_by(sentence, people, at, rises=rises)
            return _accepted(sentence, people, at, bridged=bridged or named)
        bridged = bridged or unit.is_any(("reached", "until")) or unit.text == ":"
        bridged = bridged or (_moves(sentence, people) and unit.is_particle("toll_link"))
        bridged = bridged or _is_so_far(sentence, at)
    return None


def _opens_another(sentence: Sentence, people: People, at: int) -> bool:
    """`عدد القتلى الذين سقطوا هنا، (وعدد) الجرحى 20`: another toll."""
    unit = sentence[at]
    return at > people.last and unit.is_particle("count_of") and unit.text.startswith(clitics("conjunction"))


def _stands_bare(sentence: Sentence, at: int) -> bool:
    """Whether a number counts nobody or just `شخصا`: behind it stands nothing, a mark, `على الأقل` or a part."""
    unit, before = sentence[at], sentence[at - 1]
    named = before.is_particle("prepositions") or len(before.text) <= _LETTERS  # the jet F 16
    if unit.numeral is None or named or _tells_time(sentence, at):
        return False
    after = sentence.at(at + 1)
    if after is not None and after.role("people", "kind", "person") is not None and not after.conjoined:
        after = sentence.at(at + 2)
    if after is None or after.of("links") is not None or after.of("qualifiers") is not None:
        return True
    return not after.word and after.numeral is None


def _is_named_by(sentence: Sentence, people: People, at: int, *, rises: bool) -> bool:
    """`قتلى (قرية الكرم) 35، هم`, `صار قتلى (غراند بسام) 19`: nothing but a name stands between a toll and its number."""
    between = sentence.units[people.last : at]
    if people.definite or not 0 < len(between) <= _NAME or sentence[at].conjoined:
        return False
    stated = sentence[people.first - 1].is_particle("that")  # "that the dead of the siege in Kismayo are 13"
    name = all(
        unit.word
        and not (unit.is_any(_NO_NAME) and not (stated and unit.is_particle("place_in")))
        and not unit.conjoined
        and unit.of("outcomes") is None
        for unit in between
    )
    after = sentence.at(at + 1)
    closed = after is None or not after.word or after.conjoined or after.of("links") is not None
    closed = closed or (
        after is not None and (after.is_any(("right_after", "that")) or after.of("qualifiers") is not None)
    )
    return name and (rises or closed)


def _leads_out(sentence: Sentence, at: int, *, rises: bool, moved: bool) -> bool:
    """`الحصيلة التي أوردتها المصادر: 23`, `(رفعت) عدد قتلى الهجوم، الذي وقع هنا، إلى 23`: what is told aside ends there."""
    until = sentence[at].is_particle("until") and (rises or (moved and sentence[at - 1].is_particle("comma")))
    return until or sentence[at].text == ":"


def number_ahead(sentence: Sentence, last: int) -> People | None:
    """`ارتفع إلى (22) عدد القتلى`, `بلغ (30 جنديا) عدد المصابين`: the number between a verb and its subject at unit `last`."""
    for at in range(last - 1, max(0, last - _AHEAD_OF_PARTS), -1):
        if sentence[at].numeral is None and last - at >= _AHEAD:
            continue
        led = sentence[at - 1].is_particle("toll_moves")
        led = led or (sentence[at - 1].is_particle("until") and sentence[at - 2].is_particle("toll_moves"))
        if led:
            number = read_people(sentence, at, governed=True)
            fits = (
                number is not None
                and number.outcome is None
                and number.value
                and _leads_to(sentence, number, last)
            )
            return number if fits else None
    return None


def _leads_to(sentence: Sentence, number: People, last: int) -> bool:
    """`إلى 58، (بينهم 13 طفلا، عدد الشهداء)`: nothing stands between a number and its toll but what tells of a part."""
    after = sentence.at(number.last)
    link = sentence.at(number.last + 1) if after is not None and after.is_particle("comma") else after
    parts = link is not None and link.role("links", "kind", "subset") is not None
    return number.last == last or (parts and not sentence.has(number.last, last, "stop", "clause"))


def _is_so_far(sentence: Sentence, at: int) -> bool:
    """`القتلى (حتى الآن) 36`, `المصابون (حتى الساعة) 36`: the toll that stood then."""
    unit, before = sentence[at], sentence[at - 1]
    return unit.of("scopes") is not None or (unit.is_particle("hour") and before.is_particle("at_first"))


def _rises_by(sentence: Sentence, at: int) -> bool:
    """`يرتفع (بمقتل) الجنديين إلى 95`: the deaths by which a toll rises, right behind its verb."""
    by = any(e.preposition for e in sentence[at].entries if e.row.table == "outcomes")
    return by and sentence[at - 1].is_particle("toll_moves")


def _ends(sentence: Sentence, people: People, at: int) -> bool:
    """Whether what is told of a toll ends at a unit: at a mark, "that", or a word for another harm."""
    unit = sentence[at]
    if unit.is_particle("that") or (unit.is_particle("stop") and at > people.last and unit.text != ":"):
        return True
    harm = unit.role("outcomes", "role", "act", "undergo", "inflict", "victim")
    place = unit.of("targets") is not None and at == people.last  # "the dead of the prison"
    return harm is not None and not place and not _falls(sentence, at)


def _moves_to_number(sentence: Sentence, at: int) -> bool:
    """`عدد قتلى الهجوم الذي وقع في المدينة (بلغ) 91`: the verb goes on behind what is told of the attack."""
    after = sentence.at(at + 1)
    if not sentence[at].is_particle("toll_moves") or after is None:
        return False
    if after.is_particle("until"):
        after = sentence.at(at + 2)
    return after is not None and (after.numeral is not None or after.of("qualifiers") is not None)


def _moves(sentence: Sentence, people: People) -> bool:
    """`(زاد) عدد القتلى على`, `لا (يقل) عدد القتلى عن`, `(استقر) عدد القتلى عند`: what leads to the number by على."""
    return sentence.has(people.first - 3, people.first, "exceeds", "falls_short", "comes_to_rest")


def _falls(sentence: Sentence, at: int) -> bool:
    """`إثر (سقوط) قذيفة`: what fell is no person."""
    after = sentence.at(at + 1)
    return after is not None and after.of("attacks") is not None and after.of("people") is None


def _reaches(unit: Unit) -> bool:
    """`(ليصل إلى) 755`: of a toll it says how far it rose, not the most that it may be."""
    return unit.role("qualifiers", "qualifier", "up_to") is not None and unit.text in particles(
        "so_as_to_reach"
    )


def _accepted(sentence: Sentence, people: People, at: int, *, bridged: bool) -> People | None:
    number = read_people(sentence, at, governed=True) or _cases(sentence, at)
    if number is None or number.outcome is not None:
        return None
    if at == people.last and not people.definite and number.value is None and _MANY in number.rows:
        return None  # "many victims"
    unit, before = sentence[at], sentence[at - 1]
    joined = unit.conjoined and at == people.last  # "the detained and thousands of their kin"
    direct = (at == people.last and not joined) or bridged or any(entry.preposition for entry in unit.entries)
    beside = not before.is_particle("prepositions") and (
        (not people.definite and _is_definite(sentence.at(people.last)))
        or unit.of("qualifiers") is not None
        or (number.value is not None and number.noun is not None and number.noun.row.table == "people")
    )
    if not direct and not beside and not _is_said_of(sentence, people, number):
        return None
    return _of_toll(people, _bounded(sentence, people, number))


def _cases(sentence: Sentence, at: int) -> People | None:
    """`ضحايا الاشتباكات إلى (191 حالة)`: so many cases, where a toll is counted."""
    numeral, after = sentence[at].numeral, sentence.at(at + 1)
    if numeral is None or after is None or not after.is_particle("case_of"):
        return None
    return People(at, at + 2, numeral.value, counted=True, rows=numeral.rows)


def _is_said_of(sentence: Sentence, people: People, number: People) -> bool:
    """`إن عدد القتلى في الهجوم (16)، بينهم`: no verb, but nothing else the number could count."""
    counted, opens = sentence.at(people.first - 1), sentence.at(people.first - 2)
    if counted is None or not counted.is_particle("count_of"):
        return False
    stated = opens is None or opens.is_any(("that", "stop", "comma", "clause", "toll_moves"))
    after = sentence.at(number.last)
    closed = after is None or not after.word or after.conjoined or after.is_any(("count_of", "that"))
    closed = closed or after is None or after.of("links") is not None
    return stated and closed and number.value is not None and number.noun is None


def _of_toll(people: People, number: People) -> People:
    return number._replace(
        rows=(*people.rows, *number.rows),
        nationality=number.nationality or people.nationality,
        group=people.group if number.group is Group.UNSPECIFIED else number.group,
    )


def _with_kind(sentence: Sentence, people: People) -> People:
    """`القتلى (المدنيين)`, `عدد (الجنود الأتراك) القتلى`: a toll with what its people are, said right behind or before them."""
    kind = _kind(sentence.at(people.last))
    if kind is not None and people.group is Group.UNSPECIFIED:
        return people._replace(last=people.last + 1, group=kind)
    noun_at = people.first - 1
    nation = sentence[noun_at].of("nationalities") if noun_at > 0 else None
    if nation is not None and nation.article:
        people = people._replace(nationality=people.nationality or nation.row["country"])
        noun_at -= 1
    counted, kind = sentence.at(noun_at - 1), _kind(sentence.at(noun_at))
    if kind is None or counted is None or not counted.is_particle("count_of"):
        return people
    return people._replace(group=kind) if people.group is Group.UNSPECIFIED else people


def _kind(unit: Unit | None) -> Group | None:
    """The group of a definite plural that says of people what they are."""
    noun = unit.of("people") if unit is not None else None
    if noun is None or not noun.article or noun.conjunction or noun.preposition:
        return None
    return Group(noun.row["group"]) if set(noun.features) & set("pe") else None


def _bounded(sentence: Sentence, people: People, number: People) -> People:
    """`لم يتجاوز عدد القتلى عشرة`, `لا يقل عدد القتلى عن عشرة`: the bound stands before the toll word."""
    link = sentence[number.first - 1]
    for i, unit in enumerate(before := sentence.units[max(0, people.first - 3) : people.first]):
        denied = i > 0 and before[i - 1].role("irrealis", "kind", "negation") is not None
        more, fewer = unit.is_particle("exceeds"), unit.is_particle("falls_short")
        if (
            link.is_particle("toll_link")
            and (more or (fewer and denied))
            and number.qualifier is Qualifier.EXACT
        ):
            bound = Qualifier.AT_LEAST if fewer else Qualifier.UP_TO if denied else Qualifier.MORE_THAN
            return number._replace(qualifier=bound)
    for unit in sentence.units[max(0, people.first - 2) : people.first]:
        entry = unit.role("qualifiers", "side", "before")
        if entry is not None and number.qualifier is Qualifier.EXACT and number.value is not None:
            return number._replace(qualifier=Qualifier(entry.row["qualifier"]))
    return number


def beyond_bound(sentence: Sentence, people: People) -> People:
    """`تجاوز عدد القتلى (31 قتيلا)`: a count that says its noun again, bounded by the verb before the toll."""
    toll = sentence.at(people.first - 1)
    if toll is None or people.value is None or toll.role("outcomes", "role", "victim", "toll") is None:
        return people
    first = people.first - 1
    while sentence[first - 1].is_particle("count_of") and first > 1:
        first -= 1
    verb = sentence[first - 1] if first else None
    bound = verb.role("qualifiers", "side", "before") if verb is not None else None
    if bound is None or people.qualifier is not Qualifier.EXACT or first == people.first - 1:
        return people
    return people._replace(qualifier=Qualifier(bound.row["qualifier"]))


def _tells_time(sentence: Sentence, at: int) -> bool:
    """Whether a number is that of a year, a day or an hour."""
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    numeral = sentence[at].numeral
    hour = before is not None and before.is_particle("hour") and (numeral is None or numeral.value <= _HOURS)
    year = before is not None and before.of("months") is not None and numeral is not None
    year = year and numeral is not None and not _DAY < numeral.value < _YEAR  # "on the 25th of July 221"
    dated = sentence[at].of("weekdays") is not None
    span = before is not None and before.of("scopes") is not None and before.of("links") is None
    dated = dated or (
        span and sentence[at].text.startswith(clitics("article"))
    )  # "over the last three years"
    dated = dated or (before is not None and (before.is_particle("year_of") or hour or year))
    return dated or (after is not None and after.of("months") is not None)


def number_before(sentence: Sentence, people: People) -> People | None:
    """`ارتفعت إلى 202 حصيلة القتلى`, `إلى 90 على الأقل عدد (الجنود) القتلى`: the number stands before the toll word."""
    last = people.first
    while last > people.first - _KINDS and _is_kind(sentence.at(last - 1)):
        last -= 1
    heads = last
    while heads > 0 and sentence[heads - 1].is_particle("count_of"):
        heads -= 1
    if heads == last:
        return None
    number = _led_to_before(sentence, heads)
    return _of_toll(people, number) if number is not None else None


def losses_before(sentence: Sentence, at: int) -> People | None:
    """`ترتفع إلى 45 (حصيلة) الخسائر في صفوف الجيش`: the number before a toll of losses of men; `at` is the toll word."""
    lost = sentence.at(at + 1)
    if lost is None or lost.role("outcomes", "role", "toll") is None:
        return None
    return _led_to_before(sentence, at) if sentence.has(at + 2, at + 2 + _MEN, "ranks", "in_ranks") else None


def _led_to_before(sentence: Sentence, end: int) -> People | None:
    """The number that ends right before unit `end`, led to by إلى or a verb of reaching."""
    for at in range(end - 1, max(0, end - 1 - _AHEAD), -1):
        if sentence[at - 1].is_any(("until", "reached")):
            number = read_people(sentence, at, governed=True)
            if number is None or number.value is None or number.outcome is not None:
                return None
            bound = all(u.of("qualifiers") is not None for u in sentence.units[number.last : end])
            return number if bound and number.last <= end else None
        if sentence[at].is_particle("stop"):
            break
    return None


def _is_kind(unit: Unit | None) -> bool:
    """`عدد (الجنود الأجانب) القتلى`: what the people of a toll are, or of which nation."""
    nation = unit.of("nationalities") if unit is not None else None
    return _kind(unit) is not None or (nation is not None and nation.article)


def _is_definite(unit: Unit | None) -> bool:
    return unit is not None and (
        any(entry.article for entry in unit.entries) or unit.of("attacks") is not None
    )


def between_dead_and_hurt(sentence: Sentence, at: int) -> bool:
    """`سقط ثلاثون (ما) بين قتيل وجريح`, `ثلاثون سقطوا (في القصف) بين قتيل وجريح`, `عشرات المتمردين (الحوثيين) بين`."""
    while (adjective := sentence.at(at)) is not None and _describes(adjective):
        at += 1
    at = _past_phrases(sentence, at)
    between, victim = sentence.at(at), sentence.at(at + 1)
    if between is not None and between.is_particle("what"):
        between, victim = victim, sentence.at(at + 2)
    if between is None or victim is None or not between.is_particle("between"):
        return False
    return victim.role("outcomes", "role", "victim") is not None


def _describes(unit: Unit) -> bool:
    """A word in the definite that nothing joins: behind people it says of what kind they are."""
    return (
        unit.word and unit.text.startswith(clitics("article")) and not unit.conjoined and not unit.particles
    )


def _past_phrases(sentence: Sentence, at: int) -> int:
    """The unit "between" before one of the dead behind where and when they fell, else `at`."""
    opening = sentence.at(at)
    if opening is None or not (opening.is_particle("prepositions") or opening.of("times")):
        return at
    for i in range(at, min(len(sentence) - 1, at + _WHERE)):
        unit = sentence[i]
        victim = sentence[i + 1].role("outcomes", "role", "victim")
        if unit.is_particle("between") and victim is not None:
            return i if victim.features[0] == "s" and not victim.definite else at
        if not unit.word or unit.of("outcomes") or unit.of("people") or unit.is_any(("clause", "and")):
            return at
    return at
