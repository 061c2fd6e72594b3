"""Settings, one short file a concern.

``base`` gathers the concerns; ``production`` (the default), ``development`` and ``testing`` say what
differs. Everything that a deployment chooses comes from environment variables, see ``environment``.
"""
