"""Friends who come by a signer's own link."""
