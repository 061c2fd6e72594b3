"""What is said once for a whole site, for a front end that draws it: who runs it, its look, its menus."""
