"""Where the links of mailings lead, under /mailing/."""

from django.urls import path

from campaign.mailings.pages.links import follow_link
from campaign.mailings.pages.unsubscribing import unsubscribe_page

app_name = "mailings"

urlpatterns = [
    path("<int:mailing>/<int:number>/", follow_link, name="link"),
    path("unsubscribe/<str:token>/", unsubscribe_page, name="unsubscribe"),
]
