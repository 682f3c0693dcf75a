"""Read one report: figures, claims, statistics, and the incidents it tells of."""

from collections.abc import Sequence
from functools import cache

from hasila.extract.anaphora import with_anaphora, without_bases
from hasila.extract.anchors import is_plural
from hasila.extract.attribution import Source, find_sources, last_speaker, named_before
from hasila.extract.claims import read_claims
from hasila.extract.date_resolution import resolve_all
from hasila.extract.dates import find_dates, statement_date
from hasila.extract.deeds import read_deeds
from hasila.extract.drafts import read_drafts
from hasila.extract.elsewhere import named_again
from hasila.extract.figures import read_figures
from hasila.extract.fragments import Fragment, fragments_of
from hasila.extract.kept import with_kept_days
from hasila.extract.mentions import read_mentions
from hasila.extract.moves import told_on
from hasila.extract.parts import of_those_before
from hasila.extract.publication import anchor_of, by_metadata, publication, year_of
from hasila.extract.roles import with_attackers
from hasila.extract.scenes import Dated, Placed, Scene, read_actors
from hasila.extract.scope import with_totals
from hasila.extract.series import counted_attacks
from hasila.extract.spellings import spellings
from hasila.extract.statistics import read_statistics
from hasila.extract.subsets import continued, last_whole
from hasila.extract.telling import Telling
from hasila.extract.toponyms import places_of
from hasila.extract.units import Sentence
from hasila.extract.violence import is_of_fiction
from hasila.gazetteer import gazetteer
from hasila.lexicon import Lexicon, lexicon
from hasila.model import (
    CasualtyFigure,
    Claim,
    DateMention,
    DatePrecision,
    Publication,
    Reading,
    Report,
)
from hasila.text import View

TABLES = (
    "numerals", "quantities", "qualifiers", "people", "outcomes", "links", "irrealis", "reporting", "speakers",
    "nationalities", "attacks", "targets", "counted", "actors", "claims", "causes", "channels", "names", "scopes", "hazards",
    "times", "weekdays", "months",
)  # fmt: skip
# The units of so many sentences that tell of nothing are held, since one that follows may tell of something.
_HELD = 64


@cache
def words() -> Lexicon:
    """The lexicons that the sentence rules read with."""
    return lexicon(*TABLES)


@cache
def _telling() -> Telling:
    return Telling(spellings(words()))


def read_report(report: Report, *, names: bool = False) -> Reading:
    """Read a report; the same report always gives the same reading.

    Of a report that tells of no violence (no figure, claim, statistic or incident) only the date of
    publication is read; with `names` also the dates, places and actors it names, as of any other.

    >>> from hasila.model import Report
    >>> reading = read_report(Report(id="r", document="r", start=0, text="مقتل ثلاثة جنود في كمين"))
    >>> [(figure.outcome.value, figure.value) for figure in reading.figures]
    [('killed', 3)]
    """
    if not (names or _telling().may_tell(report.text)):
        known = None if report.published.date else by_metadata(report.declared)
        return _silent(report, known or _published(View(report.text), report))
    view = View(report.text)
    sentences = [Sentence(view, start, end, words()) for start, end in _story(view, report)]
    published = _published(view, report)
    if not (names or _any_tells(sentences)):
        return _silent(report, published)
    reading = _read(report, view, sentences, published)
    told = reading.figures or reading.claims or reading.statistics or reading.mentions
    return reading if names or told else _silent(report, published)


def _published(view: View, report: Report) -> Publication:
    return report.published if report.published.date else publication(view, report.declared)


def _silent(report: Report, published: Publication) -> Reading:
    """The reading of a report that tells of no violence."""
    return Reading(report=report.model_copy(update={"published": published}))


def _read(report: Report, view: View, sentences: Sequence[Sentence], published: Publication) -> Reading:
    """The reading of a report sentence by sentence."""
    dates, places = _dates(view, sentences, published), places_of(view, sentences)
    actors = with_anaphora(sentences, without_bases(view, [read_actors(s) for s in sentences]))
    scenes = _scenes(sentences, dates, places)
    figures: list[list[CasualtyFigure]] = []
    for scene in scenes:
        figures.append(read_figures(scene, report.id, figures[-1] if figures else ()))
    figures = with_totals(scenes, figures)
    claims: list[list[Claim]] = []
    for scene, found in zip(scenes, actors, strict=True):
        worded = read_claims(scene, found, report.id)
        claims.append([*worded, *read_deeds(scene, found, report.id, worded)])
    fragments: list[Fragment] = []
    for scene, found, counted, claimed in zip(scenes, actors, figures, claims, strict=True):
        fragments += fragments_of(scene, found, counted, claimed)
    mentions = read_mentions(fragments, report, published)
    named = tuple(mention for found in actors for _, mention in found)
    if is_of_fiction(sentences):  # it recalls what it is drawn from; only a dated event is news
        mentions = [m for m in mentions if m.date is not None and m.date.precision is DatePrecision.DAY]
    every = [figure for counted in figures for figure in counted]
    return Reading(
        report=report.model_copy(update={"published": published}),
        figures=tuple(with_attackers(every, mentions, named)),
        claims=tuple(claim for claimed in claims for claim in claimed),
        statistics=tuple(read_statistics(scenes, actors, figures, report.id)),
        dates=tuple(dated.mention for found in dates for dated in found),
        places=tuple(placed.mention for found in places for placed in found),
        actors=named,
        mentions=tuple(mentions),
    )


