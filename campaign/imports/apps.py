from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "campaign.imports"
    label = "imports"
    verbose_name = "Campaign imports"

    def ready(self) -> None:
        from . import jobs  # noqa: F401
        from .csv_files import guard_exports_of_wagtail

        guard_exports_of_wagtail()
