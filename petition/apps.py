from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionConfig(AppConfig):
    name = "petition"
    verbose_name = _("Petitions")

    def ready(self) -> None:
        import petition.comments.public_names
        import petition.comments.published
        import petition.embedding.pages
        import petition.form.forms
        import petition.mails.goal_notices
        import petition.mails.letters
        import petition.pages.comment_views
        import petition.pages.log_sitemap
        import petition.pages.partner_views
        import petition.pages.updates
        import petition.pages.views
        import petition.partners.public_list
        import petition.sharing.views  # noqa: F401

        from . import audience, invalidation, jobs, metrics, searchables, webhooks  # noqa: F401
        from .abuse import access, raising, tasks, told_apart  # noqa: F401
        from .admin import own_sites, translated_questions  # noqa: F401
        from .admin.mailings import filters  # noqa: F401
        from .fast_path import fast_path  # noqa: F401
        from .mails import delivery, siteless  # noqa: F401
        from .transparency import files, findings  # noqa: F401
