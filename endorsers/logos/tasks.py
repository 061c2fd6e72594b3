"""The sizes of a logo are made when it goes public, so that no reader waits for them."""

from django_tasks import task

from campaign.core.models import CampaignImage
from endorsers.logos.sizes import logo_renditions


@task()
def make_renditions(image: int) -> int:
    """Make what is missing; says how many there are. None for a picture that is gone."""
    logo = CampaignImage.objects.filter(pk=image).first()
    return len(logo_renditions(logo)) if logo else 0
