"""The pages that our mails lead to, under /signature/."""

from django.urls import path

from petition.signers import own_page
from petition.signers import views as signer_views

app_name = "signer"

urlpatterns = [
    path("confirm/<str:token>/", signer_views.confirm_page, name="confirm"),
    path("unsubscribe/<str:token>/", signer_views.unsubscribe_page, name="unsubscribe"),
    path("link/", signer_views.link_page, name="link"),
    path("link/sent/", signer_views.link_sent_page, name="link_sent"),
    path("erased/", signer_views.erased_page, name="erased"),
    path("manage/<str:token>/", own_page.own_page, name="manage"),
    path("manage/<str:token>/correct/", own_page.correct_own, name="correct"),
    path("manage/<str:token>/withdraw/", own_page.withdraw_own, name="withdraw"),
    path("manage/<str:token>/erase/", own_page.erase_own, name="erase"),
    path("manage/<str:token>/download/", own_page.download, name="download"),
]
