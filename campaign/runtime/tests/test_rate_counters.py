"""Rates are counted alike in a process's memory and in Redis, by many threads at once too."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache

from campaign.runtime.rate_limits import rate_counters, rate_limits
from campaign.runtime.rate_limits.rate_limits import MINUTE, Rate, RateLimitError


@pytest.fixture(params=["memory", "redis"])
def kept_in(request):
    if request.param == "redis":
        request.getfixturevalue("stoppable_redis")
        # Redis has a clock of its own, which no test can turn.
        request.getfixturevalue("monkeypatch").setattr(rate_counters, "now_here", lambda: time.time() * 1000)
    cache.clear()
    return request.param


def passes(who: str, rate: Rate) -> bool:
    try:
        rate_limits.check(what="sign", who=who, rate=rate)
    except RateLimitError:
        return False
    return True


def test_the_limit_holds_and_what_is_refused_is_not_counted(kept_in):
    rate = Rate(burst=2, sustained=100)
    with time_machine.travel("2026-05-01 12:00:30Z", tick=False) as clock:
        assert [passes("one", rate) for _try in range(4)] == [True, True, False, False]
        burst, sustained = rate_limits.quotas(what="sign", who="one", rate=rate)
        assert (burst.remaining, sustained.remaining) == (0, 98)
        assert passes("two", rate)
        clock.shift(burst.reset)
        assert passes("one", rate)


def test_of_many_at_once_just_as_many_pass_as_may(kept_in):
    with time_machine.travel("2026-05-01 12:00:30Z", tick=False), ThreadPoolExecutor(16) as crowd:
        passed = list(crowd.map(lambda _try: passes("one", Rate(burst=20, sustained=1000)), range(60)))

    assert sum(passed) == 20


def test_what_was_used_up_comes_back_at_the_limits_own_pace(kept_in):
    with time_machine.travel("2026-05-01 12:00:00Z", tick=False) as clock:
        assert all(passes("one", Rate(burst=4, sustained=100)) for _try in range(4))
        clock.shift(MINUTE / 2)

        assert [passes("one", Rate(burst=4, sustained=100)) for _try in range(3)] == [True, True, False]


def test_s41_each_of_a_crowd_is_told_a_moment_of_their_own_and_finds_room_then(kept_in):
    rate = Rate(burst=60, sustained=1000)
    told = []
    with time_machine.travel("2026-05-01 12:00:30Z", tick=False) as clock:
        for _student in range(500):
            try:
                rate_limits.check(what="sign", who="campus", rate=rate)
            except RateLimitError as error:
                told.append(error.retry_after)
        assert len(told) == 440
        assert told == sorted(told)
        assert (told[0], told[-1]) == (1, 480)  # the last of 440, in whole minutes
        for second in range(1, 481):
            clock.shift(1)
            assert all(passes("campus", rate) for wait in told if wait == second and second < 90)


def test_s41_a_look_by_the_fast_path_takes_no_place_in_the_line(kept_in):
    rate = Rate(burst=1, sustained=100)
    with time_machine.travel("2026-05-01 12:00:30Z", tick=False):
        assert passes("one", rate)
        for _try in range(5):
            with pytest.raises(RateLimitError):
                rate_limits.check(what="sign", who="one", rate=rate)
        with pytest.raises(RateLimitError) as refused:
            rate_limits.check(what="sign", who="one", rate=rate)
        assert refused.value.retry_after == refused.value.retry_after == 60


def test_what_is_left_is_told_without_counting(kept_in):
    rate = Rate(burst=3, sustained=100)
    with time_machine.travel("2026-05-01 12:00:30Z", tick=False):
        assert passes("one", rate)
        for _look in range(5):
            burst, _sustained = rate_limits.quotas(what="sign", who="one", rate=rate)

    assert burst.remaining == 2


def test_a_redis_that_was_started_anew_is_taught_again(stoppable_redis):
    rate = Rate(burst=1, sustained=100)
    assert passes("one", rate)
    cache._cache.get_client(write=True).script_flush()

    assert passes("two", rate)
    assert not passes("two", rate)


def test_while_redis_is_away_nobody_is_kept_out_and_nothing_is_told(stoppable_redis):
    rate = Rate(burst=1, sustained=100)
    stoppable_redis()

    assert [passes("one", rate) for _try in range(3)] == [True] * 3
    assert rate_limits.quotas(what="sign", who="one", rate=rate) == []


def test_counts_do_not_stay_in_redis(stoppable_redis):
    assert passes("one", Rate(burst=4, sustained=100))

    client = cache._cache.get_client(write=True)
    lives = [client.ttl(key) for key in client.keys("*rate:sign:one*")]
    assert len(lives) == 2  # no line is kept before somebody waits
    assert all(0 < life <= 2 * 3600 for life in lives)
