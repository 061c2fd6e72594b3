"""Sites in the admin: what a new one brings with it, what goes with one that is deleted, who works on which."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import CASCADE, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import GroupSitePermission, ModelLogEntry, Page, Site
from wagtail.sites import views as wagtail_views

from campaign.core.text.lists import listed
from campaign.core.text.numbers import grouped
from campaign.web.accounts.rights.second_site import BOUND, accounts_of_no_site, of_all_sites, right_to_work

_NAMED = 10


class CreateView(wagtail_views.CreateView):
    """Says who works on the new site already, and who on none."""

    def save_instance(self) -> Site:
        site = super().save_instance()
        if Site.objects.count() > 1:
            messages.warning(self.request, _who_works_on_it())
        return site


def _who_works_on_it() -> str:
    names = listed(group.name for group in of_all_sites()[:_NAMED])
    said = [
        _("These groups work on all sites, the new one too: %(names)s.") % {"names": names}
        if names
        else _("No group works on the new site yet."),
        _("All others stay on the sites that they had. Say under Settings, Groups, who works where."),
    ]
    if lost := listed(user.get_username() for user in accounts_of_no_site()[:_NAMED]):
        said.append(_("These accounts belong to no site and see none: %(names)s.") % {"names": lost})
    return " ".join(said)


class DeleteView(wagtail_views.DeleteView):
    """Says in numbers what goes with the site. Its pages stay."""

    @property
    def confirmation_message(self) -> str:
        if not (going := goes_with(self.object)):
            return super().confirmation_message
        words = _("With this site these are deleted for good: %(things)s. Its pages stay. Delete it?")
        return words % {"things": listed(going)}


def goes_with(site: Site) -> list[str]:
    """What the database deletes with the site, such as “12 endorsers”; nothing of which there is none."""
    found = []
    for relation in Site._meta.get_fields(include_hidden=True):
        if getattr(relation, "on_delete", None) is CASCADE and relation.related_model is not GroupSitePermission:
            number = relation.related_model._base_manager.filter(**{relation.field.name: site}).count()
            meta = relation.related_model._meta
            if number:
                found.append(f"{grouped(number)} {meta.verbose_name if number == 1 else meta.verbose_name_plural}")
    return found


def keep_landing_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page whose deletion would take a site along, with its endorsers and settings, is not deleted."""
    sites = Site.objects.filter(root_page__path__startswith=page.path)
    if not sites:
        return None
    going = [thing for site in sites for thing in goes_with(site)]
    words = _(
        "This page can’t be deleted: it is, or holds, the landing page of %(sites)s. Its deletion would also take: "
        "%(things)s. Give the site another landing page under Settings, Sites, or delete the site there first."
    )
    messages.error(request, words % {"sites": listed(sites), "things": listed(going) or _("nothing else")})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def keep_landing_pages_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action_class_instance: object
) -> HttpResponse | None:
    pages = [page for page in objects if isinstance(page, Page)] if action_type == "delete" else []
    return next((answer for page in pages if (answer := keep_landing_pages(request, page))), None)


class WorkPlacesForm(forms.Form):
    """On which sites the rights of a group hold, where neither pages nor settings say so. A panel of its form."""

    icon = "site"
    sites = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sites"),
        queryset=Site.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The rights of this group hold on the sites that are ticked, and on those that its page permissions name. "
            "With none of both, its members see no site as soon as there are several."
        ),
    )

    def __init__(self, *args: Any, instance: Group | None = None, **kwargs: Any) -> None:
        self.instance = instance
        ticked = self._given().values_list("site", flat=True) if instance and instance.pk else ()
        super().__init__(*args, **kwargs | {"prefix": "work_on_sites", "initial": {"sites": list(ticked)}})

    def _given(self) -> QuerySet[GroupSitePermission]:
        return GroupSitePermission.objects.filter(group=self.instance, permission=right_to_work())

    def save(self) -> None:
        self._given().exclude(site__in=self.cleaned_data["sites"]).delete()
        for site in self.cleaned_data["sites"]:
            GroupSitePermission.objects.get_or_create(group=self.instance, site=site, permission=right_to_work())

    def as_admin_panel(self) -> SafeString:
        template = "wagtailsettings/permissions/includes/site_permission_form.html"
        return render_to_string(template, {"heading": _("Works on"), "form": self, "panel_id": "work-on-sites"})


class BoundMessage(LogFormatter):
    label = gettext_lazy("Bind to a site")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        words = _("A second site was added: the group stays on the first one, %(site)s")
        return words % {"site": log_entry.data.get("hostname", "")}


def register_log_messages(actions: LogActionRegistry) -> None:
    actions.register_action(BOUND)(BoundMessage)
