"""Counts whose noun says the outcome itself: قتلى, جرحى, ضحايا, and the numbers a toll word leads to."""

from hasila.extract.bodies import body_found, found_slain
from hasila.extract.held import one_held, taken_captive
from hasila.extract.holders import held_by_gunmen
from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import BODIES, People, noun_of
from hasila.extract.told_plurals import is_beside_count_of_others, is_told, opens_headline, there_are_none
from hasila.extract.toll_numbers import (
    between_dead_and_hurt,
    beyond_bound,
    losses_before,
    number_before,
    toll_number,
)
from hasila.extract.uncounted import EACH
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Group, Outcome, Qualifier

# So far before it the verb may stand that says of one that he fell.
_FALLEN = 8
# Most of the dead are no news of more dead.
_PART_OF_KNOWN = frozenset(("quantities.most", "quantities.majority", "quantities.rest_of"))
# So far before what is said of it the subject of a statement may stand.
_PREDICATE = 10
# So far behind "still" and those it is said of the word for what they are may stand.
_STILL = 16
# These plurals alone say that people died or were hurt; others need a word that says it happened.
_HARMED = frozenset(
    ("outcomes.dead", "outcomes.hurt", "outcomes.martyr", "outcomes.injured", "outcomes.victim")
)
_CAPTIVES = frozenset(("outcomes.captive", "outcomes.captive_f", "outcomes.captive2"))
_TWO = 2
_INJURY = "outcomes.injuries"
# So far before one who is hurt the word may stand by which a hospital takes in, or others who were.
_TAKEN_IN = 6
# Verbs of causing that take a preposition, which stands joined to what they cause so near behind them.
_TAKES_BY, _CAUSED, _BY = frozenset(("causes.cause2",)), 4, clitics("preposition")[0]
# A verb with its object is longer than this.
_WORD = 4


