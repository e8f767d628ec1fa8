"""Areas as geometry: boundaries, classes and exposure. Pure; knows areas only as join keys."""
