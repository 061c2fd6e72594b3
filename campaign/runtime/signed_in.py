"""Requests of accounts."""

from django.contrib.auth.models import User
from django.http import HttpRequest


class SignedInRequest(HttpRequest):
    """Of somebody who is signed in: views of the admin are asked by nobody else. For annotations alone."""

    user: User
