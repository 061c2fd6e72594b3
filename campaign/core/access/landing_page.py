"""Who decides for a whole site: launches its campaign, and ends it."""

from django.contrib.auth.models import User
from wagtail.models import Site


def may_publish_landing_page(user: User, site: Site) -> bool:
    page = site.root_page if site.root_page_id else None
    return page is not None and page.permissions_for_user(user).can_publish()
