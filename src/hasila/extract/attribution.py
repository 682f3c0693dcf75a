"""Find who says it: sources of a sentence and the stretch each speaks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hasila.extract.attribution_names import Name, authority_of, is_quote, is_speaker, name_at
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry
from hasila.model import Attribution, AuthorityKind, Span

# How far behind a verb or preposition its speaker may stand, past times, addressees and asides.
_ASIDE = 8
# A speaker before its verb stands so near.
_BEFORE = 9


@dataclass(frozen=True, slots=True)
class Source:
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

    def covers(self, at: int) -> bool:
        """Whether it speaks for unit `at`."""
        return self.speaks_from <= at < self.speaks_to and not (self.first <= at < self.last)


def find_sources(sentence: Sentence) -> list[Source]:
    """All sources of a sentence, in order."""
    found: list[Source] = []
    at = 0
    while at < len(sentence):
        source = _headline(sentence) if at == 0 else None
        source = source or _source_at(sentence, at, found)
        if source is not None:
            found.append(source)
            at = max(at, source.last - 1 if source.last > at else at)
        at += 1
    return _bounded(sentence, found)


def source_of(sources: Sequence[Source], at: int) -> Source | None:
    """The source that speaks for unit `at`: a phrase of its own clause, else the last speaker before it."""
    phrase = next((s for s in sources if s.weak and s.covers(at)), None)
    speaker = next((s for s in reversed(sources) if not s.weak and s.covers(at)), None)
    if speaker is not None and speaker.again:
        speaker = last_speaker([s for s in sources if s.first < speaker.first]) or speaker
    if phrase is None or speaker is None:
        return phrase or speaker
    # "said, citing medics, that" quotes the medics; a phrase that opens the sentence gives way
    inner = phrase.first > at or phrase.first > speaker.first
    return replace(phrase, via=((speaker.first, speaker.last),)) if inner and not speaker.again else speaker


def last_speaker(sources: Sequence[Source]) -> Source | None:
    """Who goes on when a later verb has no subject: the last speaker, or else the first phrase."""
    named = [source for source in sources if not source.again]
    return next((s for s in reversed(named) if not s.weak), named[0] if named else None)


def attribution_of(sentence: Sentence, source: Source) -> Attribution:
    """The source as a value: its span in the untouched text, its kind, and through whom it came."""
    return Attribution(
        source=_span(sentence, source.first, source.last),
        authority=source.authority,
        actor=source.actor,
        via=tuple(_span(sentence, first, last) for first, last in source.via),
    )


def _span(sentence: Sentence, first: int, last: int) -> Span:
    return sentence.view.span(_bare_start(sentence[first]), sentence[last - 1].end)


def _bare_start(unit: Unit) -> int:
    """Where the name begins behind a joined و, ل or ب (`لحكوماتهم`, `لوزارة`)."""
    entry = next(
        (e for e in unit.entries if e.prefix and e.row.table in ("speakers", "actors", "people")), None
    )
    if entry is None or any(not e.prefix for e in unit.entries):
        return unit.start
    joined = len(entry.prefix) - (2 if entry.article else 0)
    return unit.start + joined


# -- the ways to name a source -----------------------------------------------------------------------------


def _source_at(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    entry = sentence[at].of("reporting")
    if entry is None or sentence[at].numeral is not None:
        return None
    if entry.row["kind"] == "preposition":
        return _by_phrase(sentence, at)
    if not _is_verb(sentence, at, entry):
        return None
    return _by_verb(sentence, at, entry, found)


def _is_verb(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether a reporting verb is one here: not `بينهم`, not a noun under a preposition, not a construct."""
    before = sentence.at(at - 1)
    if entry.row["speaker"] == "that":  # spelt like "between"
        return not entry.suffix and any(
            unit.is_particle("that") for unit in sentence.units[at + 1 : at + _ASIDE]
        )
    if entry.article:
        return False
    return (
        before is None
        or not (before.is_particle("prepositions") and before.of("times") is None)
        or entry.row.paradigm != "verb"
    )


