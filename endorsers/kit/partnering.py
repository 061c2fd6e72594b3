"""The partner of an organization: whoever is published brings people by a link of their own."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.signals import unpublished

from endorsers.models import Endorser
from petition.models import Partner
from petition.partners.presenting import merge, present, rest

MADE_AT_ONCE = 200


def present_partner(endorser: Endorser) -> None:
    """Make the partner of a published organization, or bring it up to date: its link works from then on."""
    with transaction.atomic():
        partner = present(
            partner=endorser.partner,
            site=endorser.site,
            name=endorser.name,
            slug=endorser.slug,
            website=endorser.website,
            logo=endorser.logo,
            welcome=endorser.welcome,
            thanks=endorser.thanks,
            shows_count=endorser.shows_count,
        )
        if endorser.partner_id != partner.pk:
            Endorser.objects.filter(pk=endorser.pk).update(partner=partner)


def present_those_without() -> int:
    """Make the partners of those that were published before there were any; says how many."""
    without = Endorser.objects.filter(live=True, withdrawn_at=None, partner=None).select_related("site", "logo")
    for endorser in (found := list(without.order_by("pk")[:MADE_AT_ONCE])):
        present_partner(endorser)
    return len(found)


def rest_partner(endorser: Endorser) -> None:
    """Its link shows the plain petition from now on; whom it brought stays counted."""
    partner = Partner.objects.filter(pk=endorser.partner_id).first()
    if partner:
        rest(partner=partner)


def join_partners(*, keep: Endorser, drop: Endorser) -> None:
    """Of two entries of one organization, the numbers are added, and both links lead to one page."""
    if drop.partner is None:
        return
    if keep.partner is None:
        partner, drop.partner = drop.partner, None
        Endorser.objects.filter(pk=drop.pk).update(partner=None)
        Endorser.objects.filter(pk=keep.pk).update(partner=partner)
    else:
        merge(partner=drop.partner, into=keep.partner)


def _unpublished(instance: Endorser, **_facts: Any) -> None:
    """However it was taken off. The sizes in which its logo was shown go too, from wherever files are kept."""
    rest_partner(instance)
    if instance.logo:
        for rendition in instance.logo.renditions.all():
            rendition.delete()


def _deleted(instance: Endorser, **_facts: Any) -> None:
    rest_partner(instance)


post_delete.connect(_deleted, sender=Endorser, dispatch_uid="endorsers.partnering")
unpublished.connect(_unpublished, sender=Endorser, dispatch_uid="endorsers.partnering")
