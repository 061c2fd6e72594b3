"""The pages that a campaign works with, as lists of their own in the menu."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.viewsets.pages import PageListingViewSet

from campaign.office.menu import PagesMenuItem, works_on_pages
from home.models import FAQPage
from petition.models import PetitionPage
from resources.models import ResourcePage


class ParentForEditorsView(ChooseParentView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_on_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CampaignListing(PageListingViewSet):
    add_to_admin_menu = True
    choose_parent_view_class = ParentForEditorsView

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return PagesMenuItem


class PetitionListing(CampaignListing):
    model = PetitionPage
    name = "petition_pages"
    icon = "form"
    menu_label = _("Petitions")
    menu_name = "petitions"
    menu_order = 10


class ResourceListing(CampaignListing):
    model = ResourcePage
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


LISTINGS = (PetitionListing, ResourceListing, QuestionListing)
