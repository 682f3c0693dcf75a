"""People whom acts named as such befell: `شملت الاعتقالات طلابا`, `عمليات اغتيال لضباط`."""

from collections.abc import Iterator

from hasila.extract.done_by import past_doer
from hasila.extract.holders import held_by_gunmen
from hasila.extract.lists import Draft
from hasila.extract.masdars import TRANSITIVE
from hasila.extract.names import named_person, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of, noun_of
from hasila.extract.spelt_alike import JAILINGS
from hasila.extract.standing import MAY_BE_NATURAL, standing
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome

# So many words may stand between an act and the verb that says whom it befell.
_NEAR = 5
# So many adjectives may stand between an act and those it was done to.
_ADJECTIVES = 2
# So far before it a word may say that the act is one, or several, of its kind.
_HEAD = 2
# "To the many", in general.
_ALL = clitics("article")[1]
_VOID = frozenset(("attempt", "fiction", "negation", "plan", "possible", "memorial"))


def reached(sentence: Sentence) -> Iterator[Draft]:
    """The figures of acts told of as nouns, in the order of their acts."""
    for at in sentence.where("outcomes"):
        act = _act(sentence[at])
        if act is None or standing(sentence, at, act) in _VOID:
            continue
        people = _by_verb(sentence, at) or _by_letter(sentence, at, act) or _past_agent(sentence, at, act)
        people = people or past_doer(sentence, at, act)
        if people is not None:
            outcome = Outcome(act.row["outcome"])
            held = outcome is Outcome.DETAINED and held_by_gunmen(sentence, at + 1, people)
            outcome = Outcome.ABDUCTED if held else outcome
            yield Draft(people, outcome, None, "figure.reached", rows=(act.row.id, *people.rows))


def _act(unit: Unit) -> Entry | None:
    """The reading of a unit as the name of an act done to people: `الاعتقالات`, `خطف`."""
    acts = (e for e in unit.entries if e.row.table == "outcomes" and e.row["role"] == "act")
    entry = next((e for e in acts if e.row.paradigm == "masdar"), None)
    if entry is None or entry.suffix or unit.numeral is not None:
        return None
    return entry if entry.row["outcome"] != Outcome.MISSING or entry.article else None


def _by_verb(sentence: Sentence, at: int) -> People | None:
    """`شملت الاعتقالات (طلابا)`, `الاغتيالات التي طالت (ضباطا)`: whom a verb of reaching says it befell."""
    if sentence.has(at - _HEAD, at, "reaches"):
        return _people(sentence, at + 1)
    for i in range(at + 1, min(len(sentence), at + _NEAR)):
        unit = sentence[i]
        if unit.is_particle("reaches"):
            return _people(sentence, i + 1)
        after = sentence.at(i + 1)
        aside = unit.is_particle("comma") and not (after is not None and after.is_particle("reaches"))
        if unit.is_particle("stop") or aside or read_people(sentence, i) is not None:
            break
    return None


def _people(sentence: Sentence, at: int) -> People | None:
    people = read_people(sentence, at, governed=True)
    return whole_person(sentence, people) if people is not None else named_person(sentence, at)


def _by_letter(sentence: Sentence, at: int, act: Entry) -> People | None:
    """`عمليات اغتيال متكررة (لضباط)`, `إعدامات بحق (أسرى)`, `الاحتجاز التعسفي (لعشرة) صحفيين`: whom acts befell."""
    head = sentence.has(at - _HEAD, at, "act_of") or "p" in act.features
    if not (head or act.article) or act.row.id in MAY_BE_NATURAL | JAILINGS:
        return None
    letter = clitics("preposition")[1]
    for i in range(at + 1, min(len(sentence), at + 2 + _ADJECTIVES)):
        unit = sentence[i]
        if head and unit.is_particle("acted_against"):
            people = read_people(sentence, i + 1, governed=True)
            owner = sentence.at(people.last) if people is not None else None
            known = people is not None and (
                people.definite or (owner and owner.text.startswith(clitics("article")))
            )
            every = people is None or (known and not people.counted and people.value is None)
            return None if every or people is None else whole_person(sentence, people)
        people = read_people(sentence, i, governed=True)
        if people is not None:
            number = unit.numeral is not None or (unit.of("quantities") and not unit.text.startswith(_ALL))
            number = act.article and i > at + 1 and number
            kind = people.definite and people.value is None and not people.counted and kind_of(people.noun)
            if act.article and kind:
                return None  # "the systematic killing of the civilians" is none in particular
            done_to = unit.text.startswith(letter) and (number or (head and _is_done_to(unit, people)))
            return whole_person(sentence, people) if done_to else None
        if not unit.word or unit.entries or unit.is_any(("function", "prepositions")):
            break
    return None


def _past_agent(sentence: Sentence, at: int, act: Entry) -> People | None:
    """`اعتقال الشرطة (لعشرات المتظاهرين)`, `اغتيال الجهاز (للقاضي فلان)`: those after `ل`, behind who did it.

    All of a kind (`قتل الجيش للمدنيين`) are nobody in particular.
    """
    if act.article or act.row.id not in TRANSITIVE:
        return None
    conjunction, letter = clitics("conjunction")[0], clitics("preposition")[1]
    for i in range(at + 1, min(len(sentence), at + 1 + _NEAR)):
        unit = sentence[i]
        closed = unit.is_any(("prepositions", "function", "clause"))
        if (not unit.word and unit.numeral is None) or unit.text.startswith(conjunction) or closed:
            return None
        people = read_people(sentence, i, governed=True)
        if people is None:
            continue
        told = people.counted or people.value is not None or not people.definite
        if unit.text.startswith(letter) and (unit.numeral is not None or _is_joined(unit)):
            return whole_person(sentence, people) if told and i > at + 1 and people.outcome is None else None
        agents = people.value is None and not people.counted and is_done_to(sentence.at(people.last))
        if told and not agents:
            return None  # those it was done to stand right after it
    return None


def is_done_to(unit: Unit | None) -> bool:
    """`قتل عناصر الأمن (لمدنيين)`: a noun for people behind `ل`, by which an act names those it was done to."""
    noun = noun_of(unit)
    return noun is not None and noun.prefix.startswith(clitics("preposition")[1])


def _is_joined(unit: Unit) -> bool:
    """Whether a preposition is joined to a noun or a vague count."""
    return any(entry.preposition for entry in unit.entries)


def _is_done_to(unit: Unit, people: People) -> bool:
    """Whether the noun itself, or each of several (`لكل من`), not a number, stands after the letter."""
    vague = unit.of("quantities")
    each = vague is not None and vague.preposition and people.value == 1
    return each or (people.noun is not None and people.noun.preposition and not people.others)
