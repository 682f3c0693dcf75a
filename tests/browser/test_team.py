"""A team in real browsers: signing in, two coders who differ, and a server that is killed while they judge."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from hasila.accounts import AccountBook
from hasila.model import Role
from hasila.store import open_store

pytestmark = pytest.mark.browser

WORDS = "four plain quiet words"
SERVE = "from hasila.cli import main; main()"


class Server:
    """`hasila serve --team` in a process of its own, that can be killed and started again."""

    def __init__(self, db):
        self.db = db
        self.port = "0"
        self.start()

    def start(self):
        command = [sys.executable, "-c", SERVE, "serve", "--db", str(self.db), "--team", "--port", self.port]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.site = self.process.stderr.readline().split()[0].rstrip("/")
        self.port = self.site.rsplit(":", 1)[1]
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.site}/en/sign-in", timeout=5).close()  # noqa: S310 - our own
            except OSError:
                time.sleep(0.05)
            else:
                return

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture(scope="module")
def server(stored, tmp_path_factory):
    db = shutil.copy(stored, tmp_path_factory.mktemp("team") / "team.db")
    with open_store(db) as store:
        book = AccountBook(store.accounts)
        for name, role in (
            ("سارة", Role.CODER),
            ("omar", Role.CODER),
            ("lina", Role.ADMIN),
            ("guest", Role.VIEWER),
        ):
            book.add(name, role, WORDS)
        book.make_token("lina", "a weekly copy", "read")
    running = Server(db)
    yield running
    running.kill()


@pytest.fixture(scope="module")
def sara(chromium, server):
    return signed_in(chromium(server.site), "سارة")


@pytest.fixture(scope="module")
def omar(chromium, server):
    return signed_in(chromium(server.site), "omar")


@pytest.fixture(scope="module")
def lina(chromium, server):
    return signed_in(chromium(server.site), "lina")


def signed_in(browser, name, lang="en", password=WORDS):
    browser.open(f"/{lang}/log")
    assert "/sign-in?next=" in browser.driver.current_url
    browser.ask("document.querySelector('[name=name]').focus()")
    browser.press(f"{name}\t{password}\n")
    WebDriverWait(browser.driver, 30).until(lambda driver: driver.current_url.endswith(f"/{lang}/log"))
    return browser


def figure_of(browser):
    """An incident of several reports and a figure of it, as the page tells in JSON."""
    script = """
    const done = arguments[arguments.length - 1];
    (async () => {
      const rows = await (await fetch('/en/incidents.json?sort=reports')).json();
      const told = await (await fetch(`/en/incidents/${rows[0].id}.json`)).json();
      done([rows[0].id, told.figures[0].id]);
    })();
    """
    return browser.driver.execute_async_script(script)


def judge(browser, incident, figure, value, reason):
    """Correct a figure as one does it by hand, in the form on the incident's page."""
    browser.open(f"/en/incidents/{incident}")
    browser.ask(
        """
        const [figure, value, reason] = arguments;
        const form = document.querySelector(`#f-${figure} details.judge form`);
        form.closest('details').open = true;
        form.querySelector('[value=correct]').checked = true;
        form.elements.field.value = 'value';
        form.elements.value.value = value;
        form.elements.reason.value = reason;
        form.requestSubmit();
        """,
        figure,
        value,
        reason,
    )
    WebDriverWait(browser.driver, 60).until(lambda driver: "judged=" in driver.current_url)


def test_the_cookie_is_kept_from_scripts_and_nothing_is_read_without_it(chromium, server, sara):
    assert sara.ask("return document.cookie") == ""
    (cookie,) = [c for c in sara.driver.get_cookies() if c["name"] == "__Host-hasila"]
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Lax")
    stranger = chromium(server.site)
    stranger.open("/ar/incidents")
    assert "/ar/sign-in?next=%2Far%2Fincidents" in stranger.driver.current_url
    assert stranger.ask("return document.querySelectorAll('nav').length") == 0


