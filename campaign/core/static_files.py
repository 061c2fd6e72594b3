"""Static files with their content's hash in the name, so that browsers keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # ES modules import each other by their hashed names: no bundler is needed.
    support_js_module_import_aggregation = True
