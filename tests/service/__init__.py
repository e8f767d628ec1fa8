"""The service for programs, asked by the programs that people use."""
