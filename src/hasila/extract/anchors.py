"""Tell how close a date or place stands to what happened, and how its words tie it to the event."""

from hasila.extract.scenes import Placed, Scene
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics

# A date or place farther from what happened than this, breaks counted, belongs to something else.
NEAR = 22
_BREAK, _COMMA = 8, 4


def attack_of(unit: Unit) -> Entry | None:
    """The attack a unit names or tells, or None."""
    return unit.of("attacks")


def is_plural(entry: Entry) -> bool:
    """Whether an attack's noun is in the plural; a verb's plural is that of who attacks."""
    return "p" in entry.features and "t" not in entry.features and "i" not in entry.features


def distance(sentence: Sentence, there: int, here: int) -> int:
    """Units between two units, with more for each break of the clause between them."""
    low, high = sorted((there, here))
    steps = high - low
    for unit in sentence.units[low:high]:
        if unit.is_particle("stop") or unit.is_particle("clause"):
            steps += _BREAK
        elif unit.is_particle("comma"):
            steps += _COMMA
    return steps


def cue_of(scene: Scene, placed: Placed) -> float:
    """How the words before a place tie the event to it.

    2: "in", "near", "the attack on" it; 1: named beside what was hit; 0.5: no word says;
    0.2: a dateline, a border, a country near by, where people or things came from or went.
    """
    units = scene.sentence.units
    if is_dateline(scene, placed):
        return 0.2
    at = placed.first - 1
    if at >= 0 and _holds(scene.sentence, units[at], placed):
        return _joined(units[at])
    while at >= 0 and (
        units[at].is_particle("place_head")
        or units[at].is_particle("quote")
        or units[at].is_particle("brackets_open")
    ):
        if units[at].is_particle("place_head") and units[at].text.startswith(clitics("preposition")[0]):
            return 2
        at -= 1
    if at < 0:
        return 1 if placed.first > 0 else 0.5
    return _cue_of_word(scene, placed, at)


def _cue_of_word(scene: Scene, placed: Placed, at: int) -> float:
    units = scene.sentence.units
    before = units[at]
    earlier = scene.sentence.at(at - 1)
    if before.is_particle("near"):
        is_country = placed.mention.place is not None and placed.mention.place.kind == "country"
        return 0.2 if is_country else 2
    if before.is_particle("place_in"):
        return 0.2 if earlier is not None and earlier.is_particle("place_aside") else 2
    if attack_of(before) is not None:
        return 2
    if before.is_particle("on"):
        return 2 if any(attack_of(unit) is not None for unit in units[max(0, at - 6) : at]) else 0.5
    if before.is_particle("place_aside"):
        return 2 if earlier is not None and earlier.is_particle("near") else 0.2
    return 1 if before.of("targets") is not None else 0.5


def is_dateline(scene: Scene, placed: Placed) -> bool:
    """`بيروت - (أ ف ب)`, `القدس (CNN) --`: the town where a report was written opens it."""
    after = scene.sentence.at(placed.last)
    before = scene.sentence.units[: placed.first]
    if len(before) > 3 or any(
        unit.word and (unit.entries or unit.is_particle("place_in")) for unit in before
    ):
        return False
    return (
        after is not None
        and not after.word
        and not after.is_particle("stop")
        and not after.is_particle("comma")
    )


def _holds(sentence: Sentence, unit: Unit, placed: Placed) -> bool:
    """Whether the name begins within that unit, behind a joined letter."""
    return sentence.view.raw(unit.start, unit.end)[1] > placed.mention.span.start


def _joined(unit: Unit) -> float:
    first, second = clitics("preposition")[:2]
    bare = unit.text.removeprefix(clitics("conjunction")[0])
    if bare.startswith(first):
        return 2
    return 0.2 if bare.startswith(second) else 0.5
