"""Keeps a landing page, and all below it, for those who sign in, until the launch."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import copy_for_translation_done

from campaign.setup.models import Closure, Launch
from home.models import HomePage


def close_until_launch(*, launch: Launch, landing: HomePage) -> None:
    """One restriction, which may be there already: Wagtail copies those of the page that it translates."""
    restriction, _made = PageViewRestriction.objects.get_or_create(
        page=Page.objects.get(pk=landing.pk), restriction_type=PageViewRestriction.LOGIN
    )
    Closure.objects.create(launch=launch, restriction=restriction)


@receiver(copy_for_translation_done, dispatch_uid="campaign.setup")
def close_translation(source_obj: object, target_obj: object, **facts: Any) -> None:
    """A landing page in another language stands beside the first one, and waits with it."""
    if isinstance(source_obj, HomePage) and isinstance(target_obj, HomePage):
        for launch in Launch.objects.keeping_closed(source_obj):
            close_until_launch(launch=launch, landing=target_obj)
