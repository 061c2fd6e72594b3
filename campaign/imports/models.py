"""What every file on its way in or out has. A worker holds it by a lease that it renews with each step."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaign.runtime.database.user_key import user_key
from campaign.runtime.leases.lease import Lease, Owed

FILES = Lease(
    lasts=timedelta(minutes=2),  # far longer than one row takes, its logo's download included
    waits=(timedelta(),) * 4,  # whose worker was killed is taken up at once; five workers are enough for one file
)


class FileWorkQuerySet(models.QuerySet):
    def under_way(self) -> Self:
        return self.filter(state__in=FileWork.UNDER_WAY)

    def forget_files(self, *, now: datetime | None = None) -> int:
        """Forget what is older than it may be kept, but for its counted outcome. Returns how many held something."""
        now = now or timezone.now()
        old = self.filter(created_at__lt=now - self.model.kept_for).exclude(state=self.model.State.RUNNING)
        holding = Q(content__isnull=False) & ~Q(content=b"")
        for name in self.model.also_forgotten:
            holding |= Q(**{f"{name}__isnull": False})
        return old.filter(holding).update(content=b"", **dict.fromkeys(self.model.also_forgotten))

    def empty(self) -> None:
        """Forget the files at once: somebody whom they may name was erased. One at work is emptied at its end."""
        running = Q(state=self.model.State.RUNNING)
        self.filter(running).update(outdated=True)
        self.exclude(running).update(content=b"", **dict.fromkeys(self.model.also_forgotten))


class FileWork(Owed):
    """A file, with its progress. Kept in the database: it may hold personal data."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    UNDER_WAY = (State.WAITING, State.RUNNING)
    kept_for = timedelta(days=30)
    also_forgotten: tuple[str, ...] = ()
    is_made_anew = False  # what is emptied while it is worked on

    filename = models.CharField(_("file"), max_length=200, editable=False)
    content = models.BinaryField(default=b"", editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING, editable=False)
    done = models.PositiveIntegerField(_("rows done"), default=0, editable=False)
    total = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    failure = models.CharField(_("what went wrong"), max_length=400, blank=True, editable=False)
    # Somebody who may be in the file was erased while it was worked on.
    outdated = models.BooleanField(default=False, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    created_by = user_key(editable=False)

    objects = FileWorkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            # What waits without a time would never be worked on.
            models.CheckConstraint(
                condition=~Q(state__in=("waiting", "running")) | Q(due_at__isnull=False),
                name="%(app_label)s_%(class)s_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_under_way(self) -> bool:
        return self.state in self.UNDER_WAY

    @property
    def began_before(self) -> bool:
        """Whether an earlier worker was killed over it: what that one wrote is found again."""
        return self.attempts > 1

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class Import(FileWork):
    """A list on its way in.

    ``mapping`` is field name to column number; ``result`` the numbers of the outcome, ``lines`` what became of each
    line (see ``outcomes``), ``refused`` a CSV file of the lines with errors, to be mended and uploaded again.
    ``wanted`` are lines that the editor wants though they look like others.
    """

    class Step(models.TextChoices):
        TRIAL = "trial", _("trial")
        WRITE = "write", _("import")
        PUBLISH = "publish", _("publication")

    also_forgotten = ("refused",)

    state = models.CharField(
        _("state"), max_length=8, choices=FileWork.State, default=FileWork.State.UPLOADED, editable=False
    )
    encoding = models.CharField(max_length=20, default="utf-8-sig", editable=False)
    delimiter = models.CharField(max_length=1, default=",", editable=False)
    heading_line = models.PositiveIntegerField(default=0, editable=False)
    sheet_name = models.CharField(max_length=100, blank=True, editable=False)
    other_sheets = models.JSONField(default=list, editable=False)
    mapping = models.JSONField(default=dict, editable=False)
    publish = models.BooleanField(_("publish at once"), default=False, editable=False)
    step = models.CharField(max_length=7, choices=Step, default=Step.TRIAL, editable=False)
    result = models.JSONField(default=dict, editable=False)
    lines = models.BinaryField(default=b"", editable=False)
    refused = models.BinaryField(null=True, editable=False)
    wanted = models.JSONField(default=list, editable=False)
    published_by = user_key(editable=False)

    class Meta(FileWork.Meta):
        abstract = True

    @property
    def is_uploaded(self) -> bool:
        """Whether nobody has chosen its columns yet."""
        return self.state == self.State.UPLOADED

    @property
    def dry_run(self) -> bool:
        return self.step == self.Step.TRIAL

    @property
    def is_written(self) -> bool:
        return self.state == self.State.DONE and not self.dry_run
