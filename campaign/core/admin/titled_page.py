"""A page of the admin with its title at the end of the way to it."""

from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class TitledPageMixin(WagtailAdminTemplateMixin):
    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]
