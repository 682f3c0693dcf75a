"""Find the people an outcome word governs: complement, subject or object."""

from hasila.extract.aged import past_age
from hasila.extract.agents import (
    did_it,
    does_it,
    fell_dead,
    is_fallen,
    is_vague_object,
    may_follow,
    struck_by_men,
    takes_one,
)
from hasila.extract.anchors import attack_of
from hasila.extract.asides import past_aside, past_bracket
from hasila.extract.bodies import body_alone
from hasila.extract.far_objects import past_adjuncts
from hasila.extract.far_subjects import past_adverbials
from hasila.extract.forces import past_force
from hasila.extract.held import taken_hostage
from hasila.extract.lists import is_his, past_rest
from hasila.extract.masdars import after_masdar, after_preposition, whole_name
from hasila.extract.named_beside import bare_name, in_state, named_after, named_before
from hasila.extract.names import given_name, whole_person
from hasila.extract.partitives import out_of
from hasila.extract.past_days import is_plain_time, past_date, past_time
from hasila.extract.past_places import is_inside, past_place
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.ranges import opens_range
from hasila.extract.subjects import NEAR, after_relative, before_verb, is_adjective_of, is_of_those
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.extract.unnamed import (
    he_or_she,
    is_count_alone,
    is_led_off,
    is_who,
    named_captive,
    no_one,
    number_of_those,
    some_who,
    those_who,
    who_suffered,
)
from hasila.lexicon import clitics
from hasila.model import Group, Outcome

# How many units an object may stand from its verb, adverbials between; a force before it, so near.
_AHEAD, _FORCE = 12, 3
# So near the verb the attack is named that a clause tells of; so long that clause may be.
_EVENT, _CLAUSE = 8, 24

_TWO = 2
_ARMED = (Group.ARMED_GROUP, Group.ATTACKERS)
# "So many fell victim to" an attack, which stands before them.
_VICTIM = "outcomes.fall_victim"

Governed = tuple[People, str]  # who, and the id of the rule that found them


def governed(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], taken: list[People]
) -> Governed | None:
    """The people to whom the trigger happened, or None."""
    if trigger.role == "masdar":
        done = sentence.has(trigger.first - 1, trigger.first, "was")
        return (number_of_those(sentence, trigger) if done else None) or after_masdar(sentence, trigger)
    if trigger.role == "far":
        return after_preposition(sentence, trigger)
    return (
        number_of_those(sentence, trigger)
        or taken_hostage(sentence, trigger)
        or _eliminated(sentence, trigger)
        or _past_force(sentence, trigger)
        or he_or_she(sentence, trigger)
        or some_who(sentence, trigger)
        or no_one(sentence, trigger)
        or out_of(sentence, trigger)
        or _by_verb(sentence, trigger, triggers, taken)
        or past_adverbials(sentence, trigger)
        or past_adjuncts(sentence, trigger, triggers)
        or body_alone(sentence, trigger)
    )


def _eliminated(sentence: Sentence, trigger: Trigger) -> Governed | None:
    """`قضت (مفرزة للجيش) على إرهابيين`, `قضت (غارة) على ثمانية`: after على, whom a force or a strike kills; no court's verdict."""
    if trigger.entry.row.id != "outcomes.perish2" or trigger.number != "s":
        return None
    found = after_preposition(sentence, trigger)
    if found is None:
        return None
    if _is_strike(sentence.at(trigger.last)) or _is_strike(sentence.at(trigger.first - 1)):
        return found[0], "figure.verb-object"
    between = sentence.units[max(0, trigger.first - _FORCE) : found[0].first]
    force = any(
        unit.role("people", "group", "security_forces") or unit.role("actors", "kind", "state_force")
        for unit in between
    )
    return (found[0], "figure.verb-object") if force and found[0].group in _ARMED else None


def _is_strike(unit: Unit | None) -> bool:
    attack = attack_of(unit) if unit is not None else None
    return attack is not None and attack.row.paradigm != "verb" and not attack.preposition


def _past_force(sentence: Sentence, trigger: Trigger) -> Governed | None:
    struck = past_force(sentence, trigger)
    return (struck, "figure.verb-name") if struck is not None else None


