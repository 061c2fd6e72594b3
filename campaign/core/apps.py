from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "campaign.core"
    label = "core"
    verbose_name = "Campaign core"

    def ready(self) -> None:
        from . import checks, jobs  # noqa: F401
        from .accounts import sign_in_log  # noqa: F401
        from .accounts.codes_once import take_each_code_once
        from .admin_mail import bear_failing_notices
        from .documents import texts  # noqa: F401
        from .operating import numbers, services, work  # noqa: F401
        from .operating.error_reports import start_reporting
        from .page_cache import of_core  # noqa: F401
        from .sheets import guard_exports_of_wagtail

        bear_failing_notices()
        guard_exports_of_wagtail()
        start_reporting()
        take_each_code_once()
