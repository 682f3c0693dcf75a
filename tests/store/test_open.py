"""Opening: new, old, newer, foreign, broken, locked and missing databases, and killed writers."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql

from hasila.errors import HasilaError
from hasila.model import Brief, Document
from hasila.store import engine as engine_module
from hasila.store import open_store, schema
from hasila.store.migrate import configuration, migrate


def at_revision(path, revision):
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate(connection, str(path), revision)
    engine.dispose()


def revision_of(path):
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT version_num FROM hasila_schema").fetchone()[0]


def test_the_migrations_end_at_the_tables_the_program_uses(tmp_path):
    assert ScriptDirectory.from_config(configuration()).get_current_head() == schema.REVISION
    with open_store(tmp_path / "x.db") as store, store._engine.connect() as connection:
        # The index of words is SQLite's own, with tables of its own.
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith(schema.WORDS)}
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE, **ours})
        assert compare_metadata(context, schema.metadata) == []


def test_a_database_of_the_first_revision_is_upgraded_and_keeps_its_rows(tmp_path):
    path = tmp_path / "old.db"
    at_revision(path, "0001")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO documents VALUES ('a', 'f', 'utf-8', 'قتل', NULL, NULL, NULL)")
    with open_store(path, create=False) as store:
        assert [doc.text for doc in store.documents(unread_by="r")] == ["قتل"]
    assert revision_of(path) == schema.REVISION


def test_pairs_worded_in_english_go_and_the_next_run_links_anew(tmp_path):
    path = tmp_path / "old.db"
    at_revision(path, "0005")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("""INSERT INTO pairs VALUES ('a', 'b', 1, 9.5, '{"reason": "the same town and day"}')""")
        raw.execute("INSERT INTO linked VALUES ('none', 'consistent')")
    with open_store(path, create=False) as store:
        assert store.basis() is None
        with store._engine.connect() as connection:
            assert connection.execute(schema.pairs.select()).all() == []


def test_briefs_of_old_learn_who_speaks_in_their_report(tmp_path):
    path = tmp_path / "old.db"
    at_revision(path, "0006")
    figures = [{"attribution": {"authority": "medical"}}, {"attribution": None}, {}]
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO documents VALUES ('a', 'f', 'utf-8', 'x', NULL, NULL, NULL)")
        raw.execute("INSERT INTO reads VALUES ('a', 'r')")
        for name, told in (("a", figures), ("b", [])):
            raw.execute("INSERT INTO readings VALUES (?, 'a', ?)", (name, json.dumps({"figures": told})))
            brief = Brief(id=name, document="a", start=0, length=1, sha256="f", title="قتل")
            body = brief.model_dump_json(exclude={"speakers"})
            raw.execute("INSERT INTO briefs (report, body, words) VALUES (?, ?, 'x y z')", (name, body))
    with open_store(path, create=False) as store:
        found = {brief.id: brief for _, brief in store.briefs.all()}
        assert found["a"].speakers == (("-", 2), ("medical", 1))
        assert (found["b"].speakers, found["b"].title) == ((), "قتل")
        assert len(store.briefs.holding("x y")) == 2


def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "newer.db"
    with open_store(path):
        pass
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE hasila_schema SET version_num = '9999'")
    with pytest.raises(HasilaError, match=r"newer hasila \(schema 9999.*Upgrade hasila"):
        open_store(path)
    assert revision_of(path) == "9999"


def test_opening_a_current_database_does_not_load_alembic(tmp_path):
    with open_store(tmp_path / "x.db"):
        pass
    code = (
        "import sys; from hasila.store import open_store; open_store(sys.argv[1]).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "x.db"], check=True)


def test_a_failed_migration_leaves_no_half_made_database(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    path = tmp_path / "x.db"
    with monkeypatch.context() as patch:
        patch.setattr("alembic.operations.Operations.create_index", stop)
        with pytest.raises(KeyboardInterrupt):
            open_store(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == []
    with open_store(path) as store:
        assert list(store.documents()) == []


def test_a_new_file_is_made_only_when_asked(tmp_path):
    with pytest.raises(HasilaError, match="There is no database"):
        open_store(tmp_path / "x.db", create=False)
    assert not (tmp_path / "x.db").exists()
    with open_store(f"sqlite:///{tmp_path}/a b%20?.db"):
        pass
    with open_store(str(tmp_path / "x.db")), closing(sqlite3.connect(tmp_path / "x.db")) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_is_no_hasila_database_is_refused_and_left_alone(tmp_path):
    text, foreign = tmp_path / "report.txt", tmp_path / "other.db"
    text.write_text("قتل ستة أشخاص " * 100, encoding="utf-8")
    with closing(sqlite3.connect(foreign)) as raw, raw:
        raw.execute("CREATE TABLE birds (name)")
    for path in (text, foreign):
        before = path.read_bytes()
        with pytest.raises(HasilaError, match="is not a hasila database"):
            open_store(path)
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is a folder"),
        ("no/such/x.db", "does not exist"),
        ("pipe", "not a regular file"),
        ("x" * 300, "cannot be opened: File name too long"),
        ("sqlite://", "in memory"),
        ("nosuchdb://host/x", "No driver"),
        ("://", "not a database address"),
    ],
)
def test_a_name_that_cannot_be_a_database_is_explained(tmp_path, name, said):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(HasilaError, match=said):
        open_store(name if "://" in name else tmp_path / name)


def test_an_unwritable_file_is_explained(tmp_path, monkeypatch):
    path = tmp_path / "x.db"
    with open_store(path):
        pass
    monkeypatch.setattr(engine_module.os, "access", lambda place, mode: place != path)
    with pytest.raises(HasilaError, match="cannot be written"):
        open_store(path)
    monkeypatch.setattr(engine_module.os, "access", lambda place, mode: place != tmp_path)
    with pytest.raises(HasilaError, match=r"The folder .* cannot be written"):
        open_store(path)


def test_a_file_that_turns_read_only_or_damaged_is_explained(tmp_path):
    path = tmp_path / "x.db"
    with open_store(path) as store:
        store.skip("a", "b")
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(HasilaError, match="cannot be written"):
            store.skip("a", "c")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(HasilaError, match="is damaged"), open_store(path) as store:
        list(store.documents())


def test_a_locked_database_can_be_read_and_says_so_when_written(tmp_path, monkeypatch):
    monkeypatch.setattr(engine_module, "LOCK_SECONDS", 0.05)
    path = tmp_path / "x.db"
    with open_store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        store.skip("a", "b")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HasilaError, match=r"being written by another program.*again"):
            store.skip("c", "d")
        with open_store(path) as second:
            assert second.skipped() == (("a", "b"),)
        other.execute("ROLLBACK")
        store.skip("c", "d")


def test_writers_take_turns(tmp_path):
    def write(start):
        with open_store(tmp_path / "x.db") as store:
            return [
                store.add_documents([Document(id=str(n % 60), sha256=str(n), encoding="utf-8", text="قتل")])
                for n in range(start, start + 60)
            ]

    with ThreadPoolExecutor(3) as pool:
        results = [result for part in pool.map(write, (0, 60, 0)) for result in part]
    assert sum(added for added, _ in results) == 120
    with open_store(tmp_path / "x.db") as store:
        assert store.count_documents() == 120


def test_the_tables_compile_for_postgresql():
    for table in schema.metadata.sorted_tables:
        assert 'COLLATE "C"' in str(sa.schema.CreateTable(table).compile(dialect=postgresql.dialect()))


WRITER = """
import hashlib, itertools, sys
from hasila.model import Brief, Document
from hasila.store import open_store
with open_store(sys.argv[1]) as store:
    for number in itertools.count(store.count_documents()):
        text = f"{number} " + "قتل ستة أشخاص " * 500
        sha = hashlib.sha256(text.encode()).hexdigest()
        store.add_documents([Document(id=f"{number:06}", sha256=sha, encoding="utf-8", text=text)])
        print(f"{number:06}", sha, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path):
    path, dice, acknowledged = tmp_path / "x.db", random.Random(7), {}
    for wait in [dice.uniform(0, 0.15) for _ in range(6)]:
        writer = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True)
        lines = [writer.stdout.readline()]  # it has started to write
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        lines += writer.communicate()[0].splitlines()
        # A line cut by the kill is no acknowledgement.
        acknowledged |= dict(line.split() for line in lines if len(line.strip()) == 71)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with open_store(path, create=False) as store:
        stored = {doc.id: doc.sha256 for doc in store.documents()}
    assert len(acknowledged) >= 6
    assert acknowledged.items() <= stored.items()


