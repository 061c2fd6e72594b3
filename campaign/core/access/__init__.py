"""Who may see or change what: visibility, sites, rights on models."""
