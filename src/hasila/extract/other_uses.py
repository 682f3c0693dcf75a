"""Verbs of harm that say something else of those who follow them: they rise in rank, or lose their jobs."""

from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.lexicon import clitics

# A loaded word for being killed, which says of others that they rise (to a rank, to the next round).
_RISES = frozenset(("outcomes.ascend", "outcomes.ascension"))
# Verbs that have an object of another kind: people lose their jobs, or spend their leave.
_OF_THINGS = frozenset(("outcomes.go_missing", "outcomes.perish2"))


def is_other_use(trigger: Trigger, sentence: Sentence, at: int) -> bool:
    """Whether what stands at unit `at`, right behind the people, gives the trigger a harmless sense."""
    row = trigger.entry.row.id
    return (row in _OF_THINGS and _has_own(sentence, at)) or (row in _RISES and _leads_up(sentence, at))


def _has_own(sentence: Sentence, at: int) -> bool:
    """`فقد ألف عامل (وظائفهم)`, `قضى ثلاثة جنود (إجازتهم)`: right behind them, what is theirs."""
    unit = sentence.at(at)
    if unit is None or not unit.word or unit.entries or unit.conjoined:
        return False
    if unit.particles or unit.is_particle("his_end"):  # "met the end of their lives"
        return False
    his = unit.text.endswith(clitics("singular_pronoun")) and sentence.ends_as_folded(unit)
    return his or unit.text.endswith((*clitics("plural_pronoun"), *clitics("dual_pronoun")))


def _leads_up(sentence: Sentence, at: int) -> bool:
    """`ارتقى ثلاثة ضباط (إلى رتبة عقيد)`: they rose, nobody died."""
    after, beyond = sentence.at(at), sentence.at(at + 1)
    return after is not None and after.is_particle("to") and (beyond is None or beyond.numeral is None)
