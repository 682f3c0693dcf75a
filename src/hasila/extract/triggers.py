"""Find the words that say what was done to people, and whether they say that it happened."""

from typing import NamedTuple

from hasila.extract.courts import is_sentenced, is_term, is_verdict
from hasila.extract.modality import (
    DENIALS,
    adds,
    blames,
    caused_by_chance,
    denies_other,
    is_asked,
    is_denied,
    is_tried,
    may_come,
    may_set_about,
    tells_anew,
    would_have,
)
from hasila.extract.names import before_aside
from hasila.extract.people import read_people
from hasila.extract.persons import BODIES
from hasila.extract.spelt_alike import JAILINGS, done_to, is_other_word
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome
from hasila.text import Kind

# How far before a trigger a word may deny, plan or attempt it.
_REACH = 5
# How far behind a light word the one that completes it may stand.
_FAR = 10
# So far behind its first half the second half of an idiom may stand, those who suffered it between.
_HALF = 18
# So far before the last of them a list of attacks that are planned may begin.
_LISTED = 40
# So far before what he threatens to do the verb of one who threatens may stand, his office and name between.
_THREATENED = 16
# So near before a harm the verb may stand that denies it.
_DENIED = 3
# So far before "that he be" a word of fear or doubt may stand.
_FEARED = 4
EXECUTION = "outcomes.execution"
# So near before a fate a word may say that nobody knows it.
_FATE, _NOT_KNOWN = "outcomes.fate", 4


# Words of these kinds before an outcome leave nothing of it.
VOID = frozenset(("attempt", "generic", "fiction", "release", "escape", "memorial"))


