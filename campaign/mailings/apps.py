from django.apps import AppConfig
from django.apps import apps as django_apps
from django.utils.translation import gettext_lazy as _


class MailingsConfig(AppConfig):
    name = "campaign.mailings"
    label = "mailings"
    verbose_name = _("Mailings")

    def ready(self) -> None:
        import campaign.mailings.admin.previewing
        import campaign.mailings.erasing
        import campaign.mailings.sending.tasks  # noqa: F401

        from . import findings, jobs, webhooks  # noqa: F401

        if django_apps.is_installed("anymail"):
            from anymail.signals import tracking

            from .returns.providers import listen

            listen(tracking)
