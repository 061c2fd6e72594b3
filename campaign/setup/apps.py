from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SetupConfig(AppConfig):
    name = "campaign.setup"
    label = "setup"
    verbose_name = _("Beginning")

    def ready(self) -> None:
        from . import findings, jobs, until_launch  # noqa: F401
