"""The application with a login: who may gives figures in, reviews, publishes, and sees who did."""
