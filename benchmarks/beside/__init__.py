"""What a reader meets here and at peers, measured side by side in one run."""
