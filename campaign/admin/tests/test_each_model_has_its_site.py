"""Each model is decided: whose site its rows are of, or that all sites share them. See docs/sites.md."""

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver
from wagtail.admin import urls as admin_urls
from wagtail.models import Page

from campaign.core.access.sites import is_divided
from campaign.web.accounts.rights.sites_guard import _model_of

OURS = {"core", "home", "petition", "endorsers", "resources", "search", "webhooks", "demo", "invitations", "ending"}
# Rows of a row above, which the admin opens by that one alone, or through its page's permissions.
BELOW = {
    "petition.CommentReport": "signature",
    "petition.SignatureEvent": "signature",
    "petition.ConsentText": "petition",
    "petition.NextGoal": "petition",
    "petition.Milestone": "petition",
    "petition.LostMilestone": "petition",
    "petition.StatementWording": "petition",
    "petition.QuestionKey": "petition",
    "petition.PetitionQuestion": "petition",
    "petition.PetitionLog": "petition",
    "petition.LogBatch": "log",
    "petition.LoggedPaper": "log",
    "petition.SignatureTally": "petition",
    "petition.FacetTally": "petition",
    "petition.PartnerTally": "petition",
    "petition.PartnerConsent": "partner",
    "petition.PartnerKey": "partner",
    "endorsers.EndorserEvent": "endorser",
    "endorsers.FormerSlug": "endorser",
    "resources.ResourceImport": "library",
    "resources.ResourcePublisher": "resource",
    "resources.TopicName": "topic",
    "resources.LinkCheck": "resource",
    "webhooks.WebhookSecret": "endpoint",
    "core.TranslatedTexts": "page",
    "core.CampaignSettings": "site",
    "core.NavigationSettings": "site",
    "search.SearchedWords": "site",
    "invitations.Invitation": "site",
    "closing.ClosedCampaign": "site",
    "closing.SiteArchive": "site",
}
# What all sites share.
SHARED = {
    "petition.AccessRule",
    "petition.CommentReason",
    "endorsers.EndorsementReview",
    "resources.Topic",
    "resources.VisitedHost",
    "core.Backup",
    "core.CampaignDocument",  # collections rule files
    "core.CampaignImage",
    "core.CampaignRendition",
    "core.MailCount",
    "core.OwnWords",
    "core.PublicGeneration",
    "core.ScheduledJob",
    "webhooks.StreamCursor",
    "demo.LoadedObject",
}


def own_models():
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def test_each_model_is_of_a_site_or_shared_by_all():
    undecided = {
        model._meta.label
        for model in own_models()
        if not issubclass(model, Page)
        and not is_divided(model)
        and model._meta.label not in BELOW
        and model._meta.label not in SHARED
    }
    assert undecided == set()


@pytest.mark.parametrize(("label", "above"), BELOW.items())
def test_what_is_below_a_row_names_it(label, above):
    field = apps.get_model(label)._meta.get_field(above)
    assert field.many_to_one or field.one_to_one


def views(patterns=admin_urls.urlpatterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern


def test_what_the_admin_opens_by_a_number_is_looked_at_by_the_guard():
    """A view of ours that opens a row of a model says which, so the guard knows whose the row is."""
    opened = {_model_of(pattern.callback) for pattern in views() if "pk" in pattern.pattern.regex.groupindex}
    ours = {model for model in opened if model in own_models() and not issubclass(model, Page)}
    assert {model for model in ours if is_divided(model)} >= {
        apps.get_model(label)
        for label in ("endorsers.Endorser", "petition.Signature", "petition.Partner", "webhooks.WebhookEndpoint")
    }
    left = {model._meta.label for model in ours if not is_divided(model)}
    assert left <= SHARED | {"resources.ResourceImport"}  # by the permissions on its library
