"""Find one person named right behind or before a verb: `قتل (فلان الفلاني)`, `إن (فلانا) قتل`."""

from hasila.extract.aged import aged_name, past_age
from hasila.extract.masdars import OF_PERSONS
from hasila.extract.names import (
    before_apposition,
    before_aside,
    behind_letter,
    given_name,
    is_closed,
    looks_proper,
    name_before,
    name_up_to,
    read_name,
    read_unknown,
    stated_name,
    whole_person,
)
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.subjects import BACK, NEAR, after_relative, is_passive
from hasila.extract.surnames import read_surname, surname_before
from hasila.extract.triggers import Trigger, companion_of
from hasila.extract.units import Sentence
from hasila.lexicon import clitics, particles
from hasila.model import Outcome

# Behind these a word spelt like "killing" or "arrest" is a verb.
_BEFORE_VERB = ("stop", "may", "where", "when", "then", "that", "clause", "comma")
_BODY = "outcomes.find_body"
# A name of no lexicon has so many words.
_WORDS = 3
# A name that begins like "to" is at least so long.
_LONG = 6

# So many words may say where it happened, before the name.
_ADJUNCT = 6

# Verbs of what is done to persons alone, and to others too: whom they tell of may be known by a family name.
_TAKES = frozenset(
    (
        "outcomes.assassinate", "outcomes.assassinated", "outcomes.kidnap", "outcomes.kidnap2", "outcomes.arrest",
        "outcomes.lay_hold", "outcomes.seize", "outcomes.lead_off",
    )
)  # fmt: skip
_STRIKES = frozenset(
    (
        "outcomes.kill_v", "outcomes.martyred", "outcomes.execute", "outcomes.slaughter", "outcomes.meet_death",
        "outcomes.part_life", "outcomes.die", "outcomes.die2", "outcomes.stop", "outcomes.detain", "outcomes.jail_v",
        "outcomes.wounded_v", "outcomes.hang",
    )
)  # fmt: skip


