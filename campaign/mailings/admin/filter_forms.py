"""Whom a mailing is for, as editors choose it. Each audience brings the form of its filters."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User

from campaign.core.text.lists import listed
from campaign.mailings.audiences import audience_named

_EMPTY = (None, "", [])
_forms: dict[str, type["FilterForm"]] = {}


class WordsField(forms.CharField):
    """Several names in one box, a comma or a line break between them. Answers a list."""

    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"required": False, "max_length": 2000, "widget": forms.Textarea(attrs={"rows": 2})}
        super().__init__(**usual | options)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        words = super().clean(value).replace("\n", ",").split(",")
        return list(dict.fromkeys(word.strip() for word in words if word.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class FilterForm(forms.Form):
    """Fields are named as those of the audience's ``Filters``; what is left empty narrows nothing.

    ``user``: who chooses. A subclass offers what is of their sites alone.
    """

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def filters(self) -> dict[str, Any]:
        """The filters of a valid form as JSON has them."""
        return {name: _plain(value) for name, value in self.cleaned_data.items() if value not in _EMPTY}


def register_form(audience: str, form: type[FilterForm]) -> None:
    """Register the form of an audience's filters."""
    _forms[audience] = form


def filter_form(audience: str, filters: Mapping[str, Any], *, user: User | None = None, data: Any = None) -> FilterForm:
    """The form with these filters; bound where there are ``data``. An audience without a form has an empty one."""
    form = _forms.get(audience, FilterForm)
    return form(data, initial=dict(filters), prefix=f"to_{audience}", user=user)


def in_words(audience: str, filters: Mapping[str, Any], *, user: User | None = None) -> Iterator[tuple[str, str]]:
    """Pairs of what is narrowed and to what, in words; nothing for everybody."""
    form = filter_form(audience, filters, user=user)
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if value not in _EMPTY:
            yield str(field.label), _said(field, value)


def audience_in_words(audience: str) -> str:
    return str(audience_named(audience).label)


def _said(field: forms.Field, value: Any) -> str:
    chosen = [str(one) for one in (value if isinstance(value, list) else [value])]
    words = dict(_flat(getattr(field, "choices", ())))
    return listed(words.get(one, one) for one in chosen)


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for key, words in choices:
        if isinstance(words, (list, tuple)):
            yield from ((str(one), f"{key} {said}") for one, said in words)
        else:
            yield str(key), str(words)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
