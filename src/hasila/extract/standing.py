"""Whether what an outcome word says has happened: denied, possible, planned, attempted, told of in general."""

from hasila.extract.courts import is_sentenced, is_term, is_verdict
from hasila.extract.modality import (
    adds,
    blames,
    caused_by_chance,
    denies_other,
    is_asked,
    is_denied,
    is_denied_by,
    is_tried,
    may_come,
    may_set_about,
    said_to_be,
    tells_anew,
    would_have,
)
from hasila.extract.people import read_people
from hasila.extract.persons import BODIES
from hasila.extract.spelt_alike import JAILINGS
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome

# How far before a trigger a word may deny, plan or attempt it.
_REACH = 5
# So far before the last of them a list of attacks that are planned may begin.
_LISTED = 40
# So far before what he threatens to do the verb of one who threatens may stand, his office and name between.
_THREATENED = 16
# So far before what they meant to do the verb of those who set out may stand.
_SET_OUT = 10
# So near behind a word for revenge or an answer stands what it answers.
_ANSWERED = 2
EXECUTION = "outcomes.execution"
FATE, _KILLERS = "outcomes.fate", "outcomes.killers"
# Words of these kinds before an outcome leave nothing of it.
VOID = frozenset(("attempt", "generic", "fiction", "release", "escape", "memorial"))
_LIGHT = {"light": "undergo", "carry": "act", "victim": "undergo", "taken": "masdar"}


def role_of(entry: Entry) -> str:
    """Whom an outcome word tells of: undergo (its subject), inflict (its object), act (either), masdar (what it governs)."""
    role: str = entry.row["role"]
    verb = entry.row.paradigm == "verb" or bool({"t", "i"} & set(entry.features))
    if (role == "act" and not verb) or entry.row.id in BODIES:
        return "masdar"
    return _LIGHT.get(role, role)


def standing(sentence: Sentence, at: int, entry: Entry) -> str:
    """What a word before the trigger says of it: denied, possible, planned, attempted, ..."""
    if _is_sentence(sentence, at, entry):
        return "negation"
    answered = role_of(entry) == "masdar" and sentence.has(at - _ANSWERED, at, "revenge")
    if entry.row.id in (FATE, _CAPTORS, _KILLERS) or answered:
        return ""  # what is denied is that it is known; what is answered, or whose doers are told of, has happened
    if entry.row.id in JAILINGS and (
        (entry.preposition and is_verdict(sentence, at)) or is_term(sentence, at)
    ):
        return "generic"  # a court's sentence is no arrest
    if may_come(sentence, at, entry) or would_have(sentence, at, entry):
        return "plan"
    before = sentence.at(at - 1)
    if before is not None and (_is_but_one(sentence, at - 1) or _is_known_by(before, entry)):
        return ""  # "admits nothing but the abduction of"
    if is_denied(sentence, at) or is_denied_by(sentence, at, entry):
        return "negation"
    if entry.row.id not in RESULTS and is_tried(sentence, at, entry):
        return "attempt"
    asked = is_asked(sentence, at) or (entry.preposition and _is_demanded(sentence, at))
    near = "plan" if asked else _said_before(sentence, at, entry)
    if near is not None:
        freed = near == "release" and entry.row["role"] == "victim"  # "freed (hostages who were) held"
        return "" if freed else near
    sets_about = entry.row.paradigm == "masdar" and bool(sentence.where("sets_about", "sets_about_later"))
    later = (sets_about and may_set_about(sentence, at)) or _is_purpose(sentence, at, entry)
    later = later or _threatened(sentence, at, entry) or caused_by_chance(sentence, at)
    said = said_to_be(sentence, at) if "t" in entry.features else ""
    return "plan" if later else said


