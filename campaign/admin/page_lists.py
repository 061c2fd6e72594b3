"""Lists of one kind of pages: what an empty one says, and where many come in at once."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.widgets.button import Button, HeaderButton

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
