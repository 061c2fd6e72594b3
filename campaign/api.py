"""Mounts the APIs; the routers live in their apps."""
