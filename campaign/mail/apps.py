from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "campaign.mail"
    label = "mail"
    verbose_name = "Campaign mail"

    def ready(self) -> None:
        import campaign.mail.delivering.tasks  # noqa: F401

        from . import jobs  # noqa: F401
        from .admin_notices import bear_failing_notices
        from .message_ids import name_the_site

        bear_failing_notices()
        name_the_site()
