"""Pictures and documents: how they are uploaded, named and shown by the API."""
