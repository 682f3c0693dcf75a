"""What tests of several parts share."""

import datetime as dt

import pytest


class Clock:
    """The time it is, until it is moved."""

    def __init__(self):
        self.time = dt.datetime(2024, 7, 15, 9, tzinfo=dt.UTC)

    def __call__(self):
        return self.time

    def pass_(self, **parts):
        self.time += dt.timedelta(**parts)


@pytest.fixture
def clock():
    return Clock()
