"""Read who is told to have done it: `قصف إسرائيلي`, `برصاص الشرطة`, `هجوم شنته الحركة`, `قصفت القوات`."""

from collections.abc import Mapping, Sequence
from functools import cache

from hasila.extract.anchors import is_plural
from hasila.extract.claims import Told, claim_of
from hasila.extract.people import read_people
from hasila.extract.scenes import Scene, actor_of_row
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.lexicon.tables import Row, table_rows
from hasila.model import Actor, ActorKind, ActorMention, Claim, Group, IncidentType, Stance

DEED = "claim.deed"
"""The rule of a claim that only the telling of the attack makes: nobody is said to accuse."""

# So many words may stand between an attack and whose it was: what it was done with, and how.
_CHAIN = 4
_UNKNOWN = 2
# So near behind the verb the attack stands that was carried out.
_KNOWN = 2
# So far before a word that says it did not happen, or before a verb whose subject an attack is.
_VOID = 4
_SUBJECT = 14
_VOIDS = ("negation", "attempt", "plan", "generic", "fiction", "escape")
# Whose bomb it was, words seldom say so; both sides clash.
_NOBODYS = frozenset((IncidentType.BOMBING, IncidentType.SUICIDE_BOMBING, IncidentType.CLASH))
# Persons: they may wear anybody's uniform, and be of a nation whose army has no part in it.
_PERSONS = frozenset(("attacks.gunmen", "attacks.kidnappers", "attacks.suicide_bomber"))
_FIGHTERS = ("member", "collective", "person")

_DOING = ("by_hands", "carries_out", "from_side")

Named = Mapping[int, ActorMention]


def read_deeds(
    scene: Scene, actors: Sequence[tuple[int, ActorMention]], report: str, claims: Sequence[Claim]
) -> list[Claim]:
    """The claims that a sentence makes by telling whose attack it was, beside the `claims` it words."""
    sentence = scene.sentence
    if not sentence.may_have("attacks", "outcomes", *_DOING):
        return []
    named = {at: mention for at, mention in actors if mention.actor.kind is not ActorKind.OUTLET}
    known = {claim.actor.id for claim in claims}
    found: dict[str, Claim] = {}
    told = {*sentence.where("attacks"), *sentence.where("outcomes"), *sentence.where(*_DOING)}
    for at in sorted(told):
        unit = sentence[at]
        if not _may_tell(unit) or _is_void(scene, at):
            continue
        done = _doer(scene, at, named)
        if done is None or done[0].id in known or done[0].id in found:
            continue
        actor, row = done
        found[actor.id] = claim_of(scene, Told(at, actor, Stance.BLAMED, DEED, (row,)), report)
    return list(found.values())


def _may_tell(unit: Unit) -> bool:
    return (
        unit.of("attacks") is not None
        or unit.role("outcomes", "role", "act") is not None
        or unit.is_any(_DOING)
    )


def _is_void(scene: Scene, at: int) -> bool:
    """Whether it is denied, planned or to come, or one of many with nobody counted beside it."""
    unit = scene.sentence[at]
    before = scene.sentence.units[max(0, at - _VOID) : at]
    if any(u.role("irrealis", "kind", *_VOIDS) for u in before):
        return True
    attack = unit.of("attacks")
    if attack is None:  # "the group carried out (the attack)" goes on with what was told before
        known = unit.is_particle("carries_out") and scene.sentence.has(at + 1, at + 1 + _KNOWN, "attacks")
        return not (scene.drafts or known)
    return attack.future or (is_plural(attack) and not scene.drafts)


def _doer(scene: Scene, at: int, named: Named) -> tuple[Actor, str] | None:
    """The actor to whom the word at a unit ascribes the deed, and the lexicon row that names it."""
    sentence, unit = scene.sentence, scene.sentence[at]
    if unit.is_particle("from_side"):
        before = sentence.at(at - 1)
        return _behind(sentence, at, named) if before is not None and before.is_particle("of") else None
    if unit.is_particle("by_hands"):
        return _behind(sentence, at, named)
    if unit.is_particle("carries_out"):
        if not sentence.has(at - _SUBJECT, at + _SUBJECT, "attacks"):
            return None  # campaigns of words
        return _behind(sentence, at, named) or _before(scene, at, named)
    attack = unit.of("attacks")
    if attack is None or attack.row.paradigm == "verb":
        return _of_verb(scene, at, named)
    return _of_noun(sentence, at, attack, named)


def _of_noun(sentence: Sentence, at: int, attack: Entry, named: Named) -> tuple[Actor, str] | None:
    """`قصف (إسرائيلي)`, `غارة (للتحالف)`, `صاروخ (حوثي)`: not what it was aimed at (`اغتيال القائد`)."""
    before = sentence.at(at - 1)
    if attack.row["kind"] == "means" and before is not None and before.is_particle("on"):
        return None
    if attack.row.id in _PERSONS or IncidentType(attack.row["type"]) in _NOBODYS:
        return None
    return _behind(sentence, at, named, bare=attack.row.paradigm != "masdar")


