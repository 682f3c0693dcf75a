"""Tell which group the people of a figure belong to: what their noun says, or the words around it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from hasila.extract.assailants import has_attacked
from hasila.extract.belonging import (
    LEADING,
    all_of,
    believed,
    force_of,
    is_civil_body,
    joined_force,
    of_civil_body,
    of_ministry,
    several_of,
    whose,
    working,
)
from hasila.extract.comrades import is_fellow, side_of_comrade
from hasila.extract.lists import Draft
from hasila.extract.members import is_merchant, takes_force
from hasila.extract.people import read_people, second_kind
from hasila.extract.persons import BODIES, People, is_other_nation
from hasila.extract.scenes import Scene
from hasila.extract.sides import is_joined_side, side_before
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics, particles
from hasila.model import Group, Outcome

# So near behind a name it may be told that he had a hand in something, and so near behind that an attack.
_INVOLVED, _IN = 12, 4
# So many words after a name or an office may say whose it was.
_APPOSITION = 5
# So far before a pronoun its people may stand; so far before the dead the verb of losing them.
_BACK, _LOSER = 24, 12
_WOMEN = frozenset(("outcomes.dead_f", "outcomes.martyr_f", "outcomes.hurt_f", "outcomes.injured_f"))
_LOSSES = "outcomes.toll"
_MAN = "people.man"
_CAPTORS = "outcomes.detainee3"
# Their pronoun or article points to a force named before: nine of its members, the six members.
_OPEN = frozenset(("people.member", "people.man", "people.individual"))
# Whoever leads or belongs to one of these is a fighter; a movement or group may be a party.
_FIGHTING = frozenset(
    (
        "people.organisation", "people.cell", "people.gang", "people.militia", "people.militia2", "people.battalion",
        "people.faction",
    )
)  # fmt: skip
# Officials and chiefs are of what they are officials or chiefs of.
_OF_BODY = frozenset(("people.official", "people.leader_chief"))


_COMMANDERS = frozenset(("people.commander", "people.leader"))
# Behind these words stands who killed him or what was near, not what he serves.
_NOT_HIS = ("by_hands", "held_by", "near")
# Who stands trial, so many words before the one whom he is accused of killing.
_TRIED = frozenset(("people.accused", "people.accused_f", "people.convict", "people.suspect"))
_ACCUSED = 4


@lru_cache(maxsize=1 << 9)  # a bare number asks for that of the count before it, and so on
def group_of(scene: Scene, index: int) -> Group:
    """The group a noun states, the words after it, or the whole that the figure is a part of.

    `others` and bare numbers take that of the count before them (guideline 5); what a pronoun counts
    (`أربعة منهم`) belongs to the people it points back to.
    """
    sentence, draft = scene.sentence, scene.drafts[index]
    people = draft.people
    if index and is_fellow(sentence, people):
        fellows = group_of(scene, index - 1)
        return fellows if fellows is not Group.UNSPECIFIED else people.group
    if has_attacked(scene, draft):
        return Group.ATTACKERS
    if people.proper or _is_office(people):
        named = _group_of_named(sentence, _as_named(draft))
        # held, with nothing said of who it is: may be anybody
        held = draft.outcome is Outcome.DETAINED and people.proper and people.noun is None
        return Group.UNSPECIFIED if held and named is Group.CIVILIANS else named
    if people.noun is not None and people.noun.row.id in _OF_BODY and not people.proper:
        return _of_body(sentence, people)
    if _is_mixed(sentence, people):
        return Group.UNSPECIFIED
    joined = joined_force(sentence, people)
    if joined is not Group.UNSPECIFIED:
        return joined
    beside = side_of_comrade(sentence, people)
    if index and beside is not None and group_of(scene, index - 1) is beside:
        return beside
    if people.group is not Group.UNSPECIFIED:
        return Group.CIVILIANS if is_merchant(sentence, people) else people.group
    told = _told(scene, index)
    return next((group for group in told if group is not Group.UNSPECIFIED), Group.UNSPECIFIED)


def _as_named(draft: Draft) -> People:
    """One person where his name stands, if a pronoun takes him up further on: the police who killed him are not his."""
    people, at, trigger = draft.people, draft.named_at, draft.trigger
    struck = trigger is not None and bool(trigger.entry.suffix)
    return (
        people._replace(first=at, last=at + 1) if struck and at is not None and at < people.first else people
    )


def _told(scene: Scene, index: int) -> Iterator[Group]:
    """What the words around a noun that leaves it open say of its group, the surest first."""
    sentence, draft = scene.sentence, scene.drafts[index]
    yield _captors(draft)
    yield of_civil_body(sentence, draft)
    yield of_ministry(sentence, draft)
    yield working(sentence, draft)
    yield all_of(scene, index)
    yield believed(scene, index)
    yield _told_after(scene, index)
    yield _of_side(sentence, draft)
    yield _from_kin(scene, index)
    yield _of_loser(sentence, draft)
    yield _of_toll(sentence, draft)
    yield _from_pronoun(sentence, draft)
    yield _compared(scene, index)
    yield _from_before(scene, index)


def _captors(draft: Draft) -> Group:
    """`قتلت القوة ستة من (محتجزيه)`: those who held somebody, by a word spelt like those who are held."""
    noun = draft.people.noun
    own = noun is not None and noun.row.id == _CAPTORS and noun.suffix and draft.outcome is Outcome.KILLED
    return Group.ARMED_GROUP if own else Group.UNSPECIFIED


# -- one person by name or office ------------------------------------------------------------------------


def _is_office(people: People) -> bool:
    """`نائب رئيس`, `عضو`, `متطوعا`: one who holds a place in something the next words name."""
    noun = people.noun
    if noun is None or people.value != 1 or noun.row.table != "people":
        return False
    office = noun.row["kind"] == "title" and people.group in (Group.CIVILIANS, Group.UNSPECIFIED)
    return noun.row.id in LEADING or office


def _group_of_named(sentence: Sentence, people: People) -> Group:
    """A named person is coded as a civilian unless said to belong to a force or group (guideline 1)."""
    if people.group is Group.ATTACKERS:
        return people.group  # "the attacker, So-and-so"
    units = _apposition(sentence, people)
    forces = [
        force
        for at, unit in enumerate(units)
        if (force := force_of(unit)) is not Group.UNSPECIFIED and not _is_party(units[at : at + 2])
    ]
    if forces:
        return Group.ARMED_GROUP if Group.ARMED_GROUP in forces else forces[0]
    called = people.noun is not None and people.group is Group.CIVILIANS  # "the child", "the citizen"
    if people.proper and not called and any(unit.is_particle("fighter_name") for unit in units):
        return Group.ARMED_GROUP
    if any(is_civil_body(unit) for unit in units):
        return Group.CIVILIANS
    ranks = [
        unit.role("people", "group", Group.SECURITY_FORCES)
        for i, unit in enumerate(units)
        if i == 0 or not _commands(units[i - 1]) or unit.role("people", "kind", "collective") is not None
    ]  # "the military commander" of a group is no soldier
    if _leads_security(units):
        return Group.SECURITY_FORCES
    if people.proper and any(rank is not None and not rank.conjunction for rank in ranks):
        return Group.SECURITY_FORCES
    if any(_fights(unit) for unit in units) or (people.proper and _is_involved(sentence, people)):
        return Group.ARMED_GROUP
    if people.proper and _are_of_group(sentence, people):
        return Group.ARMED_GROUP
    ranked = people.group is Group.SECURITY_FORCES and people.noun is not None
    return Group.CIVILIANS if people.proper and not ranked else people.group


def _commands(unit: Unit) -> bool:
    person = unit.of("people")
    return person is not None and person.row.id in _COMMANDERS


def _leads_security(units: list[Unit]) -> bool:
    """`رئيس جهاز المخابرات`, `مدير مكافحة الشغب`: an office, and the body it leads right behind it."""
    if not units or units[0].role("people", "kind", "title") is None:
        return False
    end = next((i for i, unit in enumerate(units) if unit.is_any(("prepositions", "comma"))), len(units))
    return any(unit.is_particle("security_body") for unit in units[1:end])


def _of_body(sentence: Sentence, people: People) -> Group:
    """`مسؤول أمني`, `ثلاثة مسؤولين في القاعدة`: the force or body that officials belong to, else what they are."""
    for unit in _apposition(sentence, people)[people.last - people.first - 1 :]:
        if unit.is_particle("comma"):
            break
        force = force_of(unit)
        if force is not Group.UNSPECIFIED:
            return force
        if unit.is_particle("security_body"):
            return Group.SECURITY_FORCES
    noun = sentence[people.noun_at] if people.noun_at is not None else None
    if noun is not None and set(noun.text.split()[1:]) & particles("security_body"):
        return Group.SECURITY_FORCES  # "a security official" in one unit
    return people.group


def _apposition(sentence: Sentence, people: People) -> list[Unit]:
    found: list[Unit] = []
    tried = _is_of_accused(sentence, people.first)
    first, last = people.first, people.last + _APPOSITION
    opened = sentence.at(people.last)
    if opened is not None and opened.is_particle("brackets_open"):  # "(22 years)"
        closed = (
            i
            for i in range(people.last, last)
            if i < len(sentence) and sentence[i].is_particle("brackets_close")
        )
        last += next(closed, people.last - 1) - people.last + 1
    for unit in sentence.units[first:last]:
        if unit.is_any(("stop", "relative")) or (found and unit.conjoined):
            break
        if unit.of("attacks") is not None or (unit.of("outcomes") is not None and len(found) > 1):
            break  # "after he was wounded by the bullets of the army": not his army
        if unit.of("reporting") is not None or (found and unit.is_any(_NOT_HIS)):
            break  # "according to the police": who speaks, not what he serves
        if tried and unit.is_particle("they_are"):
            break  # "accused of the killing of So-and-so, and he is an officer": the accused is
        found.append(unit)
    return found


def _is_of_accused(sentence: Sentence, at: int) -> bool:
    """`(المتهم) بقتل فلان`: of whose killing somebody is accused."""
    before = sentence.units[max(0, at - _ACCUSED) : at]
    return any(e.row.id in _TRIED for unit in before for e in unit.entries)


def _is_party(two: list[Unit]) -> bool:
    """`الحزب الوطني`: a party of that name; alone, `الحزب` is one that was named before."""
    article = clitics("article")[0]
    alone = len(two) > 1 and " " not in two[0].text
    return alone and two[0].is_particle("civil_body") and two[1].text.startswith(article)


def _are_of_group(sentence: Sentence, people: People) -> bool:
    """`فلان وفلان، (وهما من سرايا القدس)`: of which armed group it is said that those named are."""
    for at in range(people.last, min(len(sentence) - 2, people.last + _INVOLVED)):
        unit = sentence[at]
        if unit.is_particle("stop") or unit.of("outcomes") or unit.of("attacks"):
            break
        they = any(entry.row.id == "links.they" for entry in unit.entries) or unit.is_particle("he_or_she")
        if they and sentence[at + 1].is_particle("of"):
            return force_of(sentence[at + 2]) is Group.ARMED_GROUP
    return False


def _is_involved(sentence: Sentence, people: People) -> bool:
    """`فلان (الضالع في تفجيرات)`, `إن فلانا الذي قتل متورط في هجمات`: what a person is wanted for or had a hand in."""
    for at in range(people.first + 1, min(len(sentence), people.last + _INVOLVED)):
        if sentence[at].is_particle("stop"):
            break
        if sentence[at].is_particle("involved"):
            return any(unit.of("attacks") for unit in sentence.units[at + 1 : at + 1 + _IN])
    return False


def _fights(unit: Unit) -> bool:
    """What fighters call theirs: `خلية`, `تنظيم`."""
    own = unit.of("people")
    return own is not None and own.row.id in _FIGHTING and not own.conjunction


# -- what stands after a count ---------------------------------------------------------------------------


def _is_mixed(sentence: Sentence, people: People) -> bool:
    """`82 من أفراد الشرطة والمتظاهرين`, `64 مدنيا وجنديا`: one number for people of two groups."""
    second = second_kind(sentence, people) or _second_of_pair(sentence, people)
    return second is not None and second is not people.group and people.group is not Group.UNSPECIFIED


def _second_of_pair(sentence: Sentence, people: People) -> Group | None:
    """`64 مدنيا (وجنديا)`: the group of the second of two nouns in the singular behind one number."""
    last = sentence.at(people.last - 1)
    if last is None or not people.counted or people.noun_at is None or people.noun_at >= people.last - 1:
        return None
    second = last.of("people")
    paired = second is not None and second.conjunction and "s" in second.features
    return Group(second.row["group"]) if second is not None and paired else None


def _told_after(scene: Scene, index: int) -> Group:
    """`6 قتلى مدنيين`, `15 شهيدا من المواطنين`, `17 قتيلا و11 مفقودا في صفوف الجنود`."""
    draft = scene.drafts[index]
    noun = draft.people.noun
    if noun is not None and noun.row.id in _WOMEN:
        return Group.CIVILIANS
    if noun is not None and noun.row.id in _OPEN and (noun.suffix or (noun.article and noun.row.id != _MAN)):
        return _last_force(scene.sentence, draft.first)
    found = _ranks_after(scene.sentence, draft)
    following = scene.drafts[index + 1] if index + 1 < len(scene.drafts) else None
    if found is Group.UNSPECIFIED and following is not None and _is_victim(following.people):
        first = following.first
        joined = 0 <= first - draft.last <= 1 and (
            scene.sentence[first].conjoined or scene.sentence[first - 1].is_particle("and")
        )
        if joined and following.part_of == draft.part_of:
            own = following.people.group
            return own if own is not Group.UNSPECIFIED else _ranks_after(scene.sentence, following)
    return found


def _is_victim(people: People) -> bool:
    """The dead or hurt, whose group only other words tell."""
    return people.noun is None or people.others or people.noun.row.table == "outcomes"


def _ranks_after(sentence: Sentence, draft: Draft) -> Group:
    at = draft.last
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("quotes"):
        at, unit = at + 1, sentence.at(at + 1)
    if unit is None or not unit.word or (unit.is_particle("in") and is_joined_side(unit)):
        return Group.UNSPECIFIED
    noun = draft.people.noun
    entry = several_of(unit)
    if entry is not None and noun is not None and noun.row.table == "outcomes":
        body = noun.row.id in BODIES and entry.preposition
        if not entry.conjunction and (body or not entry.prefix):
            return Group(entry.row["group"])
    if unit.is_particle("in_ranks"):
        at += 1
    elif unit.is_any(("in", "among")) and _is_ranks(sentence.at(at + 1)):
        at += 2
    elif unit.is_particle("among"):
        at += 1
    else:
        return Group.UNSPECIFIED
    own = sentence[at - 1]
    if own.text.endswith(clitics("singular_pronoun")) and _is_ranks(own):
        return _last_force(sentence, draft.first)
    return whose(sentence, at)


def _of_side(sentence: Sentence, draft: Draft) -> Group:
    """`وفي صفوف المهاجمين (سقط 9 قتلى)`: whose the ranks are that are named before."""
    side = side_before(sentence, draft.first) if _is_victim(draft.people) else None
    return whose(sentence, side) if side is not None else Group.UNSPECIFIED


def _of_toll(sentence: Sentence, draft: Draft) -> Group:
    """`عدد القتلى (من الجيش) وصل إلى 11`: whose dead the toll word counts."""
    if not sentence.where("count_of") and not any(
        entry.row.id == _LOSSES for _, entry in sentence.readings("outcomes")
    ):
        return Group.UNSPECIFIED
    told, of = sentence.at(draft.last), sentence.at(draft.last + 1)
    if told is not None and of is not None and told.is_particle("count_of"):  # "rose to 40 the number of"
        victims = of.role("outcomes", "role", "victim", "toll") is not None
        return whose(sentence, draft.last + 1 + victims)
    for at in range(draft.first - 1, max(0, draft.first - _BACK), -1):
        if sentence[at].is_particle("stop") or not (_is_victim(draft.people) or takes_force(draft.people)):
            break
        losses = sentence[at].of("outcomes")
        if (
            losses is not None
            and losses.row.id == _LOSSES
            and "p" in losses.features
            and at + 1 < draft.first
        ):
            return whose(sentence, at + 1)  # "the losses of the army rose to 9 dead"
        if sentence[at - 1].is_particle("count_of") and sentence[at].role(
            "outcomes", "role", "victim", "toll"
        ):
            after = sentence.at(at + 1)
            # "the toll of the Israeli aggression" counts those whom it struck
            own = after is not None and after.text.partition(" ")[0] not in particles("aggression")
            force = force_of(after) if after is not None and own else Group.UNSPECIFIED
            if force is Group.UNSPECIFIED and after is not None and after.of("people"):
                force = whose(sentence, at + 1)
            if force is not Group.UNSPECIFIED:
                return force  # "the number of the dead of the movement"
            leads = after is not None and after.is_any(("of", "in_ranks", "between"))
            ranks = after is not None and after.is_particle("in") and _is_ranks(sentence.at(at + 2))
            return whose(sentence, at + 2 + ranks) if leads or ranks else Group.UNSPECIFIED
    return Group.UNSPECIFIED


def _of_loser(sentence: Sentence, draft: Draft) -> Group:
    """`كمين يكلف (جيش البلد) 17 قتيلا و11 مفقودا`, `(الجيش) يخسر خمسة قتلى`: whose dead they are, by a verb of losing."""
    if not _is_victim(draft.people):
        return Group.UNSPECIFIED
    first = draft.people.first
    near = [at for at in sentence.where("costs", "loses") if first - _LOSER <= at < first]
    if not near or sentence.has(near[-1], first, "stop", "that"):
        return Group.UNSPECIFIED
    struck = _last_force(sentence, first, near[-1] + 1)  # "the rebels cost the army five dead"
    subject = struck is Group.UNSPECIFIED and sentence[near[-1]].is_particle("loses")
    return _last_force(sentence, near[-1]) if subject else struck


def _is_ranks(unit: Unit | None) -> bool:
    return unit is not None and unit.is_particle("ranks")


def _last_force(sentence: Sentence, at: int, since: int = 0) -> Group:
    """The force or group that was named last before: whose `صفوفها` are."""
    for unit in reversed(sentence.units[max(since, at - _BACK) : at]):
        force = force_of(unit)
        if force is not Group.UNSPECIFIED:
            return force
        people = unit.of("people")
        if people is not None and people.row["kind"] == "collective":
            return Group(people.row["group"])
    return Group.UNSPECIFIED


# -- other counts of the sentence ------------------------------------------------------------------------


def _from_kin(scene: Scene, index: int) -> Group:
    """From the whole it is a part of, the parts that make it up, or the women and children beside men."""
    draft = scene.drafts[index]
    if draft.part_of is not None:
        if draft.people.noun is None or not draft.people.counted:
            named = read_people(scene.sentence, draft.last)
            if named is not None and named.group is not Group.UNSPECIFIED and named.value == 1:
                return named.group
        whole = next((i for i, d in enumerate(scene.drafts) if d.people.first == draft.part_of), index)
        if whole < index:
            return group_of(scene, whole)
        return scene.drafts[whole].people.group if whole != index else Group.UNSPECIFIED
    parts = [d.people for d in scene.drafts if d.part_of == draft.people.first]
    groups = {part.group for part in parts}
    if parts and len(groups) == 1 and sum(part.value or 0 for part in parts) == draft.people.value:
        return groups.pop()
    if draft.people.noun is not None and draft.people.noun.row.id == _MAN:
        beside = [d.people for d in scene.drafts if d is not draft and d.outcome is draft.outcome]
        if any(p.group is Group.CIVILIANS for p in beside) and all(
            p.group in (Group.CIVILIANS, Group.UNSPECIFIED) for p in beside
        ):
            return Group.CIVILIANS
    return Group.UNSPECIFIED


def _from_before(scene: Scene, index: int) -> Group:
    """`others`, a bare number, or men of another nation, beside the count before it."""
    people = scene.drafts[index].people
    if index and is_other_nation(scene.drafts[index - 1].people, people):
        beside = group_of(scene, index - 1)
        return beside if beside is Group.SECURITY_FORCES else Group.UNSPECIFIED
    if people.noun is None and not people.others and index:
        # "44 members of IS killed and 166 arrested": a bare number goes on with several before it
        before = scene.drafts[index - 1]
        several = before.part_of is None and before.people.value != 1
        alone = scene.drafts[index].part_of is None and scene.drafts[index].rule != "figure.toll-number"
        return _of_list(scene, index - 1) if several and alone else Group.UNSPECIFIED
    if people.others:
        parted = (i for i in range(index, 0, -1) if _parted(scene, i))
        first = 0 if people.definite else next(parted, 0)  # "the four others" belong to those counted first
        stated = (group_of(scene, i) for i in range(first, index) if scene.drafts[i].part_of is None)
        found = next((group for group in stated if group is not Group.UNSPECIFIED), Group.UNSPECIFIED)
        return Group.UNSPECIFIED if found is Group.ATTACKERS else found
    return Group.UNSPECIFIED


def _of_list(scene: Scene, index: int) -> Group:
    """The group of all of a list that ends at a count: `شرطيان ومدنيان (وجرح ثمانية)` leaves the eight open."""
    first = index
    while first and scene.drafts[first].rule == "figure.coordinated":
        first -= 1
    groups = {group_of(scene, i) for i in range(first, index + 1)}
    return groups.pop() if len(groups) == 1 else Group.UNSPECIFIED


def _compared(scene: Scene, index: int) -> Group:
    """`مقتل مئتي جندي (مقابل 711 قتيلا) العام الماضي`: of whom the dead are that others are set against."""
    draft = scene.drafts[index]
    before = scene.sentence.units[max(0, draft.first - 2) : draft.first]
    against = any(unit.is_particle("in_comparison") for unit in before)
    alike = index > 0 and scene.drafts[index - 1].outcome is draft.outcome and _is_victim(draft.people)
    return group_of(scene, index - 1) if against and alike else Group.UNSPECIFIED


def _parted(scene: Scene, index: int) -> bool:
    """Whether another event is told from a count on: `اعتقال مسلح، بينما (قتل جنديان)`."""
    between = scene.sentence.units[scene.drafts[index - 1].last : scene.drafts[index].first]
    turns = any(
        unit.is_particle("break") and before.is_particle("comma") and not unit.is_particle("and_then")
        for before, unit in pairwise(between)
    )
    return turns or any(unit.is_any(("stop", "meanwhile")) for unit in between)


def _from_pronoun(sentence: Sentence, draft: Draft) -> Group:
    """`أربعة منهم`, `أحدهم`: the people named last before the pronoun."""
    people = draft.people
    points = sentence.has(people.first, people.last, "one_of_them")
    out_of = draft.rule == "figure.out-of" and sentence.has(people.first - 1, people.first, "of_them")
    beside = out_of or sentence.has(draft.last, draft.last + 1, "of_them")
    if people.noun is not None or not (points or beside):
        return Group.UNSPECIFIED
    for at in range(draft.first - 1, max(-1, draft.first - _BACK), -1):
        found = read_people(sentence, at)
        if found is None or found.noun is None or found.value == 1 or found.noun.suffix:
            continue  # "his two directors" has the letters of "a directorate"
        if found.noun.row.table == "nationalities":  # "French tourists": the noun before says who
            whole = read_people(sentence, at - 1)
            found = whole if whole is not None and whole.last >= found.last else found
        if found.last <= draft.first:
            return found.group
    return Group.UNSPECIFIED
