"""What is drawn of a toll: its sums as bars, and how it stood as each report spoke. Pure, in the units of the drawing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hasila.model import CasualtyFigure, Moment, Toll

WIDTH, HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 16, 14, 40
_TICKS = (1, 2, 5)
#: Labels under the axis nearer to each other than this would touch, also in the larger letters of a phone.
_ROOM = 145
_PART = re.compile(r"\s*(\d+)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sum: the people, what they are called, and the stretch of the bar (0 to 1)."""

    number: int
    label: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as it is written, and its parts in a row."""

    text: str
    total: int
    parts: tuple[Part, ...]


def drawn_sum(text: str) -> Sum | None:
    """Take a sum of a toll apart: `9 = 6 victims (5 civilians + 1 soldier) + 3 attackers`; None if it is none.

    >>> [(part.number, part.label) for part in drawn_sum("9 = 6 victims + 3 attackers").parts]
    [(6, 'victims'), (3, 'attackers')]
    """
    total, equals, rest = text.partition(" = ")
    found = [match for piece in _pieces(rest) if (match := _PART.fullmatch(piece))]
    if not equals or not total.isdecimal() or len(found) < 2:
        return None
    whole = sum(int(match[1]) for match in found) or 1
    parts, start = [], 0
    for match in found:
        number = int(match[1])
        parts.append(Part(number, match[2].strip(), round(start / whole, 4), round(number / whole, 4)))
        start += number
    return Sum(text, int(total), tuple(parts))


def _pieces(text: str) -> list[str]:
    """The addends: what stands between plus signs that no bracket holds."""
    pieces, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == "+" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return pieces


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure where its report spoke: place in the drawing, and what it says."""

    figure: str
    report: str
    said: str | None
    value: int
    x: float
    y: float
    role: str
    qualifier: str
    label: str  # the date under the axis, empty where it would say the same or touch another

    @property
    def shape(self) -> str:
        """What is drawn for it: a full dot counts, a ring was overtaken or counts a part, a cross is set aside."""
        return _SHAPES.get(self.role, "ring")

    @property
    def sign(self) -> str:
        """What stands beside it where the count is not said to be exact."""
        return _SIGNS.get(self.qualifier, "")


_SIGNS = {"at_least": "≥", "more_than": ">", "about": "≈", "up_to": "≤"}
_SHAPES = {"agrees": "full", "set_aside": "cross", "withdrawn": "cross"}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The figures of one line of a toll in the order they were said, with the toll as it then stood."""

    line: str
    dots: tuple[Dot, ...]
    steps: str  # the path of the best
    band: str  # the area from low to high
    ticks: tuple[tuple[int, float], ...]  # count, height
    baseline: float


def timelines(toll: Toll, figures: Mapping[str, CasualtyFigure]) -> tuple[Timeline, ...]:
    """One drawing for each line that at least two figures speak of; time runs from left to right."""
    roles = {use.figure: use.role.value for use in toll.uses}
    lines: dict[str, list[Moment]] = {}
    for moment in toll.series:
        if moment.figure in figures and figures[moment.figure].value is not None:
            lines.setdefault(moment.line, []).append(moment)
    return tuple(
        _timeline(line, moments, figures, roles) for line, moments in lines.items() if len(moments) > 1
    )


def _timeline(
    line: str, moments: Sequence[Moment], figures: Mapping[str, CasualtyFigure], roles: Mapping[str, str]
) -> Timeline:
    values = [figures[moment.figure].value or 0 for moment in moments]
    highs = [n for m in moments for n in (m.low, m.best, m.high) if n is not None]
    top = max([*values, *highs, 1])
    step = (WIDTH - _LEFT - _RIGHT) / len(moments)
    baseline = HEIGHT - _BOTTOM

    def y(count: int) -> float:
        return round(baseline - (baseline - _TOP) * count / top, 1)

    xs = [round(_LEFT + step * (number + 0.5), 1) for number in range(len(moments))]
    labels = _labels([moment.said for moment in moments], xs)
    dots = [
        Dot(
            figure=m.figure,
            report=m.report,
            said=m.said,
            value=value,
            x=x,
            y=y(value),
            role=roles.get(m.figure, "agrees"),
            qualifier=figures[m.figure].qualifier.value,
            label=label,
        )
        for m, value, x, label in zip(moments, values, xs, labels, strict=True)
    ]
    edges = [round(_LEFT + step * number, 1) for number in range(len(moments) + 1)]
    return Timeline(
        line=line,
        dots=tuple(dots),
        steps=_steps(edges, [None if m.best is None else y(m.best) for m in moments]),
        band=_band(edges, [(y(m.low or 0), y(m.high if m.high is not None else top)) for m in moments]),
        ticks=tuple((count, y(count)) for count in _scale(top)),
        baseline=baseline,
    )


def _labels(said: Sequence[str | None], xs: Sequence[float]) -> list[str]:
    """What stands under each dot: a date where it is another than the one before and has room, its year where that is new.

    >>> _labels(["2023-10-05", "2023-10-05", "2023-10-06", None], [100.0, 200.0, 300.0, 400.0])
    ['2023-10-05', '', '10-06', '?']
    """
    labels: list[str] = []
    shown: str | None = ""
    year, free = "", 0.0
    for date, x in zip(said, xs, strict=True):
        if date == shown or x < free:
            labels.append("")
            continue
        same = date is not None and date[:4] == year
        labels.append("?" if date is None else date[5:] if same and len(date) > 4 else date)
        shown, year = date, year if date is None else date[:4]
        free = x + _ROOM * max(len(labels[-1]), 4) / 10
    return labels


def _steps(edges: Sequence[float], heights: Sequence[float | None]) -> str:
    path, pen = "", False
    for number, height in enumerate(heights):
        if height is None:
            pen = False
            continue
        path += f"{'L' if pen else 'M'}{edges[number]} {height}H{edges[number + 1]}"
        pen = True
    return path


def _band(edges: Sequence[float], spans: Sequence[tuple[float, float]]) -> str:
    there = "".join(f"L{edges[n]} {high}H{edges[n + 1]}" for n, (_, high) in enumerate(spans))
    back = "".join(f"L{edges[n + 1]} {low}H{edges[n]}" for n, (low, _) in reversed(list(enumerate(spans))))
    return f"M{there[1:]}{back}Z"


def _scale(top: int) -> list[int]:
    """Three to five round counts from nothing to the top."""
    step, power = 1, 1
    while top // step > 4:
        at = _TICKS.index(step // power)
        step, power = (_TICKS[at + 1] * power, power) if at < 2 else (power * 10, power * 10)
    return list(range(0, top + 1, step))
