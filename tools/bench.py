"""Measure speed as ratios in one run: reading against one tokenising regex, texts that might slow it, linking, reconciling."""

import datetime as dt
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import resources

from hasila.extract import read_report
from hasila.extract.reading import words
from hasila.extract.spellings import spellings
from hasila.extract.telling import Telling
from hasila.lexicon import TABLES, table_rows
from hasila.link import link
from hasila.model import EventDate, IncidentMention, Linkage, Reading, Report, content_id
from hasila.reconcile import reconcile

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LEAST = 0.5  # seconds each measurement goes on for at least
_SIZES = (500, 2000)
_APART = 11  # days between a report and its next shifted copy: no two copies tell of one day
_FIRST = dt.date(2010, 1, 1)
_DAY = "2024-07-22"
_LONG = 5_000_000  # code points of a long report
_FIGURES = 500_000  # of one that is dense with figures
_UNSTOPPED = 100_000  # of a sentence
_STOPS = re.compile(r"[.!?؟\n:؛]")
# What a process held at most is asked of Linux: `getrusage` counts the parent's, too.
_MEMORY = """
import re, sys
from pathlib import Path
from hasila import read_text
for i, text in enumerate(sys.stdin.read().split("\\0")):
    read_text(str(i), text, "2024-07-22")
print(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""
# Tables whose counter-examples are everyday sentences without casualties.
_ORDINARY = ("people", "outcomes", "quantities", "qualifiers", "nationalities", "times")


def main() -> None:
    """Print the ratios; seconds differ from machine to machine, ratios little."""
    casualties = _samples()
    news = _ordinary(sum(len(report.text) for report in casualties) // len(casualties))
    _reading("ordinary news", news)
    telling = Telling(spellings(words()))
    _reading("what of it has no word of violence", [r for r in news if not telling.may_tell(r.text)])
    readings = _reading("casualty reports", casualties)
    _evenness(news, casualties)
    _starting(news, casualties)
    _linking(readings)


def _samples() -> list[Report]:
    """The package's sample reports: dense with casualties, sources and dates."""
    source = resources.files("hasila").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in source.splitlines()]
    return [_report(line["id"], line["text"], line["published"]) for line in lines]


def _ordinary(size: int) -> list[Report]:
    """Reports of about `size` code points made of everyday sentences."""
    sentences = [row.counter for name in _ORDINARY if name in TABLES for row in table_rows(name)]
    reports: list[Report] = []
    text = ""
    for sentence in sentences:
        text += sentence + ".\n"
        if len(text) >= size:
            reports.append(_report(f"news/{len(reports)}", text, _DAY))
            text = ""
    return reports


def _report(name: str, text: str, published: str | None) -> Report:
    return Report(id=name, document=name, start=0, text=text, declared=published)


def _best(work: Callable[[], object]) -> float:
    """The least seconds of several runs, which other work on the machine disturbs least."""
    times: list[float] = []
    while sum(times) < _LEAST or len(times) < 3:
        start = time.process_time()  # what else runs on the machine disturbs it less than the clock
        work()
        times.append(time.process_time() - start)
    return min(times)


def _reading(name: str, reports: list[Report]) -> list[Reading]:
    readings = [read_report(report) for report in reports]  # loads the lexicons, warms the caches
    size = sum(len(report.text) for report in reports)
    figures = sum(len(reading.figures) for reading in readings)
    base = _best(lambda: [_TOKEN.findall(report.text) for report in reports])
    taken = _best(lambda: [read_report(report) for report in reports])
    print(
        f"reading {name}: {taken / base:.1f} times the tokenising regex "
        f"({size / taken / 1000:.0f} thousand code points a second, {1000 * figures / size:.1f} figures a thousand)"
    )
    return readings


def _evenness(news: list[Report], casualties: list[Report]) -> None:
    """Print how many times the seconds a code point of usual reports those of unusual texts are."""
    usual = _each(casualties)
    for name, reports, size in (
        ("an ordinary report", news, _LONG),
        ("a casualty report", casualties, _FIGURES),
        ("a sentence of casualties", casualties, _UNSTOPPED),
    ):
        text = " ".join(report.text for report in reports)
        text = _repeated(_STOPS.sub(" ", text) if size == _UNSTOPPED else text, size)
        taken = _each([_report("x", text, _DAY)]) / usual
        print(f"{name} of {size:,} code points: {taken:.1f} times the casualty reports, a code point")
    numbers = " ".join(str(i * 7919 % 100003) for i in range(50_000))
    taken = _each([_report("x", numbers, _DAY)]) / _each(news)
    print(f"nothing but numbers: {taken:.1f} times ordinary news")


