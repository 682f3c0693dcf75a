"""The page in a real browser: Chromium without a window, on a store of the samples and of hard cases."""

import json
import os
import shutil
import socket
import threading
import time
from importlib import resources
from pathlib import Path

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from hasila import pipeline
from hasila.store import open_store
from hasila.web import create_app

# Right-to-left text that has broken other programs: beyond the first plane, marks, digits, markup, direction.
HARD = {
    "hard/emoji": "\U0001f6a8\U0001f1f8\U0001f1fe عاجل \U0001f468‍\U0001f469‍\U0001f467: قُتل تسعة أشخاص وإصابة 12 آخرين في تفجير بالموصل \U0001f3f4 وفق الشرطة.",
    "hard/marks": "قُتِلَ سَبْعَةُ جُنُودٍ وأُصِيبَ ثَلاثَةٌ فِي هُجُومٍ عَلَى ثُكْنَةٍ فِي كركوك، وقال الجَيْش إنَّ ٢٥ مُسَلَّحًا قُتِلُوا.",
    "hard/mixed": "قالت شبكة CNN إن 14 شخصا قتلوا في هجوم (RPG-7) على فندق Hotel Serena في كابل، بينهم 3 من قوات NATO، يوم 2019/05/08.",
    "hard/markup": '<script>alert("x")</script><b>قتل 5 أشخاص</b> & <img src=x onerror=alert(1)> في انفجار في بغداد &amp; أصيب 6 "جنود".',
    "hard/turned": "قتل 8 أشخاص \u202eabc\u202c في قصف على حلب\u200f وأصيب \u206711\u2069 شخصا\u200e بحسب مصدر طبي.",
    "hard/lines": "مقتل ثلاثة في درعا\r\n\r\nقتل ثلاثة مدنيين في قصف على درعا.\r\nوقال مصدر طبي إن تسعة أصيبوا.\r\n",
    "hard/long": "قتل أربعة أشخاص في انفجار في عدن. " + "ا" * 4000 + " وأصيب سبعة.",
}
_WEB = Path("/usr/bin")

# The least contrast between text and what is behind it, over all that is seen (WCAG 2, relative luminance).
CONTRAST = """
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
  .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
const behind = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const found = rgb(getComputedStyle(at).backgroundColor);
    if (found.length < 4 || found[3] === 1) return found;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
};
const poor = [];
for (const node of document.querySelectorAll('main *, header *, footer *')) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (!own || node.closest('svg') || !node.getClientRects().length) continue;
  const [a, b] = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) poor.push(`${node.tagName}.${node.className} ${node.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
}
return poor;
"""


@pytest.fixture(scope="session")
def stored(tmp_path_factory):
    """A database of the samples and of hard cases: read it only."""
    folder = tmp_path_factory.mktemp("stored")
    hard = folder / "hard.jsonl"
    lines = (json.dumps({"id": name, "published": "2024-07-22", "text": text}) for name, text in HARD.items())
    hard.write_text("\n".join(lines), encoding="utf-8")
    db = folder / "page.db"
    samples = resources.files("hasila").joinpath("samples", "reports.jsonl")
    with resources.as_file(samples) as path, open_store(db) as store:
        pipeline.run([path, hard], store)
    return db


@pytest.fixture(scope="session")
def site(stored, tmp_path_factory):
    """The address of the application, served by a thread on a free port."""
    db = shutil.copy(stored, tmp_path_factory.mktemp("browser") / "page.db")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(db, coder="sara"), log_level="error"))
        serving = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        serving.start()
        for _ in range(100):
            if server.started:
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        serving.join(timeout=10)


class Browser:
    """Chromium with what a test asks of it."""

    def __init__(self, driver, site):
        self.driver = driver
        self.site = site

    def open(self, path, *, width=1280, dark=False):
        """Open an address of the application in a window of this width."""
        self.noted()
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        self.emulate(dark=dark)
        self.driver.get(self.site + path)
        ready = "return document.readyState === 'complete' && document.styleSheets.length === 1"
        WebDriverWait(self.driver, 20).until(lambda driver: driver.execute_script(ready))

    def emulate(self, *, dark=False, media=""):
        """Prefer dark colours, or show the page as it is printed."""
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def ask(self, script, *arguments):
        """What a script in the page returns."""
        return self.driver.execute_script(script, *arguments)

    def press(self, keys):
        """Press keys where the focus is."""
        ActionChains(self.driver).send_keys(keys).perform()

    def pale(self):
        """The texts that do not stand out from what is behind them."""
        return self.ask(CONTRAST)

    def noted(self):
        """What the console says and which addresses were asked for since the last time."""
        console = [entry["message"] for entry in self.driver.get_log("browser")]
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return console, asked


@pytest.fixture(scope="session")
def chromium():
    """Start a Chromium of its own, without a window: `chromium(site)`; skipped where there is none, but in CI."""
    started = []

    def start(site):
        started.append(_driver())
        return Browser(started[-1], site)

    yield start
    for driver in started:
        driver.quit()


@pytest.fixture(scope="session")
def browser(chromium, site):
    """The browser of whoever works alone."""
    return chromium(site)


def _driver():
    program, service = shutil.which("chromium") or _WEB / "chromium", shutil.which("chromedriver")
    if not Path(program).exists() or service is None:
        missing = "no chromium and chromedriver here (Debian: apt-get install chromium chromium-driver)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    options = webdriver.ChromeOptions()
    options.binary_location = str(program)
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(service))
    driver.set_page_load_timeout(60)
    return driver
