"""A petition that holds records is not deleted: answered in words, before the database refuses or counts millions."""

from django.db.models import PROTECT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from petition.models import PetitionPage


def holds_records(page: Page) -> bool:
    """True where the page, or one below it, is a petition with signatures or other records that must stay."""
    protected = [relation for relation in PetitionPage._meta.related_objects if relation.on_delete is PROTECT]
    return any(
        relation.related_model.objects.filter(**{f"{relation.field.name}__path__startswith": page.path}).exists()
        for relation in protected
    )


def keep_signed_petitions(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not holds_records(page):
        return None
    messages.error(
        request,
        _("This page can’t be deleted: people have signed it, or a petition below it. Unpublish it instead."),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def keep_signed_petitions_in_bulk(
    request: HttpRequest, action_type: str, objects: list, action_class_instance: object
) -> HttpResponse | None:
    if action_type != "delete":
        return None
    kept = [page for page in objects if isinstance(page, Page) and holds_records(page)]
    if not kept:
        return None
    messages.error(
        request,
        ngettext(
            "One of these pages can’t be deleted: people have signed it. Unpublish it instead.",
            "%(count)d of these pages can’t be deleted: people have signed them. Unpublish them instead.",
            len(kept),
        )
        % {"count": len(kept)},
    )
    return redirect("wagtailadmin_explore", kept[0].get_parent().pk)
