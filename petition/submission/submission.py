"""A validated submission: what the verb of signing takes."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Submission:
    """Values that passed the sign form's rules, whichever way they came.

    ``minor``: under 18, as far as the petition asks for it; consents that a minor gave count for nothing.
    ``trapped`` says that the field that people do not see was filled in, ``proved`` that the device solved
    the petition's puzzle, ``worked`` that it solved the harder one, in place of waiting.
    ``version`` names the words that were shown, empty for those of today.
    """

    given_name: str
    email: str
    family_name: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    comment: str = ""
    show_name: bool = False
    show_comment: bool = False
    subscribe: bool = False
    minor: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    form_version: str = ""
    trapped: bool = False
    proved: bool = False
    worked: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
