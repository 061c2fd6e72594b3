"""A petition's form: from its JSON Schema to fields, from what was typed to a body, from a problem to words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

Value = str | int | float | bool | list[str]
# How the signer came, and the puzzle: nobody types them.
_NOT_TYPED = frozenset({"source", "partner", "ref", "altcha"})
_LONG = 500
_INPUTS = {"email": "email", "uri": "url", "date": "date"}


class Problem(Protocol):
    """What the API answers in place of success; ``generated.models.ProblemDetails`` is one."""

    detail: str
    errors: Any


@dataclass(frozen=True)
class Field:
    """One field to show. ``name`` is that of errors too, such as ``answers.your_union``."""

    name: str
    type: str
    control: str
    label: str
    hint: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    max_length: int | None
    initial: Value | None


def fields_of(schema: Mapping[str, Any], prefix: str = "") -> list[Field]:
    """The fields of a petition's ``form`` in their order, those of its own questions too."""
    found: list[Field] = []
    for name, one in schema.get("properties", {}).items():
        if prefix + name in _NOT_TYPED:
            continue
        if one["type"] == "object" and not _is_file(one):
            found += fields_of(one, f"{name}.")
        else:
            found.append(_field(prefix + name, one, required=name in schema.get("required", ())))
    return found


def _is_file(schema: Mapping[str, Any]) -> bool:
    """Its value is ``{"name": …, "data": …}``, the data in Base64."""
    return schema.get("properties", {}).get("data", {}).get("contentEncoding") == "base64"


def _field(name: str, schema: Mapping[str, Any], *, required: bool) -> Field:
    return Field(
        name=name,
        type=schema["type"],
        control=_control(name, schema),
        label=schema.get("title", name),
        hint=schema.get("description", ""),
        required=required,
        choices=_choices(schema.get("items", schema)),
        max_length=schema.get("maxLength"),
        initial=schema.get("default"),
    )


def _choices(schema: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if "oneOf" in schema:
        return tuple((one["const"], one["title"]) for one in schema["oneOf"])
    return tuple((value, value) for value in schema.get("enum", ()))


def _control(name: str, schema: Mapping[str, Any]) -> str:
    if name == "form_version":
        return "hidden"
    if _is_file(schema):
        return "file"
    kinds = {"boolean": "checkbox", "array": "checkboxes", "number": "number", "integer": "number"}
    if schema["type"] in kinds:
        return kinds[schema["type"]]
    if "enum" in schema or "oneOf" in schema:
        return "select"
    if schema.get("maxLength", 0) > _LONG:
        return "textarea"
    return _INPUTS.get(schema.get("format", ""), "text")


def values_of(fields: Iterable[Field], typed: Mapping[str, str | list[str]]) -> dict[str, Any]:
    """What was typed, in the types that the API takes; what was left empty is left out."""
    body: dict[str, Any] = {}
    for field in fields:
        value = _value(field, typed.get(field.name))
        if value is None:
            continue
        group, _, key = field.name.rpartition(".")
        (body.setdefault(group, {}) if group else body)[key] = value
    return body


def _value(field: Field, typed: str | list[str] | None) -> Value | None:
    if field.type == "boolean":
        return bool(typed)
    if not typed or field.type == "object":
        return None  # files are the caller's to add
    if field.type == "array":
        return [typed] if isinstance(typed, str) else typed
    text = (typed if isinstance(typed, str) else typed[0]).strip()
    if field.type in ("number", "integer") and text:
        return int(text) if field.type == "integer" else float(text)
    return text or None


def errors_of(problem: Problem, fields: Iterable[Field]) -> dict[str, str]:
    """The words to show beside each field, by its name. What concerns none of them is under ``""``."""
    names = {field.name for field in fields}
    said: dict[str, list[str]] = {}
    for error in problem.errors or ():
        said.setdefault(error.field if error.field in names else "", []).append(error.message)
    return {name: " ".join(words) for name, words in said.items()} or {"": problem.detail}
