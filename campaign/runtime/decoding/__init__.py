"""Strangers' files, decoded where neither their time nor their memory is the site's."""
