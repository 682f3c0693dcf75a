"""Outcome words that name their people by a pronoun, or share those of the word after them."""

from hasila.extract.adjusted import CARRIED
from hasila.extract.lists import Draft, joined_before
from hasila.extract.named_beside import opening_name
from hasila.extract.names import name_before, name_up_to
from hasila.extract.offices import bearer_of
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of
from hasila.extract.standing import RESULTS
from hasila.extract.subjects import after_relative, is_passive
from hasila.extract.toll_numbers import number_before, toll_number
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group, Outcome

# The finding of a body or bodies.
_BODY = "outcomes.find_body"
# So far before its pronoun a person or a count may stand.
_BACK = 18
# So many words may describe one before the clause that says what was done to him.
_DESCRIBED = 2
# Who was abducted and then led off or held was taken once.
_TAKEN = (Outcome.ABDUCTED, Outcome.DETAINED)
# Verbs said of nothing but persons, if they have no subject.
_OF_PERSONS = frozenset(
    (
        "outcomes.kill_v", "outcomes.assassinated", "outcomes.martyred", "outcomes.execute", "outcomes.slaughter",
        "outcomes.meet_death", "outcomes.part_life", "outcomes.wounded_v", "outcomes.wound2", "outcomes.kidnap",
        "outcomes.kidnap2", "outcomes.arrest", "outcomes.be_seized", "outcomes.jail_v", "outcomes.exposed",
        "outcomes.exposed2", "outcomes.exposed_light", "outcomes.exposed_light2", "outcomes.exposed_light3",
        "outcomes.found_dead", "outcomes.be_eliminated",
    )
)  # fmt: skip
_ARMED = (Group.ARMED_GROUP, Group.ATTACKERS)
# Whom somebody holds he has taken.
_HOLD = "outcomes.detain"
_HOSTAGE, _DIE = "outcomes.hostage", "outcomes.die"
_FALLS = frozenset(("outcomes.fall_n", "outcomes.falling"))
# Before a verb spelt like a noun, these make it a verb.
_BEFORE_VERB = ("then", "that_it", "may", "where", "when", "was_before", "there")
# A name stands so near before a noun for its bearer.
_BESIDE = 1
# So far before "for their killing" the word that makes it a reason may stand.
_REASON = 3
# A clause about people goes on so far behind its verb.
_CLAUSE = 8
# So near its pronoun what it means is quoted with it.
_QUOTED = 12
_FAMILY = "people.family_members"


