"""What an editor changed can be taken back, also where a program wrote the first version."""

import pytest
from django.urls import reverse

from campaign.demo.loading import load_demo
from endorsers.models import Endorser
from home.models import HomePage
from petition.models import PetitionPage


@pytest.mark.django_db
def test_the_first_edit_of_what_the_demo_made_is_taken_back(admin_client):
    load_demo()
    viewset = Endorser.snippet_viewset
    names = {
        HomePage: ("wagtailadmin_pages:history", "wagtailadmin_pages:revisions_revert"),
        PetitionPage: ("wagtailadmin_pages:history", "wagtailadmin_pages:revisions_revert"),
        Endorser: (viewset.get_url_name("history"), viewset.get_url_name("revisions_revert")),
    }
    for model, (history, revert) in names.items():
        made = model.objects.filter(live=True).first()
        first = made.latest_revision_id
        made.save_revision(log_action=True).publish()
        html = admin_client.get(reverse(history, args=[made.pk])).content.decode()
        assert reverse(revert, args=[made.pk, first]) in html, model
