"""Find the stretches of a sentence that count its event from another one: `بعد يوم من غارة قتلت ستة`."""

from collections.abc import Iterator, Sequence

from hasila.extract.anchors import attack_of
from hasila.extract.date_counted import length_of
from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry
from hasila.model import Outcome

# A count of days, with what stands in it, has so many words.
_COUNT = 5
# So many words behind it the event counted from is named.
_NAMED = 2
# So near before "since" a word for the worst or the first stands.
_RANK = 6
# The day of an attack that is recalled, and that it was another, stand so near behind "since" or "after".
_DATED = 5
# So many words tell that an attack is the second, and in how many days.
_COMPARED = 10
# So many words part a word for likeness from the attack that another is like.
_LIKE = 6
# What goes on since it began.
_LAST = frozenset((Outcome.DETAINED, Outcome.ABDUCTED, Outcome.MISSING))
# Verbs of what is done to people; those who die of wounds die of an event told before.
_BY_HAND = frozenset(("outcomes.kill_v", "outcomes.wound"))
# A stretch that begins so near to the first word opens the sentence.
_OPENS = 2


def recalled(scene: Scene) -> list[tuple[int, int]]:
    """The units [first, last) of each such stretch, beside which the sentence tells an event of its own.

    At the head of a sentence it goes on to the comma, else to the end.
    """
    units = scene.sentence.units
    found = []
    for at in scene.sentence.where("counted_after", "counted_before"):
        told = length_of(units[at + 1 : at + 1 + _COUNT])
        first = at + 1 + told[1] if told is not None else 0
        if told is None or not _names_event(units[first : first + _NAMED]):
            continue
        opens = at < _OPENS
        last = _comma(units, first) if opens else len(units)
        outside = units[last:] if opens else units[:at]
        if _tells(outside, new=opens):
            found.append((at, last))
    found += [(at, len(units)) for at in scene.sentence.where("since") if is_measure(scene, at)]
    beside = {at: end for at, end in _told_beside(scene) if not any(a <= at < b for a, b in found)}
    return found + sorted(beside.items())


def _told_beside(scene: Scene) -> Iterator[tuple[int, int]]:
    """Stretches that count people of an event which is only told beside this one."""
    sentence, units = scene.sentence, scene.sentence.units
    for at in sentence.where("in_answer"):
        last = _answered_to(sentence, at)
        if last and _counts(scene, at, last) and _has_attack((*units[:at], *units[last:])):
            yield at, last  # "in answer to the slaughter of 21"
    for at in sentence.where("counted_after"):
        ranked = sentence.has(max(0, at - _RANK), at, "ranked") or any(
            _later(sentence, max(0, at - _COMPARED), at)
        )
        again = ranked or sentence.has(at + 1, at + _DATED, "another")
        opens = _opens_attack(units[at + 1 :]) or (ranked and _names_event(units[at + 1 : at + 2]))
        if again and opens and _counts(scene, at, len(units)):
            yield at, len(units)  # "the second in months, after one on a museum in which 21 fell"
    for at in sentence.where("since"):
        dated = any(at < d.first <= at + _DATED and d.expression.year is not None for d in scene.dates)
        if dated and _opens_attack(units[at + 1 :]) and _counts(scene, at, len(units)):
            yield at, len(units)  # "on guard since the attacks of March 2016, in which 32 were killed"
    yield from likenesses(sentence)
    for at in _first_of_two(sentence):
        if _counts(scene, at, len(units)):
            yield at, len(units)  # "the second in ten days, as 48 were killed on the tenth"