def _by_verb(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], taken: list[People]
) -> Governed | None:
    if trigger.ours:
        at = trigger.last
        while at < len(sentence) and (is_plain_time(sentence[at]) or sentence[at].is_particle("adverbs")):
            at += 1  # "we have also abducted"
        people = read_people(sentence, at, governed=True)
        return (whole_name(sentence, people), "figure.verb-object") if people else bare_name(sentence, at)
    near = None if trigger.entry.suffix else _ahead(sentence, trigger, triggers, within=NEAR)
    back = before_verb(sentence, trigger, triggers, taken)
    if trigger.number == "n" or trigger.entry.row["role"] == "victim":
        return in_state(sentence, trigger, back)
    if after_relative(sentence, trigger):
        return _in_relative(sentence, trigger, triggers, near, back)
    if trigger.number in "dp":
        return _by_several(sentence, trigger, triggers, near, back)
    before_it = back if back is not None and trigger.first - back[0].last <= NEAR else None
    dated = trigger._replace(last=past_date(sentence, trigger.last))
    place = sentence.at(dated.last)
    dated = trigger if place is None or place.is_particle("prepositions") else dated
    if near is None and before_it is None and dated.last > trigger.last and not trigger.entry.suffix:
        near = _ahead(sentence, dated, triggers, within=NEAR)
    if near is None and before_it is not None and not trigger.entry.suffix and trigger.role != "inflict":
        known = named_after(sentence, trigger) if given_name(sentence.at(trigger.last)) is not None else None
        before_it = None if known is not None and known[0].first == trigger.last else before_it
    if near is not None and is_fallen(sentence, trigger, near):
        before_it = named_after(sentence, trigger) or back or before_it
        near = near if before_it is None else None
    if near is not None or before_it is not None:
        return before_it if near is None else _object(sentence, trigger, triggers, near)
    named = named_after(sentence, trigger)
    first = named if named and named[0].first == trigger.last and trigger.role != "inflict" else None
    far = None if trigger.entry.suffix or first else _ahead(sentence, trigger, triggers, within=_AHEAD)
    if far is not None and named is not None and named[0].first < far.first and not far.counted:
        far = None  # "was killed in the clashes so-and-so, a preacher"
    if far is None and back is None and first is None and not trigger.entry.suffix:
        far = _past_event(sentence, trigger, triggers)
    several = far is not None and far.value is None and trigger.role == "undergo"
    each = far is not None and sentence[far.first].is_particle("named_both")
    if far is not None and (far.counted or each or ((several or far.value == 1) and not far.definite)):
        return _object(sentence, trigger, triggers, far)
    beyond = past_place(sentence, trigger) if named is None else None
    return (beyond or first) or back or named or named_before(sentence, trigger)


def _in_relative(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], near: People | None, back: Governed | None
) -> Governed | None:
    """`الذين قتلوا`, `التي خطفت عشرة`: the people of a verb right behind a relative pronoun."""
    acts = (trigger.feminine or trigger.number == "p") and trigger.role != "undergo"
    return (
        _object_of_relative(sentence, trigger, near)
        or (named_after(sentence, trigger) if acts or trigger.role == "inflict" else None)
        or back
        or _far_object(sentence, trigger, triggers)
        or named_before(sentence, trigger)
        or those_who(sentence, trigger)
    )


def _by_several(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], near: People | None, back: Governed | None
) -> Governed | None:
    """`قتلوا ثلاثة`, `خمسة قتلوا`: the people of a verb in the plural or the dual."""
    if _shares_object(sentence, trigger, triggers):
        return None
    before = sentence.at(trigger.first - 1)
    who = is_who(before)  # "those who fell": so many
    dated = past_date(sentence, trigger.last) if near is None and not trigger.entry.suffix else trigger.last
    if dated > trigger.last and trigger.role != "undergo":  # "on 30 May they abducted 136 pupils"
        far = read_people(sentence, dated, governed=True)
        if far is not None and far.counted and not far.definite:
            return whole_name(sentence, far), "figure.verb-object"
    if near is not None and near.first == trigger.last:
        counted = near.counted and sentence[near.first].of("weekdays") is None
        of_those = back is not None and back[0].counted and is_of_those(sentence, near)
        counted = counted and (who or trigger.role != "undergo") and not of_those
        if counted or is_led_off(sentence, trigger, near):
            return whole_name(sentence, near), "figure.verb-object"
    struck = (
        _far_object(sentence, trigger, triggers)
        if (back and back[0].group in _ARMED) or trigger.role == "inflict"
        else None
    )
    seized = named_captive(sentence, trigger) if near is None else None
    return (
        struck
        or seized
        or back
        or _object(sentence, trigger, triggers, near)
        or named_after(sentence, trigger)
        or (who_suffered(sentence, trigger) if who else None)
    )


