from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClosingConfig(AppConfig):
    name = "campaign.closing"
    label = "closing"
    verbose_name = _("End of the campaign")

    def ready(self) -> None:
        from . import tasks  # noqa: F401
