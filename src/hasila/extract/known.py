"""People known to have suffered, told of again: `الجندي الأسير`, `أن القتيل كان يعمل`."""

from hasila.extract.holders import held_by_gunmen
from hasila.extract.lists import Draft
from hasila.extract.named import two_named
from hasila.extract.names import given_name, name_before, read_unknown, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of, noun_of
from hasila.extract.toll_numbers import toll_number
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Group, Outcome, Qualifier

# So many words may stand between a noun for people and the participle that says what they suffered.
_BETWEEN = 4
# So near before the word for their number stands the verb that leads to it.
_LED = 3
# So many words before a participle its bearer's name is sought.
_NAME = 2
# So near behind the participle the list of their names begins.
_NAMED = 4
# These participles say what befell those who bear them; others are nouns of their own.
_SAID_OF = frozenset(
    (
        "outcomes.kidnapped", "outcomes.kidnapped2", "outcomes.detainee", "outcomes.detainee2", "outcomes.detainee3",
        "outcomes.detainee4", "outcomes.detainee5", "outcomes.injured", "outcomes.injured_f", "outcomes.missing_p", "outcomes.captive", "outcomes.captive_f",
        "outcomes.captive2", "outcomes.dead", "outcomes.dead_f", "outcomes.slain", "outcomes.slain2", "outcomes.slain3",
        "outcomes.slain_f", "outcomes.slain2_f", "outcomes.kidnapped_f", "outcomes.detainee_f",
    )
)  # fmt: skip
# Those who are held, told as so many; of whom a word so near before them singles one out.
_HELD = frozenset(("outcomes.hostage", "outcomes.kidnapped", "outcomes.kidnapped2"))
_ONE, _SEVERAL = 3, 2
_SAID = "figure.described"
_HOSTAGE = "outcomes.hostage"
# Nouns for victims that a statement may be about.
_SUBJECTS = frozenset(
    (
        "outcomes.dead", "outcomes.dead_f", "outcomes.kidnapped", "outcomes.kidnapped2", "outcomes.hostage",
        "outcomes.hurt",
    )
)  # fmt: skip
# All of them.
_ALL = frozenset(("quantities.all", "quantities.all2"))


