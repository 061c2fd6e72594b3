"""Refused posts and an outage do not fill the log: one line a minute a cause, with a count."""

import io
import logging

import pytest

from campaign.runtime.logs import repeated_lines
from campaign.runtime.logs.repeated_lines import RepeatedLineFilter


class Log:
    def __init__(self, name: str) -> None:
        self.written, self.filter, self.timers = io.StringIO(), RepeatedLineFilter(), []
        self.filter._tell_later = lambda cause, seconds: self.timers.append(cause)
        handler = logging.StreamHandler(self.written)
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        handler.addFilter(self.filter)
        self.logger = logging.getLogger(name)
        self.logger.handlers, self.logger.propagate = [handler], False
        self.logger.setLevel(logging.DEBUG)

    def lines(self) -> list[str]:
        return self.written.getvalue().splitlines()

    def minute_passes(self) -> None:
        for cause in self.timers:
            self.filter.tell(cause)
        self.timers.clear()


@pytest.fixture
def log():
    made = Log("tests.repeated")
    yield made
    made.logger.handlers.clear()


def test_ten_thousand_refused_posts_are_two_lines(log):
    for number in range(10_000):
        log.logger.warning("%s: %s", "Unprocessable", f"/petition/?{number}", extra={"status_code": 422})
    log.logger.warning("%s: %s", "Too Many Requests", "/petition/", extra={"status_code": 429})
    log.minute_passes()
    assert log.lines() == [
        "WARNING Unprocessable: /petition/?0",
        "WARNING Too Many Requests: /petition/",
        "WARNING 9999 more like this within a minute: Unprocessable: /petition/?1",
    ]


def test_an_outage_is_one_traceback_and_a_fault_elsewhere_another(log):
    def fails(error: Exception) -> None:
        raise error

    for _request in range(500):
        try:
            fails(ConnectionError("database"))
        except ConnectionError:
            log.logger.exception("Internal Server Error: %s", "/")
    try:
        raise KeyError("ours")
    except KeyError:
        log.logger.exception("Internal Server Error: %s", "/")
    log.minute_passes()
    text = log.written.getvalue()
    assert (text.count("Traceback"), text.count("KeyError: "), text.count("499 more")) == (2, 1, 1)


def test_a_cause_that_lasts_is_told_each_minute(log, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(repeated_lines, "monotonic", lambda: now[0])
    for second in range(181):
        now[0] = float(second)
        log.logger.error("The tasks can't be read.")
        if second % 60 == 59:
            log.minute_passes()
    assert len(log.lines()) == 4  # the first, and three counts
    assert sum("more like this" in line for line in log.lines()) == 3


def test_a_count_bears_the_time_at_which_it_is_told(log, monkeypatch):
    told = []
    log.logger.handlers[0].emit = lambda record: told.append(record)
    monkeypatch.setattr(repeated_lines, "time", lambda: 1_800_000_000.25)
    for _line in range(3):
        log.logger.warning("Too Many Requests")
    log.minute_passes()
    assert (told[-1].created, told[-1].msecs) == (1_800_000_000.25, 250)


def test_what_is_no_warning_is_never_left_out(log):
    for _line in range(5):
        log.logger.info("Signed in: account %s", 7)
    assert len(log.lines()) == 5


def test_the_console_has_it(settings):
    assert "repeated" in settings.LOGGING["handlers"]["console"]["filters"]
