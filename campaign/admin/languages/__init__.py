"""“Languages” in the menu: what each language of the site lacks, and the original beside what an editor writes."""
