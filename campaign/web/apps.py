from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "campaign.web"
    label = "web"
    verbose_name = "Campaign web"

    def ready(self) -> None:
        from . import jobs  # noqa: F401
        from .accounts import sign_in_log  # noqa: F401
        from .accounts.codes_once import take_each_code_once
        from .accounts.rights import second_site  # noqa: F401
        from .front import middleware  # noqa: F401
        from .redirects.old_addresses import refuse_half_addresses

        refuse_half_addresses()
        take_each_code_once()