def _any_tells(sentences: Sequence[Sentence]) -> bool:
    """Whether any sentence may be told of; of a long text that tells of nothing little is held."""
    for i, sentence in enumerate(sentences):
        if _tells(sentence):
            return True
        if i >= _HELD:
            sentence.release()
    return False


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence may be told of: by a count, a claim, a number of attacks, or one attack by somebody, somewhere or some day."""
    if not _telling().tells(sentence.spelt):
        return False
    if read_drafts(sentence) or any(True for _ in counted_attacks(sentence)):
        return True
    if sentence.where("claims") and sentence.may_have("actors", "the_group"):
        return True
    if all(is_plural(entry) or entry.future for _, entry in sentence.readings("attacks")):
        return False
    if sentence.may_have("actors", "nationalities", "people", "the_group"):
        return True
    view, start, end = sentence.view, sentence.start, sentence.end
    return bool(gazetteer().find(view, start, end) or find_dates(view, start, end))


def _story(view: View, report: Report) -> list[tuple[int, int]]:
    """The sentences that are story, not debris, as stretches of the folded text."""
    if not report.debris:
        return view.sentences
    # Both run in the order of the text, and no stretch of debris lies within another: one walk is enough.
    debris = sorted(report.debris)
    kept, at = [], 0
    for start, end in view.sentences:
        first, last = view.raw(start, end)
        while at < len(debris) and debris[at][1] < last:
            at += 1
        if at == len(debris) or debris[at][0] > first:
            kept.append((start, end))
    return kept


def _scenes(
    sentences: Sequence[Sentence], dates: Sequence[Sequence[Dated]], places: Sequence[Sequence[Placed]]
) -> list[Scene]:
    scenes: list[Scene] = []
    speaking: tuple[Source, Sentence] | None = None
    for i, sentence in enumerate(sentences):
        sources = named_before(find_sources(sentence), sentence, speaking)
        before = scenes[-1].drafts if scenes else ()
        drafts = told_on(sentence, of_those_before(read_drafts(sentence), before), before)
        whole = last_whole(before)
        scenes.append(
            Scene(
                index=i,
                sentence=sentence,
                drafts=drafts if whole is None else continued(sentence, drafts, whole),
                dates=dates[i],
                places=places[i],
                sources=sources,
                again=named_again(sentence, places[i]),
                carried=speaking[0] if speaking else None,
                carried_from=speaking[1] if speaking else None,
            )
        )
        last = last_speaker(sources)
        if last is not None and (speaking is None or not last.document):
            speaking = (last, sentence)
        if i >= _HELD and not _telling().tells(sentence.spelt):
            sentence.release()
    return scenes


def _is_ahead(mention: DateMention, published: Publication) -> bool:
    """`قبل حلول رمضان`, of a report from before it: a date that had not come is of nothing that happened."""
    day = anchor_of(published)
    if day is None or mention.date is None or mention.date.first is None or day.last is None:
        return False
    return mention.date.first > day.last


def _dates(view: View, sentences: Sequence[Sentence], published: Publication) -> list[list[Dated]]:
    expressions = [find_dates(view, s.start, s.end) for s in sentences]
    flat = [expression for found in expressions for expression in found]
    mentions: list[DateMention] = list(resolve_all(flat, anchor_of(published), year_hint=year_of(published)))
    resolved = iter(mentions)
    return [
        with_kept_days(
            sentence,
            [
                Dated(
                    first=sentence.unit_at(expression.start),
                    expression=expression,
                    mention=mention,
                    of_event=expression.may_date_an_event
                    and not expression.to_come
                    and not _is_ahead(mention, published)
                    and not statement_date(view, expression, sentence.start),
                )
                for expression, mention in zip(found, resolved, strict=False)
            ],
        )
        for sentence, found in zip(sentences, expressions, strict=True)
    ]