def likenesses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches that name another attack which one is like: `على غرار هجوم كذا في سبتمبر`; at the head up to a comma."""
    units = sentence.units
    for at in sentence.where("likened"):
        named = units[at + 1 : at + 1 + _LIKE]
        if any(attack_of(unit) is not None or unit.of("outcomes") is not None for unit in named):
            yield at, _comma(units, at) if at < _OPENS else len(units)


def _answered_to(sentence: Sentence, at: int) -> int:
    """Where what `ردا على مقتل ثلاثة` answers ends: at a comma or the verb of a blow; 0 if it is known or not told."""
    units = sentence.units
    for first in range(at + 1, min(len(units), at + 1 + _NAMED)):
        entry = attack_of(units[first]) or units[first].role("outcomes", "role", "act")
        known = entry is not None and entry.article and not sentence.has(first + 1, first + 2, "relative")
        if entry is not None and not known and entry.row.paradigm != "verb":
            end = _comma(units, first)
            blows = [i for i, e in sentence.readings("attacks", first + 1, end) if e.row.paradigm == "verb"]
            return min([*blows, *(i for i in sentence.where("launches") if i > first)], default=end)
    return 0


def _first_of_two(sentence: Sentence) -> Iterator[int]:
    """`وهو الثاني خلال أيام، (إذ) قتل 48`, `هذا ثاني اعتداء، (والأول) أودى بثلاثين`: where the one before is told."""
    for at in sentence.where("clause"):
        after = sentence.at(at + 1)
        told = (
            after is not None and after.of("outcomes") is not None and sentence[at - 1].is_particle("comma")
        )
        if told and any(entry.article for entry in _later(sentence, max(0, at - _COMPARED), at)):
            yield at
    for at, entry in sentence.readings("times"):
        first = entry.row["kind"] == "ordinal" and entry.article and entry.row["value"] == "1"
        alone = sentence.has(at + 1, at + 3, "outcomes", "causes", "was_before", "already")
        opens = sentence.has(max(0, at - _OPENS), at, "comma")
        if first and alone and opens and any(_later(sentence, 0, at)):
            yield at


def _later(sentence: Sentence, first: int, last: int) -> Iterator[Entry]:
    """The words there for the second or a later one."""
    for _, entry in sentence.readings("times", first, last):
        if entry.row["kind"] == "ordinal" and entry.row["value"] != "1":
            yield entry


def _opens_attack(units: Sequence[Unit]) -> bool:
    attack = attack_of(units[0]) if units else None
    return attack is not None and not attack.article


def _counts(scene: Scene, first: int, last: int) -> bool:
    """Whether people are counted in the units [first, last)."""
    return any(first <= d.people.first < last for d in scene.drafts)


def _has_attack(units: Sequence[Unit]) -> bool:
    return any(attack_of(unit) is not None for unit in units)


def is_measure(scene: Scene, at: int) -> bool:
    """`الأكثر دموية (منذ يوليو 2018 حين قتل 20)`, `الأسوأ (منذ هجوم أودى بعشرين)`: the event it is measured by.

    `at`: the unit of "since".
    """
    units = scene.sentence.units
    if not at or not units[at].is_particle("since"):
        return False
    if _names_event(units[at + 1 : at + 1 + _NAMED]):
        return scene.sentence.has(max(0, at - _RANK), at, "ranked", "superlative")
    if any(d.people.first < at and d.outcome in _LAST for d in scene.drafts):
        return False  # "held since May 2019, when he was led off"
    years = (d for d in scene.dates if at <= d.first <= at + _DATED and d.expression.year is not None)
    dated = next(years, None)
    if dated is None:
        return False
    if dated.first > at:  # "the worst since the lorry of October 2017 that killed 587"
        ranked = scene.sentence.has(max(0, at - _RANK), at, "ranked", "superlative")
        return ranked and _counts(scene, at, len(units))
    behind = next((unit for unit in units[at:] if unit.start >= dated.expression.end), None)
    return behind is not None and behind.is_particle("when")


def is_at_site(scene: Scene) -> bool:
    """`صلى المئات فجر الأربعاء في (موقع) التفجير`: what was done where an attack had been, and nothing told of the attack."""
    sites = set(scene.sentence.where("site_of"))
    if not sites or scene.drafts:
        return False
    return all(at - 1 in sites for at in scene.sentence.where("attacks"))


def _names_event(units: Sequence[Unit]) -> bool:
    """`غارة`, `عملية نفذها`, `مقتل`: not `التفجير`, which the reader knows."""
    if not units:
        return False
    entry = attack_of(units[0]) or units[0].role("outcomes", "role", "act")
    return not entry.article if entry is not None else units[0].is_any(("act_of", "raid"))


def _tells(units: Sequence[Unit], *, new: bool) -> bool:
    """Whether an attack is told there; behind a head that counts from another, one that is not yet known."""
    if any(unit.is_particle("toll_moves") for unit in units):
        return False
    attacks = [entry for unit in units if (entry := attack_of(unit)) is not None]
    if new:
        return any(not entry.article for entry in attacks)
    return bool(attacks) or any(unit.is_particle("the_event") or _kills(unit) for unit in units)


def _kills(unit: Unit) -> bool:
    entry = unit.of("outcomes")
    return entry is not None and entry.row.id in _BY_HAND


def _comma(units: Sequence[Unit], first: int) -> int:
    """Where the stretch ends: behind its first comma that no bearing follows."""
    for at in range(first, len(units)):
        after = units[at + 1] if at + 1 < len(units) else None
        if units[at].is_particle("comma") and (after is None or not after.is_particle("direction")):
            return at + 1
    return len(units)
