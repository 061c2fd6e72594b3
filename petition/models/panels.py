"""The tabs in which editors write a petition."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface

from campaign.core.admin.comparison import ChildrenPanel
from campaign.core.geography.countries import CountrySelect
from campaign.core.models import BasePage
from campaign.core.models.pages import tabs
from campaign.core.pages.go_live_words import TIME_ZONE_NOW
from petition.editing.readiness import ReadinessPanel

CLOSES_AT_HELP = format_lazy("{} {}", _("Left empty, it stays open until you close it."), TIME_ZONE_NOW)
CONTENT = [
    *BasePage.content_panels,
    FieldPanel("introduction"),
    FieldPanel("target"),
    FieldPanel("statement"),
    MultiFieldPanel(
        [FieldPanel("change_of_words"), FieldPanel("correction")],
        heading=_("When you change signed words"),
        classname="collapsed",
    ),
    FieldRowPanel([FieldPanel("state"), FieldPanel("closes_at", help_text=CLOSES_AT_HELP)]),
    FieldPanel("closing_text"),
    FieldPanel("goal"),
    ChildrenPanel(
        "next_goals",
        heading=_("Next goals"),
        label=_("Next goal"),
        help_text=_("When a goal is reached, the bar goes on to the next one."),
    ),
    ReadinessPanel(heading=_("Before you publish")),
]
FORM = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("ask_postal_code"), FieldPanel("ask_city"), FieldPanel("ask_country")]),
            FieldPanel("ask_comment"),
            FieldPanel("default_country", widget=CountrySelect),
            FieldPanel("button_label"),
            FieldPanel("show_name_label"),
            FieldPanel("show_comment_label"),
            FieldPanel("subscribe_label"),
        ],
        heading=_("What the form asks"),
    ),
    ChildrenPanel(
        "questions",
        heading=_("Your own questions"),
        label=_("Question"),
        help_text=_(
            "Such as “Are you a teacher?” (yes or no), “How does this concern you?” (long text), or “Which town "
            "hall is yours?” (one of a list). Each question costs some signatures."
        ),
    ),
]
SIGNERS = [
    MultiFieldPanel(
        [
            FieldPanel("show_recent_signers"),
            FieldPanel("comments_shown"),
            FieldPanel("show_growth"),
            FieldPanel("show_partners"),
        ],
        heading=_("In public"),
    ),
    MultiFieldPanel([FieldPanel("ask_age"), FieldPanel("minimum_age")], heading=_("Age")),
    MultiFieldPanel(
        [FieldPanel("confirmation"), FieldPanel("send_thanks")],
        heading=_("Mails"),
        help_text=_(
            "Mailings reach only people whose address is confirmed: without any confirmation, nobody who signs."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("allow_shared_addresses"),
            FieldPanel("count_throwaway_addresses"),
            FieldPanel("honeypot"),
            FieldPanel("proof_of_work"),
        ],
        heading=_("Against abuse"),
    ),
]
THANKS = [
    FieldPanel("thanks_heading"),
    FieldPanel("thanks_text"),
    FieldPanel("next_steps"),
    FieldPanel("share_texts"),
]


def petition_tabs() -> TabbedInterface:
    return tabs(
        CONTENT,
        ObjectList(FORM, heading=_("Form")),
        ObjectList(SIGNERS, heading=_("Signers")),
        ObjectList(THANKS, heading=_("After signing")),
    )
