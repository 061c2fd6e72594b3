from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = _("Resources")

    def ready(self) -> None:
        import resources.pages.feeds
        import resources.pages.json_feed
        import resources.pages.views  # noqa: F401

        from . import invalidation, jobs, searchables, webhooks  # noqa: F401
