"""For administrators: the state of the site in words, and the background tasks."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdmin

from campaign.core.admin.operational_records import GuardedHistoryView, RecordAddresses, RecordPermissions
from campaign.runtime.findings import examine
from campaign.runtime.models import ScheduledJob
from campaign.runtime.signed_in import SignedInRequest
from campaign.runtime.tasks import schedule

from .findings.finding_words import in_plain_words


def may_see_the_state(user: User) -> bool:
    return user.has_perm("runtime.view_scheduledjob")


def site_state(request: SignedInRequest) -> HttpResponse:
    """What ``manage.py doctor`` says, and when what recurs ran last."""
    if not may_see_the_state(request.user):
        raise PermissionDenied
    jobs = ScheduledJob.objects.filter(name__in=[job.name for job in schedule.all_jobs()])
    findings = [in_plain_words(finding) for finding in examine()]
    to_do = sum(not finding.is_fine for finding in findings)
    return render(request, "core/admin/site_state.html", {"findings": findings, "to_do": to_do, "jobs": jobs})


urls = [path("reports/site-state/", site_state, name="site_state")]


class SiteStateMenuItem(MenuItem):
    def is_shown(self, request: SignedInRequest) -> bool:
        return may_see_the_state(request.user)


site_state_menu_item = SiteStateMenuItem(
    _("State of the site"), reverse_lazy("site_state"), name="site-state", icon_name="circle-check", order=900
)


class BackgroundTaskAdmin(ModelAdmin):
    """The tasks of the last two weeks: which wait, run, failed and why. Their arguments stay unseen."""

    model = DBTaskResult
    menu_label = _("Background tasks")
    menu_icon = "tasks"
    menu_order = 910
    add_to_admin_menu = False
    add_to_settings_menu = True
    url_helper_class = RecordAddresses
    permission_helper_class = RecordPermissions
    history_view_class = GuardedHistoryView
    list_display = ("task_path", "status", "enqueued_at", "started_at", "finished_at", "exception_class_path")
    list_filter = ("status",)
    ordering = ("-enqueued_at",)
    list_per_page = 50
    inspect_view_enabled = True
    inspect_view_fields = (
        "task_path",
        "status",
        "enqueued_at",
        "started_at",
        "finished_at",
        "worker_ids",
        "exception_class_path",
    )
