"""Find who says it: sources of a sentence and the stretch each speaks for."""

from collections.abc import Sequence

from hasila.extract.attribution_rules import Source, source_at
from hasila.extract.attribution_unsaid import first_word, gapped, headline, told_below, toll_told
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics, particles
from hasila.model import Attribution, AuthorityKind, Span

__all__ = ("Source", "attribution_of", "find_sources", "last_speaker", "named_before", "source_of")


def find_sources(sentence: Sentence) -> list[Source]:
    """All sources of a sentence, in order."""
    if not (sentence.may_have("reporting", "colon", "causes", "toll_nouns") or "|" in sentence.text):
        return []
    found: list[Source] = []
    past = 0
    for at in _openings(sentence):
        if at < past:
            continue
        source = (
            headline(sentence, at)
            or told_below(sentence, at, found)
            or source_at(sentence, at, found)
            or toll_told(sentence, at)
            or gapped(sentence, at, found)
        )
        if source is not None:
            found.append(source)
            past = source.last
    if not found and _on_the_same(sentence):
        found = [Source(0, 1, 1, len(sentence), AuthorityKind.UNNAMED, None, again=True)]
    return _bounded(found)


def named_before(
    sources: Sequence[Source], sentence: Sentence, speaking: tuple[Source, Sentence] | None
) -> list[Source]:
    """`وأضاف المصدر`, `وقال المتحدث`: who is named by one known word is the one who spoke last, of that kind.

    He keeps the kind and the party of the name by which he was introduced.
    """
    if speaking is None or speaking[0].again:
        return list(sources)
    last, where = speaking
    words = where.units[last.first : last.last]
    return [
        source._replace(authority=last.authority, actor=last.actor)
        if _is_known_again(sentence.units[source.first : source.last], words)
        else source
        for source in sources
    ]


def _is_known_again(name: Sequence[Unit], words: Sequence[Unit]) -> bool:
    """Whether a name is a bare `المصدر`, or the first word alone of the name that was given before."""
    article = clitics("article")[0]
    # "the source himself" is two words
    if not name or not words or len(name) > 1 + (name[-1].of("times") is not None):
        return False
    called = name[0].text
    if not called.startswith(article) or " " in called:
        return False
    given = words[0].text.partition(" ")[0]
    longer = len(words) > 1 or given != words[0].text
    alike = longer and given.removeprefix(article) == called.removeprefix(article)
    return name[0].is_particle("a_source") or alike


def _openings(sentence: Sentence) -> list[int]:
    """Where a source may be named: at the beginning, at a colon and behind it, at a reporting word."""
    marks = sentence.where("colon")
    if "|" in sentence.text:
        marks = [*marks, *(at for at, unit in enumerate(sentence.units) if unit.text == "|")]
    behind = (at + 1 for at in marks if at + 1 < len(sentence))
    words = sentence.where("reporting", "toll_nouns", "quoted_from")
    return sorted({0, first_word(sentence), *marks, *behind, *words})


def _on_the_same(sentence: Sentence) -> bool:
    """`وأسفرت هذه العمليات عن`: it goes on about the operations of the sentence before, and so does who told of them."""
    if len(sentence) < 4 or sentence[0].of("causes") is None:
        return False
    return sentence[1].is_particle("these") and sentence[2].of("counted") is not None


def _bounded(sources: list[Source]) -> list[Source]:
    """A speaker speaks until the next one begins, at the latest to the end."""
    bounded: list[Source] = []
    for i, source in enumerate(sources):
        following = next((s for s in sources[i + 1 :] if not s.weak and not s.again), None)
        end = source.speaks_to
        if following is not None and not (source.weak and source.speaks_to <= following.first):
            end = min(end, following.first, following.speaks_from)
        bounded.append(source._replace(speaks_to=end) if end != source.speaks_to else source)
    return bounded


def source_of(sources: Sequence[Source], at: int) -> Source | None:
    """The source that speaks for unit `at`: a phrase of its own clause, else the last speaker before it."""
    phrase = next((s for s in sources if s.weak and s.covers(at)), None)
    speaker = next((s for s in reversed(sources) if not s.weak and s.covers(at)), None)
    if speaker is not None and speaker.again:
        speaker = last_speaker([s for s in sources if s.first < speaker.first]) or speaker
    if phrase is None or speaker is None:
        return phrase or speaker
    if speaker.again:
        return phrase
    # "said, citing medics, that" quotes the medics; "said, as the agency told" came through the agency
    through_medium = phrase.authority is AuthorityKind.MEDIA and speaker.authority is not AuthorityKind.MEDIA
    if through_medium or phrase.last <= speaker.first:
        return speaker._replace(via=(*speaker.via, (phrase.first, phrase.last)))
    if (phrase.first, phrase.last) == (speaker.first, speaker.last):
        return speaker
    return phrase._replace(via=((speaker.first, speaker.last),))


def last_speaker(sources: Sequence[Source]) -> Source | None:
    """Who goes on when a later verb has no subject: the last speaker, or else the first phrase."""
    named = [source for source in sources if not source.again]
    spoken = [source for source in named if not source.weak]
    return next(
        (s for s in reversed(spoken) if not s.document), spoken[-1] if spoken else named[0] if named else None
    )


def attribution_of(sentence: Sentence, source: Source) -> Attribution:
    """The source as a value: its span in the untouched text, its kind, and through whom it came."""
    return Attribution(
        source=_span(sentence, source.first, source.last),
        authority=source.authority,
        actor=source.actor,
        via=tuple(_span(sentence, first, last) for first, last in source.via),
        site=source.authority is AuthorityKind.MEDICAL
        and _is_site(sentence.units[source.first : source.last]),
        anonymous=any(_is_a_source(unit) for unit in sentence.units[source.first : source.last]),
    )


#: Who speaks for one hospital counts those who came to it, and perhaps no others.
_SITES = frozenset(("speakers.hospital", "speakers.doctor", "speakers.medical_staff"))


def _is_a_source(unit: Unit) -> bool:
    """`مصدر أمني`, `مصادر`: somebody who is not named, whatever he works for."""
    return unit.text.partition(" ")[0] in particles("a_source")


def _is_site(units: Sequence[Unit]) -> bool:
    return any(entry.row.id in _SITES for unit in units for entry in unit.entries)


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
