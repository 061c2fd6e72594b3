"""Of what keeps versions: who saves over a newer one than they opened is told first.

Wagtail asks in the browser, where it has heard of the newer version by then; that is up to ten seconds later.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision


def told_of_newer(request: HttpRequest, newest: Revision, history: str) -> None:
    """Say who has saved what in the meantime; ``history`` is the address of all versions."""
    somebody = get_user_display_name(newest.user) if newest.user else _("Somebody")
    words = _(
        "%(somebody)s has saved this while you were writing. What you wrote is below and not saved yet: look at the "
        "newer version, then save once more to put yours in its place. Both are kept."
    )
    link = format_html(' <a href="{}" target="_blank">{}</a>', history, _("All versions"))
    messages.warning(request, format_html("{}{}", words % {"somebody": somebody}, link if history else ""))


class AsksBeforeOverwriting:
    """For an edit view of pages. The form comes back with what was typed, as written upon the newest version."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_out_of_date or self.expects_json_response or self.page.alias_of_id:
            return super().post(request, *args, **kwargs)
        self.form = self.form_class(
            request.POST,
            request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        told_of_newer(request, self.latest_revision, self.get_history_url() or "")
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


class AsksBeforeOverwritingSnippet:
    """The same for an edit view of snippets that keep versions."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_out_of_date or self.expects_json_response:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        if hasattr(form, "defer_required_fields"):
            form.defer_required_fields()
        form.is_valid()
        told_of_newer(request, self.latest_revision, self.get_history_url() or "")
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data(form=form))