def named_after(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`قتل فلان الفلاني`: a name right after a verb without a pronoun."""
    if trigger.entry.suffix:
        return None
    framed = _framed_name(sentence, trigger)
    if framed is not None:
        return framed, "figure.verb-name"
    start = trigger.last
    while (unit := sentence.at(start)) is not None and (
        unit.of("times") or unit.of("weekdays") or unit.is_particle("resumes")
    ):
        start += 1
    start = _past_adjunct(sentence, trigger, start)
    titled = _titled(sentence, start) if start > trigger.last else None
    if titled is not None:
        return titled, "figure.verb-name"
    start = _past_each(sentence, start)
    if start < len(sentence) - 1 and sentence[start].is_particle("quotes"):
        start += 1
    subject = sentence.at(start)
    if subject is not None and subject.entries and all(entry.conjunction for entry in subject.entries):
        return None  # "did not die, and so-and-so"
    end = read_name(sentence, start, certain=False) or aged_name(sentence, start)
    if end is None and trigger.entry.row.id in OF_PERSONS:
        end = read_name(sentence, start, certain=True)
        joined = sentence[start].text.startswith(clitics("preposition")) if end is not None else True
        end = end if end is not None and end > start + 1 and not joined else None  # given and family name
    if end is None and trigger.entry.row.id == _BODY:
        end = read_unknown(sentence, start)
    if end is None:
        end = _family_name(sentence, trigger, start)
    if end is None:
        return None
    beyond = past_age(sentence, end)
    struck = (
        read_people(sentence, beyond) if end < beyond < len(sentence) and trigger.role != "undergo" else None
    )
    if struck is not None and struck.counted and not (struck.definite or sentence[beyond].conjoined):
        return struck, "figure.verb-object"  # "so-and-so (25 years) stabbed three"
    return People(start, end, 1, proper=True), "figure.verb-name"


def bare_name(sentence: Sentence, at: int) -> tuple[People, str] | None:
    """`قتلنا (فلان الفلاني)`: a name at a unit, whatever quotation marks or brackets open before it."""
    unit, closing = sentence.at(at), sentence.at(at + 2)
    aside = unit is not None and unit.is_particle("brackets_open")
    at += aside or (unit is not None and unit.is_particle("quotes"))
    end = read_name(sentence, at, certain=False) or read_unknown(sentence, at)
    if end is None and aside and closing is not None and closing.is_particle("brackets_close"):
        common = sentence[at].entries or sentence[at].text.startswith(clitics("article"))
        end = at + 1 if not common and looks_proper(sentence[at]) else None
    return (People(at, end, 1, proper=True), "figure.verb-name") if end is not None else None


def _past_each(sentence: Sentence, at: int) -> int:
    """The unit behind `قتل (كل من) فلان وفلان`, `قتل (كل من:) فلان`, else `at`."""
    of = sentence.at(at + 1)
    each = of is not None and of.is_particle("of") and sentence[at].is_particle("named_both")
    return at + 2 + sentence.has(at + 2, at + 3, "colon") if each else at


def _titled(sentence: Sentence, at: int) -> People | None:
    """`العقيد الركن فلان`: one person with the article and a name, at a unit."""
    noun = sentence[at].of("people") if at < len(sentence) else None
    if noun is None or not noun.article or noun.preposition or noun.conjunction:
        return None
    people = read_people(sentence, at)
    if people is None or people.value != 1 or people.counted or not people.definite:
        return None
    whole = whole_person(sentence, people)
    named = any(given_name(unit) is not None for unit in sentence.units[people.last : whole.last])
    return whole if whole.first == at and named else None


def _past_adjunct(sentence: Sentence, trigger: Trigger, at: int) -> int:
    """The unit of the name behind `قتل (في هذه الاشتباكات العنيفة) فلان`: where it happened ends with the article; else `at`."""
    unit = sentence.at(at)
    if unit is None or trigger.number != "s" or trigger.role == "inflict":
        return at
    if not (
        unit.is_any(("place_in", "resumes", "because", "right_after"))
        or unit.text.startswith(behind_letter())
    ):
        return at
    for i in range(at + 1, min(len(sentence) - 1, at + 1 + _ADJUNCT)):
        unit, before = sentence[i], sentence[i - 1]
        if _past_each(sentence, i) > i:
            return i if read_name(sentence, _past_each(sentence, i), certain=False) is not None else at
        if given_name(unit) is not None and not is_closed(unit):
            ended = before.text.startswith((clitics("article")[0], *behind_letter()))
            joined = any(entry.prefix for entry in unit.entries)
            return i if ended and not joined and read_name(sentence, i, certain=False) is not None else at
        if _titled(sentence, i) is not None and before.text.startswith(
            (clitics("article")[0], *behind_letter())
        ):
            return i
        tables = (
            "outcomes",
            "reporting",
            "qualifiers",
            *(() if before.is_particle("these") else ("people",)),
        )
        known = any(unit.of(table) for table in tables)
        if not unit.word or known or unit.numeral is not None or unit.is_any(("clause", "relative", "and")):
            return at
    return at


def _family_name(sentence: Sentence, trigger: Trigger, at: int) -> int | None:
    """`اعتقلت (بوزيان)`, `قتل (الحلبي) برصاصة`: the unit after one word for a person behind a verb."""
    whole = _unknown_name(sentence, trigger, at) or _dated_name(sentence, trigger, at)
    if whole is not None:
        return whole
    if trigger.entry.row.id in _TAKES:
        bare = trigger.number == "p" or trigger.feminine or trigger.entry.row.id == "outcomes.assassinated"
        return read_surname(sentence, at, bare=bare)
    end = read_surname(sentence, at, bare=False) if trigger.entry.row.id in _STRIKES else None
    return end if end is not None and is_passive(sentence, trigger._replace(last=end)) else None


def _unknown_name(sentence: Sentence, trigger: Trigger, at: int) -> int | None:
    """`وقتل (لورنس فيشر) أمام منزله`: the unit after two words of no lexicon, where the verb is surely one."""
    before, opening = sentence.at(trigger.first - 1), sentence.at(at)
    sure = trigger.entry.conjunction or before is None or before.is_any(_BEFORE_VERB)
    harmed = trigger.outcome is Outcome.WOUNDED or trigger.entry.row.id not in _TAKES | _STRIKES
    if (
        not sure
        or harmed
        or opening is None
        or opening.text.startswith((clitics("article")[0], *behind_letter()))
    ):
        return None
    end = read_unknown(sentence, at)
    if end is None or end > at + _WORDS or opening.particles or _is_reason(sentence, at):
        return None
    alone = before is None and sentence.at(end) is None  # "a manifest murder"
    return end if not alone and is_passive(sentence, trigger._replace(last=end)) else None


def _dated_name(sentence: Sentence, trigger: Trigger, at: int) -> int | None:
    """`وقتل (ريتشاردز) في نيسان`, `واعتقل (ماركوفيتش) أمس`: the unit after one word of no lexicon, when it was right behind it.

    Not where so many people are told behind it: it is what struck them.
    """
    before, row = sentence.at(trigger.first - 1), trigger.entry.row.id
    sure = trigger.entry.conjunction or before is None or before.is_any(_BEFORE_VERB)
    if not sure or row not in _TAKES | _STRIKES or trigger.outcome is Outcome.WOUNDED:
        return None
    end = read_surname(sentence, at, bare=True)
    if end is None or end > at + 1 or sentence[at].text.startswith(clitics("article")):
        return None
    when = end + sentence.has(end, end + 1, "place_in")
    dated = any(
        unit.of(table)
        for unit in sentence.units[when : when + 1]
        for table in ("times", "weekdays", "months")
    )
    struck = any(
        (people := read_people(sentence, i)) is not None and people.counted
        for i in range(end, min(len(sentence), end + _ADJUNCT))
    )
    return end if dated and not struck else None


def _is_reason(sentence: Sentence, at: int) -> bool:
    """`لأجل موقفه`, `بعيار ناري`: a preposition joined to what is no name; few names begin like that."""
    by, to = clitics("preposition")[:2]
    opening, second = sentence[at].text, sentence[at + 1].text
    ends = second.endswith(clitics("singular_pronoun"))
    return opening.startswith(by) or (opening.startswith(to) and (ends or len(opening) < _LONG))


def _framed_name(sentence: Sentence, trigger: Trigger) -> People | None:
    """`فارق (فلان) الحياة`: words of no lexicon between the two halves of an idiom are a name."""
    if trigger.entry.row["role"] != "light":
        return None
    end = companion_of(sentence, trigger.first, trigger.entry)
    last = read_name(sentence, trigger.last, certain=True)
    return People(trigger.last, last, 1, proper=True) if last is not None and last == end else None


def opening_name(sentence: Sentence, trigger: Trigger) -> tuple[int, int] | None:
    """`وكان (الحريري) وهو سياسي بارز قد قتل`, `وكان (فلان) قد خطفه`: the name right after the auxiliary of a past."""
    before = sentence.at(trigger.first - 1)
    if before is None or not before.is_particle("may") or not is_passive(sentence, trigger):
        return None
    for at in range(trigger.first - 2, max(-1, trigger.first - BACK), -1):
        if sentence[at].is_particle("stop"):
            return None
        if sentence[at].is_particle("was_before"):
            end = read_name(sentence, at + 1, certain=True)
            plain = end is not None and all(e.row.table == "names" for e in sentence[at + 1].entries)
            return (at + 1, end) if end is not None and plain and end < trigger.first else None
    return None


def _woman_before(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`أن (سعاد حسن) قتلت في غارة`: a name right behind "that", of which a verb in the feminine is said.

    `(سعاد حسن)، مديرة المصنع، كانت لقيت حتفها`, `(سعاد حسن) التي قضت`: who she is, or "who", may stand between.
    """
    was = sentence.at(trigger.first - 1)
    relative = after_relative(sentence, trigger)
    end = trigger.first - (was is not None and (relative or was.is_particle("was_before")))
    end = before_apposition(sentence, end) or end
    found = name_up_to(sentence, end, within=NEAR)
    before = sentence.at(found[0] - 1) if found is not None else None
    opens = before is None or before.is_any(("that", "stop")) or before.text in particles("called_woman")
    known = relative or (opens if end < trigger.first else before is not None and opens)
    if found is None or not known or not is_passive(sentence, trigger):
        return None
    return People(*found, 1, proper=True), "figure.name-verb"


def named_before(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`فلان الفلاني الذي اغتيل`, `ان فلانا قتل`: a name before a verb in the singular."""
    if trigger.number not in "sn" or trigger.role == "inflict" or trigger.entry.conjunction:
        return None
    if trigger.entry.suffix in (*clitics("plural_pronoun"), *clitics("dual_pronoun")):
        return None  # several
    relative = after_relative(sentence, trigger)
    if relative and not sentence[trigger.first - 1].is_particle("relative_of_one"):
        return None
    if trigger.entry.suffix and not relative:
        return None
    if trigger.feminine and not trigger.entry.suffix:
        return _woman_before(sentence, trigger)
    at = before_aside(sentence, trigger.first - relative)
    found = name_before(sentence, at, within=BACK if relative else NEAR, certain=relative)
    apart = before_apposition(sentence, at) if found is None and not relative else None
    if apart is not None:
        found = stated_name(sentence, apart, given=True)
    had = sentence.at(at - 1)
    before = at - (not relative and had is not None and had.is_particle("may"))
    if found is None and not relative:
        found = stated_name(sentence, before) or opening_name(sentence, trigger)
    past = "i" not in trigger.entry.features and trigger.entry.row.id in _TAKES | _STRIKES
    if found is None and past and is_passive(sentence, trigger):
        found = surname_before(sentence, before, known=relative)
    if found is None or (not relative and _is_quoted(sentence, found, trigger)):
        return None
    return People(*found, 1, proper=True), "figure.name-verb"


def in_state(
    sentence: Sentence, trigger: Trigger, back: tuple[People, str] | None
) -> tuple[People, str] | None:
    """`ثلاثة جنود (في عداد المفقودين)`, `فلان (رهن الاعتقال)`, `بات (في قبضة الأمن) مئة`: of whom a nominal predicate tells."""
    behind = read_people(sentence, trigger.last)
    if behind is not None and behind.counted and not behind.definite and not sentence[trigger.last].conjoined:
        return behind, "figure.verb-subject"
    if back is None:
        return named_before(sentence, trigger) if trigger.outcome is Outcome.DETAINED else None
    people = back[0]
    told = people.noun is not None or people.last == trigger.first
    beside = people.last == trigger.first - 1 and not people.definite
    one = people.value == 1 and (
        people.definite or people.proper or sentence.has(people.first - 1, people.first, "falls_into")
    )
    return back if told and (people.counted or beside or one) else None


def _is_quoted(sentence: Sentence, name: tuple[int, int], trigger: Trigger) -> bool:
    """`قال فلان: "(خطف) أخي"`: a verb that begins what he said, and tells nothing of him."""
    before, opening = sentence.at(name[0] - 1), sentence.units[name[1] : trigger.first]
    spoke = before is not None and before.of("reporting") is not None
    return spoke and any(unit.is_any(("quotes", "colon")) for unit in opening)
