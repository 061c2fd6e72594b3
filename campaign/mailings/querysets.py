"""Mailings as adjectives."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import models

from campaign.core.access.sites import rows_of_own_sites


class MailingQuerySet(models.QuerySet):
    def on_sites_of(self, user: User) -> "MailingQuerySet":
        """Those of the sites on which this account works."""
        return rows_of_own_sites(self, user)

    def to_begin(self, *, at: datetime) -> "MailingQuerySet":
        """Those whose time has come and that nobody has begun."""
        return self.filter(state="scheduled", due_at__lte=at)

    def on_their_way(self) -> "MailingQuerySet":
        return self.filter(state="sending")

    def archived(self) -> "MailingQuerySet":
        """Those that anybody may read."""
        return self.filter(in_archive=True, state="sent")