def _shares_object(sentence: Sentence, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """`المقاتلون (قتلوا) وأسروا 15 جنديا`: the next verb of the same people has the object of both."""
    after = next((other for other in triggers if other.first == trigger.last), None)
    if after is None or not after.entry.conjunction or "undergo" in (trigger.role, after.role):
        return False
    people = read_people(sentence, after.last)
    bare = not trigger.entry.suffix and not after.entry.suffix and after.number == trigger.number == "p"
    return bare and people is not None and people.counted and people.outcome is None


def _far_object(sentence: Sentence, trigger: Trigger, triggers: list[Trigger]) -> Governed | None:
    """`التي قتلت خلالها القوات ثمانية آلاف رجل`: a counted object further on."""
    if trigger.role == "undergo" or trigger.entry.suffix:
        return None
    far = _ahead(sentence, trigger, triggers, within=_AHEAD, counted=True)
    return _object(sentence, trigger, triggers, far) if far is not None else None


def _object_of_relative(sentence: Sentence, trigger: Trigger, near: People | None) -> Governed | None:
    """`الميليشيات التي خطفت عشرات الأشخاص`: the object follows, if the verb has no pronoun for it."""
    idiom = trigger.entry.row.paradigm == "phrase"  # whose victims follow, whatever stands before
    if (
        near is None
        or trigger.entry.suffix
        or not (idiom or (near.first == trigger.last and trigger.role != "undergo"))
        or (near.outcome is not None and _is_nominative(sentence, near))  # "who were abducted are held"
    ):
        return None
    return whole_name(sentence, near), "figure.verb-object"


def _object(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], first: People | None
) -> Governed | None:
    """`قتل ثلاثة جنود`, `خطف مسلحون أربعة عمال`, `اعتقلت الشرطة ستة`."""
    if first is None:
        return None
    if trigger.role == "undergo":
        return whole_name(sentence, first), "figure.verb-subject"
    if trigger.entry.row.paradigm == "phrase" and first.first == trigger.last:
        return whole_name(sentence, first), "figure.verb-object"
    first = whole_person(sentence, first)
    if _is_accusative(first):
        return whole_name(sentence, first), "figure.verb-object"
    acts = trigger.role == "inflict" or _may_act(trigger, first)
    acts = acts and not (first.counted and _has_agent(sentence, trigger.last, first.first))
    if acts or not first.counted:
        past = past_time(sentence, first.last)
        beyond = trigger._replace(last=past_date(sentence, past) if first.group in _ARMED else past)
        two = _are_two_who_act(sentence, first)
        second = _ahead(sentence, beyond, triggers, within=_AHEAD if two else NEAR)
        if second is not None and (is_adjective_of(first, second) or _are_alike(sentence, first, second)):
            first = first._replace(last=second.last)
            second = _ahead(sentence, trigger._replace(last=first.last), triggers, within=NEAR)
        if second is not None and is_of_those(sentence, second):
            second = None  # "11 people, five of them", "others, some of them gravely", "two employees, one a woman"
        if second is not None and fell_dead(sentence, trigger, first, second):
            two = second.value == _TWO
            dead = first._replace(value=_TWO, counted=True, last=second.last) if two else first
            return whole_name(sentence, dead), "figure.verb-object"
        pair = two and (trigger.role == "inflict" or _is_object(second))
        struck = second is not None and (
            second.counted
            or (acts and (pair or not first.counted))
            or takes_one(sentence, trigger, first, second)
        )
        if not struck:
            second = _past_agent(sentence, trigger, triggers, first)
        if (
            second is not None
            and (struck or pair or not first.counted)
            and not _is_joined(sentence, first, second)
        ):
            return whole_name(sentence, second), "figure.verb-object"
    if _is_agent(sentence, trigger, first):
        return None
    holds = trigger.outcome is Outcome.ABDUCTED or trigger.entry.row.id == "outcomes.detain"
    takes = holds and acts and first.group in _ARMED
    if takes and not first.counted and not _is_accusative(first):
        return None  # gunmen abduct
    return whole_name(sentence, first), "figure.verb-object"


