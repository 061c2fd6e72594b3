"""When a second site is made: whoever belonged to none, while there was one, belongs to the one that was there.

So nobody loses what they worked on, and nobody is let into what is new but those who are let into it by somebody.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupSitePermission, Site

from campaign.core.access.sites import WORK_ON_SITES
from campaign.core.text.lists import listed
from campaign.runtime.findings import Finding, check, fine, worth_a_look

BOUND = "campaign.bound_to_site"

_NAMED = 5


def in_the_admin() -> QuerySet[Group]:
    """The groups that let their members into the admin."""
    return Group.objects.filter(permissions__codename="access_admin", permissions__content_type__model="admin")


def of_no_site(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Those of the groups of which nothing says on which site they work."""
    on_all = groups.filter(permissions=right_to_work()).values("pk")
    return groups.filter(page_permissions=None, site_permissions=None).exclude(pk__in=on_all)


def of_all_sites() -> QuerySet[Group]:
    """The groups that work on each site, also on one that is made tomorrow."""
    root = Q(page_permissions__page__depth=1) | Q(permissions=right_to_work())
    return in_the_admin().filter(root).distinct().order_by("name")


def accounts_of_no_site() -> QuerySet[User]:
    """Accounts that may enter the admin and find it empty: no group of theirs says on which site they work."""
    users = get_user_model().objects.filter(is_active=True, is_superuser=False)
    bound = Group.objects.exclude(pk__in=of_no_site(Group.objects.all()).values("pk"))
    own_right = users.filter(user_permissions=right_to_work()).values("pk")
    inside = users.filter(
        Q(groups__in=in_the_admin())
        | Q(user_permissions__codename="access_admin", user_permissions__content_type__model="admin")
    )
    return inside.exclude(groups__in=bound).exclude(pk__in=own_right).distinct().order_by("username")


def right_to_work() -> Permission:
    app, codename = WORK_ON_SITES.split(".")
    return Permission.objects.get(codename=codename, content_type__app_label=app)


def bind(*, groups: Iterable[Group], site: Site) -> None:
    """Say that the groups work on the site; noted in the log of each."""
    right = right_to_work()
    for group in groups:
        GroupSitePermission.objects.get_or_create(group=group, site=site, permission=right)
        log(instance=group, action=BOUND, data={"site": site.pk, "hostname": site.hostname})


@receiver(post_save, sender=Site, dispatch_uid="campaign.second_site")
def bind_what_was_there(instance: Site, *, created: bool, raw: bool = False, **signal: Any) -> None:
    others = Site.objects.exclude(pk=instance.pk).order_by("pk")[:2]
    if raw or not created or len(others) != 1:
        return
    with transaction.atomic():
        bind(groups=of_no_site(in_the_admin()), site=others[0])


@check
def who_works_where() -> Finding:
    """Somebody who sees nothing is told apart from somebody who has nothing to do."""
    subject = "Accounts"
    if Site.objects.count() < 2:
        return fine(subject, _("There is one site, and everybody works on it."))
    names = [user.get_username() for user in accounts_of_no_site()[:_NAMED]]
    if names:
        words = _(
            "These accounts belong to no site and see none: %(names)s. Say under Settings, Groups, on which sites "
            "the rights of their group hold."
        )
        return worth_a_look(subject, words % {"names": listed(names)})
    return fine(subject, _("Each account belongs to a site."))
