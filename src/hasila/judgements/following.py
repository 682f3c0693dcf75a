"""Carry judgements along when the same report is read anew and its figures, claims and mentions have other ids."""

from collections.abc import Iterable, Mapping, Sequence

from hasila.model import (
    CLAIM_FIELDS,
    HELD,
    CasualtyFigure,
    Claim,
    IncidentMention,
    Judgement,
    JudgementAction,
    Reading,
    Seen,
    Stance,
    SubjectKind,
    corrected_claim,
    standing,
)

_STANDS_BY = (JudgementAction.ACCEPT, JudgementAction.CORRECT)


def follow(
    judgements: Sequence[Judgement], readings: Mapping[str, Reading]
) -> tuple[tuple[Judgement, ...], dict[str, Reading]]:
    """The standing judgements about what is there now, and the readings that what coders stand by changes.

    A judged figure, claim or mention that is no longer read is followed to the one that stands
    in its place: in the same report, overlapping it, of the same outcome or actor. A figure that
    nothing stands in the place of is put back if a coder accepted or corrected it, as it was, by
    the rule `judgement`. Judgements about reports that are gone, and those of old that remember
    nothing, stay as they are.
    """
    decided = tuple(_followed(item, readings) for item in standing(judgements))
    back = _put_back(decided, readings)
    return decided, {name: _with_figures(readings[name], figures) for name, figures in back.items()}


def hear(judgements: Sequence[Judgement], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings in which coders judged a claim, without those rejected and with others as corrected.

    `judgements` are those of `follow`. Actors whom a mention holds for the attackers only by a
    rejected claim are no attackers of it any more.
    """
    verdicts = _claim_verdicts(judgements)
    reports = {seen.report for item in judgements if item.subject in verdicts for seen in item.seen}
    return {name: _heard(readings[name], verdicts) for name in sorted(reports) if name in readings}


def _followed(item: Judgement, readings: Mapping[str, Reading]) -> Judgement:
    moved = {seen.id: now for seen in item.seen if (now := _now(seen, readings)) != seen.id}
    if not moved:
        return item
    return item.model_copy(
        update={
            "subject": moved.get(item.subject, item.subject),
            "others": tuple(moved.get(other, other) for other in item.others),
            "seen": tuple(s.model_copy(update={"id": moved.get(s.id, s.id)}) for s in item.seen),
        }
    )


def _now(seen: Seen, readings: Mapping[str, Reading]) -> str:
    """The id of what stands in the place of a judged thing; its own if nothing does."""
    reading = readings.get(seen.report)
    if reading is None:
        return seen.id
    best: tuple[int, str] | None = None
    for name, start, end in _places(seen, reading):
        if name == seen.id:
            return name
        shared = min(end, seen.end) - max(start, seen.start)
        if shared > 0 and (best is None or (-shared, name) < best):
            best = (-shared, name)
    return best[1] if best else seen.id


def _places(seen: Seen, reading: Reading) -> Iterable[tuple[str, int, int]]:
    match seen.kind:
        case SubjectKind.FIGURE:
            then = CasualtyFigure.model_validate_json(seen.said) if seen.said else None
            for figure in reading.figures:
                if then is None or figure.outcome is then.outcome:
                    yield figure.id, figure.span.start, figure.span.end
        case SubjectKind.CLAIM:
            actor = Claim.model_validate_json(seen.said).actor.id if seen.said else None
            for claim in reading.claims:
                if actor in (None, claim.actor.id):
                    yield claim.id, claim.span.start, claim.span.end
        case SubjectKind.MENTION:
            for mention in reading.mentions:
                for span in mention.sentences:
                    yield mention.id, span.start, span.end


def _put_back(
    decided: Sequence[Judgement], readings: Mapping[str, Reading]
) -> dict[str, dict[str, CasualtyFigure]]:
    """By report, the figures that coders stand by and that are read no more."""
    back: dict[str, dict[str, CasualtyFigure]] = {}
    for item in decided:
        seen = item.seen_of(item.subject)
        if seen is None or seen.kind is not SubjectKind.FIGURE or item.action not in _STANDS_BY:
            continue
        reading = readings.get(seen.report)
        if reading is None or not seen.said or any(f.id == seen.id for f in reading.figures):
            continue
        figure = CasualtyFigure.model_validate_json(seen.said)
        known = {f.id for f in reading.figures}
        back.setdefault(seen.report, {})[figure.id] = figure.model_copy(
            update={
                "evidence": figure.evidence.model_copy(update={"rule": HELD}),
                "part_of": figure.part_of if figure.part_of in known else None,
            }
        )
    return back


def _with_figures(reading: Reading, figures: Mapping[str, CasualtyFigure]) -> Reading:
    """The reading with figures put back, each told by the mention of its sentence, else by the main one."""
    homes: dict[str, list[str]] = {}
    for figure in figures.values():
        home = _home(reading.mentions, figure)
        if home is not None:
            homes.setdefault(home.id, []).append(figure.id)
    every = sorted((*reading.figures, *figures.values()), key=lambda f: (f.span.start, f.span.end, f.id))
    return reading.model_copy(
        update={
            "figures": tuple(every),
            "mentions": tuple(
                m.model_copy(update={"figures": (*m.figures, *homes[m.id])}) if m.id in homes else m
                for m in reading.mentions
            ),
        }
    )


def _home(mentions: Sequence[IncidentMention], figure: CasualtyFigure) -> IncidentMention | None:
    def rank(mention: IncidentMention) -> tuple[bool, bool, str]:
        tells = any(span.overlaps(figure.span) for span in mention.sentences)
        return not tells, not mention.main, mention.id

    return min(mentions, key=rank, default=None)


def _claim_verdicts(decided: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for item in decided:
        seen = item.seen_of(item.subject)
        if seen is not None and seen.kind is SubjectKind.CLAIM:
            found.setdefault(item.subject, []).append(item)
    return found


def _heard(reading: Reading, verdicts: Mapping[str, Sequence[Judgement]]) -> Reading:
    judged = {claim.id: _verdict(claim, verdicts.get(claim.id, ())) for claim in reading.claims}
    kept = {name: claim for name, claim in judged.items() if claim is not None}
    actors = {claim.id: claim.actor.id for claim in reading.claims}
    return reading.model_copy(
        update={
            "claims": tuple(kept.values()),
            "mentions": tuple(_without(mention, kept, actors) for mention in reading.mentions),
        }
    )


def _verdict(claim: Claim, judgements: Sequence[Judgement]) -> Claim | None:
    judged: Claim | None = claim
    for item in judgements:
        if item.action is JudgementAction.REJECT:
            judged = None
        elif item.action is JudgementAction.ACCEPT:
            judged = judged or claim
        elif item.action is JudgementAction.CORRECT and item.field is not None and item.field in CLAIM_FIELDS:
            judged = corrected_claim(judged or claim, item.field, item.value or "")
    return judged


def _without(
    mention: IncidentMention, kept: Mapping[str, Claim], actors: Mapping[str, str]
) -> IncidentMention:
    """The mention without the attackers that only claims which do not stand speak of."""
    speak = {actors[name] for name in mention.claims if name in actors}
    stand = {
        kept[name].actor.id
        for name in mention.claims
        if name in kept and kept[name].stance is not Stance.DENIED
    }
    gone = speak - stand
    if not gone:
        return mention
    return mention.model_copy(update={"attackers": tuple(a for a in mention.attackers if a not in gone)})
