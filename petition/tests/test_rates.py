"""How often one network may sign: a burst, a sustained rate, and nobody kept out by a failure of ours."""

import threading

import pytest
import time_machine
from django.test import Client

from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate, RateLimitError
from petition.form.forms import SignForm
from petition.form.question_fields import ANSWER_PREFIX
from petition.models import PetitionQuestion, Signature

NOON = "2026-05-01 12:00:30Z"


def post(client: Client, number: int, **extra):
    return client.post("/petition/", {"given_name": "Ada", "email": f"ada{number}@example.org"}, **extra)


def limited(who: str, rate: Rate, what: str = "sign") -> bool:
    try:
        rate_limits.check(what=what, who=who, rate=rate)
    except RateLimitError:
        return True
    return False


def test_too_many_in_a_minute_answer_429_and_say_when_to_come_back(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "2/100"
    with time_machine.travel(NOON, tick=False):
        assert [post(client, number).status_code for number in range(3)] == [303, 303, 429]
        answer = post(client, 3)
    assert answer.headers["Retry-After"] == "60"
    assert 'value="ada3@example.org"' in answer.content.decode()  # nothing that was typed is lost
    assert Signature.objects.count() == 2


def test_after_the_time_that_was_named_it_works_again(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/100"
    with time_machine.travel(NOON, tick=False) as clock:
        post(client, 1)
        clock.shift(int(post(client, 2).headers["Retry-After"]))
        assert post(client, 2).status_code == 303


def test_many_in_an_hour_are_held_back_although_each_minute_has_few():
    with time_machine.travel("2026-05-01 12:00:00Z", tick=False) as clock:
        kept_out = []
        for _minute in range(6):
            kept_out.append(limited("network", Rate(burst=5, sustained=3)))
            clock.shift(61)
    assert kept_out == [False, False, False, True, True, True]


def test_each_network_and_each_deed_has_a_rate_of_its_own():
    rate = Rate(burst=1, sustained=9)
    assert not limited("one", rate)
    assert not limited("two", rate)
    assert not limited("one", rate, what="endorse")
    assert limited("one", rate)


def test_an_ipv6_household_shares_its_rate_and_its_neighbours_do_not(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/100"
    addresses = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1"]
    answers = [post(client, number, REMOTE_ADDR=address).status_code for number, address in enumerate(addresses)]
    assert answers == [303, 429, 303]


def test_a_forwarded_address_buys_no_new_rate(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/100"
    forged = [{"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}", "REMOTE_ADDR": "203.0.113.7"} for number in range(2)]
    answers = [post(client, number, **said).status_code for number, said in enumerate(forged)]
    assert answers == [303, 429]


def test_s42_behind_a_proxy_that_nobody_named_two_hundred_networks_are_not_one(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/1"
    for peer in ("127.0.0.1", "10.0.0.5", "172.18.0.2", "fd00::5", ""):
        said = [{"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}", "REMOTE_ADDR": peer} for number in range(3)]
        answers = [post(client, f"{number}{peer}", **one).status_code for number, one in enumerate(said)]
        assert 429 not in answers
    assert set(Signature.objects.values_list("network_key", flat=True)) == {""}


def test_a_provider_s_customer_with_many_ipv6_networks_has_a_rate_for_all_of_them(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/100"
    addresses = [f"2001:db8:1:{number:x}::1" for number in range(11)]
    answers = [post(client, number, REMOTE_ADDR=address).status_code for number, address in enumerate(addresses)]
    assert answers == [303] * 10 + [429]
    assert post(client, 11, REMOTE_ADDR="2001:db8:2:1::1").status_code == 303


@pytest.mark.parametrize("path", ["/petition/", "/embed/petition/{}/"])
def test_s41_who_is_refused_is_told_when_and_keeps_all_that_was_typed(client, petition, settings, path):
    settings.SIGN_RATE_LIMIT = "1/100"
    petition.ask_comment = petition.Ask.OPTIONAL
    PetitionQuestion.objects.create(petition=petition, label="Teacher", field_type="checkbox", required=False)
    petition.save()
    answer = next(name for name in SignForm(petition=petition).fields if name.startswith(ANSWER_PREFIX))
    path = path.format(petition.pk)
    typed = {"comment": "Our well is dry.", "show_name": "on", "subscribe": "on", answer: "on"}
    with time_machine.travel(NOON, tick=False):
        post(client, 1)
        answers = [client.post(path, {"given_name": "Ada", "email": f"ada{n}@example.org"} | typed) for n in range(3)]
    assert [(answer.status_code, answer["Retry-After"]) for answer in answers] == [
        (429, "60"),
        (429, "120"),
        (429, "180"),
    ]
    html = answers[1].content.decode()
    assert "sign again in 2 minutes" in html
    assert 'value="ada1@example.org"' in html
    assert "Our well is dry." in html
    assert html.count(" checked") == 3
    assert "/signature/puzzle/?harder" in html


def test_s41_a_program_is_told_when_and_of_the_puzzle(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "2/100"
    address = f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
    with time_machine.travel(NOON, tick=False):
        answers = [
            client.post(address, {"given_name": "Ada", "email": f"{n}@example.org"}, content_type="application/json")
            for n in range(3)
        ]
    problem = answers[2].json()
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert (problem["retry_after"], answers[2]["Retry-After"]) == (30, "30")
    assert "30 seconds" in problem["detail"]
    assert client.get(problem["puzzle"]).status_code == 200


def test_behind_a_trusted_proxy_each_visitor_has_a_rate(client, petition, settings):
    settings.SIGN_RATE_LIMIT, settings.TRUSTED_PROXIES = "1/100", ["127.0.0.1"]
    answers = [post(client, number, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code for number in range(2)]
    assert answers == [303, 303]


def test_the_turn_of_a_minute_brings_no_second_burst():
    rate = Rate(burst=10, sustained=1000)
    with time_machine.travel("2026-05-01 12:00:59Z", tick=False) as clock:
        assert [limited("network", rate) for _ in range(11)] == [False] * 10 + [True]
        clock.shift(2)
        assert limited("network", rate)
        clock.shift(30)
        assert [limited("network", rate) for _ in range(6)] == [False] * 5 + [True]


@pytest.mark.parametrize("second", [0, 1, 17, 30, 59])
@pytest.mark.parametrize("rate", [Rate(1, 5), Rate(3, 5), Rate(7, 9), Rate(50, 60)])
def test_the_time_that_is_named_is_never_too_short(second, rate):
    with time_machine.travel(f"2026-05-01 12:00:{second:02}Z", tick=False) as clock:
        for _ in range(3):
            while True:
                try:
                    rate_limits.check(what="sign", who="network", rate=rate)
                except RateLimitError as error:
                    wait = error.retry_after
                    break
            clock.shift(wait)
            assert not limited("network", rate)


def test_who_goes_on_knocking_is_not_kept_out_longer():
    with time_machine.travel("2026-05-01 12:00:00Z", tick=False) as clock:
        assert [limited("network", Rate(2, 100)) for _ in range(100)].count(False) == 2
        clock.shift(91)
        assert not limited("network", Rate(2, 100))


def test_posts_that_are_not_valid_have_a_wider_limit(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/100"
    nonsense = {"given_name": "Ada", "email": "nonsense"}
    with time_machine.travel(NOON, tick=False):
        assert [client.post("/petition/", nonsense).status_code for _ in range(6)] == [422] * 5 + [429]
        address = f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
        refused = client.post(address, nonsense, content_type="application/json")
        assert refused.status_code == 429
        assert int(refused["Retry-After"]) > 0
        assert post(client, 1).status_code == 303


def test_the_api_says_how_many_may_still_come(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "3/100"
    address = f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
    with time_machine.travel(NOON, tick=False):
        answers = [
            client.post(address, {"given_name": "Ada", "email": f"{n}@example.org"}, content_type="application/json")
            for n in range(4)
        ]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 429]
    assert answers[0]["RateLimit-Policy"] == '"burst";q=3;w=60, "sustained";q=100;w=3600'
    assert [answer["RateLimit"].partition(";t")[0] for answer in answers] == [
        f'"burst";r={left}' for left in (2, 1, 0, 0)
    ]


def test_a_form_with_errors_costs_nothing(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/100"
    for _ in range(3):
        client.post("/petition/", {"given_name": "Ada", "email": "nonsense"})
    assert post(client, 1).status_code == 303


def test_off_is_no_limit(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "off"
    assert [post(client, number).status_code for number in range(30)] == [303] * 30


def test_while_the_cache_is_down_nobody_is_kept_out(client, petition, settings, unreachable_cache):
    settings.SIGN_RATE_LIMIT = "1/1"
    assert [post(client, number).status_code for number in range(3)] == [303, 303, 303]


@pytest.mark.parametrize(
    ("text", "rate"),
    [("20/200", Rate(20, 200)), ("20", Rate(20, 200)), ("off", None), (" OFF ", None), ("", None)],
)
def test_the_setting_is_read(text, rate):
    assert Rate.parse(text) == rate


def test_workers_that_share_redis_count_together_to_the_last_one(redis_cache):
    rate, let_in = Rate(burst=50, sustained=1000), []

    def worker() -> None:
        let_in.extend(not limited("network", rate) for _ in range(20))

    threads = [threading.Thread(target=worker) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(let_in), sum(let_in)) == (100, 50)
