"""Find the people before a verb to whom it happened: its subject, or the object its pronoun takes up."""

from functools import cache

from hasila.extract.lists import joined_before, past_brackets
from hasila.extract.names import before_apposition, before_aside, is_nickname, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, noun_of
from hasila.extract.shared_counts import shares_count
from hasila.extract.standing import goes_on
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group, Outcome, Qualifier

# So far before its verb a subject may stand, words that describe it between.
BACK = 26
NEAR = 3
# So many words may say where those are of whom a verb tells more.
_PLACE = 4
# So near before "that they are" a word says that it is thought.
_THOUGHT = 2
# So near before its verb "as for" stands.
_TOPIC = 8
# So far before an aside the person may begin of whom it tells.
_ASIDE = 9
# A statement about somebody begins behind one of these.
_OPENS = ("that", "stop", "quotes", "was_before")
# No noun that a definite word for a nation would describe.
_BEFORE_NATION = ("that", "those", "stop", "comma", "prepositions", "function")
# A word with a preposition joined to it is longer than this.
_SHORT = 3


def before_verb(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], taken: list[People]
) -> tuple[People, str] | None:
    """`ان تسعة أشخاص قتلوا`, `شرطيا قتل بانفجار`, `الجندي الذي خطفته`: the nearest free noun before."""
    if (trigger.role == "inflict" and not trigger.entry.suffix) or _is_of_attack(sentence, trigger):
        return None
    relative = after_relative(sentence, trigger)
    if trigger.entry.suffix and not relative:
        return None
    if trigger.entry.conjunction:
        return _topic(sentence, trigger)
    for found in _candidates(sentence, trigger, triggers):
        people = _as_many_as_verb(sentence, found, trigger)
        if any(other.first < people.last and people.first < other.last for other in taken):
            if relative and people.last == trigger.first - 1:
                return None  # of those right before it, of whom the sentence has told
            continue
        known = people.definite and people.value is None and not relative
        if known and taken and people.outcome in (trigger.outcome, Outcome.KILLED_OR_WOUNDED):
            continue  # the dead of whom the sentence has told
        if _agrees(sentence, people, trigger, relative=relative):
            return people, "figure.subject-verb"
    one = _past_aside(sentence, trigger) if trigger.number == "s" and not relative else None
    if one is None and trigger.number == "s" and not relative:
        one = _past_his_clause(sentence, trigger)
    free = one is not None and not any(p.first < one.last and one.first < p.last for p in taken)
    return (one, "figure.subject-verb") if one is not None and free else None


def _is_of_attack(sentence: Sentence, trigger: Trigger) -> bool:
    """`عن قصف أميركي (قتل) قبل أسبوعين`: a verb about an attack right before it, which kills and is not killed."""
    at = trigger.first - 1
    if at > 0 and sentence[at].of("nationalities") and not sentence[at].text.startswith(clitics("article")):
        at -= 1
    attack = sentence[at].of("attacks") if at >= 0 else None
    plain = attack is not None and not attack.article and sentence[at].of("people") is None
    return plain and trigger.number == "s" and trigger.role != "undergo" and not trigger.entry.suffix


def _past_aside(sentence: Sentence, trigger: Trigger) -> People | None:
    """`أن (النائب فلان)، رئيس اللجنة، قتل`, `النائب فلان البالغ من العمر 50 عاما قتل`: one person, an aside between."""
    had = sentence.at(trigger.first - 1)
    at = trigger.first - (had is not None and had.is_particle("may"))
    aside = before_aside(sentence, at)
    apart = aside == at
    end = before_apposition(sentence, at) if apart else aside
    if end is None or trigger.entry.suffix or not is_passive(sentence, trigger):
        return None
    for first in range(end - 1, max(-1, end - 1 - _ASIDE), -1):
        people = read_people(sentence, first)
        if people is None or people.value != 1 or people.counted or people.outcome is not None:
            continue
        people = whole_person(sentence, people, stop=end)
        before = sentence.at(_first_office(sentence, people.first) - 1)
        opens = before is None or before.is_any(_OPENS)
        if (
            past_adjectives(sentence, people) == end
            and (opens or not apart)
            and people.definite | people.proper
        ):
            return people if _same_gender(people, trigger) else None
    return None