def test_a_program_killed_while_it_makes_the_database_is_made_up_for(tmp_path):
    code = "import sys; from hasila.store import open_store; open_store(sys.argv[1])"
    dice = random.Random(3)
    for number in range(4):
        path = tmp_path / f"{number}.db"
        maker = subprocess.Popen([sys.executable, "-c", code, path])
        deadline = time.monotonic() + 10
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(dice.uniform(0, 0.1))
        maker.kill()
        maker.wait()
        with open_store(path) as store:
            assert list(store.documents()) == []


def test_a_database_of_the_second_revision_keeps_what_is_kept_and_is_read_anew(tmp_path):
    path = tmp_path / "old.db"
    at_revision(path, "0002")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO documents VALUES ('a', 'f', 'utf-8', 'x', NULL, NULL, NULL)")
        raw.execute("INSERT INTO reads VALUES ('a', 'r')")
        raw.execute("INSERT INTO readings VALUES ('a', 'a', '{}')")
        raw.execute("INSERT INTO judgements VALUES ('j', 'accept', 'f1', '[]', NULL, NULL, 's', '2024', 'w')")
    with open_store(path, create=False) as store:
        assert [(j.id, j.seen) for j in store.judgements()] == [("j", ())]
        assert [doc.id for doc in store.documents(unread_by="r")] == ["a"]
        assert not any(store.derived_rows().values())
