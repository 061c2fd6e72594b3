"""While Redis is down, pages and the API answer as before, people sign, and the log says it once."""

import pytest
from django.core.cache import cache
from redis.exceptions import RedisError

from campaign.runtime.rate_limits.rate_counters import Deed, Limit, Try
from petition.models import Signature


def test_what_is_kept_is_found_until_the_server_stops(stoppable_redis, caplog):
    caplog.set_level("ERROR", logger="campaign.cache")
    cache.set("word", 1)
    assert cache.get("word") == 1
    stoppable_redis()
    assert cache.get("word", "miss") == "miss"
    assert cache.get_many(["word"]) == {}
    assert cache.get_or_set("word", lambda: 2) == 2
    cache.set("word", 3)
    assert cache.delete("word") is False
    with pytest.raises(RedisError):  # who counts must know that nothing was counted
        cache.incr("word")
    with pytest.raises(RedisError):
        cache.limited([Try(Deed.TAKE, (Limit("now", 1000, 60_000),))], None)
    assert [record.name for record in caplog.records] == ["campaign.cache"]


def test_everything_public_goes_on(stoppable_redis, client, petition, faq_page, library, endorsers_page, settings):
    settings.SIGN_RATE_LIMIT = "10/100"
    api = "/api/campaign/v1"
    addresses = [
        "/",
        "/petition/",
        "/search/?q=fair",
        "/search/suggest/?q=fa",
        f"{api}/petitions/",
        f"{api}/petitions/{petition.pk}/",
        f"{api}/petitions/{petition.pk}/count/",
        f"{api}/petitions/{petition.pk}/history/",
        f"{api}/petitions/{petition.pk}/signatures/",
        f"{api}/endorsers/",
        f"{api}/resources/",
        f"{api}/faqs/",
        f"{api}/search/?q=fair",
        "/api/v2/pages/",
        "/api/v2/images/",
        "/api/v2/documents/",
    ]
    stoppable_redis()
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
    body = {"given_name": "Ada", "email": "ada@example.org"}
    signed = client.post(f"{api}/petitions/{petition.pk}/signatures/", body, content_type="application/json")
    assert signed.status_code == 202
    assert client.post("/petition/", body | {"email": "bob@example.org"}).status_code == 303
    assert Signature.objects.count() == 2
