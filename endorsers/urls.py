"""The pages that our mails lead to, under /endorsement/."""

from django.urls import path, re_path

from endorsers.self_service import link_views, own_page

app_name = "endorsement"

urlpatterns = [
    path("confirm/<str:token>/", link_views.confirm_page, name="confirm"),
    path("address/<str:token>/", link_views.address_page, name="address"),
    path("link/", link_views.link_page, name="link"),
    path("link/sent/", link_views.link_sent_page, name="link_sent"),
    path("own/<str:token>/", own_page.own_page, name="manage"),
    path("own/<str:token>/change/", own_page.change_own, name="change"),
    path("own/<str:token>/withdraw/", own_page.withdraw_own, name="withdraw"),
    path("own/<str:token>/erase/", own_page.erase_own, name="erase"),
    path("erased/", own_page.erased_page, name="erased"),
    path("own/<str:token>/logo/", own_page.own_logo, name="logo"),
    # Mail programs cut links off and break them apart; a lost slash at the end is put back elsewhere.
    re_path(r"^(?:confirm|address|own)(?:/?|/.+/)$", link_views.broken_link_page),
]
