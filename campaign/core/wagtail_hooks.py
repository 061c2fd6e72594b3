"""What the platform itself registers with Wagtail."""

from wagtail import hooks

from campaign.core.search_engines import say_what_is_hidden

# First, so outermost: around the hook that asks for a page's password.
hooks.register("on_serve_page", say_what_is_hidden, order=-100)
