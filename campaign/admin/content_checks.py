"""Wagtail's checks of a page's content, in words that an editor understands, and a few more of them."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem


class ContentChecks(ContentCheckerItem):
    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-alt", "link-in-text-block"]
    axe_messages = ContentCheckerItem.axe_messages | {
        "image-alt": {
            "error_name": _("A picture has no description"),
            "help_text": _("Say what it shows, for people who can’t see it. Or tick “Only decoration”."),
        },
        "alt-text-quality": {
            "error_name": _("A picture’s description looks like a file name"),
            "help_text": _("Say what it shows, as you would on the phone."),
        },
        "empty-meta-description": {
            "error_name": _("The page has no description"),
            "help_text": _("Write one or two sentences under “Search and sharing”: search engines show them."),
        },
        "empty-heading": {
            "error_name": _("A heading is empty"),
            "help_text": _("Write it, or take it away."),
        },
        "heading-order": {
            "error_name": _("A heading skips a level"),
            "help_text": _("Headings are an outline: under a large one stands the next smaller one."),
        },
        "p-as-heading": {
            "error_name": _("A bold line stands where a heading should be"),
            "help_text": _("Make it a heading: people who listen to the page jump from one to the next."),
        },
        "link-name": {
            "error_name": _("A link has no words"),
            "help_text": _("Say where it leads."),
        },
        "link-in-text-block": {
            "error_name": _("A link can’t be told from the text around it"),
            "help_text": _("Links are underlined; don’t show them by color alone."),
        },
    }


def check_in_plain_words(request: HttpRequest, items: list, page: object) -> None:
    items[:] = [ContentChecks() if type(item) is ContentCheckerItem else item for item in items]
