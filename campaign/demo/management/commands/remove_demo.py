from collections.abc import Iterator

from campaign.demo.management.demo_command import DemoCommand
from campaign.demo.removing import remove_demo


class Command(DemoCommand):
    help = (
        "Removes exactly what load_demo loaded. All signatures of the demo's petition go with it, "
        "those of the public too."
    )

    def report(self) -> Iterator[str]:
        removed = remove_demo()
        if removed is None:
            yield "No demo is loaded: nothing was removed."
            return
        yield (
            f"Removed the demo campaign: {removed.pages} pages, {removed.endorsers} endorsing organizations, "
            f"all {removed.signatures} signatures of its petition, its media, settings and editor."
        )
        for title in removed.kept:
            yield f"Kept the page “{title}”: pages that are not the demo's stand below it."