def _has_agent(sentence: Sentence, start: int, end: int) -> bool:
    """`خطفت (جماعة مسلحة) ثلاثة صيادين`: whether a force or gang stands between a verb and the first of those counted."""
    return any(_is_force(unit) for unit in sentence.units[start:end])


def _past_agent(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], agent: People
) -> People | None:
    """`خطف مسلحون يرتدون زي الشرطة خمسة عمال`: a counted object beyond what is said of the agent."""
    if agent.counted or agent.proper or agent.outcome is not None:
        return None
    beyond = trigger._replace(last=agent.last)
    far = _ahead(sentence, beyond, triggers, within=_AHEAD) if agent.group in _ARMED else None
    if far is None or far.counted or far.definite or far.value is not None or far.group in _ARMED:
        far = _ahead(sentence, beyond, triggers, within=_AHEAD, counted=True)
    if far is None and agent.value is None and not agent.definite:
        return struck_by_men(sentence, agent.last, agent.last + _AHEAD)
    if far is None or is_of_those(sentence, far):
        return None
    armed = agent.group in _ARMED
    if not armed and (far.group in _ARMED or sentence.has(agent.last, far.first, "comma")):
        return None  # "an officer died in an ambush laid by ten gunmen"
    # a verb of their own, but "... and he hurt many" goes on of the agent
    after = (other for other in triggers if other.first == far.last and other.role != "masdar")
    own = any(other.number != trigger.number or not other.entry.conjunction for other in after)
    return None if own else far


def _is_nominative(sentence: Sentence, people: People) -> bool:
    """A sound plural whose ending says that it is the one who acts."""
    at = people.noun_at
    return at is not None and not people.counted and sentence[at].text.endswith(clitics("nominative"))


def _are_two_who_act(sentence: Sentence, people: People) -> bool:
    """`مسلحان`: a dual whose ending says that the two are those who act."""
    at = people.noun_at
    return at is not None and "d" in people.noun_features and sentence[at].text.endswith(clitics("dual_verb"))


def _are_alike(sentence: Sentence, first: People, second: People) -> bool:
    """`مسلحون (ملثمون)`: a second plural in the nominative describes those who act."""
    ends = all(_is_nominative(sentence, people) for people in (first, second))
    return ends and second.first == first.last and not sentence[second.first].conjoined


def _is_agent(sentence: Sentence, trigger: Trigger, first: People) -> bool:
    """`أصاب (المسلحون)`, `أعدم (المزارعون) محاصيلهم`: those whose ending says that they act, the object no person."""
    acts = _is_nominative(sentence, first)
    if trigger.role == "act":
        return acts and _has_own(sentence, first.last)
    return trigger.role == "inflict" and (acts or _are_two_who_act(sentence, first))


def _has_own(sentence: Sentence, at: int) -> bool:
    """`أعدم المزارعون (محاصيلهم)`: right behind those who act, a thing that is theirs."""
    unit = sentence.at(at)
    plain = unit is not None and unit.word and not (unit.entries or unit.particles or unit.conjoined)
    return plain and unit is not None and unit.text.endswith(clitics("plural_pronoun"))


def _is_object(people: People | None) -> bool:
    return people is not None and _is_accusative(people)


def _may_act(trigger: Trigger, agent: People) -> bool:
    """Whether the first noun after a verb of either voice may be the one who acts."""
    if agent.group in _ARMED:
        return True
    return trigger.feminine and not (agent.noun is not None and "f" in agent.noun.features)


def _is_joined(sentence: Sentence, left: People, right: People) -> bool:
    first = sentence[right.first]
    if left.last < past_time(sentence, left.last) == right.first:
        return False
    if first.is_particle("and") or first.conjoined:
        return True
    middle = sentence[left.last]
    return right.first > left.last and middle.is_any(("and", "comma"))


def _owns(sentence: Sentence, at: int, people: People) -> bool:
    """`أصاب صاروخ منزل (زعيم قبلي)`: the house was hit, and nothing is told of its owner."""
    owned = sentence[at - 1].of("targets")
    plain = owned is not None and not (owned.article or owned.suffix)
    return plain and not people.counted and not _is_accusative(people)


