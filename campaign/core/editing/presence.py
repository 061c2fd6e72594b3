"""Who else has a row open in the admin, as Wagtail shows it of pages and snippets with versions."""

from django.contrib.admin.utils import quote
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.admin.ui.editing_sessions import EditingSessionsModule
from wagtail.permissions import policy_registry


def presence(row: Model, user: User) -> EditingSessionsModule | None:
    """What stands at the top of the form. None for what is not stored yet, and where Wagtail could not ask
    whether they may change it: its script would take that for a network that is away."""
    policy = policy_registry.get_by_type(type(row), fallback=False) if row.pk else None
    if policy is None or not policy.user_has_permission_for_instance(user, "change", row):
        return None
    EditingSession.cleanup()
    session = EditingSession.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        last_seen_at=timezone.now(),
    )
    named = (row._meta.app_label, row._meta.model_name, quote(row.pk), session.pk)
    ping = reverse("wagtailadmin_editing_sessions:ping", args=named)
    release = reverse("wagtailadmin_editing_sessions:release", args=[session.pk])
    return EditingSessionsModule(session, ping, release, [], None, None)
