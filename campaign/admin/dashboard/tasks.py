"""What waits for whoever looks, and what they most often come for."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.admin.menu import works_on_pages
from campaign.core.text.numbers import grouped
from campaign.imports.models import Import
from campaign.runtime.signed_in import SignedInRequest
from endorsers.models import Endorser, EndorserImport
from endorsers.moderation.states import ModerationState
from petition.admin.menu import may
from petition.admin.overview import COUNTED_AT_MOST, waiting
from petition.admin.signatures.comments import comments_to_review
from petition.models import SignatureImport
from resources.admin.link_report import RIGHTS
from resources.models import LinkCheck

NAMED = 5


class Line(NamedTuple):
    """A sentence, and where one goes to do it; empty where nothing can be done but to know."""

    words: str
    url: str


class TasksPanel(Component):
    """Each line for those who can do something about it. That nothing waits is said where there is no line."""

    name = "tasks"
    template_name = "campaign_admin/dashboard/tasks.html"
    order = 5

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        request = parent_context["request"]
        return {"lines": list(_lines(request.user)), "actions": list(_actions(request))}


def _lines(user: User) -> Iterator[Line]:
    yield from _endorsements(user)
    yield from _reviews(user)
    yield from _imports(user)
    yield from _signatures(user)
    yield from _links(user)


def _endorsements(user: User) -> Iterator[Line]:
    if not user.has_perm("endorsers.publish_endorser"):
        return
    listing = reverse("endorsers_admin:list")
    if number := Endorser.objects.waiting().on_sites_of(user).count():
        words = ngettext("One endorsement waits for review.", "%(number)s endorsements wait for review.", number)
        yield Line(words % {"number": grouped(number)}, f"{listing}?state={ModerationState.WAITING}")
    if held := Endorser.objects.held().count():
        words = ngettext(
            "One endorsement looks like a robot’s: look whether it is a person’s.",
            "%(number)s endorsements look like a robot’s: look whether people are among them.",
            held,
        )
        yield Line(words % {"number": grouped(held)}, f"{listing}?state={ModerationState.HELD}")
    asked = Endorser.objects.asked_for_access().on_sites_of(user).order_by("pk")
    if number := asked.count():
        words = ngettext(
            "Somebody asks to become the main contact of an organization.",
            "People ask to become the main contact of %(number)s organizations.",
            number,
        )
        yield Line(words % {"number": grouped(number)}, reverse("endorsers_admin:edit", args=[asked[0].pk]))


def _reviews(user: User) -> Iterator[Line]:
    """The pages that wait for this account's decision: the latest by name, the others by number."""
    endorsers = ContentType.objects.get_for_model(Endorser)
    states = TaskState.objects.reviewable_by(user).exclude(workflow_state__base_content_type=endorsers)
    found = list(states.select_related("revision").order_by("-started_at")[: NAMED + 1])
    finder = AdminURLFinder(user)
    for state in found[:NAMED]:
        url = finder.get_edit_url(state.revision.content_object)
        yield Line(_("To review: %(title)s") % {"title": state.revision.object_str}, url or "")
    if len(found) > NAMED:
        yield Line(_("More pages wait for review."), reverse("wagtailadmin_reports:workflow_tasks"))


def _imports(user: User) -> Iterator[Line]:
    """Lists that this account has uploaded, and of which it has not said yet that they shall come in."""
    kinds: tuple[tuple[type[Import], str], ...] = (
        (SignatureImport, "signatures:import"),
        (EndorserImport, "endorsers_admin:import"),
    )
    for model, address in kinds:
        own = model.objects.filter(created_by=user).exclude(content=b"")
        undecided = own.filter(state=model.State.UPLOADED) | own.filter(state=model.State.DONE, step=model.Step.TRIAL)
        for pk, filename, state in undecided.order_by("-pk").values_list("pk", "filename", "state")[:NAMED]:
            step = "columns" if state == model.State.UPLOADED else "result"
            words = _("Your list “%(file)s” waits for you to decide.") % {"file": filename}
            yield Line(words, reverse(f"{address}_{step}", args=[pk]))


def _signatures(user: User) -> Iterator[Line]:
    if not may(user, "change"):
        return
    numbers, signatures = waiting(user), reverse("signatures:index")
    lines = [
        (_("Comments to look at"), comments_to_review(user).count(), reverse("signatures:comments")),
        (_("Signatures set aside as suspicious"), numbers.suspicious, f"{signatures}?state=rejected"),
        (_("Mails that failed and are tried again"), numbers.mails_failing, ""),
        (_("Mails given up lately"), numbers.mails_given_up, ""),
    ]
    yield from (Line(_counted(label, number), url) for label, number, url in lines if number)


def _links(user: User) -> Iterator[Line]:
    if not works_on_pages(user):
        return
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, RIGHTS)
    if number := LinkCheck.objects.broken().filter(resource__in=pages.values("pk")).order_by().count():
        yield Line(_counted(_("Broken links in resources"), number), reverse("link_report"))


def _counted(label: str, number: int) -> str:
    # Whole phrases: languages differ in the space before a colon.
    words = _("%(label)s: %(number)s or more") if number >= COUNTED_AT_MOST else _("%(label)s: %(number)s")
    return words % {"label": label, "number": grouped(min(number, COUNTED_AT_MOST))}


def _actions(request: SignedInRequest) -> Iterator[Line]:
    user = request.user
    if works_on_pages(user):
        yield Line(_("Edit the landing page"), reverse("open_landing_page"))
        yield Line(_("New update"), reverse("update_pages:choose_parent"))
        if user.has_perm("simple_translation.submit_translation") and Locale.objects.count() > 1:
            yield Line(_("Translate"), reverse("translate_landing_page"))
    if may(user, "export"):
        yield Line(_("Export signatures"), reverse("signatures:export"))
    yield Line(_("Statistics"), reverse("statistics"))
