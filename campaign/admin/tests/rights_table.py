"""Who opens which address of the admin, and what answers there."""

from fnmatch import fnmatch

from campaign.admin.tests.rights import ADMINISTRATORS, EDITORS, GROUPS, MANAGERS, MODERATORS

# The first line that fits an address says who may open it.
TABLE = [
    ("signatures:counts", GROUPS),
    ("statistics", GROUPS),
    ("signatures:*", (MANAGERS, ADMINISTRATORS)),
    ("access_rules:*", (MANAGERS, ADMINISTRATORS)),
    # A run is a record: nobody rewrites or deletes one.
    ("invalidation_runs:edit", ()),
    ("invalidation_runs:delete", ()),
    ("invalidation_runs:usage", ()),
    ("invalidation_runs:*", (MANAGERS, ADMINISTRATORS)),
    # It is ended, not rewritten.
    ("raised_limits:edit", ()),
    ("raised_limits:usage", ()),
    ("raised_limits:*", (MANAGERS, ADMINISTRATORS)),
    ("comment_reasons:*", (MANAGERS, ADMINISTRATORS)),
    ("public_words*", (EDITORS, ADMINISTRATORS)),
    ("petition_offlinebatch_*", (MANAGERS, ADMINISTRATORS)),
    ("petition_signature*_modeladmin_index", (MANAGERS, ADMINISTRATORS)),
    ("petition_signature*_modeladmin_*", ()),
    ("signing_trends", (MANAGERS, ADMINISTRATORS)),
    ("exports_report", (MANAGERS, ADMINISTRATORS)),
    ("endorsers_admin:confirm_workflow_cancellation", GROUPS),  # Wagtail's: says that there is none
    ("endorsers_admin:*workflow_action*", GROUPS),  # Wagtail's: asks the task, which is not there
    ("endorsers_admin:workflow_preview", ()),  # Wagtail's: nothing is under review here
    ("endorsers_admin:contact_*", (ADMINISTRATORS,)),
    ("endorsers_admin:add", (ADMINISTRATORS,)),
    ("endorsers_admin:preview_on_add", (ADMINISTRATORS,)),
    ("endorsers_admin:copy", (ADMINISTRATORS,)),
    ("endorsers_admin:delete", (ADMINISTRATORS,)),
    ("endorsers_admin:lock", (ADMINISTRATORS,)),
    ("endorsers_admin:unlock", (ADMINISTRATORS,)),
    ("endorsers_admin:import*", (ADMINISTRATORS,)),
    ("endorsers_admin:*", (MODERATORS, ADMINISTRATORS)),
    ("mailings_admin:confirm_workflow_cancellation", GROUPS),  # Wagtail's: says that there is none
    ("mailings_admin:*workflow_action*", GROUPS),  # Wagtail's: asks the task, which is not there
    ("mailings_admin:workflow_preview", ()),  # Wagtail's: nothing is under review here
    ("mailings_admin:*", (ADMINISTRATORS,)),
    ("update_mailing", (ADMINISTRATORS,)),
    ("wagtailsnippetchoosers_mailings_mailing:create", (ADMINISTRATORS,)),
    ("wagtailsnippetchoosers_endorsers_endorser:create", (ADMINISTRATORS,)),
    ("wagtailsnippetchoosers_*:create", (EDITORS, ADMINISTRATORS)),
    ("wagtailsnippetchoosers_*", GROUPS),  # Wagtail's: lists titles to whoever is in the admin
    ("wagtailsnippets_*", (EDITORS, ADMINISTRATORS)),
    ("*_pages:*", (EDITORS, ADMINISTRATORS)),
    ("link_report*", (EDITORS, ADMINISTRATORS)),
    ("resource_import*", (EDITORS, ADMINISTRATORS)),
    ("petition_embed", (EDITORS, ADMINISTRATORS)),
    ("searched_words", (EDITORS, ADMINISTRATORS)),
    ("partners:delete", ()),  # signatures name it
    ("partners:*", (ADMINISTRATORS,)),
    ("webhook_delivery_again", (ADMINISTRATORS,)),
    ("webhooks_webhookdelivery_modeladmin_index", (ADMINISTRATORS,)),
    ("webhooks_webhookdelivery_modeladmin_inspect", (ADMINISTRATORS,)),
    ("webhooks_webhookdelivery_modeladmin_history", (ADMINISTRATORS,)),
    ("webhooks_webhookdelivery_modeladmin_*", ()),
    ("webhooks:*", (ADMINISTRATORS,)),
    ("django_tasks_database_dbtaskresult_modeladmin_index", (ADMINISTRATORS,)),
    ("django_tasks_database_dbtaskresult_modeladmin_inspect", (ADMINISTRATORS,)),
    ("django_tasks_database_dbtaskresult_modeladmin_history", (ADMINISTRATORS,)),
    ("django_tasks_database_dbtaskresult_modeladmin_*", ()),
    ("site_state", (ADMINISTRATORS,)),
    ("guide*", GROUPS),
    ("language*", (EDITORS, ADMINISTRATORS)),
    ("make_missing_translations", (EDITORS, ADMINISTRATORS)),
    ("publish_ready_translations", (EDITORS, ADMINISTRATORS)),
    ("settle_translation", (EDITORS, ADMINISTRATORS)),
    ("publish_half", (EDITORS, ADMINISTRATORS)),
    ("open_landing_page", (EDITORS, ADMINISTRATORS)),
    ("open_questions", (EDITORS, ADMINISTRATORS)),
    ("translate_landing_page", (EDITORS, ADMINISTRATORS)),
    ("wagtailusers_*", (ADMINISTRATORS,)),
    ("wagtailsites:*", (ADMINISTRATORS,)),
    ("invite_editor*", (ADMINISTRATORS,)),
    ("campaign_setup", (EDITORS, ADMINISTRATORS)),
    ("campaign_page_import*", (EDITORS, ADMINISTRATORS)),
    ("campaign_checklist", (EDITORS, ADMINISTRATORS)),
    ("campaign_launch", (EDITORS, ADMINISTRATORS)),
    ("campaign_closing", (EDITORS, ADMINISTRATORS)),
    ("campaign_archive", (EDITORS, ADMINISTRATORS)),
]
BY_POST = (
    "signatures:lift",
    "mailings_admin:lock",
    "mailings_admin:unlock",
    "link_report_archive",
    "webhook_delivery_again",
    "partners:make_key",
    "partners:revoke_key",
    "link_report_take",
    "endorsers_admin:lock",
    "endorsers_admin:unlock",
    "invalidation_runs:verb",
    "invalidation_runs:take_back",
    "invite_editor_again",
    "campaign_launch",
    "make_missing_translations",
    "publish_ready_translations",
    "settle_translation",
)
# Where something must be chosen or under way first: all others answer a page.
NOT_A_PAGE = {
    "mailings_admin:*workflow*": (200, 302, 404),
    "mailings_admin:report": (302,),  # of a draft there is none
    "update_mailing": (404,),  # there is no update here
    "campaign_setup": (302,),  # it has begun
    "open_landing_page": (302,),
    "open_questions": (302,),
    "translate_landing_page": (302,),
    "campaign_launch": (404,),  # it did not begin here
    "campaign_archive": (404,),  # none was made
    "campaign_page_import_*": (404,),  # nothing was brought
    "partners:make_key": (200,),
    "settle_translation": (204,),  # the panel says it
    "*_pages:choose_parent": (302,),
    "endorsers_admin:*workflow*": (200, 302, 404),
    "*:import_refused": (200, 404),  # by what the list's kind refuses
    "invalidation_runs:take_back": (404,),  # no rule holds anybody here
    "endorsers_admin:contact_*": (404,),  # nobody speaks for it here
    "endorsers_admin:pending_logo": (404,),
    "wagtailsnippetchoosers_*:chosen": (200, 404),
}


def groups_for(name):
    return next((groups for pattern, groups in TABLE if fnmatch(name, pattern)), None)


def answers_of(name):
    usual = (302,) if name in BY_POST else (200,)
    return next((codes for pattern, codes in NOT_A_PAGE.items() if fnmatch(name, pattern)), usual)
