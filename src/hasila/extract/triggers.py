"""Find the words that say what was done to people, and whether they say that it happened."""

from typing import NamedTuple

from hasila.extract.modality import DENIALS
from hasila.extract.names import before_aside
from hasila.extract.people import read_people
from hasila.extract.persons import BODIES
from hasila.extract.spelt_alike import done_to, is_other_word
from hasila.extract.standing import FATE, RESULTS, VOID, is_of_planned_attacks, is_taken_up, role_of, standing
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome
from hasila.text import Kind

# So far before a word what it goes on from, or what found a body, may stand.
_REACH = 5
# How far behind a light word the one that completes it may stand.
_FAR = 10
# So far behind its first half the second half of an idiom may stand, those who suffered it between.
_HALF = 18
# So near before a harm the verb may stand that denies it.
_DENIED = 3
# So near before a fate a word may say that nobody knows it.
_NOT_KNOWN = 4


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
        role = role_of(entry)
        trigger = Trigger(
            at,
            done_to(sentence, at, entry) if entry.article else at + 1,
            entry,
            Outcome(entry.row["outcome"]),
            role,
            (entry.row.id,),
            standing(sentence, at, entry)
            or _goes_on_planned(sentence, at, entry, found)
            or _put_off(sentence, at, entry),
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
    if before is None or before.role != "masdar" or is_taken_up(sentence, at):
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
    "outcomes.exposed_light2": "outcomes.companion_station",  # exposed to an inquiry
}
_CARRYING_OUT = "outcomes.carrying_out_n"
_TO_DEATH, _ALIVE = "outcomes.companion_to_death", "outcomes.companion_alive"
_RECEIVE = "outcomes.receive"
_ONLY_OF = {
    "outcomes.drag_dead": (_TO_DEATH,),
    "outcomes.stone_dead": (_TO_DEATH,),
    "outcomes.torture_dead": (_TO_DEATH,),
    "outcomes.burn_alive": (_ALIVE, _TO_DEATH),
    "outcomes.bury_alive": (_ALIVE,),
    "outcomes.last_breath": ("outcomes.companion_breath", "outcomes.companion_breath2"),
    _RECEIVE: ("outcomes.companion_treatment", "outcomes.companion_hospital"),
    "outcomes.light_led2": ("outcomes.companion_station",),
    "outcomes.hide": ("outcomes.companion_forced",),
    "outcomes.hide_n": ("outcomes.companion_forced",),
}
# To lose, with "his life" behind it, is not to go missing.
_LOSES = frozenset(("outcomes.light_lose", "outcomes.light_losing"))
# Words that are no outcome alone: they complete or announce another.
_HALVES = frozenset(("companion", "toll", "taking"))


def _entry(sentence: Sentence, at: int, *, after_noun: bool) -> Entry | None:
    """The reading of a unit as an outcome word; a noun where a preposition or another such noun says so."""
    unit = sentence[at]
    victim = unit.role("outcomes", "role", "victim")
    before = sentence.at(at - 1)
    joined = any(e.row.paradigm == "masdar" and e.prefix.endswith(clitics("purpose")) for e in unit.entries)
    nominal = (
        after_noun
        or joined
        or _heads_nouns(sentence, at)
        or (
            before is not None
            and not before.is_particle("when")  # "while gunmen kidnapped"
            and before.is_any(("prepositions", "act_of", "was", "charge"))
        )
    )
    entries = [e for e in unit.entries if e.row.table == "outcomes" and e.row["role"] not in _HALVES]
    if nominal:
        entries.sort(key=lambda e: e.row.paradigm == "verb")
    him = not nominal and _has_object(sentence, at)
    # A word with its other half, as "stab (to death)", says more than the word alone.
    entries.sort(
        key=lambda e: (e.row.id not in _LOSES, e.row["role"] != "carry", him and not _with_object(e))
    )
    for entry in entries:
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


