"""Tell the counts that a report gives as former ones: `كانت حصيلة سابقة أفادت بمقتل 20`, `بعد أن كان العدد 12`."""

from collections.abc import Sequence

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import FORMER

# So many words part "was" from the verb by which somebody said it.
_SAID = 9
# So many words part a verb of saying from "at an earlier time".
_CALLED = 6
# So many words part a toll that moves from the number it had.
_MOVES = 18
# So many words behind a count may call it former.
_CLOSING = 4


def is_earlier(sentence: Sentence, draft: Draft) -> bool:
    """Whether the words tell a count as one that was given before the report's own."""
    if draft.rule == FORMER:
        return True
    if not sentence.where("was_before", "former", "instead", "corrects"):
        return False
    if _is_corrected(sentence, draft.people.first):
        return True
    if _is_closed_by(sentence.units, draft.last):
        return True
    at = draft.people.first
    start = max((i for i in _former(sentence) if i < at), default=at)
    return start < at and not any(_ends(sentence.units, i) for i in range(start + 1, at))


def _is_corrected(sentence: Sentence, at: int) -> bool:
    """`صححت الوزارة بذلك حصيلة (20 قتيلا)`: the toll that is set right."""
    before = sentence.at(at - 1)
    if before is None or not before.is_particle("toll_nouns"):
        return False
    for unit in reversed(sentence.units[max(0, at - 1 - _CALLED) : at - 1]):
        if unit.is_any(("stop", "comma", "until")) or unit.of("outcomes") is not None:
            return False
        if unit.is_particle("corrects"):
            return True
    return False


def _is_closed_by(units: Sequence[Unit], at: int) -> bool:
    """`(20 قتيلا) في حصيلة سابقة`: the words that follow a count call it former."""
    after = units[at : at + _CLOSING]
    toll = next((i for i, unit in enumerate(after) if unit.is_particle("toll_nouns")), None)
    return toll is not None and any(unit.is_particle("former") for unit in after[toll + 1 :])


def _ends(units: Sequence[Unit], at: int) -> bool:
    """`لكن`, `قبل أن`, `غير أن`: what is told behind these words is what came later."""
    that = at + 1 < len(units) and units[at + 1].is_particle("that_may")
    unit = units[at]
    return unit.is_any(("since_then", "stop")) or (that and unit.is_particle("yet"))


def _former(sentence: Sentence) -> list[int]:
    """Where the words begin to tell of what was said before."""
    units = sentence.units
    called = [at for at in sentence.where("former") if _is_called(units, at)]
    been = [end for at in sentence.where("was_before") if (end := _end_of_was(units, at)) is not None]
    return [*called, *been, *(at for at in sentence.where("instead") if is_instead(units, at))]


def _is_called(units: Sequence[Unit], at: int) -> bool:
    """`حصيلة (سابقة)`, `حصيلة أولية (سابقة)`, `قالت الشرطة، في وقت (سابق)`."""
    before = units[max(0, at - _CALLED) : at]
    if any(unit.is_particle("toll_nouns") for unit in before[-2:]):
        return True
    return bool(before) and before[-1].is_particle("a_time") and any(_is_saying(unit) for unit in before)


def _end_of_was(units: Sequence[Unit], at: int) -> int | None:
    """The last word of `بعد أن كان`, `كانت حصيلة`, `كانت آخر حصيلة`, `كانت الوزيرة تحدثت`, or None."""
    if is_after(units, at):
        return at
    after = units[at + 1 : at + 1 + _SAID]
    ranked = bool(after) and after[0].is_particle("another")
    toll = after[ranked] if len(after) > ranked else None
    if toll is not None and toll.is_particle("toll_nouns"):
        behind = units[at + 2 + ranked : at + 2 + ranked + _CALLED]
        if ranked or not _is_definite(toll) or _tells_when(behind):
            return at + 1 + ranked
    for i, unit in enumerate(after):
        if unit.is_any(("stop", "clause")):
            break
        if _is_saying(unit):
            return at + 1 + i
    return None


def _tells_when(after: Sequence[Unit]) -> bool:
    """`كانت الحصيلة (مساء الأربعاء) 95`, `كان الرقم (قبل) ساعات 94`, `كان الإحصاء (الأول) 58`: the toll of a time before."""
    unit = after[0] if after else None
    if unit is None:
        return False
    time = unit.of("times")
    past = time is not None and not (time.row["kind"] == "day" and time.row["value"] == "0")
    return past or unit.of("weekdays") is not None or unit.is_any(("ago", "first_toll"))


def _is_definite(unit: Unit) -> bool:
    return unit.text.startswith(clitics("article")[0])


def is_after(units: Sequence[Unit], at: int) -> bool:
    """`بعدما كان`, `بعد أن كانت`."""
    before = units[max(0, at - 2) : at]
    if not before:
        return False
    apart = len(before) > 1 and before[0].is_particle("right_after") and before[1].is_particle("that_may")
    return apart or before[-1].is_particle("after_which")


def is_instead(units: Sequence[Unit], at: int) -> bool:
    """`ارتفع إلى 15 (بدلا) من 12`, `(مقابل) 12`: the number that a toll which moves had before."""
    return any(unit.is_particle("toll_moves") for unit in units[max(0, at - _MOVES) : at])


def _is_saying(unit: Unit) -> bool:
    entry = unit.of("reporting")
    return entry is not None and entry.row["kind"] == "verb"