class Trigger(NamedTuple):
    """A word that says what was done to people: units [first, last)."""

    first: int
    last: int
    entry: Entry
    outcome: Outcome
    role: str  # undergo: the subject suffers; inflict: the object; act: either voice; masdar
    rows: tuple[str, ...]
    standing: str = ""  # an irrealis kind: negation, possible, plan, attempt, generic, ...

    @property
    def void(self) -> bool:
        """Whether nothing happened: it was tried, staged, survived, undone or is told of in general."""
        return self.standing in VOID

    @property
    def number(self) -> str:
        """Singular, dual or plural, as the verb's form says; n for a predicate that fits any of them."""
        features = self.entry.features
        if self.entry.row.id in _PREDICATES:
            return "n"
        return "p" if "e" in features else next((letter for letter in features if letter in "sdp"), "s")

    @property
    def feminine(self) -> bool:
        """Whether the verb's form is feminine: a woman, or a thing such as a force or a group."""
        return "f" in self.entry.features

    @property
    def ours(self) -> bool:
        """`قتلنا عشرين جنديا`: a verb in the perfect whose ending says that the speakers did it."""
        return self.entry.row.paradigm == "verb" and self.entry.suffix in clitics("we")


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Verbs, verbal nouns and idioms of a sentence in order; two that share a count are one."""
    found: list[Trigger] = []
    for at in sentence.where("outcomes"):
        entry = _entry(sentence, at, after_noun=_is_behind_noun(sentence, at, found[-1] if found else None))
        if entry is None or sentence[at].kind is not Kind.WORD:
            continue
        role = _role(entry)
        trigger = Trigger(
            at,
            done_to(sentence, at, entry) if entry.article else at + 1,
            entry,
            Outcome(entry.row["outcome"]),
            role,
            (entry.row.id,),
            standing(sentence, at, entry) or _goes_on_planned(sentence, at, entry, found),
        )
        if found and _is_denied_too(sentence, found[-1], trigger):
            trigger = trigger._replace(standing="negation")
        if found and _joined(sentence, found[-1], trigger):
            found[-1] = _both(found[-1], trigger)
        else:
            found.append(trigger)
    return found


def _is_behind_noun(sentence: Sentence, at: int, before: Trigger | None) -> bool:
    """`مقتل (وجرح)`, `بخطفها جنديين (وقتلها) ضابطا`: right behind a verbal noun, or joined to one by the same agent."""
    if before is None or before.role != "masdar" or _is_taken_up(sentence, at):
        return False
    agent = before.entry.suffix
    again = agent and before.entry.row.paradigm == "masdar" and at - before.last <= _REACH
    same = again and any(e.conjunction and e.suffix == agent for e in sentence[at].entries)
    planned = (
        before.standing == "plan" and at - before.last <= _FAR
    )  # "planned to abduct tourists and kill them"
    joined = planned and any(e.conjunction and e.row.paradigm == "masdar" for e in sentence[at].entries)
    return before.last == at or bool(same) or joined


def _is_denied_too(sentence: Sentence, before: Trigger, trigger: Trigger) -> bool:
    """`نفى مقتل ثلاثة (وجرح) اثنين`: a verbal noun joined to another that somebody denies."""
    noun = any(entry.row.paradigm == "masdar" for entry in sentence[trigger.first].entries)
    joined = noun and trigger.entry.conjunction and before.role == "masdar" and not trigger.standing
    if not joined or before.standing != "negation" or trigger.first - before.last > _FAR:
        return False
    denied = sentence.units[max(0, before.first - _DENIED) : before.first]
    parts = sentence.units[before.last : trigger.first]
    return any(e.row.id in DENIALS for unit in denied for e in unit.entries) and not any(
        unit.is_any(("stop", "comma", "clause")) for unit in parts
    )


# Nominal predicates, said of people of any number and gender: "(three soldiers) among the missing".
_PREDICATES = frozenset(
    (
        "outcomes.among_missing", "outcomes.among_dead", "outcomes.critical", "outcomes.in_custody",
        "outcomes.in_hands_of_kidnappers", "outcomes.in_captivity",
    )
)  # fmt: skip
# Words that say what happened only with another further on, and whom they are then said of.
_NOT_OF = {
    "outcomes.remain_under": "outcomes.companion_unknown",
    "outcomes.fate": "outcomes.companion_rubble",
}
_TO_DEATH, _ALIVE = "outcomes.companion_to_death", "outcomes.companion_alive"
_ONLY_OF = {
    "outcomes.drag_dead": (_TO_DEATH,),
    "outcomes.stone_dead": (_TO_DEATH,),
    "outcomes.burn_alive": (_ALIVE, _TO_DEATH),
    "outcomes.bury_alive": (_ALIVE,),
    "outcomes.hide": ("outcomes.companion_forced",),
    "outcomes.hide_n": ("outcomes.companion_forced",),
}
_LIGHT = {"light": "undergo", "carry": "act", "victim": "undergo", "taken": "masdar"}
# To lose, with "his life" behind it, is not to go missing.
_LOSES = frozenset(("outcomes.light_lose", "outcomes.light_losing"))
# Words that are no outcome alone: they complete or announce another.
_HALVES = frozenset(("companion", "toll", "taking"))


def _role(entry: Entry) -> str:
    role: str = entry.row["role"]
    verb = entry.row.paradigm == "verb" or bool({"t", "i"} & set(entry.features))
    if (role == "act" and not verb) or entry.row.id in BODIES:
        return "masdar"
    return _LIGHT.get(role, role)


def _entry(sentence: Sentence, at: int, *, after_noun: bool) -> Entry | None:
    """The reading of a unit as an outcome word; a noun where a preposition or another such noun says so."""
    unit = sentence[at]
    victim = unit.role("outcomes", "role", "victim")
    before = sentence.at(at - 1)
    joined = any(e.row.paradigm == "masdar" and e.prefix.endswith(clitics("purpose")) for e in unit.entries)
    nominal = (
        after_noun
        or joined
        or (
            before is not None
            and not before.is_particle("when")  # "while gunmen kidnapped"
            and before.is_any(("prepositions", "act_of", "was", "charge"))
        )
    )
    entries = sorted(unit.entries, key=lambda e: e.row.paradigm == "verb") if nominal else unit.entries
    him = not nominal and _has_object(sentence, at)
    for entry in sorted(entries, key=lambda e: (e.row.id not in _LOSES, him and not _with_object(e))):
        if entry.row.table != "outcomes" or entry.row["role"] in _HALVES:
            continue
        if entry.row["role"] == "victim":
            if before is not None and before.is_particle("copula") and _is_predicate(entry):
                return entry
            if _is_his_body(sentence, at, entry):
                return entry
            continue
        if entry.row["role"] in ("light", "carry"):
            if companion_of(sentence, at, entry) is not None:
                return entry
        elif entry.row["role"] == "taken":
            if _is_taken(sentence, at):
                return entry
        elif not is_other_word(sentence, at, entry, victim):
            return entry
    return None


def _with_object(entry: Entry) -> bool:
    return entry.row.paradigm == "verb" and bool(entry.suffix) and entry.conjunction


def _has_object(sentence: Sentence, at: int) -> bool:
    """`(فأصابه) بجروح`: a verb with "him", spelt like a noun but for the dots; no count stands behind it."""
    unit, after = sentence[at], sentence.at(at + 1)
    if not any(_with_object(e) for e in unit.entries) or not sentence.ends_as_folded(unit):
        return False
    return after is None or not after.word or after.is_any(("harm", "prepositions", "clause"))


def _is_taken(sentence: Sentence, at: int) -> bool:
    """`أودى الانفجار (بحياة)`, `حصد التفجير (أرواح)`: a verb of taking stands before it in its clause."""
    for unit in reversed(sentence.units[max(0, at - _FAR) : at]):
        if unit.is_particle("stop"):
            return False
        taking = unit.role("outcomes", "role", "taking")
        if taking:  # "came to carry the sentence out" has not done so yet
            return taking.row.paradigm != "masdar" or not taking.prefix.endswith(clitics("purpose"))
    return False


def _is_his_body(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`ثم عثر على (جثته)`, `انتشلت (جثثهم)`: the pronoun names those who have died."""
    if entry.row.id not in BODIES or not entry.suffix:
        return False
    return sentence.has(at - _REACH, at, "finds")


