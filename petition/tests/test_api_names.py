"""The public names under a petition."""

from datetime import UTC, datetime, timedelta

import pytest

from petition.models import Signature
from petition.signing import channels
from petition.signing.sign import sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def read(client, petition):
    def get(query=""):
        return client.get(f"/api/campaign/v1/petitions/{petition.pk}/signatures/{query}")

    return get


def signed(petition, name, *, minute=0, show_name=True, **values):
    sign(
        petition=petition,
        submission=Submission(given_name=name, email=f"{name.lower()}@example.org", show_name=show_name, **values),
        visit=Visit(),
        channel=channels.FORM,
        now=NOON + timedelta(minutes=minute),
    )


def test_only_those_who_chose_it_are_named_newest_first(read, petition):
    signed(petition, "Ada", postal_code="44114", country="US", comment="Rivers first.", show_comment=True)
    Signature.objects.update(comment_state="shown")
    signed(petition, "Bob", show_name=False)
    signed(petition, "Carol", minute=5, country="FR")
    signed(petition, "Dan")
    Signature.objects.filter(given_name="Dan").update(state="withdrawn")
    ids = dict(Signature.objects.values_list("given_name", "pk"))
    assert read().json() == {
        "items": [
            {
                "id": ids["Carol"],
                "name": "Carol",
                "place": "France",
                "comment": "",
                "signed_at": "2026-03-01T12:05:00Z",
            },
            {
                "id": ids["Ada"],
                "name": "Ada",
                "place": "Ohio, United States of America",
                "comment": "Rivers first.",
                "signed_at": "2026-03-01T12:00:00Z",
            },
        ],
        "count": 2,
        "next": None,
    }


def test_no_address_and_no_postal_code_is_ever_shown(read, petition):
    signed(petition, "Ada", postal_code="44114", country="US")
    shown = read().content.decode()
    assert "44114" not in shown
    assert "@" not in shown


def test_the_cursor_leads_through_all_names_without_gaps_while_people_go_on_signing(read, petition):
    for number in range(7):
        signed(petition, f"Person{number}", minute=number // 3)  # some in the same instant
    names, cursor = [], ""
    while cursor is not None:
        page = read(f"?limit=3&cursor={cursor}").json()
        names += [entry["name"] for entry in page["items"]]
        cursor = page["next"]
        signed(petition, f"Late{len(names)}", minute=60)
    assert names == [f"Person{number}" for number in reversed(range(7))]


@pytest.mark.parametrize(
    "cursor", ["abc", "%00", "MjAyNi0wMy0wMQ", "🌍", "====", "MjAyNi0wMy0wMVQxMjowMDowMCAx", "a" * 200]
)
def test_a_cursor_of_ones_own_is_an_error(read, cursor):
    response = read(f"?cursor={cursor}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "cursor"


def test_a_later_page_costs_as_little_as_the_first(read, petition, django_assert_num_queries):
    for number in range(30):
        signed(petition, f"Person{number}", minute=number)
    cursor = read("?limit=10").json()["next"]
    with django_assert_num_queries(4):
        read(f"?limit=20&cursor={cursor}")