def known(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those whom a participle describes, and known victims whose outcome is told nowhere else."""
    told = {draft.outcome for draft in drafts if draft.rule != "figure.among-victims"}
    found = [
        draft
        for at in sentence.where("outcomes")
        for draft in (_described(sentence, at) or _told_again(sentence, at))
        if (draft.outcome not in told or (draft.rule == _SAID and draft.outcome is not Outcome.KILLED))
        and not any(d.first < draft.last and draft.people.first < d.last for d in drafts)
        and not any(d.rule == "figure.named" and 0 <= d.people.first - draft.last <= _NAMED for d in drafts)
    ]
    held = _as_many_held(sentence, drafts)
    drafts = [d for d in drafts if not any(_is_one_of(d, h) for h in held)]
    found += held
    return sorted([*drafts, *found], key=lambda d: d.people.first) if found else drafts


def _as_many_held(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`مقتل واحد من (الرهائن الـ23)`: how many are held or missing, beside what befell one of them."""
    found: list[Draft] = []
    for at in sentence.where("outcomes"):
        entry, number = noun_of(sentence[at]), sentence.at(at + 1)
        held = entry is not None and entry.article and not entry.preposition and entry.row.id in _HELD
        if (
            entry is None
            or not held
            or number is None
            or number.numeral is None
            or not number.numeral.definite
        ):
            continue
        outcome = Outcome(entry.row["outcome"])
        before = sentence.units[max(0, at - _ONE) : at]
        one = any(u.is_any(("one_of", "of")) for u in before)
        freed = any(u.is_particle("letting_go") or u.role("irrealis", "kind", "release") for u in before)
        told = any(d.outcome is outcome and d.people.value != 1 for d in drafts)
        if not one or freed or told or (number.numeral.value or 0) < _SEVERAL:
            continue
        people = People(at, at + 2, number.numeral.value, noun=entry, noun_at=at, counted=True, definite=True)
        found.append(Draft(people, outcome, None, "figure.told-again", rows=(entry.row.id,)))
    return found


def _is_one_of(draft: Draft, held: Draft) -> bool:
    """`(إحدى الرهائن) الـ21`: one of those whose number is told, of whom nothing else is."""
    inside = draft.people.first < held.people.last and held.people.first < draft.people.last
    return inside and draft.outcome is held.outcome and draft.people.value == 1


def _described(sentence: Sentence, at: int) -> list[Draft]:
    """`(الجندي الإسرائيلي) الأسير`, `(الصحافيين) المخطوفين`: whom a definite participle describes."""
    outcome, entry = _participle(sentence[at])
    if outcome is None or entry is None:
        return _held(sentence, at) or _named_hostage(sentence, at)
    for first in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        people = read_people(sentence, first, governed=True)
        people = _of_body(sentence, people, at) if people is not None else None
        if people is not None and _is_hostage(people, at):
            return [Draft(people._replace(last=at + 1), Outcome.ABDUCTED, None, _SAID, rows=(entry.row.id,))]
        if (
            people is None
            or not people.definite
            or (kind_of(people.noun) == "" and not _of_country(sentence, people))
        ):
            continue
        bearer = _bearer(sentence, people, entry, at)
        if bearer is not None:
            people = bearer
        near = all(_is_adjective(unit) for unit in sentence.units[people.last : at])
        if outcome is Outcome.KILLED and (
            people.last != at or ("s" in entry.features) != (people.value == 1)
        ):
            return []
        if (
            not near
            or (
                kind_of(people.noun) not in ("person", "title", "member")
                and not _of_country(sentence, people)
            )
            or (people.counted and people.value != 2)
        ):
            return []
        before = noun_of(sentence.at(people.first - 1))
        hostages = before is not None and before.row.values.get("outcome") == Outcome.ABDUCTED
        taken = hostages or people.group is Group.SECURITY_FORCES or held_by_gunmen(sentence, at + 1, people)
        if outcome is Outcome.DETAINED and taken:
            outcome = Outcome.ABDUCTED
        names = two_named(sentence, people)
        if names:
            return [Draft(one, outcome, None, _SAID, rows=(entry.row.id,)) for one in names]
        people = _counted(sentence, people) or people
        number = _number_of(sentence, people, at)
        if number is not None:
            return [Draft(number, outcome, None, "figure.toll-number", rows=(entry.row.id,))]
        return [Draft(people._replace(last=at + 1), outcome, None, _SAID, rows=(entry.row.id,))]
    end = at - sentence[at - 1].is_particle("comma") if at else 0
    name = name_before(sentence, end, _NAME, certain=False)
    if name is None or name[1] != end:
        return []
    person = People(name[0], at + 1, 1, proper=True)
    if outcome is Outcome.DETAINED and entry.row.id == "outcomes.captive2":
        outcome = Outcome.ABDUCTED
    return [Draft(person, outcome, None, _SAID, rows=(entry.row.id,))]


def _number_of(sentence: Sentence, people: People, at: int) -> People | None:
    """`عدد (الأجانب المخطوفين) في العراق 43`: how many they are whom a participle at a unit describes."""
    if not sentence.has(people.first - 1, people.first, "count_of"):
        return None
    those = People(
        people.first, at + 1, None, definite=True, group=people.group, nationality=people.nationality
    )
    led = sentence.has(people.first - _LED, people.first, "reached")
    return toll_number(sentence, those, led=led)


def _of_body(sentence: Sentence, people: People, at: int) -> People:
    """`(أنصار الحركة) المحتجزين`: several who are known by the one word behind them, up to a participle at a unit."""
    whose = sentence[people.last] if people.last == at - 1 else None
    several = people.value is None and not (people.counted or people.definite) and people.outcome is None
    if (
        whose is None
        or not several
        or not whose.text.startswith(clitics("article"))
        or whose.of("nationalities")
    ):
        return people
    return people._replace(last=at, definite=True)


def _of_country(sentence: Sentence, people: People) -> bool:
    """`الفرنسيين (الموقوفين)`: people named by their country alone."""
    noun, before = people.noun, sentence.at(people.first - 1)
    if noun is None or noun.row.table != "nationalities":
        return False
    if before is not None and before.of("people") and before.text.startswith(clitics("article")):
        return False  # "the Iraqi soldiers"
    return not {"p", "d", "e"}.isdisjoint(noun.features)


def _bearer(sentence: Sentence, people: People, entry: Entry, at: int) -> People | None:
    """`(الجندي الإسرائيلي جلعاد شاليت) المحتجز`: one person with a name that ends before the participle at `at`."""
    if people.value != 1 or people.counted or "s" not in entry.features or people.last >= at:
        return None
    one = whole_person(sentence, people, stop=at)
    end = one.last
    if end == people.last and read_unknown(sentence, end) == at:
        end = at
    return one._replace(last=end, proper=True) if end == at else None


def _is_hostage(people: People, at: int) -> bool:
    """`الرهينة الفرنسي (المحتجز)`: one hostage, said to be held by the participle at a unit."""
    one = people.value == 1 and people.definite and people.outcome is Outcome.ABDUCTED
    return one and people.first == people.noun_at and people.last == at


def _counted(sentence: Sentence, people: People) -> People | None:
    """`(100 من) المحتجين`, `(عشرات) الصحافيين`: those who are described, with their count."""
    for start in range(people.first - 1, max(-1, people.first - 2 - _BETWEEN), -1):
        whole = read_people(sentence, start, governed=True)
        if whole is not None and whole.counted and whole.last == people.last:
            wider = read_people(sentence, start - 1, governed=True) if start else None  # "about 100"
            return wider if wider is not None and wider.last == whole.last else whole
    return None


def _held(sentence: Sentence, at: int) -> list[Draft]:
    """`(جندي لبناني) محتجز لدى مسلحين`: one person who is said to be held by somebody."""
    entry, after = sentence[at].role("outcomes", "role", "victim"), sentence.at(at + 1)
    if entry is None or entry.row.id not in _SAID_OF or entry.prefix or "s" not in entry.features:
        return []
    if after is None or not after.is_particle("held_by"):
        return []
    for first in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        people = read_people(sentence, first, governed=True)
        if people is None or people.outcome is not None or kind_of(people.noun) == "":
            continue
        if people.value != 1 or people.definite or people.last != at:
            return []
        taken = held_by_gunmen(sentence, at + 1, people)
        outcome = Outcome.ABDUCTED if taken else Outcome(entry.row["outcome"])
        return [Draft(people._replace(last=at + 1), outcome, None, _SAID, rows=(entry.row.id,))]
    return []


def _named_hostage(sentence: Sentence, at: int) -> list[Draft]:
    """`زوجة (الرهينة فلان)`, `شقيق (الرهينة الإيطالي فلان)`: a hostage known by name, of whom no release is told."""
    entry = noun_of(sentence[at])
    if entry is None or entry.row.id != _HOSTAGE or not entry.article or entry.preposition:
        return []
    if any(u.is_particle("letting_go") or u.of("irrealis") for u in sentence.units[max(0, at - _ONE) : at]):
        return []
    after = sentence.at(at + 1)
    nation = after is not None and after.of("nationalities") is not None
    name = sentence.at(at + 1 + nation)
    unknown = name is not None and name.word and not (name.entries or name.particles)
    unknown = unknown and name is not None and not name.text.startswith(clitics("article"))
    if name is None or not (unknown or given_name(name) is not None):
        return []
    people = People(at, at + 1 + nation, 1, noun=entry, noun_at=at, definite=True)
    whole = whole_person(sentence, people)
    whole = whole._replace(last=max(whole.last, at + 2 + nation), proper=True)
    kin = sentence[at - 1].of("people") if at else None
    held = (
        kin is not None
        and not kin.definite
        and not sentence.has(whole.last, whole.last + _ONE, "returns", "freed_p")
    )
    return [Draft(whole, Outcome.ABDUCTED, None, _SAID, rows=(entry.row.id,))] if held else []


def _participle(unit: Unit) -> tuple[Outcome | None, Entry | None]:
    for entry in unit.entries:
        if not entry.article or entry.conjunction or entry.preposition:
            continue
        if entry.row.id in _SAID_OF:
            return Outcome(entry.row["outcome"]), entry
    return None, None


def _is_adjective(unit: Unit) -> bool:
    return unit.of("nationalities") is not None or (unit.word and not unit.entries)


def _told_again(sentence: Sentence, at: int) -> list[Draft]:
    """`أن (القتيل) كان يحمل حزاما`, `أن هذا (المعتقل) تدرب`, `إن جميع (القتلى) كانوا من المسلحين`: known victims whom a statement is about."""
    entry = sentence[at].role("outcomes", "role", "victim")
    pointed = at > 0 and sentence.has(at - 1, at, "those")
    told = entry is not None and (pointed or entry.row.id in _SUBJECTS)
    if entry is None or not told or not entry.article or entry.preposition:
        return []
    start = at
    while start and any(e.row.id in _ALL for e in sentence[start - 1].entries):
        start -= 1
    start -= pointed
    before, after = sentence.at(start - 1), sentence.at(at + 1)
    outcome = Outcome(entry.row["outcome"])
    if before is None or after is None or after.is_any(("relative", "freed_p", "returns")):
        return []
    opens = before.is_particle("that") or (before.is_particle("was_before") and outcome is Outcome.KILLED)
    plain = before.is_particle("that") and outcome is not Outcome.WOUNDED
    if not opens or not (plain or _says_who(sentence, at + 1)):
        return []
    return [Draft(_those(at, entry), outcome, None, "figure.told-again", rows=(entry.row.id,))]


def _says_who(sentence: Sentence, at: int) -> bool:
    """`القتلى (من المدنيين)`, `القتلى (مدنيين)`: who they were."""
    who = read_people(sentence, at + sentence.has(at, at + 1, "of"), governed=True)
    return who is not None and who.value is None and who.outcome is None


def _those(at: int, entry: Entry) -> People:
    one = People(at, at + 1, 1, noun=entry, noun_at=at, definite=True)
    if "s" in entry.features:
        return one
    if "d" in entry.features:
        return one._replace(value=2, counted=True)
    return one._replace(value=None, qualifier=Qualifier.UNSPECIFIED)
