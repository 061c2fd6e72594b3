"""An import in the admin, whatever is imported: upload, columns, trial, the real run, and publishing what came in.

An app's views inherit these, and its model of an import has the fields that are written here.
"""

from campaign.imports.views.result import ImportView, RefusedView
from campaign.imports.views.upload import ColumnsView, PublishingColumnsView, UploadView

__all__ = ["ColumnsView", "ImportView", "PublishingColumnsView", "RefusedView", "UploadView"]
