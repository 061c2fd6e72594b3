"""What people search for, as editors learn of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from search.jobs import forget_searches
from search.models import SearchedWords
from search.query_log import _waiting, note_search, write_noted

REPORT = "/admin/reports/searched-words/"


@pytest.fixture(autouse=True)
def _nothing_waits():
    _waiting.clear()


@pytest.fixture
def searched(client, home):
    """Searches as visitors do, then writes the counts as the thread does."""

    def search(*texts, times=3):
        for text in texts:
            for _time in range(times):
                client.get("/search/", {"q": text})
        write_noted()

    return search


def counted():
    return {row["words"]: (row["times"], row["last_found"]) for row in SearchedWords.objects.popular()}


def test_words_are_counted_with_how_much_was_found(searched, petition):
    searched("Rights first", "rights   FIRST", "zeppelin")
    searched("zeppelin", times=1)
    assert counted() == {"rights first": (6, 1), "zeppelin": (4, 0)}


def test_a_site_that_was_deleted_meanwhile_costs_the_others_no_count(searched, home):
    note_search("rivers", site=987_654, found=0)
    searched("zeppelin")
    assert counted() == {"zeppelin": (3, 0)}


def test_a_search_itself_writes_nothing(client, petition):
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/", {"q": "rights"})
    assert not [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]


@pytest.mark.parametrize("text", ["ada@lovelace.example", "call 555-010-9999 now", "+44 20 7946 0958", "x " * 90, "  "])
def test_what_may_name_a_person_is_not_kept(searched, text):
    searched(text)
    assert not SearchedWords.objects.exists()


def test_rare_words_are_not_shown(searched):
    searched("my neighbour", times=2)
    assert counted() == {}


def test_turning_pages_and_narrowing_is_no_new_search(client, petition):
    client.get("/search/", {"q": "rights", "type": "petition"})
    client.get("/search/", {"q": "rights", "page": "1"})
    client.head("/search/", {"q": "rights"})
    write_noted()
    assert not SearchedWords.objects.exists()


def test_a_corrected_search_counts_as_one_that_found_nothing(searched, petition):
    searched("rihgts")
    assert counted() == {"rihgts": (3, 0)}


def test_old_and_rare_searches_are_forgotten(db):
    today = timezone.localdate()

    def add(words, *, days, searches):
        SearchedWords.objects.create(words=words, day=today - timedelta(days=days), searches=searches)

    add("old", days=91, searches=9)
    add("rare last month", days=30, searches=2)
    add("rare yesterday", days=1, searches=2)
    add("popular last month", days=30, searches=9)
    forget_searches()
    assert set(SearchedWords.objects.values_list("words", flat=True)) == {"rare yesterday", "popular last month"}


def test_editors_see_what_is_missing_and_what_is_popular(admin_client, searched, petition):
    searched("zeppelin", "rights")
    page = admin_client.get(REPORT).content.decode()
    missing, popular = page.split("Searched most")
    assert "zeppelin" in missing
    assert "rights" not in missing.split("Searched, nothing found")[1]
    assert "rights" in popular
    SearchedWords.objects.update(day=timezone.localdate() - timedelta(days=20))
    assert "zeppelin" not in admin_client.get(REPORT, {"period": "week"}).content.decode()
    assert "zeppelin" in admin_client.get(REPORT, {"period": "nonsense"}).content.decode()


def test_a_line_leads_to_the_promoted_results_and_these_to_the_public(admin_client, client, searched, petition):
    searched("Zeppelin & co")
    words = next(iter(counted()))
    answer = admin_client.post(REPORT, {"words": words}, follow=True)
    assert answer.status_code == 200
    assert "Promoted search result" in answer.content.decode()
    form = {
        "query_string": words,
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        "editors_picks-0-page": petition.pk,
        "editors_picks-0-description": "Sign here",
        "editors_picks-0-ORDER": "1",
    }
    admin_client.post(answer.redirect_chain[-1][0], form)
    assert SearchPromotion.objects.get().query == Query.objects.get(query_string=words)
    assert "Sign here" in client.get("/search/", {"q": "zeppelin & CO"}).content.decode()
    assert "Change the promoted result" in admin_client.get(REPORT).content.decode()


@pytest.mark.parametrize("words", ["", "ada@lovelace.example"])
def test_no_promotion_is_made_for_words_that_are_not_kept(admin_client, home, words):
    assert admin_client.post(REPORT, {"words": words}).status_code == 302
    assert not Query.objects.exists()


def test_only_who_may_promote_sees_the_report(client, home, django_user_model):
    from django.contrib.auth.models import Permission

    editor = django_user_model.objects.create_user("writer", password="x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert client.get(REPORT).status_code == 302
    editor.user_permissions.add(Permission.objects.get(codename="add_searchpromotion"))
    assert client.get(REPORT).status_code == 200


def test_counts_of_several_processes_meet_in_one_row(searched, home):
    SearchedWords.objects.create(words="zeppelin", day=timezone.localdate(), searches=5)
    searched("zeppelin")
    assert counted()["zeppelin"] == (8, 0)
