"""Tell an execution or a jailing that a court decides from one that was carried out."""

from hasila.extract.units import Sentence

# So many words part a court's verb from the execution it decides.
_OF_COURT = 14
# So near a decision stands, those who took it between.
_DECIDES = 2
# So near behind those whom it sends to jail its length stands.
_TERM = 7


def is_verdict(sentence: Sentence, at: int) -> bool:
    """`قضت محكمة بحبس سبعة`, `أحكام بسجن أربعة`: years in jail that a court gives, no arrest."""
    for unit in reversed(sentence.units[max(0, at - _OF_COURT) : at]):
        if unit.is_particle("verdict"):
            return True
        if unit.is_any(("stop", "clause")):
            return False
    return False


def is_term(sentence: Sentence, at: int) -> bool:
    """`قررت سجن 33 متهما (مددا) متفاوتة`, `حبس متهم (سنة) مع الشغل`: so long as only a court puts people in jail."""
    for unit in sentence.units[at + 1 : at + 1 + _TERM]:
        if unit.is_particle("jail_term"):
            return True
        if unit.is_any(("stop", "comma", "clause", "relative")):
            return False
    return False


def is_sentenced(sentence: Sentence, at: int) -> bool:
    """`قضت المحكمة بإعدام ثلاثة`, `قرار السلطات إعدامه`: what a court decides, unless it was carried out."""
    if sentence.has(at - _DECIDES, at, "decision"):
        return True
    for unit in reversed(sentence.units[max(0, at - _OF_COURT) : at]):
        if unit.is_any(("performs", "carried_out")):
            return False
        if unit.is_any(("verdict", "court")):
            return True
        if unit.is_any(("stop", "clause")):
            return False
    return False
