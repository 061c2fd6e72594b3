"""Settings of a site: all kinds of them are read with one query a request."""

from typing import Any, Self

from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

from campaign.core.access.sites import OwnSitesPolicy
from campaign.core.editing.rows import FormOfSharedRow
from campaign.core.models.cleaned_texts import CleanedTexts
from campaign.runtime.cache.request_memory import forget, remembered


class SettingsOfSite(CleanedTexts, BaseSiteSetting):
    base_form_class = FormOfSharedRow

    class Meta:
        abstract = True

    @classmethod
    def get_permission_policy(cls) -> OwnSitesPolicy:
        """Nobody changes the settings of a site on which they do not work."""
        return OwnSitesPolicy(cls)

    @classmethod
    def for_site(cls, site: Site) -> Self:
        """The site's settings; unsaved defaults where there are none, so that reading never writes."""
        known = remembered(_key(site.pk), lambda: _with_settings(site))
        return getattr(known, str(cls._meta.model_name), None) or cls(site=site)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        forget(_key(self.site_id))


def _key(site_id: int) -> tuple[str, int]:
    return "settings", site_id


def _with_settings(site: Site) -> Site | None:
    kinds = SettingsOfSite.__subclasses__()
    relations = [kind._meta.model_name for kind in kinds]
    relations += [f"{kind._meta.model_name}__{name}" for kind in kinds for name in kind.select_related or ()]
    return Site.objects.filter(pk=site.pk).order_by().select_related(*relations).first()
