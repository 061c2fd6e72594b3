"""What moderators do with several signatures at once, from the list."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from petition.admin.signatures.listing import name_or_note
from petition.models import Signature
from petition.moderation.moderating import reject, resend_confirmation, restore


class SignatureBulkAction(BulkAction):
    """Each signature by the verb that a single one passes; what it does not fit is left alone and not counted."""

    models = [Signature]
    template_name = "petition/admin/bulk_action.html"
    verb: Callable[..., bool]
    explanation: str | Promise = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Before anything is looked up: the page that asks shows names.
        if not policy_registry.get_by_type(Signature).user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_all_objects_in_listing_query(self, parent_id: str) -> list[int]:
        return []  # millions are set aside by a rule, not by a tick

    def object_context(self, obj: Signature) -> dict[str, Any]:
        return {"item": obj, "name": name_or_note(obj)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            display_name=self.display_name, explanation=self.explanation, header_icon="edit", **kwargs
        )

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Signature], *, user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return sum(bool(cls.verb(signature=signature, by=user)) for signature in objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        words = ngettext("%(count)d signature was changed.", "%(count)d signatures were changed.", num_parent_objects)
        return words % {"count": num_parent_objects}


class RejectInBulk(SignatureBulkAction):
    display_name = gettext_lazy("Reject")
    action_type = "reject"
    aria_label = gettext_lazy("Reject the chosen signatures")
    explanation = gettext_lazy("They are set aside and no longer count. You can restore them.")
    action_priority = 10
    classes = {"serious"}
    verb = staticmethod(reject)


class RestoreInBulk(SignatureBulkAction):
    display_name = gettext_lazy("Restore")
    action_type = "restore"
    aria_label = gettext_lazy("Restore the chosen signatures")
    explanation = gettext_lazy("Those that were rejected count from now on.")
    action_priority = 20
    verb = staticmethod(restore)


class ResendInBulk(SignatureBulkAction):
    display_name = gettext_lazy("Mail again")
    action_type = "resend"
    aria_label = gettext_lazy("Send the confirmation mail of the chosen signatures again")
    explanation = gettext_lazy("Those that wait for confirmation get the mail that asks for it once more.")
    action_priority = 30
    verb = staticmethod(resend_confirmation)


BULK_ACTIONS = (RejectInBulk, RestoreInBulk, ResendInBulk)
