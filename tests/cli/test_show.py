"""`hasila show` leads from each number to its sentence, and its output goes through a pipe unharmed."""

import json
import re

import pytest

from hasila.cli import report, sheet, tables
from hasila.cli.tongue import ENGLISH
from hasila.cli.words import bounds, plain
from hasila.model import (
    EventDate,
    Evidence,
    Moment,
    Policy,
    Publication,
    Qualifier,
    Range,
    Reading,
    Report,
    Span,
    Statistic,
)
from hasila.store import open_store

_HEBREW_AND_ARABIC = ("\u0590", "\u08ff")


def test_the_list_is_tab_separated_in_a_pipe_with_arabic_last(hasila, made, rows):
    result = hasila("show", "--db", made)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    for row in rows(result):
        *others, last = row.values()
        low, high = _HEBREW_AND_ARABIC
        assert not any(low <= char <= high for cell in others for char in cell)
        assert last


def test_the_list_has_the_toll(incident):
    assert incident["killed"].startswith("9")
    assert incident["wounded"] == "28"
    assert incident["type"] == "armed_attack"
    assert incident["reports"] == "2"
    assert incident["place"] == "Muscat, OM"
    assert incident["in Arabic"] == "مسقط"


def test_one_incident_is_shown_whole(hasila, made, incident):
    text = hasila("show", incident["id"], "--db", made).stdout
    for word in (
        "Toll (low–best–high, policy consistent)",
        "How the figures fit together",
        "Figures",
        "Claims",
        "claimed: Islamic State",
        "Why the reports were joined",
        "police_military: الشرطة",
        "تسعة أشخاص",
    ):
        assert word in text


def test_every_figure_has_its_part_its_sentence_and_its_place(hasila, made, incident):
    text = hasila("show", incident["id"], "--db", made).stdout
    with open_store(made, create=False) as store:
        whole = store.incident(incident["id"])
        readings = {name: store.reading(name) for name in whole.reports}
    figures = [figure for reading in readings.values() for figure in reading.figures]
    assert len(figures) >= 4
    for figure in figures:
        where = (
            f"report {figure.report}, code points {figure.span.start}-{figure.span.end}; figure {figure.id}"
        )
        assert where in text
        assert plain(figure.evidence.sentence.quote) in text
        assert readings[figure.report].report.text[figure.span.start : figure.span.end] == figure.span.quote


def test_the_longest_line_of_a_toll_does_not_run_into_its_count():
    moment = Moment(said=None, report="r", figure="f", line="wounded_security_forces", low=2, best=3)
    assert " wounded_security_forces  2–3–? " in sheet._moment(moment, ENGLISH)


def test_any_member_or_the_beginning_of_its_id_leads_to_the_incident(hasila, made, incident):
    wanted = hasila("show", incident["id"], "--db", made).stdout
    with open_store(made, create=False) as store:
        members = store.incident(incident["id"]).members
    assert len(members) == 2
    for member in members:
        assert hasila("show", member, "--db", made).stdout == wanted
        assert hasila("show", member[:8], "--db", made).stdout == wanted


def test_the_explanation_can_be_had_in_arabic(hasila, made, incident):
    english = hasila("show", incident["id"], "--db", made).stdout
    arabic = hasila("show", incident["id"], "--db", made, "--lang", "ar").stdout
    assert "Killed: 9" in english or "Killed: 8" in english
    assert "القتلى: " in arabic
    assert "Killed: " not in arabic


def test_an_unknown_incident_is_an_error_that_says_what_to_do(hasila, made):
    result = hasila("show", "zzz", "--db", made)
    assert result.exit_code == 1
    assert "hasila show" in result.stderr


def test_only_one_thing_is_shown_at_a_time(hasila, made):
    assert hasila("show", "zzz", "--skipped", "--db", made).exit_code == 2


def test_a_report_is_shown_with_its_date_figures_and_incidents(hasila, made, incident):
    text = hasila("show", "--report", "a/1", "--db", made).stdout
    assert "published  2024-07-16, from metadata" in text
    assert "police_military: الشرطة" in text
    assert "Islamic State" in text
    assert "main, armed_attack, 2024-07-15, Muscat, OM" in text
    assert hasila("show", "--report", "none", "--db", made).exit_code == 1


