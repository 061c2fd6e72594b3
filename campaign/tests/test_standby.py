"""The machine of the database is lost, and its standby is promoted: the site goes on without being told."""

import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from campaign.tests.clusters import COPY as DATABASE
from campaign.tests.serving import served, sooner_or_later

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

SIGNERS = 300


def test_what_was_thanked_is_at_the_standby_and_people_sign_on_there(primary, standby, tmp_path):
    hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
    database = f"postgres://postgres@{hosts}/{DATABASE}?target_session_attrs=read-write"
    thanked, answers = [], set()

    def sign(number):
        email, patient_until = f"s{number}@example.org", time.monotonic() + 60
        while (answer := site.post("/petition/", {"given_name": "Ada", "email": email})).status != 303:
            answers.add(answer.status)
            assert time.monotonic() < patient_until
            time.sleep(0.2)  # as somebody who sends it again
        thanked.append(email)

    with served(tmp_path, database=database) as site, ThreadPoolExecutor(8) as crowd:
        assert site.get("/petition/").status == 200
        signing = [crowd.submit(sign, number) for number in range(SIGNERS)]
        assert sooner_or_later(lambda: len(thanked) > SIGNERS // 4)
        primary.stop()
        assert site.get("/petition/").status == 200
        assert sooner_or_later(lambda: 503 in answers)
        standby.promote()
        for done in signing:
            done.result(60)
        assert site.get("/healthz/ready").status == 200

    with psycopg.connect(standby.address_of(DATABASE)) as connection:
        kept = [email for (email,) in connection.execute("SELECT email FROM petition_signature")]
        (counted,) = connection.execute("SELECT sum(count) FROM petition_signaturetally").fetchone()
    assert answers == {503}
    assert sorted(kept) == sorted(thanked)
    assert counted == SIGNERS
