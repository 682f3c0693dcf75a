"""Whether a word spelt like an outcome is meant as one: no plural of events, no prison, no heart that a song captured."""

from hasila.extract.lost import is_lost, loses_something, lost_by_place
from hasila.extract.people import read_people
from hasila.extract.units import Sentence, Unit
from hasila.gazetteer import gazetteer
from hasila.lexicon import Entry, clitics
from hasila.model import Outcome

# So far before a verbal noun the light verb may stand that says the same; so far behind its verb a jail.
_FAR = 10
# A count may stand right behind the agent of a verb, or behind one word that describes him.
_PAST_AGENT = (2, 3)
# So many words may say when those went missing of whom a count follows.
_TIMED = 4
# A verb in the past is longer than this.
_VERB = 3
_CAPTURES = frozenset(("outcomes.capture", "outcomes.capture_n"))
# So many adjectives may describe what was done to those behind it; a wound is no deed.
_ADJECTIVES = 2
# So many words name the subject of a verb, and may part it from its object.
_SUBJECT = 4
_DONE_TO = frozenset((Outcome.KILLED, Outcome.ABDUCTED))
# Verbs of putting people somewhere, which say that it was a jail.
_NEED_JAIL = frozenset(("outcomes.put_in_jail", "outcomes.put_in_jail_n", "outcomes.throw_in_jail"))
JAILINGS = frozenset(("outcomes.jail_n", "outcomes.imprison_n"))
"""Verbal nouns of putting to jail, spelt like the jail itself."""


def is_other_word(sentence: Sentence, at: int, entry: Entry, victim: Entry | None) -> bool:
    """Whether the reading of unit `at` is not meant: a plural of events, a bare generic, a victim noun, a particle.

    `victim` is the reading of the same unit as a noun for victims, if it has one.
    """
    if (
        victim is not None
        and entry.row.paradigm == "verb"
        and len(victim.prefix) <= len(entry.prefix)
        and "p" in victim.features
    ):
        return True
    described = entry.row.id == "outcomes.liquidate" and entry.conjunction  # spelt like "and described"
    # "to the halting of", a noun spelt like the verb
    described = described or ("i" in entry.features and _is_behind_preposition(sentence.at(at - 1)))
    # "in his prison"
    jails = entry.row.id in JAILINGS or entry.row.id == "outcomes.imprison_v"
    described = described or (jails and bool(entry.suffix) and _is_behind_preposition(sentence.at(at - 1)))
    described = described or _are_families(sentence, at, entry) or _ends_town(sentence, at, entry)
    described = described or _is_state(sentence, at) or _reaps(sentence, at, entry)
    if described or _is_ruling(sentence, at, entry) or _killed_him(sentence, at, entry):
        return True
    if entry.row.id in _NEED_JAIL:
        return not sentence.has(at + 1, at + 1 + _FAR, "jail")
    if entry.row.paradigm == "masdar":
        return _is_other_noun(sentence, at, entry)
    if sentence[at].of("names") is not None or (entry.suffix and entry.row["role"] == "undergo"):
        return True  # those who die or fall have no object
    # "Lost", "captured", "seized" are spelt as more frequent words: only a count makes them sure.
    after = sentence.at(at + 1)
    if entry.row.id == "outcomes.take_v" and after is not None and after.is_particle("with_him"):
        after = sentence.at(at + 2)  # "took with them five guards"
    elif entry.row.id == "outcomes.lose" and after is not None and after.is_particle("of_it"):
        at, after = at + 1, sentence.at(at + 2)  # "the battle in which the army lost five"
    elif entry.row.id == "outcomes.go_missing":
        if not entry.suffix and loses_something(sentence, at):
            return True
        past = next((i for i in range(at + 1, at + _TIMED) if not _is_time(sentence.at(i))), at + 1)
        after = sentence.at(past)  # "went missing yesterday evening ten officers"
    counted = _counted_next(after) or (
        after is not None
        and (after.of("people") or (entry.row.id == "outcomes.capture" and after.of("speakers")))
        and any(_counted_next(sentence.at(at + i)) for i in _PAST_AGENT)
    )
    doers = entry.row.id in _DOERS and after is not None and after.of("people") is not None
    jailed = entry.row.id == "outcomes.imprison_v" and (entry.features != "ts" or bool(entry.suffix))
    if doers or jailed:
        return False  # "the killers of the tourists"; no form of the noun for a prison
    told = counted or _follows_people(sentence.at(at - 1), entry) or is_lost(sentence, at, entry)
    told = told or _is_one_captured(sentence, at, entry) or lost_by_place(sentence, at, entry)
    return entry.row.id in _NEED_COUNT and not told