def _ahead(
    sentence: Sentence, trigger: Trigger, triggers: list[Trigger], *, within: int, counted: bool = False
) -> People | None:
    """The first count of people after a verb that no preposition governs; `counted`: a number says how many."""
    right_behind = at = past_aside(sentence, trigger.last)
    stop = min(len(sentence), at + within)
    starts = {other.first for other in triggers if at <= other.first < stop}
    while at < stop:
        unit = sentence[at]
        past = past_age(sentence, at) if at > right_behind else at  # "so-and-so (25 years)"
        if past > at or unit.is_particle("except"):
            at = max(past, at + 1)
            continue
        past = past_bracket(sentence, at)
        if past > at and sentence[at - 1].of("people") is None:
            at, stop = past, min(len(sentence), stop + past - at)
            continue
        if at == right_behind and unit.is_particle("some_of_those"):
            return read_people(sentence, at, governed=True)
        if at in starts or (_closes(unit) and not opens_range(sentence, at) and not _frames(sentence, at)):
            return None
        beside = unit.is_particle("along") and not unit.is_any(("with_bare", "with_him"))
        if unit.is_particle("and") or beside or (at == right_behind and unit.conjoined):
            return None
        if at == right_behind and trigger.feminine and unit.of("actors") is not None:
            at += 1  # "the Taliban", spelt like two students
            continue
        alone = at == right_behind or (not counted and is_count_alone(sentence, right_behind, at))
        alone = alone or (trigger.role != "undergo" and is_vague_object(sentence, trigger.last, at))
        people = read_people(sentence, at, governed=alone)
        if people is not None and at > right_behind and _is_part_of_name(sentence, at, people):
            people = None
        if people is not None and (
            _joined_to_name(sentence, trigger.last, at) or is_inside(sentence, trigger, at)
        ):
            return None
        if people is None:
            at += 1
        elif at > right_behind and did_it(sentence[at - 1]):
            at = people.last
        elif (
            (counted and not people.counted and not (_is_accusative(people) or _is_office(trigger, people)))
            or (
                at > right_behind
                and people.definite
                and not (people.counted or sentence[at].is_particle("named_both"))
                and not (may_follow(sentence[at - 1]) or does_it(sentence, trigger, at, people))
            )
            or (at > right_behind and _under_preposition(sentence, at, people))
            or (at > right_behind and _owns(sentence, at, people))
        ):
            at = _past_joined(sentence, at, people)
        else:
            return people
    return None


def _past_joined(sentence: Sentence, at: int, people: People) -> int:
    """The unit after `مع (حارسه وسائقه)`: people who are passed over, and who is joined to them behind "with"."""
    before = sentence.at(at - 1)
    at = people.last
    own = is_his(sentence, people)
    while own and before is not None and before.is_particle("with_bare"):
        past = past_rest(sentence, at)
        more = read_people(sentence, past) if past < len(sentence) and sentence[past].conjoined else None
        if more is None:
            break
        at = more.last
    return at


def _is_office(trigger: Trigger, people: People) -> bool:
    """`اغتال مسلحون من التنظيم (وزير الصناعة)`: one in office, whom somebody has assassinated."""
    return trigger.role == "inflict" and people.proper and people.value == 1


def _past_event(sentence: Sentence, trigger: Trigger, triggers: list[Trigger]) -> People | None:
    """`قتل في الهجوم الذي وقع فجرا (ثلاثة حراس)`: a count beyond a clause about the attack."""
    starts = {other.first for other in triggers}
    near = range(trigger.last, min(len(sentence), trigger.last + _EVENT))
    event = next((at for at in near if sentence[at].of("attacks") is not None), None)
    clause = next((at for at in near if sentence[at].is_particle("relative")), None)
    if clause is None:
        return None
    opens = trigger.entry.row.id == _VICTIM or sentence[trigger.last].is_particle("prepositions")
    told = event is not None and event < clause and opens
    if not told and not (clause - trigger.last <= NEAR and _is_force(sentence[trigger.last])):
        return None
    for at in range(clause + 1, min(len(sentence), clause + _CLAUSE)):
        unit = sentence[at]
        if unit.is_particle("stop") or at in starts or unit.is_particle("that"):
            return None
        people = read_people(sentence, at)
        if (
            people is not None
            and people.counted
            and not (people.definite and people.noun_at == at + 1)
            and people.outcome is None
            and not unit.conjoined
            and not _under_preposition(sentence, at, people)
        ):
            return people
    return None


def _is_force(unit: Unit) -> bool:
    """`القوات`, `الشرطة`: who arrests or kills, as one body."""
    return unit.role("people", "kind", "collective") is not None or unit.of("actors") is not None


