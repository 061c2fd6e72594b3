from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EndorsersConfig(AppConfig):
    name = "endorsers"
    verbose_name = _("Endorsers")

    def ready(self) -> None:
        import endorsers.logos.accepting
        import endorsers.moderation.moderating
        import endorsers.moderation.tasks
        import endorsers.pages.access
        import endorsers.pages.organization
        import endorsers.pages.sitemap
        import endorsers.pages.views
        import endorsers.wall.views  # noqa: F401

        from . import audience, invalidation, jobs, searchables, webhooks  # noqa: F401
        from .admin import mailing_filters, own_sites  # noqa: F401
        from .mails import delivery  # noqa: F401
