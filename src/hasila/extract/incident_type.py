"""Name the means of violence of an incident: the most telling one that its sentences support."""

from collections import Counter
from collections.abc import Sequence

from hasila.extract.anchors import is_plural
from hasila.extract.fragments import Fragment
from hasila.extract.units import Sentence
from hasila.model import CasualtyFigure, Group, IncidentType, Outcome

# Of several means with equally many votes the earlier one here names the incident.
_ORDER = (
    IncidentType.ASSASSINATION, IncidentType.SUICIDE_BOMBING, IncidentType.EXECUTION, IncidentType.AMBUSH,
    IncidentType.DRONE_STRIKE, IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.BOMBING, IncidentType.ARMED_ATTACK, IncidentType.CLASH,
    IncidentType.ABDUCTION, IncidentType.ARREST,
)  # fmt: skip
# Told once, these say what happened: the rest of the report speaks of shots and blasts all the same.
_DECISIVE = frozenset((IncidentType.ASSASSINATION, IncidentType.SUICIDE_BOMBING, IncidentType.AMBUSH))
_SEIZED = frozenset((Outcome.ABDUCTED, Outcome.MISSING))
_TAKEN = _SEIZED | {Outcome.DETAINED}
# What comes after an attack, or in its course, names it only where nothing else does.
_AFTERMATH = (IncidentType.ARREST,)
# Blows that may be meant for one person.
_AIMED = frozenset(
    (IncidentType.DRONE_STRIKE, IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.BOMBING, IncidentType.ARMED_ATTACK)
)  # fmt: skip
# Shells and rockets: a bombardment told of with these may be by guns as well as from the air.
_FIRED = frozenset(("attacks.rockets",))
_STORM = "attacks.storm_v"
_PLANE = "attacks.aircraft"
# Whoever comes in or fights is named so few words behind the verb: "ten gunmen slipped into".
_WHO = 3
# Bombs that are driven or carried against a post, no part of an ambush on those who come by.
_SET_OFF = frozenset(("car_bomb", "suicide"))
# What is launched is named so few words behind the verb.
_LAUNCHED = 9
# A blast alone may be of anything that bursts.
_BLASTS = frozenset(("attacks.explosion", "attacks.blow_up"))
_BLOWS = (IncidentType.SHELLING, IncidentType.DRONE_STRIKE, IncidentType.AIRSTRIKE)
_BOMBS = frozenset((IncidentType.BOMBING, IncidentType.SUICIDE_BOMBING))
_ASSAILANTS = (Group.ATTACKERS, Group.ARMED_GROUP)
_NAME = 6  # a name and an office stand in so many words
_OPENING = (
    3  # a report's first fragment that tells of an attack, its title or lead, weighs as much as three others
)


def incident_type(fragments: Sequence[Fragment], figures: Sequence[CasualtyFigure]) -> IncidentType | None:
    """The type that an incident's fragments and outcomes speak for, or None.

    A specific means ("car bomb") goes before the generic word ("attack").
    """
    outcomes = {f.outcome for f in figures if not f.negated}
    if outcomes and outcomes <= {Outcome.DETAINED}:
        return IncidentType.ARREST
    if outcomes and outcomes <= _SEIZED:
        return IncidentType.ABDUCTION
    if _most(figures) in _SEIZED and any(
        e.row["type"] == IncidentType.ABDUCTION for f in fragments for e in f.attacks
    ):
        return IncidentType.ABDUCTION
    votes, generic, decided = _votes(fragments)
    if (decided <= _BOMBS) and _BOMBS & votes.keys() and _is_stormed(fragments):
        return IncidentType.ARMED_ATTACK
    if (
        not decided
        and votes[IncidentType.SHELLING]
        and any(e.row.id == _STORM for f in fragments for e in f.attacks)
    ):
        return IncidentType.ARMED_ATTACK  # shelled first, then stormed
    if decided:
        return max(decided, key=lambda kind: (votes[kind], kind.value))
    if outcomes:
        for kind in _AFTERMATH:
            votes.pop(kind, None)
        if not outcomes & _TAKEN:
            votes.pop(
                IncidentType.ABDUCTION, None
            )  # nobody was taken: it is told of the group, or of the place
    if votes[IncidentType.CLASH] <= generic:
        votes.pop(IncidentType.CLASH, None)
        votes[IncidentType.ARMED_ATTACK] += generic if IncidentType.ARMED_ATTACK in votes else 0
    best = max(votes.values(), default=0)
    if not best and not generic:
        return IncidentType.ARMED_ATTACK if _gunmen_killed(fragments) else None
    kind = next(kind for kind in _ORDER if votes[kind] == best) if best else IncidentType.ARMED_ATTACK
    return IncidentType.ASSASSINATION if kind in _AIMED and _kills_a_leader(fragments) else kind


