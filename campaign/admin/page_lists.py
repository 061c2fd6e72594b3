"""Lists of one kind of pages: what an empty one says, and where many come in at once."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.widgets.button import Button, HeaderButton

from campaign.core.charts.timeline import spark
from petition.counting.statistics import latest_days
from petition.models import PetitionPage
from resources.admin.import_views import libraries_of


class CampaignIndexView(IndexView):
    results_template_name = "campaign_admin/page_list.html"


class ResourceIndexView(CampaignIndexView):
    @cached_property
    def header_buttons(self) -> list[Button]:
        url = reverse("resource_imports:import")
        may_import = libraries_of(self.request.user).exists()
        more = [HeaderButton(_("Import a spreadsheet"), url=url, icon_name="upload")] if may_import else []
        return [*super().header_buttons, *more]


class PetitionIndexView(CampaignIndexView):
    """With the numbers of the petitions that are shown: a few queries for all of them, of tallies."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        prefetch_related_objects(pages, "next_goals", "counted_under__next_goals")
        PetitionPage.load_together(pages, {"signatures_counted"})
        daily = latest_days([page.counted_id for page in pages])
        for page in pages:
            page.latest_days = daily.get(page.counted_id, [])
        return context


class NumberColumn(Column):
    cell_template_name = "campaign_admin/number_cell.html"

    def get_cell_context_data(self, instance: PetitionPage, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"goal": instance.progress.goal, "points": spark(instance.latest_days)}
