"""The signature admin: signatures found, narrowed, and paged through."""

import pytest
from django.urls import reverse

from petition.admin.signatures.listing import SignaturePaginator
from petition.models import Partner
from petition.submission.attribution import Visit
from petition.tests.signature_admin_cast import NAME, sign


def listed(client, **query):
    response = client.get(reverse("signatures:index"), query)
    return sorted(signature.given_name for signature in response.context["object_list"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A.b+x@gmail.com", ["Ada"]),
        ("ab@googlemail.com", ["Ada"]),
        ("lovel", ["Ada"]),
        ("Lovelace Ada", ["Ada"]),
        ("ben", ["Ben"]),
        ("nguyễn", ["Nguyễn"]),
        ("nobody@example.org", []),
        ("no one", []),
        ("'; --", []),
        ("a & b | !", []),
        ("@", []),
        ("x@" + "ü" * 300, []),
        ("🌞", []),
    ],
)
def test_signatures_are_found_by_address_and_by_the_words_of_a_name(admin_client, petition, words, found):
    sign(petition, "Ada", "ab@gmail.com", family_name=NAME)
    sign(petition, "Ben")
    sign(petition, "Nguyễn", "n@example.org")
    assert listed(admin_client, q=words) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"place": "rom"}, ["Ada"]),
        ({"place": "Ohio"}, ["Ben"]),
        ({"place": "432"}, ["Ben"]),
        ({"country": "IT"}, ["Ada"]),
        ({"source": "WhatsApp"}, ["Ada"]),
        ({"source": "rivers"}, ["Ben"]),
        ({"source": "River Alliance"}, ["Ben"]),
        ({"state": "rejected"}, ["Ben"]),
        ({"mark": "editor"}, ["Ben"]),
        ({"channel": "import"}, ["Ada", "Ben"]),
        ({"channel": "form"}, []),
        ({"created_at_from": "2020-01-01", "created_at_to": "2020-12-31"}, []),
        ({"created_at_from": "2020-01-01"}, ["Ada", "Ben"]),
    ],
)
def test_the_list_is_narrowed_by_each_fact(admin_client, petition, query, found):
    sign(petition, "Ada", city="Rome", country="IT", visit=Visit(source="whatsapp"))
    Partner.objects.create(name="River Alliance", slug="rivers")
    ben = sign(petition, "Ben", country="US", postal_code="43215", visit=Visit(partner="rivers"))
    admin_client.post(reverse("signatures:do", args=[ben.pk, "reject"]))
    assert listed(admin_client, **query) == found


def test_the_list_of_one_petition_leaves_out_the_others(admin_client, petition, closed_petition):
    sign(petition, "Ada")
    sign(closed_petition, "Ben")
    assert listed(admin_client, petition=closed_petition.pk) == ["Ben"]


def test_more_rows_do_not_mean_more_queries(admin_client, petition, django_assert_max_num_queries):
    for number in range(30):
        sign(petition, f"Ada{number}")
    admin_client.get(reverse("signatures:index"))
    with django_assert_max_num_queries(17):
        admin_client.get(reverse("signatures:index"))


def test_the_list_pages_no_further_than_it_counts(admin_client, petition, monkeypatch):
    monkeypatch.setattr(SignaturePaginator, "reach", 2)
    for name in ("Ada", "Ben", "Chi"):
        sign(petition, name)
    html = admin_client.get(reverse("signatures:index"), {"channel": "import"}).content.decode()
    assert "More than 2 signatures, of which the newest are shown" in html
    assert "Ada" not in html


def test_the_stock_export_of_a_list_does_not_exist_here(admin_client, ada):
    response = admin_client.get(reverse("signatures:index"), {"export": "csv"})
    assert response["Content-Type"].startswith("text/html")


def test_an_unknown_filter_says_so_and_shows_nothing(admin_client, ada):
    response = admin_client.get(reverse("signatures:index") + "?state=nope")
    html = response.content.decode()
    assert "nothing is shown" in html
    assert "ada@example.org" not in html
