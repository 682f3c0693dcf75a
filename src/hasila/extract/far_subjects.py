"""Several whom nobody counts, of whom a verb tells past where, when and how: `قتل في الهجوم على المدينة أمس (مدنيون)`."""

from hasila.extract.far_objects import past_body, several_at
from hasila.extract.masdars import whole_name
from hasila.extract.past_days import is_plain_time, past_date
from hasila.extract.past_places import past_adjectives
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.surnames import is_place
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics

# So far behind its verb the subject may stand; so many words a phrase of place, time or means has.
_FAR, _PHRASE = 30, 5
_FALL = "outcomes.fall"
_OPENS = ("prepositions", "place_in", "moment")
_NO_PHRASE = ("clause", "stop", "comma", "relative", "and")


def past_adverbials(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """Several in the indefinite, or by a vague word, behind phrases that tell where, when or how.

    Who did it stands before the verb, right behind it, or nowhere: those of whom a passive verb tells, and those
    to whom an active one did it, have suffered it alike.
    """
    verb = (
        trigger.role in ("act", "inflict", "undergo") and trigger.number in "sp" and not trigger.entry.suffix
    )
    active = past_body(sentence, trigger) if verb and trigger.role != "undergo" else None
    passive = verb and trigger.role != "inflict" and trigger.number == "s" and "t" in trigger.entry.features
    start = at = trigger.last if active is None and passive else active
    if start is None or at is None:
        return None
    near = active is not None and trigger.number == "s"  # it may stand right behind who did it
    while at < min(len(sentence), trigger.last + _FAR):
        several = several_at(sentence, at) if at > start or near else None
        if several is not None and _may_fall(sentence, trigger, at):
            rule = "figure.verb-subject" if active is None else "figure.verb-object"
            return whole_name(sentence, several), rule
        end = _past_one(sentence, at)
        if end == at:
            return None
        at = end
    return None


def _may_fall(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """`سقط في القصف (جنود)`, no `سقط في الامتحان طلاب`: those fall dead, of whom an attack or a victim noun tells."""
    if trigger.entry.row.id != _FALL:
        return True
    fought = any(unit.of("attacks") is not None for unit in sentence.units[trigger.last : at])
    return fought or bool(sentence.readings("outcomes", at, at + _PHRASE))


def _past_one(sentence: Sentence, at: int) -> int:
    """The unit behind one phrase that begins at `at`, else `at`."""
    unit = sentence[at]
    dated = past_date(sentence, at)
    if dated > at:
        return past_adjectives(sentence, dated)
    and_that = unit.text.startswith(clitics("conjunction")[0])  # "between this town (and that)"
    between = and_that and sentence.has(at - 2, at - 1, "between")
    if unit.is_particle("adverbs") or is_plain_time(unit) or between:
        return at + 1
    if unit.is_any(("by_hands", "harm")):
        return _past_doers(sentence, at + 1)
    if unit.is_particle("relative"):
        return _past_clause(sentence, at)
    joined = any(e.preposition and e.row.table in ("attacks", "times") for e in unit.entries)
    opens = joined or unit.is_any(_OPENS) or unit.of("scopes") is not None
    dated = past_date(sentence, at + 1) if opens and not joined else 0
    if dated > at + 1:
        return past_adjectives(sentence, dated)
    return _past_noun(sentence, at if joined else at + 1, at) if opens else at


def _past_noun(sentence: Sentence, first: int, at: int) -> int:
    """The unit behind the nouns of a phrase that begin at `first`, up to one that owns none behind it; else `at`."""
    for i in range(first, min(len(sentence), first + _PHRASE)):
        unit = sentence[i]
        harm = unit.role("outcomes", "role", "undergo", "inflict", "victim") is not None
        joined = unit.conjoined and i > first
        if not unit.word or unit.of("people") is not None or harm or joined or unit.is_any(_NO_PHRASE):
            return at
        if i > first and unit.is_any(_OPENS):
            return i  # "in a village (near)": nobody owns what a preposition follows
        if _closes(sentence, i, first):
            return past_adjectives(sentence, i + 1)
    return at


def _closes(sentence: Sentence, at: int, first: int) -> bool:
    """`السوق`, `دمشق`, `منزلهم`, `سيارة (مفخخة)`: a word behind which no owner stands."""
    unit = sentence[at]
    if unit.text.startswith(clitics("article")) or any(entry.article for entry in unit.entries):
        return True
    owned = unit.text.endswith((*clitics("plural_pronoun"), *clitics("dual_pronoun")))
    return owned or is_place(sentence, unit) or (at > first and _describes(unit, sentence[at - 1]))


def _describes(unit: Unit, before: Unit) -> bool:
    """`غارة (أميركية)`, `جهة (أخرى)`: an adjective in the indefinite, feminine like its noun or of a nation."""
    ending = clitics("feminine_ending")
    both = unit.text.endswith(ending) and before.text.endswith(ending) and not unit.of("targets")
    other = unit.role("links", "kind", "others") is not None
    return other or unit.of("nationalities") is not None or (both and not unit.entries)


def _past_doers(sentence: Sentence, at: int) -> int:
    """`برصاص (مسلحين مجهولين)`, `بنيران (القوات الأميركية)`: who did it, behind the word for what they did it with."""
    if at >= len(sentence) or sentence[at].is_any(("clause", "stop", "comma")):
        return at
    people = read_people(sentence, at, governed=True)
    end = people.last if people is not None else at
    if people is None and sentence[at].text.startswith(clitics("article")):
        end = at + 1
    while end < len(sentence) and end > at and _is_kind_of(sentence[end]):
        end += 1
    return past_adjectives(sentence, end) if end > at else at


def _is_kind_of(unit: Unit) -> bool:
    """`مسلحين (مجهولين)`: a word for what those are, in their case and in no lexicon."""
    return not unit.entries and unit.text.endswith(clitics("oblique"))


def _past_clause(sentence: Sentence, at: int) -> int:
    """`المواجهات (التي اندلعت) في المدينة`: a verb that tells of no harm, and where or when behind it; else `at`."""
    verb, after = sentence.at(at + 1), sentence.at(at + 2)
    if verb is None or after is None or not verb.word or verb.of("people") is not None:
        return at
    plain = verb.of("outcomes") is None and verb.of("reporting") is None
    follows = after.is_any(_OPENS) or is_plain_time(after)
    return at + 2 if plain and follows else at