def by_pronoun(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> tuple[People, int] | None:
    """`بعد أسبوعين من خطفه`, `حيث اعتقلته القوات`, `جنود خطفتهم الحركة`: whom the pronoun means.

    Only people named in the sentence before it, and not of the same outcome: the same thing told
    twice is told once (guidelines 12 and 13). With the first unit of the quote.
    """
    if not _takes_up(sentence, trigger):
        return None
    fates = _TAKEN if trigger.outcome in _TAKEN else (trigger.outcome,)
    alike = [d for d in drafts.values() if d.outcome in fates and not _is_joined_to(trigger, d)]
    if trigger.entry.suffix in clitics("plural_pronoun"):
        found = _several(sentence, trigger)
        if found is not None and any(
            d.people.first == found.first or (d.people.value or 0) >= (found.value or 0) for d in alike
        ):
            return None
    else:
        found = None
        if not any(d.people.value in (1, 2) for d in alike):
            found = _one_or_two(sentence, trigger) or _pair(sentence, trigger)
            told = (
                trigger.entry.suffix in clitics("singular_pronoun") and trigger.outcome is not Outcome.WOUNDED
            )
            if found is None and told:
                woman = trigger.entry.suffix in clitics("feminine_pronoun")
                found = _told(trigger, drafts, woman=woman)
    if (
        found is None
        or _died_of_it(sentence, trigger, found, drafts)
        or _tells_of_other(sentence, trigger, found)
    ):
        return None
    number = _their_toll(sentence, trigger, found)
    if number is not None:
        return number, number.first
    between = [d for d in drafts.values() if found.last <= d.people.first < trigger.last]
    near = not between and trigger.first - found.last <= _QUOTED
    # those whom somebody threatens to kill
    known = found.definite or (trigger.standing == "plan" and trigger.outcome is Outcome.KILLED)
    people = found._replace(first=trigger.first, last=trigger.last, noun_at=None, definite=known)
    return people, found.first if near else trigger.first


def _tells_of_other(sentence: Sentence, trigger: Trigger, found: People) -> bool:
    """`أكد الناطق العقيد فلان (مقتله)`: he who tells of the death of another, named before."""
    named = sentence.units[found.last : trigger.first]  # the rest of his name
    if trigger.role != "masdar" or trigger.entry.prefix or len(named) > _NAMES:
        return False
    if any(not unit.word or unit.particles for unit in named):
        return False
    for unit in reversed(sentence.units[max(0, found.first - _SPEAKER) : found.first]):
        said = unit.of("reporting")
        if said is not None and said.row["kind"] == "verb":
            return True
        if unit.is_any(("stop", "comma", "that", "relative")):
            break
    return False


# So far before his name the verb by which one speaks may stand, his office between; names of so many words.
_SPEAKER, _NAMES = 7, 3


def _their_toll(sentence: Sentence, trigger: Trigger, found: People) -> People | None:
    """`عدد المسلحين الذين أعلن الجيش مقتلهم إلى (14)`: the number of those whom the pronoun means."""
    before = sentence.at(found.first - 1)
    if before is None or not before.is_particle("count_of"):
        return None
    those = found._replace(first=trigger.first, last=trigger.last)
    return toll_number(sentence, those) or number_before(sentence, found)


def _is_joined_to(trigger: Trigger, draft: Draft) -> bool:
    """`بمقتله (ومقتل جندي)`: another death, told beside his."""
    after = draft.trigger
    return after is not None and after.first == trigger.last and after.entry.conjunction


def _died_of_it(sentence: Sentence, trigger: Trigger, found: People, drafts: dict[int, Draft]) -> bool:
    """`استشهد شاب بعد (إصابته) برصاصة`: of one who died of it, his death alone is told."""
    before = sentence.at(trigger.first - 1)
    after = before is not None and before.is_particle("prepositions")
    dead = (d.people for d in drafts.values() if d.outcome is Outcome.KILLED and not d.negated)
    carried = trigger.entry.row.id in CARRIED  # on the way to the hospital
    hurt = trigger.outcome is Outcome.WOUNDED and ((trigger.role == "masdar" and after) or carried)
    if hurt and found.outcome is Outcome.KILLED:
        return True  # "rose as a martyr of his wound"
    return hurt and any(p.first < found.last and found.first < p.last for p in dead)


def by_clause(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> tuple[People, int] | None:
    """`عثر على جثة شاب كان خطف`, `قتل الجندي الذي أسر`, `قتل رجلان كانا محتجزين`: what had been done before to those just counted.

    With the first unit of the quote; None for the same outcome, which is told once (guideline 13).
    """
    several = trigger.number in "dp"
    held = trigger.entry.row["role"] == "victim" and trigger.outcome in _TAKEN
    passive = held or (trigger.number != "n" and is_passive(sentence, trigger))
    if trigger.entry.suffix or trigger.standing or not passive:
        return None
    at = trigger.first - 1
    before = sentence.at(at)
    if before is not None and before.is_particle("may"):
        at, before = at - 1, sentence.at(at - 1)
    bare = any(d.rule == "figure.body" and d.people.last == trigger.first for d in drafts.values())
    told = before is not None and before.is_any(("relative" if several else "relative_one", "was_before"))
    if not (told or bare):
        return None
    near = (d for d in drafts.values() if at - _DESCRIBED <= d.people.last <= at + bare)
    one = next((d for d in near if (d.people.value != 1) == several), None)
    if one is None or one.outcome in (trigger.outcome, Outcome.WOUNDED) or one.people.outcome in _TAKEN:
        return None
    return one.people._replace(first=trigger.first, last=trigger.last, noun_at=None), one.people.first


def by_no_word(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> tuple[People, int] | None:
    """`واعتقل لاحقا`, `أنه خطف من منزله`, `ولكنهم اعتقلوا`: of whom a passive verb without a subject tells.

    People named before in the sentence, to whom this has not been said to happen. With the first unit
    of the quote.
    """
    where = sentence.at(trigger.first - 1)
    there = trigger.entry.row.id == _DIE and where is not None and where.is_particle("where")
    if not (trigger.entry.row.id in _OF_PERSONS or there) or not _is_without_subject(sentence, trigger):
        return None
    told = (d for d in drafts.values() if d.outcome is trigger.outcome)
    alike = [d.people for d in told if d.first < trigger.last or d.rule != "figure.subject-verb"]
    if trigger.number == "p":
        found = _these_several(sentence, trigger) or _past_clause(sentence, trigger, drafts)
        if found is None and _goes_on(sentence, trigger):
            found = _told(trigger, drafts, one=False)
        found = found or _whose_bodies(sentence, trigger, drafts)
        alike = [people for people in alike if people.value not in (1, 2)]
    else:
        found = _nearest_one(sentence, trigger) or _said_of_him(sentence, trigger)
        if found is None and _goes_on(sentence, trigger):
            found = _told(trigger, drafts, woman=trigger.feminine)
        # one who was hurt and then died is told of once
        died = trigger.outcome is Outcome.KILLED
        alike += [d.people for d in drafts.values() if died and d.outcome is Outcome.WOUNDED]
        alike = [people for people in alike if people.value in (1, 2)]
    if found is None or alike or _is_dead(found, trigger, drafts):
        return None
    if any(d.people.first < found.first < d.people.last for d in drafts.values() if d.people.counted):
        return None  # "a thousand victims, who were killed": the noun of a count
    people = found._replace(first=trigger.first, last=trigger.last, noun_at=None)
    near = found.last <= trigger.first and trigger.first - found.last <= _QUOTED
    taken = any(found.last <= d.people.first < trigger.last for d in drafts.values())
    return people, found.first if near and not taken else trigger.first


def _is_without_subject(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a passive verb in the past has no subject of its own after it."""
    if trigger.number == "d" or trigger.entry.suffix or trigger.standing or "i" in trigger.entry.features:
        return False
    before, after = sentence.at(trigger.first - 1), sentence.at(trigger.last)
    if before is None or before.is_any(("relative", "what")):
        return False
    if after is not None and after.is_particle("resumes"):
        return False  # "of wounds that he had suffered"
    harmed = after is not None and after.is_particle("harm")
    return harmed or is_passive(sentence, trigger)


def _may_be_noun(sentence: Sentence, trigger: Trigger) -> bool:
    """`قتل`, `خطف`: spelt like "killing", "kidnapping", with no word before that makes it a verb."""
    noun = any(entry.row.paradigm == "masdar" for entry in sentence[trigger.first].entries)
    before = sentence[trigger.first - 1]
    return noun and not before.is_any(_BEFORE_VERB)


def _these_several(sentence: Sentence, trigger: Trigger) -> People | None:
    """`ولكنهم اعتقلوا`, `إنهم خطفوا`: the several people last named before a word for "they"."""
    if not sentence[trigger.first - 1].text.endswith(clitics("plural_pronoun")):
        return None
    found: People | None = None
    for at in range(trigger.first - 2, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop") or (found is not None and at < found.first - 1):
            break
        people = read_people(sentence, at, governed=True)
        if people is None or people.last >= trigger.first or people.value == 1 or people.nobody:
            continue
        if found is None or people.last >= found.last:
            found = people  # the number before the noun belongs to it
    return found


def _past_clause(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> People | None:
    """`أن أربعة من الأسرى الذين احتجزتهم الحركة لقوا حتفهم`: those of whom a clause has told, and the sentence goes on."""
    told = [d for d in drafts.values() if d.trigger is not None and d.people.last <= d.trigger.first]
    told = [d for d in told if d.trigger is not None and d.trigger.last <= trigger.first]
    last = max(told, key=lambda d: d.people.first, default=None)
    if last is None or last.trigger is None or trigger.entry.conjunction or last.people.value == 1:
        return None
    between = sentence.units[last.trigger.last : trigger.first]
    ends = any(u.is_any(("stop", "that", "clause", "and")) or u.conjoined for u in between)
    clause = after_relative(sentence, last.trigger) and 0 < len(between) <= _CLAUSE
    return last.people if clause and not ends else None


def _is_dead(found: People, trigger: Trigger, drafts: dict[int, Draft]) -> bool:
    """`اغتيل العقيد وأصيب في الرأس`: how he was hit who has been told to be dead."""
    dead = [
        d.people for d in drafts.values() if d.outcome is Outcome.KILLED and d.people.value == found.value
    ]
    return (
        trigger.outcome is Outcome.WOUNDED
        and trigger.entry.conjunction
        and any(p.first < found.last and found.first < p.last for p in dead)
    )


def _is_of_another(before: Unit) -> bool:
    """`برتبة (عريف)`, `برصاص (قناص)`, `جيش (فلان)`: a rank, who did it, whose force it is; not him of whom is told."""
    force = before.of("people")
    return before.is_any(("rank_of", "by_hands")) or kind_of(force) == "collective"


def _said_of_him(sentence: Sentence, trigger: Trigger) -> People | None:
    """`أنه قتل على أيدي الجنود`, `إنه اغتيل`: surely passive, of one whose name no lexicon knows."""
    before, after = sentence[trigger.first - 1], sentence.at(trigger.last)
    by = after is not None and sentence.has(trigger.last, trigger.last + 2, "by_hands")
    if not before.is_particle("that_he") or not (by or trigger.role == "undergo"):
        return None
    return People(trigger.first - 1, trigger.first, 1)


def _nearest_one(sentence: Sentence, trigger: Trigger) -> People | None:
    """The last person named before a verb, in its clause or before it, who agrees with it in gender."""
    noun = _may_be_noun(sentence, trigger)
    for at in range(trigger.first - 1, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop") or _opens_clause(sentence, at):
            return None  # what is said of stands right after "that"
        people = read_people(sentence, at) or (None if trigger.feminine else _name_at(sentence, at))
        if people is None or people.last > trigger.first or people.value != 1 or people.nobody:
            continue
        if people.first and _is_of_another(sentence[people.first - 1]):
            continue
        if people.first and not people.definite and sentence[people.first - 1].numeral is not None:
            continue  # one word of a count of several
        people = bearer_of(sentence, people) or people
        if ("f" in people.noun_features) == trigger.feminine:
            comma = people.first > 1 and sentence[people.first - 1].is_particle(
                "comma"
            )  # "so-and-so, head of"
            name = name_up_to(sentence, people.first - comma, _BESIDE)
            people = people._replace(first=name[0]) if name is not None else people
            opens = people.first > 0 and _opens_clause(sentence, people.first - 1)
            return people if opens or not noun else None
    return None


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """`قال إن`: not `إنه`, and not `بعد أن`."""
    unit, before = sentence[at], sentence.at(at - 1)
    if not unit.is_particle("that") or unit.is_particle("that_it"):
        return False
    return before is None or not before.is_particle("prepositions")


def _name_at(sentence: Sentence, at: int) -> People | None:
    """The name whose last word is at unit `at`."""
    name = name_before(sentence, at + 1, 1, certain=False)
    return People(*name, 1, proper=True) if name is not None else None


def _takes_up(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the pronoun is that of people to whom something happened."""
    several = (*clitics("plural_pronoun"), *clitics("dual_pronoun"))
    held = trigger.entry.row.id == _HOLD and trigger.entry.suffix in several
    that, until = sentence.at(trigger.first - 1), sentence.at(trigger.first - 2)
    came = (
        that is not None
        and that.is_particle("that_may")
        and until is not None
        and until.is_particle("until_that")
    )
    if not trigger.entry.suffix or ("i" in trigger.entry.features and not (held or came)):
        return False
    purpose = any(
        e.row.paradigm == "masdar" and e.prefix.endswith(clitics("purpose"))
        for e in sentence[trigger.first].entries
    )
    if purpose and trigger.standing != "plan" and not _is_reason(sentence, trigger):
        return False  # "they followed them to kill them"
    if trigger.standing and not (trigger.standing == "plan" and trigger.role == "masdar"):
        return False
    pronouns = (*clitics("plural_pronoun"), *clitics("dual_pronoun"), *clitics("singular_pronoun"))
    if trigger.entry.suffix not in pronouns or trigger.role == "undergo":
        return False
    if trigger.entry.preposition and trigger.outcome is Outcome.WOUNDED:
        return False  # dies of the wound
    if trigger.entry.row.id in _FALLS:
        return False  # shells and cities fall, too
    before = sentence.at(trigger.first - 1)
    return before is None or not (before.is_particle("what") or before.role("irrealis", "kind", "negation"))


def _is_reason(sentence: Sentence, trigger: Trigger) -> bool:
    """`انتقاما لقتلهم`, `في الذكرى الأولى لاغتياله`: what has happened, and is not meant to."""
    if trigger.standing or trigger.outcome is not Outcome.KILLED:
        return bool(trigger.standing)
    before = sentence.units[max(0, trigger.first - _REASON) : trigger.first]
    return any(u.is_particle("revenge") or u.of("times") or u.numeral is not None for u in before)


def _several(sentence: Sentence, trigger: Trigger) -> People | None:
    """The count or plural that a plural pronoun means."""
    found: People | None = None
    for at in range(trigger.first - 1, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop"):
            break
        nation = sentence[at].of("nationalities")
        told = nation is not None and nation.article and sentence[at].text.endswith(clitics("nominative"))
        people = read_people(sentence, at, governed=told)
        if people is None or people.last > trigger.first or people.value == 1 or people.nobody:
            continue
        if found is not None and people.last < found.last:
            break
        if people.last == trigger.first and _struck_them(sentence, people.first):
            continue  # "20 rebels attacked them and killed them"
        found = people
    lost = trigger.outcome is Outcome.MISSING  # colleagues whom one has lost are dead
    if found is None or found.outcome is trigger.outcome or lost:
        return None
    if trigger.standing == "plan" and found.outcome is Outcome.ABDUCTED:
        return found  # "threatened the hostages with killing them"
    if found.counted:
        return found if found.outcome is None else None
    # "attacking civilians and executing them is a crime", but "which led to their death"
    kind = found.definite and trigger.role == "masdar" and trigger.entry.row.id not in RESULTS
    agents = found.group in _ARMED and trigger.number == "p" and trigger.role != "masdar"
    return None if kind or agents else found


def _struck_them(sentence: Sentence, at: int) -> bool:
    """`(هاجمهم) عشرون متمردا`: a verb with a pronoun for others right before those who act."""
    before = sentence.at(at - 1)
    return before is not None and before.text.endswith(clitics("plural_pronoun")) and not before.of("people")


def _one_or_two(sentence: Sentence, trigger: Trigger) -> People | None:
    """The person, or the two, that a pronoun means: the nearest of its number and gender."""
    pronoun = trigger.entry.suffix
    two = pronoun in clitics("dual_pronoun")
    woman = pronoun in clitics("feminine_pronoun")
    for at in range(trigger.first - 1, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop"):
            return None
        people = read_people(sentence, at, governed=_is_struck(sentence, at))
        if people is not None and people.outcome is trigger.outcome and people.value != 1:
            return None
        if people is not None and _is_counted(sentence, at):
            continue  # "20 policemen arrested him"
        if people is None or people.last > trigger.first or people.value != 1 + two:
            continue
        either = people.noun is not None and people.noun.row.id == _HOSTAGE  # a feminine noun for men, too
        if two or either or ("f" in people.noun_features) == woman:
            clause = people.last == trigger.first and not people.definite  # "an officer whom gunmen took"
            # he who says that somebody plans to kill him means himself
            own = clause or trigger.standing == "plan"
            return None if _speaks(sentence, people) and not own else people
    name = None if two else name_before(sentence, trigger.first, _BACK, certain=False)
    inside = name is not None and sentence.has(
        name[0] - 1, name[0], "in"
    )  # hit "in the chest", spelt like a name
    if inside or (woman and name is not None and not _may_be_woman(sentence, name[0])):
        name = None
    if name is None and not two and trigger.outcome is Outcome.KILLED:
        topic = _topic(sentence, woman=woman)
        if topic is not None and topic.last <= trigger.first:
            return topic
    if name is None and not two and trigger.entry.row.id in _OF_PERSONS:
        name = opening_name(sentence, trigger)
    if name is None or (trigger.standing != "plan" and _speaks(sentence, People(*name, 1))):
        return None
    return _in_office(sentence, *name)


def _in_office(sentence: Sentence, first: int, last: int) -> People:
    """`سيارة (القيادي فلان)`: one by name, with the office right before it."""
    office = read_people(sentence, first - 1, governed=True) if first else None
    known = office is not None and office.value == 1 and office.definite and office.last == first
    if office is None or not known or office.outcome is not None or (office.noun and office.noun.preposition):
        return People(first, last, 1, proper=True)
    return office._replace(last=last, proper=True)


def _topic(sentence: Sentence, *, woman: bool) -> People | None:
    """`وكان (الحارس) يشارك في عملية عندما انفجرت قنبلة أودت بحياته`: the one of whom a sentence tells from its head."""
    if not sentence[0].is_particle("was_before"):
        return None
    people = read_people(sentence, 1)
    one = people is not None and people.value == 1 and people.definite and people.outcome is None
    return people if one and people is not None and ("f" in people.noun_features) == woman else None


def _may_be_woman(sentence: Sentence, at: int) -> bool:
    """Whether a name that begins at a unit may be a woman's: it ends like one, or stands behind her calling."""
    before = sentence.at(at - 1)
    calling = before is not None and before.of("people") is not None
    own = sentence[at].text.endswith(clitics("feminine_ending")) or sentence[at].of("people") is not None
    return own or (calling and before is not None and before.text.endswith(clitics("feminine_ending")))


def _pair(sentence: Sentence, trigger: Trigger) -> People | None:
    """`أن (صحافية وسائقها) ... بعد اختطافهما`: one and another joined to that one, whom a dual pronoun means."""
    if trigger.entry.suffix not in clitics("dual_pronoun"):
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop"):
            break
        second = read_people(sentence, at)
        if second is None or second.last > trigger.first or not sentence[at].conjoined:
            continue
        first = joined_before(sentence, at) if second.value == 1 and not second.counted else None
        if first is not None and first.value == 1 and not first.counted:
            return second._replace(first=first.first, value=2, group=first.group, counted=True)
    return None


def _is_struck(sentence: Sentence, at: int) -> bool:
    """`أطلق النار على (الفلسطيني) وقتله`: one known by his nation alone, at whom somebody fired."""
    nation, before = sentence[at].of("nationalities"), sentence.at(at - 1)
    return nation is not None and nation.article and before is not None and before.is_particle("on")


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a number or a vague word right before a noun counts it."""
    before = sentence.at(at - 1)
    return before is not None and (before.numeral is not None or before.of("quantities") is not None)


def _told(
    trigger: Trigger, drafts: dict[int, Draft], *, one: bool = True, woman: bool = False
) -> People | None:
    """`خطف صحافي وعثر على (جثته)`, `خطف ثلاثة عمال ثم (قتلوا)`: of whom the sentence has told something else.

    None where others stand beside them.
    """
    told = [d.people for d in drafts.values() if d.people.last <= trigger.first and (one or not d.negated)]
    told = [people for people in told if (people.value == 1) == one]
    known = told[0] if len(told) == 1 else None
    return known if known is not None and (not one or ("f" in known.noun_features) == woman) else None


def _whose_bodies(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> People | None:
    """`جثث ثلاثة عمال (كانوا) خطفوا`: those right before a verb, whose bodies were found."""
    at = trigger.first
    while at and sentence[at - 1].is_any(("may", "was_before")):
        at -= 1
    found = (d for d in drafts.values() if d.trigger is not None and d.trigger.entry.row.id == _BODY)
    return next((d.people for d in found if d.people.last == at), None)


def _goes_on(sentence: Sentence, trigger: Trigger) -> bool:
    """`خطف ثلاثة (ثم) قتلوا`, `وقتلوا`: what is told next of the same people."""
    before = sentence.at(trigger.first - 1)
    return trigger.entry.conjunction or (before is not None and before.is_particle("then"))


def _speaks(sentence: Sentence, people: People) -> bool:
    before = sentence.at(people.first - 1)
    return before is not None and before.of("reporting") is not None


def beside_pronoun(sentence: Sentence, trigger: Trigger) -> People | None:
    """`مقتله (ومرافقه)`, `مقتله مع (أحد حراسه)`, `قتل مع (سائقه)`: one beside him whom the pronoun or the verb means, who is named nowhere in the sentence."""
    unit = sentence.at(trigger.last)
    along = unit is not None and unit.is_particle("with_bare")
    fell = along and trigger.number == "s" and trigger.role in ("act", "undergo") and not trigger.standing
    if unit is None or not (fell or (trigger.role == "masdar" and trigger.entry.suffix)):
        return None
    if not (unit.conjoined or along):
        return None
    people = read_people(sentence, trigger.last + along)
    if fell and not trigger.entry.suffix:
        whose = sentence.units[people.first : people.last + 1] if people is not None else ()
        his = any(e.suffix in clitics("singular_pronoun") and e.suffix for u in whose for e in u.entries)
        return people if his and people is not None and people.outcome is None else None
    noun = people.noun if people is not None else None
    own = noun is not None and (noun.suffix == trigger.entry.suffix or noun.row.id == _FAMILY)
    other = people is not None and people.others and people.noun is not None and not people.definite
    return people if own or other else None


def shared_with_next(trigger: Trigger, next_: Draft) -> People | None:
    """`خطف وقتل ثلاثة عمال`: the people of the next outcome word, which `و` joins, are those of this one."""
    after, people = next_.trigger, next_.people
    if after is None or trigger.entry.prefix.endswith(clitics("purpose")):
        return None  # "to abduct and kill": what is meant to be done
    joined = after.first == trigger.last and after.entry.conjunction and not trigger.entry.suffix
    alike = (trigger.role == "masdar") == (after.role == "masdar") and (
        trigger.role == "masdar" or (trigger.number == after.number and trigger.feminine == after.feminine)
    )
    if not joined or not alike or after.outcome is trigger.outcome or people.first != after.last:
        return None
    return people._replace(first=trigger.first, last=trigger.last, noun_at=None)
