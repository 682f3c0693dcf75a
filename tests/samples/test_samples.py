"""The sample reports hold together: schema, exact substrings, the arithmetic, nothing copied."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hasila
from hasila.model import EventDate, Group, IncidentType, Outcome, Qualifier, Range, Scope

SAMPLES = Path(hasila.__file__).parent / "samples"
SHARED = Path(__file__).parents[3] / "shared"
VAGUE = {Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.THOUSANDS, Qualifier.UNSPECIFIED}
FIGURE_KEYS = {
    "quote", "outcome", "value", "qualifier", "group", "part_of", "attributed_to", "scope", "negated",
}  # fmt: skip
INCIDENT_KEYS = {
    "id", "type", "date", "country", "place", "lat", "lon", "claimed_by", "killed", "killed_attackers",
    "wounded", "reports", "why",
}  # fmt: skip
COPIED = 45  # code points in a row that two independent texts do not share

Json = dict[str, Any]
REPORTS: list[Json] = [
    json.loads(line) for line in (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()
]
EXPECTED: Json = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
TEXTS: dict[str, str] = {report["id"]: report["text"] for report in REPORTS}
INCIDENTS: list[Json] = EXPECTED["incidents"]
FIGURES: list[tuple[str, int, Json]] = [
    (report, index, figure)
    for report, figures in EXPECTED["figures"].items()
    for index, figure in enumerate(figures)
]
FIGURE_IDS = [f"{report}-{index}" for report, index, _ in FIGURES]


def test_reports_have_the_schema_of_the_input() -> None:
    for report in REPORTS:
        assert set(report) == {"id", "published", "outlet", "text", "composed"}
        assert report["composed"] is True
        assert report["text"] == report["text"].strip() != ""
        if report["published"] is not None:
            dt.date.fromisoformat(report["published"])


def test_there_are_enough_reports_and_a_third_has_no_date() -> None:
    assert len(TEXTS) == len(REPORTS) >= 36
    undated = sum(report["published"] is None for report in REPORTS)
    assert 0.25 <= undated / len(REPORTS) <= 0.45


def test_every_report_is_of_one_incident_or_a_distractor() -> None:
    told = Counter(report for incident in INCIDENTS for report in incident["reports"])
    told.update(distractor["id"] for distractor in EXPECTED["distractors"])
    assert told == Counter(list(TEXTS))
    assert list(EXPECTED["figures"]) == list(TEXTS)


def test_twelve_incidents_of_many_kinds_and_countries() -> None:
    assert len({incident["id"] for incident in INCIDENTS}) == len(INCIDENTS) == 12
    assert all(len(incident["reports"]) >= 2 for incident in INCIDENTS)
    assert {incident["type"] for incident in INCIDENTS} >= set(IncidentType) - {"shelling", "arrest", "other"}
    assert len({incident["country"] for incident in INCIDENTS}) >= 9


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident["id"])
def test_incidents_speak_the_closed_values(incident: Json) -> None:
    assert set(incident) - {"abducted", "detained", "missing"} == INCIDENT_KEYS
    assert IncidentType(incident["type"])
    assert EventDate(value=incident["date"]).precision == "day"
    assert re.fullmatch("[A-Z]{2}", incident["country"])
    assert -90 <= incident["lat"] <= 90
    assert -180 <= incident["lon"] <= 180
    for line in ("killed", "wounded", "abducted", "detained", "missing"):
        Range.model_validate(incident.get(line, {}))
    assert Range.model_validate(incident["killed"]).best is not None
    assert incident["why"].endswith(".")


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident["id"])
def test_a_report_is_not_published_before_its_incident(incident: Json) -> None:
    published = {report["id"]: report["published"] for report in REPORTS}
    dates = [published[report] for report in incident["reports"]]
    assert all(date is None or date >= incident["date"] for date in dates)


@pytest.mark.parametrize(("report", "index", "figure"), FIGURES, ids=FIGURE_IDS)
def test_figures_stand_in_their_text(report: str, index: int, figure: Json) -> None:
    text = TEXTS[report]
    assert set(figure) == FIGURE_KEYS
    assert text.count(figure["quote"]) == 1, "an exact substring that stands only once"
    assert figure["attributed_to"] is None or figure["attributed_to"] in text
    assert Outcome(figure["outcome"])
    assert Group(figure["group"])
    assert Scope(figure["scope"])
    assert isinstance(figure["negated"], bool)
    assert (figure["value"] is None) == (Qualifier(figure["qualifier"]) in VAGUE)


@pytest.mark.parametrize(("report", "index", "figure"), FIGURES, ids=FIGURE_IDS)
def test_a_part_is_no_greater_than_its_whole(report: str, index: int, figure: Json) -> None:
    if figure["part_of"] is None:
        return
    figures = EXPECTED["figures"][report]
    assert figure["part_of"] != index
    whole = figures[figure["part_of"]]
    assert whole["outcome"] == figure["outcome"]
    assert figure["value"] is None or whole["value"] >= figure["value"]


def test_best_tolls_are_worded_somewhere_or_are_sums() -> None:
    sums = {"in-amenas-2013": (37, 1), "sirte-2015": (20, 1)}
    for incident in INCIDENTS:
        told = {
            figure["value"]
            for report in incident["reports"]
            for figure in EXPECTED["figures"][report]
            if figure["outcome"] == "killed"
        }
        parts = sums.get(incident["id"], (incident["killed"]["best"],))
        assert sum(parts) == incident["killed"]["best"]
        assert told.issuperset(parts)


def test_the_hard_cases_are_there() -> None:
    figures = [figure for _, _, figure in FIGURES]
    assert {figure["outcome"] for figure in figures} == set(Outcome)
    assert {figure["qualifier"] for figure in figures} >= {
        "exact", "at_least", "more_than", "about", "dozens", "unspecified",
    }  # fmt: skip
    assert {figure["group"] for figure in figures} >= {"civilians", "security_forces", "attackers"}
    assert {figure["scope"] for figure in figures} == set(Scope)
    assert any(figure["negated"] for figure in figures)
    assert sum(figure["part_of"] is not None for figure in figures) >= 30
    assert sum(not text.split("\n")[0].endswith(".") for text in TEXTS.values()) >= 20, "headlines"
    assert sum(bool(re.search("[٠-٩]", text)) for text in TEXTS.values()) >= 8
    assert any("هـ" in text for text in TEXTS.values()), "a Hijri date"
    assert any("جانفي" in text for text in TEXTS.values()), "a Maghrebi month"
    assert any("تشرين" in text for text in TEXTS.values()), "a Levantine month"


def test_mentions_point_at_reports_and_incidents() -> None:
    incidents = {incident["id"] for incident in INCIDENTS} | {None}
    for report, mentions in EXPECTED["mentions"].items():
        assert report in TEXTS
        assert all(mention["incident"] in incidents for mention in mentions)
    assert any(mention["incident"] for mentions in EXPECTED["mentions"].values() for mention in mentions)


def windows(text: str) -> Iterator[str]:
    """Every run of COPIED code points of a text whose whitespace is made single."""
    flat = " ".join(text.split())
    return (flat[start : start + COPIED] for start in range(len(flat) - COPIED + 1))


def foreign_texts() -> Iterator[str]:
    for path in sorted(SHARED.glob("seeds/*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(SHARED.glob("gold/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation texts are not here")
def test_nothing_is_copied_from_the_evaluation_texts() -> None:
    ours = {window: report for report, text in TEXTS.items() for window in windows(text)}
    copied = {
        ours[window] + ": " + window for text in foreign_texts() for window in windows(text) if window in ours
    }
    assert not copied
