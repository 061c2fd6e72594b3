"""The sample files of imports: what they hold, the import takes."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("listing", "upload"),
    [
        ("endorsers_admin:list", "endorsers_admin:import"),
        ("signatures:index", "signatures:import"),
        ("resource_pages:index", "resource_imports:import"),
    ],
)
def test_a_sample_is_found_from_the_list_and_names_columns_that_are_known(
    admin_client, petition, library, listing, upload
):
    assert f'href="{reverse(upload)}"' in admin_client.get(reverse(listing)).content.decode()
    page = admin_client.get(reverse(upload)).content.decode()
    assert 'href="?sample=csv"' in page

    answer = admin_client.get(reverse(upload), {"sample": "csv"})

    assert "attachment" in answer["Content-Disposition"]
    headings, *rows = answer.content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    view = answer.resolver_match.func.view_class
    instance = view()
    instance.request = answer.wsgi_request
    known = instance.headings or None
    if known is not None:
        from campaign.imports.headings import guess_mapping

        assert len(guess_mapping(headings.split(","), known=known, allowed=set(known))) == len(headings.split(","))
