"""Which language an editor writes in, at the head of a translation's form."""

from typing import Any

from django.conf import settings
from wagtail.admin.panels import Panel


class LanguagePanel(Panel):
    """Shown where the page is in another language than the installation's own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/language_panel.html"

        def is_shown(self) -> bool:
            locale = getattr(self.instance, "locale", None)
            return locale is not None and locale.language_code != settings.LANGUAGE_CODE

        def get_context_data(self, parent_context: dict | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"locale": self.instance.locale}
