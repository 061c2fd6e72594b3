"""A rehearsal of docs/deploy.md on a machine that is a folder: see ``.ci/rehearse``."""