def _past_his_clause(sentence: Sentence, trigger: Trigger) -> People | None:
    """`أن (مسؤولا) انضم أخيرا إلى الحكومة، قتل`: one in the accusative behind "that", a clause about him between."""
    before = sentence.at(trigger.first - 1)
    if before is None or not before.is_any(("comma", "may")) or not is_passive(sentence, trigger):
        return None
    for at in range(trigger.first - 2, max(-1, trigger.first - BACK), -1):
        unit = sentence[at]
        if unit.is_particle("stop") or unit.of("reporting") or unit.of("outcomes"):
            return None
        if unit.is_particle("that"):
            people = read_people(sentence, at + 1)
            one = people is not None and people.value == 1 and "a" in people.noun_features
            known = one and people is not None and not people.definite and people.outcome is None
            return people if known and people is not None and _same_gender(people, trigger) else None
    return None


def _first_office(sentence: Sentence, at: int) -> int:
    """`أن (النائب والصحافي) فلانا`: the unit of the first of two offices of the person whose second begins at `at`."""
    office = read_people(sentence, at - 1) if at and sentence[at].conjoined else None
    known = office is not None and office.value == 1 and office.definite and office.last == at
    return at - 1 if known else at


def _topic(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`أما (الجندي الآخر) فأصيب`: the one with whom a sentence begins, right before its verb."""
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _TOPIC), -1):
        if not sentence[at].is_particle("as_for"):
            continue
        people = read_people(sentence, at + 1, governed=True)
        if people is None:
            return None
        people = whole_person(sentence, people, stop=trigger.first)
        near = past_adjectives(sentence, people) == trigger.first and people.outcome is None
        told = near and _same_number(sentence, people, trigger) and is_passive(sentence, trigger)
        return (people, "figure.subject-verb") if told else None
    return None


def _as_many_as_verb(sentence: Sentence, people: People, trigger: Trigger) -> People:
    """`عسكريين (قتلا)`, `عسكريين (قتلوا)`: one spelling for two and for several, of which the verb says one."""
    noun, at = people.noun, people.noun_at
    if trigger.number == "d" and people.value is None and noun is not None and at is not None:
        forms = {mark for e in sentence[at].entries if e.row is noun.row for mark in e.features}
        two = people._replace(value=2, qualifier=Qualifier.EXACT, counted=True)
        return two if forms & {"d", "e"} else people
    if trigger.number != "p" or people.value != 2 or noun is None or at is None or at != people.first:
        return people
    if any(unit.numeral is not None for unit in sentence.units[at + 1 : people.last]):
        return people
    if not any(e.row is noun.row and "e" in e.features for e in sentence[at].entries):
        return people
    return people._replace(value=None, qualifier=Qualifier.UNSPECIFIED, counted=False)


def after_relative(sentence: Sentence, trigger: Trigger) -> bool:
    """`الجندي الذي (خطف)`: whether a relative pronoun stands before the verb, its subject not behind it."""
    before = sentence.at(trigger.first - 1)
    after = sentence.at(trigger.last)
    if after is not None and after.is_particle("resumes"):
        return False  # "in which were killed": its subject follows
    if before is None or not before.is_particle("relative"):
        return False
    if trigger.number == "s" and not trigger.entry.suffix and not before.is_particle("relative_of_one"):
        return False  # "(those) six of whose companions were hurt": its subject follows
    of_woman = before.is_particle("relative_of_one") and not before.is_particle("relative_one")
    # "(the land) on whose soil so-and-so was killed": a masculine verb, whose subject follows
    other = of_woman and trigger.number == "s" and not trigger.feminine and not trigger.entry.suffix
    return not (other and trigger.role != "inflict")


def _candidates(sentence: Sentence, trigger: Trigger, triggers: list[Trigger]) -> list[People]:
    """Counts of people before a verb, nearest first, each as long as it goes."""
    found: list[People] = []
    # "(the former minister, so-and-so,) had been killed": its subject may stand before a comma
    before = sentence.at(trigger.first - 1)
    beyond = after_relative(sentence, trigger) or (before is not None and before.is_particle("may"))
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - BACK), -1):
        unit = sentence[at]
        if unit.is_particle("stop") or any(t.first <= at < t.last for t in triggers):
            break
        if unit.is_particle("that") and _is_believed(sentence, at):
            found.clear()  # "nine persons believed to be extremists were held"
            continue
        if unit.is_particle("that") or (trigger.number == "s" and unit.is_particle("comma") and not beyond):
            break
        if trigger.number == "n" and _opens_clause(sentence, at + 1):
            break  # "(the spokesman said,) and the hurt are in critical condition"
        people = read_people(sentence, at, governed=_is_bare_count(sentence, at, trigger))
        if people is None or people.last > trigger.first or _says_of_most(sentence, people.first):
            continue
        if is_nickname(sentence, people):
            continue
        if found and people.value == 1 and people.proper and _is_told_of_several(found, trigger):
            continue  # "(the minister) met the soldiers who": his name does not go on through them
        people = whole_person(sentence, people, stop=trigger.first)
        if found and trigger.number == "s" and _is_other_sex(found[-1], people, trigger):
            continue  # "the mother of (the officer) who was captured"
        whole = next((p for p in found if _are_some_of(sentence, people, p)), None)
        if whole is not None:  # "three soldiers of his escort"
            people = people._replace(last=whole.last)
            found = found[: found.index(whole) + 1]
        if found and (
            (people.last >= found[-1].last and people.first <= found[-1].first)
            or is_adjective_of(people, found[-1])
        ):
            found[-1] = people
        else:
            found.append(people)
    return found


def _are_some_of(sentence: Sentence, some: People, whole: People) -> bool:
    """`(ثلاثة جنود) من مرافقيه`: so many, of a plural that a preposition alone parts from them."""
    counted = some.counted and some.value is not None and not some.definite and some.outcome is None
    known = whole.value is None and not whole.counted and whole.outcome is None
    before = sentence.at(some.first - 1)
    counted = counted and (
        before is None or before.numeral is None
    )  # not "(three) policemen", spelt like two
    return counted and known and whole.first == some.last + 1 and sentence[some.last].is_particle("of")


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """`، (والجرحى) في حالة حرجة`, `(وثلاثة) جرحى`: a joined noun of victims, or their number."""
    unit = sentence[at]
    if not unit.conjoined:
        return False
    counted = unit.numeral is not None or unit.of("quantities") is not None
    return counted or unit.role("outcomes", "role", "victim") is not None


def _is_told_of_several(found: list[People], trigger: Trigger) -> bool:
    """`الوزير (الجنود) الذين قتلوا`, `المحافظ (شهداء) الجيش الذين سقطوا`: whether a clause tells of several right before it."""
    return trigger.number in "dp" and any(p.value != 1 and trigger.first - p.last < NEAR for p in found)


def _is_other_sex(inner: People, outer: People, trigger: Trigger) -> bool:
    """Whether of one person and the kin that stands before, only the first has the gender of the verb."""
    one = inner.value == outer.value == 1 and outer.last == inner.last
    return one and _same_gender(inner, trigger) and not _same_gender(outer, trigger)


def _is_believed(sentence: Sentence, at: int) -> bool:
    """`يشتبه في (أنهم) متشددون`: what several are thought to be, behind a word for it."""
    several = sentence[at].text.endswith(clitics("plural_pronoun"))
    return several and sentence.has(at - _THOUGHT, at, "believed")


def _says_of_most(sentence: Sentence, at: int) -> bool:
    """`130 مواطنا معظمهم (نساء وأطفال) قتلوا`: what most of them were, who stand before."""
    if not sentence.where("some_of_those"):
        return False
    while at > 0 and sentence[at].of("people") is not None and not sentence[at].is_particle("some_of_those"):
        at -= 1
    before = sentence.at(at - 1)
    told = before is not None and (before.of("people") is not None or before.is_particle("comma"))
    return sentence[at].is_particle("some_of_those") and told


def is_adjective_of(first: People, second: People) -> bool:
    """`المتمردون (الحوثيون)`: a second plural right after a definite one describes it."""
    if first.outcome is not None or second.outcome is not None or second.first != first.last:
        return False
    if second.noun is not None and second.noun.conjunction:
        return False
    armed = first.group in (Group.ARMED_GROUP, Group.ATTACKERS)  # "the terrorists (killed) the innocent"
    if armed and second.group is Group.CIVILIANS:
        return False
    return first.definite and second.definite and second.value is None and not second.counted


def _is_bare_count(sentence: Sentence, at: int, trigger: Trigger) -> bool:
    """`و6 قضوا في الطريق`, `عشرات سقطوا`: a number right before a plural verb, not a year."""
    numeral, vague = sentence[at].numeral, sentence[at].of("quantities")
    other = sentence[at].role("links", "kind", "others")
    if at == trigger.first - 1 and other is not None:
        # of "and another was hurt", and no other nations
        before = sentence.at(at - 1)
        return sentence[at].conjoined or before is None or not before.word or bool(before.particles)
    noun = sentence[at].of("people")
    was = at == trigger.first - 2 and sentence[at + 1].is_particle("was_before")
    near = was or at == trigger.first - 1 - after_relative(sentence, trigger)
    of_one = sentence[trigger.first - 1].is_particle("relative_of_one")
    if noun is not None and noun.preposition and near and (trigger.number == "p" or of_one):
        return True  # "pictures of soldiers who were killed", "to the driver who was abducted"
    nation = sentence[at].of("nationalities")
    one = nation is not None and not nation.article and trigger.number == "s" and near and at > 0
    if one and (sentence[at - 1].is_particle("prepositions") or sentence[at - 1].of("irrealis") is not None):
        return True  # "the release of a Briton who had been abducted"
    said = sentence.at(at - 1)
    if (
        nation is not None
        and nation.article
        and (
            (trigger.number == "p" and after_relative(sentence, trigger))
            or (near and (said is None or said.is_any(_BEFORE_NATION)))
        )
    ):
        return True  # "the Germans who were abducted", "that the Palestinian was killed"
    if numeral is not None and trigger.number in "dp" and said is not None and said.is_particle("that"):
        return not numeral.high and numeral.value < 1900  # "that two, suspected of ..., were killed"
    if at == trigger.first - 1 and sentence[at].is_particle("some_of_those"):
        return True
    about = sentence[at].role("qualifiers", "side", "before", "both") is not None
    if about and at == trigger.first - 2:
        return _is_bare_count(sentence, at + 1, trigger)  # "about 140 thousand are held"
    if at != trigger.first - 1 or trigger.number not in "pn":
        return False
    year = numeral is not None and numeral.value >= 1900 and not numeral.rows
    return vague is not None or (numeral is not None and not year)


# What may follow a passive verb, and no object.
_AFTER_PASSIVE = ("prepositions", "function", "clause", "adverbs", "there")


@cache
def _joined_prepositions() -> tuple[str, ...]:
    """`بالرصاص`, `للضرب`: prepositions written as one with the article of a word of no lexicon."""
    article = clitics("article")
    return (*(letter + article[0] for letter in clitics("preposition")), *article[1:])


def is_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """After its subject a verb of either voice is passive if no object follows it."""
    if trigger.role == "undergo" or trigger.entry.suffix:
        return True
    after = sentence.at(trigger.last)
    if after is None or not after.word:
        return True
    if after.is_particle("those") and noun_of(sentence.at(trigger.last + 1)) is not None:
        return False
    some = read_people(sentence, trigger.last, governed=True)
    shared = after.is_particle("with_him") and read_people(sentence, trigger.last + 1, governed=True) is None
    if shared or after.is_any(_AFTER_PASSIVE) or (some is not None and is_of_those(sentence, some)):
        return True
    if (after.numeral is not None and after.conjoined) or _is_completed(trigger, after):
        return True
    if any(after.of(table) for table in ("times", "weekdays", "qualifiers", "scopes")):
        return True
    if after.role("reporting", "kind", "preposition") or after.role("links", "kind", "subset", "plus"):
        return True
    # whom they put to death by cutting; those abducted are held
    by = not after.entries and len(after.text) > _SHORT and after.text.startswith(clitics("preposition")[0])
    # burnt, slain by treachery, all of them: how they died
    by = by or (not after.entries and after.text.endswith(clitics("accusative")))
    held = after.role("outcomes", "role", "victim") and after.text.endswith(clitics("nominative"))
    if (
        by
        or held
        or _is_as_hostages(trigger, after)
        or after.is_particle("harm")
        or after.text.startswith(_joined_prepositions())
    ):
        return True
    first = next(iter(after.entries), None)
    return first is not None and (first.preposition or first.conjunction)


def is_of_those(sentence: Sentence, some: People) -> bool:
    """`خمسة قتلوا (أحدهم ضابط)`, `(ثلاثة منهم) في الحال`: some of those who were told before."""
    after = sentence.at(some.last)
    return sentence[some.first].is_any(("one_of_them", "some_of_those")) or (
        after is not None
        and (after.is_any(("of_them", "condition")) or after.role("links", "kind", "subset") is not None)
    )


def _is_completed(trigger: Trigger, after: Unit) -> bool:
    """`دفنوا (أحياء)`: the word that completes a light verb."""
    return trigger.entry.row["role"] == "carry" and after.role("outcomes", "role", "companion") is not None


def _is_as_hostages(trigger: Trigger, after: Unit) -> bool:
    """`(سائقون) احتجزوا رهائن`: the state they are held in, no other people."""
    victim = after.role("outcomes", "role", "victim")
    held = trigger.outcome is Outcome.DETAINED and trigger.number in "dp"
    return held and victim is not None and not victim.definite and victim.row["outcome"] == Outcome.ABDUCTED


def _agrees(sentence: Sentence, people: People, trigger: Trigger, *, relative: bool) -> bool:
    """Whether a noun before a verb can be its subject (its object, if the verb bears a pronoun)."""
    # a clause right after an indefinite noun describes it: (of) soldiers who were killed
    had = sentence[trigger.first - 1].is_particle("may")  # "five workers who had been abducted"
    was = people.last == trigger.first - 1 - had and sentence[people.last].is_particle("was_before")
    described = (was or people.last == trigger.first) and not people.definite and trigger.number in "sdp"
    described = described or _is_told_further(sentence, people, trigger)
    end = past_adjectives(sentence, people)
    described = described or (end == trigger.first and _has_died(people, trigger))
    adjacent = described or (relative and trigger.first - end <= 1)
    adjacent = adjacent or (relative and _are_adjectives(sentence, people.last, trigger.first - 1))
    comma = relative and end == trigger.first - 2 and sentence[end].is_particle("comma")
    adjacent = adjacent or (comma and (people.value is None or bool(people.counted and trigger.entry.suffix)))
    adjacent = adjacent or (
        relative and (_whom(sentence, people, trigger) or _of_force(sentence, people, trigger))
    )
    # victims of whom more is told: captives put to death, hostages who were not, or may have been
    adjacent = adjacent or (people.last == trigger.first and people.value is None and trigger.number == "p")
    adjacent = adjacent or (end == trigger.first - 1 and _is_doubt(sentence, end))
    if people.definite and not trigger.entry.conjunction and _ends_kinds(sentence, people):
        return False
    predicate = trigger.number == "n" and people.outcome is not trigger.outcome and people.counted
    if (people.outcome is not None and not adjacent and not predicate) or _in_subset(sentence, people):
        return False
    one = relative and sentence[trigger.first - 1].is_particle("relative_one")
    if one and people.value != 1:
        return False
    before = sentence.at(people.first - 1)
    governed_noun = before is not None and before.is_any(("prepositions", "clothes"))
    if people.noun is not None and people.noun_at == people.first and people.noun.preposition:
        governed_noun = True
    if governed_noun and not adjacent:
        return False
    if trigger.entry.suffix:
        return adjacent
    if _takes_others(sentence, people, trigger) and not relative:
        return False
    alike = (
        _same_number(sentence, people, trigger)
        or _last_of_several(sentence, people, trigger)
        or _past_clause(sentence, people, trigger)
    )
    return alike and is_passive(sentence, trigger)


def _is_doubt(sentence: Sentence, at: int) -> bool:
    """`الرهائن (لم) يقتلوا`, `(ربما) قتلوا`, but no `لا يزالون`: what denies a verb or leaves it open."""
    doubt = sentence[at].role("irrealis", "kind", "negation", "possible")
    return doubt is not None and not goes_on(sentence, at)


def _ends_kinds(sentence: Sentence, people: People) -> bool:
    """`سبعين شخصا من النساء (والأطفال)`: the last of the kinds that a number before them counts."""
    at = people.first
    if people.value is not None or not sentence[at].conjoined:
        return False
    while at and sentence[at].conjoined and noun_of(sentence[at - 1]) is not None:
        at -= 1
    counted = noun_of(sentence.at(at - 2))
    number = sentence.at(at - 3)
    of_them = at >= _KIND_OF and sentence[at - 1].is_particle("of")
    return of_them and counted is not None and number is not None and number.numeral is not None


# A number, its noun and "of" stand before the first of its kinds.
_KIND_OF = 3


def _are_adjectives(sentence: Sentence, first: int, last: int) -> bool:
    """`الشهداء (الأبرار) الذين سقطوا`, `المدنيين (الأبرياء) الذين`: one or two words in the definite between a noun and its relative."""
    between = sentence.units[first:last]
    return 0 < len(between) < NEAR and all(
        unit.text.startswith(clitics("article"))
        and not unit.particles
        and all(entry.row.table == "people" for entry in unit.entries)
        for unit in between
    )


def _has_died(people: People, trigger: Trigger) -> bool:
    """`أحد الجرحى توفي`, `الرهينة الفرنسي قتل`, `37 من الرهائن قتلوا`: who were hurt or held have died."""
    alive = (
        people.outcome not in (None, Outcome.KILLED, Outcome.KILLED_OR_WOUNDED) and people.value is not None
    )
    return alive and (people.counted or people.definite) and trigger.outcome is Outcome.KILLED


def _of_force(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`شهداء (الجيش) الذين سقطوا`: the dead or hurt of one force."""
    several = people.outcome is not None and people.value is None and people.last == trigger.first - 2
    return several and sentence[people.last].role("people", "kind", "collective") is not None


def _whom(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`عناصر الحزب المحظور الذين قتلهم الجيش`: several, whose force or kind a few words more tell."""
    between = sentence.units[people.last : trigger.first - 1]
    several = people.value is None and trigger.entry.suffix in clitics("plural_pronoun")
    return (
        several
        and trigger.outcome is not Outcome.MISSING
        and len(between) <= _PLACE
        and all(u.word and not u.conjoined and not u.particles and not u.of("outcomes") for u in between)
    )


def _is_told_further(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`عن ثمانية عمال في قطاع النفط خطفوا`: a plural verb about an indefinite count, a place between."""
    first = people.last
    while first < trigger.first and sentence[first].of("people") and not sentence[first].conjoined:
        first += 1  # "eight foreign workers"
    between = sentence.units[first : trigger.first]
    if people.definite or not people.counted or trigger.number != "p" or not 0 < len(between) <= _PLACE:
        return False
    breaks = ("stop", "comma", "clause", "relative", "and", "brackets_open")
    return between[0].is_particle("prepositions") and not any(
        unit.conjoined or unit.of("outcomes") or unit.of("people") or unit.is_any(breaks) for unit in between
    )


def _takes_others(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`أن المسلحين خطفوا أيضا`: gunmen abduct, and are not abducted unless it is said by whom."""
    first = sentence.at(trigger.last)
    return (
        (trigger.outcome is Outcome.ABDUCTED or (first is not None and _is_as_hostages(trigger, first)))
        and trigger.role == "act"
        and people.group in (Group.ARMED_GROUP, Group.ATTACKERS)
        and not sentence.has(trigger.last, trigger.last + NEAR, "held_by")
    )


def _past_clause(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`أن المراسل الذي كان يعمل في الإذاعة قتل`: the subject of a statement, a clause about him between."""
    before, after = sentence.at(people.first - 1), sentence.at(people.last)
    if before is None or after is None or not before.is_particle("that") or not after.is_particle("relative"):
        return False
    one = people.value == 1 and trigger.number == "s" and trigger.role != "inflict"
    return one and trigger.feminine == ("f" in people.noun_features)


def _last_of_several(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`أن شرطيا ومدنيا قتلا`, `ثلاثة جنود وضابط أصيبوا`: one person, the last of those a verb is said of."""
    last = past_brackets(sentence, people.last) if people.proper else people.last
    if trigger.number not in "dp" or people.value != 1 or trigger.first - last > NEAR:
        return False
    first = joined_before(sentence, people.first)
    if first is not None and shares_count(first, people):
        return False  # 71 teachers and clerks
    return first is not None and (trigger.number == "p" or first.value == 1)


def _same_number(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """Whether a subject before its verb agrees with it in number and, alone, in gender."""
    several = people.value is None or people.value > 1
    if trigger.number == "n":
        return people.counted or not several
    if trigger.number == "d":
        return people.value == 2
    if trigger.number == "p":
        return several
    if several:
        return people.counted or _as_things(sentence, people, trigger)
    if not _same_gender(people, trigger):
        return False
    return not (
        people.definite and not people.proper and trigger.first - past_adjectives(sentence, people) > 1
    )


def _same_gender(people: People, trigger: Trigger) -> bool:
    """Whether the verb has the gender of its subject; a hostage, a feminine noun, may be a man."""
    if people.noun is not None and people.noun.row.id == "outcomes.hostage":
        return True
    return trigger.feminine == ("f" in people.noun_features)


def past_adjectives(sentence: Sentence, people: People) -> int:
    """The unit after `الطالب (الجامعي)`, `"المسلح (الخطير)"`: adjectives of one person, a mark around them or not."""
    at = people.last
    if not people.definite or people.value != 1 or people.noun is None or people.noun.conjunction:
        return at
    for unit in sentence.units[at : at + NEAR]:
        adjective = unit.word and unit.text.startswith(clitics("article")) and not unit.of("outcomes")
        adjective = adjective and unit.text.endswith(clitics("feminine_ending")) == (
            "f" in people.noun_features
        )
        if not (adjective or unit.is_any(("quotes", "dash"))) or not _BREAKS.isdisjoint(unit.particles):
            break
        at += 1
    return at


_BREAKS = frozenset(("relative", "prepositions", "clause"))


_MEMBERS = frozenset(("people.member", "people.leader", "people.cadre", "people.figure"))


def _as_things(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """`العناصر التي قتلت`, `قيادات كثيرة اغتيلت`: plurals of which a feminine verb may be said, as of things."""
    broken = people.noun is not None and people.noun.row.id in _MEMBERS
    relative = people.definite and after_relative(sentence, trigger)
    near = trigger.role == "undergo" and trigger.first - people.last <= _PLACE
    return broken and trigger.feminine and (relative or near)


def _in_subset(sentence: Sentence, people: People) -> bool:
    """Whether the count stands in a `بينهم` list: it is a part, not the subject."""
    for at in range(people.first - 1, max(-1, people.first - 8), -1):
        unit = sentence[at]
        if (
            unit.role("links", "kind", "all")
            and at >= people.first - _KIND_OF - sentence[people.first].conjoined
        ):
            return True  # "seven, most of them soldiers"
        if unit.role("links", "kind", "subset"):
            of_it = sentence.at(at - 1)  # not "two of them at once, and the third", but "the six, among them"
            return of_it is None or of_it.numeral is None or of_it.text.startswith(clitics("article"))
        if unit.is_any(("stop", "clause")):
            return False
    return False
