"""The pages that our mails lead to, under /endorsement/."""

from django.urls import path, re_path

from endorsers.self_service import kit_views, link_views, manage_views, people_views

app_name = "endorsement"

urlpatterns = [
    path("confirm/<str:token>/", link_views.confirm_page, name="confirm"),
    path("address/<str:token>/", link_views.address_page, name="address"),
    path("link/", link_views.link_page, name="link"),
    path("link/sent/", link_views.link_sent_page, name="link_sent"),
    path("own/<str:token>/", manage_views.manage, name="manage"),
    path("own/<str:token>/change/", manage_views.change_own, name="change"),
    path("own/<str:token>/mails/", manage_views.choose_mails, name="mails"),
    path("own/<str:token>/withdraw/", manage_views.withdraw_own, name="withdraw"),
    path("own/<str:token>/erase/", manage_views.erase_own, name="erase"),
    path("own/<str:token>/introduce/", people_views.introduce_own, name="introduce"),
    path("own/<str:token>/vacant/", people_views.take_vacant, name="vacant"),
    path("own/<str:token>/people/", people_views.invite_other, name="invite"),
    path("own/<str:token>/people/<int:other>/<slug:act>/", people_views.about_other, name="person"),
    path("erased/", manage_views.erased_page, name="erased"),
    path("own/<str:token>/kit/", kit_views.kit_page, name="kit"),
    path("own/<str:token>/kit/<str:language>/<str:name>", kit_views.kit_file, name="kit_file"),
    path("own/<str:token>/logo/", manage_views.own_logo, name="logo"),
    # Mail programs cut links off and break them apart; a lost slash at the end is put back elsewhere.
    re_path(r"^(?:confirm|address|own)(?:/?|/.+/)$", link_views.broken_link_page),
]
