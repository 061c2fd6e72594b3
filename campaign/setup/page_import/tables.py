"""What was chosen as lists, which the imports of lists try out and take in: there is no second way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from campaign.imports.csv_files import written
from campaign.imports.models import Import
from campaign.imports.outcomes import Line
from campaign.imports.results import Result
from campaign.imports.sheets import Sheet
from campaign.setup.page_import.items import Item
from campaign.setup.page_import.places import Places
from endorsers.import_export.importing import import_endorsers
from endorsers.models import EndorserImport
from resources.import_export.importing import import_resources
from resources.models import ResourceImport

ENCODING, DELIMITER = "utf-8-sig", ","
Cells = list[str]


@dataclass(frozen=True)
class Table:
    """``about``: what an import of this kind notes of the place where it comes in."""

    model: type[Import]
    columns: tuple[str, ...]
    take_rows: Callable[..., Result]
    about: Callable[[Places], dict[str, Any]]

    @property
    def mapping(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.columns)}

    def row(self, item: Item) -> Cells:
        return [item.typed(name) for name in self.columns]

    def tried(self, rows: list[Cells], places: Places) -> list[Line]:
        """What would become of each row; ``number`` and ``same_as`` count from 0."""
        trial = self.model(mapping=self.mapping, **self.about(places)) if rows else None
        sheet = Sheet(list(self.columns), [], total=len(rows), encoding=ENCODING, delimiter=DELIMITER)
        return self.take_rows(trial, sheet, enumerate(rows)).lines if trial else []

    def begin(self, rows: list[Cells], places: Places, *, name: str, publish: bool, by: User) -> Any:
        """The import that takes the rows in; it waits for its task. None where there are no rows."""
        if not rows:
            return None
        return self.model.objects.create(
            filename=name,
            content=b"".join(written([self.columns, *rows])),
            total=len(rows),
            mapping=self.mapping,
            encoding=ENCODING,
            delimiter=DELIMITER,
            heading_line=1,
            publish=publish,
            step=Import.Step.WRITE,
            state=Import.State.WAITING,
            created_by=by,
            **self.about(places),
        )


ORGANIZATIONS = Table(
    EndorserImport,
    ("name", "website", "scope", "region", "logo"),
    import_endorsers,
    lambda places: {"site": places.site},
)
RESOURCES = Table(
    ResourceImport,
    ("title", "date", "kind", "publishers", "link", "summary", "byline", "signatories", "updated_note"),
    import_resources,
    lambda places: {"library": places.library},
)
