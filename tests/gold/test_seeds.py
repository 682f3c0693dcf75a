"""The five seed articles come out as the incidents that a careful coder finds in them."""

from pathlib import Path

import pytest

from hasila.model import Incident, IncidentType, Policy, Toll
from hasila.pipeline import run
from hasila.store import open_store

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this checkout")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Incident, Toll]]:
    """Incidents and tolls by a name of ours: country and type, and the year where both are shared."""
    with open_store(tmp_path_factory.mktemp("seeds") / "seeds.db") as store:
        run([SEEDS], store)
        tolls = store.tolls(Policy.CONSISTENT)
        incidents = list(store.incidents())
    named = {}
    for incident in incidents:
        year = incident.date.value[:4] if incident.date else ""
        named[f"{incident.place.country if incident.place else ''} {year}"] = incident, tolls[incident.id]
    assert len(named) == len(incidents)
    return named


def best(toll: Toll, name: str) -> int | None:
    line = toll.line(name)
    return line.best if line is not None else None


def reports(incident: Incident) -> set[str]:
    return {report[:3] for report in incident.reports}


def test_there_are_seven_incidents_and_nothing_else(found):
    assert set(found) == {"OM 2024", "RU 2024", "IR 2024", "AF 2021", "AF 2022", "SY ", "IQ "}


def test_muscat_is_one_incident_of_three_reports(found):
    incident, toll = found["OM 2024"]
    assert reports(incident) == {"000", "001", "002"}
    assert incident.type is IncidentType.ARMED_ATTACK
    assert incident.date is not None
    assert incident.date.value == "2024-07-15"
    assert incident.targets[0] == "mosque"
    assert incident.claimed_by == ("islamic_state",)
    assert incident.claim_via == ("Amaq",)
    assert best(toll, "killed") == 6
    assert best(toll, "killed_attackers") == 3
    assert best(toll, "killed_security_forces") == 1
    assert best(toll, "wounded") == 28
    assert any(text.startswith("9 = 6") for text in toll.sums)


def test_crocus_is_told_by_two_reports_and_recalled_by_a_third(found):
    incident, toll = found["RU 2024"]
    assert reports(incident) == {"001", "002", "003"}
    assert incident.type is IncidentType.ARMED_ATTACK
    assert incident.date is not None
    assert incident.date.value == "2024-03-22"
    assert "islamic_state" in incident.claimed_by
    assert "Telegram" in incident.claim_via
    killed = toll.line("killed")
    assert killed is not None
    assert killed.best == 130
    assert {moment.best or moment.low for moment in toll.series if moment.line == "killed"} >= {40, 130}


def test_kerman_joins_what_two_reports_recall(found):
    incident, toll = found["IR 2024"]
    assert reports(incident) == {"001", "003"}
    assert incident.type is IncidentType.SUICIDE_BOMBING
    assert incident.date is not None
    assert incident.date.value == "2024-01"
    assert "islamic_state" in incident.claimed_by
    killed = toll.line("killed")
    assert killed is not None
    assert killed.best == 84


def test_the_airport_and_the_embassy_are_told_apart_in_one_sentence(found):
    airport, toll = found["AF 2021"]
    embassy, _ = found["AF 2022"]
    assert best(toll, "killed_security_forces") == 13
    assert airport.place is not None
    assert airport.place.kind == "airport"
    assert embassy.type is IncidentType.SUICIDE_BOMBING
    assert embassy.date is not None
    assert embassy.date.value == "2022-09"
    assert embassy.targets == ("embassy",)
    assert embassy.claimed_by == ("islamic_state",)


def test_the_executions_are_of_the_teasers_story_alone(found):
    incident, toll = found["SY "]
    assert incident.type is IncidentType.EXECUTION
    assert best(toll, "killed_security_forces") == 54
    assert reports(incident) == {"004"}


def test_the_arrest_is_in_the_camp(found):
    incident, toll = found["IQ "]
    assert incident.type is IncidentType.ARREST
    assert incident.place is not None
    assert incident.place.kind == "camp"
    assert best(toll, "detained") == 1
    assert best(toll, "killed") is None
