"""A store on PostgreSQL: the same incidents and tolls, rows that are kept, stores of an older program. Needs a server.

`make test-postgresql SERVER=postgresql+psycopg://user@host/` runs them, each in a database of its own that is dropped.
"""

import json
import os
import secrets
import subprocess
import sys
from importlib.resources import as_file, files

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from hasila import pipeline
from hasila.cli import main
from hasila.errors import HasilaError
from hasila.model import Brief
from hasila.store import engine, open_store
from hasila.store.migrate import migrate

pytestmark = pytest.mark.postgresql


@pytest.fixture
def address():
    server = sa.make_url(os.environ["HASILA_TEST_POSTGRESQL"])
    name = f"hasila_test_{secrets.token_hex(6)}"
    server_engine = sa.create_engine(server.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with server_engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    yield server.set(database=name).render_as_string(hide_password=False)
    with server_engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server_engine.dispose()


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
    plain = sa.create_engine(address)
    body = Brief(id="a", document="a", start=0, length=1, sha256="f", title="قتل").model_dump_json(
        exclude={"speakers"}
    )
    figures = json.dumps({"figures": [{"attribution": {"authority": "medical"}}, {"attribution": None}, {}]})
    with plain.begin() as connection:
        migrate(connection, "old", "0006")
        connection.exec_driver_sql("INSERT INTO documents VALUES ('a', 'f', 'utf-8', 'x', NULL, NULL, NULL)")
        connection.exec_driver_sql("INSERT INTO reads VALUES ('a', 'r')")
        connection.execute(sa.text("INSERT INTO readings VALUES ('a', 'a', :body)"), {"body": figures})
        insert = sa.text("INSERT INTO briefs (report, body, words) VALUES ('a', :body, 'x y z')")
        connection.execute(insert, {"body": body})
    plain.dispose()
    with open_store(address, create=False) as store:
        ((_, found),) = store.briefs.all()
        assert (found.speakers, found.title) == ((("-", 2), ("medical", 1)), "قتل")


def at_once(*commands):
    """Run some commands side by side; each must end well."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", "from hasila.cli import main; main()", *map(str, command)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in commands
    ]
    told = [(program.communicate()[0], program.returncode) for program in running]
    assert [code for _, code in told] == [0] * len(told), "\n".join(text for text, _ in told)


def test_two_programs_that_read_and_judge_at_once_lose_nothing(address, tmp_path):
    with as_file(files("hasila") / "samples/reports.jsonl") as samples:
        lines = samples.read_text("utf-8").splitlines(keepends=True)
        done("run", samples, "--db", tmp_path / "x.db")
    # Half of the reports is in both: whoever comes second finds them there.
    for name, part in (("a", lines[: 2 * len(lines) // 3]), ("b", lines[len(lines) // 3 :])):
        (tmp_path / f"{name}.jsonl").write_text("".join(part), "utf-8")
    at_once(*(("run", tmp_path / f"{name}.jsonl", "--db", address) for name in "ab"))
    told = exported(address, tmp_path / "postgresql")
    assert told == exported(tmp_path / "x.db", tmp_path / "sqlite")
    names = [json.loads(line)["id"] for line in told["incidents.jsonl"].splitlines()[:4]]
    for coder, other in (("a", "b"), ("c", "d")):
        at_once(
            *(
                ("judge", "reject", name, "--db", address, "--coder", who, "--reason", "drill")
                for name, who in zip(names, (coder, coder, other, other), strict=True)
            )
        )
    with open_store(address) as store:
        assert len(store.judgements()) == 8
        held = store.derived_rows()
        basis = store.basis()
        pipeline.derive(store)
        assert store.derived_rows() == held
        store.extend_linkage([], [])  # what rests on nothing is derived anew
        pipeline.derive(store)
        assert (store.basis(), store.derived_rows()) == (basis, held)


def test_whoever_waits_too_long_for_another_writer_is_told(address, monkeypatch):
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.2)
    with open_store(address) as store, open_store(address) as other, store._kept.begin():
        assert other.judgements() == ()
        with pytest.raises(HasilaError, match="is being written by another program"):
            other.skip("x", "y")
