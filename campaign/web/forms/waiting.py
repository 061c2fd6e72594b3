"""What is told where somebody has used up their rate: when there is room for this one."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign.runtime.rate_limits.rate_limits import MINUTE, RateLimitError, told


@dataclass(frozen=True)
class Wait:
    """``seconds``: what ``Retry-After`` says, and the words say the same."""

    seconds: int

    @classmethod
    def of(cls, error: RateLimitError) -> "Wait":
        return cls(error.retry_after)

    @classmethod
    def for_seconds(cls, seconds: float) -> "Wait":
        return cls(told(seconds))

    @property
    def words(self) -> str:
        """“40 seconds”, “3 minutes”."""
        if self.seconds % MINUTE:
            return ngettext("%(number)d second", "%(number)d seconds", self.seconds) % {"number": self.seconds}
        minutes = self.seconds // MINUTE
        return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.seconds)}

    def told_by(self, response: HttpResponse) -> HttpResponse:
        """The response, whose header says the same."""
        response.headers["Retry-After"] = str(self.seconds)
        return response

    @property
    def sentence(self) -> str:
        """For programs."""
        return _("Too many were sent from this network. There is room for this one in %(wait)s.") % {"wait": self.words}

    @property
    def members(self) -> dict[str, int]:
        """For programs, beside the words."""
        return {"retry_after": self.seconds}
