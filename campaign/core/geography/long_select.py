"""A select of hundreds of options, such as the countries."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """Renders as Django's ``Select`` does, as one string: a template for each option took half of a page's time."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        groups = "\n".join(_group(label, options) for label, options, _number in widget["optgroups"])
        # Every part is escaped where it is put in.
        return mark_safe(f'<select name="{escape(name)}"{flatatt(widget["attrs"])}>\n{groups}\n</select>')


def _group(label: Any, options: list[dict]) -> str:
    lines = "\n".join(_option(option) for option in options)
    return lines if not label else f'<optgroup label="{conditional_escape(label)}">\n{lines}\n</optgroup>'


def _option(option: dict) -> str:
    value, label = escape(str(option["value"])), conditional_escape(option["label"])
    attributes = flatatt(option["attrs"]) if option["attrs"] else ""
    return f'<option value="{value}"{attributes}>{label}</option>'
