from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EndorsersConfig(AppConfig):
    name = "endorsers"
    verbose_name = _("Endorsers")

    def ready(self) -> None:
        from . import jobs, searchables, shown, webhooks  # noqa: F401
        from .mails import delivery  # noqa: F401
