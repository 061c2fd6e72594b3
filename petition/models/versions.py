"""The version of what a signer's post depends on, so that processes may remember it."""

from django.db import models


class SigningVersion(models.Model):
    """One row, whose number grows with each change of a petition, of who may see it, or of where it is.

    Raised in the transaction of the change, and read by each process twice a second.
    """

    number = models.BigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            # The number is read without looking for the row.
            models.CheckConstraint(condition=models.Q(pk=1), name="only_one_signing_version"),
        ]

    def __str__(self) -> str:
        return str(self.number)
