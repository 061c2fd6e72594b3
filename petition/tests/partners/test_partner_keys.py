"""Partners sign by a key of their own: what it opens, what is kept, and that nobody else can pretend."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.debug import ExceptionReporter

from campaign.runtime.logs.redaction import PARTNER_KEY
from petition.models import Partner, PartnerKey, PetitionPage, Signature, SignatureTally
from petition.partners.keys import make_key, recognised, revoke
from petition.tests.partners.bodies import BODY


def test_a_signature_by_key_carries_the_partners_source_and_words(send, key):
    response = send(key)
    assert response.status_code == 202
    signature = Signature.objects.select_related("consent_text").get()
    assert (signature.channel, signature.source, signature.network_key) == ("keyed", "rivers", "")
    assert signature.consent_text.subscribe_label == "River Alliance, version 1:\nWe pass it on."
    assert SignatureTally.objects.total() == 1


def test_neither_puzzle_nor_trap_nor_the_networks_rate_is_asked_of_a_key(send, key, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/1"
    PetitionPage.objects.update(proof_of_work=True, honeypot=True)
    answers = [send(key, BODY | {"email": f"ada{number}@example.org"}) for number in range(3)]
    assert [(answer.status_code, answer.json()["confirmation"]) for answer in answers] == [(202, "none")] * 3
    assert send(body=BODY).json()["confirmation"] == "required"


def test_a_key_has_a_rate_of_its_own_and_says_how_much_is_left(send, key, rivers):
    Partner.objects.update(per_minute=2, per_hour=50)
    other = make_key(partner=rivers, by=None)
    with time_machine.travel("2026-05-01 12:00:00Z", tick=False):
        answers = [send(key, BODY | {"email": f"ada{number}@example.org"}) for number in range(3)]
        assert send(other, BODY | {"email": "eve@example.org"}).status_code == 202
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert answers[0]["RateLimit-Policy"] == '"burst";q=2;w=60, "sustained";q=50;w=3600'
    assert answers[0]["RateLimit"].startswith('"burst";r=1;t=')
    assert answers[2]["RateLimit"].startswith('"burst";r=0;t=')
    assert int(answers[2]["Retry-After"]) == 30  # two a minute: the next has room after half of one


def test_what_comes_by_a_key_is_kept_by_no_cache(send, counts, key):
    for response in (send(key), send("cmp_live_nonsense"), counts(key), counts()):
        if response.status_code != 401 or response.wsgi_request.META.get("HTTP_AUTHORIZATION"):
            assert response["Cache-Control"] == "private, no-store"
            assert "Authorization" in response["Vary"]
        else:
            assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("spoil", ["mistyped", "made up", "revoked", "expired", "empty", "odd letters"])
def test_a_key_that_does_not_work_is_401(send, counts, key, spoil, admin_user):
    if spoil == "mistyped":
        key = key[:-1] + ("a" if key[-1] != "a" else "b")
    elif spoil == "made up":
        PartnerKey.objects.all().delete()
    elif spoil == "revoked":
        revoke(PartnerKey.objects.get(), by=admin_user)
    elif spoil == "expired":
        PartnerKey.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        key = {"empty": " ", "odd letters": "cmp_live_é\x7f" + "x" * 30}[spoil]
    for response in (send(key), counts(key)):
        assert response.status_code == 401
        assert response["WWW-Authenticate"] == 'Bearer realm="campaign", error="invalid_token"'
        assert response["Content-Type"] == "application/problem+json"
    assert not Signature.objects.exists()


def test_a_revoked_key_does_not_repeat_an_old_answer(send, key, admin_user):
    assert send(key, **{"idempotency-key": "one"}).status_code == 202
    revoke(PartnerKey.objects.get(), by=admin_user)
    assert send(key, **{"idempotency-key": "one"}).status_code == 401


def test_a_key_opens_its_petitions_alone(send, counts, key, home):
    other = home.add_child(instance=PetitionPage(title="Another", slug="another"))
    assert send(key, to=other).status_code == 403
    assert counts(key, of=other).status_code == 403
    assert not Signature.objects.exists()


def test_a_script_may_use_a_key_only_on_the_websites_that_it_names(send, key, rivers):
    assert send(key, origin="https://rivers.example").status_code == 403
    rivers.allowed_origins = "https://Rivers.example/ \nhttps://b.example:443"
    rivers.full_clean()
    rivers.save()
    assert send(key, origin="https://rivers.example").status_code == 202
    assert send(key, origin="https://b.example").status_code == 202
    assert send(key, origin="https://evil.example").status_code == 403


def test_another_source_than_the_keys_is_refused(send, key):
    response = send(key, BODY | {"source": "elsewhere"})
    assert [error["pointer"] for error in response.json()["errors"]] == ["/source"]
    assert send(key, BODY | {"source": "rivers"}).status_code == 202


def test_who_names_a_partners_source_without_its_key_is_not_counted_for_it(send, counts, client, key, petition):
    send(body=BODY | {"source": "rivers"})
    client.post("/petition/?utm_source=rivers&partner=rivers", BODY | {"email": "eve@example.org"})
    assert sorted(Signature.objects.values_list("source", "channel")) == [("rivers", "api"), ("rivers", "form")]
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert counts(key).json()["total"] == 0


def test_each_consent_text_is_a_version_and_the_signer_keeps_the_one_they_saw(send, counts, key, rivers):
    rivers.consent_text = "We keep it to ourselves."
    rivers.save()
    rivers.save()
    assert (counts(key).json()["consent_text"], counts(key).json()["consent_version"]) == (rivers.consent_text, 2)
    send(key, BODY | {"consent_version": 1})
    send(key, BODY | {"email": "eve@example.org"})
    kept = Signature.objects.order_by("pk").values_list("consent_text__subscribe_label", flat=True)
    assert [text.partition("\n")[2] for text in kept] == ["We pass it on.", "We keep it to ourselves."]
    assert send(key, BODY | {"consent_version": 3}).json()["errors"][0]["pointer"] == "/consent_version"
    assert send(body=BODY | {"consent_version": 1}).json()["errors"][0]["pointer"] == "/consent_version"


def test_a_partner_without_words_of_its_own_keeps_the_petitions(send, key, rivers, petition):
    rivers.consent_text = ""
    rivers.save()
    send(key)
    assert Signature.objects.get().consent_text.subscribe_label == str(petition.subscribe_label)


def test_a_partner_counts_its_own_signatures_and_nothing_else(send, counts, key, petition):
    elsewhere = Partner.objects.create(name="Lakes", slug="lakes")
    elsewhere.petitions.add(petition)
    lakes = make_key(partner=elsewhere, by=None)
    with time_machine.travel("2026-05-01 15:10Z", tick=False):
        send(key)
        send(key, BODY | {"email": "bob@example.org"})
        send(lakes, BODY | {"email": "eve@example.org"})
        send(body=BODY | {"email": "joe@example.org"})
        Signature.objects.filter(email="bob@example.org").update(state="pending")
    with time_machine.travel("2026-05-01 16:00Z", tick=False):
        response = counts(key)
        assert counts(lakes).json()["total"] == 1
    assert response.json() | {"consent_text": "", "consent_version": 0} == {
        "source": "rivers",
        "consent_text": "",
        "consent_version": 0,
        "total": 2,
        "confirmed": 1,
        "days": [{"day": "2026-05-01", "total": 2, "confirmed": 1}],
        "counted_until": "2026-05-01T16:00:00Z",
        "brought": None,
    }


def test_counts_do_not_tell_whether_an_address_had_signed_before(send, counts, key):
    with time_machine.travel("2026-05-01 15:10Z", tick=False) as clock:
        before = counts(key).json()
        send(key)
        clock.shift(timedelta(minutes=40))
        assert counts(key).json() == before


def test_counts_need_a_key(counts):
    response = counts()
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == 'Bearer realm="campaign"'


def test_a_key_is_known_by_its_hash_alone(key):
    kept = json.dumps(list(PartnerKey.objects.values()), default=str)
    assert key not in kept
    assert recognised(key) == PartnerKey.objects.get()
    assert PARTNER_KEY.fullmatch(key)


def test_rotation_lets_the_old_key_work_for_a_while(send, key, rivers):
    new = make_key(partner=rivers, by=None, older_end_in=timedelta(days=7))
    assert [
        send(each, BODY | {"email": f"{place}@example.org"}).status_code for place, each in enumerate((key, new))
    ] == [
        202,
        202,
    ]
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert send(key).status_code == 401
        assert send(new).status_code == 202


def test_the_day_of_the_last_use_is_written_once(send, key):
    send(key)
    assert PartnerKey.objects.get().last_used_on == timezone.localdate()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        send(key, BODY | {"email": "bob@example.org"})
    assert not [query for query in queries if "UPDATE" in query["sql"] and "partnerkey" in query["sql"]]


def test_without_a_key_no_partner_is_looked_up(send):
    with CaptureQueriesContext(connection) as queries:
        send()
        send("", authorization="Basic YTpi")
    assert not [query for query in queries if "petition_partner" in query["sql"]]


def test_an_error_report_does_not_show_the_key(rf, key):
    request = rf.post("/", headers={"authorization": f"Bearer {key}"})
    try:
        recognised_or_fail(key)
    except ZeroDivisionError as error:
        report = ExceptionReporter(request, type(error), error, error.__traceback__)
    assert key not in report.get_traceback_text()


def recognised_or_fail(key):
    recognised(key)
    del key
    return 1 / 0
