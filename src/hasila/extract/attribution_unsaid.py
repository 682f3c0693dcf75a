"""Sources that no verb of saying names: before a colon, by whose toll it is, where the verb is said once for two."""

from hasila.extract.attribution_names import Name, is_document, is_quote, is_speaker, name_at
from hasila.extract.attribution_rules import Source, doer, speaking
from hasila.extract.units import Sentence
from hasila.model import AuthorityKind

# So far behind its owner stands the verb of a toll, and so far before the number the second speaker of a verb.
_NEAR = 8
_HARMS = ("act", "undergo", "inflict", "victim", "masdar")


def headline(sentence: Sentence, at: int) -> Source | None:
    """`الداخلية: مقتل ثلاثة`, `• 20:15 - مراسلنا: مقتل ثلاثة`: a name, a colon, and the news."""
    before = sentence.at(at - 1)
    opens = before is None or before.is_particle("colon") or before.text == "|" or at == first_word(sentence)
    if not opens:
        return None
    opening = sentence[at]
    if not (opening.word or is_quote(opening)) or opening.role("outcomes", "role", "victim"):
        return None
    name = name_at(sentence, at, people=True)
    if name is None or name.first > at + 1:
        return None
    after = name.last + (1 if is_quote(sentence.at(name.last)) else 0)
    joined = sentence.at(after)
    if joined is not None and joined.is_particle("name_joins"):
        near = range(after, min(len(sentence), after + 5))
        after = next((i for i in near if not sentence[i].word and not is_quote(sentence[i])), after)
        name = Name(name.first, after)
    heard = joined.of("speakers") if joined is not None else None
    if heard is not None and heard.preposition and heard.row["authority"] == AuthorityKind.MEDIA:
        after += 1  # "a source to Reuters: three killed"
    colon = sentence.at(after)
    if colon is None or not colon.is_particle("colon") or after + 2 >= len(sentence):
        return None
    if sentence.has(at, after, "attacks"):
        return None
    return speaking(sentence, name, after + 1)


def toll_told(sentence: Sentence, at: int) -> Source | None:
    """`حصيلة سابقة (للمرصد) توقفت عند`, `حصيلة (وزارة الداخلية) بقيت عند`: whose toll it is that stands at a number."""
    toll = sentence[at]
    if not toll.is_particle("toll_nouns") or toll.of("speakers") or sentence.has(at - 1, at, "reporting"):
        return None
    body = at + 1
    while body < at + 3 and sentence.has(body, body + 1, "former", "kind_of_toll"):
        body += 1
    if body >= len(sentence) or not is_speaker(sentence[body]):
        return None
    name = name_at(sentence, body)
    stands = _NEAR if name is None else name.last
    if name is None or not sentence.has(stands, stands + _NEAR, "toll_stands", "reached"):
        return None
    between = sentence.units[stands : stands + _NEAR]
    level = next(i for i, unit in enumerate(between) if unit.is_any(("toll_stands", "reached")))
    if any(unit.role("outcomes", "role", *_HARMS) or not unit.word for unit in between[:level]):
        return None
    return speaking(sentence, name, name.last)


def gapped(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    """`تحدثت الشرطة عن خمسة قتلى، (والصحة عن) سبعة`: the second speaker of a verb that is said once."""
    counted = sentence.at(at + 1)
    if not (found and sentence[at].is_particle("quoted_from") and counted is not None):
        return None
    if counted.numeral is None and not (counted.of("quantities") or counted.of("qualifiers")):
        return None
    for first in range(at - 1, max(found[-1].last, at - _NEAR), -1):
        unit = sentence[first]
        if is_speaker(unit) and any(e.conjunction for e in unit.entries):
            name = name_at(sentence, first)
            return speaking(sentence, name, at + 1) if name is not None and name.last == at else None
    return None


def first_word(sentence: Sentence) -> int:
    """The first word of a line, past a bullet or the time of an update (`• 20:15 -`); a count is no such mark."""
    at = next((i for i, unit in enumerate(sentence.units) if unit.word), 0)
    clock = at > 2 and sentence[at - 2].is_particle("colon")
    return at if at and (clock or sentence[at - 1].numeral is None) else 0


def told_below(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    """`خرجت الوزارة بأول رقم: مقتل ستة`: what follows the colon is what the subject told."""
    if not sentence[at].is_particle("colon") or found or sentence.has(0, at, "outcomes"):
        return None
    name = doer(sentence, at)
    return speaking(sentence, name, at + 1) if name is not None and not is_document(sentence, name) else None
