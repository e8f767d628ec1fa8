"""What `python -m benchmarks` prints in one table: each module measures some rows of it."""
