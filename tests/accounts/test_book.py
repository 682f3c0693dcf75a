"""What is kept of accounts, sessions and tokens, and when each of them ends."""

import sqlite3
from contextlib import closing

import pytest

from hasila.accounts import AccountBook, AccountError
from hasila.accounts import book as book_module
from hasila.accounts.expiry import IDLE
from hasila.accounts.hashing import hash_password, outdated, secret_key, verify_password
from hasila.model import Role, TokenScope
from hasila.store import open_store

WORDS = "four plain quiet words"
OTHER = "five other plain quiet words"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.db"


@pytest.fixture
def book(path, clock):
    with open_store(path) as store:
        held = AccountBook(store.accounts, clock)
        held.add("Sara", Role.ADMIN, WORDS)
        yield held


def test_who_shows_the_password_has_a_session(book, path):
    signed = book.sign_in("sARA", WORDS)
    assert book.whose_session(signed.secret).name == "Sara"
    assert book.sign_in("sara", WORDS).secret != signed.secret
    raw = path.read_bytes() + path.with_name("x.db-wal").read_bytes()
    assert signed.secret.encode() not in raw, "the store holds the hash alone"
    assert WORDS.encode() not in raw
    assert b"$argon2id$" in raw


@pytest.mark.parametrize(
    ("name", "password"), [("sara", OTHER), ("omar", WORDS), ("", ""), ("sara", ""), ("sara", "x" * 5000)]
)
def test_nobody_else_has_one(book, name, password):
    assert book.sign_in(name, password) is None
    event = book.events()[0]
    assert (event.act.value, event.account) == ("refused", "sara" if name == "sara" else None)


def test_an_unknown_name_costs_as_much_as_a_known_one(book, monkeypatch):
    asked = []
    monkeypatch.setattr(book_module, "verify_password", lambda kept, given: asked.append(kept) or False)
    book.sign_in("sara", OTHER)
    book.sign_in("nobody", OTHER)
    book.disable_ = book.add("Omar", Role.CODER, OTHER)
    book.disable("Omar")
    book.sign_in("omar", OTHER)
    assert len(asked) == 3
    assert asked[1] is None


def test_no_password_fits_nobody():
    assert not verify_password(None, "")
    assert not verify_password("no hash", WORDS)
    assert verify_password(hash_password("cafe\u0301 noir et amer"), "caf\u00e9 noir et amer")


def test_a_hash_of_weaker_settings_is_made_anew_at_the_next_sign_in(book, path):
    weak = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21l$WTZpmV6o9p0"
    assert outdated(weak)
    from argon2 import PasswordHasher  # noqa: PLC0415 - for this test only

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(WORDS)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE accounts SET password = ?", (weak,))
    signed = book.sign_in("sara", WORDS)
    assert book.whose_session(signed.secret).password != weak
    assert not outdated(book.account("sara").password)
    assert book.sign_in("sara", WORDS) is not None


def test_a_session_ends_when_idle_and_after_half_a_day(book, clock):
    secret = book.sign_in("sara", WORDS).secret
    clock.pass_(minutes=119)
    assert book.whose_session(secret)
    clock.pass_(minutes=119)
    assert book.whose_session(secret), "asking keeps it alive"
    clock.pass_(seconds=IDLE.total_seconds())
    assert book.whose_session(secret) is None
    clock.pass_(hours=-3)
    assert book.whose_session(secret) is None, "an ended session does not come back with the clock"
    secret = book.sign_in("sara", WORDS).secret
    for _ in range(11):
        clock.pass_(hours=1)
        assert book.whose_session(secret)
    clock.pass_(hours=1)
    assert book.whose_session(secret) is None


def test_signing_out_ends_the_session_in_the_store(book):
    secret = book.sign_in("sara", WORDS).secret
    book.sign_out(secret)
    assert book.whose_session(secret) is None
    book.sign_out(secret)
    assert [e.act.value for e in book.events()][:2] == ["signed_out", "signed_in"]


def test_another_password_ends_every_session(book):
    secrets = [book.sign_in("sara", WORDS).secret for _ in range(2)]
    with pytest.raises(AccountError, match="not right"):
        book.change_own_password(book.account("sara"), OTHER, OTHER)
    with pytest.raises(AccountError, match="is the old one"):
        book.change_own_password(book.account("sara"), WORDS, WORDS)
    token = book.make_token("sara", "x", TokenScope.READ, by="sara")
    book.change_own_password(book.account("sara"), WORDS, OTHER)
    assert [book.whose_session(secret) for secret in secrets] == [None, None]
    assert book.sign_in("sara", WORDS) is None
    assert book.sign_in("sara", OTHER) is not None
    assert book.whose_token(token.secret), "one's own programs go on"


