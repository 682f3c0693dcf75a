"""Accounts and tokens from the command line; a server without accounts listens to this machine alone."""

import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from hasila.accounts import AccountBook
from hasila.cli import main
from hasila.store import open_store

WORDS = "four plain quiet words"


@pytest.fixture
def told(db):
    """Run a verb on the database; errors are returned, not raised."""

    def run(*words, typed=None):
        return CliRunner().invoke(main, [*map(str, words), "--db", str(db)], input=typed)

    return run


def listed(result):
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_an_account_from_its_first_day_to_its_last(told, db):
    assert told("account", "add", "سارة", "--role", "admin", typed=f"{WORDS}\n").exit_code == 0
    assert told("account", "add", "Omar", "--role", "coder", "--temporary", typed=f"{WORDS}\n").exit_code == 0
    rows = listed(told("account", "list"))
    assert [(row["name"], row["role"], row["state"]) for row in rows] == [
        ("Omar", "coder", "temporary"),
        ("سارة", "admin", "active"),
    ]
    assert told("account", "role", "omar", "adjudicator").stdout == "Omar is adjudicator now.\n"
    assert told("account", "password", "omar", typed="five other plain words\n").exit_code == 0
    with open_store(db) as store:
        assert AccountBook(store.accounts).sign_in("omar", "five other plain words")
    assert told("account", "disable", "omar").exit_code == 0
    assert listed(told("account", "list"))[0]["state"] == "disabled"
    assert told("account", "enable", "omar").exit_code == 0
    refused = told("account", "disable", "سارة")
    assert refused.exit_code == 1
    assert "only admin" in refused.stderr


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (("account", "add", "x", "--role", "coder"), "short\n", "between 12 and 1000"),
        (("account", "add", "x", "--role", "coder"), "", "No password came"),
        (("account", "add", "<x>", "--role", "coder"), f"{WORDS}\n", "is no name"),
        (("account", "role", "nobody", "coder"), None, "hasila account list"),
        (("account", "password", "nobody"), f"{WORDS}\n", "No account"),
        (("token", "add", "nobody", "--label", "x", "--scope", "read"), None, "No account"),
        (("token", "revoke", "f00"), None, "hasila token list"),
    ],
)
def test_what_is_wrong_is_said(told, words, typed, said):
    result = told(*words, typed=typed)
    assert result.exit_code == 1
    assert said in result.stderr


def test_no_password_is_taken_from_the_command_line(told):
    assert told("account", "add", "x", "--role", "coder", "--password", WORDS).exit_code == 2


def test_a_token_is_printed_once_and_revoked(told, db):
    told("account", "add", "sara", "--role", "admin", typed=f"{WORDS}\n")
    made = told("token", "add", "sara", "--label", "weekly", "--scope", "read")
    (secret,) = made.stdout.split()
    (row,) = listed(told("token", "list"))
    assert (row["account"], row["scope"], row["state"], row["label"]) == ("sara", "read", "valid", "weekly")
    assert secret not in told("token", "list").output
    with open_store(db) as store:
        assert AccountBook(store.accounts).whose_token(secret)
    assert told("token", "revoke", row["id"]).exit_code == 0
    assert listed(told("token", "list"))[0]["state"] == "revoked"
    with open_store(db) as store:
        assert AccountBook(store.accounts).whose_token(secret) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--address", "0.0.0.0"), "listens on this machine only, not on 0.0.0.0"),  # noqa: S104 - refused
        (("--address", "192.0.2.7", "--coder", "x"), "hasila account add"),
        (("--address", "::"), "Without accounts"),
        (("--address", "desk.example"), "is no IP address"),
        (("--host", "desk.example"), "--host is for a team"),
        (("--team",), "has no admin who can sign in"),
        (("--team", "--coder", "x"), "leave --coder out"),
        (("--team", "--cert", "c.pem"), "go together"),
        (("--team", "--cert", "c.pem", "--key", "k.pem"), "no file c.pem"),
        (("--team", "--address", "192.0.2.7"), "in the clear"),
    ],
)
def test_a_server_that_would_let_in_whoever_comes_is_refused(told, words, said):
    result = told("serve", *words)
    assert result.exit_code == 1
    assert said in result.stderr


def test_every_address_needs_a_name_and_a_certificate_that_is_one(told, tmp_path):
    pem = tmp_path / "c.pem"
    pem.touch()
    result = told("serve", "--team", "--address", "::", "--cert", pem, "--key", pem)
    assert "by which name browsers reach" in result.stderr
    told("account", "add", "lina", "--role", "admin", typed=f"{WORDS}\n")
    result = told("serve", "--team", "--port", "0", "--cert", pem, "--key", pem)
    assert "are no certificate with its key" in result.stderr


def test_coders_and_disabled_admins_are_no_admins(told, db):
    told("account", "add", "sara", "--role", "coder", typed=f"{WORDS}\n")
    assert "has no admin" in told("serve", "--team").stderr
    told("account", "add", "lina", "--role", "admin", typed=f"{WORDS}\n")
    with closing(sqlite3.connect(db)) as raw, raw:
        raw.execute("UPDATE accounts SET disabled = made")
    assert "has no admin" in told("serve", "--team").stderr
