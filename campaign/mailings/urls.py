"""Where the links of mailings lead, under /mailing/."""

from django.urls import path

from campaign.mailings.pages.archive import archive_page, archived_mailing
from campaign.mailings.pages.links import follow_link
from campaign.mailings.pages.unsubscribing import unsubscribe_page
from campaign.web.public.reads import public_read

app_name = "mailings"

urlpatterns = [
    path("", public_read(archive_page), name="archive"),
    path("<int:number>/", public_read(archived_mailing), name="archived"),
    path("<int:mailing>/<int:number>/", follow_link, name="link"),
    path("unsubscribe/<str:token>/", unsubscribe_page, name="unsubscribe"),
]
