"""Whether a plural without a number tells that people were harmed: `أسفر عن (ضحايا)`, `(إصابات) في صفوف الجنود`."""

from hasila.extract.persons import People, noun_of
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import Outcome

# These plurals tell it alone.
_PLAIN = frozenset(("outcomes.dead", "outcomes.hurt", "outcomes.martyr"))
_INJURED = "outcomes.injured"
# So far before a plural the word may stand that says it happened.
_CAUSE = 4
# So many words may say who they were, between them and the attack of a headline.
_KINDS = 3


def is_told(sentence: Sentence, people: People) -> bool:
    """`أسفر عن ضحايا`: a word that says it happened; not `ضحايا القمع`."""
    after, owner = sentence.at(people.last), sentence.at(people.first - 1)
    if owner is not None and owner.is_particle("of_victims"):
        return False  # the families of victims
    if sentence.has(people.first - _CAUSE, people.first, "details_of"):
        return False  # nobody has "details of" any
    dated = after is not None and (after.of("weekdays") is not None or after.of("times") is not None)
    named = after is not None and after.text.startswith(clitics("article")) and not dated
    if after is not None and (after.is_particle("these") or named):
        return False  # known by what follows
    hurt = (
        people.noun is not None
        and people.noun.row.id == _INJURED
        and sentence.has(people.last, people.last + 1, "harm", "by_hands")
    )
    if hurt or (people.noun is not None and people.noun.row.id in _PLAIN):
        return True  # "hurt by bullets"
    if opens_headline(sentence, people):
        return True
    if _is_beside_plain(sentence, people) or _is_in_ranks(sentence, people.last):
        return True
    if there_are_none(sentence, people.first):
        return True
    before = sentence.units[max(0, people.first - _CAUSE) : people.first]
    return any(
        (unit.of("causes") or unit.role("outcomes", "role", "undergo", "act"))
        and not unit.is_particle("of_victims")  # "the families of": spelt like "capturing"
        for unit in before
    )


def opens_headline(sentence: Sentence, people: People) -> bool:
    """`(ضحايا) مدنيون في قصف`, `(إصابات) بغارة`: victims that open a sentence, right behind them the attack in which they fell."""
    if people.first:
        return False
    for at in range(people.last, min(len(sentence), people.last + _KINDS + 1)):
        unit = sentence[at]
        joined = any(e.row.table == "attacks" and e.preposition for e in unit.entries)
        joined = joined or unit.is_any(("harm", "by_hands"))
        if joined or (
            unit.is_any(("in", "because", "right_after")) and sentence.has(at + 1, at + 3, "attacks")
        ):
            return True
        subset = unit.is_particle("of") or unit.role("links", "kind", "subset") is not None
        if noun_of(unit) is None and not subset:
            return False
    return False


def _is_in_ranks(sentence: Sentence, at: int) -> bool:
    """`إصابات (في صفوف) المتظاهرين`, `ضحايا (بين) المدنيين`: among whom there were any."""
    ranks = sentence.has(at, at + 1, "in") and sentence.has(at + 1, at + 2, "ranks")
    return ranks or sentence.has(at, at + 1, "in_ranks", "between")


def there_are_none(sentence: Sentence, at: int) -> bool:
    """`بلا (إصابات)`, `ولا توجد (إصابات)`, `لم تسجل أي (إصابات)`: right behind a denial, or a verb of being that is denied."""
    before = sentence.at(at - 1)
    if before is not None and before.role("irrealis", "kind", "negation") is not None:
        return True
    verb = at - 1 - sentence.has(at - 1, at, "any_of", "there")
    denied = sentence.at(verb - 1) if verb > 0 else None
    return sentence.has(verb, verb + 1, "exists") and (
        denied is not None and denied.role("irrealis", "kind", "negation") is not None
    )


def is_beside_count_of_others(sentence: Sentence, people: People, said: Outcome) -> bool:
    """`قتل 15 مدنيا فضلا عن (الجرحى)`: the hurt beside the dead who are counted, or the other way round."""
    before = sentence.at(people.first - 1)
    noun = people.noun
    if before is None or before.role("links", "kind", "plus") is None or noun is None or not noun.article:
        return False
    if noun.row.id not in _PLAIN and noun.row.id != "outcomes.injured":
        return False
    others = (entry for _, entry in sentence.readings("outcomes", 0, people.first))
    return any(entry.row["outcome"] not in (said, "") for entry in others)


def _is_beside_plain(sentence: Sentence, people: People) -> bool:
    """`قتلى (ومفقودون)`, `جرحى (وأسرى)`: joined to a plural that alone says that people were harmed."""
    before, owner = noun_of(sentence.at(people.first - 1)), sentence.at(people.first - 2)
    if before is None or before.row.id not in _PLAIN or before.definite or "p" not in before.features:
        return False
    return sentence[people.first].conjoined and (owner is None or not owner.is_particle("of_victims"))
