from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionConfig(AppConfig):
    name = "petition"
    verbose_name = _("Petitions")

    def ready(self) -> None:
        from . import jobs, numbers, searchables, shown, webhooks  # noqa: F401
        from .abuse import access, tasks  # noqa: F401
        from .mails import outbox  # noqa: F401
        from .quick import version  # noqa: F401
