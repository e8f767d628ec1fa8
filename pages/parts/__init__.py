"""What pages are made of: the shell, the filters, the panels and the map component."""
