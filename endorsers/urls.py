"""The pages that our mails lead to, under /endorsement/."""

from django.urls import path

from endorsers.representatives import link_views, own_page

app_name = "endorsement"

urlpatterns = [
    path("confirm/<str:token>/", link_views.confirm_page, name="confirm"),
    path("address/<str:token>/", link_views.address_page, name="address"),
    path("link/", link_views.link_page, name="link"),
    path("link/sent/", link_views.link_sent_page, name="link_sent"),
    path("own/<str:token>/", own_page.own_page, name="manage"),
    path("own/<str:token>/change/", own_page.change_own, name="change"),
    path("own/<str:token>/withdraw/", own_page.withdraw_own, name="withdraw"),
    path("own/<str:token>/logo/", own_page.own_logo, name="logo"),
]
