"""Mailings as adjectives."""

from django.contrib.auth.models import User
from django.db import models

from campaign.core.access.sites import rows_of_own_sites


class MailingQuerySet(models.QuerySet):
    def on_sites_of(self, user: User) -> "MailingQuerySet":
        """Those of the sites on which this account works."""
        return rows_of_own_sites(self, user)

    def scheduled(self) -> "MailingQuerySet":
        """Those that nobody has begun; a lease says which are due (``sending.beginning``)."""
        return self.filter(state="scheduled")

    def on_their_way(self) -> "MailingQuerySet":
        return self.filter(state="sending")

    def archived(self) -> "MailingQuerySet":
        """Those that anybody may read."""
        return self.filter(in_archive=True, state="sent")