def _heads_nouns(sentence: Sentence, at: int) -> bool:
    """`أعلن التنظيم (قتل) وإصابة 17`, `زعمت (قتل) وجرح 20`: a word spelt like a verb, to which a verbal noun is joined.

    Where that, too, is spelt like a verb, both are what somebody tells of, no "that" between.
    """
    after = sentence.at(at + 1)
    if after is None or not any(e.row.paradigm == "masdar" for e in sentence[at].entries):
        return False
    joined = [e for e in after.entries if e.row.table == "outcomes" and e.conjunction]
    if not any(e.row.paradigm == "masdar" for e in joined):
        return False
    verb = any(e.row.paradigm == "verb" for e in joined)
    return not verb or _is_told_of(sentence, at)


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """`أعلنت سرايا القدس (قتل)`, `مدعيا (قتل)`: the object of a word of telling, right behind who tells."""
    for unit in reversed(sentence.units[max(0, at - _REACH) : at]):
        if unit.of("reporting") is not None:
            return True
        if (
            not unit.word
            or unit.is_any(("that", "clause", "relative", "prepositions"))
            or unit.of("outcomes")
        ):
            return False
    return False


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


def _put_off(sentence: Sentence, at: int, entry: Entry) -> str:
    """`وقف تنفيذ (حكم الإعدام) في فلان`, `موعد تنفيذ ...`: a sentence that is put off or awaited."""
    masdar = sentence.at(at - 1)
    carried = masdar is not None and any(e.row.id == _CARRYING_OUT for e in masdar.entries)
    put_off = entry.row["role"] == "taken" and carried and sentence.has(at - 2, at - 1, "put_off")
    return "negation" if put_off else ""


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
                e.row["role"] == "companion"
                or (e.suffix and e.row.paradigm != "verb" and not e.preposition and outcome == Outcome.KILLED)
            )
            and e.row.id != _NOT_OF.get(light.row.id)
            and (light.row.id not in _ONLY_OF or e.row.id in _ONLY_OF[light.row.id])
            and not (
                (e.row.id == _ALIVE or light.row.id == _RECEIVE)
                and sentence[at + step].is_particle("prepositions")
            )  # "in quarters of", "training for treatment"
            for e in unit.entries
        ):
            return at + 1 + step
    return at if light.row.id == FATE and _is_not_known(sentence, at) else None


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
    # "(they) were killed and hurt", "(they) killed and hurt 20": what several did or suffered precedes no subject
    alone = left.number == "p" or _both_act(sentence, left, right)
    subject = before_aside(sentence, left.first)
    if left.role != "masdar" and not (either or alone) and _has_subject(sentence.at(subject - 1)):
        return False
    if gap == 0:
        return right.entry.conjunction
    return either or (gap == 1 and sentence[left.last].is_particle("and"))


def _both_act(sentence: Sentence, left: Trigger, right: Trigger) -> bool:
    """`القوات (قتلت وجرحت) عشرين مدنيا`: feminine verbs of a force, behind which those stand whom no such verb has as subject."""
    people = read_people(sentence, right.last)
    if people is None or not people.counted or people.noun is None:
        return False
    return left.feminine and right.feminine and "f" not in people.noun_features


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


def _goes_on_planned(sentence: Sentence, at: int, entry: Entry, found: list[Trigger]) -> str:
    """`خطط لقتل الجنود وخطف ضابط`: a verbal noun joined to one that is planned; arrests are news."""
    news = entry.row.id in RESULTS or entry.row["outcome"] == Outcome.DETAINED
    if role_of(entry) != "masdar" or not entry.conjunction or news:
        return ""
    before = found[-1] if found else None
    near = before is not None and at - before.last <= _FAR
    if before is not None and near and before.standing == "plan":
        return "" if sentence.has(before.last, at, "stop") else "plan"
    return "plan" if is_of_planned_attacks(sentence, at, before.last if before is not None else 0) else ""