def _is_stormed(fragments: Sequence[Fragment]) -> bool:
    """`فجروا سيارة ثم اقتحم (المسلحون) الفندق`, `تسلل عشرة (مسلحين)`, `متحصنين`, `حصار الفندق`: the blast opened the way for gunmen."""
    for fragment in fragments:
        sentence = fragment.scene.sentence
        if sentence.has(fragment.first, fragment.last, "holds_out"):
            return True
        for at in sentence.where("besieges"):
            if fragment.first <= at < fragment.last - 1 and sentence[at + 1].of("targets") is not None:
                return True
        verbs = [
            at
            for at, entry in sentence.readings("attacks", fragment.first, fragment.last - 1)
            if entry.row.id == _STORM
            or (entry.row.paradigm == "verb" and entry.row["type"] == IncidentType.CLASH)
        ]
        verbs += [at for at in sentence.where("enters") if fragment.first <= at < fragment.last]
        verbs += [at for at in sentence.where("launches") if _launches_assault(fragment, at)]
        if any(_are_gunmen(sentence, at) for at in verbs):
            return True
    return False


def _launches_assault(fragment: Fragment, at: int) -> bool:
    """`شن (مقاتلون) هجوما على القاعدة`: an attack of no told means; not `شن مسلحون هجوما انتحاريا`."""
    if not fragment.first <= at < fragment.last:
        return False
    near = fragment.scene.sentence.units[at + 1 : at + _LAUNCHED]
    told = [entry.row for unit in near if (entry := unit.of("attacks")) is not None]
    return any(row["kind"] == "generic" for row in told) and not any(row["type"] in _BOMBS for row in told)


def _are_gunmen(sentence: Sentence, at: int) -> bool:
    """Whether several gunmen are the subject of a verb: right before it, or soon after it."""
    near = [sentence.at(at - 1), *sentence.units[at + 1 : at + 1 + _WHO]]
    for unit in near:
        who = unit.role("people", "group", *_ASSAILANTS) if unit is not None else None
        if unit is not None and who is not None and not who.preposition:
            many = bool(set(who.features) & set("pd"))
            if many or any(other.numeral is not None for other in sentence.units[at + 1 : at + _WHO]):
                return True
    return False


def _gunmen_killed(fragments: Sequence[Fragment]) -> bool:
    """`قتل (مسلح) 38 شخصا`, `أردى (مهاجمون) جنديين`: who did it, behind the verb, with a count behind him."""
    for fragment in fragments:
        sentence = fragment.scene.sentence
        counted = {d.people.first for d in fragment.scene.drafts if d.people.value is not None}
        for at, entry in sentence.readings("outcomes", fragment.first, fragment.last - 1):
            if entry.row.paradigm != "verb" or entry.row["role"] == "undergo":
                continue
            who = sentence[at + 1].role("people", "group", *_ASSAILANTS)
            bare = who is not None and not (who.preposition or who.article) and at + 1 not in counted
            if bare and any(at + 1 < first <= at + _NAME for first in counted):
                return True
    return False


def _kills_a_leader(fragments: Sequence[Fragment]) -> bool:
    """Whether the first death told is that of one known person of rank: the attack was on him."""
    for fragment in fragments:
        scene = fragment.scene
        dead = [
            draft.people
            for draft in scene.drafts
            if draft.outcome is Outcome.KILLED and fragment.first <= draft.people.first < fragment.last
        ]
        if dead:
            return (
                dead[0].value == 1
                and dead[0].proper
                and scene.sentence.has(dead[0].first - 1, dead[0].last + _NAME, "of_office")
            )
    return False


