from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeginConfig(AppConfig):
    name = "campaign.begin"
    label = "begin"
    verbose_name = _("Beginning")

    def ready(self) -> None:
        from . import closing, findings, jobs  # noqa: F401
