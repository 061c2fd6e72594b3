from collections.abc import Iterator

from django.conf import settings

from campaign.demo.content.site import EDITOR, EDITOR_PASSWORD
from campaign.demo.loading import load_demo
from campaign.demo.management.demo_command import DemoCommand


class Command(DemoCommand):
    help = "Loads the demo campaign into a site that has no content yet. Safe to run again."

    def report(self) -> Iterator[str]:
        loaded = load_demo()
        if loaded is None:
            yield "The site has content already: nothing was loaded."
            return
        yield (
            f"Loaded the demo campaign: {loaded.pages} pages, {loaded.endorsers} endorsing organizations, "
            f"{loaded.waiting_endorsers} more waiting for an editor, {loaded.signatures} signatures. "
            "Its people and organizations are invented."
        )
        if loaded.made_editor:
            yield f"Log in at {settings.SITE_URL}/admin/ as {EDITOR['username']}, password {EDITOR_PASSWORD}"
        else:
            yield f"The account “{EDITOR['username']}” was there before and keeps its password."