def _is_predicate(entry: Entry) -> bool:
    """`(لا يزالون) مفقودين`: an indefinite plural that says what became of the people before it."""
    return bool(set(entry.features) & {"p", "e", "d"}) and not entry.prefix and not entry.suffix


def companion_of(sentence: Sentence, at: int, light: Entry) -> int | None:
    """The unit that completes the word at `at`: `لقي ... (حتفه)`, `نقل ... إلى (المستشفى)`, or None."""
    outcome = light.row["outcome"]
    for step, unit in enumerate(sentence.units[at + 1 : at + 1 + _HALF]):
        if unit.is_particle("stop") or any(e.row is light.row for e in unit.entries):
            break  # a second "were exposed to" has its own
        if any(
            e.row.table == "outcomes"
            and e.row["outcome"] == outcome
            and (
                e.row["role"] == "companion" or (e.suffix and not e.preposition and outcome == Outcome.KILLED)
            )
            and e.row.id != _NOT_OF.get(light.row.id)
            and (light.row.id not in _ONLY_OF or e.row.id in _ONLY_OF[light.row.id])
            and not (
                e.row.id == _ALIVE and sentence[at + step].is_particle("prepositions")
            )  # "in quarters of"
            for e in unit.entries
        ):
            return at + 1 + step
    return at if light.row.id == _FATE and _is_not_known(sentence, at) else None


def _is_not_known(sentence: Sentence, at: int) -> bool:
    """`لم يعرف (مصير) ثلاثة جنود`, `الغموض الذي يلف (مصير)`: a word before a fate says that nobody knows it."""
    before = sentence.units[max(0, at - _NOT_KNOWN) : at]
    return any(u.is_particle("not_known") or u.role("outcomes", "role", "companion") for u in before)


def _joined(sentence: Sentence, left: Trigger, right: Trigger) -> bool:
    """`مقتل وإصابة`, `قتل أو جرح`, `قتلوا أو أصيبوا`: one count for both."""
    if left.entry.suffix or left.number != right.number or "inflict" in (left.role, right.role):
        return False
    if {left.outcome, right.outcome} not in ({Outcome.KILLED, Outcome.WOUNDED}, {left.outcome}):
        return False
    gap = right.first - left.last
    either = gap == 1 and sentence[left.last].is_particle("or")
    alone = left.number == "p" and read_people(sentence, right.last) is None  # "(they) were killed and hurt"
    subject = before_aside(sentence, left.first)
    if left.role != "masdar" and not (either or alone) and _has_subject(sentence.at(subject - 1)):
        return False
    if gap == 0:
        return right.entry.conjunction
    return either or (gap == 1 and sentence[left.last].is_particle("and"))


def _has_subject(before: Unit | None) -> bool:
    """Whether a verb follows its subject, so that the next verb has one of its own."""
    if before is None or not before.word:
        return False
    return not before.is_any(("function", "that", "clause", "prepositions", "may", "and", "relative"))


def _both(left: Trigger, right: Trigger) -> Trigger:
    outcome = right.outcome if right.outcome is left.outcome else Outcome.KILLED_OR_WOUNDED
    return right._replace(
        first=left.first,
        # the joined "and" is no longer one between clauses
        entry=left.entry if right.role != "masdar" and right.entry.conjunction else right.entry,
        outcome=outcome,
        rows=(*left.rows, *right.rows),
        standing=left.standing or right.standing,
    )


