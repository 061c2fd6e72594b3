"""Which column of a file is what."""

from campaign.imports import headings as core
from campaign.imports.headings import heading_key, known_headings, read_headings
from petition.form.question_fields import ANSWER_PREFIX

HEADINGS = read_headings(__file__)
KNOWN_HEADINGS = known_headings(HEADINGS)


def guess_mapping(headings: list[str], extra: dict[str, str]) -> dict[str, int]:
    """Field names with the number of the column that their heading names, in the languages of ``HEADINGS``.

    ``extra``: labels of the petition's own questions, by the field's name. Our own export calls them ``answer: key``.
    """
    known = dict(HEADINGS)
    for name, label in extra.items():
        known[name] = f"{heading_key(label)} {heading_key('answer ' + name.removeprefix(ANSWER_PREFIX))}"
    mapping = core.guess_mapping(headings, known=known, allowed=known)
    return _with_names(mapping, [heading_key(heading) for heading in headings])


def _with_names(mapping: dict[str, int], keys: list[str]) -> dict[str, int]:
    """What a column of names is depends on the other one: "Vorname" and "Name", "Nom" alone."""
    if "given_name" in mapping:
        whole = mapping.pop("full_name", None)
        if whole is not None and "family_name" not in mapping and keys[mapping["given_name"]] == "vorname":
            mapping["family_name"] = whole  # "Vorname" and "Name"
    elif {"full_name", "family_name"} <= mapping.keys():
        mapping["given_name"] = mapping.pop("full_name")  # "Name" and "Surname"
    elif "family_name" in mapping and "full_name" not in mapping and keys[mapping["family_name"]] == "nom":
        mapping["full_name"] = mapping.pop("family_name")  # "Nom" alone is the whole name
    if (
        "full_name" not in mapping
        and "family_name" not in mapping
        and _heading_of_given(mapping, keys) in ("nome", "nombre")
    ):
        mapping["full_name"] = mapping.pop("given_name")  # "Nome" alone is the whole name too
    return mapping


def _heading_of_given(mapping: dict[str, int], keys: list[str]) -> str:
    """The heading of the given names' column; empty where there is none."""
    return keys[mapping["given_name"]] if "given_name" in mapping else ""
