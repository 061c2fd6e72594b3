"""A validated submission: what the signing door takes."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Submission:
    """Values that passed the sign form's rules, whichever way they came."""

    given_name: str
    email: str
    family_name: str = ""
    postal_code: str = ""
    country: str = ""
    comment: str = ""
    show_name: bool = False
    subscribe: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    language: str = ""
