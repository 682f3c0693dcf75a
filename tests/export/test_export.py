"""The rows other programs read: fixed keys, exact spans, whole files, and the scorers' needs."""

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.errors import HasilaError
from hasila.export import (
    Told,
    cell,
    claim_row,
    export_csv,
    export_jsonl,
    export_parquet,
    figure_row,
    incident_row,
    report_row,
    statistic_row,
)
from hasila.export.columns import TABLES
from hasila.model import (
    Actor,
    ActorKind,
    ActorMention,
    Attribution,
    AuthorityKind,
    CasualtyFigure,
    Claim,
    DateMention,
    EventDate,
    Evidence,
    FigureRole,
    FigureUse,
    Grade,
    Group,
    Incident,
    IncidentMention,
    IncidentType,
    Outcome,
    Place,
    PlaceMention,
    Policy,
    Publication,
    Qualifier,
    Range,
    Reading,
    Report,
    Stance,
    Statistic,
    Toll,
    span_of,
)

GOLD = Path(__file__).parents[3] / "shared" / "gold"
TEXT = (
    "قالت الشرطة إن تسعة أشخاص على الأقل بينهم شرطي قتلوا في مسقط في 15 يوليو 2024. "
    "وتبنى تنظيم الدولة الهجوم. ونفذ التحالف 153 هجوما."
)
MUSCAT = Place(
    id="om-muscat", name_ar="مسقط", name_en="Muscat", country="OM", admin1="Muscat", lat=23.6, lon=58.4
)
GROUP = Actor(id="is", name_en="Islamic State", name_ar="تنظيم الدولة", kind=ActorKind.ARMED_GROUP)
COALITION = Actor(id="coalition", name_en="Coalition", name_ar="التحالف", kind=ActorKind.STATE_FORCE)


def at(words: str):
    start = TEXT.index(words)
    return span_of(TEXT, start, start + len(words))


EVIDENCE = Evidence(sentence=span_of(TEXT, 0, len(TEXT)), rule="test.rule")
NINE = CasualtyFigure(
    id="f9",
    report="r1",
    span=at("تسعة أشخاص"),
    outcome=Outcome.KILLED,
    value=9,
    low=9,
    qualifier=Qualifier.AT_LEAST,
    group_text="أشخاص",
    attribution=Attribution(source=at("الشرطة"), authority=AuthorityKind.POLICE_MILITARY),
    place=PlaceMention(span=at("مسقط"), place=MUSCAT),
    date=DateMention(span=at("15 يوليو 2024"), date=EventDate(value="2024-07-15")),
    evidence=EVIDENCE,
)
OFFICER = CasualtyFigure(
    id="f1",
    report="r1",
    span=at("شرطي"),
    outcome=Outcome.KILLED,
    value=1,
    low=1,
    high=1,
    qualifier=Qualifier.EXACT,
    group=Group.SECURITY_FORCES,
    part_of="f9",
    date=DateMention(span=at("15 يوليو"), date=EventDate(value="--07-15")),
    evidence=EVIDENCE,
)
CLAIM = Claim(
    id="c1", report="r1", span=at("تبنى تنظيم الدولة"), actor=GROUP, stance=Stance.CLAIMED, evidence=EVIDENCE
)
ATTACKS = Statistic(
    id="s1",
    report="r1",
    span=at("153 هجوما"),
    value=153,
    qualifier=Qualifier.EXACT,
    counts="attacks",
    period=EventDate(value="2024-01/2024-06"),
    area=(MUSCAT,),
    actor="coalition",
    evidence=EVIDENCE,
)
READING = Reading(
    report=Report(
        id="r1",
        document="r1",
        start=0,
        text=TEXT,
        title="قتلى\u2028في مسقط",
        published=Publication(date=EventDate(value="2024-07-16")),
    ),
    figures=(NINE, OFFICER),
    claims=(CLAIM,),
    statistics=(ATTACKS, ATTACKS.model_copy(update={"id": "s2", "parts": ("s1",)})),
    actors=(ActorMention(span=at("التحالف"), actor=COALITION),),
    mentions=(
        IncidentMention(id="b2", report="r1", main=False, figures=("f9",)),
        IncidentMention(id="m1", report="r1", main=True, figures=("f9", "f1"), claims=("c1",)),
        IncidentMention(id="m3", report="r1", main=False),
        IncidentMention(id="m4", report="r1", main=False),
    ),
)
MAIN = Incident(
    id="m1",
    members=("m1", "m3"),
    reports=("r1",),
    type=IncidentType.ARMED_ATTACK,
    date=EventDate(value="2024-07-15"),
    place=MUSCAT,
    targets=("mosque",),
    perpetrators=("is", "unheard-of"),
    claimed_by=("is",),
)
OTHER = Incident(id="a0", members=("a0", "b2"), reports=("r1",), date=EventDate(value="--07-15"))
TOLL = Toll(
    incident="m1",
    policy=Policy.CONSISTENT,
    lines=(("killed", Range(low=9, best=9)), ("killed_children", Range(best=2))),
    uses=(FigureUse(figure="f9", role=FigureRole.AGREES, reason="counts all", reason_ar="يعد الجميع"),),
    explanation="9 = 8 + 1",
    explanation_ar="٩ = ٨ + ١",
    grade=Grade.FAIR,
)
DATA = Told([READING], [MAIN, OTHER], {"m1": TOLL})
FIGURE_KEYS = [
    "quote",
    "start",
    "end",
    "outcome",
    "value",
    "low",
    "high",
    "qualifier",
    "group",
    "group_text",
    "nationality",
    "part_of",
    "attributed_to",
    "authority",
    "place",
    "date",
    "scope",
    "negated",
]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_figure_has_the_documented_keys_in_order_and_exact_words():
    row = figure_row(NINE, READING)
    assert list(row) == FIGURE_KEYS
    assert TEXT[row["start"] : row["end"]] == row["quote"] == "تسعة أشخاص"
    assert (row["outcome"], row["qualifier"], row["group"]) == ("killed", "at_least", "unspecified")
    assert (row["value"], row["low"], row["high"], row["part_of"]) == (9, 9, None, None)
    assert (row["attributed_to"], row["authority"]) == ("الشرطة", "police_military")
    assert (row["place"], row["date"], row["scope"]) == ("مسقط", "2024-07-15", "incident")
    assert row["negated"] is False


