"""The pages that a campaign works with, as lists of their own in the menu."""

from copy import copy
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from campaign.admin.menu import PagesMenuItem, works_on_pages
from campaign.admin.page_lists import CampaignIndexView, NumberColumn, PetitionIndexView, ResourceIndexView
from campaign.runtime.signed_in import SignedInRequest
from home.models import FAQPage
from petition.models import PetitionPage, PetitionUpdatePage
from resources.models import ResourcePage


class ParentForEditorsView(ChooseParentView):
    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_on_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """To the form where there is one place in the language; where there is none, to the page that comes first."""
        possible = self.get_valid_parent_pages(request.user)
        language = request.GET.get("locale", settings.LANGUAGE_CODE)
        places = list(possible.filter(locale__language_code=language)[:2])
        if len(places) == 1:
            names = self.model._meta.app_label, self.model._meta.model_name
            return redirect("wagtailadmin_pages:add", *names, places[0].pk)
        if possible.exists():
            return super().get(request, *args, **kwargs)
        parent = self.model.allowed_parent_page_models()[0]
        words = _("“%(page)s” stands below a page of the kind “%(parent)s”. Make that one first.")
        messages.info(request, words % {"page": self.model.get_verbose_name(), "parent": parent.get_verbose_name()})
        above = Page.objects.type(tuple(parent.allowed_parent_page_models())).filter(depth__gt=1)
        may_add = (page for page in above if page.permissions_for_user(request.user).can_add_subpage())
        places = [page for page in may_add if parent.can_create_at(page)]
        if len(places) != 1:
            return redirect("wagtailadmin_home")  # which begins the campaign where there is no page yet
        return redirect("wagtailadmin_pages:add", parent._meta.app_label, parent._meta.model_name, places[0].pk)


def _where_there_is_room(column: BaseColumn) -> BaseColumn:
    """The same column, which a phone leaves out: see ``admin.css``."""
    column = copy(column)
    column.classname = "on-wide"
    column.header = BaseColumn.Header(column)  # the copied one speaks of the other column
    return column


class CampaignListing(PageListingViewSet):
    add_to_admin_menu = True
    columns = [
        _where_there_is_room(column) if column.name in ("parent", "latest_revision_created_at") else column
        for column in CampaignIndexView.base_columns
    ]
    choose_parent_view_class = ParentForEditorsView
    index_view_class = CampaignIndexView

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return PagesMenuItem


class PetitionListing(CampaignListing):
    model = PetitionPage
    index_view_class = PetitionIndexView
    columns = [
        *CampaignListing.columns[:2],
        NumberColumn("signatures_counted", label=_("Signatures"), width="18%"),
        *CampaignListing.columns[2:],
    ]
    name = "petition_pages"
    icon = "form"
    menu_label = _("Petitions")
    menu_name = "petitions"
    menu_order = 10


class UpdateListing(CampaignListing):
    model = PetitionUpdatePage
    name = "update_pages"
    icon = "history"
    menu_label = _("Updates")
    menu_name = "updates"
    menu_order = 15


class ResourceListing(CampaignListing):
    model = ResourcePage
    index_view_class = ResourceIndexView
    name = "resource_pages"
    icon = "doc-full"
    menu_label = _("Resources")
    menu_name = "resources"
    menu_order = 40


class QuestionListing(CampaignListing):
    model = FAQPage
    name = "question_pages"
    icon = "help"
    menu_label = _("Questions")
    menu_name = "questions"
    menu_order = 50

    @cached_property
    def menu_url(self) -> str:
        return reverse("open_questions")


LISTINGS = (PetitionListing, UpdateListing, ResourceListing, QuestionListing)
