"""Before a mailing goes out: who gets it, what is wrong with it, a test, and the button."""

from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from campaign.core.text.numbers import grouped, whole_number
from campaign.mailings.admin.counting import numbers_of
from campaign.mailings.admin.filter_forms import audience_in_words, in_words
from campaign.mailings.admin.views import SEND, MailingView, may
from campaign.mailings.checking.checklist import problems
from campaign.mailings.sending.releasing import release
from campaign.mailings.sending.verbs import moment_in, send
from campaign.mailings.writing.samples import send_test
from campaign.runtime.signed_in import SignedInRequest


def _zones() -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name or name == "UTC"]


class ScheduleForm(forms.Form):
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=_zones,
        help_text=gettext_lazy("The clocks of which place the time is read from."),
    )

    def clean(self) -> dict[str, Any]:
        """A time that is over, or that the zone leaves out, is said beside the time."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                over = moment_in(self.at(), cleaned["time_zone"]) <= timezone.now()
            except ValidationError as error:
                self.add_error("time", error)
            else:
                if over:
                    self.add_error("time", _("This time is over. Choose a later one, or send it now."))
        return cleaned

    def at(self) -> datetime:
        """Without a zone of its own, as the clocks of the named one show it."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])


class CheckView(MailingView):
    template_name = "mailings/admin/check.html"
    page_title = gettext_lazy("Check and send")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.mailing.is_open:
            return redirect("mailings_admin:report", self.mailing.pk)
        return super().get(request, *args, **kwargs)

    @cached_property
    def problems(self) -> list:
        return problems(self.draft)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("schedule", ScheduleForm(initial={"time_zone": timezone.get_current_timezone_name()}))
        refusing = [problem for problem in self.problems if problem.refuses]
        return super().get_context_data(
            draft=self.draft,
            numbers=numbers_of(self.draft),
            people=audience_in_words(self.draft.audience),
            narrowed=list(in_words(self.draft.audience, self.draft.filters, user=self.request.user)),
            refusing=refusing,
            hints=[problem for problem in self.problems if not problem.refuses],
            version=self.mailing.latest_revision_id or 0,
            workflow=self.mailing.get_workflow() if not self.mailing.workflow_in_progress else None,
            in_review=self.mailing.workflow_in_progress,
            address=self.request.user.email,
            **kwargs,
        )

    def post(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("do") == "test":
            return self._test()
        if not may(request.user, SEND):
            messages.error(request, _("You may write mailings. Somebody who may send them does the rest."))
            return redirect("mailings_admin:check", self.mailing.pk)
        if not self.mailing.is_open:
            return self._sent_before()
        schedule = ScheduleForm(request.POST) if request.POST.get("do") == "schedule" else None
        if schedule and not schedule.is_valid():
            return self._again(schedule)
        try:
            begun = self._send(schedule)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self._again(schedule)
        if not begun:
            return self._sent_before()
        words = _("It is scheduled.") if schedule else _("It is on its way: the first mails go out in some seconds.")
        messages.success(request, words)
        return redirect("mailings_admin:report", self.mailing.pk)

    def _send(self, schedule: ScheduleForm | None) -> bool:
        refusing = [str(problem.words) for problem in self.problems if problem.refuses]
        if refusing:
            raise ValidationError([_("It can’t be sent yet."), *refusing])
        version = whole_number(self.request.POST.get("version", ""))
        release(mailing=self.mailing, by=self.request.user, version=-1 if version is None else version)
        zone = schedule.cleaned_data["time_zone"] if schedule else ""
        return send(mailing=self.mailing, by=self.request.user, at=schedule.at() if schedule else None, time_zone=zone)

    def _again(self, schedule: ScheduleForm | None) -> HttpResponse:
        more = {"schedule": schedule} if schedule else {}
        return self.render_to_response(self.get_context_data(**more), status=422)

    def _sent_before(self) -> HttpResponse:
        messages.warning(self.request, _("It was sent or scheduled before. Nothing was sent twice."))
        return redirect("mailings_admin:report", self.mailing.pk)

    def _test(self) -> HttpResponse:
        """To the editor's own address, in each language, as the newest version has it."""
        user = self.request.user
        if not user.email:
            messages.error(self.request, _("Your account has no e-mail address. Add one in your profile."))
        else:
            try:
                number = send_test(mailing=self.draft, to=user)
            except (OSError, ValueError):
                messages.error(self.request, _("The mail server did not take the test. Try again in a minute."))
            else:
                words = ngettext(
                    "The test is on its way to %(address)s.",
                    "The test is on its way to %(address)s, in %(number)s languages.",
                    number,
                )
                messages.success(self.request, words % {"address": user.email, "number": grouped(number)})
        return redirect("mailings_admin:check", self.mailing.pk)
