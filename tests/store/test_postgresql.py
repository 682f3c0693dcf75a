"""A store on PostgreSQL: the same incidents and tolls, rows that are kept, stores of an older program. Needs a server.

`make test-postgresql SERVER=postgresql+psycopg://user@host/` runs them, each in a database of its own that is dropped.
"""

import json
import os
import secrets
from importlib.resources import as_file, files

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from hasila.cli import main
from hasila.model import Brief
from hasila.store import open_store
from hasila.store.migrate import migrate

pytestmark = pytest.mark.postgresql


@pytest.fixture
def address():
    server = sa.make_url(os.environ["HASILA_TEST_POSTGRESQL"])
    name = f"hasila_test_{secrets.token_hex(6)}"
    engine = sa.create_engine(server.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    yield server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


def done(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def exported(database, folder):
    done("export", "--db", database, "--format", "jsonl", "--out", folder)
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_reports_come_to_the_same_as_on_sqlite(address, tmp_path):
    with as_file(files("hasila") / "samples/reports.jsonl") as samples:
        for database in (address, tmp_path / "x.db"):
            done("run", samples, "--db", database)
    told = exported(address, tmp_path / "postgresql")
    assert told == exported(tmp_path / "x.db", tmp_path / "sqlite")
    incident = json.loads(told["incidents.jsonl"].splitlines()[0])["id"]
    for database in (address, tmp_path / "x.db"):
        done("judge", "reject", incident, "--db", database, "--coder", "a", "--reason", "drill")
    after = exported(address, tmp_path / "judged")
    assert after["incidents.jsonl"] != told["incidents.jsonl"]
    assert after["incidents.jsonl"] == exported(tmp_path / "x.db", tmp_path / "also")["incidents.jsonl"]


@pytest.mark.parametrize(
    "statement", ["UPDATE documents SET text = ''", "DELETE FROM documents", "TRUNCATE judgements"]
)
def test_what_is_kept_is_never_changed(address, statement):
    refused = pytest.raises(sa.exc.IntegrityError, match="kept as they came")
    with open_store(address) as store, refused, store._engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_briefs_of_old_learn_who_speaks_in_their_report(address):
    engine = sa.create_engine(address)
    body = Brief(id="a", document="a", start=0, length=1, sha256="f", title="قتل").model_dump_json(
        exclude={"speakers"}
    )
    figures = json.dumps({"figures": [{"attribution": {"authority": "medical"}}, {"attribution": None}, {}]})
    with engine.begin() as connection:
        migrate(connection, "old", "0006")
        connection.exec_driver_sql("INSERT INTO documents VALUES ('a', 'f', 'utf-8', 'x', NULL, NULL, NULL)")
        connection.exec_driver_sql("INSERT INTO reads VALUES ('a', 'r')")
        connection.execute(sa.text("INSERT INTO readings VALUES ('a', 'a', :body)"), {"body": figures})
        insert = sa.text("INSERT INTO briefs (report, body, words) VALUES ('a', :body, 'x y z')")
        connection.execute(insert, {"body": body})
    engine.dispose()
    with open_store(address, create=False) as store:
        ((_, found),) = store.briefs.all()
        assert (found.speakers, found.title) == ((("-", 2), ("medical", 1)), "قتل")
