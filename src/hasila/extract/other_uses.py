"""Verbs of harm that say something else of their people: they rise in rank, lose their jobs, cite, or heal others."""

from hasila.extract.lost import COSTS, MOURNS, are_mourned, costs_force
from hasila.extract.persons import People
from hasila.extract.surnames import is_place
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.lexicon import clitics

# A loaded word for being killed, which says of others that they rise (to a rank, to the next round).
_RISES = frozenset(("outcomes.ascend", "outcomes.ascension"))
# "Die for a cause" and "cite" are one verb.
_CITES = "outcomes.martyred"
# They fall into somebody's hands.
_FALLS, _CAPTIVITY = "outcomes.fall", ("outcomes.in_custody", "outcomes.in_captivity")
# Verbs whose subject comes before the animal he kills.
_SLAYS = frozenset(("outcomes.kill_v", "outcomes.slaughter", "outcomes.cut_throat"))
# Verbs that have an object of another kind: people lose their jobs, or spend their leave.
_OF_THINGS = frozenset(("outcomes.go_missing", "outcomes.perish2"))
# Words for arresting, which also say that people are kept from their work.
# "Die as a martyr" is spelt like "cite".
_CITES = "outcomes.martyred"
_STOPS = frozenset(("outcomes.stop", "outcomes.stopping", "outcomes.stopping2"))
# So far behind people, their force or name between, what they are kept from may stand.
_KEPT = 5
# To take people away, or something of theirs.
_TAKES = "outcomes.take_v"
# "Stab" and "contest (a ruling)" are one verb.
_STABS = frozenset(("outcomes.stab", "outcomes.stab_n"))
# So far behind those who contest it may stand what they do.
_CONTESTED = 3
# "Treat in" is spelt like "be treated in".
_TREATS = "outcomes.treated_in"
_TREAT, _PATIENTS = "outcomes.treat", frozenset(("people.patient", "people.patient_f"))
_HEALERS = frozenset(
    (
        "people.doctor", "people.doctor_f", "people.nurse", "people.nurse_f", "people.paramedic",
        "people.paramedic_f", "people.medic", "people.surgeon", "people.medical_staff",
    )
)  # fmt: skip


def is_other_use(trigger: Trigger, sentence: Sentence, at: int) -> bool:
    """Whether what stands at unit `at`, right behind the people, gives the trigger a harmless sense."""
    row = trigger.entry.row.id
    if row == _CITES and _is_cited(sentence, trigger, at):
        return True
    if row in _STOPS:
        return _is_suspended(sentence, at)
    if row == _CITES:
        return sentence.has(at - 1, at + 1, "cited")
    if row == _FALLS and any(
        e.row.id in _CAPTIVITY for e in (sentence[at].entries if at < len(sentence) else ())
    ):
        return True
    if row in _STABS:
        before = sentence.has(trigger.first - _CONTESTED, trigger.first, "court")
        return before or sentence.has(at - 1, at + _CONTESTED, "contestable")
    if row in _SLAYS:
        return sentence.has(at, at + 1, "beast")
    return (row in _OF_THINGS and _has_own(sentence, at)) or (row in _RISES and _leads_up(sentence, at))


def is_harmless(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """Whether nothing was done to those people by a word of harm: they heal, are entrusted or mourned, or name what is stopped."""
    row = trigger.entry.row.id
    entrusts = row == COSTS and not costs_force(sentence, trigger.last - 1, people)
    mourns = row == MOURNS and not are_mourned(sentence, people)
    return entrusts or mourns or _heals(trigger, people) or _stops_thing(sentence, trigger, people)


def _heals(trigger: Trigger, people: People) -> bool:
    """`أطباء (يعالجون في) المستشفى`: of people who are not counted, healers and any of whom nobody knows treat others."""
    if trigger.entry.row.id == _TREAT and people.noun is not None and people.noun.row.id in _PATIENTS:
        return True  # of any illness
    if trigger.entry.row.id != _TREATS or people.counted or people.outcome is not None:
        return False
    healer = people.noun is not None and people.noun.row.id in _HEALERS
    return healer or not (people.definite or people.proper or people.value is not None)


def _stops_thing(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`أوقفت (مانيلا إرسال) العمالة`: a capital that stops something, read as the name of one it arrests."""
    after = sentence.at(people.first + 1)
    name = people.proper and people.noun is None and people.first == trigger.last
    if trigger.entry.row.id not in _STOPS or not name or after is None:
        return False
    known = after.word and any(e.row.table == "names" for e in after.entries)
    return is_place(sentence, sentence[people.first]) and not known


def _is_suspended(sentence: Sentence, at: int) -> bool:
    """`أوقفت الوزارة ثلاثة ضباط (عن العمل)`: they keep their freedom."""
    for step, unit in enumerate(sentence.units[at : at + _KEPT]):
        if not unit.word or unit.conjoined or unit.of("outcomes") is not None:
            return False
        next_ = at + step + 1
        if unit.is_particle("quoted_from") and next_ < len(sentence):
            return sentence[next_].is_particle("post_left") or _has_own(sentence, next_)
    return False


def _is_cited(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """`استشهد الوزير (بأرقام) المنظمة`: one known person, right behind whom stands what he cites, no weapon and no place."""
    after, one = sentence.at(at), sentence.at(trigger.last)
    known = one is not None and trigger.number == "s" and at == trigger.last + 1
    if after is None or not known or one is None or not any(entry.article for entry in one.entries):
        return False
    with_, weapon = clitics("preposition")[0], ("attacks", "counted", "targets", "times", "outcomes")
    cited = after.text.startswith(with_) and not after.is_any(("harm", "by_hands", "prepositions"))
    return cited and not any(after.of(name) for name in weapon) and not is_place(sentence, after)


def _has_own(sentence: Sentence, at: int) -> bool:
    """`فقد ألف عامل (وظائفهم)`, `قضى ثلاثة جنود (إجازتهم)`: right behind them, what is theirs."""
    unit = sentence.at(at)
    if unit is None or not unit.word or unit.entries or unit.conjoined:
        return False
    if unit.particles or unit.is_particle("his_end"):  # "met the end of their lives"
        return False
    his = unit.text.endswith(clitics("singular_pronoun")) and sentence.ends_as_folded(unit)
    return his or unit.text.endswith((*clitics("plural_pronoun"), *clitics("dual_pronoun")))


def _leads_up(sentence: Sentence, at: int) -> bool:
    """`ارتقى ثلاثة ضباط (إلى رتبة عقيد)`: they rose, nobody died."""
    after, beyond = sentence.at(at), sentence.at(at + 1)
    return after is not None and after.is_particle("to") and (beyond is None or beyond.numeral is None)


def is_of_theirs(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`أخذ رجال الشرطة (إفادات) خمسة جنود`: what was taken of those people, an indefinite noun right before them."""
    thing = sentence[people.first - 1]
    if trigger.entry.row.id != _TAKES or people.first <= trigger.last:
        return False
    agent = thing.text.startswith(clitics("article")) or thing.text.endswith(clitics("people_ending"))
    return thing.word and not (agent or thing.entries or thing.particles)
