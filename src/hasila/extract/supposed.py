"""Numbers of people that nobody counted: rates, nicknames of a country, and what a toll may yet come to."""

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence
from hasila.model import Outcome

# So far before a number what it may rise to is said; so near before it that it is a rate.
_MAY, _RATE = 9, 2
# So near behind its people a rate goes on: "against every fighter".
_AGAINST = 3
# Only of so many does a country have a nickname.
_MILLION = 10**6
_VICTIMS = frozenset(("outcomes.victim",))
_FAMILIES = frozenset(("people.family", "people.family2"))


def is_supposed(sentence: Sentence, draft: Draft) -> bool:
    """Whether the count of a figure is a rate, a nickname, of families, or one that a toll may rise to."""
    return (
        _is_rate(sentence, draft)
        or _is_every_so_often(sentence, draft)
        or _are_brought_away(sentence, draft)
        or _is_nickname(sentence, draft)
        or _is_of_families(draft)
        or _may_rise(sentence, draft)
    )


def _is_rate(sentence: Sentence, draft: Draft) -> bool:
    """`بمعدل 30 قتيلا يوميا`, `خمسة قتلى مدنيين مقابل كل مقاتل`."""
    first, last = draft.people.first, draft.people.last
    if sentence.has(first - _RATE, first, "at_a_rate"):
        return True
    for at in range(last, min(len(sentence), last + _AGAINST)):
        if sentence[at].is_particle("for_each"):
            return True
        if sentence[at].is_particle("in_return_for") and at + 1 < len(sentence):
            return sentence[at + 1].is_particle("each")
        if sentence[at].is_any(("stop", "comma")):
            break
    return False


def _is_every_so_often(sentence: Sentence, draft: Draft) -> bool:
    """`يقتل طفل (كل عشر دقائق)`, `صحفيا يقتل (كل خمسة أيام)`: how often, not how many; no `كل منهم`."""
    trigger = draft.trigger
    if trigger is None or "i" not in trigger.entry.features:
        return False
    every, often = sentence.at(draft.last), sentence.at(draft.last + 1)
    if every is None or often is None or not every.is_particle("each"):
        return False
    return often.numeral is not None or any(often.of(table) for table in ("times", "counted", "periods"))


def _are_brought_away(sentence: Sentence, draft: Draft) -> bool:
    """`إجلاء 93 ألفا من (ضحايا) الزلزال`: victims who are brought to safety have lived."""
    noun = draft.people.noun
    victims = noun is not None and noun.row.id in _VICTIMS and draft.outcome is Outcome.KILLED
    first = draft.people.first
    return victims and sentence.has(max(0, first - _RATE), first, "rescued")


def _is_nickname(sentence: Sentence, draft: Draft) -> bool:
    """`بلد (المليون شهيد)`: by its dead a country is called; here nobody tells of them."""
    before = sentence.at(draft.people.first - 1)
    vast = (draft.people.value or 0) >= _MILLION
    return vast and before is not None and before.is_particle("land_of") and draft.people.definite


def _is_of_families(draft: Draft) -> bool:
    """`خمسون (أسرة شهيد)`: so many families, not so many dead."""
    noun = draft.people.noun
    return draft.rule == "figure.people-victim" and noun is not None and noun.row.id in _FAMILIES


def _may_rise(sentence: Sentence, draft: Draft) -> bool:
    """`قد يرتفع عدد القتلى إلى 50`, `يتوقع أن تتجاوز الحصيلة مئة`: nobody has counted so many."""
    if draft.negated or draft.people.proper or not sentence.where("may_reach", "irrealis"):
        return False
    first = draft.people.first
    for at in range(first - 1, max(0, first - 1 - _MAY), -1):
        unit = sentence[at]
        if unit.is_any(("stop", "comma", "relative")):
            return False
        if draft.rule == "figure.toll-number" and unit.role("irrealis", "kind", "possible") is not None:
            # "may be higher by hundreds", but "may have come to two thousand" is what somebody counted
            return not sentence.has(at + 1, first, "toll_moves")
        if unit.is_particle("may_reach"):
            before = sentence[at - 1]
            expected = before.is_particle("that_may") and at > 1 and _is_expected(sentence, at - 1)
            return before.is_any(("may", "shall")) or expected
    return False


def _is_expected(sentence: Sentence, at: int) -> bool:
    """`يتوقع (أن)`, `من الممكن (أن)`: "that" behind a word of fear or chance."""
    return sentence[at - 1].role("irrealis", "kind", "plan", "possible") is not None
