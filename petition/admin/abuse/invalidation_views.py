"""The pages of invalidation runs: count first, look at examples, then start, stop or undo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, InspectView, PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from campaign.core.text.numbers import whole_number
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.accounts.rights.site_views import OwnChoicesMixin
from petition.abuse import invalidating
from petition.abuse.held import meaning_of, rule_of
from petition.admin.own_sites import own_petitions
from petition.models import InvalidationRun

EXAMPLES = 20
PREFILLED = ("petition", *invalidating.CRITERIA)
State = InvalidationRun.State


@dataclass(frozen=True)
class Verb:
    """A button on the page of a run in one of these states."""

    name: str
    label: str | Promise
    act: Callable[..., bool]
    states: tuple[str, ...]
    done: str | Promise
    is_serious: bool = False


_BEING_SET_ASIDE = gettext_lazy("The signatures are being set aside.")
VERBS = (
    Verb(
        "start", gettext_lazy("Set them aside"), invalidating.start, (State.COUNTED,), _BEING_SET_ASIDE, is_serious=True
    ),
    Verb("resume", gettext_lazy("Go on"), invalidating.start, (State.STOPPED,), _BEING_SET_ASIDE, is_serious=True),
    Verb(
        "stop",
        gettext_lazy("Stop"),
        invalidating.stop,
        (State.RUNNING,),
        gettext_lazy("The run is stopped. You can go on or undo it."),
    ),
    Verb(
        "undo",
        gettext_lazy("Undo: put them back"),
        invalidating.undo,
        (State.RUNNING, State.STOPPED, State.DONE),
        gettext_lazy("The signatures are being put back."),
    ),
)
_BEING_TAKEN_BACK = gettext_lazy("The signatures are being taken back.")
TAKING_BACK = (
    Verb("start", gettext_lazy("Count them all"), invalidating.start, (State.COUNTED,), _BEING_TAKEN_BACK),
    Verb("resume", gettext_lazy("Go on"), invalidating.start, (State.STOPPED,), _BEING_TAKEN_BACK),
    Verb("stop", gettext_lazy("Stop"), invalidating.stop, (State.RUNNING,), gettext_lazy("The run is stopped.")),
)


class NotingCreateView(OwnChoicesMixin, CreateView):
    """Notes who made it."""

    def save_instance(self) -> Model:
        self.form.instance.created_by = self.request.user
        return super().save_instance()


class RaiseView(NotingCreateView):
    """Raises a limit for an hour from now; the report of trends fills the network in by the address."""

    success_message = gettext_lazy("Raised for an hour: “%(object)s”.")

    def get_initial(self) -> dict[str, Any]:
        given = {name: self.request.GET[name] for name in ("network_key",) if name in self.request.GET}
        return super().get_initial() | given


class RunCreateView(NotingCreateView):
    """Takes the rule and counts. Nothing is set aside here; the report of trends fills a rule in by the address."""

    submit_button_label = gettext_lazy("Count first")
    submit_button_active_label = gettext_lazy("Counting…")
    success_message = gettext_lazy("Counted. Look at the examples before you start.")

    def get_initial(self) -> dict[str, Any]:
        given = {
            name: self.request.GET[name] for name in ("petition", *invalidating.CRITERIA) if name in self.request.GET
        }
        return super().get_initial() | given

    def save_instance(self) -> Model:
        self.form.instance.matched = invalidating.count_matching(self.form.instance)
        return super().save_instance()

    def get_success_buttons(self) -> list[Button]:
        return []

    def get_success_url(self) -> str:
        return reverse("invalidation_runs:inspect", args=[self.object.pk])


class RunView(InspectView):
    """What the rule names, what was done with it, and the buttons that go on from here."""

    template_name = "petition/admin/invalidation_run.html"
    page_title = gettext_lazy("Rule that sets signatures aside")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run: InvalidationRun = self.object
        is_new = run.state == State.COUNTED
        signatures = invalidating.matching(run) if is_new or run.takes_back else run.signatures.all()
        return super().get_context_data(
            run=run,
            is_new=is_new,
            rule=[
                (run._meta.get_field(name).verbose_name, getattr(run, name))
                for name in invalidating.CRITERIA
                if getattr(run, name)
            ],
            examples=signatures.order_by("-pk")[:EXAMPLES],
            verbs=[verb for verb in (TAKING_BACK if run.takes_back else VERBS) if run.state in verb.states],
            held_because=meaning_of(run.takes_back),
            **kwargs,
        )


class TakeBackView(PermissionCheckedMixin, View):
    """POST counts what an automatic rule, or an entry of its list, holds and leads to the run that takes it back."""

    model = InvalidationRun
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: SignedInRequest) -> HttpResponse:
        mark, number = request.POST.get("rule", ""), whole_number(request.POST.get("petition", ""))
        petition = own_petitions(request.user).filter(pk=number).first()
        if petition is None or not rule_of(mark):
            raise Http404
        run = invalidating.take_back(petition=petition, mark=mark, by=request.user)
        messages.success(request, RunCreateView.success_message)
        return redirect("invalidation_runs:inspect", run.pk)


class RunVerbView(InspectView):
    """POST starts, stops or undoes; there is nothing to see."""

    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        verbs = TAKING_BACK if self.object.takes_back else VERBS
        chosen = next((known for known in verbs if known.name == verb), None)
        if chosen is None:
            raise Http404
        # Of two who press at the same moment, one is told that the other was first.
        if chosen.act(self.object, by=request.user):
            messages.success(request, chosen.done)
        else:
            messages.warning(request, _("Nothing was changed: the run is in another state by now."))
        return redirect("invalidation_runs:inspect", pk)