def _by_verb(sentence: Sentence, at: int, entry: Entry, found: list[Source]) -> Source | None:
    how = entry.row["speaker"]
    start = _past_asides(sentence, at + 1)
    name = name_at(sentence, start, unknown=how == "any" and "p" not in entry.features)
    after = name.last if name is not None else start
    if _claims_responsibility(sentence, after):
        return None
    relay = _relayed(sentence, at, after, name)
    if relay is not None:
        return relay
    if how == "quoted" and not _that_follows(sentence, after):
        return None
    if name is not None:
        return _speaking(sentence, name, at, name.last)
    before = _name_before(sentence, at, found)
    if before is not None:
        return _speaking(sentence, before, before.first, at + 1)
    if how == "any" and (at == 0 or _is_speech(sentence, at + 1)):
        return Source(at, at + 1, at + 1, len(sentence), AuthorityKind.UNNAMED, None, again=True)
    return None


def _speaking(sentence: Sentence, name: Name, at: int, speaks_from: int, via: Name | None = None) -> Source:
    authority, actor = authority_of(sentence, name)
    end = len(sentence)
    if not _that_follows(sentence, speaks_from) and not any(
        u.is_particle("that") or is_quote(u) for u in sentence.units[speaks_from : speaks_from + 4]
    ):
        end = next((i for i in range(speaks_from + 1, end) if sentence[i].is_particle("break")), end)
    return Source(
        name.first, name.last, speaks_from, end, authority, actor, via=((via.first, via.last),) if via else ()
    )


def _past_asides(sentence: Sentence, at: int) -> int:
    """Past a time, an addressee, a bracket between a verb and its subject."""
    start = at
    while at < start + _ASIDE and (unit := sentence.at(at)) is not None:
        if unit.of("times") or unit.of("weekdays") or unit.is_particle("of_it"):
            at += 1
        elif unit.is_particle("to_whom"):
            name = name_at(sentence, at + 1, unknown=True)
            at = name.last + 1 if name is not None else at + 2
        elif (
            (e := unit.of("speakers")) is not None
            and e.preposition
            and e.row["authority"] == AuthorityKind.MEDIA
        ):
            name = name_at(sentence, at)
            at = name.last if name is not None else at + 1
        else:
            break
    return at


def _that_follows(sentence: Sentence, at: int) -> bool:
    """Whether what is said begins soon after unit `at`, with `that`, a colon or a quotation."""
    for unit in sentence.units[at : at + _ASIDE]:
        if unit.is_particle("that") or unit.is_particle("colon"):
            return True
        if unit.role("outcomes", "role", "undergo", "inflict", "act") is not None:
            return False
    return False


def _is_speech(sentence: Sentence, at: int) -> bool:
    """Whether a verb without a subject has something said after it."""
    unit = sentence.at(at)
    if unit is None:
        return False
    if unit.is_particle("that") or unit.is_particle("colon") or is_quote(unit):
        return True
    if unit.is_particle("of_it") or unit.is_particle("prepositions"):
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
        if unit.is_particle("that") or unit.is_particle("colon") or unit.of("outcomes"):
            return False
    return False


def _relayed(sentence: Sentence, at: int, after: int, via: Name | None) -> Source | None:
    """`نقلت الوكالة عن مصدر طبي`, `قال المتحدث نقلا عن`: the one quoted is the immediate source."""
    if sentence[at].role("reporting", "speaker", "quoted") is None:
        return None
    for i in range(after, min(len(sentence), after + _ASIDE)):
        unit = sentence[i]
        if unit.is_particle("that") or unit.is_particle("stop"):
            return None
        if unit.is_particle("quoted_from"):
            name = name_at(sentence, i + 1, unknown=True)
            if name is None:
                return None
            medium = via or _name_before(sentence, at, [])
            return _speaking(sentence, name, at, name.last, via=medium)
    return None


