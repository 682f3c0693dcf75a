"""The ways a sentence names a source: reporting verbs, phrases such as "according to"."""

from typing import NamedTuple

from hasila.extract.attribution_names import (
    Name,
    authority_of,
    bearer,
    is_document,
    is_quote,
    is_speaker,
    last_link,
    name_at,
)
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics, particles
from hasila.model import AuthorityKind

# How far behind a verb or preposition its speaker may stand, past times, addressees and asides.
_ASIDE = 8
# So far behind a speaker what it says may begin, past dates and the title of a statement.
_SPEECH = 18
# So far behind who moves a toll, past where he sits and when, the word for it may stand.
_TOLL = 5
# A speaker before its verb stands so near.
_BEFORE = 9
#: Verbs that take what was told before by a preposition and its pronoun.
_SPEAKS_OF = frozenset(("reporting.talk", "reporting.point", "reporting.reveal", "reporting.state"))
#: Verbs whose object is whom something was told to.
_TELLS = frozenset(("reporting.tell", "reporting.tell2"))


class Source(NamedTuple):
    """A source: its name at units [first, last), and the units [speaks_from, speaks_to) it speaks for."""

    first: int
    last: int
    speaks_from: int
    speaks_to: int
    authority: AuthorityKind
    actor: str | None
    weak: bool = False  # it stands in a phrase ("according to"), so a speaker of its own comes first
    via: tuple[tuple[int, int], ...] = ()
    again: bool = False  # a verb without a subject: whoever spoke last goes on
    document: bool = False  # a paper ("the report said"), behind which somebody named before may stand

    def covers(self, at: int) -> bool:
        """Whether it speaks for unit `at`."""
        return self.speaks_from <= at < self.speaks_to and not (self.first <= at < self.last)


