"""What the public sees beside pages: settings, menus, redirects, pictures. Read in Wagtail's log of models."""

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.webhooks.events import EventType, Occurrence, Stream, register_stream, register_type

CHANGED = "site.changed"

_ACTIONS = {"wagtail.create": "created", "wagtail.edit": "changed", "wagtail.delete": "deleted"}
_KINDS: dict[type[Model], str] = {
    CampaignSettings: "settings",
    NavigationSettings: "menus",
    Redirect: "redirect",
    CampaignImage: "image",
    CampaignDocument: "document",
}


def tell_of(model: type[Model], kind: str) -> None:
    """Have changes of the model's rows told as changes of the site; call it from the app's ``ready``."""
    _KINDS[model] = kind


def _rows() -> QuerySet[ModelLogEntry]:
    kinds = ContentType.objects.get_for_models(*_KINDS).values()
    return ModelLogEntry.objects.filter(action__in=_ACTIONS, content_type__in=kinds)


def _occurrences(entries: Sequence[ModelLogEntry]) -> Iterable[Occurrence]:
    for entry in entries:
        model = entry.content_type.model_class()
        if model not in _KINDS:
            continue
        site, number = _site_of(model, entry.object_id), int(entry.object_id)
        data = {"kind": _KINDS[model], "id": number, "action": _ACTIONS[entry.action]}
        at, everywhere = entry.timestamp, site is None
        yield Occurrence(type=CHANGED, at=at, data=data, subject=number, site=site, everywhere=everywhere)


def _site_of(model: type[Model], key: str) -> int | None:
    if not any(field.name == "site" for field in model._meta.concrete_fields):
        return None
    return model._default_manager.filter(pk=key).values_list("site_id", flat=True).first()


register_type(
    EventType(
        CHANGED,
        _("Something that many pages show is changed"),
        _("Settings, look, menus, redirects, topics, a picture or a file: which kind, and its number."),
    )
)
register_stream(Stream("site changes", frozenset({CHANGED}), _rows, _occurrences))
