"""The sign form as JSON Schema (draft 2020-12), for sites that show a form of their own."""

from typing import Any

from django import forms

from campaign.mail.addresses.mailboxes import validate_address
from petition.abuse.puzzle import FIELD as PUZZLE
from petition.abuse.puzzle import LONGEST_SOLUTION
from petition.form.forms import SignForm
from petition.form.question_fields import ANSWER_PREFIX
from petition.submission.attribution import LENGTHS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SOURCE_LENGTH, PARTNER_LENGTH, REF_LENGTH = (LENGTHS[name] for name in ("source", "partner", "ref"))
# How the signer came, beside the fields of the form.
CAME_BY = {
    "source": ("By which way the signer came, such as the name of your site.", SOURCE_LENGTH),
    "partner": ("The name in links of the partner who brought the signer, as in “?partner=”.", PARTNER_LENGTH),
    "ref": ("The “ref” of the link by which the signer came.", REF_LENGTH),
}

# The first class that a field is an instance of decides.
TYPES: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (forms.BooleanField, {"type": "boolean"}),
    (forms.MultipleChoiceField, {"type": "array", "uniqueItems": True}),
    (forms.ChoiceField, {"type": "string"}),
    (forms.DecimalField, {"type": "number"}),
    (forms.IntegerField, {"type": "integer"}),
    (forms.DateField, {"type": "string", "format": "date"}),
    (forms.URLField, {"type": "string", "format": "uri"}),
    (forms.EmailField, {"type": "string", "format": "email"}),
    (forms.Field, {"type": "string"}),
)


def form_schema(form: SignForm) -> dict[str, Any]:
    """What a signer sends to this form's petition: its fields, its questions under ``answers``, how they came."""
    own = {name: field for name, field in form.fields.items() if not name.startswith(ANSWER_PREFIX)}
    questions = {
        name.removeprefix(ANSWER_PREFIX): field for name, field in form.fields.items() if name.startswith(ANSWER_PREFIX)
    }
    schema = {"$schema": DRAFT, "title": form.petition.title} | _object(own)
    if questions:
        schema["properties"]["answers"] = {"title": "Answers"} | _object(questions)
        if schema["properties"]["answers"].get("required"):
            schema["required"].append("answers")
    for name, (description, longest) in CAME_BY.items():
        words = {"title": name.capitalize(), "description": description}
        schema["properties"][name] = words | {"type": "string", "maxLength": longest}
    if form.petition.proof_of_work:
        schema["properties"][PUZZLE] = {
            "title": "Proof of work",
            "description": "The solution of a puzzle from /signature/puzzle/. Without it the signer confirms by mail.",
            "type": "string",
            "maxLength": LONGEST_SOLUTION,
        }
    return schema


REQUIRED: dict[str, dict[str, Any]] = {
    "string": {"minLength": 1},
    "array": {"minItems": 1},
    "boolean": {"const": True},
}


def field_schema(field: forms.Field) -> dict[str, Any]:
    """One field: type, title, hint, limits and choices. Choices with a name of their own have it in ``oneOf``."""
    schema: dict[str, Any] = {"title": str(field.label or "")}
    if field.help_text:
        schema["description"] = str(field.help_text)
    schema |= _kind(field)
    if validate_address in field.validators:
        schema["format"] = "email"
    if getattr(field, "max_length", None):
        schema["maxLength"] = field.max_length
    if isinstance(field, forms.ChoiceField):
        choices = _choices(field)
        if schema["type"] == "array":
            schema["items"] = {"type": "string"} | choices
        else:
            schema |= choices
    if field.required:
        schema |= REQUIRED.get(schema["type"], {})
    if field.initial not in (None, "", [], [""]):
        schema["default"] = field.initial
    return schema


def json_type(field: forms.Field) -> str:
    """The JSON type of the field's value: string, boolean, number, integer or array (of strings)."""
    return _kind(field)["type"]


def _kind(field: forms.Field) -> dict[str, Any]:
    return next(kind for known, kind in TYPES if isinstance(field, known))


def _object(fields: dict[str, forms.Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: field_schema(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _choices(field: forms.ChoiceField) -> dict[str, Any]:
    choices = [(str(value), str(label)) for value, label in field.choices if value != ""]
    schema: dict[str, Any] = {"enum": [value for value, _ in choices]}
    if any(value != label for value, label in choices):
        schema["oneOf"] = [{"const": value, "title": label} for value, label in choices]
    return schema
