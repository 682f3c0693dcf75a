"""Score the figures read in texts against those that people have coded."""

import json
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from hasila.errors import HasilaError
from hasila.extract import read_report
from hasila.model import CasualtyFigure, Group, Outcome, Report

ATTRIBUTES = ("qualifier", "group", "scope", "date", "place", "attributed_to", "part_of")
_QUOTED = frozenset(("place", "attributed_to"))  # they agree where they overlap in the text
_Z = 1.959964  # the normal quantile of a two-sided 95 % interval
_RESAMPLES = 1000
_SEED = 20240722  # the same gold gives the same interval
_ERRORS = 20

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as it is compared: where it stands, what it counts, and its attributes."""

    spans: tuple[tuple[int, int], ...]
    outcome: str
    value: int | None
    negated: bool
    quote: str
    attributes: Json
    unsure: frozenset[str] = frozenset()
    optional: bool = False

    def same(self, other: "Counted") -> bool:
        """Equal outcome, value and negation, and quotes that overlap."""
        return (
            (self.outcome, self.value, self.negated) == (other.outcome, other.value, other.negated)
            and any(a < d and c < b for a, b in self.spans for c, d in other.spans)
        )  # fmt: skip

    def __str__(self) -> str:
        """`killed 3 at_least: quote`."""
        denied = "not " if self.negated else ""
        value = "null" if self.value is None else self.value
        return f"{denied}{self.outcome} {value} {self.attributes.get('qualifier')}: {self.quote}"


@dataclass(frozen=True, slots=True)
class Compared:
    """One text with its coded and its read figures, and which of them are one (`pairs` of indexes)."""

    id: str
    text: str
    gold: tuple[Counted, ...]
    read: tuple[Counted, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def matched(self) -> list[tuple[Counted, Counted]]:
        """The pairs that count: an optional figure counts neither way."""
        return [(self.gold[i], self.read[j]) for i, j in self.pairs if not self.gold[i].optional]

    @property
    def missed(self) -> list[Counted]:
        """Coded figures that were not read."""
        found = {i for i, _ in self.pairs}
        return [g for i, g in enumerate(self.gold) if i not in found and not g.optional]

    @property
    def spurious(self) -> list[Counted]:
        """Read figures that nobody coded."""
        found = {j for _, j in self.pairs}
        return [p for j, p in enumerate(self.read) if j not in found]


class Share(NamedTuple):
    """A share with its 95 % interval; None of nothing."""

    value: float | None
    low: float | None
    high: float | None
    of: int

    def __str__(self) -> str:
        """`0.912 [0.874, 0.940]`."""
        if self.value is None or self.low is None or self.high is None:
            return "-"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


class Score(NamedTuple):
    """How many figures were found: precision and recall with Wilson intervals, F1 resampled by text."""

    precision: Share
    recall: Share
    f1: Share


@dataclass(frozen=True)
class Evaluation:
    """The comparison of a set of texts, and its scores."""

    texts: tuple[Compared, ...]
    scores: Mapping[str, Score] = field(default_factory=dict)  # `figures`, and each outcome and group
    attributes: Mapping[str, Share] = field(default_factory=dict)

    def lines(self, errors: int = _ERRORS) -> Iterator[str]:
        """A table of the scores, then up to `errors` texts with a missed or spurious figure."""
        total = self.scores["figures"]
        yield f"{len(self.texts)} texts: {total.recall.of} figures coded, {total.precision.of} read (95 % intervals)"
        yield f"{'':<20}{'coded':>6}{'read':>6}  {'precision':<23}{'recall':<23}{'F1':<23}"
        for name, score in self.scores.items():
            numbers = f"{score.recall.of:>6}{score.precision.of:>6}"
            yield f"{name:<20}{numbers}  {score.precision!s:<23}{score.recall!s:<23}{score.f1!s:<23}"
        yield "attributes of the figures found"
        for name, share in self.attributes.items():
            yield f"  {name:<18}{share.of:>6}        {share}"
        wrong = [text for text in self.texts if text.missed or text.spurious]
        yield f"{len(wrong)} texts with a missed or spurious figure; {min(errors, len(wrong))} shown"
        for text in wrong[:errors]:
            yield f"{text.id}: {text.text}"
            yield from (f"  missed    {figure}" for figure in text.missed)
            yield from (f"  spurious  {figure}" for figure in text.spurious)


def evaluate_file(path: Path) -> Evaluation:
    """Score the reading of a JSONL file of texts that people have coded.

    Each line holds `text` and `figures`, optionally `id` and `published` (an ISO date prefix).

    Raises:
        HasilaError: the file cannot be read, or a line is not such an object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise HasilaError(f"{path}: cannot be read ({error}); give a JSONL file in UTF-8") from error
    records = [_record(path, i, line) for i, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not records:
        raise HasilaError(f"{path}: holds no line; give one JSON object a line, with text and figures")
    return evaluate(records)


def _record(path: Path, number: int, line: str) -> Json:
    where = f"{path}, line {number}"
    try:
        record = json.loads(line)
    except ValueError as error:
        raise HasilaError(f"{where}: is not JSON ({error}); write one object a line") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise HasilaError(f'{where}: has no "text"; write an object with text and figures')
    if not isinstance(record.get("figures"), list):
        raise HasilaError(f'{where}: has no list "figures"; code the text, or give [] where it has none')
    for figure in record["figures"]:
        if not isinstance(figure, dict) or not {"outcome", "value", "quote"} <= figure.keys():
            raise HasilaError(f"{where}: a figure lacks outcome, value or quote; see docs/reference")
    return {"id": str(number), **record}


def evaluate(records: Iterable[Json]) -> Evaluation:
    """Score the reading of coded texts: objects with `id`, `text`, `figures`, and `published` if known."""
    texts = tuple(_compare(record) for record in records)
    scores = {"figures": _score(texts, lambda _: True, lambda _g, _p: True)}
    for outcome in Outcome:
        scores[outcome.value] = _score(texts, lambda f, o=outcome: f.outcome == o, lambda _g, _p: True)  # type: ignore[misc]
    for group in Group:
        scores[f"group {group}"] = _score(
            texts,
            lambda f, g=group: f.attributes.get("group") == g,  # type: ignore[misc]
            lambda gold, read: gold.attributes.get("group") == read.attributes.get("group"),
        )
    return Evaluation(texts, scores, _attributes(texts))


# -- comparing -------------------------------------------------------------------------------------


def _compare(record: Json) -> Compared:
    text = record["text"]
    report = Report(id="gold", document="gold", start=0, text=text, declared=record.get("published"))
    figures = read_report(report).figures
    gold = tuple(_coded(text, figure) for figure in record["figures"])
    where = {figure.id: i for i, figure in enumerate(figures)}
    read = tuple(_read(text, figure, where) for figure in figures)
    return Compared(str(record["id"]), text, gold, read, match(gold, read))


def _coded(text: str, figure: Json) -> Counted:
    if figure.get("start") is not None and figure.get("end") is not None:
        spans: tuple[tuple[int, int], ...] = ((figure["start"], figure["end"]),)
    else:
        spans = _places_of(text, figure["quote"])
    return Counted(
        spans=spans,
        outcome=figure["outcome"],
        value=figure["value"],
        negated=bool(figure.get("negated")),
        quote=figure["quote"],
        attributes={
            name: _places_of(text, figure[name] or "") if name in _QUOTED else figure[name]
            for name in ATTRIBUTES
            if name in figure
        },
        unsure=frozenset(figure.get("unsure", ())),
        optional=bool(figure.get("optional")),
    )


def _places_of(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """All [start, end) at which a quote stands in a text."""
    found: list[tuple[int, int]] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return tuple(found)


def _read(text: str, figure: CasualtyFigure, where: Mapping[str, int]) -> Counted:
    date = figure.date.date if figure.date else None
    place = figure.place.span.quote if figure.place else ""
    source = figure.attribution.source.quote if figure.attribution else ""
    return Counted(
        spans=((figure.span.start, figure.span.end),),
        outcome=figure.outcome,
        value=figure.value,
        negated=figure.negated,
        quote=figure.span.quote,
        attributes={
            "qualifier": figure.qualifier,
            "group": figure.group,
            "scope": figure.scope,
            "date": date.value if date and date.has_year else None,
            "place": _places_of(text, place),
            "attributed_to": _places_of(text, source),
            "part_of": where.get(figure.part_of) if figure.part_of else None,
        },
    )


def match(gold: Sequence[Counted], read: Sequence[Counted]) -> tuple[tuple[int, int], ...]:
    """The greatest one-to-one matching of coded and read figures, sure ones first.

    Augmenting paths (Kuhn 1955); a text has few figures.
    """
    taken: dict[int, int] = {}

    def augment(i: int, seen: set[int]) -> bool:
        for j, candidate in enumerate(read):
            if j in seen or not gold[i].same(candidate):
                continue
            seen.add(j)
            if j not in taken or augment(taken[j], seen):
                taken[j] = i
                return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: gold[i].optional):
        augment(i, set())
    return tuple(sorted((i, j) for j, i in taken.items()))


def agrees(name: str, gold: Counted, read: Counted, pairs: Mapping[int, int]) -> bool:
    """Whether an attribute of two matched figures is the same; `pairs` leads from read to coded ones."""
    mine, other = gold.attributes[name], read.attributes[name]
    if name == "part_of":
        return bool(mine == (pairs.get(other) if other is not None else None))
    if name in _QUOTED and mine and other:
        return any(a < d and c < b for a, b in mine for c, d in other)
    return bool(mine == other)


# -- counting --------------------------------------------------------------------------------------


def _score(
    texts: Sequence[Compared], of: Callable[[Counted], bool], right: Callable[[Counted, Counted], bool]
) -> Score:
    counts = [_counts(text, of, right) for text in texts]
    matched, coded, read = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    low, high = _resampled(counts)
    f1 = _f1(matched, coded, read)
    return Score(wilson(matched, read), wilson(matched, coded), Share(f1, low, high, coded))


def _counts(
    text: Compared, of: Callable[[Counted], bool], right: Callable[[Counted, Counted], bool]
) -> tuple[int, int, int]:
    matched = sum(of(gold) and right(gold, read) for gold, read in text.matched)
    coded = sum(of(gold) for gold in text.gold if not gold.optional)
    optional = {j for i, j in text.pairs if text.gold[i].optional}
    read = sum(of(figure) for j, figure in enumerate(text.read) if j not in optional)
    return matched, coded, read


def _f1(matched: int, coded: int, read: int) -> float | None:
    return 2 * matched / (coded + read) if coded + read else None


def _resampled(counts: Sequence[tuple[int, int, int]]) -> tuple[float | None, float | None]:
    """The 95 % interval of F1, texts drawn with replacement: figures of one text err together."""
    draw = random.Random(_SEED)  # noqa: S311 - a bootstrap needs no secrecy, and must be repeatable
    found: list[float] = []
    busy = [count for count in counts if any(count)]
    for _ in range(_RESAMPLES if busy else 0):
        sample = draw.choices(busy, k=len(busy))
        score = _f1(sum(c[0] for c in sample), sum(c[1] for c in sample), sum(c[2] for c in sample))
        found.append(score or 0.0)
    if not found:
        return None, None
    found.sort()
    return found[int(0.025 * len(found))], found[int(0.975 * len(found)) - 1]


def wilson(right: int, of: int) -> Share:
    """A share with Wilson's 95 % score interval (Wilson 1927).

    >>> str(wilson(9, 10))
    '0.900 [0.596, 0.982]'
    """
    if not of:
        return Share(None, None, None, 0)
    share = right / of
    scale = 1 + _Z**2 / of
    middle = (share + _Z**2 / (2 * of)) / scale
    reach = _Z / scale * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of * of))
    return Share(share, max(0.0, middle - reach), min(1.0, middle + reach), of)


def _attributes(texts: Sequence[Compared]) -> dict[str, Share]:
    """How often each attribute of the matched figures agrees, where the coders give it and were sure."""
    agreed: Counter[str] = Counter()
    scored: Counter[str] = Counter()
    for text in texts:
        back = {j: i for i, j in text.pairs}
        for gold, read in text.matched:
            for name in ATTRIBUTES:
                if name in gold.attributes and name not in gold.unsure:
                    scored[name] += 1
                    agreed[name] += agrees(name, gold, read, back)
    return {name: wilson(agreed[name], scored[name]) for name in ATTRIBUTES if scored[name]}