def victims(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """`35 قتيلا`, `قتلى وجرحى`, `عدد القتلى الى 25`, `30 بين قتيل وجريح`, `الحصيلة ثلاثة جنود`."""
    found: list[Draft] = []
    taken = [(draft.people.first, draft.people.last) for draft in drafts.values()]

    def is_free(first: int, last: int) -> bool:
        return not any(a < last and first < b for a, b in taken)

    at, last = 0, max(tells_of_victims(sentence), default=-1)
    while at <= last:
        people = read_people(sentence, at) or _behind_letter(sentence, at)
        suffered = people is not None and people.outcome is not None
        draft = None
        if sentence[at].role("outcomes", "role", "toll") is not None:
            draft = _of_toll(sentence, at) if is_free(at, at + 1) else None
        elif people is not None and suffered and is_free(at, people.last):
            draft = _victim(sentence, people)
        draft = draft or found_slain(sentence, at)
        if draft is not None and is_free(draft.people.first, draft.people.last):
            found.append(draft)
            taken.append((draft.people.first, draft.people.last))
        at = people.last if people is not None and suffered else at + 1
    return found


def tells_of_victims(sentence: Sentence) -> list[int]:
    """The units that name victims or a toll."""
    outcomes = sentence.where("outcomes")
    return [at for at in outcomes if sentence[at].role("outcomes", "role", "victim", "toll")]


def _behind_letter(sentence: Sentence, at: int) -> People | None:
    """`يحتفظون (بالرهائن الثلاثة)`, `تسبب (بإصابات)`: victims known with their number, or caused, behind a joined preposition."""
    victim = sentence[at].role("outcomes", "role", "victim")
    if victim is None or not victim.preposition:
        return None
    if not victim.article and not _is_caused(sentence, at):
        return None
    people = read_people(sentence, at, governed=True)
    if people is None:
        return None
    known = people.counted and people.value is not None
    return people if known or not victim.article or _is_count_of(sentence, at) else None


def _is_caused(sentence: Sentence, at: int) -> bool:
    """`تسبب الانفجار (بإصابات)`: what a verb of causing takes with a preposition."""
    caused = sentence.readings("causes", max(0, at - _CAUSED), at)
    return sentence[at].text.startswith(_BY) and any(entry.row.id in _TAKES_BY for _, entry in caused)


def _is_count_of(sentence: Sentence, at: int) -> bool:
    """`العدد الإجمالي (للقتلى)`: a word for a toll and what describes it before the victims."""
    before, first = sentence.at(at - 1), sentence.at(at - 2)
    if before is None or not before.text.startswith(clitics("article")):
        return False
    described = first is not None and first.is_particle("count_of") and not before.entries
    return before.is_particle("count_of") or described


def _victim(sentence: Sentence, people: People) -> Draft | None:
    noun = people.noun
    if noun is None or people.outcome is None or _says_again(sentence, people):
        return None
    before = sentence.at(people.first - 1)
    if _is_no_victim(sentence, people, noun):
        return None
    if before is not None and before.role("outcomes", "role", "victim"):
        if noun.conjunction and sentence.has(people.first - 2, people.first - 1, "between"):
            return None  # "casualties between dead and hurt" are told as one
        bodies = noun_of(before)
        if bodies is not None and bodies.row.id in BODIES and people.outcome is Outcome.WOUNDED:
            return None  # two bodies "hit by bullets"
        missing = people.outcome is Outcome.MISSING
        if (
            bodies is not None and bodies.row.id in BODIES and missing
        ):  # "the bodies of 11 missing were found"
            people = people._replace(outcome=Outcome.KILLED)
    captives = _captive_soldiers(sentence, people, noun)
    if captives is not None:
        return captives
    both = _between_both(sentence, people) or both_nouns(sentence, people) or _of_whom(sentence, people)
    if both is not None:
        return both
    people = _vague_before(sentence, people) or people
    if people.value is None and people.counted and _is_victim(sentence.at(people.last)):
        people = people._replace(low=1)  # dozens of dead and hurt: of each at least one
    known = people.definite or _has_complement(sentence, people)
    vague = known and people.qualifier is Qualifier.UNSPECIFIED
    if people.definite and not _PART_OF_KNOWN.isdisjoint(people.rows):
        return None
    if people.counted and (not vague or _some_are_told(sentence, people)):
        people = beyond_bound(sentence, people)
        either = between_dead_and_hurt(sentence, people.last)  # "fifty casualties, dead or hurt"
        said = Outcome.KILLED_OR_WOUNDED if either else _counted_outcome(people)
        return Draft(people, _held(sentence, people, said), None, "figure.victim-noun", rows=people.rows)
    return _uncounted(sentence, people, people.outcome or Outcome.KILLED, noun)


def _is_no_victim(sentence: Sentence, people: People, noun: Entry) -> bool:
    """Whether a noun for victims names none here: each of many, a place, the kin of one, what others call him."""
    before = sentence.at(people.first - 1)
    if EACH in people.rows and "s" in noun.features:
        return True  # so much money "for each dead man"
    kin = people.value == 1 and people.definite and _is_kin_of_known(before)
    called = (people.value == 1 and _is_held_for(before, noun)) or _is_considered(sentence, people, noun)
    return kin or called or _is_in_place_name(before, people, noun)


def _is_in_place_name(before: Unit | None, people: People, noun: Entry) -> bool:
    """`روضة (الشهيدين)`, `ساحة (الشهيدين)`: a place that bears the name of the dead, behind a noun in the construct."""
    if before is None or noun.row.id != "outcomes.martyr" or people.value != _TWO or not people.definite:
        return False
    known = before.of("people") or before.of("outcomes") or before.particles
    indefinite = not before.text.startswith(clitics("article"))
    return not known and indefinite and before.text.endswith(clitics("feminine_ending"))


def _is_considered(sentence: Sentence, people: People, noun: Entry) -> bool:
    """`اعتبار من فجر نفسه (شهيدا)`, `يسميه البعض (شهيدا)`: what others call one, in the case of an object."""
    martyr = noun.row.id == "outcomes.martyr" and "a" in noun.features
    return martyr and sentence.has(people.first - _FALLEN, people.first, "considers")


def _is_held_for(before: Unit | None, noun: Entry) -> bool:
    """`عائلته التي احتسبته (شهيدا)`: what others call one of whom more is told."""
    if before is None or noun.row.id != "outcomes.martyr" or "a" not in noun.features:
        return False
    known = before.entries or before.particles
    return not known and len(before.text) > _WORD and before.text.endswith(clitics("singular_pronoun"))


def _of_whom(sentence: Sentence, people: People) -> Draft | None:
    """`خلف القصف ضابطا (قتيلا)`, `جنديين (جريحين)`, `23 جنديا (قتيلا)`: of whom a victim noun of their case is said."""
    first = people.first
    if not first or people.last - first != 1 or sentence[first].conjoined:
        return None
    if people.definite:
        return _known_of_whom(sentence, people)
    if people.value not in (1, _TWO) or (people.value == 1 and "a" not in people.noun_features):
        return None
    many = read_people(sentence, first - 2) if first > 1 and sentence[first - 2].numeral is not None else None
    whose = many or read_people(sentence, first - 1, governed=True)  # "23 soldiers dead", in the singular
    if whose is None or whose.last != first or whose.definite or not (many or whose.value == people.value):
        return None
    case = whose.value == _TWO or "a" in whose.noun_features
    if not case or whose.outcome is not None or whose.noun is None or people.outcome is None:
        return None
    said = _held(sentence, people, people.outcome)
    return Draft(whose._replace(last=people.last), said, None, "figure.people-victim", rows=people.rows)


def _known_of_whom(sentence: Sentence, people: People) -> Draft | None:
    """`الجنديان (الجريحان)`, `الجنود (الأربعة الأسرى)`: two of whom a definite dual is said, or several known by number."""
    numbered = sentence[people.first].numeral is not None  # "the four soldiers who are held"
    two = read_people(sentence, people.first - 1, governed=True) if people.value is not None else None
    if two is None or two.last != people.first + numbered or two.value != people.value:
        return None
    if not (numbered or two.value == _TWO) or two.outcome is not None or not two.definite:
        return None
    if people.outcome is None or (people.noun is not None and people.noun.preposition):
        return None
    said = _held(sentence, people, people.outcome)
    return Draft(two._replace(last=people.last), said, None, "figure.people-victim", rows=people.rows)


def _held_by_name(sentence: Sentence, people: People) -> People | None:
    return one_held(sentence, people) or taken_captive(sentence, people)


def _held(sentence: Sentence, people: People, said: Outcome) -> Outcome:
    """`محتجزا (لدى المسلحين)`, `محتجزا (رهينة)`: whom an armed group holds has been abducted."""
    if said is not Outcome.DETAINED:
        return said
    after = sentence.at(people.last)
    hostage = after.role("outcomes", "role", "victim") if after is not None else None
    as_hostage = hostage is not None and hostage.row["outcome"] == Outcome.ABDUCTED and not hostage.article
    return Outcome.ABDUCTED if as_hostage or held_by_gunmen(sentence, people.last, people) else said


def _captive_soldiers(sentence: Sentence, people: People, noun: Entry) -> Draft | None:
    """`الجنديين الأسيرين`: two soldiers who are held by those they fight."""
    if noun.row.id not in _CAPTIVES or not people.definite or people.value != _TWO or not people.first:
        return None
    two = read_people(sentence, people.first - 1, governed=True)
    if two is None or two.last != people.first or two.group is not Group.SECURITY_FORCES or two.value != _TWO:
        return None
    return Draft(
        two._replace(last=people.last), Outcome.ABDUCTED, None, "figure.people-victim", rows=people.rows
    )


def _is_kin_of_known(before: Unit | None) -> bool:
    """`والد (أحد الضحايا)`, `قريبة (الضحية)`: whose kin speaks or mourns."""
    if before is None:
        return False
    return before.is_particle("of_victims") or before.role("people", "kind", "title") is not None


def _has_complement(sentence: Sentence, people: People) -> bool:
    """`العديد من ضحايا (التمييز)`: the victims of something are known by it."""
    after = sentence.at(people.last)
    return (
        people.noun_at == people.last - 1 and after is not None and after.text.startswith(clitics("article"))
    )


def _uncounted(sentence: Sentence, people: People, said: Outcome, noun: Entry) -> Draft | None:
    """A victim noun without a number of its own: the number stands elsewhere, or there is none."""
    injury = people.value == 1 and (_is_one_injury(sentence, people) or _opens_alone(sentence, people, noun))
    body = body_found(sentence, people) if noun.row.id in BODIES else None
    if body is not None or (noun.row.id in BODIES and set(noun.features) & {"s", "d"}):
        return body
    described = (
        None if noun.row.id in BODIES else _described(sentence, people) or _held_by_name(sentence, people)
    )
    if described is not None:
        outcome = _held(sentence, described, said)
        if said is Outcome.KILLED_OR_WOUNDED and "s" in noun.features:
            outcome = Outcome.KILLED  # "fell victim to"
        return Draft(described, outcome, None, "figure.people-victim", rows=people.rows)
    predicate = _is_predicate(sentence, people)
    if people.value == 1 and (injury or "a" in noun.features or _beside_count(sentence, people)):
        again = _tells_of_one(sentence, people, said) or _shares_number(sentence, people)
        if again or predicate or _describes_the_dead(sentence, people):
            return None
        return Draft(people, _held(sentence, people, said), None, "figure.victim-noun", rows=people.rows)
    before = sentence.at(people.first - 1)
    # "not any injury", "left not any dead"
    caused = before is not None and before.of("causes") is not None
    none = people.nobody and (caused or there_are_none(sentence, people.first))
    among = noun.definite and before is not None and before.is_particle("among")
    if not (none or set(noun.features) & {"p", "e"}) or among or predicate:
        return None
    counted = (
        toll_number(sentence, people)
        or number_before(sentence, people)
        or (_definite_part(sentence, people) if noun.article else None)
    )
    if counted is None and (whole := _toll_of_both(sentence, people)) is not None:
        return Draft(whole, Outcome.KILLED_OR_WOUNDED, None, "figure.toll-number", rows=whole.rows)
    if counted is not None:
        both = between_dead_and_hurt(sentence, counted.last)
        outcome = Outcome.KILLED_OR_WOUNDED if both else _counted_outcome(people)
        rule = "figure.between-dead-and-hurt" if both else "figure.toll-number"
        return Draft(counted, outcome, None, rule, rows=people.rows)
    several = none or "p" in noun.features or noun.features == "e"
    joined = noun.preposition and not _is_caused(sentence, people.first)
    told = not noun.definite and not joined and is_told(sentence, people)
    if several and (told or is_beside_count_of_others(sentence, people, said)):
        return Draft(people, said, None, "figure.victim-plural", rows=people.rows)
    return None


def _is_predicate(sentence: Sentence, people: People) -> bool:
    """`كانوا (محتجزين)`, `كان (محتجزا)`: what those had become of whom more is told, in the case of a predicate."""
    before, noun = sentence.at(people.first - 1), people.noun
    case = (*clitics("oblique"), *clitics("accusative"))
    bare = noun is not None and not noun.prefix and not noun.suffix
    held = people.outcome in (Outcome.DETAINED, Outcome.ABDUCTED)
    was = before is not None and before.is_particle("was_before")
    return was and bare and held and sentence[people.last - 1].text.endswith(case)


def _shares_number(sentence: Sentence, people: People) -> bool:
    """`40 مخطوفا (ومفقودا)`: a second noun for the number before the first."""
    first, number = noun_of(sentence.at(people.first - 1)), sentence.at(people.first - 2)
    if first is None or number is None or not sentence[people.first].conjoined:
        return False
    counted = number.numeral is not None or number.is_particle("quotes")
    return counted and first.row.table == "outcomes" and "s" in first.features and not first.definite


def _describes_the_dead(sentence: Sentence, people: People) -> bool:
    """`أن جنديا جريحا توفي`: an adjective of one of whom the verb says more."""
    before, after = sentence.at(people.first - 1), sentence.at(people.last)
    if before is None or after is None or before.of("people") is None or sentence[people.first].conjoined:
        return False
    return after.role("outcomes", "role", "undergo") is not None


def _beside_count(sentence: Sentence, people: People) -> bool:
    """`قتيل وخمسة جرحى`, `سبعة جرحى وقتيل`: one dead, joined to a count of other victims."""
    unit = sentence[people.first]
    noun = people.noun
    if people.definite or noun is None or noun.row.id not in _HARMED or noun.preposition:
        return False
    after = sentence.at(people.last)
    if after is not None and (after.is_particle("and") or after.conjoined):
        other = read_people(sentence, people.last + after.is_particle("and"))
        if other is not None and other.outcome not in (None, people.outcome):
            one = other.noun is not None and other.noun.row.id == _INJURY
            return other.counted or one or (other.value is None and not other.definite)
    before = sentence.at(people.first - 1)
    counted = read_people(sentence, people.first - 2) if before is not None and people.first > 1 else None
    if counted is None or not unit.conjoined:
        return False
    return counted.counted and counted.last == people.first and counted.outcome not in (None, people.outcome)


def _opens_alone(sentence: Sentence, people: People, noun: Entry) -> bool:
    """`(قتيل) في هجوم`, `(شهيد) برصاص الاحتلال`: one who fell, at the head of a headline."""
    return noun.row.id != _INJURY and not noun.definite and opens_headline(sentence, people)


def _is_one_injury(sentence: Sentence, people: People) -> bool:
    """`وصول شهيد (وإصابة)`, `(إصابة) بالرصاص في القدس`: one who is hurt; not `أصيب (إصابة خطيرة)`, no hit on a thing."""
    noun = people.noun
    if noun is None or noun.row.id != _INJURY or noun.definite or noun.suffix or noun.preposition:
        return False
    first, after = people.first, sentence.at(people.last)
    struck = after is not None and (
        after.is_particle("harm")
        or (after.of("attacks") is not None and after.text.startswith(clitics("preposition")[0]))
    )
    opens = first == 0 or sentence[first - 1].is_particle("stop")
    if opens:
        return struck
    ends = after is None or after.conjoined or after.is_any(("to", "severity", "of", "in"))
    ends = ends or (after is not None and not after.word and after.numeral is None)
    near = sentence.units[max(0, first - _TAKEN_IN) : first]
    beside = noun.conjunction and any(unit.role("outcomes", "role", "victim") for unit in near)
    taken = any(unit.is_particle("takes_in") for unit in near)
    return (struck or ends) and (beside or taken)


def _says_again(sentence: Sentence, people: People) -> bool:
    """`أردوه قتيلا`, `أردت جنديين قتيلين`: the noun says what the verb has said of those before it."""
    if people.definite or sentence[people.first].conjoined or people.outcome is not Outcome.KILLED:
        return False
    for unit in reversed(sentence.units[max(0, people.first - _FALLEN) : people.first]):
        if unit.is_particle("stop"):
            return False
        if any(entry.row.id == "outcomes.shoot_dead" for entry in unit.entries):
            return True
    return False


def _tells_of_one(sentence: Sentence, people: People, said: Outcome) -> bool:
    """`سقط (القائد فلان) شهيدا`: the noun says again what the verb says of one person."""
    before = sentence.units[max(0, people.first - _FALLEN) : people.first]
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i].is_particle("stop")), -1)
    return (
        any(
            unit.role("outcomes", "role", "undergo") is not None and unit.numeral is None
            for unit in before[last + 1 :]
        )
        and not any(unit.conjoined for unit in sentence.units[people.first : people.first + 1])
        and said is Outcome.KILLED
    )


