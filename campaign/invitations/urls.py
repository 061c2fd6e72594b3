"""Where the mailed link leads: for whoever can't sign in yet, so before Wagtail's own addresses."""

from django.urls import path

from campaign.invitations.views import AcceptView

urlpatterns = [path("invitation/<uidb64>/<token>/", AcceptView.as_view(), name="accept_invitation")]