def _repeated(text: str, size: int) -> str:
    return ((text + "\n") * (size // len(text) + 1))[:size]


def _each(reports: list[Report]) -> float:
    """Seconds a code point."""
    size = sum(len(report.text) for report in reports)
    if size < _UNSTOPPED:
        return _best(lambda: [read_report(report) for report in reports]) / size
    start = time.process_time()
    for report in reports:
        read_report(report)
    return (time.process_time() - start) / size


def _starting(news: list[Report], casualties: list[Report]) -> None:
    """Print the seconds before the first report, and the memory of a process that reads."""
    for name, code in (
        (
            "hasila --version",
            "import sys; sys.argv = ['hasila', '--version']; from hasila.cli import main; main()",
        ),
        ("loading the lexicons", "from hasila.extract.reading import words; words()"),
        ("loading all that reading needs", "from hasila import read_text; read_text('r', 'x')"),
    ):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        print(f"{name}: {time.perf_counter() - start:.2f} s, Python's own start included")
    texts = [report.text for report in (*news, *casualties)] * 20
    print(f"memory of a process that read {len(texts):,} reports: {_memory(texts)} MB")
    long = _repeated(" ".join(report.text for report in news), _LONG)
    print(f"memory of one that read an ordinary report of {_LONG:,} code points: {_memory([long])} MB")


def _memory(texts: list[str]) -> int:
    """The most megabytes that a process of its own held while it read these texts."""
    command = [sys.executable, "-c", _MEMORY]
    done = subprocess.run(command, check=True, input="\0".join(texts), capture_output=True, text=True)  # noqa: S603
    return int(done.stdout) // 1024


def _linking(readings: list[Reading]) -> None:
    """Time linking at growing sizes, then reconciling the incidents of the largest."""
    taken: list[float] = []
    for size in _SIZES:
        shifted = _mentions(readings, size)
        mentions = [mention for reading in shifted for mention in reading.mentions][:size]
        known = {reading.report.id: reading for reading in shifted}
        start = time.perf_counter()
        linkage = link(mentions, known)
        taken.append(time.perf_counter() - start)
        print(f"linking {len(mentions)} mentions: {taken[-1]:.2f} s, {len(linkage.incidents)} incidents")
    growth = _SIZES[-1] / _SIZES[0]
    print(f"linking {growth:.0f} times the mentions takes {taken[-1] / taken[0]:.1f} times as long")
    _reconciling(linkage, known, {mention.id: mention for mention in mentions})


def _reconciling(
    linkage: Linkage, readings: dict[str, Reading], mentions: dict[str, IncidentMention]
) -> None:
    times: list[float] = []
    for incident in linkage.incidents[:100]:
        start = time.perf_counter()
        reconcile(incident, readings, mentions)
        times.append(time.perf_counter() - start)
    print(
        f"reconciling an incident: median {1000 * statistics.median(times):.1f} ms, worst {1000 * max(times):.0f} ms"
    )


def _mentions(readings: list[Reading], size: int) -> list[Reading]:
    """Copies of the readings, each round on other days, until they hold so many mentions."""
    shifted: list[Reading] = []
    held = turn = 0
    while held < size:
        for reading in readings:
            copy = _shifted(reading, turn)
            shifted.append(copy)
            held += len(copy.mentions)
        turn += 1
    return shifted


def _shifted(reading: Reading, turn: int) -> Reading:
    name = f"{reading.report.id}@{turn}"
    figures = {figure.id: content_id(figure.id, turn) for figure in reading.figures}
    claims = {claim.id: content_id(claim.id, turn) for claim in reading.claims}
    mentions = []
    for mention in reading.mentions:
        changes: dict[str, object] = {
            "id": content_id(mention.id, turn),
            "report": name,
            "date": _later(mention.date, turn),
            "not_after": None,
            "figures": tuple(figures[figure] for figure in mention.figures),
            "claims": tuple(claims[claim] for claim in mention.claims),
        }
        mentions.append(mention.model_copy(update=changes))
    return reading.model_copy(
        update={
            "report": reading.report.model_copy(update={"id": name, "text": f"{reading.report.text} {name}"}),
            "figures": tuple(
                f.model_copy(
                    update={"id": figures[f.id], "report": name, "part_of": figures.get(f.part_of or "")}
                )
                for f in reading.figures
            ),
            "claims": tuple(
                c.model_copy(update={"id": claims[c.id], "report": name}) for c in reading.claims
            ),
            "mentions": tuple(mentions),
        }
    )


def _later(date: EventDate | None, turn: int) -> EventDate | None:
    """The same date so many rounds later; a date that is no single day becomes one."""
    if date is None:
        return None
    day = dt.date.fromisoformat(date.first) if date.first else _FIRST
    return EventDate(value=(day + dt.timedelta(days=_APART * turn)).isoformat())


if __name__ == "__main__":
    main()
