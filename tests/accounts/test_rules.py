"""The pure rules of accounts: roles, names, passwords, expiry and failed attempts."""

import datetime as dt
import threading
from itertools import pairwise

import pytest

from hasila.accounts import (
    AccountError,
    Attempts,
    Limit,
    Permission,
    account_key,
    account_name,
    may,
    scope_may,
)
from hasila.accounts.attempts import WINDOW, network, wait
from hasila.accounts.expiry import IDLE, LONGEST, alive, ends, text, to_be_noted, valid
from hasila.accounts.naming import check_password
from hasila.accounts.roles import is_last_admin
from hasila.model import Account, Role, Session, Token, TokenScope

NOON = dt.datetime(2024, 7, 15, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def test_each_role_may_what_those_before_it_may_and_more():
    roles = [may(role) for role in Role]
    assert all(less < more for less, more in pairwise(roles))
    assert [Permission.JUDGE in held for held in roles] == [False, True, True, True]
    assert [Permission.SETTLE in held for held in roles] == [False, False, True, True]
    assert [Permission.MANAGE in held for held in roles] == [False, False, False, True]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("scope", TokenScope)
def test_a_token_never_goes_beyond_its_role_and_never_manages(role, scope):
    held = scope_may(role, scope)
    assert held <= may(role)
    assert Permission.MANAGE not in held
    assert (Permission.JUDGE in held) == (scope is TokenScope.JUDGE and role is not Role.VIEWER)


@pytest.mark.parametrize("typed", ["سارة", "sara", "Omar_2", "d'Arc", "علي بن عمر", "ليلى.ح"])
def test_a_name_may_be_in_any_script(typed):
    assert account_name(f" {typed}  ") == typed
    assert account_key(typed)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "x" * 41, "sa\u202era", "sa\u200bra", "<b>", "a\nb\x00", "a/b", "...", "\u0301", "a,b", "a;b"],
)
def test_what_is_no_name_is_refused(typed):
    with pytest.raises(AccountError):
        account_name(typed)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sara", "sARA"),
        ("سارة", "سَارة"),
        ("أحمد", "احمد"),
        ("sara k", "sara.k"),
        ("\u00e9lan", "e\u0301lan"),
        ("\uff53ara", "sara"),
    ],
)
def test_names_that_read_alike_have_one_key(left, right):
    assert account_key(left) == account_key(right)


@pytest.mark.parametrize(
    ("password", "key"),
    [
        ("short words", "password_length"),
        ("x" * 1001, "password_length"),
        ("abababababab", "password_repeats"),
        ("Sara K. 2024!", "password_name"),
        ("sarak-sarak-sarak", "password_name"),
    ],
)
def test_a_password_soon_guessed_is_refused(password, key):
    with pytest.raises(AccountError) as refused:
        check_password(password, "Sara K")
    assert refused.value.key == key


def test_a_long_password_may_hold_the_name_and_any_letters():
    check_password("sara walks by the old harbour", "sara")
    check_password("قهوة سوداء بلا سكر", "سارة")


def session(made, seen):
    return Session(key="k", account="a", made=text(made), seen=text(seen))


def test_a_session_ends_when_idle_and_ends_in_any_case():
    assert alive(session(NOON, NOON), NOON + IDLE - MINUTE)
    assert not alive(session(NOON, NOON), NOON + IDLE)
    busy = session(NOON, NOON + LONGEST - MINUTE)
    assert alive(busy, NOON + LONGEST - MINUTE)
    assert not alive(busy, NOON + LONGEST)
    assert ends(busy) == NOON + LONGEST
    assert ends(session(NOON, NOON)) == NOON + IDLE


def test_a_session_from_the_future_is_none():
    assert not alive(session(NOON + IDLE, NOON + IDLE), NOON)


def test_that_a_session_is_alive_is_noted_by_the_minute():
    held = session(NOON, NOON)
    assert not to_be_noted(held, NOON + MINUTE - dt.timedelta(seconds=1))
    assert to_be_noted(held, NOON + MINUTE)


def test_a_token_holds_until_it_expires_or_is_revoked():
    token = Token(
        id="t",
        key="k",
        account="a",
        label="x",
        scope=TokenScope.READ,
        made=text(NOON),
        expires=text(NOON + MINUTE),
    )
    assert valid(token, NOON)
    assert not valid(token, NOON + MINUTE)
    assert not valid(token.model_copy(update={"revoked": text(NOON)}), NOON)


def account(key, role=Role.ADMIN, disabled=None):
    return Account(key=key, name=key, role=role, password="", made=text(NOON), disabled=disabled)


def test_the_last_admin_who_can_sign_in_is_known():
    one, other, coder = account("a"), account("b"), account("c", Role.CODER)
    gone = account("d", disabled=text(NOON))
    assert is_last_admin([one, coder, gone], "a")
    assert not is_last_admin([one, other, coder], "a")
    assert not is_last_admin([one, coder, gone], "c")
    assert not is_last_admin([one, coder, gone], "d")


def test_one_waits_until_the_oldest_failure_leaves_the_window():
    failed = [NOON, NOON + MINUTE, NOON + 2 * MINUTE]
    assert wait(failed, 4, NOON + 3 * MINUTE) == dt.timedelta()
    assert wait(failed, 3, NOON + 3 * MINUTE) == WINDOW - 3 * MINUTE
    assert wait(failed, 3, NOON + WINDOW) == dt.timedelta()


def test_a_name_is_kept_from_one_address_not_from_all():
    attempts = Attempts(Limit(name_and_address=3, address=5, name=6))
    for _ in range(3):
        assert not attempts.begin("sara", "10.0.0.1", NOON)
    assert attempts.begin("sara", "10.0.0.1", NOON) == WINDOW
    assert not attempts.begin("sara", "10.0.0.2", NOON)
    assert not attempts.begin("omar", "10.0.0.1", NOON)
    assert not attempts.begin("lina", "10.0.0.1", NOON)
    assert attempts.begin("huda", "10.0.0.1", NOON) == WINDOW, "five of one address, whatever the names"
    for last in (3, 4):
        assert not attempts.begin("sara", f"10.0.0.{last}", NOON)
    assert attempts.begin("sara", "10.0.0.5", NOON) == WINDOW, "six of one name, whatever the addresses"
    assert not attempts.begin("sara", "10.0.0.1", NOON + WINDOW)


def test_a_right_password_forgets_what_failed_there_but_not_the_address():
    attempts = Attempts(Limit(name_and_address=2, address=3, name=9))
    attempts.begin("sara", "::1", NOON)
    attempts.begin("sara", "::1", NOON)
    attempts.forget("sara", "::1", NOON)
    assert not attempts.begin("sara", "::1", NOON)
    assert not attempts.begin("omar", "::1", NOON)
    assert attempts.begin("lina", "::1", NOON)


def test_many_at_once_get_no_further_than_one_after_another():
    attempts = Attempts()
    passed = []
    threads = [
        threading.Thread(target=lambda: passed.append(not attempts.begin("sara", "10.0.0.1", NOON)))
        for _ in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert passed.count(True) == Limit().name_and_address


def test_what_is_held_in_memory_is_bounded():
    attempts = Attempts(most=30)
    for number in range(200):
        attempts.begin(f"n{number}", f"10.0.{number}.1", NOON)
    assert len(attempts._failed) <= 30


def test_a_house_is_one_address():
    assert network("2001:db8::1") == network("2001:db8::ffff")
    assert network("2001:db8:0:1::1") != network("2001:db8:0:2::1")
    assert network("testclient") == network("") == "?"
