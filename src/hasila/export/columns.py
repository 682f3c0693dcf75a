"""What each column of each exported table holds: the order of the CSV files, and datapackage.json."""

import json
from functools import cache
from importlib import resources
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, its type in Frictionless Data Package terms, and what it holds."""

    name: str
    type: str
    about: str

    @property
    def about_ar(self) -> str:
        """The same in Arabic."""
        return _arabic()[self.about]


@cache
def _arabic() -> dict[str, str]:
    text = resources.files("hasila.export").joinpath("columns_ar.json").read_text(encoding="utf-8")
    held: dict[str, str] = json.loads(text)
    return held


_SPAN = (
    Column("quote", "string", "the words of the report, exactly"),
    Column("start", "integer", "first code point of the quote in the report's text"),
    Column("end", "integer", "code point after the last of the quote"),
)
_ATTRIBUTION = (
    Column("attributed_to", "string", "who says so, in the report's words"),
    Column(
        "authority",
        "string",
        "kind of speaker: police_military, government, medical, monitor, armed_actor, witness, media, unnamed",
    ),
)
_ID_REPORT = (
    Column("id", "string", "the same in every export of the same reports"),
    Column("report", "string", "id of the report it stands in"),
)
_INCIDENT = Column("incident", "string", "id of the incident it belongs to, if any")

REPORTS = (
    Column("id", "string", "id of the report: that of its document, with #2, #3 for further stories"),
    Column("document", "string", "id of the input item it was found in"),
    Column("published", "string", "date of publication, as far as known (2024, 2024-07, 2024-07-15)"),
    Column("title", "string", "its headline"),
    Column("outlet", "string", "who published it"),
    Column("url", "string", "its address, if it came with one"),
    Column("sha256", "string", "hash of its text in UTF-8: the text that all positions are in"),
    Column("incidents", "list", "ids of the incidents it tells of, the main one first"),
)
FIGURES = (
    *_SPAN,
    Column(
        "outcome",
        "string",
        "what was done to them: killed, wounded, killed_or_wounded, missing, abducted, detained",
    ),
    Column("value", "integer", "the count as worded; empty for vague words"),
    Column("low", "integer", "least count that the wording allows; empty: unknown"),
    Column("high", "integer", "greatest count that the wording allows; empty: open"),
    Column(
        "qualifier",
        "string",
        "exact, at_least, more_than, about, up_to, dozens, hundreds, thousands, unspecified",
    ),
    Column(
        "group",
        "string",
        "role of the people: civilians, security_forces, armed_group, attackers, unspecified",
    ),
    Column("group_text", "string", "the noun that says who"),
    Column("nationality", "string", "ISO 3166-1 alpha-2"),
    Column("part_of", "integer", "the larger figure: its position, from 0, among the report's figures"),
    *_ATTRIBUTION,
    Column("place", "string", "the place, in the report's words"),
    Column("date", "string", "day, month or year of the event (ISO)"),
    Column("scope", "string", "incident, or aggregate for a total over a period, area or campaign"),
    Column("negated", "boolean", "whether the report denies it"),
    *_ID_REPORT,
    _INCIDENT,
    Column("role", "string", "part it plays in the toll: agrees, part, superseded, combined, set_aside, ..."),
    Column("reason", "string", "why it plays that part"),
    Column("rulings", "list", "what coders decided about it, beside what the machine read"),
)
CLAIMS = (
    *_SPAN,
    Column("stance", "string", "claimed, denied, blamed, suspected"),
    Column("actor", "string", "English name of the actor"),
    Column("actor_id", "string", "id of the actor in the lexicon"),
    Column("via", "string", "the outlet it came through"),
    *_ATTRIBUTION,
    *_ID_REPORT,
    _INCIDENT,
    Column("status", "string", "what a coder made of it: accept or reject"),
)
STATISTICS = (
    *_SPAN,
    Column("counts", "string", "what is counted: attacks, operations, or an outcome"),
    Column("value", "integer", "the total as worded"),
    Column("qualifier", "string", "how the total is worded"),
    Column("period", "string", "date or interval (ISO prefixes, a slash between)"),
    Column("area", "list", "places it covers, Arabic names"),
    Column("area_countries", "list", "their countries, ISO 3166-1 alpha-2"),
    Column("actor_id", "string", "id of the actor whose acts or people are counted"),
    *_ATTRIBUTION,
    Column("parts", "list", "positions, from 0, of the report's statistics that add up to it"),
    Column("note", "string", "what its arithmetic or wording shows"),
    *_ID_REPORT,
)
TOLL_LINES = (
    ("killed", "killed, attackers left out"),
    ("killed_attackers", "attackers killed"),
    ("killed_civilians", "civilians killed"),
    ("killed_security_forces", "soldiers and police killed"),
    ("killed_armed_group", "members of armed groups killed"),
    ("wounded", "wounded"),
    ("missing", "missing"),
    ("abducted", "abducted"),
    ("detained", "detained"),
)
INCIDENTS = (
    Column("id", "string", "id of the incident: that of its least member"),
    Column("type", "string", "the means of violence"),
    Column("date", "string", "day, month or year (ISO), or an interval"),
    Column("date_precision", "string", "day, month, year, range"),
    Column("country", "string", "ISO 3166-1 alpha-2"),
    Column("admin1", "string", "first-level unit, English name"),
    Column("place", "string", "Arabic name"),
    Column("lat", "number", "degrees north"),
    Column("lon", "number", "degrees east"),
    Column("place_precision", "string", "how closely the point stands for the place"),
    Column("targets", "list", "what was hit"),
    Column(
        "weapons",
        "list",
        "means: suicide, car_bomb, ied, bomb, small_arms, artillery, aircraft, drone, knife, vehicle",
    ),
    Column("perpetrators", "list", "English names of who did it, as far as told"),
    Column("claimed_by", "list", "English names of who claimed it"),
    *(
        Column(f"{line}_{bound}", "integer", f"{bound}: {about}")
        for line, about in TOLL_LINES
        for bound in ("low", "best", "high")
    ),
    Column("toll_other", "list", "further lines of the toll: name low/best/high"),
    Column("explanation", "string", "how the figures fit together, in English"),
    Column("explanation_ar", "string", "the same in Arabic"),
    Column("sums", "list", "the arithmetic, one sum each, in English"),
    Column("sums_ar", "list", "the same in Arabic"),
    Column("unresolved", "string", "what the evidence leaves open, and what would decide it, in English"),
    Column("unresolved_ar", "string", "the same in Arabic"),
    Column("grade", "string", "how well the record supports the toll: confirmed, fair, weak, contested"),
    Column(
        "status", "string", "what a coder made of it: accept, or reject (it is no incident of armed violence)"
    ),
    Column("rulings", "list", "fields and lines that a coder set, beside what the machine says"),
    Column("reports", "list", "ids of the reports that tell of it"),
)
_TOLL_COLUMNS = frozenset(f"{line}_{bound}" for line, _ in TOLL_LINES for bound in ("low", "best", "high"))
#: The same for JSON lines, where the toll is one object.
INCIDENTS_NESTED = (
    *(column for column in INCIDENTS if column.name not in _TOLL_COLUMNS | {"toll_other"}),
    Column("toll", "object", "by line (killed, killed_civilians, wounded, ...): low, best, high"),
)
TABLES = {
    "reports": REPORTS,
    "figures": FIGURES,
    "claims": CLAIMS,
    "statistics": STATISTICS,
    "incidents": INCIDENTS,
}
