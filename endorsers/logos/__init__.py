"""Logos from the public: checked, cleaned, kept apart until an editor publishes."""
