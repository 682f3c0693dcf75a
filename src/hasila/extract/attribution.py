"""Find who says it: sources of a sentence and the stretch each speaks for."""

from dataclasses import dataclass, replace

from hasila.extract.units import Sentence, Unit
from hasila.model import Attribution, AuthorityKind, Group, Span

# A source's name rarely goes on longer.
_LONGEST = 14
# The least telling kinds give way to any other in the same source ("مصدر ... في وزارة الصحة").
_WEAK = (AuthorityKind.UNNAMED, AuthorityKind.GOVERNMENT)


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


def find_sources(sentence: Sentence) -> list[Source]:
    """All sources of a sentence, in order."""
    found: list[Source] = []
    for at, unit in enumerate(sentence.units):
        entry = unit.of("reporting")
        if entry is None or unit.numeral is not None:
            continue
        kind = entry.row["kind"]
        if kind == "preposition":
            source = _after_preposition(sentence, at)
        elif "p" in entry.features and "c" in entry.features:
            source = None
        else:
            source = _after_verb(sentence, at) or _before_verb(sentence, at, found)
        if source is not None and not any(s.first < source.last and source.first < s.last for s in found):
            found.append(source)
    return _bounded(sentence, found)


def _bounded(sentence: Sentence, sources: list[Source]) -> list[Source]:
    """A verb's source speaks until the next verb's source begins, at the latest to the end."""
    bounded: list[Source] = []
    for i, source in enumerate(sources):
        following = next((s for s in sources[i + 1 :] if not s.weak), None)
        end = len(sentence)
        if following is not None and not source.weak:
            end = min(following.first, following.speaks_from)
        bounded.append(replace(source, speaks_to=end))
    return bounded


def source_of(sources: list[Source], at: int) -> Source | None:
    """The source that speaks for unit `at`: the nearest speaker before it, else a phrase near it."""
    speakers = [s for s in sources if not s.weak and s.speaks_from <= at < s.speaks_to and not s.first <= at < s.last]
    phrases = [s for s in sources if s.weak and not s.first <= at < s.last]
    after = [s for s in phrases if s.first > at]
    if speakers:
        speaker = speakers[-1]
        inner = [s for s in phrases if speaker.last <= s.first <= speaker.last + 1]
        # "نقلت الوكالة عن مصدر": the one quoted is the immediate source, the agency the way
        return replace(inner[0], via=((speaker.first, speaker.last),)) if inner else speaker
    if after:
        return after[0]
    return phrases[-1] if phrases else None


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
    """Where the name begins behind a joined ل or ب (`لحكوماتهم`, `لوزارة`)."""
    entry = next(iter(unit.entries), None)
    if entry is not None and entry.prefix and not entry.article and entry.preposition:
        return unit.start + len(entry.prefix)
    return unit.start


def _after_verb(sentence: Sentence, at: int) -> Source | None:
    """`أعلنت مصادر أمنية مقتل`, `قال مسؤول في الشرطة إن`."""
    first = at + 1
    unit = sentence.at(first)
    while unit is not None and (unit.of("times") is not None or unit.text in ("\u0644", "\u0644\u0640")):
        first, unit = first + 1, sentence.at(first + 1)
    if unit is None or not _may_begin(unit):
        return None
    last = _end_of(sentence, first)
    if last is None:
        return None
    return _source(sentence, first, last, speaks_from=last)


def _before_verb(sentence: Sentence, at: int, found: list[Source]) -> Source | None:
    """`وزارة الصحة أعلنت أن`, `الشرطة التي أكدت إصابة`: the speaker stands before the verb."""
    start = max((s.last for s in found), default=0)
    relative = at > 0 and sentence[at - 1].is_particle("relative")
    end = at - 1 if relative else at
    for first in range(max(start, end - 8), end):
        unit = sentence[first]
        if _speaker(unit) and not _under(sentence, first):
            if any(u.is_particle("stop") or u.is_particle("that") for u in sentence.units[first:end]):
                continue
            return _source(sentence, first, min(end, first + _LONGEST), speaks_from=at + 1)
    return None


