"""A store of the sample reports behind the page, and a browser's requests to it."""

import re
from importlib import resources

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.accounts import AccountBook, hashing
from hasila.model import Role
from hasila.store import open_store
from hasila.web import create_app

#: The password of every account of the team.
WORDS = "four plain quiet words"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A database of the sample reports: read it only."""
    path = tmp_path_factory.mktemp("web") / "samples.db"
    with (
        resources.as_file(resources.files("hasila").joinpath("samples", "reports.jsonl")) as samples,
        open_store(path) as store,
    ):
        pipeline.run([samples], store)
    return path


@pytest.fixture(scope="session")
def page(made):
    """Ask for a page; nothing it answers with is followed by itself."""
    with TestClient(
        create_app(made, coder="sara"), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        yield client


@pytest.fixture
def desk(made, tmp_path):
    """The same, on a copy of the database that may be changed."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(made.read_bytes())
    with TestClient(
        create_app(copy, coder="sara"), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        yield client


class Member:
    """A browser of one of the team, signed in or not."""

    def __init__(self, app, name=""):
        self.client = TestClient(app, base_url="https://127.0.0.1", follow_redirects=False)
        self.name = name
        if name:
            answer = self.sign_in(name)
            assert answer.status_code == 303, answer.text

    def get(self, path, **more):
        return self.client.get(path, **more)

    def form_key(self, path="/en/account"):
        """What the forms of a page hold."""
        return re.search(r'name="guard" value="(\w+)"', self.get(path).text)[1]

    def post(self, path, *, page="/en/account", headers=None, **form):
        """Send a form with what our own page puts into it."""
        data = {"guard": self.form_key(page), **form}
        return self.client.post(path, data=data, headers=headers)

    def sign_in(self, name, password=WORDS, *, lang="en", headers=None, **form):
        path = f"/{lang}/sign-in"
        return self.post(path, page=path, headers=headers, name=name, password=password, **form)

    def judge(self, **form):
        return self.post("/en/judgements", **{"reason": "read the page", **form})


#: Hashes that cost next to nothing: what they cost is tested with the accounts.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session")
def manned(made, tmp_path_factory):
    """The database with an account for each role, named by it, and a second coder: read it only."""
    copy = tmp_path_factory.mktemp("team") / "team.db"
    copy.write_bytes(made.read_bytes())
    with open_store(copy) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "_HASHER", CHEAP)
        book = AccountBook(store.accounts)
        for name, role in [*((role.value, role) for role in Role), ("omar", Role.CODER)]:
            book.add(name, role, WORDS)
    return copy


@pytest.fixture
def team(manned, tmp_path, clock, monkeypatch):
    """Open a browser of one of the team, on a copy of the database: `team("coder")`; `team()` is signed in as nobody."""
    monkeypatch.setattr(hashing, "_HASHER", CHEAP)
    copy = tmp_path / "team.db"
    copy.write_bytes(manned.read_bytes())
    app = create_app(copy, team=True, hosts=["desk.example"], clock=clock)

    def member(name=""):
        return Member(app, name)

    member.app = app
    member.book = app.state.team.book
    yield member
    app.state.desk.store.close()
