from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "campaign.operations"
    label = "operations"
    verbose_name = "Campaign operations"

    def ready(self) -> None:
        from . import platform_metrics  # noqa: F401
        from .error_reports import start_reporting
        from .findings import (
            backup_checks,  # noqa: F401
            service_checks,  # noqa: F401
            work_checks,  # noqa: F401
        )

        start_reporting()
