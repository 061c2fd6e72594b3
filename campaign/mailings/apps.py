from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingsConfig(AppConfig):
    name = "campaign.mailings"
    label = "mailings"
    verbose_name = _("Mailings")

    def ready(self) -> None:
        import campaign.mailings.admin.previewing
        import campaign.mailings.erasing
        import campaign.mailings.sending.tasks  # noqa: F401

        from . import jobs, webhooks  # noqa: F401
