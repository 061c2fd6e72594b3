"""Registers endorsers in the admin."""

from wagtail.snippets.models import register_snippet

from endorsers.viewsets import EndorserViewSet

register_snippet(EndorserViewSet)