def _name_before(sentence: Sentence, at: int, found: list[Source]) -> Name | None:
    """`لكن وزارة الصحة أعلنت أن`, `الشرطة التي أكدت`: the speaker stands before the verb."""
    end = at
    while end > 0 and (
        sentence[end - 1].is_particle("may")
        or sentence[end - 1].is_particle("comma")
        or sentence[end - 1].is_particle("relative")
    ):
        end -= 1
    start = max([0, end - _BEFORE, *(s.last for s in found)])
    for first in range(start, end):
        unit = sentence[first]
        if not (is_speaker(unit) or is_quote(unit)) or not _may_open(sentence, first):
            continue
        name = name_at(sentence, first)
        if name is not None and end <= name.last + 1:
            return Name(name.first, min(name.last, end))
    return None


def _may_open(sentence: Sentence, first: int) -> bool:
    """Whether a clause may begin at a unit: the sentence does, or a mark, a conjunction or a particle stands before."""
    before = sentence.at(first - 1)
    if before is None or not before.word or any(e.conjunction for e in sentence[first].entries):
        return True
    return any(before.is_particle(kind) for kind in ("that", "clause", "function", "break", "subject_heads"))


def _by_phrase(sentence: Sentence, at: int) -> Source | None:
    """`بحسب مصدر طبي`, `نقلا عن الوكالة`, `حسبما أعلنت الشرطة`."""
    first = at + 1
    for _ in range(_ASIDE):
        unit = sentence.at(first)
        if unit is None:
            return None
        skipped = (
            unit.is_particle("to_whom")
            or unit.is_particle("what")
            or unit.of("times")
            or (unit.of("reporting") and not is_speaker(unit))
        )
        if not skipped:
            break
        first += 1
    verb = any(u.role("reporting", "kind", "verb") for u in sentence.units[at:first])
    name = name_at(sentence, first, unknown=verb)
    if name is None:
        return None
    if sentence[at].is_particle("as"):
        if not verb or _that_follows(sentence, name.last):
            return None
    authority, actor = authority_of(sentence, name)
    start, end = _reach_of_phrase(sentence, at, name)
    return Source(name.first, name.last, start, end, authority, actor, weak=True)


def _reach_of_phrase(sentence: Sentence, at: int, name: Name) -> tuple[int, int]:
    """A phrase speaks for what its clause told before it; with nothing told before, for what follows."""
    start = next(
        (
            i + 1
            for i in range(at - 1, -1, -1)
            if sentence[i].is_particle("break") or sentence[i].is_particle("clause_marks")
        ),
        0,
    )
    told = any(u.of("outcomes") is not None for u in sentence.units[start:at])
    opens = any(e.conjunction for e in sentence[at].entries) and at > start
    if told and not opens:
        return start, name.last
    end = next(
        (i for i in range(name.last + 1, len(sentence)) if sentence[i].is_particle("break") and not told),
        len(sentence),
    )
    return at, end


def _headline(sentence: Sentence) -> Source | None:
    """`الداخلية: مقتل ثلاثة`: a name, a colon, and the news."""
    name = name_at(sentence, 0)
    if name is None or name.first > 1:
        return None
    after = name.last + (1 if is_quote(sentence.at(name.last)) else 0)
    unit = sentence.at(after)
    if unit is None or not unit.is_particle("colon") or after + 2 >= len(sentence):
        return None
    return _speaking(sentence, name, 0, after + 1)


def _bounded(sentence: Sentence, sources: list[Source]) -> list[Source]:
    """A speaker speaks until the next one begins, at the latest to the end."""
    bounded: list[Source] = []
    for i, source in enumerate(sources):
        following = next((s for s in sources[i + 1 :] if not s.weak and not s.again), None)
        end = source.speaks_to
        if following is not None and not (source.weak and source.speaks_to <= following.first):
            end = min(end, following.first, following.speaks_from)
        bounded.append(replace(source, speaks_to=end))
    return bounded
