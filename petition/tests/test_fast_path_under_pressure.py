"""Many at once, killed in the middle, and anything that can be typed: count equals rows."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.tests.serving import served, sooner_or_later
from petition.counting.recounting import recount
from petition.form.forms import SignForm
from petition.models import Signature, SignatureTally
from petition.moderation.moderating import reject, restore
from petition.signing import channels
from petition.signing.confirming import confirm
from petition.signing.sign import sign
from petition.signing.withdrawing import erase, withdraw
from petition.submission.attribution import Visit


@pytest.mark.django_db(transaction=True)
def test_200_parallel_posts_of_50_addresses_leave_50_rows_and_a_count_of_50(petition):
    def post(number):
        try:
            email = f"signer{number % 50}@example.org"
            return Client().post("/petition/", {"given_name": "Ada", "email": email}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(200)))
    assert answers == [303] * 200
    assert Signature.objects.count() == 50
    assert petition.signatures_counted == 50
    assert recount(petition=petition) == []


@pytest.mark.django_db(transaction=True)
def test_a_server_that_is_killed_while_people_sign_leaves_the_count_equal_to_the_rows(petition, tmp_path):
    thanked, stop = [], threading.Event()
    with served(tmp_path, workers=2) as site:

        def post_on(worker):
            number = 0
            while not stop.is_set():
                number += 1
                body = {"given_name": "Ada", "email": f"signer{worker}x{number}@example.org"}
                if site.post("/petition/", body).status == 303:
                    thanked.append(body["email"])

        threads = [threading.Thread(target=post_on, args=(worker,)) for worker in range(8)]
        for thread in threads:
            thread.start()
        sooner_or_later(lambda: len(thanked) >= 20)
        site.kill()
        stop.set()
        for thread in threads:
            thread.join()
    assert len(thanked) >= 20
    stored = set(Signature.objects.values_list("email", flat=True))
    assert set(thanked) <= stored  # who was thanked is stored
    assert petition.signatures_counted == len(stored)
    assert recount(petition=petition) == []


names = st.text(max_size=100)
addresses = st.one_of(
    st.emails(), st.text(max_size=60), st.sampled_from(["a.b@gmail.com", "ab@gmail.com", "x@y.example"])
)
submitted = st.fixed_dictionaries(
    {"given_name": names, "email": addresses},
    optional={
        "family_name": names,
        "postal_code": st.text(max_size=30),
        "country": st.sampled_from(["US", "HK", "zz"]),
    },
)
steps = st.lists(st.sampled_from(["confirm", "withdraw", "reject", "restore", "erase"]), max_size=4)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(people=st.lists(st.tuples(submitted, steps), max_size=6), mode=st.sampled_from(["none", "updates", "count"]))
def test_whatever_is_typed_and_done_the_count_equals_the_rows(petition, people, mode):
    Signature.objects.all().delete()
    SignatureTally.objects.all().delete()
    petition.confirmation = mode
    verbs = {
        "confirm": lambda signature: confirm(signature=signature),
        "withdraw": lambda signature: withdraw(signature=signature),
        "reject": lambda signature: reject(signature=signature, by=None),
        "restore": lambda signature: restore(signature=signature, by=None),
        "erase": lambda signature: erase(signature=signature),
    }
    for values, done in people:
        form = SignForm(values, petition=petition)
        if not form.is_valid():
            continue
        sign(petition=petition, submission=form.submission(), visit=Visit(language="en"), channel=channels.FORM)
        for step in done:
            verbs[step](Signature.objects.latest("pk"))
    assert recount(petition=petition) == []
    assert SignatureTally.objects.of(petition).total() == Signature.objects.of(petition).confirmed().count()
