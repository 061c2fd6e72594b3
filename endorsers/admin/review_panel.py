"""What an editor needs to know beside the entry itself: where it stands, what proves it, what happened to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from endorsers.admin.columns import ProofColumn
from endorsers.models import EndorsementContact, Endorser
from endorsers.moderation.duplicates import possible_duplicates
from endorsers.moderation.states import ModerationState, moderation_state

EVENTS_SHOWN = 20
SEE_CONTACT = "endorsers.view_endorsementcontact"


class ReviewPanel(Panel):
    """Read-only. Who speaks for the organization is shown to those alone who may see it (``SEE_CONTACT``)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Review"), "icon": "glasses"} | kwargs)

    @property
    def clean_name(self) -> str:
        return "review"

    class BoundPanel(Panel.BoundPanel):
        template_name = "endorsers/admin/review_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context: dict | None = None) -> dict[str, Any]:
            endorser = Endorser.objects.for_moderation().get(pk=self.instance.pk)
            contact = endorser.contact
            return super().get_context_data(parent_context) | {
                "endorser": endorser,
                "state": moderation_state(endorser).label,
                "is_waiting": moderation_state(endorser) == ModerationState.WAITING,
                "proof": ProofColumn("proof").get_value(endorser),
                "duplicates": list(possible_duplicates(endorser)[:5]),
                "new_logo": self.instance.new_logo,
                "events": endorser.events.select_related("by")[:EVENTS_SHOWN],
                "contact": contact,
                "contacts": list(endorser.contacts.order_by("pk")),
                "may_see_contact": self.request.user.has_perm(SEE_CONTACT),
                "mails": dict(EndorsementContact.Mail.choices),
            }
