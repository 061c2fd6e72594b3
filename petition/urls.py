"""The pages that our mails lead to, under /signature/."""

from django.urls import path, re_path

from petition.pages import comment_views as comment_views
from petition.self_service import manage_views, receipt_views
from petition.self_service import views as signer_views

app_name = "signer"

urlpatterns = [
    path("confirm/<str:token>/", signer_views.confirm_page, name="confirm"),
    path("unsubscribe/<str:token>/", signer_views.unsubscribe_page, name="unsubscribe"),
    path("report/<int:pk>/", comment_views.report_page, name="report"),
    path("link/", signer_views.link_page, name="link"),
    path("link/sent/", signer_views.link_sent_page, name="link_sent"),
    path("erased/", signer_views.erased_page, name="erased"),
    path("receipt/<str:token>/", receipt_views.receipt, name="receipt"),
    path("manage/<str:token>/", manage_views.manage, name="manage"),
    path("manage/<str:token>/correct/", manage_views.correct_own, name="correct"),
    path("manage/<str:token>/mails/", manage_views.choose_mails, name="mails"),
    path("manage/<str:token>/withdraw/", manage_views.withdraw_own, name="withdraw"),
    path("manage/<str:token>/erase/", manage_views.erase_own, name="erase"),
    path("manage/<str:token>/download/", manage_views.download, name="download"),
    # Mail programs cut links off and break them apart (case S30); a lost slash at the end is put back elsewhere.
    re_path(r"^(?:confirm|unsubscribe|receipt|manage)(?:/?|/.+/)$", signer_views.broken_link_page),
]