def test_two_coders_each_see_what_the_other_judged_as_a_conflict(sara, omar, lina):
    incident, figure = figure_of(sara)
    judge(sara, incident, figure, "30", "قائمة المستشفى")
    judge(omar, incident, figure, "31", "the list of the police")
    shown = "return document.querySelector(`#f-${arguments[0]} .conflict`)?.textContent ?? ''"
    for browser, lang in ((sara, "ar"), (omar, "en")):
        browser.open(f"/{lang}/incidents/{incident}")
        said = browser.ask(shown, figure)
        for part in ("سارة", "omar", "30", "31", "قائمة المستشفى", "the list of the police"):
            assert part in said
        assert browser.ask("return document.querySelectorAll('.settle').length") == 0
    lina.open(f"/en/review?at={incident}")
    lina.ask("document.getElementById(`f-${arguments[0]}`).classList.add('here')", figure)
    lina.press("c")
    assert lina.ask("return document.activeElement.closest('details.settle')") is None
    assert lina.ask("return document.activeElement.name") == "value", "keys open the form, not the settling"
    lina.open(f"/ar/incidents/{incident}")
    lina.ask(
        """
        const form = document.querySelector(`#f-${arguments[0]} .settle form`);
        form.closest('details').open = true;
        form.elements.upheld[1].checked = true;
        form.elements.reason.value = 'فصل';
        form.requestSubmit();
        """,
        figure,
    )
    WebDriverWait(lina.driver, 60).until(lambda driver: "judged=" in driver.current_url)
    sara.open(f"/ar/incidents/{incident}")
    assert sara.ask(shown, figure) == ""
    assert "lina" in sara.ask(
        "return document.querySelector(`#f-${arguments[0]} .settled`).textContent", figure
    )


def test_a_server_killed_while_two_judge_loses_nothing_it_acknowledged(server, sara, omar):
    incident, figure = figure_of(sara)
    script = """
    const [figure, who] = arguments;
    window.kept = [];
    const key = document.querySelector('[name=guard]').value;
    (async () => {
      for (let n = 0; n < 100; n++) {
        const body = new URLSearchParams({ guard: key, action: 'comment', subject: figure, reason: `${who} ${n}` });
        const answer = await fetch('/en/judgements', { method: 'POST', body, headers: { accept: 'application/json' } });
        if (answer.ok) window.kept.push((await answer.json()).id);
      }
    })().catch(() => { window.cut = true; });
    """
    for browser in (sara, omar):
        browser.open(f"/en/incidents/{incident}")
        browser.ask(script, figure, f"{browser is sara}")
    for browser in (sara, omar):
        WebDriverWait(browser.driver, 120).until(
            lambda driver: driver.execute_script("return kept.length > 0")
        )
    server.kill()
    kept = []
    for browser in (sara, omar):
        WebDriverWait(browser.driver, 60).until(
            lambda driver: driver.execute_script("return window.cut === true")
        )
        kept += browser.ask("return window.kept")
        browser.driver.get_log("browser")
    server.start()
    for browser in (sara, omar):
        browser.open("/en/log")
        assert "/en/log" in browser.driver.current_url, "the session outlives the server"
    listed = "return (async () => (await (await fetch('/en/log.json')).json()).map((row) => row.id))()"
    assert len(kept) > 1
    assert set(kept) <= set(omar.ask(listed))
    sara.open(f"/en/incidents/{incident}")
    assert sara.ask("return document.querySelectorAll('h1').length") == 1


PAGES = ("sign-in", "account", "accounts")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_accounts_are_quiet_legible_and_fit_a_phone(chromium, server, lina, lang, name):
    browser = chromium(server.site) if name == "sign-in" else lina
    for dark in (False, True):
        browser.open(f"/{lang}/{name}", dark=dark)
        console, asked = browser.noted()
        assert console == []
        assert [url for url in asked if not url.startswith((f"{server.site}/", "data:"))] == []
        assert browser.pale() == []
    way = browser.ask("return getComputedStyle(document.body).direction")
    assert way == ("rtl" if lang == "ar" else "ltr")
    assert browser.ask("return document.querySelectorAll('h1').length") == 1
    browser.open(f"/{lang}/{name}", width=390)
    wide, window = browser.ask("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window == 390


def test_review_by_keys_works_when_signed_in_and_says_when_one_is_no_more(server, omar):
    incident, _ = figure_of(omar)
    omar.open(f"/en/review?at={incident}")
    omar.press("jx")
    omar.press("counts the hurt\n")
    said = "return document.getElementById('said').textContent"
    WebDriverWait(omar.driver, 60).until(lambda driver: driver.execute_script(said))
    assert "Recorded" in omar.ask(said) or "recorded" in omar.ask(said)
    with open_store(server.db) as store:
        AccountBook(store.accounts).set_password("omar", WORDS + " more")
    omar.press("jx")
    omar.press("counts the hurt\n")
    WebDriverWait(omar.driver, 60).until(lambda driver: "sign in" in driver.execute_script(said))
    assert omar.ask("return document.querySelector('#review details[open] [name=reason]').value")
