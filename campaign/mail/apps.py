from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "campaign.mail"
    label = "mail"
    verbose_name = "Campaign mail"

    def ready(self) -> None:
        import campaign.mail.delivering.tasks  # noqa: F401

        from . import jobs  # noqa: F401
        from .message_ids import name_the_site
        from .notices.workflows import take_the_place_of_wagtails_mails

        take_the_place_of_wagtails_mails()
        name_the_site()