def standing(sentence: Sentence, at: int, entry: Entry) -> str:
    """What a word before the trigger says of it: denied, possible, planned, attempted, ..."""
    if _is_sentence(sentence, at, entry):
        return "negation"
    if entry.row.id == _FATE:
        return ""  # what is denied is that it is known
    if entry.row.id in JAILINGS and (
        (entry.preposition and is_verdict(sentence, at)) or is_term(sentence, at)
    ):
        return "generic"  # a court's sentence is no arrest
    if may_come(sentence, at, entry) or would_have(sentence, at, entry):
        return "plan"
    before = sentence.at(at - 1)
    if before is not None and (before.is_particle("except") or _is_known_by(before, entry)):
        return ""  # "admits nothing but the abduction of"
    if is_denied(sentence, at):
        return "negation"
    if entry.row.id not in RESULTS and is_tried(sentence, at, entry):
        return "attempt"
    asked = is_asked(sentence, at) or (entry.preposition and _is_demanded(sentence, at))
    near = "plan" if asked else _said_before(sentence, at, entry)
    if near is not None:
        freed = near == "release" and entry.row["role"] == "victim"  # "freed (hostages who were) held"
        return "" if freed else near
    sets_about = entry.row.paradigm == "masdar" and bool(sentence.where("sets_about", "sets_about_later"))
    later = sets_about and may_set_about(sentence, at)
    return "plan" if later or _threatened(sentence, at, entry) or caused_by_chance(sentence, at) else ""


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
        told = irreal.row["kind"] == "plan" and (aside or _tells_clause(sentence, at, entry))
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
            return kind
    return None


_SURVIVED = ("escape", "attempt")
# "If civilians are hurt": so near its verb a condition stands.
_IFS, _IF_NEAR = frozenset(("irrealis.if", "irrealis.if2", "irrealis.in_case")), 2


def _tells_clause(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`تستهدف جماعات (تحتجز)`: a verb with no "that" before it tells of itself; what is planned is a noun or so joined."""
    joined = entry.prefix or sentence[at - 1].is_any(("that_may", "that"))
    noun = any(e.row.paradigm == "masdar" for e in sentence[at].entries)  # spelt alike
    noun = noun and not _is_taken_up(sentence, at)
    verb = entry.row.paradigm == "verb" or (entry.row.paradigm == "phrase" and entry.row["role"] == "inflict")
    return verb and not (joined or noun)


def _is_of_survived(sentence: Sentence, at: int, entry: Entry, kind: str) -> bool:
    """`نجا من انفجار (أودى بحياة) سائقه`: what a clause tells of an attack that somebody survived has happened."""
    return kind in _SURVIVED and "i" not in entry.features and _tells_clause(sentence, at, entry)


def _is_taken_up(sentence: Sentence, at: int) -> bool:
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


def _is_known_by(before: Unit, entry: Entry) -> bool:
    """`بعد مقتل`, `هددت وقتل حراسها`: a word right before what has happened, whatever it may say of others."""
    if before.is_any(("right_after", "deed")):
        return _role(entry) == "masdar"  # "taking part in the crime of assassinating so-and-so"
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


def _goes_on_planned(sentence: Sentence, at: int, entry: Entry, found: list[Trigger]) -> str:
    """`خطط لقتل الجنود وخطف ضابط`: a verbal noun joined to one that is planned; arrests are news."""
    news = entry.row.id in RESULTS or entry.row["outcome"] == Outcome.DETAINED
    if _role(entry) != "masdar" or not entry.conjunction or news:
        return ""
    before = found[-1] if found else None
    near = before is not None and at - before.last <= _FAR
    if before is not None and near and before.standing == "plan":
        return "" if sentence.has(before.last, at, "stop") else "plan"
    return "plan" if _of_planned_attacks(sentence, at, before.last if before is not None else 0) else ""


def _of_planned_attacks(sentence: Sentence, at: int, start: int) -> bool:
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
    if not entry.preposition or entry.row.paradigm != "masdar" or entry.row.id in RESULTS:
        return False
    for back in range(at - 1, max(-1, at - 1 - _THREATENED), -1):
        unit = sentence[back]
        if unit.is_particle("accused") and not sentence[back - 1].role("irrealis", "kind", "plan"):
            return False  # "decided to try the man accused of the killing"
        done = unit.of("outcomes") or unit.is_particle("revenge")
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


def _of_agent(sentence: Sentence, at: int) -> str:
    """`حاول المسلحون قتل`, `لعل الجنود قتلوا`, `يخشى أن يكون السفير خطف`: what is said before the noun."""
    be = sentence.at(at)
    if be is None:
        return ""
    feared = be.is_particle("to_be")  # "that ... be": the word of fear stands before its subject
    before = sentence.units[max(0, at - _FEARED) : at] if feared else (be,)
    doubts = ("possible", "plan", "negation") if feared else ("possible", "attempt")
    entries = [e for unit in before for e in unit.entries if e.row.table == "irrealis"]
    found = next((e for e in entries if e.row.paradigm == "verb" or e.row["kind"] in doubts), None)
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


_SERIES = "irrealis.series"
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
