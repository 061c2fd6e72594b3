"""While a mailing goes out, and after that: numbers, links, what happened, and the buttons that hold it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages

from campaign.core.signed_links import page_address
from campaign.mailings.admin.filter_forms import audience_in_words, in_words
from campaign.mailings.admin.listing import moment_there
from campaign.mailings.admin.progress import progress_of
from campaign.mailings.admin.views import REPORT, SEND, WRITE, MailingView, may
from campaign.mailings.models import Mailing, MailingNumbers
from campaign.mailings.sending import verbs
from campaign.mailings.writing.drafting import draft_correction
from campaign.runtime.signed_in import SignedInRequest

State = Mailing.State
# States in which its page looks again by itself.
UNDER_WAY = (State.SCHEDULED, State.SENDING)


@dataclass(frozen=True)
class Act:
    """A button of the report; ``warning`` is read before it is pressed."""

    name: str
    label: str | Promise
    verb: Callable[..., bool]
    states: tuple[str, ...]
    done: str | Promise
    warning: str | Promise = ""


ACTS = (
    Act(
        "take_back",
        gettext_lazy("Take it back"),
        verbs.take_back,
        (State.SCHEDULED,),
        gettext_lazy("It is a draft again; nobody got it."),
    ),
    Act(
        "pause",
        pgettext_lazy("a mailing", "Pause"),
        verbs.pause,
        (State.SENDING,),
        gettext_lazy("It is paused: within two seconds no more mails go out."),
    ),
    Act(
        "resume",
        gettext_lazy("Go on"),
        verbs.resume,
        (State.PAUSED,),
        gettext_lazy("It goes on with those who have not got it."),
    ),
    Act(
        "stop",
        gettext_lazy("Stop for good"),
        verbs.stop,
        (State.SENDING, State.PAUSED),
        gettext_lazy("It is stopped. Who has not got it gets none."),
        gettext_lazy("Stopped, it can’t be taken up again."),
    ),
)


class ReportView(MailingView):
    template_name = "mailings/admin/report.html"
    page_title = gettext_lazy("Report")
    rights = (WRITE, SEND, REPORT)

    def get_template_names(self) -> list[str]:
        """``?part``: what changes while it goes out, for the page that asks again."""
        return ["mailings/admin/report_part.html"] if "part" in self.request.GET else super().get_template_names()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.mailing.is_open:
            return redirect("mailings_admin:check", self.mailing.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mailing = self.mailing
        numbers = getattr(mailing, "numbers", None) or MailingNumbers(mailing=mailing)
        acts = [act for act in ACTS if mailing.state in act.states] if may(self.request.user, SEND) else []
        return super().get_context_data(
            numbers=numbers,
            rows=_rows(numbers),
            progress=progress_of(mailing, numbers),
            under_way=mailing.state in UNDER_WAY,
            refreshed=mailing.state in UNDER_WAY and "still" not in self.request.GET,
            scheduled=moment_there(mailing) if mailing.state == State.SCHEDULED else "",
            people=audience_in_words(mailing.audience),
            narrowed=list(in_words(mailing.audience, mailing.filters, user=self.request.user)),
            acts=acts,
            renderings=mailing.renderings.order_by("pk"),
            links=mailing.links.all(),
            events=mailing.events.select_related("by"),
            corrections=mailing.corrections.all(),
            may_correct=may(self.request.user, WRITE) and mailing.state in (State.SENT, State.STOPPED, State.PAUSED),
            update_address=page_address(mailing.public_update) if mailing.public_update else "",
            **kwargs,
        )

    def post(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        do = request.POST.get("do", "")
        if do == "correct" and may(request.user, WRITE):
            correction = draft_correction(mailing=self.mailing, by=request.user)
            messages.success(
                request, _("A draft for those who got the mailing. Write what was wrong, and what is right.")
            )
            return redirect("mailings_admin:edit", correction.pk)
        act = next((act for act in ACTS if act.name == do), None)
        if act is None or not may(request.user, SEND):
            raise PermissionDenied
        if act.verb(mailing=self.mailing, by=request.user):
            messages.success(request, act.done)
        else:
            messages.warning(request, _("That was done before, or can’t be done any more. Nothing was changed."))
        return redirect("mailings_admin:report", self.mailing.pk)


def _rows(numbers: MailingNumbers) -> list[tuple[str | Promise, int]]:
    return [
        (_("mailboxes"), numbers.recipients),
        (_("taken by the mail server"), numbers.sent),
        (_("waiting"), numbers.waiting),
        (_("left before their turn"), numbers.left),
        (_("refused by the mail server"), numbers.refused),
        (_("given up after many attempts"), numbers.given_up),
        (_("came back"), numbers.bounced),
        (_("called spam by the reader"), numbers.complained),
        (_("unsubscribed"), numbers.unsubscribed),
        (_("not sent, since it was stopped"), numbers.dropped),
    ]
