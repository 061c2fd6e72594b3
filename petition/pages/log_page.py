"""/transparency/: what outsiders can check, in plain words, with the numbers of today."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from campaign.core.languages.site_pages import on_this_site
from campaign.core.pages.translations import in_language
from campaign.headless.cache_headers import public_for
from petition.embedding.growth import growth_of
from petition.models import PetitionLog, PetitionPage
from petition.models.logs import logs_are_kept
from petition.models.wording_counts import WordingCount
from petition.transparency.claims import Claims, claims_of
from petition.transparency.files import FOLDER
from petition.transparency.keys import verifier_keys
from petition.transparency.set_aside import SMALLEST, Class, set_aside

KEPT = 60

NOT_COUNTED: dict[Class, Promise] = {
    Class.UNCONFIRMED: _("wait until their signer confirms by mail"),
    Class.WITHDRAWN: _("were taken back by their signer"),
    Class.ROBOTS: _("look as if a robot had filled in the form"),
    Class.THROWAWAY: _("came from addresses that exist for minutes"),
    Class.BLOCKED: _("came from a network or an address that is blocked"),
    Class.RULE: _("were set aside together by a rule of the campaign"),
    Class.EDITOR: _("were set aside one by one by the campaign"),
}
LEAVES: dict[str, Promise] = {
    "start": _("began to count"),
    "paper": _("batches on paper were added"),
    "end withdrawn": pgettext_lazy("log", "were taken back by their signer"),
    "end rule": pgettext_lazy("log", "were set aside by a rule"),
    "end editor": pgettext_lazy("log", "were set aside by the campaign"),
    "end unconfirmed": _("wait again, since their address was corrected"),
    "end corrected": _("count on under another wording or day"),
    "paper-end": _("batches on paper were corrected or taken away"),
    "follows": _("names the log before this one"),
}


@dataclass(frozen=True)
class Shown:
    """A petition's log as the page shows it."""

    petition: PetitionPage
    claims: Claims

    @property
    def log(self) -> PetitionLog | None:
        return self.claims.log if logs_are_kept() else None

    @property
    def in_log(self) -> int:
        return self.claims.signatures - self.claims.waiting

    @property
    def wordings(self) -> list[WordingCount]:
        return [one for one in self.claims.wordings if one.signatures]

    @property
    def leaves(self) -> list[tuple[Promise, int]]:
        numbers: Counter[str] = Counter(self.log.numbers if self.log else {})
        return [(words, numbers[kind]) for kind, words in LEAVES.items() if numbers[kind]]

    @property
    def prefix(self) -> str:
        return f"/{FOLDER}/{self.log.petition_id}/{self.log.number}/" if self.log else ""

    @property
    def keys(self) -> list[str]:
        return verifier_keys(self.log.origin) if self.log else []


@public_for(KEPT)
def transparency_page(request: HttpRequest, petition_id: int | None = None) -> HttpResponse:
    """Of the petition with this number, else of the site's newest. 404 for one that is none of the site's."""
    originals = PetitionPage.objects.originals().live().public()
    petitions = list(on_this_site(originals).order_by("-first_published_at", "-pk"))
    if petition_id is not None and petition_id not in {one.pk for one in petitions}:
        raise Http404
    chosen = next((one for one in petitions if petition_id in (None, one.pk)), None)
    context: dict[str, Any] = {
        "others": [_in_readers_language(one) for one in petitions if one is not chosen],
        "log_is_kept": logs_are_kept(),
        "smallest": SMALLEST,
    }
    if chosen:
        context |= _numbers_of(chosen)
    return render(request, "petition/transparency.html", context)


def _numbers_of(original: PetitionPage) -> dict[str, Any]:
    petition = _in_readers_language(original)
    growth = growth_of(petition)
    return {
        "petition": petition,
        "shown": Shown(original, claims_of(original)),
        "growth": growth,
        "set_aside": [(NOT_COUNTED[why], count) for why, count in set_aside(original).items()],
    }


def _in_readers_language(original: PetitionPage) -> PetitionPage:
    return in_language(original, get_language() or "").specific
