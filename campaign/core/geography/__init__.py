"""Countries and regions, as people write them and as forms offer them."""