def source_at(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    """The source that the reporting verb or phrase at a unit names, or None; `found` are those before it."""
    entry = sentence[at].of("reporting")
    if entry is None or sentence[at].numeral is not None:
        return None
    if entry.row["kind"] == "preposition":
        return _by_phrase(sentence, at, found)
    if not _is_verb(sentence, at, entry):
        return None
    before = sentence.at(at - 1)
    if entry.row.id in _SPEAKS_OF and _takes_up(sentence, at):
        return _as_told(sentence, at)
    if entry.suffix or (before is not None and before.is_particle("what")):
        # "a statement that the channel aired": the channel is the way, not the source
        if _is_denied_telling(sentence, at):
            return None
        return (
            _as_told(sentence, at)
            if before is not None and before.is_particle("what")
            else _given_out(sentence, at, found)
        )
    return _by_verb(sentence, at, entry, found)


def _takes_up(sentence: Sentence, at: int) -> bool:
    """`في مواجهة (تحدثت عنها) مصادر محلية`, `هجوم (أشارت إليه) الشرطة`: of what was told right before the verb."""
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    if before is None or after is None or not before.word or before.is_any(("what", "clause", "that")):
        return False
    said = any(u.is_particle("that") or u.text == ":" for u in sentence.units[at + 2 : at + _ASIDE])
    return after.is_particle("of_it") and not said


def _is_verb(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether a reporting verb is one here: not `بينهم`, not a noun under a preposition, not a construct."""
    before = sentence.at(at - 1)
    if entry.row["speaker"] == "that":  # spelt like "between"
        spelt_between = sentence[at].is_particle("between")
        return not entry.suffix and (not spelt_between or sentence.has(at + 1, at + _ASIDE, "that"))
    if entry.article or (
        before is not None and before.is_particle("negations") and not before.is_particle("what")
    ):
        return sentence.has(at + 1, at + _ASIDE, "except")
    return (
        before is None
        or not (before.is_particle("prepositions") and before.of("times") is None)
        or before.is_particle("in_contrast")
        or entry.row.paradigm != "verb"
    )


def _by_verb(sentence: Sentence, at: int, entry: Entry, found: list[Source]) -> Source | None:
    how = entry.row["speaker"]
    start = _past_asides(sentence, at + 1)
    name = _subject(sentence, start, unknown=how == "any" and "p" not in entry.features)
    if entry.row.id in _TELLS:
        name = _teller(sentence, at, start, found) or name
    after = name.last if name is not None else start
    if _claims_responsibility(sentence, after):
        return None
    relay = _relayed(sentence, at, after, name)
    if relay is not None:
        return _or_accuser(sentence, how, relay, name)
    if how in ("quoted", "ascribed") and not _that_follows(sentence, after):
        return None
    if how == "toll" and not _is_of_toll(sentence, after):
        return None
    if name is not None:
        return _told_last(sentence, at, name) or speaking(sentence, name, name.last)
    before = _name_before(sentence, at, found)
    if before is not None:
        return speaking(sentence, before, at + 1)
    if how != "any" or not (at == 0 or _is_speech(sentence, start)):
        return None
    subject = None if found else doer(sentence, at)
    if subject is not None:
        return speaking(sentence, subject, at + 1)
    return Source(at, at + 1, at + 1, len(sentence), AuthorityKind.UNNAMED, None, again=True)


def _or_accuser(sentence: Sentence, how: str, relay: Source, name: Name | None) -> Source | None:
    """`تنسب (الحكومة) إلى القاعدة قتل ثلاثة`: who ascribes a deed to somebody tells it, not the doer."""
    done = sentence.at(relay.last)
    if how != "ascribed" or done is None or done.role("outcomes", "role", "act") is None:
        return relay
    return speaking(sentence, name, relay.last) if name is not None else None


def _teller(sentence: Sentence, at: int, start: int, found: list[Source]) -> Name | None:
    """Who told somebody: `مصدر طبي (أبلغ) الصحيفة`, `أبلغ (الشرطة|سامي كريم) الصحيفة`; whom no lexicon knows, if it has no article."""
    before = _name_before(sentence, at, found)
    if before is not None and before.last == at:
        return before
    unit = sentence.at(start)
    bare = unit is not None and not unit.text.startswith(clitics("article"))
    return _subject(sentence, start, unknown=bare)


def _is_of_toll(sentence: Sentence, at: int) -> bool:
    """Whether the object of a verb is a toll: `رفعت الوزارة، عصر الخميس، (حصيلة) ...`, `حددت الوزارة (القتلى) ب`."""
    while (unit := sentence.at(at)) is not None and (
        unit.is_particle("comma") or unit.of("times") or unit.of("weekdays")
    ):
        at += 1
    return any(
        u.is_any(("count_of", "toll_nouns")) or u.role("outcomes", "role", "victim", "toll")
        for u in sentence.units[at : at + _TOLL]
    )


def _told_last(sentence: Sentence, at: int, name: Name) -> Source | None:
    """`بلغ القتلى ستين، (قالت الشرطة)`: who told what stands before, the verb behind a comma, and nothing behind the name."""
    comma = sentence.at(at - 1)
    if (
        comma is None
        or not comma.is_any(("comma", "thus"))
        or any(e.conjunction for e in sentence[at].entries)
    ):
        return None
    behind = sentence.at(_past_asides(sentence, name.last))
    then = sentence.at(_past_asides(sentence, name.last) + 1)
    goes_on = behind is not None and behind.is_particle("comma") and then is not None and then.conjoined
    thus = comma.is_particle("thus")  # "so said the officer to the radio, adding"
    if not (goes_on or thus) and behind is not None and not behind.is_particle("stop"):
        return None
    start, _ = _reach_of_phrase(sentence, at, name)
    if start >= at:
        return None
    authority, actor = authority_of(sentence, name)
    return Source(name.first, name.last, start, len(sentence), authority, actor, weak=True)


def _given_out(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    """`قائمة نشرتها الوزارة`: who gave a document out, unless it is a medium or somebody spoke before."""
    name = None if found else _subject(sentence, at + 1, unknown=False)
    if name is None or authority_of(sentence, name)[0] is AuthorityKind.MEDIA:
        return None
    return speaking(sentence, name, name.last)


def _subject(sentence: Sentence, at: int, *, unknown: bool) -> Name | None:
    """The subject that begins at a unit: no word with a joined preposition is one."""
    unit = sentence.at(at)
    if unit is None or (unit.entries and all(e.preposition for e in unit.entries)):
        return None
    if unit.is_particle("former"):
        return None  # "the committees said in an earlier statement"
    if any("a" in e.features for e in unit.entries if e.row.table == "speakers"):
        return None
    return name_at(sentence, at, unknown=unknown)


def doer(sentence: Sentence, at: int) -> Name | None:
    """`طالبت المنظمة بالتحقيق وقالت إن`: the verb takes the subject that the sentence opened with."""
    if at < 3:
        return None
    opening = next((i for i, u in enumerate(sentence.units) if not (u.of("times") or u.of("weekdays"))), 0)
    for first in (opening + 1, opening):
        if is_speaker(sentence[first]) and not any(e.preposition for e in sentence[first].entries):
            name = name_at(sentence, first)
            return name if name is not None and name.last <= at else None
    return None


def speaking(sentence: Sentence, name: Name, speaks_from: int, via: Name | None = None) -> Source:
    """The source of that name, which speaks from a unit to the end or until the clause breaks off."""
    authority, actor = authority_of(sentence, name)
    end = len(sentence)
    if not _that_follows(sentence, speaks_from) and not any(
        u.is_particle("that") or is_quote(u) for u in sentence.units[speaks_from : speaks_from + 4]
    ):
        end = next((i for i in range(speaks_from + 1, end) if sentence[i].is_particle("break")), end)
    way = ((via.first, via.last),) if via else ()
    return Source(
        name.first,
        name.last,
        speaks_from,
        end,
        authority,
        actor,
        via=way,
        document=is_document(sentence, name),
    )


def _past_asides(sentence: Sentence, at: int) -> int:
    """Past a time, an addressee, a bracket between a verb and its subject."""
    start = at
    while at < start + _ASIDE and (unit := sentence.at(at)) is not None:
        if (
            any(unit.of(table) for table in ("times", "weekdays"))
            or unit.is_any(("of_it", "adverbs"))
            or unit.role("reporting", "speaker", "given")
        ):
            at += 1
        elif (past := _past_addressee(sentence, at)) is not None:
            at = past
        else:
            break
    return at


def _past_addressee(sentence: Sentence, at: int) -> int | None:
    """The unit after whom something was told to: `قال (لوكالة) ...`, `قال (للصحافيين)`, `قال (لقناة العربية)`."""
    unit, after = sentence[at], sentence.at(at + 1)
    if unit.is_particle("to_whom"):
        name = name_at(sentence, at + 1, unknown=True)
        return name.last + 1 if name is not None else at + 2
    medium = unit.role("speakers", "authority", AuthorityKind.MEDIA)
    if medium is not None and medium.preposition:
        name = name_at(sentence, at)
        last = name.last if name is not None else at + 1
        # Who speaks stands right behind it: "told the agency an officer".
        return next((i for i in range(at + 1, last) if _begins_speaker(sentence, i)), last)
    if not unit.is_particle("to_media"):
        return None
    named = after is not None and after.text.startswith(clitics("article")[0]) and not is_speaker(after)
    return at + 1 + named


def _that_follows(sentence: Sentence, at: int) -> bool:
    """Whether what is said begins soon after unit `at`, with `that`, a colon or a quotation."""
    for unit in sentence.units[at : at + _SPEECH]:
        if unit.is_any(("that", "colon")):
            return True
        if (
            unit.role("outcomes", "role", "undergo", "inflict", "act", "victim") is not None
            or unit.numeral is not None
        ):
            return False
    return False


def _is_speech(sentence: Sentence, at: int) -> bool:
    """Whether a verb without a subject has something said after it."""
    unit = sentence.at(at)
    if unit is None:
        return False
    if unit.is_any(("that", "colon")) or is_quote(unit):
        return True
    if unit.is_any(("of_it", "prepositions")):
        return any(
            u.is_particle("that") or u.role("outcomes", "role", "act") is not None
            for u in sentence.units[at + 1 : at + 4]
        )
    return unit.role("outcomes", "role", "act") is not None


def _claims_responsibility(sentence: Sentence, at: int) -> bool:
    """`أعلن التنظيم مسؤوليته عن هجوم أسفر عن`: who takes an attack on is no source of its toll."""
    for unit in sentence.units[at : at + _ASIDE]:
        if unit.role("claims", "stance", "claimed", "denied") is not None:
            return True
        if unit.is_any(("that", "colon")) or unit.of("outcomes"):
            return False
    return False


def _relayed(sentence: Sentence, at: int, after: int, via: Name | None) -> Source | None:
    """`نقلت الوكالة عن مصدر طبي`, `قال المتحدث نقلا عن`: the one quoted is the immediate source."""
    entry = sentence[at].role("reporting", "speaker", "quoted", "ascribed")
    if entry is None:
        return None
    how = entry.row["speaker"]
    for i in range(after, min(len(sentence), after + _ASIDE)):
        unit = sentence[i]
        if unit.is_any(("that", "stop")):
            return None
        if unit.is_particle("quoted_from" if how == "quoted" else "ascribed_to"):
            name = name_at(sentence, i + 1, unknown=True)
            if name is None:
                return None
            medium = via or _name_before(sentence, at, [])
            if medium is None and how == "ascribed":
                return None
            name = last_link(sentence, name)
            return speaking(sentence, name, name.last, via=medium)
    return None


def _name_before(sentence: Sentence, at: int, found: list[Source]) -> Name | None:
    """`لكن وزارة الصحة أعلنت أن`, `الشرطة التي أكدت`: the speaker stands before the verb."""
    if at > 1 and sentence[at - 1].is_particle("may"):
        opened = next(
            (i for i in range(at - 2, max(-1, at - _BEFORE), -1) if sentence[i].is_particle("was_before")),
            None,
        )
        if opened is not None and opened + 1 < at - 1:
            return name_at(sentence, opened + 1, unknown=True)
    end = at
    while end > 0 and (sentence[end - 1].is_any(("may", "comma", "relative", "brackets_close"))):
        end = _before_aside(sentence, end)
    start = max([0, end - _BEFORE, *(s.last for s in found)])
    for first in range(start, end):
        unit = sentence[first]
        if not (is_speaker(unit) or is_quote(unit)) or not _may_open(sentence, first):
            continue
        name = name_at(sentence, first)
        if name is None or name.first >= end:
            continue
        last = name.last if sentence.has(end, at, "relative") else _past_seat(sentence, name.last)
        if end <= last + 1:
            return Name(bearer(sentence, start, name), min(name.last, end))
    return None


def _past_seat(sentence: Sentence, at: int) -> int:
    """The unit behind the seat of a speaker, one or two words no lexicon knows: `الحكومة (في كولومبو)`."""
    place = sentence.at(at)
    if place is None or place.text not in particles("name_joins_place"):
        return at
    for last in range(at + 1, min(len(sentence), at + 3)):
        if not sentence[last].word or sentence[last].entries:
            return last if last > at + 1 else at
    return min(len(sentence), at + 3)


def _before_aside(sentence: Sentence, end: int) -> int:
    """The unit before the last one, or before what it closes: `شرطة المحافظة (غرب) أعلنت`, `الوزارة، التي نددت، تتحدث`."""
    if sentence[end - 1].is_particle("brackets_close"):
        for at in range(end - 2, max(0, end - _ASIDE), -1):
            if sentence[at].is_particle("brackets_open"):
                return at
    if sentence[end - 1].is_particle("comma"):
        for at in range(end - 2, max(0, end - _ASIDE), -1):
            if sentence[at].is_particle("comma"):
                return at if sentence[at + 1].is_any(("relative", "and_relative")) else end - 1
    return end - 1


def _may_open(sentence: Sentence, first: int) -> bool:
    """Whether a clause may begin at a unit: the sentence does, or a mark, a conjunction or a particle stands before."""
    before = sentence.at(first - 1)
    if before is None or not before.word or any(e.conjunction for e in sentence[first].entries):
        return True
    return before.is_any(("that", "clause", "function", "break", "subject_heads"))


def _begins_speaker(sentence: Sentence, at: int) -> bool:
    """Whether somebody who speaks stands at a unit, past a time."""
    while (unit := sentence.at(at)) is not None and (unit.of("times") or unit.of("weekdays")):
        at += 1
    return unit is not None and is_speaker(unit) and not any(e.preposition for e in unit.entries)


def _is_given(after: Unit | None) -> bool:
    """`أرقام (نشرتها) الوزارة`: a toll that the next word says somebody has given out."""
    told = after.role("reporting", "kind", "verb") if after is not None else None
    return told is not None and bool(told.suffix)


def _past_saying(sentence: Sentence, at: int) -> tuple[int | None, bool, bool]:
    """The unit where the speaker behind a phrase begins; whether a verb stands before, and to whom it was said."""
    first, verb, directed, toll = at + 1, False, False, False
    for _ in range(_ASIDE):
        unit = sentence.at(first)
        if unit is None:
            return None, verb, directed
        told = unit.role("reporting", "kind", "verb") is not None and not is_speaker(unit)
        directed = directed or unit.is_particle("to_whom")
        verb = verb or told
        toll = toll or unit.is_particle("toll_nouns")
        past = _past_addressee(sentence, first) if verb and not told else None
        if past is not None and _begins_speaker(sentence, past):
            first = past
            continue
        if not (
            told
            or (toll and unit.word and not is_speaker(unit) and not unit.is_any(("clause", "until")))
            or (unit.is_particle("toll_nouns") and _is_given(sentence.at(first + 1)))
            or unit.is_any(("to_whom", "what", "of_it", "adverbs", "another"))
            or unit.of("times")
            or unit.of("weekdays")
        ):
            break
        first += 1
    return first, verb, directed


def _by_phrase(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    """`بحسب مصدر طبي`, `نقلا عن الوكالة`, `حسبما أعلنت الشرطة`, `وفق حصيلة أعلنتها الوزارة`."""
    first, verb, directed = _past_saying(sentence, at)
    if first is None:
        return None
    called = first < len(sentence) and sentence[first].of("names") is not None
    name = name_at(sentence, first, unknown=verb or called, people=True) or _closing_word(sentence, first)
    if name is None:
        return None
    if not sentence[at].is_particle("as"):
        name = last_link(sentence, name)
    authority, actor = authority_of(sentence, name)
    speaker = next((s for s in reversed(found) if not s.weak and not s.again), None)
    if sentence[at].is_particle("as"):
        # "the police said, as the agency told, that": the agency is the way
        waits = speaker is not None and not sentence.has(speaker.last, at, "that")
        if not verb or (_that_follows(sentence, name.last) and not waits):
            return None
        after = sentence.at(name.last)
        if (
            after is not None
            and sentence[at - 1].is_particle("comma")
            and after.role("outcomes", "role", "masdar")
        ):
            return speaking(
                sentence, name, name.last
            )  # "as a source confirmed the killing of": it tells that
    if sentence[at].role("reporting", "speaker", "given") is not None:
        joined = directed or any(e.preposition or e.article for e in sentence[name.first].entries)
        if authority in (AuthorityKind.MEDIA, AuthorityKind.UNNAMED) or not joined:
            return None
    if speaker is not None and is_document(sentence, name):
        return None
    start, end = _reach_of_phrase(sentence, at, name)
    return Source(
        name.first,
        name.last,
        max(start, speaker.first) if speaker is not None else start,
        end,
        authority,
        actor,
        weak=True,
    )


def _closing_word(sentence: Sentence, at: int) -> Name | None:
    """`وفق الرياض.`: an unknown word that closes a clause is a source too."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    if (
        unit is None
        or not unit.word
        or any(e.row.table != "names" for e in unit.entries)
        or len(unit.text) < 4
        or unit.is_any(("count_of", "manner"))
    ):
        return None
    return Name(at, at + 1) if after is None or after.is_particle("stop") else None


def _as_told(sentence: Sentence, at: int) -> Source | None:
    """`هذا ما قالته اللجنة`: it speaks for what was told before."""
    name = name_at(sentence, _past_asides(sentence, at + 1), unknown=True)
    if name is None:
        return None
    authority, actor = authority_of(sentence, name)
    after = sentence.at(name.last)
    if after is not None and (after.numeral is not None or after.of("quantities")):
        return Source(name.first, name.last, name.last, len(sentence), authority, actor)
    start, end = _reach_of_phrase(sentence, at - 1, name)
    return Source(name.first, name.last, start, end, authority, actor, weak=True)


def _is_denied_telling(sentence: Sentence, at: int) -> bool:
    """`نفى الناطق ما (أعلنته) الحركة، مؤكدا أن`: what is denied is not what follows; the denier speaks on."""
    for unit in reversed(sentence.units[max(0, at - _BEFORE) : at - 1]):
        if unit.is_any(("break", "that")):
            return False
        if unit.role("claims", "stance", "denied") is not None:
            return True
    return False


def _reach_of_phrase(sentence: Sentence, at: int, name: Name) -> tuple[int, int]:
    """A phrase speaks for what its clause told before it; with nothing told before, for what follows.

    One that closes the sentence speaks for all of it; one in mid-sentence no farther back than a
    word such as `بينما`.
    """
    last = name.last
    while last < len(sentence) and not sentence[last].word:
        last += 1
    closes = last >= len(sentence)
    start = next(
        (
            i + 1
            for i in range(at - 1, -1, -1)
            if sentence[i].is_particle("clause_marks") or (not closes and sentence[i].is_particle("break"))
        ),
        0,
    )
    told = any(
        u.numeral is not None or u.of("quantities") or u.role("outcomes", "role", "victim")
        for u in sentence.units[start:at]
    )
    told = told or (closes and sentence.has(start, at, "outcomes")) or _told_closely(sentence, start, at)
    opens = at > start and any(e.conjunction for e in sentence[at].entries)
    if told and not opens:
        return start, name.last
    end = next(
        (i for i in range(name.last + 1, len(sentence)) if sentence[i].is_particle("break") and at > 0),
        len(sentence),
    )
    return at, end


def _told_closely(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a clause tells a death or wound before a phrase ("قتل طفل بحسب"), and no count stands after it."""
    if not any(
        unit.role("outcomes", "role", "act", "undergo", "inflict") for unit in sentence.units[start:at]
    ):
        return False
    if not sentence[at - 1].is_particle("comma"):
        return True
    after = _after_comma(sentence, at)
    return after is None or (after.numeral is None and after.of("quantities") is None)


def _after_comma(sentence: Sentence, at: int) -> Unit | None:
    comma = next(
        (i for i in range(at, min(len(sentence), at + _ASIDE)) if sentence[i].is_particle("comma")), None
    )
    return None if comma is None else sentence.at(comma + 1)