def _is_accusative(people: People) -> bool:
    """`مهندسا`: one person in the case of an object."""
    return "a" in people.noun_features and not people.definite


def _is_part_of_name(sentence: Sentence, at: int, people: People) -> bool:
    """`الأردني نضال (عربيات) حمزة`: a family name spelt like a noun of nation, behind a word of no lexicon."""
    before = sentence[at - 1]
    nation = people.noun is not None and people.noun.row.paradigm == "nisba" and not people.counted
    definite = before.text.startswith(clitics("article"))
    if at > 1 and sentence[at - 2].is_particle("place_in"):
        return False  # "(was killed) in Aleppo a journalist"
    if people.noun_features == "sf" and before.text.endswith(clitics("nominative")):
        return False  # "unknown gunmen (killed) a woman journalist"
    if (
        not nation
        or people.definite
        or _is_accusative(people)
        or definite
        or not before.word
        or _is_word(before)
    ):
        return False
    return all(entry.row.table == "names" for entry in before.entries)


def _is_word(unit: Unit) -> bool:
    return unit.is_any(("prepositions", "function", "clause", "resumes", "there"))


def _joined_to_name(sentence: Sentence, start: int, at: int) -> bool:
    """`قتل (فلان الفلاني) واثنان آخران`: whether what stands at `at` is joined to a name after the verb."""
    before = sentence.units[start:at]
    if before and before[-1].is_particle("and"):
        before = before[:-1]
    elif not sentence[at].conjoined:
        return False
    names = [unit for unit in before if not unit.is_particle("resumes")]
    return bool(names) and all(
        unit.word and (not unit.entries or unit.of("names") is not None) and not unit.is_particle("function")
        for unit in names
    )


def _closes(unit: Unit) -> bool:
    if unit.is_any(("stop", "brackets_open", "clause", "when", "beside", "was_before", "as_for")):
        return True
    denied = unit.role("irrealis", "kind", "negation")
    if unit.role("links", "kind", "subset", "plus") or (denied is not None and denied.conjunction):
        return True
    return (
        unit.role("reporting", "kind", "verb") is not None and not unit.of("people") and unit.numeral is None
    )


def _frames(sentence: Sentence, at: int) -> bool:
    """`لقي (14) عاملا`, `خلال مايو (أيار) ثلاثة عمال`: a bracket around a number or a month alone."""
    inside, closing = sentence.at(at + 1), sentence.at(at + 2)
    if inside is None or (inside.numeral is None and inside.of("months") is None) or closing is None:
        return False
    return sentence[at].is_particle("brackets_open") and closing.is_particle("brackets_close")


def _under_preposition(sentence: Sentence, at: int, people: People) -> bool:
    before = sentence.at(at - 1)
    if sentence[at].is_particle("named_both"):
        return False
    if before is not None and before.is_any(("prepositions", "clothes", "rank_of", "having")):
        return True
    if people.noun is not None and people.noun_at == at and people.noun.preposition:
        return True
    adjective = people.noun is not None and people.noun.row.paradigm == "nisba" and people.last == at + 1
    if before is not None and adjective and people.definite and not people.counted:
        known = any(
            before.of(table) for table in ("people", "actors", "times", "weekdays", "outcomes", "attacks")
        )
        if before.text.startswith(clitics("article")) and not known:
            return True  # "in the Islamic Maghreb"
    thing = before.of("counted") if before is not None else None
    construct = people.definite or (people.value is None and people.last > people.first + 1)
    raid = before is not None and before.of("attacks") is not None
    if thing is not None and not thing.article and not people.counted and construct and not raid:
        return True  # "the car of the policemen"
    agents = people.group in _ARMED and not people.counted and people.value is None
    if (
        before is not None
        and agents
        and before.text.endswith(clitics("singular_pronoun"))
        and sentence.ends_as_folded(before)
    ):
        return True  # "hurt by bullets that gunmen fired"
    if before is None or before.of("attacks") is None or people.counted:
        return False
    # "the raid" is nobody's, nor is one in the feminine: it is what kills
    bare = before.text.removeprefix(clitics("preposition")[0])  # "with the bullets"
    alone = before.text.endswith(clitics("feminine_ending")) and not people.definite
    return not (alone or bare.startswith(clitics("article")))
