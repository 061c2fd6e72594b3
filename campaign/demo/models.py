"""What the demo loaded, so that removing it takes exactly that and nothing else."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class LoadedObjectQuerySet(models.QuerySet):
    def remember(self, *objects: models.Model) -> None:
        """Note that the demo made these objects; all are of one model."""
        if objects:
            kind = _kind(type(objects[0]))
            self.bulk_create(LoadedObject(kind=kind, object_id=made.pk) for made in objects)

    def still_there(self, model: type[models.Model]) -> models.QuerySet:
        """The demo's objects of a model, without those that somebody has deleted since."""
        return model._default_manager.filter(pk__in=self.filter(kind=_kind(model)).values("object_id"))


class LoadedObject(models.Model):
    """One object that the demo made."""

    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()

    objects = LoadedObjectQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("loaded object")
        verbose_name_plural = _("loaded objects")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="demo_object_is_noted_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


def _kind(model: type[models.Model]) -> ContentType:
    """A page is noted as a page, whatever its type."""
    return ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)
