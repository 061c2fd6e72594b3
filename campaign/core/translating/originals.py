"""Which page another one is a translation of."""

from django.conf import settings
from wagtail.models import Page


def original_of(page: Page) -> Page | None:
    """The page in the installation's own language, else the one that was there first; None for such a page itself."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    family = Page.objects.filter(translation_key=page.translation_key).select_related("locale").order_by("pk")
    own = next((one for one in family if one.locale.language_code == settings.LANGUAGE_CODE), None)
    found = own or next(iter(family), None)
    return None if found is None or found.pk == page.pk else found


def as_read(page: Page) -> Page:
    """What a translator works from: as the public sees it, or the draft of what it does not see yet."""
    return page.specific if page.live else page.get_latest_revision_as_object()
