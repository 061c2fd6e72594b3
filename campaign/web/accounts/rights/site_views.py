"""What lists and forms of the admin mix in, so that they show and offer what is of their user's sites."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from wagtail.models import Locale, Page

from campaign.core.access.sites import is_divided, own_rows, own_sites
from campaign.runtime.signed_in import SignedInRequest


def narrowed(rows: QuerySet, user: User) -> QuerySet:
    """Those of the rows that are of the account's sites; all, where their model belongs to none."""
    if own_sites(user).everything or not is_divided(rows.model):
        return rows
    return rows.filter(pk__in=own_rows(user, rows.model).order_by().values("pk"))


def narrow_form(form: forms.BaseForm, user: User) -> None:
    """Offer petitions and sites of the account alone. Who works on some sites has to choose: nothing is for all."""
    if own_sites(user).everything:
        return
    for field in form.fields.values():
        rows = getattr(field, "queryset", None)
        if isinstance(field, forms.ModelChoiceField) and rows is not None and is_divided(rows.model):
            field.queryset = narrowed(rows, user)
            field.required = True


def choose_only_ones(form: forms.BaseForm) -> None:
    """Have chosen already, in a form for something new, what must be chosen and has one answer, translations aside."""
    if form.is_bound or getattr(getattr(form, "instance", None), "pk", None):
        return
    for name, field in form.fields.items():
        is_multiple = isinstance(field, forms.ModelMultipleChoiceField)
        if not field.required or is_multiple or not isinstance(field, forms.ModelChoiceField) or form.initial.get(name):
            continue
        rows = field.queryset.all()
        if issubclass(rows.model, Page):
            rows = rows.filter(locale=Locale.get_default())
        only = list(rows[:2])
        if len(only) == 1:
            form.initial[name] = only[0].pk


class OwnRowsMixin:
    """A list of Wagtail's viewsets."""

    request: SignedInRequest

    def get_base_queryset(self) -> QuerySet:
        return narrowed(super().get_base_queryset(), self.request.user)


class OwnChoicesMixin:
    """A view with a form."""

    request: SignedInRequest

    def get_form(self, *args: Any, **kwargs: Any) -> forms.BaseForm:
        form = super().get_form(*args, **kwargs)
        narrow_form(form, self.request.user)
        choose_only_ones(form)
        return form
