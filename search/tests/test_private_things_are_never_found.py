"""A8: drafts and private pages never show."""

import pytest
from wagtail.models import PageViewRestriction

from search.finding import find


@pytest.fixture
def secret(home):
    from home.models import ContentPage

    return home.add_child(instance=ContentPage(title="Zebra plan", slug="zebra"))


def test_a_page_that_is_unpublished_is_not_found(secret):
    assert len(find(text="zebra").results) == 1

    secret.unpublish()

    assert len(find(text="zebra").results) == 0


@pytest.mark.parametrize("restriction", ["login", "password", "groups"])
def test_a_private_page_is_not_found_nor_what_is_under_it(secret, restriction):
    from home.models import ContentPage

    secret.add_child(instance=ContentPage(title="Zebra annex", slug="annex"))
    PageViewRestriction.objects.create(page=secret, restriction_type=restriction, password="x")

    assert len(find(text="zebra").results) == 0
    assert len(find(text="zebra unicorn").results) == 0


def test_words_of_a_draft_of_a_public_page_do_not_find_it(petition):
    petition.title = "Giraffe plan"
    petition.save_revision()

    assert len(find(text="giraffe").results) == 0


def test_an_endorser_that_waits_for_review_is_not_found(endorsers_page):
    from endorsers.models import Endorser

    Endorser.objects.create(name="Walrus League", live=False, has_unpublished_changes=True)

    assert len(find(text="walrus").results) == 0


def test_a_private_page_lends_no_words_to_the_spelling(secret, petition):
    PageViewRestriction.objects.create(page=secret, restriction_type="login")

    assert find(text="zebro").corrected == ""