def _is_time(unit: Unit | None) -> bool:
    """Whether a unit is a word for a time, and no number of hours or days."""
    if unit is None or unit.numeral is not None:
        return False
    return unit.of("times") is not None or unit.of("weekdays") is not None


def _are_families(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`طالبت (أسر) العمال الخمسة`: families, the subject of a feminine verb, spelt like "captured"."""
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    if entry.row.id not in _CAPTURES or before is None or after is None or entry.prefix or entry.suffix:
        return False
    acts = len(before.text) > _VERB and before.text.endswith(clitics("feminine_past"))
    owner = after.text.startswith(clitics("article")) and after.numeral is None
    return acts and owner and not before.is_any(("was_before", "performs"))


def _ends_town(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`جلال (اباد)`, `حيدر (اباد)`: the second word of a town's name, spelt like "wiped out"."""
    if entry.row.id != "outcomes.exterminate" or entry.prefix or entry.features != "ts" or not at:
        return False
    start, end = sentence[at - 1].start, sentence[at].end
    return any(t.end == end and t.candidates for t in gazetteer().find(sentence.view, start, end))


def _is_state(sentence: Sentence, at: int) -> bool:
    """`(إصابتهم) خطيرة`, `(إصابته) طفيفة`: how badly those are hurt who have been told of, and no wounding of its own."""
    after = sentence.at(at + 1)
    return sentence[at].is_particle("condition") and after is not None and after.is_particle("severity")


def _reaps(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`(حصد) الفريق`, `(حصد) الحزب ثمانية نواب`: prizes and seats, not lives, where no attack or weapon reaps."""
    near = max(0, at - _SUBJECT), at + _SUBJECT
    return entry.row.id == "outcomes.harvest" and not sentence.has(*near, "attacks", "causes")


def _is_other_noun(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`عمليات القتل`, `الإيقاف`: a verbal noun that tells of nobody, or says again what a light verb has said."""
    after = sentence.at(at + 1)
    sure = _counted_next(after) or _stops_suspects(after, entry) or _captures_one(sentence, at, entry)
    if entry.row.id in _NEED_COUNT and not sure:
        return True
    if entry.article and done_to(sentence, at, entry) == at + 1:
        return True
    if entry.row.id in _FALLS and _is_thing(after):
        return True
    before = sentence.at(at - 1)
    if entry.suffix and before is not None and before.is_particle("of_wounds"):
        return True  # he died of it
    if "p" in entry.features and entry.row["outcome"] != Outcome.DETAINED:
        return True
    lights = (u.role("outcomes", "role", "light") for u in sentence.units[max(0, at - _FAR) : at])
    return (
        bool(entry.suffix)
        and not entry.preposition
        and any(e is not None and e.row["outcome"] == entry.row["outcome"] for e in lights)
    )


# Of those who die and of shells alike.
_FALLS = frozenset(("outcomes.fall_n", "outcomes.falling"))


def _is_thing(unit: Unit | None) -> bool:
    """`سقوط (قذيفة)`, `سقوط (صاروخ)`: what fell is nobody."""
    thing = unit is not None and (unit.of("counted") is not None or unit.of("attacks") is not None)
    return (
        thing
        and unit is not None
        and not any(unit.of(table) for table in ("people", "outcomes", "quantities"))
    )


def _is_behind_preposition(before: Unit | None) -> bool:
    near = before is not None and before.is_any(("to", "in", "on"))
    return near and before is not None and not before.is_particle("or")


def _killed_him(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`قتله حارسه`: a verb with its object, spelt like the killers but for the dots."""
    his = sentence[at].text.endswith(clitics("singular_pronoun")[0]) and sentence.ends_as_folded(sentence[at])
    return entry.row.id in _DOERS and his and not entry.suffix


def _follows_people(before: Unit | None, entry: Entry) -> bool:
    """`250 تلميذا أخذوا`, `من أخذوا`: a plural verb right after those it is said of."""
    several = set(entry.features) & {"p", "d"} and entry.row.paradigm == "verb"
    if before is None or not several:
        return False
    both = "d" in entry.features and before.of("names") is not None  # so-and-so and so-and-so were lost
    return both or before.of("people") is not None or before.is_any(("who_are", "relative"))


def done_to(sentence: Sentence, at: int, entry: Entry) -> int:
    """The unit of those behind `الاغتيال الجبان (للنائب)`, `الخطف الأخير (لثلاثة)`; the next one where there are none."""
    last = at + 1
    while last < min(len(sentence), at + 1 + _ADJECTIVES) and _is_plain_adjective(sentence[last]):
        last += 1
    if last == len(sentence) or entry.row["outcome"] not in _DONE_TO:
        return at + 1
    letter = clitics("preposition")[1]
    noun = sentence[last].of("people")
    to = (noun is not None and noun.prefix.startswith(letter)) or sentence[last].text.startswith(letter)
    people = read_people(sentence, last, governed=True) if to else None
    some = people is not None and people.outcome is None and (people.value == 1 or people.counted)
    return last if some else at + 1


def _is_plain_adjective(unit: Unit) -> bool:
    return unit.text.startswith(clitics("article")) and not unit.of("outcomes") and not unit.of("people")


def _captures_one(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`مقتل ثلاثة (وأسر) جندي`: one soldier, behind what else befell others; families have no such owner there."""
    after = sentence.at(at + 1)
    one = after.role("people", "group", "security_forces", "armed_group") if after is not None else None
    indefinite = one is not None and "s" in one.features and not (one.definite or one.prefix)
    joined = entry.conjunction and sentence.has(max(0, at - _FAR), at, "outcomes")
    return entry.row.id == "outcomes.capture_n" and indefinite and joined


def _stops_suspects(after: Unit | None, entry: Entry) -> bool:
    """`إيقاف (المتهم) فلان`, `إيقاف (المطلوبين)`: those are arrested whom the law seeks; others are suspended from work."""
    noun = after.of("people") if after is not None else None
    return entry.row.id == "outcomes.stopping2" and noun is not None and noun.row.id in _SOUGHT


_SOUGHT = frozenset(
    ("people.wanted", "people.suspect", "people.suspect2", "people.suspect3", "people.accused")
)


def _is_one_captured(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`الجندي الذي (أسر) في لبنان`: said of one person, and of no heart that a song has captured."""
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    one = before is not None and before.is_particle("relative_of_one")
    if entry.row.id != "outcomes.capture" or not one or entry.suffix:
        return False
    ends = after is None or not after.word
    place = after is not None and after.is_any(("prepositions", "held_by")) and not after.is_particle("with")
    return ends or place or (after is not None and bool(after.of("times") or after.of("weekdays")))


def _spends(sentence: Sentence, at: int) -> bool:
    """`قضى (عقوبة)`, `قضى زعيم الجماعة (الدقائق) الأولى`: time, right behind the verb or its subject."""
    for unit in sentence.units[at + 1 : at + 1 + _SUBJECT]:
        if unit.is_particle("spent"):
            return True
        if not unit.word and unit.numeral is None:
            return False
        if unit.conjoined or unit.is_any(("prepositions", "place_in", "in")) or unit.of("times") is not None:
            return False
    return False


def _is_ruling(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`يقضي (بمنع)`, `يقضي الاتفاق (بمنع)`, `يقضي (على)`, `قضى الزعيم (ساعات)`: what follows no verb of dying."""
    after = sentence.at(at + 1)
    if entry.row.id == "outcomes.perish2" and _spends(sentence, at):
        return True
    ruled = entry.row.id == "outcomes.perish2" and not {"i", "f"}.isdisjoint(entry.features)
    if not ruled or after is None or not after.word:
        return False
    court = any(entry.row.id in ("targets.court", "speakers.court") for entry in after.entries)
    next_ = sentence.at(at + 2)
    if next_ is not None and after.text.startswith(clitics("article")) and after.of("people") is None:
        after = next_ if next_.text.startswith(clitics("preposition")[0]) else after  # who rules
    return court or after.text.startswith(clitics("preposition")[0]) or after.is_particle("on")


_NEED_COUNT = frozenset(
    (
        "outcomes.go_missing", "outcomes.capture", "outcomes.capture_n", "outcomes.seize_v", "outcomes.seize_n",
        "outcomes.take_v", "outcomes.captors", "outcomes.killers", "outcomes.lose", "outcomes.imprison_n",
        "outcomes.imprison_v", "outcomes.stopping2", "outcomes.strike_down", "outcomes.snipe",
    )
)  # fmt: skip


# Who did it, before those to whom it was done.
_DOERS = frozenset(("outcomes.captors", "outcomes.killers"))


def _counted_next(unit: Unit | None) -> bool:
    if unit is None:
        return False
    people = unit.of("people")
    counted = people is not None and (
        "d" in people.features or "a" in people.features or people.row["kind"] == "collective"
    )
    return (
        counted
        or unit.numeral is not None
        or any(unit.of(table) for table in ("quantities", "qualifiers", "actors"))
        or unit.role("links", "kind", "others") is not None
    )
