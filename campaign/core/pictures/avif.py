"""AVIF copies of photographs, made by a task when a picture is saved: no reader waits for their encoder."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.images.models import SourceImageIOError

from campaign.core.media.sizes import AVIF
from campaign.core.models import CampaignImage
from campaign.core.public_state.generation import raise_after_commit
from campaign.runtime.tasks.lanes import Lane, task_in

# Narrower ones are logos and faces, which WebP keeps as small.
NARROWEST = 800


@receiver(post_save, sender=CampaignImage)
def make_copies_of_new_picture(instance: CampaignImage, raw: bool = False, **kwargs: object) -> None:
    if not raw and instance.width >= NARROWEST and not instance.is_svg():
        transaction.on_commit(lambda: make_copies.enqueue(instance.pk))


@task_in(Lane.LONG)
def make_copies(pk: int) -> None:
    """Make those that are missing; pages shown before are out of date then."""
    image = CampaignImage.objects.filter(pk=pk).first()
    if image is None or image.has_avif_copies():
        return
    try:
        image.get_renditions(*AVIF)
    except SourceImageIOError:
        return
    raise_after_commit()