def _counted_outcome(people: People) -> Outcome:
    """Victims who are counted have died; uncounted ones may only be hurt (`سقوط ضحايا`)."""
    counted = people.outcome is Outcome.KILLED_OR_WOUNDED
    return Outcome.KILLED if counted or people.outcome is None else people.outcome


def _some_are_told(sentence: Sentence, people: People) -> bool:
    """`4 قتلى وعددا من الجرحى`, `سقوط عدد من الجرحى`: some of them, told as news."""
    joined = sentence[people.first].conjoined or (
        sentence.at(people.first - 1) or sentence[people.first]
    ).is_particle("and")
    before = sentence.units[max(0, people.first - 6) : people.first]
    told = any(unit.of("causes") or unit.role("outcomes", "role", "undergo", "act") for unit in before)
    counted = any(unit.role("outcomes", "role", "victim") for unit in sentence.units[: people.first])
    return people.noun is not None and people.noun.row.id in _HARMED and (told or (joined and counted))


def _between_both(sentence: Sentence, people: People) -> Draft | None:
    """`35 بين قتيل وجريح`, `35 شخصا ما بين قتيل ومصاب`."""
    before = sentence.at(people.first - 1)
    after = noun_of(sentence.at(people.last))
    if before is None or not before.is_particle("between") or after is None or after.row.table != "outcomes":
        return None
    found: People | None = None
    for at in range(people.first - 2, max(-1, people.first - 8), -1):
        counted = read_people(sentence, at, governed=True)
        if counted is None or not counted.counted:
            continue
        if found is None and _runs_to(sentence, counted.last, people.first - 1):
            found = counted
        elif found is not None and counted.last >= found.last:
            found = counted  # the qualifier before it belongs to it
    if found is None:
        return None
    return Draft(found, Outcome.KILLED_OR_WOUNDED, None, "figure.between-dead-and-hurt", rows=people.rows)