def test_a_part_points_at_its_whole_and_a_day_without_a_year_is_no_date():
    row = figure_row(OFFICER, READING)
    assert (row["part_of"], row["date"], row["place"], row["attributed_to"]) == (0, None, None, None)


def test_claims_and_statistics():
    claim, statistic = claim_row(CLAIM), statistic_row(READING.statistics[1], READING)
    assert (claim["actor"], claim["stance"], claim["quote"]) == (
        "Islamic State",
        "claimed",
        "تبنى تنظيم الدولة",
    )
    assert statistic["period"] == "2024-01/2024-06"
    assert (statistic["area"], statistic["area_countries"], statistic["parts"]) == (["مسقط"], ["OM"], [0])


def test_a_report_names_its_main_incident_first_and_each_once():
    row = report_row(READING, {"m1": "m1", "b2": "a0", "m3": "m1"})
    assert row["incidents"] == ["m1", "a0"]
    assert row["published"] == "2024-07-16"


def test_an_incident_names_actors_and_keeps_unknown_unknown():
    row = incident_row(MAIN, TOLL, {"is": "Islamic State"})
    assert row["perpetrators"] == ["Islamic State", "unheard-of"]
    assert row["toll"] == {
        "killed": {"low": 9, "best": 9, "high": None},
        "killed_children": {"low": None, "best": 2, "high": None},
    }
    bare = incident_row(OTHER, None, {})
    assert (bare["date"], bare["date_precision"], bare["lat"], bare["type"]) == (None, None, None, None)
    assert (bare["toll"], bare["grade"], bare["explanation"]) == ({}, None, "")


def test_jsonl_holds_every_row_and_every_column_is_described(tmp_path):
    export_jsonl(tmp_path, DATA)
    got = {path.stem: lines(path) for path in tmp_path.glob("*.jsonl")}
    assert {name: len(rows) for name, rows in got.items()} == {
        "reports": 1, "figures": 2, "claims": 1, "statistics": 2, "incidents": 2,
    }  # fmt: skip
    for name in set(TABLES) - {"incidents"}:
        assert list(got[name][0]) == [column.name for column in TABLES[name]]
    nine, officer = got["figures"]
    assert (nine["id"], nine["report"], nine["incident"]) == ("f9", "r1", "m1")
    assert (nine["role"], nine["reason"]) == ("agrees", "counts all")
    assert (officer["incident"], officer["role"], officer["reason"]) == ("m1", None, None)
    assert got["claims"][0]["incident"] == "m1"
    assert [row["id"] for row in got["incidents"]] == ["a0", "m1"]
    assert got["incidents"][1]["claimed_by"] == ["Islamic State"]
    assert "مسقط" in (tmp_path / "incidents.jsonl").read_text(encoding="utf-8")
    assert b"\\u" not in (tmp_path / "reports.jsonl").read_bytes()


def test_export_is_the_same_twice_and_replaces_the_old(tmp_path):
    export_jsonl(tmp_path / "a", DATA)
    export_jsonl(tmp_path / "b", Told([], [], {}))
    export_jsonl(tmp_path / "b", DATA._replace(incidents=DATA.incidents[::-1]))
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert len(list((tmp_path / "b").iterdir())) == 6


