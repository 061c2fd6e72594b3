"""Which pictures and documents the read API names where there are several sites: those that the asked one uses."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Site

from campaign.core.languages.site_pages import current_site, of_site
from campaign.core.models import CampaignSettings


def of_this_site(files: QuerySet) -> QuerySet:
    """Those of the files that a page or the settings of the site show; all of them where there is one site."""
    if len({root.site_id for root in Site.get_site_root_paths()}) < 2:  # Wagtail keeps them
        return files
    site = current_site()
    pages = of_site(Page.objects.live(), site) if site else Page.objects.none()
    settings = CampaignSettings.objects.filter(site=site)
    shown_by = Q()
    for rows in (pages, settings):
        keys = rows.order_by().annotate(key=Cast("pk", CharField())).values("key")
        shown_by |= Q(base_content_type=ContentType.objects.get_for_model(rows.model), object_id__in=keys)
    to = ContentType.objects.get_for_model(files.model)
    shown = ReferenceIndex.objects.filter(shown_by, to_content_type=to).values("to_object_id")
    return files.annotate(own_key=Cast("pk", CharField())).filter(own_key__in=shown)
