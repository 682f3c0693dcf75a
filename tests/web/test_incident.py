"""One incident: every number leads to its sentence, by every policy, in both languages."""

import re
from urllib.parse import quote

import pytest

from hasila.model import Policy


@pytest.fixture(scope="module")
def rows(page):
    return page.get("/en/incidents.json?sort=reports").json()


def test_every_figure_of_the_toll_stands_there_with_its_sentence(page, rows):
    for row in rows[:8]:
        told = page.get(f"/en/incidents/{row['id']}.json").json()
        text = page.get(f"/ar/incidents/{row['id']}").text
        for use in told["toll"]["uses"]:
            assert f'id="f-{use["figure"]}"' in text
        assert text.count("<mark>") >= len([f for f in told["figures"] if f["evidence"]["rule"]])


@pytest.mark.parametrize("policy", list(Policy))
def test_a_policy_is_a_switch(page, rows, policy):
    answer = page.get(f"/en/incidents/{rows[0]['id']}?policy={policy}")
    assert answer.status_code == 200
    assert f'<option value="{policy}" selected>' in answer.text
    assert page.get(f"/en/incidents/{rows[0]['id']}.json?policy={policy}").json()["toll"]["policy"] == policy


def test_the_id_of_any_member_leads_to_the_incident(page, rows):
    told = page.get(f"/en/incidents/{rows[0]['id']}.json").json()["incident"]
    member = next(name for name in told["members"] if name != told["id"])
    answer = page.get(f"/en/incidents/{member}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/en/incidents/{told['id']}")


def test_an_incident_that_is_not_there_is_said(page):
    assert page.get("/en/incidents/nothing").status_code == 404
    assert page.get("/en/incidents/nothing.json").status_code == 404
    assert page.get("/en/incidents/%3Cscript%3E").status_code == 404


def test_ids_on_a_page_are_unique(page, rows):
    text = page.get(f"/en/incidents/{rows[0]['id']}").text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_claim_stands_there_with_its_sentence_and_leads_to_its_report(page, rows, lang):
    told = {row["id"]: page.get(f"/en/incidents/{row['id']}.json").json()["claims"] for row in rows}
    assert sum(len(claims) for claims in told.values()) > 1
    for name, claims in told.items():
        text = page.get(f"/{lang}/incidents/{name}").text if claims else ""
        for claim in claims:
            item = text.partition(f'<li id="c-{claim["id"]}"')[2].partition("</li>")[0]
            assert "<mark>" in item
            assert f'href="/{lang}/reports/{quote(claim["report"], safe="")}#c-{claim["id"]}"' in item
            assert f"<code>{claim['evidence']['rule']}</code>" in item
