"""The form to add an organization as JSON Schema (draft 2020-12), for sites that show a form of their own."""

from typing import Any

from endorsers.form.forms import EndorsementForm
from endorsers.form.logos import ACCEPTED
from endorsers.form.regions import suggested_regions
from endorsers.form.version import FIELD as FORM_VERSION
from petition.api.form_schema import DRAFT, field_schema

# Of our own page alone: a logo that an earlier try has brought, and what is asked after an answer.
_OF_THE_PAGE = ("logo_token", "drop_logo", "different_organization")


def form_schema(form: EndorsementForm) -> dict[str, Any]:
    """What an organization sends, in the order of our own form. A local one has to name its region."""
    fields = {name: field for name, field in form.fields.items() if name not in _OF_THE_PAGE}
    properties = {name: field_schema(field) for name, field in fields.items()}
    properties["region"]["examples"] = list(suggested_regions())
    properties["logo"] |= {
        "type": "object",
        "properties": {
            "data": {"type": "string", "contentEncoding": "base64", "contentMediaType": ACCEPTED},
            "name": {"type": "string", "maxLength": 200},
        },
        "required": ["data"],
        "additionalProperties": False,
    }
    properties[FORM_VERSION] = {"type": "string", "default": form.fields[FORM_VERSION].initial}
    return {
        "$schema": DRAFT,
        "type": "object",
        "properties": properties,
        "required": [name for name, field in fields.items() if field.required],
        "if": {"properties": {"scope": {"const": "local"}}, "required": ["scope"]},
        "then": {"required": ["region"]},
        "additionalProperties": False,
    }
