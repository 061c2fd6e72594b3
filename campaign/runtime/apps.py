from django.apps import AppConfig


class RuntimeConfig(AppConfig):
    name = "campaign.runtime"
    label = "runtime"
    verbose_name = "Campaign runtime"

    def ready(self) -> None:
        from . import jobs  # noqa: F401
