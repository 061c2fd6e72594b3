import logging

import pytest

from campaign.runtime.logs.redaction import LogLineFormatter


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("Key (email)=(ana.b+x@x.example) already exists", "Key (email)=([address]) already exists"),
        ("To: Ana <ana@x-y.example>, bo@x.example", "To: Ana <[address]>, [address]"),
        ("Not Found: /x/?to=ana%40x.example", "Not Found: /x/?to=[address]"),
        ("3 signatures @ 5 a second, 1@2", "3 signatures @ 5 a second, 1@2"),
    ],
)
def test_a_log_line_holds_no_address(message, line):
    record = logging.LogRecord("petition", logging.INFO, __file__, 1, message, None, None)

    assert LogLineFormatter().format(record) == line


def test_a_traceback_holds_no_address():
    try:
        raise ValueError("ana@x.example is taken")
    except ValueError as error:
        record = logging.LogRecord(
            "petition", logging.ERROR, __file__, 1, "Failed", None, (ValueError, error, error.__traceback__)
        )

    line = LogLineFormatter().format(record)

    assert "ValueError: [address] is taken" in line
    assert "ana" not in line.partition("ValueError")[2]


@pytest.mark.parametrize("piece", ["a", "@", "a@", "a.", "@a.", "/signature/", "cmp_live_"])
def test_an_address_of_a_visitor_takes_time_that_grows_with_its_length(piece):
    """T3: thirty kilobytes took eight seconds; with two megabytes that would be hours."""
    record = logging.LogRecord(
        "django.request", logging.WARNING, __file__, 1, f"Not Found: /{piece * 400_000}", None, None
    )

    assert LogLineFormatter().format(record).startswith("Not Found: ")
