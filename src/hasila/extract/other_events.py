"""Tell the places and days of other events, earlier or later, from those of what a count tells."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from hasila.extract.anchors import attack_of, heads_clause, is_of_burial
from hasila.extract.date_counted import is_counted
from hasila.extract.date_types import DateKind
from hasila.extract.lists import Draft
from hasila.extract.scenes import Scene
from hasila.extract.units import Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome

# "While three others were hurt" is said in so many words.
_OTHERS = 5
# Between "had" and what befell someone before stand so many words.
_HAD = 3
_CRIMES = frozenset(
    ("bombing", "suicide_bombing", "armed_attack", "assassination", "ambush", "shelling", "abduction")
)
# So many words may part the deed of those held from its place or day.
_DEED = 16
TAKEN = frozenset((Outcome.ABDUCTED.value, Outcome.DETAINED.value))
# So many words part the word of a total that rises from its number.
_TOTAL = 24
# "Rose to 97 the number of": so many words behind the verb, its number between.
_COUNTED = 5
# "Since the war began", "in all".
_OVERALL = frozenset(("scopes.since_start", "scopes.total", "scopes.until_now"))
# Days that are told together stand so close.
DAYS = 3


@lru_cache(maxsize=1 << 8)  # its place and its day are each asked of
def running_total(scene: Scene, at: int) -> int:
    """`قتل اثنان في كركوك، ليرتفع عدد القتلى منذ يناير إلى 60`: where the words of a total over a time begin, else 0.

    What its sentence tells before them is one event more, not the place or day of all.
    """
    periods = [d.first for d in scene.dates if d.expression.since or d.expression.kind is DateKind.PERIOD]
    periods += [
        i
        for i, entry in scene.sentence.readings("scopes")
        if entry.row.id in _OVERALL and not scene.sentence.has(i, at, "attacks")
    ]
    if not periods:
        return 0
    for i in reversed(scene.sentence.where("reached", "toll_moves")):
        counts = scene.sentence.has(i + 1, i + _COUNTED, "count_of", "quantities", "scopes")
        if 0 < at - i <= _TOTAL and counts:
            return i if any(i < first for first in periods) else 0
    return 0


def befell(scene: Scene, at: int, outcome: Outcome) -> bool:
    """Whether those told of at unit `at` suffered this outcome."""
    return any(d.people.first == at and d.outcome is outcome for d in scene.drafts)


def is_of_crime(scene: Scene, first: int) -> bool:
    """`أوقف ثلاثة في أعقاب التفجير في ...`, `كانوا يخططون لتفجيرات في ...`: where or when the deed was, not the arrest."""
    units = scene.sentence.units
    for i in range(first - 1, max(-1, first - _DEED - 1), -1):
        if units[i].is_any(("stop", "comma", "raid")) or units[i].of("causes") or _holds(units[i]):
            return False
        entry = next((e for e in units[i].entries if _is_crime(e)), None)
        if entry is not None:
            return entry.preposition or scene.sentence.has(i - 2, i, "in_the_wake", "to_whom", "behind_it")
    return False


def _is_crime(entry: Entry) -> bool:
    return entry.row.table == "attacks" and entry.row.paradigm != "verb" and entry.row["type"] in _CRIMES


def _holds(unit: Unit) -> bool:
    return unit.role("outcomes", "outcome", Outcome.DETAINED.value) is not None


def of_another(scene: Scene, first: int, at: int) -> bool:
    """Whether a place or date after a count is that of what its people did, or of what went on meanwhile."""
    units = scene.sentence.units
    if (
        _of_own_clause(scene, first, at)
        or _of_recalled(scene, first, at)
        or _of_their_clause(scene, first, at)
    ):
        return True
    if _of_next_day(scene, first, at) or scene.sentence.has(at + 1, first, "for_in"):
        return True
    if first > at and (scene.sentence.has(at, first, "constitutes") or heads_clause(scene.sentence, first)):
        return True
    if _coincides(scene, first, at):
        return True
    if first < at:
        told = ("revenge", "protests_at", "followed_by")
        freed = befell(scene, at, Outcome.ABDUCTED) and scene.sentence.has(
            first + 1, at, "rescued", "release"
        )
        return freed or is_of_burial(scene, first) or scene.sentence.has(first + 1, at, *told)
    if (
        _of_another_attack(scene, first, at)
        or _after_counted(scene, first, at)
        or _at_that_time(scene, first, at)
    ):
        return True
    others = ("accused", "among_events", "release", "meanwhile", "as", "revenge", "as_for")
    if not scene.sentence.has(at, first + 1, *others):
        return _of_one_of_them(scene, first, at)
    return any(
        unit.is_any(("accused", "among_events", "release", "revenge", "as_for"))
        or _turns_aside(units, i)
        or (unit.is_particle("as") and attack_of(after) is not None and after.of("outcomes") is None)
        for i, (unit, after) in enumerate(pairwise(units[at : first + 1]), start=at)
    ) or _of_one_of_them(scene, first, at)


def _coincides(scene: Scene, first: int, at: int) -> bool:
    """`تزامنت التظاهرات في (كذا) مع هجوم أوقع عشرة قتلى`: one of two events told to go on at one time."""
    for i in scene.sentence.where("coincides"):
        link = next((k for k in scene.sentence.where("along_with") if k > i), None)
        if link is not None and i < min(first, at) < link < max(first, at):
            return True
    return False


def _of_recalled(scene: Scene, first: int, at: int) -> bool:
    """`في أسوأ هجوم منذ مقتل ثمانية في (كابول)`: where or when those fell since whom something is counted."""
    sentence = scene.sentence
    for since in sentence.where("since"):
        if not since < first or since < at <= first or sentence.has(since, first, "stop", "comma", "that"):
            continue
        if any(since < draft.people.first < first for draft in scene.drafts):
            return True
    return False


def _of_their_clause(scene: Scene, first: int, at: int) -> bool:
    """`قتل عشرون قرب كذا، حيث قتل ثلاثون (الخميس)`, `قتل خمسون بينهم اثنان خطفا في (كذا)`: of whom a later clause tells."""
    sentence = scene.sentence
    for draft in scene.drafts:
        told = draft.trigger
        if told is None or not at < told.first < first or at == draft.people.first:
            continue
        if sentence.has(told.first - 1, told.first, "where", "when") and not sentence.has(
            told.first, first, "comma"
        ):
            return True
    return False


def _of_own_clause(scene: Scene, first: int, at: int) -> bool:
    """`كوادر، والراحل فلان الذي اغتيل (عام 2004)`: where or when one fell of whom a clause of his own tells."""
    owner = _owner(scene, first)
    if owner is None or at in (owner.people.first, owner.part_of):
        return False
    if at < first:
        return at < owner.people.first
    own = next((d for d in scene.drafts if d.people.first == at), None)
    return own is not None and _has_clause(scene, own)


def _owner(scene: Scene, first: int) -> Draft | None:
    """Whose relative clause a place or day stands in, behind its verb and no other break."""
    units = scene.sentence.units
    told = {d.trigger.first: d for d in scene.drafts if d.trigger is not None}
    for i in range(first - 1, max(-1, first - _DEED - 1), -1):
        if units[i].is_any(("stop", "comma")):
            return None
        if i in told:
            return told[i] if _has_clause(scene, told[i]) else None
    return None


def _has_clause(scene: Scene, draft: Draft) -> bool:
    """`فلان (الذي اغتيل)`: whether a relative clause tells of one person; one of several may tell of all before it."""
    trigger = draft.trigger
    if trigger is None or trigger.first <= draft.people.first:
        return False
    return scene.sentence.has(trigger.first - 1, trigger.first, "relative_of_one")


def _of_another_attack(scene: Scene, first: int, at: int) -> bool:
    """`قتل ثلاثة، مؤكدا مقتل رابع في هجوم آخر في ...`: where another attack was; `قتل ثلاثة وأصيب ستة بعبوة أخرى` was one."""
    units = scene.sentence.units
    return any(
        units[i + 1].is_particle("another")
        for i in scene.sentence.where("attacks")
        if at < i < first - 1
        and any(
            at < draft.people.first < i
            and any(unit.is_any(("comma", "clause", "adding")) for unit in units[at + 1 : draft.people.first])
            for draft in scene.drafts
        )
    )


def _at_that_time(scene: Scene, first: int, at: int) -> bool:
    """`قتل اثنان في حين قتل ثالث في ...`, `في حين استهدفت غارة ...`: where something else was; not `في وقت سابق`."""
    units = scene.sentence.units
    happened = (*(draft.people.first for draft in scene.drafts), *scene.sentence.where("attacks"))
    return any(
        at < i < first
        and units[i - 1].is_particle("in")
        and not units[i + 1].is_particle("of_time")
        and any(i < other < first for other in happened)
        for i in scene.sentence.where("at_time")
    )


def _after_counted(scene: Scene, first: int, at: int) -> bool:
    """`اعتقل سبعة وبعد مضي أشهر على انفجارات في ...`: where that was from which time is counted."""
    return befell(scene, at, Outcome.DETAINED) and is_counted(scene, at, first)


def _of_next_day(scene: Scene, first: int, at: int) -> bool:
    """`أصيب ثلاثة أمس وصباح اليوم انفجرت عبوة في ...`: what happened on a day that و adds."""
    units = scene.sentence.units
    return any(
        at < dated.first < first
        and units[dated.first].text.startswith(clitics("conjunction")[0])
        and not units[dated.first].text.startswith(clitics("conjunction")[0] * 2)
        and not units[dated.first].is_particle("at_time")
        and not any(0 < dated.first - other.first <= DAYS for other in scene.dates)
        and scene.sentence.has(dated.first, first, "attacks", "outcomes")
        for dated in scene.dates
    )


def of_earlier(scene: Scene, first: int, at: int, outcomes: frozenset[str]) -> bool:
    """`جثة صحافي كان قد خطف في بغداد`: where or when the dead had been taken, or hurt (`متأثرا بجروح أصيب بها`)."""
    units = scene.sentence.units
    ends = max((d.people.last for d in scene.drafts if d.people.first == at), default=0)
    if not (ends < first and _is_taken(units[ends])) and not scene.sentence.has(
        at + 1, first, "was_before", "of_wounds", "relative"
    ):
        return False
    own = {draft.outcome.value for draft in scene.drafts if draft.people.first == at}
    for i in range(at + 1, first):
        told = units[i].of("outcomes")
        if told is None or told.conjunction or told.row["outcome"] in own:
            continue
        if told.row["role"] not in ("undergo", "act", "inflict") or told.row["outcome"] not in outcomes:
            continue
        if i == ends or scene.sentence.has(max(at, i - _HAD), i, "was_before", "of_wounds", "relative"):
            return True
    return False


def _is_taken(unit: Unit) -> bool:
    """`جثة صحافي (خطف) قبل أسبوعين`: a verb right behind a noun tells what befell him, and no "who" joins it."""
    told = unit.role("outcomes", "outcome", *TAKEN)
    return told is not None and told.row.paradigm == "verb" and not (told.conjunction or told.suffix)


def _turns_aside(units: Sequence[Unit], at: int) -> bool:
    """Whether "while" turns to what went on meanwhile: not `فيما يبدو`, `بينما كان في سيارته`, `فيما جرح ستة`."""
    after = units[at + 1 : at + 1 + _OTHERS]
    if not units[at].is_particle("meanwhile") or not after:
        return False
    if after[0].is_any(("seems", "was_before")):
        return False
    told = after[0].of("outcomes")
    others = any((link := unit.of("links")) is not None and link.row["kind"] == "others" for unit in after)
    return told is None or not (others or told.row["outcome"] == Outcome.WOUNDED)


def _of_one_of_them(scene: Scene, first: int, at: int) -> bool:
    """`قتل اثنان، أحدهما في بعقوبة`: where one of them died is not where both did."""
    if not scene.sentence.where("one_of_them"):
        return False
    for unit in reversed(scene.sentence.units[at + 1 : first]):
        told = unit.of("outcomes")
        if unit.is_any(("comma", "stop")) or (told is not None and told.conjunction):
            return False  # "one of them a policeman, and hurt seven in"
        if unit.is_particle("one_of_them"):
            return True
    return False