@pytest.mark.parametrize("export", [export_jsonl, export_csv, export_parquet])
def test_an_export_cut_short_leaves_the_old_files_alone(tmp_path, export):
    def broken():
        yield READING
        raise ZeroDivisionError

    export(tmp_path, DATA)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(ZeroDivisionError):
        export(tmp_path, Told(broken(), [], {}))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_is_explained(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HasilaError, match=r"Cannot write the export to .*file.*--out"):
        export_jsonl(tmp_path / "file", DATA)
    (tmp_path / "out" / "claims.jsonl").mkdir(parents=True)
    with pytest.raises(HasilaError, match="Cannot write"):
        export_jsonl(tmp_path / "out", DATA)


def test_csv_opens_in_a_spreadsheet(tmp_path):
    hostile = READING.report.model_copy(update={"title": "=HYPERLINK(1)", "outlet": 'وكالة, "أ"\nب'})
    export_csv(tmp_path, DATA._replace(readings=[READING.model_copy(update={"report": hostile})]))
    assert (tmp_path / "reports.csv").read_bytes().startswith(b"\xef\xbb\xbfid,document")
    (report,) = table(tmp_path / "reports.csv")
    assert report["title"] == "'=HYPERLINK(1)"
    assert report["outlet"] == 'وكالة, "أ"\nب'
    assert report["incidents"] == "m1; a0"
    other, main = table(tmp_path / "incidents.csv")
    assert (main["killed_low"], main["killed_best"], main["killed_high"]) == ("9", "9", "")
    assert main["toll_other"] == "killed_children ?/2/?"
    assert main["perpetrators"] == "Islamic State; unheard-of"
    assert other["killed_best"] == ""
    assert [row["negated"] for row in table(tmp_path / "figures.csv")] == ["false", "false"]


def test_the_data_package_describes_each_csv_column(tmp_path):
    export_csv(tmp_path, DATA)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


@given(st.one_of(st.text(), st.lists(st.text())))
def test_no_text_cell_starts_a_formula(value):
    assert not cell(value).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_are_not_taken_for_formulas():
    assert (cell(-1.5), cell(0), cell(None), cell(True)) == (-1.5, 0, None, "true")


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold data here")
def test_the_scorers_read_the_export(tmp_path):
    def score(script, *arguments):
        run = subprocess.run(
            [sys.executable, GOLD / script, *arguments], check=True, capture_output=True, text=True
        )
        return json.loads(run.stdout)

    export_jsonl(tmp_path, DATA)
    event = {"type": "armed_attack", "date": "2024-07-15", "country": "OM", "lat": 23.6, "lon": 58.4}
    event["claimed_by"] = "Islamic State"
    gold = {
        "incidents": [
            {
                "id": "x", "event": event, "reports": [{"id": "r1"}],
                "expected": {"killed": {"best": 9}, "wounded": {"best": None}},
            }
        ],
        "distractors": [],
    }  # fmt: skip
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    result = score("score_incidents.py", tmp_path / "gold.json", tmp_path)
    assert result["linking f1"] == 1
    assert {value for key, value in result.items() if "/" in str(value)} == {"1/1"}
    rows = [figure_row(figure, READING) for figure in READING.figures]
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT, "figures": rows}))
    scores = score("score_figures.py", tmp_path / "x.jsonl", tmp_path / "x.jsonl")
    assert {
        scores[key] for key in ("f1", "qualifier", "group", "date", "place", "attributed_to", "part_of")
    } == {1}


def test_parquet_keeps_types_and_lists(tmp_path):
    export_parquet(tmp_path, DATA)
    with duckdb.connect() as engine:
        rows = engine.read_parquet(str(tmp_path / "incidents.parquet"))
        columns, (main,) = rows.columns, rows.filter("id = 'm1'").fetchall()
    assert columns == [column.name for column in TABLES["incidents"]]
    told = dict(zip(columns, main, strict=True))
    assert (told["killed_low"], told["killed_best"], told["killed_high"]) == (9, 9, None)
    assert (told["lat"], told["perpetrators"], told["toll_other"]) == (
        23.6,
        ["Islamic State", "unheard-of"],
        ["killed_children ?/2/?"],
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(f"{name}.parquet" for name in TABLES), "datapackage.json"]
    )


def test_a_report_keeps_its_address_and_the_hash_of_its_text():
    row = report_row(READING, {})
    assert row["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    report = READING.report.model_copy(update={"url": "https://a.example/1"})
    assert report_row(READING.model_copy(update={"report": report}), {})["url"] == "https://a.example/1"