def _runs_to(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only words that describe the people stand between: `30 شخصا (من رواد المقهى) بين قتيل وجريح`."""
    return all(
        (unit.word or unit.is_any(("comma", "brackets_open", "brackets_close")))
        and not unit.is_particle("clause")
        and not unit.of("outcomes")
        for unit in sentence.units[start:end]
    )


def both_nouns(sentence: Sentence, people: People) -> Draft | None:
    """`215 قتيلا ومصابا`, `عشرات القتلى والجرحى`: one number for both."""
    after = sentence.at(people.last)
    second = noun_of(after)
    if second is None or not second.conjunction or second.row.table != "outcomes" or not people.counted:
        return None
    if second.row.paradigm == "masdar" or read_people(sentence, people.last + 1, governed=True) is not None:
        return None  # the hurt have a number, or are others
    alike = "s" in people.noun_features and "s" in second.features
    several = people.value is not None and not people.definite and not second.definite
    alike = alike or (several and "p" in people.noun_features and "p" in second.features)
    if not alike or {people.outcome, second.row["outcome"]} != {Outcome.KILLED, Outcome.WOUNDED}:
        return None
    whole = people._replace(last=people.last + 1, rows=(*people.rows, second.row.id))
    return Draft(whole, Outcome.KILLED_OR_WOUNDED, None, "figure.dead-and-hurt", rows=whole.rows)


def _is_victim(unit: Unit | None) -> bool:
    noun = noun_of(unit)
    return noun is not None and noun.conjunction and noun.row.table == "outcomes"


def _vague_before(sentence: Sentence, people: People) -> People | None:
    """`عشرات القتلى (والجرحى)`: the vague word counts the second noun, too."""
    before = read_people(sentence, people.first - 2) if people.first > 1 else None
    if before is None or before.last != people.first or before.value is not None or not before.counted:
        return None
    if people.noun is None or not people.noun.conjunction or people.counted or before.outcome is None:
        return None
    return people._replace(qualifier=before.qualifier, low=1, high=before.high, counted=True, definite=False)


def _described(sentence: Sentence, people: People) -> People | None:
    """`187 طفلا مفقودين`: a victim noun that describes the people counted right before it."""
    if people.definite or people.first == 0 or sentence[people.first].conjoined:
        return None
    for at in range(people.first - 1, max(-1, people.first - 5), -1):
        counted = read_people(sentence, at)
        if (
            counted is not None
            and counted.counted
            and counted.outcome is None
            and counted.last == people.first
        ):
            return counted._replace(last=people.last)
    return _predicated(sentence, people)


def _predicated(sentence: Sentence, people: People) -> People | None:
    """`أن 22 عنصرا من وحدة مساندة مفقودون`: what a plural in the nominative says of those counted before it."""
    if not sentence[people.first].text.endswith(clitics("nominative")):
        return _still_so(sentence, people)
    for at in range(people.first - 1, max(-1, people.first - 1 - _PREDICATE), -1):
        unit, before = sentence[at], sentence.at(at - 1)
        if not unit.word and unit.numeral is None:
            return None
        if before is not None and before.is_particle("that"):
            counted = read_people(sentence, at)
            told = counted is not None and counted.counted and counted.outcome is None
            return counted if told else None
    return None


def _still_so(sentence: Sentence, people: People) -> People | None:
    """`ولا يزال 24 بحارا خطفت سفينتهم محتجزين`: what those who are counted right behind "still" are."""
    before = sentence.at(people.first - 1)
    under = before is not None and before.is_particle("prepositions")  # "still they search for the missing"
    if people.noun is None or "e" not in people.noun.features or under:
        return None
    for at in range(people.first - 1, max(-1, people.first - 1 - _STILL), -1):
        if sentence[at].is_particle("stop"):
            return None
        if sentence[at].is_particle("continues"):
            counted = read_people(sentence, at + 1, governed=True)
            told = counted is not None and counted.outcome is None and counted.value != 1
            named = counted is not None and (counted.noun is not None or counted.others)
            return counted if told and named else None
    return None


def _toll_of_both(sentence: Sentence, people: People) -> People | None:
    """`عدد القتلى والمصابين هو 26`: one number for the dead and the hurt."""
    second = noun_of(sentence.at(people.last))
    before = sentence.at(people.first - 1)
    if second is None or not second.definite or not second.conjunction or second.row.table != "outcomes":
        return None
    if before is None or not before.is_particle("count_of") or second.row["outcome"] == people.outcome:
        return None
    return toll_number(sentence, people._replace(last=people.last + 1))


def _of_toll(sentence: Sentence, at: int) -> Draft | None:
    """`الحصيلة ثلاثة جنود`: what a toll word alone leads to has been killed, unless the noun says else."""
    entry = sentence[at].role("outcomes", "role", "toll")
    if entry is None:
        return None
    toll = People(at, at + 1, None, noun=entry, definite=True, rows=(entry.row.id,))
    lost = losses_before(sentence, at)
    if lost is not None:
        return Draft(lost, Outcome.KILLED, None, "figure.toll-number", rows=lost.rows)
    number = toll_number(sentence, toll)
    if number is None or number.outcome is not None:
        return None
    if number.noun is None and not (number.value and _is_of_attack(sentence, at + 1, number.first)):
        return None
    return Draft(number, Outcome.KILLED, None, "figure.toll-number", rows=number.rows)


def _is_of_attack(sentence: Sentence, first: int, last: int) -> bool:
    """`حصيلة (تفجير السوق) إلى 9`: whether an attack stands right behind a toll, so that its bare number counts the dead."""
    attack = sentence[first].of("attacks") if first < last else None
    counted = any(unit.of("counted") and not unit.of("attacks") for unit in sentence.units[first:last])
    return attack is not None and not attack.preposition and not counted


def _definite_part(sentence: Sentence, people: People) -> People | None:
    """`الجرحى من المتظاهرين`: said of whom, so it is an occurrence."""
    after, noun = sentence.at(people.last), noun_of(sentence.at(people.last + 1))
    if after is None or noun is None or not after.is_particle("of") or noun.row.table != "people":
        return None
    return people
