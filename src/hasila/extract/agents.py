"""Tell those who act from those they struck, where two nouns for people stand behind one verb."""

from hasila.extract.names import read_name, whole_person
from hasila.extract.nouns import is_accusative_anybody, is_anybody
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group, Outcome

_TWO = 2
# So many words may name who did it.
_AGENT = 2
_ARMED = (Group.ARMED_GROUP, Group.ATTACKERS)


def takes_one(sentence: Sentence, trigger: Trigger, agents: People, one: People) -> bool:
    """`اعتقل جنود (فرنسيون) الصحافي فلان`, `جنود فرنسيون لبنانيين`: behind a nominative, one person or an oblique.

    Of gunmen who abduct any one person right behind them (`اختطف خمسة مسلحين إمام المسجد`).
    """
    if trigger.outcome is Outcome.ABDUCTED and agents.group in _ARMED and one.first == agents.last:
        return one.value == 1 and one.outcome is None and not (one.counted or sentence[one.first].conjoined)
    several = agents.value is None and not (agents.counted or agents.definite)
    known = one.value == 1 and (one.definite or one.proper or "a" in one.noun_features)
    known = known or (one.value is None and sentence[one.first].text.endswith(clitics("oblique")))
    acting = sentence[one.first - 1].text.endswith(clitics("nominative"))
    return several and known and acting and one.first <= agents.last + 1 and not sentence[one.first].conjoined


def fell_dead(sentence: Sentence, trigger: Trigger, first: People, second: People) -> bool:
    """`أردت الشرطة (سائقين قتيلين)`, `أردى الأمن (المهاجم قتيلا)`: whom the verb tells of, and what they have become behind them."""
    if trigger.entry.row.id != "outcomes.shoot_dead" or sentence[second.first].conjoined:
        return False
    dead = second.outcome is Outcome.KILLED and not second.definite
    two = first.value in (None, _TWO) and not {"d", "e"}.isdisjoint(first.noun_features)
    both = second.first == first.last and second.value == _TWO and two
    return dead and (both or (second.value == first.value == 1 and first.outcome is None))


def is_fallen(sentence: Sentence, trigger: Trigger, near: People) -> bool:
    """`سقط فلان (شهيدا)`, `أن جنديا سقط (قتيلا)`: whether `near`, right behind the verb, says that another fell dead."""
    alone = near.value == 1 and not near.counted and near.last - near.first == 1
    dead = near.outcome is Outcome.KILLED and "a" in near.noun_features and not sentence[near.first].conjoined
    return trigger.role == "undergo" and alone and dead


def did_it(verb: Unit) -> bool:
    """`في هجوم (شنه) ثلاثة انتحاريين`: a verb with the attack as its object, whose subject carried it out."""
    return verb.is_particle("carries_out") and verb.text.endswith(clitics("singular_pronoun"))


def does_it(sentence: Sentence, trigger: Trigger, at: int, people: People) -> bool:
    """`أعدم (النظام) معارضيه`: a word of no lexicon in the definite, behind which several are neither its own nor its adjective."""
    who = sentence[at - 1]
    plain = who.word and not (who.entries or who.particles) and who.text.startswith(clitics("article"))
    several = who.text.endswith((*clitics("nominative"), *clitics("oblique"), *clitics("common_ending")))
    return (
        plain
        and not several
        and trigger.role != "undergo"
        and people.value is None
        and at == trigger.last + 1
    )


def is_vague_object(sentence: Sentence, start: int, at: int) -> bool:
    """`اعتقلت الشرطة (العشرات)`, `قتلت القوات (الآخر)`, `لم توقف الشرطة (أحدا)`: a word alone for people, right behind who did it."""
    if is_accusative_anybody(sentence[at]):
        return is_anybody(sentence, at)
    vague = sentence[at].of("quantities") or sentence[at].role("links", "kind", "others")
    if (
        vague is None
        or not sentence[at].text.startswith(clitics("article"))
        or not start < at <= start + _AGENT
    ):
        return False
    after = sentence.at(at + 1)
    between = sentence.units[start:at]
    agent = all(unit.text.startswith(clitics("article")) or unit.of("names") is not None for unit in between)
    return agent and not (after and after.is_particle("of"))


def struck_by_men(sentence: Sentence, start: int, end: int) -> People | None:
    """`خطف رجال في زي الشرطة (الطبيب فلان)`: the one with the article whom unknown men took, past what is said of them.

    Nothing but a definite word, or one in the nominative, stands before him, so that he owns nothing.
    """
    for at in range(start, min(len(sentence), end)):
        unit, before = sentence[at], sentence[at - 1]
        if not unit.word or unit.conjoined or unit.is_any(("clause", "relative", "that")):
            return None
        if unit.of("outcomes") or unit.of("reporting"):
            return None
        one = read_people(sentence, at) or _named_nisba(sentence, at)
        known = one is not None and one.value == 1 and one.definite and not (one.counted or one.outcome)
        apart = before.text.startswith(clitics("article")) or before.text.endswith(clitics("nominative"))
        if one is not None and known and apart and one.noun is not None and not one.noun.preposition:
            return whole_person(sentence, one)
    return None


def _named_nisba(sentence: Sentence, at: int) -> People | None:
    """`الجيش العراقي (الصحفي طلال هاشم)`: an office spelt like one more adjective, a name behind it."""
    noun, end = sentence[at].of("people"), read_name(sentence, at + 1, certain=False)
    if noun is None or end is None or not noun.article or noun.features != "s":
        return None
    return People(
        at,
        end,
        1,
        noun=noun,
        noun_at=at,
        group=Group(noun.row["group"]),
        definite=True,
        proper=True,
        rows=(noun.row.id,),
    )


def may_follow(before: Unit) -> bool:
    """What may stand between a verb and a definite noun it governs: a time, a bracket, an agent, an attack."""
    return (
        not before.word
        or any(before.of(table) for table in ("times", "weekdays", "people", "actors", "nationalities"))
        or before.role("speakers", "authority", *_WHO_ACT) is not None
        or (before.of("attacks") is not None and before.text.startswith(clitics("article")))
        or before.is_any(("resumes", "adverbs"))
    )


# Bodies that may arrest and kill: "the authorities".
_WHO_ACT = ("government",)
