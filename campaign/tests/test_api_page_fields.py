"""All that an editor fills in is in Wagtail's API, or there is a reason."""

import pytest
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import get_page_models

from campaign.core.models import BasePage
from campaign.headless.wagtail.cms import PublicPages

PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]

IN_THE_FORM = "what it makes of the form is in the petition's `form`, a JSON Schema in the campaign's own API"
OUR_SIDE = "says what the campaign does with a signature, which is nothing that a reader sees"
WAGTAIL = "Wagtail's own, for editors"
KIT = "a text that representatives of organizations read in their kit"
# A name that stands in the API instead, or why none does.
EXCEPTIONS = {
    "PetitionPage.state": "current_state",
    "PetitionPage.next_goals": "goals",
    "PetitionPage.questions": IN_THE_FORM,
    "PetitionPage.ask_postal_code": IN_THE_FORM,
    "PetitionPage.ask_city": IN_THE_FORM,
    "PetitionPage.ask_country": IN_THE_FORM,
    "PetitionPage.ask_comment": IN_THE_FORM,
    "PetitionPage.default_country": IN_THE_FORM,
    "PetitionPage.show_comment_label": IN_THE_FORM,
    "PetitionPage.show_name_label": IN_THE_FORM,
    "PetitionPage.subscribe_label": IN_THE_FORM,
    "PetitionPage.proof_of_work": IN_THE_FORM,
    "PetitionPage.confirmation": OUR_SIDE,
    "PetitionPage.send_thanks": OUR_SIDE,
    "PetitionPage.allow_shared_addresses": OUR_SIDE,
    "PetitionPage.count_throwaway_addresses": OUR_SIDE,
    "PetitionPage.honeypot": OUR_SIDE,
    "PetitionPage.change_of_words": OUR_SIDE,
    "PetitionPage.correction": "it is beside the wording that it made, in the campaign's own API",
    "PetitionPage.share_texts": "they are in the links of the petition's `share` in the campaign's own API",
    **{
        f"EndorsersPage.kit_{name}": KIT
        for name in ("call", "post", "mail_subject", "mail_body", "newsletter", "press")
    },
    "ResourcePage.publishers": "publisher_names",
    "ResourcePage.topics": "topic_names",
    "ResourcePage.language": "language_code",
    "ResourcePage.translation_of": "what it names may be a draft or private, and Wagtail shows its title all the same",
}
OF_EVERY_PAGE = {"go_live_at": WAGTAIL, "expire_at": WAGTAIL, "comments": WAGTAIL}


def edited(panel):
    """The names of the fields under a panel."""
    if isinstance(panel, FieldPanel):
        return {panel.field_name}
    if isinstance(panel, InlinePanel):
        return {panel.relation_name}
    return {name for child in getattr(panel, "children", []) for name in edited(child)}


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__)
def test_every_field_that_is_edited_can_be_read(page_type):
    shown = set(PublicPages.get_body_fields_names(page_type)) | set(PublicPages.get_meta_fields_names(page_type))
    missing = edited(page_type.edit_handler.bind_to_model(page_type)) - shown - set(OF_EVERY_PAGE)

    assert {name for name in missing if f"{page_type.__name__}.{name}" not in EXCEPTIONS} == set()


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_no_exception_is_left_over(exception):
    page_type = {model.__name__: model for model in PAGE_TYPES}[exception.partition(".")[0]]
    shown = set(PublicPages.get_body_fields_names(page_type))
    instead = EXCEPTIONS[exception]

    assert exception.partition(".")[2] not in shown
    assert instead in shown or " " in instead


def test_what_is_for_after_signing_can_be_read(client, petition):
    petition.thanks_heading, petition.thanks_text = "Thank you", "<p>Now <b>share</b>.</p>"
    petition.next_steps = [("text", "<p>We deliver it in May.</p>")]
    petition.save()

    page = client.get(f"/api/v2/pages/{petition.pk}/").json()

    assert page["thanks_heading"] == "Thank you"
    assert page["thanks_text"] == {"html": "<p>Now <b>share</b>.</p>", "text": "Now share."}
    assert page["next_steps"][0]["value"]["text"] == "We deliver it in May."
    assert page["goals"] == [100]
    assert page["hide_from_search_engines"] is False
