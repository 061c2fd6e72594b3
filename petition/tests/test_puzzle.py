"""The puzzle for the signer's device: solved, the signature counts at once; unsolved, it is confirmed by mail."""

import base64
import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from altcha import Challenge, solve_challenge
from altcha_django.challenge import ChallengeConfig
from django.utils import timezone

from petition.abuse import puzzle
from petition.abuse.puzzle import Proof
from petition.models import Signature
from petition.tests.thanks import thanks_of

ADA = {"given_name": "Ada", "email": "ada@example.org"}


@pytest.fixture(autouse=True)
def _quick_puzzles(monkeypatch):
    monkeypatch.setattr(puzzle, "_DIFFICULTY", ChallengeConfig(cost=2, max_number=8, expires_seconds=600))
    monkeypatch.setattr(puzzle, "_HARDER", ChallengeConfig(cost=2, max_number=16, expires_seconds=600))


@pytest.fixture
def guarded(petition):
    petition.proof_of_work = True
    petition.save()
    return petition


def solved(challenge: dict) -> str:
    solution = solve_challenge(Challenge.from_dict(challenge)).to_dict()
    return encoded({"challenge": challenge, "solution": solution})


def encoded(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def state_of(email: str) -> str:
    return Signature.objects.get(email=email).state


def test_the_challenge_is_fresh_each_time_and_in_no_cache(client, db):
    first, second = client.get("/signature/puzzle/"), client.get("/signature/puzzle/")

    assert first.headers["Cache-Control"] == "no-store"
    assert first.json()["parameters"]["nonce"] != second.json()["parameters"]["nonce"]
    assert client.post("/signature/puzzle/").status_code == 405


def test_a_site_elsewhere_may_fetch_a_challenge_for_its_own_form(client, db):
    response = client.get("/signature/puzzle/", headers={"Origin": "https://partner.example"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


def test_solved_it_counts_at_once(client, guarded):
    challenge = client.get("/signature/puzzle/").json()
    response = client.post("/petition/", ADA | {"altcha": solved(challenge)})

    assert thanks_of(response) == "/petition/thanks/"
    assert state_of("ada@example.org") == "confirmed"


def test_without_scripts_it_waits_for_the_mail_and_the_thanks_say_so(client, guarded):
    response = client.post("/petition/", ADA)

    assert response.status_code == 303
    assert urlsplit(response["Location"]).query == "confirm"
    assert state_of("ada@example.org") == "pending"
    assert guarded.signatures_counted == 0


def test_the_same_solution_is_worth_nothing_for_a_second_address(client, guarded):
    solution = solved(puzzle.new_puzzle())
    client.post("/petition/", ADA | {"altcha": solution})
    client.post("/petition/", ADA | {"email": "ben@example.org", "altcha": solution})

    assert state_of("ada@example.org") == "confirmed"
    assert state_of("ben@example.org") == "pending"


def test_s7_a_double_click_sends_one_solution_twice_and_is_thanked_twice_alike(client, guarded):
    post = ADA | {"altcha": solved(puzzle.new_puzzle())}
    first, second = client.post("/petition/", post), client.post("/petition/", post)

    assert thanks_of(first) == thanks_of(second) == "/petition/thanks/"
    assert guarded.signatures_counted == 1


def test_a_form_with_errors_does_not_use_the_solution_up(client, guarded):
    solution = solved(puzzle.new_puzzle())
    assert client.post("/petition/", ADA | {"given_name": "", "altcha": solution}).status_code == 422
    client.post("/petition/", ADA | {"altcha": solution})

    assert state_of("ada@example.org") == "confirmed"


@pytest.mark.parametrize(("minutes", "state"), [(5, "confirmed"), (-5, "confirmed"), (-180, "pending")])
def test_a_puzzle_of_a_machine_whose_clock_is_off_counts_or_is_confirmed_by_mail(client, guarded, minutes, state):
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        solution = solved(puzzle.new_puzzle())

    assert client.post("/petition/", {**ADA, "altcha": solution}).status_code == 303
    assert state_of("ada@example.org") == state


def test_the_embed_counts_a_solved_signature_at_once(client, guarded):
    address = f"/embed/petition/{guarded.pk}/"
    response = client.post(address, ADA | {"altcha": solved(puzzle.new_puzzle())})

    assert response.status_code == 303
    assert state_of("ada@example.org") == "confirmed"


@pytest.mark.parametrize("path", ["/petition/", "/embed/petition/{}/"])
def test_s41_over_the_limit_a_device_that_solves_the_harder_puzzle_signs(client, petition, settings, path):
    settings.SIGN_RATE_LIMIT = "1/1"
    path = path.format(petition.pk)
    client.post(path, ADA)
    ben, cid = {"given_name": "Ben", "email": "ben@example.org"}, {"given_name": "Cid", "email": "cid@example.org"}
    assert client.post(path, ben).status_code == 429
    assert client.post(path, ben | {"altcha": solved(puzzle.new_puzzle())}).status_code == 429
    harder = solved(client.get("/signature/puzzle/?harder").json())
    assert client.post(path, ben | {"altcha": harder}).status_code == 303
    assert client.post(path, cid | {"altcha": harder}).status_code == 429  # it is Ben's
    assert state_of("ben@example.org") == "confirmed"


def test_s41_a_farm_of_machines_that_solves_puzzles_has_a_limit_too(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/1"
    answers = []
    for number in range(13):
        post = {"given_name": "Ada", "email": f"ada{number}@example.org"}
        answers.append(client.post("/petition/", post | {"altcha": solved(puzzle.new_puzzle(Proof.HARDER))}))
    assert [answer.status_code for answer in answers] == [303] * 11 + [429] * 2


def test_the_harder_puzzle_is_worth_what_the_usual_one_is(client, guarded):
    client.post("/petition/", ADA | {"altcha": solved(puzzle.new_puzzle(Proof.HARDER))})

    assert state_of("ada@example.org") == "confirmed"


def test_a_petition_without_a_puzzle_asks_for_none(client, petition):
    assert "signature-puzzle" not in client.get("/petition/").content.decode()
    assert thanks_of(client.post("/petition/", ADA)) == "/petition/thanks/"


def test_the_form_says_to_those_without_scripts_what_will_happen(client, guarded):
    html = client.get("/petition/").content.decode()
    assert "<noscript>" in html
    assert "confirmed it with the link in that mail" in html


def test_an_expired_solution_is_none(monkeypatch, db):
    monkeypatch.setattr(puzzle, "_DIFFICULTY", ChallengeConfig(cost=2, max_number=8, expires_seconds=1))
    challenge = puzzle.new_puzzle()
    monkeypatch.setattr("time.time", lambda: challenge["parameters"]["expiresAt"] + 2)

    assert not puzzle.is_solved({"altcha": solved(challenge)})


def test_a_challenge_of_another_key_is_none(settings):
    settings.ALTCHA_HMAC_SECRET = "theirs"
    solution = solved(puzzle.new_puzzle())
    settings.ALTCHA_HMAC_SECRET = "ours"

    assert not puzzle.is_solved({"altcha": solution})


def test_an_easier_puzzle_than_ours_is_none():
    challenge = puzzle.new_puzzle()
    challenge["parameters"] |= {"keyPrefix": "", "cost": 1}

    assert not puzzle.is_solved({"altcha": solved(challenge)})


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "x",
        "é",
        "\ud800",
        None,
        7,
        ["x"],
        "A" * 5000,
        encoded([]),
        encoded({"challenge": None, "solution": None}),
        encoded({"challenge": {"parameters": {"expiresAt": 10**40}, "signature": "\ud800"}, "solution": {}}),
        base64.b64encode(b"[" * 3000).decode(),
        base64.b64encode(b"\xff\xfe").decode(),
    ],
)
def test_garbage_is_no_solution_and_no_error(garbage):
    assert not puzzle.is_solved({"altcha": garbage})


def test_while_the_cache_is_down_no_solution_is_believed_and_the_log_says_it_once(
    unreachable_cache, caplog, repeated_lines_left_out
):
    caplog.set_level("ERROR", logger="campaign.puzzle")
    solution = solved(puzzle.new_puzzle())

    assert not puzzle.is_solved({"altcha": solution})
    assert not puzzle.is_solved({"altcha": solution})
    assert [record.exc_info for record in caplog.records if record.name == "campaign.puzzle"] == [None]


def test_workers_that_share_redis_share_which_solutions_are_used(redis_cache):
    solution = solved(puzzle.new_puzzle())

    assert puzzle.is_solved({"altcha": solution, "email": "ada@example.org"})
    assert not puzzle.is_solved({"altcha": solution, "email": "ben@example.org"})
