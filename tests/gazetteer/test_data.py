"""The gazetteer's tables hold together."""

import csv
import subprocess
import sys
from collections import Counter
from importlib import resources

import pytest

from hasila.gazetteer.tables import key, rows
from hasila.lexicon import lexicon
from hasila.model import PlacePrecision

CURATED = tuple(rows("curated.csv"))
COUNTRIES = {row["iso2"]: row for row in rows("countries.csv")}
KINDS = {
    "admin1", "airport", "base", "camp", "city", "crossing", "district", "island", "landmark", "quarter", "region",
    "sea", "square", "street", "village",
}  # fmt: skip


def spellings(row):
    return [row["name_ar"], *filter(None, row["aliases"].split("|"))]


def test_curated_rows_are_many_and_named_once():
    assert len(CURATED) >= 350
    assert [i for i, n in Counter(row["id"] for row in CURATED).items() if n > 1] == []


@pytest.mark.parametrize("row", CURATED, ids=lambda row: row["id"])
def test_curated_row_is_valid(row):
    assert row["country"] in COUNTRIES
    assert row["id"].startswith(row["country"].lower() + "-")
    assert -90 <= float(row["lat"]) <= 90
    assert -180 <= float(row["lon"]) <= 180
    assert row["precision"] in set(PlacePrecision)
    assert row["kind"] in KINDS
    assert row["name_ar"].strip()
    assert row["name_en"].strip()


def test_no_two_curated_places_of_a_unit_share_a_name():
    seen = Counter((key(name), row["country"], row["admin1"]) for row in CURATED for name in spellings(row))
    assert [name for name, n in seen.items() if n > 1] == []


def test_curated_points_lie_in_their_country():
    # A slip of a degree or of a sign shows as a place far from every other of its country.
    boxes = {}
    for row in rows("places.tsv"):
        lat, lon = float(row["lat"]), float(row["lon"])
        south, north, west, east, count = boxes.get(row["country"], (90, -90, 180, -180, 0))
        boxes[row["country"]] = min(south, lat), max(north, lat), min(west, lon), max(east, lon), count + 1
    far = []
    for row in CURATED:
        south, north, west, east, count = boxes.get(row["country"], (0, 0, 0, 0, 0))
        if count < 20:
            continue
        if not (south - 2 <= float(row["lat"]) <= north + 2 and west - 2 <= float(row["lon"]) <= east + 2):
            far.append(row["id"])
    assert set(far) <= {"et-moyale", "ss-renk"}  # at the far end of lands with few listed cities


def test_every_country_has_its_own_names():
    names = Counter(key(name) for row in COUNTRIES.values() if row["lat"] for name in spellings(row))
    assert [name for name, n in names.items() if n > 1] == []
    assert len(COUNTRIES) > 200


def test_ambiguous_and_head_tables_use_known_codes():
    assert {row["cue"] for row in rows("ambiguous.csv")} <= {"head", "never", "fi", "in", "from"}
    names = [key(row["name"]) for row in rows("ambiguous.csv")]
    assert len(names) == len(set(names))
    assert {row["kind"] for row in rows("words.csv")} == {
        "stop",
        "opener",
        "founder",
        "qualifier",
        "proper",
        "bearing",
        "unit",
        "copula",
        "rank",
        "today",
        "site",
        "institution",
        "middle",
        "loan",
    }
    for row in rows("heads.csv"):
        assert row["kind"] in {
            "place",
            "landmark",
            "office",
            "street",
            "road",
            "capital",
            "direction",
            "near",
            "in",
            "from",
            "bar",
        }
        assert row["unknown"] in {"yes", "definite", "set", "name", "named", "quoted", "no"}
        assert set(filter(None, row["places"].split("|"))) <= KINDS | {"country"}


def test_stop_names_give_a_reason():
    assert all(row["name"] and row["reason"] for row in rows("stop_names.csv"))


def test_built_table_is_folded_and_small():
    source = resources.files("hasila").joinpath("gazetteer", "data", "places.tsv")
    assert len(source.read_bytes()) < 1_500_000
    for row in rows("places.tsv"):
        for name in row["names"].split("|"):
            assert key(name) == name


def test_sources_are_named():
    text = resources.files("hasila").joinpath("gazetteer", "data", "README.md").read_text(encoding="utf-8")
    assert "GeoNames" in text
    assert "CC BY 4.0" in text
    assert "Unicode" in text


def test_loads_fast():
    # In a fresh process, after the imports that every command pays for.
    code = (
        "import time, hasila.model, hasila.text; from hasila.gazetteer import gazetteer;"
        "t = time.process_time(); gazetteer(); print(time.process_time() - t)"
    )
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    )
    assert best < 0.6


def test_nationalities_name_known_countries_and_find_their_examples():
    known = lexicon("nationalities")
    assert len(known.rows) >= 75
    for row in known.rows:
        assert row["country"] in COUNTRIES
        assert f"nationality={row['country']}" in row.expect.split()
        words = key(row.example).split()
        entries = [
            e for at, word in enumerate(words) for e in (*known.word(word), *known.phrase(words, at)[1])
        ]
        assert row.id in {entry.row.id for entry in entries}


def test_tables_open_in_a_spreadsheet():
    for name in ("curated", "countries", "ambiguous", "stop_names", "heads", "words"):
        source = resources.files("hasila").joinpath("gazetteer", "data", f"{name}.csv")
        with source.open(encoding="utf-8") as lines:
            widths = {len(cells) for cells in csv.reader(lines)}
        assert len(widths) == 1, name
