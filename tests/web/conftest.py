"""A store of the sample reports behind the page, and a browser's requests to it."""

from importlib import resources

import pytest
from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.store import open_store
from hasila.web import create_app


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
