"""Makes an archive, as a task: it takes as long as the site has pages."""

from typing import Any

from django.db.models import F

from campaign.closing.archive.building import archive_of
from campaign.closing.models import SiteArchive
from campaign.imports.file_work import Hold, works_on


@works_on(SiteArchive, with_related=("site__root_page",))
def make_archive(archive: SiteArchive, hold: Hold) -> dict[str, Any]:
    return {"content": hold.made(archive_of(archive.site)), "total": F("done")}
