"""A validated submission: what the signing door takes."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Submission:
    """Values that passed the sign form's rules, whichever way they came.

    ``trapped`` says that the field that people do not see was filled in, ``proved`` that the device solved
    the petition's puzzle.
    """

    given_name: str
    email: str
    family_name: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    comment: str = ""
    show_name: bool = False
    subscribe: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    trapped: bool = False
    proved: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
