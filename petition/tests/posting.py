"""What a browser would send."""

from bs4 import Tag


def posted(form: Tag) -> dict[str, str | list[str]]:
    """What a browser sends of a form in which nothing was touched."""
    sent = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            sent[field["name"]] = chosen["value"] if chosen else ""
        else:
            untouched = "on" if field.get("type") in ("checkbox", "radio") else ""
            value = field.text if field.name == "textarea" else field.get("value", untouched)
            sent.setdefault(field["name"], []).append(value)
    return sent