def _is_purpose(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`نصبوا كمينا (لقتل) ثلاثة ضباط`, `انطلقت حملة (لاعتقال) مطلوبين`: what those who set out meant to do."""
    joined = entry.row.paradigm == "masdar" and entry.prefix.endswith(clitics("purpose"))
    if not joined or entry.row.id in RESULTS or not sentence.where("sets_out"):
        return False
    for unit in reversed(sentence.units[max(0, at - _SET_OUT) : at]):
        if unit.is_any(("stop", "comma", "clause", "because", "revenge")) or unit.of("outcomes"):
            return False
        if unit.is_particle("sets_out"):
            return True
    return False


def _is_demanded(sentence: Sentence, at: int) -> bool:
    """`مطالبة هيئة التحقيق والادعاء العام (بقتله)`: what two bodies or more demand."""
    for unit in reversed(sentence.units[max(0, at - _REACH) : at]):
        if any(entry.row.id in _BY_LETTER for entry in unit.entries):
            return True
        if not unit.word or unit.is_any(("clause", "prepositions")) or unit.of("outcomes"):
            return False
    return False


def _said_before(sentence: Sentence, at: int, entry: Entry) -> str | None:
    """What a word just before says of a trigger; None where there is none."""
    aside = False
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        unit = sentence[back]
        if unit.is_any(("revenge", "asked", "justice")):
            return ""  # what is avenged has happened; "did not say when he was arrested" denies no arrest
        if unit.is_particle("that") and (sentence.at(back - 1) or unit).of("irrealis") is not None:
            continue  # "without that it resulted in"
        if unit.is_any(("stop", "clause")) or unit.numeral is not None or adds(sentence, back):
            break
        irreal = unit.of("irrealis")
        if irreal is None and unit.of("people"):
            said = _of_agent(sentence, _before_agent(sentence, back))
            if said and not _is_of_survived(sentence, at, entry, said) and not blames(sentence, back + 1, at):
                return said
            break
        aside = aside or (unit.is_particle("comma") and not entry.preposition)
        if irreal is None:
            if unit.is_particle("may") and "i" in entry.features and back == at - 1:
                return "possible"
            continue
        owned = at - back == 1 and irreal.row.paradigm in _NOUNS  # "the fear of", before a noun
        told = (
            irreal.row["kind"] == "plan"
            and not owned
            and (aside or _tells_clause(sentence, at, entry) or _goes_on_from_noun(irreal, entry))
        )
        told = told or _is_of_survived(sentence, at, entry, irreal.row["kind"])
        told = told and not (irreal.row.id in _IFS and at - back <= _IF_NEAR)
        if told or _is_none(sentence, back, at, irreal):
            continue  # "the alliance for change, ..., the killing of"
        if at - back > 1 and denies_other(sentence, back, at, irreal):
            return ""
        if irreal.row["kind"] == "negation" and tells_anew(sentence, back, at):
            return ""
        distance = at - back - sentence[back + 1].is_particle("that_may")
        if _reaches(irreal, entry, distance) and _bears_on(irreal, entry):
            kind: str = irreal.row["kind"]
            return "generic" if at - back == 1 and _is_warrant(irreal, entry) else kind
    return None


def _is_warrant(irreal: Entry, entry: Entry) -> bool:
    """`أمر (اعتقال) لوزير`: a paper of a court, right before what it is for."""
    held = entry.row["outcome"] == Outcome.DETAINED and entry.row.paradigm == "masdar"
    return irreal.row.id == "irrealis.order" and held and not entry.prefix


_IS_NOT = "irrealis.laysa"
_SURVIVED = ("escape", "attempt")
_NOUNS = ("feminine", "masdar", "noun")
_AND = clitics("conjunction")[0]
# "If civilians are hurt": so near its verb a condition stands.
_IFS, _IF_NEAR = frozenset(("irrealis.if", "irrealis.if2", "irrealis.in_case")), 2


def _tells_clause(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`تستهدف جماعات (تحتجز)`: a verb with no "that" before it tells of itself; what is planned is a noun or so joined."""
    joined = entry.prefix or sentence[at - 1].is_any(("that_may", "that"))
    noun = any(e.row.paradigm == "masdar" for e in sentence[at].entries)  # spelt alike
    noun = noun and not is_taken_up(sentence, at)
    verb = entry.row.paradigm == "verb" or (entry.row.paradigm == "phrase" and entry.row["role"] == "inflict")
    return verb and not (joined or noun)


def _goes_on_from_noun(irreal: Entry, entry: Entry) -> bool:
    """`تشكل تهديدا (وتحتجز) رهائن`: a verb that goes on from the one before, whatever noun stands between."""
    return irreal.row.paradigm in _NOUNS and entry.row.paradigm == "verb" and entry.prefix == _AND


def _is_of_survived(sentence: Sentence, at: int, entry: Entry, kind: str) -> bool:
    """`نجا من انفجار (أودى بحياة) سائقه`: what a clause tells of an attack that somebody survived has happened."""
    opens = entry.conjunction and sentence[at - 1].is_particle(
        "comma"
    )  # "escaped an attempt on his life, and four died"
    return kind in _SURVIVED and "i" not in entry.features and (opens or _tells_clause(sentence, at, entry))


def is_taken_up(sentence: Sentence, at: int) -> bool:
    """`هجوم (قتل) فيه ثلاثة`: a pronoun for the event behind a word makes it a verb."""
    after = sentence.at(at + 1)
    return after is not None and after.is_particle("resumes")


def _is_none(sentence: Sentence, back: int, at: int, irreal: Entry) -> bool:
    """Whether a word before an outcome denies or plans nothing here: `ما زال`, `(المطلوب) قد قتل`, `جرائم خطف أجانب`."""
    unit = sentence[back]
    wanted = at - back > 1 and unit.of("people") and unit.text.startswith(clitics("article"))
    one = irreal.row.id == _CHARGE
    wanted = wanted or _is_victim(sentence, back)
    several = irreal.row.id in _SEVERAL and _of_some(sentence, at, one=one)
    # "in a context not far off, ... was killed"
    wanted = wanted or (irreal.row.id == _IS_NOT and sentence.has(back + 1, at, "comma"))
    return bool(wanted) or several or goes_on(sentence, back) or _is_done(irreal, sentence[at])


def _is_done(irreal: Entry, unit: Unit) -> bool:
    """`المتهم بالأمر باغتيال فلان`, `أرادوا باغتيال فلان أن`: what one is blamed for, or what one meant by it, is done."""
    joined = any(entry.preposition for entry in unit.entries)
    blamed = irreal.row.id == "irrealis.order" and irreal.article and irreal.preposition
    # "the Authority", an actor, is spelt like the power to do something
    actor = irreal.row.id == "irrealis.power" and irreal.article
    return actor or (joined and (blamed or irreal.row.id == "irrealis.want"))


_CHARGE = "irrealis.charge"
# What is demanded, or what one is charged to do, follows with a preposition.
_BY_LETTER = frozenset(("irrealis.demand", "irrealis.commission", "irrealis.recommend"))
# Words for several acts: they may tell of events as well as of a kind of event.
_SEVERAL = frozenset(("irrealis.operations", "irrealis.crimes", _CHARGE))


def _of_some(sentence: Sentence, at: int, *, one: bool) -> bool:
    """`جرائم خطف (أجانب)`, `بتهمة خطف (إمام)`: some people, or the `one` of a charge, not all of a kind."""
    people = read_people(sentence, at + 1, governed=True)
    if people is None:
        return False
    if people.definite and people.value is not None and people.value > 1:
        return True  # the two monks
    return (one and people.value == 1) or (not people.definite and (people.counted or people.value is None))


def _is_sentence(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`قضت المحكمة بإعدام ثلاثة`, `صدر الحكم بالإعدام على`: nobody has died by it."""
    if entry.row.id == "outcomes.sentenced":
        return True
    if entry.row.id != EXECUTION:
        return False
    if is_sentenced(sentence, at):
        return True
    return entry.preposition and sentence.has(at - _THREATENED, at, "doomed")


def _is_but_one(sentence: Sentence, at: int) -> bool:
    """`لا يعترف (إلا) باغتيال`, but no `لا يريد (سوى) قتل`: of the one act that is told, if it is no wish."""
    wish = sentence.at(at - 1)
    wanted = wish is not None and wish.role("irrealis", "kind", "plan") is not None
    return sentence[at].is_particle("except") and not wanted


def _is_known_by(before: Unit, entry: Entry) -> bool:
    """`بعد مقتل`, `هددت وقتل حراسها`: a word right before what has happened, whatever it may say of others."""
    if before.is_any(("right_after", "deed")):
        return role_of(entry) == "masdar"  # "taking part in the crime of assassinating so-and-so"
    if before.is_particle("except"):
        return True  # "admits nothing but the abduction of"
    irreal = before.of("irrealis")
    verbs = irreal is not None and irreal.row.paradigm == entry.row.paradigm == "verb"
    return verbs and entry.conjunction and "t" in entry.features


def _before_agent(sentence: Sentence, at: int) -> int:
    """The index of the unit before the nouns for people that end at a unit: `(حاول) حراس الأمن`."""
    while at and _is_of_count(sentence[at - 1]):
        if sentence[at - 1].of("irrealis") and not _is_victim(sentence, at - 1):
            break
        at -= 1
    return at - 1


def _is_of_count(unit: Unit) -> bool:
    """A noun for people, or what counts them: `(عشرة أشخاص) قتلوا`."""
    return unit.numeral is not None or any(unit.of(name) for name in ("people", "quantities", "qualifiers"))


def _is_victim(sentence: Sentence, at: int) -> bool:
    """`مقتل (طالب) وإصابة`, `اعتقال (مطلوب) وقتل`: people right behind what befell them; "demand" and "must" are spelt alike."""
    return sentence[at].of("people") is not None and sentence.has(at - 1, at, "outcomes")


def is_of_planned_attacks(sentence: Sentence, at: int, start: int) -> bool:
    """`التخطيط لضرب الوزارة وتفجير السفارة واغتيال ضباط`: the last of several attacks that were planned."""
    attack = False
    for i in range(at - 1, max(start, at - _LISTED) - 1, -1):
        unit = sentence[i]
        if unit.is_particle("stop") or unit.of("reporting") or unit.of("outcomes"):
            return False
        irreal = unit.role("irrealis", "kind", "plan")
        if irreal is not None:
            return attack and irreal.row.id in _THREATS
        attack = unit.of("attacks") is not None or unit.text.startswith(clitics("preposition")[:2])
    return False


def _threatened(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`هدد (الوزير فلان، ...) باغتيال القائد`, `مخطط (على طريقة ...) لقتله`: other words part it from its object."""
    noun = entry.row.paradigm in ("masdar", "phrase")  # "cutting off the heads of"
    if not entry.preposition or not noun or entry.row.id in RESULTS:
        return False
    for back in range(at - 1, max(-1, at - 1 - _THREATENED), -1):
        unit = sentence[back]
        if unit.is_particle("accused") and not sentence[back - 1].role("irrealis", "kind", "plan"):
            return False  # "decided to try the man accused of the killing"
        harm = unit.of(
            "outcomes"
        )  # hostages may be those who are threatened, their captors those who threaten
        harmed = harm is not None and harm.row["role"] != "victim" and harm.row.id != _CAPTORS
        done = harmed or unit.is_particle("revenge")
        if unit.is_any(("stop", "clause")) or done:
            return False
        threat = unit.role("irrealis", "kind", "plan")
        if threat is not None and threat.row.id in _THREATS:
            return True
    return False


# These take what is threatened or planned by a preposition, however far off.
_THREATS = frozenset(
    (
        "irrealis.threat", "irrealis.warn", "irrealis.vow", "irrealis.pledge", "irrealis.pledging", "irrealis.plot", "irrealis.conspiracy", "irrealis.conspiring",
        "irrealis.planning", "irrealis.preparing", "irrealis.plan_v", "irrealis.target_v", "irrealis.resolve", "irrealis.ready",
        "irrealis.readying", "irrealis.calling", "irrealis.edict", "irrealis.edict_v", "irrealis.wave", "irrealis.waving",
        "irrealis.decide", "irrealis.decision", "irrealis.green_light", "irrealis.urge", "irrealis.approve",
    )
)  # fmt: skip


def goes_on(sentence: Sentence, at: int) -> bool:
    """`لا يزال`, `ما زالوا`: what is denied is that it ended."""
    after = sentence.at(at + 1)
    return after is not None and after.is_particle("continues")


def _is_verb(entry: Entry) -> bool:
    """A verb of the lexicon, or one of fear, which is listed by its forms."""
    return entry.row.paradigm == "verb" or entry.row.id == "irrealis.feared"


def _of_agent(sentence: Sentence, at: int) -> str:
    """`حاول المسلحون قتل`, `لعل الجنود قتلوا`, `يخشى أن يكون السفير خطف`: what is said before the noun."""
    be = sentence.at(at)
    if be is None:
        return ""
    if be.is_particle("to_be"):
        return said_to_be(sentence, at + 1)
    entries = [e for e in be.entries if e.row.table == "irrealis"]
    found = next((e for e in entries if _is_verb(e) or e.row["kind"] in ("possible", "attempt")), None)
    kind: str = found.row["kind"] if found is not None else ""
    return kind


# Deaths that are remembered may be natural ones or those of holy history; killings are killings.
MAY_BE_NATURAL = frozenset(("outcomes.martyrdom", "outcomes.death2", "outcomes.death3"))


def _bears_on(irreal: Entry, entry: Entry) -> bool:
    if entry.row.id in RESULTS and irreal.row.id in _THREATS:
        return False
    if irreal.row.id == _SERIES and entry.article:
        return False  # "the series of assassinations", not on television
    if irreal.row.id in _DECISIONS and entry.row["outcome"] == Outcome.DETAINED:
        return False  # whom a court decides to jail is held
    return irreal.row["kind"] != "memorial" or entry.row.id in MAY_BE_NATURAL


_SERIES, _CAPTORS = "irrealis.series", "outcomes.captors"
_DECISIONS = frozenset(("irrealis.decide", "irrealis.decision"))
# These name deaths that came to pass: nobody plots or threatens them, but other verbal nouns.
RESULTS = frozenset(("outcomes.killing", "outcomes.death"))


def _reaches(irreal: Entry, entry: Entry, distance: int) -> bool:
    """Particles stand right before what they bear on; nouns and verbs may stand further off."""
    kind = irreal.row["kind"]
    if irreal.row.id in _BY_LETTER and not entry.preposition:
        return False  # a student, spelt alike; what a war has cost
    if kind == "generic":
        return distance == 1 and not irreal.article
    if kind == "attempt" and (entry.preposition or irreal.row.paradigm == "verb"):
        return distance <= 4  # "a failed foreign attempt at", "tried several times to"
    if kind in ("attempt", "release"):
        return distance <= 2
    if kind in ("negation", "fiction"):
        return distance <= 4  # "no news of the fall of", "a film that tells the story of"
    return distance <= 3