def _behind(sentence: Sentence, at: int, named: Named, *, bare: bool = True) -> tuple[Actor, str] | None:
    """The actor or nation behind a word; without `bare`, an actor only after `ل`."""
    head, unknown = sentence[at], 0
    for i in range(at + 1, min(len(sentence), at + 1 + _CHAIN)):
        unit = sentence[i]
        if i in named:
            entry = unit.of("actors")
            of_it = entry is not None and entry.prefix.startswith(clitics("preposition")[1])
            if entry is None or entry.conjunction or (entry.preposition and not of_it):
                return None
            return (named[i].actor, entry.row.id) if bare or of_it else None
        nation = _nation(head, unit) if bare else None
        if nation is not None:
            return actor_of_row(nation), nation.id
        if unit.is_any(("quotes", "of", "from_side")):
            continue
        known = _describes(unit)
        if not known and (unit.entries or not unit.word or _ends(unit) or unknown == _UNKNOWN):
            return None
        if not known and _is_definite(unit) != _is_definite(head):
            return None  # "the attack of (the place)"
        unknown += not known
        head = unit if known else head
    return None


def _describes(unit: Unit) -> bool:
    """`(مسلحي) الحركة`, `(طيران) التحالف`: fighters or means between an attack and whose they were."""
    if any(entry.conjunction for entry in unit.entries) or unit.numeral is not None:
        return False
    attack = unit.of("attacks")
    if attack is not None:
        return attack.row["kind"] == "means"
    people = unit.role("people", "kind", *_FIGHTERS)
    return people is not None and people.row["group"] in ("security_forces", "armed_group", "unspecified")


def _ends(unit: Unit) -> bool:
    return unit.conjoined or unit.is_any(
        ("prepositions", "clause", "relative", "function", "and", "place_head", "direction")
    )


def _nation(head: Unit, unit: Unit) -> Row | None:
    """The army of the nation that an adjective of the attack or its means names."""
    definite = _is_definite(head)
    if head.of("people") is not None or any(entry.row.id in _PERSONS for entry in head.entries):
        return None
    for entry in unit.entries:
        if entry.row.table != "nationalities" or entry.conjunction or entry.preposition:
            continue
        several = set(entry.features) & set("pde")
        spelt_alike = "a" in entry.features and not any("a" in e.features for e in head.entries)
        if not several and not spelt_alike and entry.article == definite:
            return _armies().get(entry.row["country"])
    return None


def _is_definite(unit: Unit) -> bool:
    return any(entry.article for entry in unit.entries) or unit.text.startswith(clitics("article"))


@cache
def _armies() -> dict[str, Row]:
    """The armed forces of each country."""
    return {row["country"]: row for row in table_rows("actors") if row["national"] == "yes"}


def _of_verb(scene: Scene, at: int, named: Named) -> tuple[Actor, str] | None:
    """`قصفت (القوات) القرية`, `قتلت (القوات) ثلاثة`, `(القوات) اقتحمت المخيم`."""
    sentence, unit = scene.sentence, scene.sentence[at]
    harm = unit.role("outcomes", "role", "act")
    subject = at + 1
    while (after := sentence.at(subject)) is not None and subject <= at + 2 and _describes(after):
        subject += 1
    if subject in named and not _has_attack_before(sentence, at):
        entry = sentence[subject].of("actors")
        counts = harm is None or any(
            (people := read_people(sentence, i, governed=True)) is not None
            and people.counted
            and people.group is not Group.ATTACKERS  # they were killed for what they did
            for i in range(subject + 1, min(len(sentence), subject + 4))
        )
        if entry is not None and not entry.prefix.strip(clitics("article")[0]) and counts:
            return named[subject].actor, entry.row.id
        return None
    if harm is not None and unit.of("attacks") is None:
        return None
    return _before(scene, at, named)


def _has_attack_before(sentence: Sentence, at: int) -> bool:
    """Whether an attack in the clause is the verb's subject: `غارة استهدفت (الحركة)`."""
    for unit in reversed(sentence.units[max(0, at - _SUBJECT) : at]):
        if unit.is_any(("stop", "that")):
            return False
        if unit.of("attacks") is not None or unit.is_particle("relative"):
            return True
    return False


def _before(scene: Scene, at: int, named: Named) -> tuple[Actor, str] | None:
    """`(قوات الحركة) اقتحمت`, `أن (الجيش) شن`: a subject that opens the clause of its verb."""
    sentence = scene.sentence
    subject = at - 1
    if subject >= 0 and sentence[subject].is_particle("may"):
        subject -= 1
    if subject not in named or any(d.people.first <= subject < d.people.last for d in scene.drafts):
        return None
    entry = sentence[subject].of("actors")
    if entry is None or entry.preposition:
        return None
    after = sentence.at(at + 1)
    if after is not None and after.entries and all(e.preposition for e in after.entries):
        return None  # "was hit by a bomb"
    opening = subject - 1
    while opening >= 0 and _describes(sentence[opening]):
        opening -= 1
    before = sentence.at(opening)
    opens = before is None or not before.word or before.is_any(("that", "clause", "break", "and", "may"))
    return (named[subject].actor, entry.row.id) if opens else None