def _most(figures: Sequence[CasualtyFigure]) -> Outcome | None:
    counted = [(f.value or 0, f.outcome) for f in figures if not f.negated]
    return max(counted, key=lambda pair: pair[0])[1] if counted else None


def _give_blasts(votes: Counter[IncidentType], fragments: Sequence[Fragment]) -> None:
    """`ثلاثة انفجارات بصواريخ`: blasts of no bomb are those of what was fired or flew, where that is told."""
    bombs = [e for f in fragments for e in f.attacks if e.row["type"] in _BOMBS]
    blow = next((kind for kind in _BLOWS if votes[kind]), None)
    if blow is not None and bombs and all(entry.row.id in _BLASTS for entry in bombs):
        votes[blow] += votes.pop(IncidentType.BOMBING, 0)


def _posts(fragment: Fragment, fragments: Sequence[Fragment]) -> int:
    """How many ambushes are posts of the police: `الهجوم على (الكمين)`, `(كمين) أمني`, and those a car bomb or suicide hits."""
    sentence = fragment.scene.sentence
    struck = any(e.row["weapon"] in _SET_OFF for f in fragments for e in f.attacks)
    return sum(
        struck or sentence.has(at - 1, at, "on") or sentence.has(at + 1, at + 2, "of_police")
        for at, entry in sentence.readings("attacks", fragment.first, fragment.last)
        if entry.row["type"] == IncidentType.AMBUSH
        and not sentence.has(at + 1, at + 2, "set_up")
        and not (sentence.at(at + 1) or sentence[at]).is_particle("stop")
    )


def _is_unmanned(fragment: Fragment) -> bool:
    """`غارة لطائرة عسكرية (بدون طيار)`: what flew had no pilot."""
    sentence = fragment.scene.sentence
    return any(
        fragment.first < at < fragment.last
        and sentence[at - 1].role("irrealis", "kind", "negation") is not None
        for at in sentence.where("pilot")
    )


def _give_strikes(votes: Counter[IncidentType], fragments: Sequence[Fragment]) -> None:
    """`غارة بمسيرة`: a strike told of no other plane is that of the drone which is told."""
    planes = any(e.row.id == _PLANE for f in fragments for e in f.attacks)
    if votes[IncidentType.DRONE_STRIKE] and votes[IncidentType.AIRSTRIKE] and not planes:
        votes[IncidentType.DRONE_STRIKE] += votes.pop(IncidentType.AIRSTRIKE)


def _votes(fragments: Sequence[Fragment]) -> tuple[Counter[IncidentType], int, set[IncidentType]]:
    """The votes for specific types, the number of generic words, and the decisive types told of one event."""
    votes: Counter[IncidentType] = Counter()
    decided: set[IncidentType] = set()
    generic = 0
    opening = next((at for at, fragment in enumerate(fragments) if fragment.attacks), 0)
    for at, fragment in enumerate(fragments):
        weight = _OPENING if at == opening else 1
        posts = _posts(fragment, fragments)
        for entry in fragment.attacks:
            kind = IncidentType(entry.row["type"])
            if kind is IncidentType.AMBUSH and posts:
                posts -= 1
            elif entry.row["kind"] == "generic":
                generic += weight
            else:
                decided |= {kind} & _DECISIVE if not is_plural(entry) else set()
                votes[kind] += weight * (2 if entry.row["kind"] == "event" else 1)
    _give_blasts(votes, fragments)
    for fragment in fragments:
        shelled = any(entry.row["type"] == IncidentType.SHELLING for entry in fragment.attacks)
        if _is_unmanned(fragment):
            votes[IncidentType.DRONE_STRIKE] += 1
        elif shelled and fragment.scene.sentence.has(fragment.first, fragment.last, "plane"):
            votes[IncidentType.AIRSTRIKE] += 1
    _give_strikes(votes, fragments)
    for flown in (IncidentType.DRONE_STRIKE, IncidentType.AIRSTRIKE):
        if votes[flown] and not any(e.row.id in _FIRED for f in fragments for e in f.attacks):
            votes[flown] += votes.pop(IncidentType.SHELLING, 0)  # what bombarded is told: it flew
    return votes, generic, decided
