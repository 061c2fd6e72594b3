"""The form of a translation: the original beside it, and a question before half of it is published."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language_info, gettext_lazy
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from campaign.core.editing.versions import AsksBeforeOverwriting
from campaign.core.models import BasePage
from campaign.core.translating.comparing import Standing, standing_of
from campaign.core.translating.originals import original_of


class OriginalSidePanel(BaseSidePanel):
    """Each text of the original by its place in the form, what is missing or has changed first to be seen."""

    name = "original"
    title = gettext_lazy("Original")
    template_name = "campaign_admin/original_panel.html"
    order = 50

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        icon_name = "globe"
        aria_label = gettext_lazy("Toggle original")

        def get_context_data(self, parent_context: dict | None) -> dict[str, Any]:
            standing = self.panel.standing
            return super().get_context_data(parent_context) | {"count": len(standing.missing) + len(standing.changed)}

    def __init__(self, page: Page, original: Page, request: HttpRequest) -> None:
        super().__init__(page, request)
        self.original = original

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.object, self.original)

    def get_context_data(self, parent_context: dict | None) -> dict[str, Any]:
        code = self.original.locale.language_code
        return super().get_context_data(parent_context) | {
            "original": self.original,
            "original_language": code,
            "is_rtl": get_language_info(code)["bidi"],
            "standing": self.standing,
        }


class EditViewWithOriginal(AsksBeforeOverwriting, EditView):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        original = None if self.expects_json_response else original_of(self.page)
        if original is not None:
            panels.append(OriginalSidePanel(self.page, original, self.request))
        return panels


def view_sets() -> list[PageViewSet]:
    """One for each page type of ours, so that its form has the original beside it."""
    return [
        PageViewSet(
            f"edit_{model._meta.model_name}",
            model=model,
            edit_view_class=EditViewWithOriginal,
            parent_models=[],  # lists of pages stay Wagtail's
        )
        for model in _page_types(BasePage)
    ]


def _page_types(parent: type[Page]) -> list[type[Page]]:
    found = []
    for model in parent.__subclasses__():
        found += [*([] if model._meta.abstract else [model]), *_page_types(model)]
    return found


def ask_before_half(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a translation is published of which texts are missing: the form's work is saved as a draft by then."""
    original = original_of(page)
    if original is None or not standing_of(page, original).missing:
        return None
    return redirect("publish_half", page.pk)