def _under(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence[at - 1].is_particle("prepositions")


def _after_preposition(sentence: Sentence, at: int) -> Source | None:
    """`بحسب مصدر طبي`, `نقلا عن الوكالة`, `حسبما أعلنت الشرطة`."""
    first = at + 1
    unit = sentence.at(first)
    if unit is None:
        return None
    if unit.of("reporting") is not None and unit.of("speakers") is None:
        first, unit = first + 1, sentence.at(first + 1)
    while unit is not None and (unit.is_particle("quote") or unit.text in ("\u0644", "\u0645\u0627")):
        first, unit = first + 1, sentence.at(first + 1)
    if unit is None or not _speaker(unit):
        return None
    last = _end_of(sentence, first)
    return _source(sentence, first, last, speaks_from=0, weak=True) if last else None


def _speaker(unit: Unit) -> bool:
    return unit.of("speakers") is not None or unit.of("actors") is not None or unit.role("people", "kind", "title") is not None


def _may_begin(unit: Unit) -> bool:
    if not unit.word or unit.numeral is not None:
        return False
    if _speaker(unit):
        return True
    if unit.is_particle("prepositions") or unit.is_particle("that") or unit.is_particle("function") or unit.is_particle("clause"):
        return False
    if unit.of("outcomes") or unit.of("attacks") or unit.of("irrealis") or unit.of("quantities") or unit.of("counted"):
        return False
    people = unit.of("people")
    if people is not None:
        return True
    if unit.of("names"):
        return True
    # an unknown word after a reporting verb is most often a name; a bare article word is not
    return not unit.entries and len(unit.text) > 2


def _end_of(sentence: Sentence, first: int) -> int | None:
    """The unit after a source's name: before إن, a colon, a quote, a verbal noun, a time, a comma."""
    for at in range(first, min(len(sentence), first + _LONGEST)):
        unit = sentence[at]
        if at == first:
            continue
        if unit.is_particle("stop") or unit.is_particle("that") or unit.is_particle("clause") or unit.is_particle("brackets_open"):
            return at
        if unit.is_particle("comma"):
            return at
        if unit.is_particle("quote") and at > first + 1:
            return at
        if unit.of("reporting") or unit.role("outcomes", "role", "act", "undergo", "inflict", "victim") or unit.of("attacks"):
            return at
        if unit.of("times") or unit.of("weekdays") or unit.of("quantities") or unit.numeral is not None or unit.of("irrealis"):
            return at
        if unit.is_particle("reached") or unit.is_particle("count_of"):
            return at
        if unit.is_particle("prepositions") and not _goes_on(sentence, at):
            return at
    return min(len(sentence), first + 2)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """`مصدر (في) وزارة الداخلية`, `متحدث (باسم) الجيش`: a preposition inside the name."""
    after = sentence.at(at + 1)
    return after is not None and (after.of("speakers") is not None or after.of("actors") is not None or after.role("people", "kind", "collective") is not None)


def _source(sentence: Sentence, first: int, last: int, *, speaks_from: int, weak: bool = False) -> Source | None:
    kinds: list[AuthorityKind] = []
    actor: str | None = None
    for unit in sentence.units[first:last]:
        speaker = unit.of("speakers")
        if speaker is not None:
            kinds.append(AuthorityKind(speaker.row["authority"]))
        known = unit.of("actors")
        if known is not None and actor is None:
            actor = known.row["part_of"] if known.row["kind"] == "outlet" else known.row.id.removeprefix("actors.")
            if known.row["kind"] in ("armed_group", "outlet"):
                kinds.append(AuthorityKind.ARMED_ACTOR)
    strong = next((kind for kind in kinds if kind not in _WEAK), None)
    authority = strong or next((kind for kind in kinds if kind is not AuthorityKind.UNNAMED), None)
    if authority is None:
        authority = kinds[0] if kinds else _by_title(sentence, first, last)
    return Source(first, last, speaks_from, len(sentence), authority, actor, weak=weak)


def _by_title(sentence: Sentence, first: int, last: int) -> AuthorityKind:
    for unit in sentence.units[first:last]:
        people = unit.of("people")
        if people is not None:
            return AuthorityKind.POLICE_MILITARY if people.row["group"] == Group.SECURITY_FORCES else AuthorityKind.WITNESS
    return AuthorityKind.UNNAMED
