"""People whom only a verb makes known: `الذين قتلوا`, `من سقطوا`, one whose name no lexicon has."""

from hasila.extract.dated_numbers import is_designator, is_year
from hasila.extract.names import read_unknown
from hasila.extract.nouns import ends_anybody
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.subjects import after_relative, is_passive
from hasila.extract.toll_numbers import number_ahead, number_before, toll_number
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome, Qualifier

# So far before a relative pronoun those it stands for may begin; so many words may describe them.
_BESIDE, _DESCRIBED = 4, 2
# So far before the verb the word for their number may stand; an ending of several may be read as that of two.
_COUNTED, _TWO = 7, 2
# So near before the word for a number stands the verb that leads to it.
_LED = 3
# So many adjectives may describe an event.
_ADJECTIVES = 2
# So many words a phrase between a verb and a count may have.
_PHRASE = 5
# What may end before a count that has no noun.
_ANY = ("anybody", "any_of")
_ENDS_ADJUNCT = ("resumes", "adverbs", "harm", "of_them")


def those_who(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`تعويض عن الذين قتلوا`, `أولئك الذين خطفوا`: the relative pronoun itself stands for several people."""
    if trigger.number != "p" or "i" in trigger.entry.features or not is_passive(sentence, trigger):
        return None
    before = sentence.at(trigger.first - 2)
    vague = before.of("quantities") if before is not None else None
    if vague is not None and sentence[trigger.first - 1].is_any(("among", "relative")):
        many = read_people(sentence, trigger.first - 2, governed=True)  # "hundreds of those who"
        return (many._replace(last=trigger.last), "figure.subject-verb") if many is not None else None
    if before is None or not before.is_any(("prepositions", "those", "that", "not_was")):
        return None
    who = People(trigger.first - 1, trigger.last, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    return who, "figure.subject-verb"


def who_suffered(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`جميع (من استشهدوا)`: those of whom a verb in the past is said, with nobody else to say it of."""
    told = trigger.number == "p" and "i" not in trigger.entry.features
    said = sentence.at(trigger.first - 2)
    told = told and sentence[trigger.first - 1].is_particle("who_are")
    if said is not None and said.is_particle("that"):
        return None  # "that those who fell were girls": told before
    if not told or trigger.entry.suffix or not is_passive(sentence, trigger):
        return None
    who = People(trigger.first - 1, trigger.last, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    return who, "figure.subject-verb"


def those_done_to(sentence: Sentence, trigger: Trigger) -> People | None:
    """`من تم (خطفهم)`, `ناشطين الذين جرى (اعتقالهم)`: the several whom the pronoun of a verbal noun means."""
    was, at = sentence.at(trigger.first - 1), trigger.first - 1
    two = trigger.entry.suffix in clitics("dual_pronoun")
    if was is None or not was.is_particle("was"):
        return None
    if not (two or trigger.entry.suffix in clitics("plural_pronoun")):
        return None
    before = sentence.at(at - 1)
    if before is not None and before.role("irrealis", "kind", "negation") is not None:
        return None
    if before is not None and before.is_particle("who_are"):
        return People(at - 1, trigger.last, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    at -= before is not None and before.is_particle("relative")
    for start in range(at - 1, max(-1, at - 1 - _BESIDE), -1):
        people = read_people(sentence, start, governed=True)
        several = people is not None and (people.value == _TWO if two else people.value != 1)
        if people is not None and several and people.outcome is None and people.last <= at:
            return people if people.last + _DESCRIBED >= at else None
    return None


def is_led_off(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`واقتادوا (نساء) إلى جهة مجهولة`: some who stand right behind a plural verb that has its agents in itself."""
    led = trigger.entry.row.id in ("outcomes.light_led", "outcomes.lead_off") and people.first == trigger.last
    nominative = sentence[people.last - 1].text.endswith(clitics("nominative"))
    return led and people.outcome is None and not nominative


def some_who(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`وبعضهم قتل في الطريق`: some of those named before, of whom a passive verb in the past is said."""
    before = sentence.at(trigger.first - 1)
    past = trigger.entry.row.paradigm == "verb" and "i" not in trigger.entry.features
    if before is None or not before.is_particle("some_of_them") or not past or trigger.entry.suffix:
        return None
    if trigger.standing or trigger.number == "d" or not is_passive(sentence, trigger):
        return None
    some = People(trigger.first - 1, trigger.first, None, qualifier=Qualifier.UNSPECIFIED)
    return some, "figure.subject-verb"


def no_one(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`أن (أحدا) لم يصب`, `(أي من الجنود) لم يقتل`, `نفى أن (أي مدني) قتل`: anybody, of whom a verb that is denied is said."""
    already = sentence.has(trigger.first - 1, trigger.first, "may")  # "that any tourist has been hurt"
    first = trigger.first - already
    denial = sentence.at(first - 1)
    if denial is None or trigger.entry.suffix or trigger.number != "s":
        return None
    near = denial.role("irrealis", "kind", "negation") is not None
    denied = "i" in trigger.entry.features if near else trigger.standing == "negation"
    after = sentence.at(trigger.last)
    ends = after is None or after.is_particle("harm") or ends_anybody(after)
    if not denied or not ends:
        return None  # "but nobody hit his mark"
    at = first - 1 - near
    if at >= 0 and sentence[at].is_particle("anybody"):
        anybody = People(at, at + 1, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
        return anybody, "figure.subject-verb"
    for start in range(at - 1, max(-1, at - 1 - _BESIDE), -1):
        people = read_people(sentence, start, governed=True) if sentence[start].is_any(_ANY) else None
        if people is not None and people.nobody:
            # none of the hurt has died; guideline 12 asks who "they" are of whom none was harmed
            known = people.outcome is Outcome.WOUNDED or people.noun is None
            ends = people.last == at + 1 and not known
            return (people, "figure.subject-verb") if ends else None
    return None


def is_who(before: Unit | None) -> bool:
    """`من سقطوا`, `عدد من قتلهم`: a word for those to whom the verb happened."""
    if before is None:
        return False
    vague = before.of("quantities")
    return before.is_particle("who_are") or (vague is not None and vague.row["qualifier"] == "unspecified")


def number_of_those(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`عدد من ألقي القبض عليهم بلغ 270`: how many they are, told further on."""
    several = trigger.number == "p" or trigger.entry.suffix in clitics("plural_pronoun")
    counted = _of_counted(sentence, trigger) if several else None
    done = sentence.has(trigger.first - 1, trigger.first, "was")  # "those whose execution was done"
    before = sentence.at(trigger.first - 1 - done)
    who = before is not None and (is_who(before) or before.is_particle("relative"))
    if not several or not (counted or who):
        return None
    those = People(trigger.first, trigger.last, None, definite=True, rows=trigger.rows)
    if counted is not None:
        those = those._replace(group=counted.group, nationality=counted.nationality)
    led = counted is not None and sentence.has(counted.first - _LED, counted.first, "reached")
    number = toll_number(sentence, those, led=led) or (number_before(sentence, counted) if counted else None)
    counting = trigger.first - (2 if before is not None and before.of("quantities") is None else 1)
    number = number or number_ahead(sentence, counting)
    return (number, "figure.toll-number") if number is not None else None


def _of_counted(sentence: Sentence, trigger: Trigger) -> People | None:
    """`عدد (العمال) الذين قضوا`: those in a relative clause whose number is told."""
    if not after_relative(sentence, trigger):
        return None
    for at in range(trigger.first - 2, max(-1, trigger.first - 2 - _COUNTED), -1):
        if sentence[at].is_any(("stop", "comma")):
            break
        people = read_people(sentence, at, governed=True)
        before = sentence.at(at - 1)
        if people is not None and before is not None and before.is_particle("count_of"):
            several = not people.counted or "e" in people.noun_features or people.value == _TWO
            return people if several and people.definite and people.last <= trigger.first - 1 else None
    return None


def named_captive(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`قد خطفوا (يرزي كوس) الذي يعمل`: words of no lexicon after a plural verb, of whom a clause tells more."""
    if trigger.role != "act" or trigger.entry.suffix or trigger.number != "p":
        return None
    end = read_unknown(sentence, trigger.last)
    after = sentence.at(end) if end is not None else None
    if end is None or after is None or not after.is_particle("relative_of_one"):
        return None
    if sentence[trigger.last].text.startswith(clitics("preposition")[:2]):
        return None
    return People(trigger.last, end, 1, proper=True), "figure.verb-name"


def he_or_she(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`قتل (هو) واثنان من رفاقه`: a pronoun for one who was named before, with its rule."""
    after = sentence.at(trigger.last)
    plain = trigger.number == "s" and trigger.role in ("act", "undergo") and not trigger.entry.suffix
    if after is None or not plain or not after.is_particle("he_or_she"):
        return None
    return People(trigger.last, trigger.last + 1, 1), "figure.no-subject"


def is_count_alone(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a count without a noun stands at a unit, past the event, place or time: `قتل فيه (تسعة)`, `أصيب في الهجوم (العشرات)`.

    `start`: the unit behind the verb.
    """
    before = sentence[at - 1]
    number = at + (sentence[at].role("qualifiers", "side", "before", "both") is not None)
    unit, after = sentence.at(number), sentence.at(number + 1)
    if unit is None or not (unit.numeral is not None or _is_vague_or_other(unit)):
        return False
    if is_designator(sentence, number):
        return False
    of_them = after is not None and (
        after.is_particle("some_of_those") or after.role("links", "kind", "subset")
    )
    ends = after is None or not after.word or after.conjoined or of_them
    other = unit.role("links", "kind", "others")
    one = other is not None and "s" in other.features  # "in another place"
    if _is_past_event(sentence, at) or (
        not one and not is_year(sentence, number) and _is_phrase(sentence, start, at)
    ):
        return bool(ends) or (after is not None and after.numeral is None and _tells_on(after))
    if not ends or unit.numeral is None:
        return False
    place = sentence.at(at - 2)
    if place is not None and place.is_particle("in") and not before.entries and not is_year(sentence, number):
        return True
    return (
        before.role("times", "kind", "day") is not None
        or before.role("times", "kind", "modifier") is not None
    )


def _is_vague_or_other(unit: Unit) -> bool:
    """`العشرات`, `آخر`, `آخرون`: so many, and people beside those before."""
    vague = unit.of("quantities") is not None and unit.text.startswith(clitics("article"))
    return vague or unit.role("links", "kind", "others") is not None


def _is_past_event(sentence: Sentence, at: int) -> bool:
    """Whether words for the event, how it happened, or an adverb end before a unit: `في الهجوم الثاني`, `بجروح`, `أيضا`."""
    at -= 1
    if sentence[at].is_any(_ENDS_ADJUNCT):
        return True
    at -= sentence[at].is_particle("itself")
    for back in range(at, max(-1, at - 1 - _ADJECTIVES), -1):
        unit = sentence[back]
        definite = unit.text.startswith(clitics("article")) or any(entry.article for entry in unit.entries)
        if not definite or unit.of("people") is not None:
            return False
        if unit.of("attacks") is not None or unit.role("counted", "counts", "attacks") is not None:
            return True
    return False


def _is_phrase(sentence: Sentence, start: int, at: int) -> bool:
    """Whether one phrase with a preposition fills [start, at): `في غارة جوية`, `برصاص مسلحين`, and no page, minute or age."""
    opening, last = sentence[start], sentence[at - 1]
    joined = any(entry.preposition and entry.row.table == "attacks" for entry in opening.entries)
    if not (joined or opening.is_any(("prepositions", "by_hands"))) or not 1 < at - start + joined <= _PHRASE:
        return False
    if last.is_any(("prepositions", "by_hands", "number_word")) or last.of("months") is not None:
        return False
    counted = last.of("counted")
    if counted is not None and last.of("attacks") is None and counted.row["counts"] == "none":
        return False
    return not any(
        not unit.word
        or unit.numeral is not None
        or unit.conjoined
        or unit.is_any(("clause", "relative", "and"))
        or unit.of("outcomes") is not None
        for unit in sentence.units[start:at]
    )


def _tells_on(after: Unit) -> bool:
    """What may stand behind a count alone: where, when or how, and no noun."""
    return after.is_any(("prepositions", "harm")) or any(
        after.of(table) is not None for table in ("times", "weekdays")
    )