def test_a_password_that_an_admin_gives_is_for_one_use_and_ends_tokens_too(book):
    book.add("Omar", Role.CODER, WORDS)
    secret, token = book.sign_in("omar", WORDS).secret, book.make_token("omar", "x", TokenScope.JUDGE)
    fresh = book.reset_password("omar", by="sara")
    assert book.whose_session(secret) is None
    assert book.whose_token(token.secret) is None
    assert book.sign_in("omar", fresh).account.temporary
    book.change_own_password(book.account("omar"), fresh, OTHER)
    assert not book.account("omar").temporary


def test_a_disabled_account_is_let_in_nowhere_and_its_tokens_stay_revoked(book):
    book.add("Omar", Role.CODER, OTHER)
    secret, token = book.sign_in("omar", OTHER).secret, book.make_token("omar", "x", TokenScope.READ)
    book.disable("omar", by="sara")
    assert book.whose_session(secret) is None
    assert book.whose_token(token.secret) is None
    assert book.sign_in("omar", OTHER) is None
    with pytest.raises(AccountError, match="disabled"):
        book.make_token("omar", "y", TokenScope.READ)
    book.enable("omar")
    assert book.sign_in("omar", OTHER) is not None
    assert book.whose_session(secret) is None
    assert book.whose_token(token.secret) is None
    assert [a.name for a in book.accounts()] == ["Omar", "Sara"]


def test_who_is_disabled_while_signing_in_has_no_session(book, monkeypatch):
    book.add("Omar", Role.CODER, OTHER)
    real = verify_password

    def slow(kept, given):
        right = real(kept, given)
        book.disable("omar")
        return right

    monkeypatch.setattr(book_module, "verify_password", slow)
    assert book.sign_in("omar", OTHER) is None


def test_an_old_password_that_changes_meanwhile_begins_no_session(book):
    before = book.account("sara")
    book.set_password("sara", OTHER)
    assert book.begin_session(before) is None


def test_a_name_is_taken_for_good(book):
    for name in ("sara", "SÁRA", "Sara."):
        with pytest.raises(AccountError, match="is taken"):
            book.add(name, Role.CODER, OTHER)


def test_an_admin_is_always_left(book):
    for change in (lambda: book.disable("sara"), lambda: book.set_role("sara", Role.CODER)):
        with pytest.raises(AccountError, match="only admin"):
            change()
    assert book.account("sara").role is Role.ADMIN
    book.add("Omar", Role.ADMIN, OTHER)
    book.disable("sara", by="omar")
    with pytest.raises(AccountError, match="only admin"):
        book.set_role("omar", Role.VIEWER)


def test_a_token_is_shown_once_expires_and_is_revoked_by_its_owner_alone(book, clock, path):
    book.add("Omar", Role.CODER, OTHER)
    made = book.make_token("omar", "weekly  export", TokenScope.READ, days=2)
    assert made.token.label == "weekly export"
    assert made.secret.encode() not in path.with_name("x.db-wal").read_bytes()
    assert made.token.key == secret_key(made.secret)
    assert book.whose_token(made.secret)[0].name == "Omar"
    for wrong in ("", "hasila_", made.secret[:-1], made.token.key, made.token.id):
        assert book.whose_token(wrong) is None
    with pytest.raises(AccountError, match="No token"):
        book.revoke_token(made.token.id, of="sara")
    clock.pass_(days=2)
    assert book.whose_token(made.secret) is None
    other = book.make_token("omar", "x", TokenScope.READ)
    book.revoke_token(other.token.id, of="omar", by="omar")
    assert book.whose_token(other.secret) is None


@pytest.mark.parametrize(("label", "days"), [("", 1), ("x" * 81, 1), ("x\u202e", 1), ("x", 0), ("x", 366)])
def test_a_token_without_a_use_or_an_end_is_refused(book, label, days):
    with pytest.raises(AccountError):
        book.make_token("sara", label, TokenScope.READ, days=days)


def test_what_happened_is_kept_without_what_was_typed(book, path):
    book.sign_in("my secret typed as a name", OTHER)
    book.sign_in("sara", "a wrong secret of mine")
    raw = path.read_bytes() + path.with_name("x.db-wal").read_bytes()
    assert b"typed as a name" not in raw
    assert b"a wrong secret of mine" not in raw
    assert [(e.act.value, e.account) for e in book.events(most=2)] == [("refused", "sara"), ("refused", None)]


def test_a_store_of_before_has_no_accounts_and_keeps_its_judgements(tmp_path):
    import sqlalchemy as sa  # noqa: PLC0415 - for this test only

    from hasila.store.migrate import migrate  # noqa: PLC0415

    old = tmp_path / "old.db"
    engine = sa.create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        migrate(connection, str(old), "0003")
        connection.exec_driver_sql(
            "INSERT INTO judgements (id, action, subject, others, coder, made, reason, seen)"
            " VALUES ('j', 'reject', 'f', '[]', 'sara', '2024-07-15T00:00:00', 'why', '[]')"
        )
    engine.dispose()
    with open_store(old, create=False) as store:
        (judgement,) = store.judgements()
        assert (judgement.coder, judgement.settles) == ("sara", False)
        assert store.accounts.accounts() == ()
