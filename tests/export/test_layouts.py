"""The layouts of other data sets: their columns in their order, and nothing that the record does not know."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from hasila.export import LAYOUTS, Edition, export_geojson, export_layout, rows
from hasila.export.columns import INCIDENTS_NESTED, TABLES
from hasila.export.ucdp import priogrid
from hasila.model import (
    Actor,
    ActorKind,
    ActorMention,
    Case,
    CasualtyFigure,
    Claim,
    EventDate,
    Evidence,
    FigureRole,
    FigureUse,
    Incident,
    IncidentMention,
    IncidentType,
    Outcome,
    Place,
    PlacePrecision,
    Policy,
    Publication,
    Qualifier,
    Range,
    Reading,
    Report,
    Ruling,
    Stance,
    Toll,
    span_of,
)

TYPES = {"string", "integer", "number", "boolean", "date", "list", "object"}
TEXT = "سقط عشرات القتلى في كركوك، وتبنت الجماعة الهجوم عبر تلغرام."
EVIDENCE = Evidence(sentence=span_of(TEXT, 0, len(TEXT)), rule="test.rule")
GROUP = Actor(id="g", name_en="Some Group", name_ar="جماعة", kind=ActorKind.ARMED_GROUP)
ARMY = Actor(id="a", name_en="Some Army", name_ar="جيش", kind=ActorKind.STATE_FORCE, country="IQ")
KIRKUK = Place(id="k", name_ar="كركوك", name_en="Kirkuk", country="IQ", admin1="Kirkuk", lat=35.47, lon=44.39)
EDITION = Edition("9.9", "abc", {"IQ": "Iraq"}, {"mosque": "mosque"}, site="https://toll.example/")


def figure(value, qualifier=Qualifier.EXACT):
    return CasualtyFigure(
        id="f",
        report="r1",
        span=span_of(TEXT, 4, 15),
        outcome=Outcome.KILLED,
        value=value,
        low=value,
        high=value,
        qualifier=qualifier,
        evidence=EVIDENCE,
    )


def case(lines, *, by=(), claimed=(), figures=(), outlets=("A", "B"), copies=(), **fields):
    claims = tuple(
        Claim(
            id=f"c-{actor.id}", report="r1", span=span_of(TEXT, 0, 3), actor=actor, stance=stance,
            via="Telegram", evidence=EVIDENCE,
        )
        for actor, stance in claimed
    )  # fmt: skip
    readings = {
        f"r{n}": Reading(
            report=Report(
                id=f"r{n}", document=f"r{n}", start=0, text=TEXT, title=f"T{n}", outlet=outlet,
                url=f"https://{outlet}.example/{n}",
                published=Publication(date=EventDate(value="2024-07-16")),
            ),
            figures=figures if n == 1 else (),
            claims=claims if n == 1 else (),
            actors=tuple(ActorMention(span=span_of(TEXT, 0, 3), actor=actor) for actor in by),
            mentions=(
                IncidentMention(
                    id=f"m{n}", report=f"r{n}", main=True,
                    figures=tuple(f.id for f in figures), claims=tuple(c.id for c in claims),
                ),
            ),
        )
        for n, outlet in enumerate(outlets, 1)
    }  # fmt: skip
    incident = Incident(
        id="m1",
        members=tuple(f"m{n}" for n in range(1, len(outlets) + 1)),
        reports=tuple(readings),
        copies=copies,
        perpetrators=tuple(actor.id for actor in by),
        claimed_by=tuple(actor.id for actor, stance in claimed if stance is Stance.CLAIMED),
        **{"type": IncidentType.BOMBING, "place": KIRKUK, "date": EventDate(value="2024-07-15"), **fields},
    )
    toll = Toll(
        incident="m1",
        policy=Policy.CONSISTENT,
        lines=tuple(lines.items()),
        uses=tuple(FigureUse(figure=f.id, role=FigureRole.AGREES, reason="") for f in figures),
        explanation="Killed: 9.",
    )
    return Case(incident, toll, readings, Policy.CONSISTENT)


def row(name, told):
    found = list(rows([told], LAYOUTS[name], EDITION))
    return found[0] if found else None


NINE = {"killed": Range(low=6, best=8, high=9), "killed_attackers": Range(low=1, best=1, high=1)}


@pytest.mark.parametrize(("name", "first", "last", "size"), [
    ("acled", "event_id_cnty", "timestamp", 31),
    ("ucdp", "id", "gwnob", 49),
    ("gtd", "eventid", "related", 135),
])  # fmt: skip
def test_the_columns_are_those_of_the_data_set_with_ours_after_them(name, first, last, size):
    names = [column.name for column in LAYOUTS[name].columns]
    assert len(names) == len(set(names)) == size + 7
    assert (names[0], names[size - 1], names[size]) == (first, last, "hasila_event_id")
    assert all(column.about for column in LAYOUTS[name].columns)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_value_has_a_column_and_every_file_its_codebook(name, tmp_path):
    told = case(NINE, by=[GROUP], claimed=[(GROUP, Stance.CLAIMED)], targets=("mosque",), weapons=("ied",))
    assert export_layout(tmp_path, name, [told], EDITION) == 1
    with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        (read,) = csv.DictReader(file)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(read)
    assert read["permalink"] == "https://toll.example/en/incidents/m1"
    assert read["source_urls"] == "https://A.example/1; https://B.example/2"
    assert (read["hasila_version"], read["lexicon_digest"], read["policy"]) == ("9.9", "abc", "consistent")


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_is_unknown_stays_empty(name):
    told = case({"killed": Range(low=3)}, type=None, place=None, date=None)
    kept = {
        "acled": {"event_id_cnty", "source", "notes", "fatalities"},
        "ucdp": {
            *("id", "number_of_sources", "source_article", "source_office", "source_date"),
            *("source_headline", "low"),
        },
        "gtd": {"eventid", "summary", "suicide", "addnotes", "scite1", "scite2", "dbsource"},
    }[name]
    ours = {column.name for column in LAYOUTS[name].columns[-7:]}
    assert {key for key, value in row(name, told).items() if value is not None} - ours == kept


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_rejected_incident_has_no_row(name):
    told = case(NINE)
    held = {"subject": "m1", "field": "status", "human": "reject", "coder": "s", "judgement": "j"}
    incident = told.incident.model_copy(update={"rulings": (Ruling(**held),)})
    assert row(name, replace(told, incident=incident)) is None


@pytest.mark.parametrize("name", ["acled", "ucdp", "gtd"])
def test_a_province_is_no_point(name):
    told = row(name, case(NINE, place=KIRKUK.model_copy(update={"precision": PlacePrecision.ADMIN1})))
    assert (told["latitude"], told["longitude"]) == (None, None)
    assert any("only the admin1 is known" in loss for loss in told["hasila_loss"])


def test_acled_takes_the_low_of_all_who_died_and_says_what_that_drops():
    told = row("acled", case(NINE))
    assert told["fatalities"] == 7
    assert "fatalities: low 7, high 10" in told["hasila_loss"]
    assert "fatalities: attackers are counted with the others" in told["hasila_loss"]
    best = LAYOUTS["acled"].row(case(NINE), Edition("9.9", "abc", fatalities="best"))
    assert best["fatalities"] == 9


def test_acled_turns_a_vague_word_into_its_number_only_where_no_number_stands():
    vague = case({"killed": Range(low=20)}, figures=(figure(None, Qualifier.DOZENS),))
    told = row("acled", vague)
    assert told["fatalities"] == 12
    assert "fatalities: 12 stands for the word dozens" in told["hasila_loss"]
    assert row("acled", case(NINE, figures=(figure(8),)))["fatalities"] == 7
    assert row("gtd", vague)["nkill"] is None


def test_acled_takes_a_coders_count_before_the_number_for_a_word():
    told = case({"killed": Range(low=9, best=9, high=9)}, figures=(figure(None, Qualifier.DOZENS),))
    ruling = Ruling(judgement="j", coder="sara", subject="m1", field="killed", human="9")
    judged = replace(told, toll=told.toll.model_copy(update={"rulings": (ruling,)}))
    assert row("acled", judged)["fatalities"] == 9
    elsewhere = ruling.model_copy(update={"field": "wounded"})
    unjudged = replace(told, toll=told.toll.model_copy(update={"rulings": (elsewhere,)}))
    assert row("acled", unjudged)["fatalities"] == 12


@pytest.mark.parametrize("name", ["acled", "ucdp", "gtd"])
def test_a_count_of_killed_and_wounded_together_is_named_as_lost(name):
    lines = {"killed": Range(low=6, best=6, high=6), "killed_or_wounded": Range(low=20)}
    assert "no columns for killed_or_wounded" in row(name, case(lines))["hasila_loss"]


def test_acled_no_count_is_not_nobody():
    told = row("acled", case({"wounded": Range(low=2, best=2, high=2)}))
    assert told["fatalities"] is None
    assert "fatalities: no count stands; that is not 0" in told["hasila_loss"]


@pytest.mark.parametrize(("kind", "lines", "event"), [
    (IncidentType.SUICIDE_BOMBING, {}, ("Explosions/Remote violence", "Suicide bomb")),
    (IncidentType.ARMED_ATTACK, {"killed_civilians": 3}, ("Violence against civilians", "Attack")),
    (IncidentType.ARMED_ATTACK, {"wounded_security_forces": 3}, ("Battles", "Armed clash")),
    (IncidentType.ARMED_ATTACK, {}, (None, None)),
    (IncidentType.ARREST, {}, ("Strategic developments", "Arrests")),
    (IncidentType.OTHER, {}, (None, None)),
])  # fmt: skip
def test_acled_types_an_attack_by_who_was_hit(kind, lines, event):
    held = {name: Range(low=n, best=n, high=n) for name, n in lines.items()}
    told = row("acled", case({"killed": Range(low=3, best=3), **held}, type=kind))
    assert (told["event_type"], told["sub_event_type"]) == event
    civilians = event[0] == "Violence against civilians"
    assert told["actor2"] == ("Civilians (Iraq)" if civilians else None)


@pytest.mark.parametrize(("actor", "inter"), [
    (ARMY, "State forces"),
    (ARMY.model_copy(update={"country": "SY"}), "External/Other forces"),
    (GROUP, None),
])  # fmt: skip
def test_acled_does_not_guess_what_an_armed_group_is(actor, inter):
    assert row("acled", case(NINE, by=[actor]))["inter1"] == inter


@pytest.mark.parametrize(("date", "day", "precision", "ucdp"), [
    ("2024-07-15", "2024-07-15", 1, 1),
    ("2024-07-12/2024-07-15", None, 2, 2),
    ("2024-07", None, 3, 4),
    ("2024", None, None, 5),
    ("--07-15", None, None, None),
])  # fmt: skip
def test_no_day_is_made_up(date, day, precision, ucdp):
    told = case(NINE, date=EventDate(value=date))
    acled, ged, gtd = (row(name, told) for name in ("acled", "ucdp", "gtd"))
    assert (acled["event_date"], acled["time_precision"], ged["date_prec"]) == (day, precision, ucdp)
    assert gtd.get("iday") == (15 if day else None)
    assert gtd.get("approxdate") == (None if day else date)
    if date == "2024-07":
        assert (ged["date_start"], ged["date_end"]) == ("2024-07-01", "2024-07-31")
        assert (gtd["iyear"], gtd["imonth"]) == (2024, 7)


def test_ucdp_counts_all_and_splits_by_side_only_where_a_side_is_known():
    lines = NINE | {"killed_security_forces": Range(low=5, best=5), "killed_civilians": Range(low=2, best=2)}
    told = row("ucdp", case(lines, by=[GROUP]))
    assert (told["low"], told["best"], told["high"]) == (7, 9, 10)
    assert (told["side_a"], told["side_b"]) == (None, "Some Group")
    deaths = [told[f"deaths_{part}"] for part in ("a", "b", "civilians", "unknown")]
    assert deaths == [5, 1, 2, 1]
    unknown = row("ucdp", case(lines))
    assert [unknown[f"deaths_{part}"] for part in ("a", "b", "civilians", "unknown")] == [None, None, 2, 7]
    assert told.get("type_of_violence") is None


def test_ucdp_has_only_incidents_in_which_somebody_died():
    assert row("ucdp", case({"wounded": Range(low=2, best=2, high=2)})) is None
    assert row("ucdp", case({"killed": Range(low=0, best=0, high=0)})) is None


def test_ucdp_counts_a_wire_copy_and_an_outlet_once():
    assert row("ucdp", case(NINE, outlets=("A", "B", "A")))["number_of_sources"] == 2
    assert row("ucdp", case(NINE, outlets=("A", "B", "C"), copies=(("r1", "r2"),)))["number_of_sources"] == 2


def test_a_cell_of_prio_grid():
    assert (priogrid(-90, -180), priogrid(89.9, 179.9)) == (1, 259_200)


def test_gtd_counts_attackers_with_all_and_apart_and_tells_the_claim():
    told = row("gtd", case(NINE, by=[GROUP], claimed=[(GROUP, Stance.CLAIMED)], targets=("mosque", "camp")))
    assert (told["nkill"], told["nkillter"]) == (9, 1)
    assert (told["gname"], told["guncertain1"], told["claimed"]) == ("Some Group", 0, 1)
    assert (told["claimmode"], told["claimmode_txt"]) == (7, "Posted to website, blog, etc.")
    assert (told["targtype1"], told["target1"], told["targtype2"], told["target2"]) == (
        15,
        "mosque",
        None,
        "camp",
    )
    assert told["addnotes"] == "The reports differ: killed 7 to 10."


def test_gtd_says_where_one_number_stands_for_a_range():
    told = row("gtd", case({"killed": Range(low=2, best=2, high=2), "wounded": Range(low=3, best=4, high=6)}))
    assert told["nwound"] == 4
    assert [loss.split(":")[0] for loss in told["hasila_loss"]] == ["nwound"]


def test_gtd_doubts_whom_others_blame():
    told = row("gtd", case(NINE, by=[GROUP], claimed=[(GROUP, Stance.BLAMED)]))
    assert (told["guncertain1"], told["claimed"], told["claimmode"]) == (1, None, None)
    denied = row("gtd", case(NINE, by=[GROUP], claimed=[(GROUP, Stance.DENIED)]))
    assert denied["claimed"] == 0


def test_geojson_has_a_point_only_where_one_stands_for_the_place(tmp_path):
    wide = case(NINE, place=KIRKUK.model_copy(update={"precision": PlacePrecision.COUNTRY}))
    export_geojson(tmp_path, [case(NINE), wide], EDITION)
    text = (tmp_path / "incidents.geojson").read_text("utf-8")
    held = json.loads(text)
    assert held["type"] == "FeatureCollection"
    exact, country = held["features"]
    assert exact["geometry"] == {"type": "Point", "coordinates": [44.39, 35.47]}
    assert country["geometry"] is None
    assert (exact["properties"]["killed_low"], exact["properties"]["killed_high"]) == (6, 9)
    (resource,) = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"]
    told = {field["name"] for field in resource["schema"]["fields"]}
    assert set(exact["properties"]) <= told
    assert "كركوك" in text


@pytest.mark.parametrize("name", LAYOUTS)
def test_pandas_reads_it_unchanged(name, tmp_path):
    pandas = pytest.importorskip("pandas")
    export_layout(tmp_path, name, [case(NINE)], EDITION)
    frame = pandas.read_csv(tmp_path / f"{name}.csv")
    assert list(frame.columns) == [column.name for column in LAYOUTS[name].columns]
    assert frame.iloc[0]["latitude"] == KIRKUK.lat


def test_the_reference_names_every_column():
    told = (Path(__file__).parents[2] / "docs" / "reference" / "layouts.md").read_text("utf-8")
    for name, layout in LAYOUTS.items():
        part = told.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        missing = [column.name for column in layout.columns[:-7] if f"`{column.name}`" not in part]
        assert not missing, name


def test_every_column_is_told_in_both_languages_and_once():
    tables = [*TABLES.values(), INCIDENTS_NESTED, *(layout.columns for layout in LAYOUTS.values())]
    for columns in tables:
        assert len({column.name for column in columns}) == len(columns)
        assert all(column.about and re.search("[\u0600-\u06ff]", column.about_ar) for column in columns)
        assert {column.type for column in columns} <= TYPES


def test_what_is_told_alike_in_english_is_told_alike_in_arabic():
    tables = [*TABLES.values(), *(layout.columns for layout in LAYOUTS.values())]
    told = {(column.about, column.about_ar) for columns in tables for column in columns}
    assert len({about for about, _ in told}) == len(told)