def test_an_unknown_date_is_told_with_its_bounds_and_reason():
    unknown = Publication(earliest="2024-07-16", latest="2024-07-26", reason="No line bears a date.")
    made = Report(id="r", document="r", start=0, text="x", published=unknown)
    text = "\n".join(report.sheet(Reading(report=made)))
    assert "published  unknown; not before 2024-07-16, not after 2024-07-26" in text
    assert "No line bears a date." in text


def test_statistics_are_listed_with_their_sums():
    span = Span(start=0, end=1, quote="x")

    def total(name, value, **more):
        return Statistic(
            id=name, report="r", span=span, value=value, qualifier=Qualifier.EXACT, counts="attacks",
            evidence=Evidence(sentence=span, rule="test"), **more,
        )  # fmt: skip

    whole = total("s", 196, parts=("a", "b"), period=EventDate(value="2024-01/2024-06"), note="It adds up.")
    made = Reading(
        report=Report(id="r", document="r", start=0, text="x"),
        statistics=(whole, total("a", 137), total("b", 59)),
    )
    text = "\n".join(report.statistics(made))
    assert "attacks 196: 2024-01/2024-06" in text
    assert "196 = 137 + 59" in text
    assert "It adds up." in text


def test_bounds_are_one_number_where_they_agree():
    assert bounds(Range(low=6, best=6, high=6)) == "6"
    assert bounds(Range(low=28, best=37)) == "28–37–?"
    assert bounds(Range()) == "?"
    assert bounds(None) == "-"


def test_a_text_cannot_steer_the_terminal():
    assert plain("a\x1b[2J\u202eb\n\tc\u0007") == "a[2Jb c"
    assert plain("می\u200cگوید") == "می\u200cگوید"


@pytest.mark.parametrize(("columns", "lines"), [("80", 3), ("20", 5)])
def test_on_a_terminal_the_table_is_aligned_and_fits(columns, lines, monkeypatch, capsys):
    monkeypatch.setattr(tables.sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", columns)
    tables.table(("id", "killed", "place"), [("3f2a", "6", "Muscat مسقط"), ("9", "28–37–40", "Homs حمص")])
    shown = capsys.readouterr().out.splitlines()[:-1]
    assert len(shown) == lines
    assert "\t" not in "".join(shown)
    rows = shown[1::2] if lines == 5 else shown[1:]
    assert [row.index(number) + len(number) for row, number in zip(rows, ("6", "40"), strict=True)] == [
        14,
        14,
    ]
    assert sum("مسقط" in line for line in shown) == 1


def test_an_empty_database_lists_nothing(hasila, tmp_path):
    with open_store(tmp_path / "empty.db"):
        pass
    result = hasila("show", "--db", tmp_path / "empty.db")
    assert result.exit_code == 0
    assert "0 incidents" in result.stderr
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_export_writes_the_tables(form, hasila, made, tmp_path):
    out = tmp_path / "out"
    result = hasila("export", "--db", made, "--format", form, "--out", out)
    assert result.exit_code == 0
    tables_ = {path.stem for path in out.glob(f"*.{form}")}
    assert tables_ == {"reports", "figures", "claims", "statistics", "incidents"}
    if form == "jsonl":
        rows = [json.loads(line) for line in (out / "incidents.jsonl").read_text("utf-8").splitlines()]
        assert all(row["toll"] for row in rows if row["country"] == "OM")


def test_the_sheet_caps_its_pairs(made, incident, monkeypatch):
    with open_store(made, create=False) as store:
        whole = store.incident(incident["id"])
        told = sheet.sheet_of(store, whole, {}, Policy.CONSISTENT)
    monkeypatch.setattr(sheet, "_PAIRS", 0)
    assert any("and 1 lighter pairs" in line for line in sheet.sheet(told, "en"))


def test_the_arabic_sheet_has_arabic_labels_and_words(hasila, made, incident):
    text = hasila("show", incident["id"], "--db", made, "--lang", "ar").stdout
    for words in (
        f"الحادثة {incident['id']}",
        "الحصيلة (الأدنى–الأرجح–الأعلى",
        "كيف تتسق الأرقام",
        "الشرطة والجيش: الشرطة",
        "تنظيم الدولة الإسلامية",
        "هجوم مسلح",
        "مسقط، عمان",
        "لماذا جُمعت التقارير",
    ):
        assert words in text
    left = [line for line in text.splitlines() if re.match(r"^ *[a-z]+ ", line)]
    assert not left, left
