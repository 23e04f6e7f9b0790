"""Benchmarks: each subject is a module of this folder with a ``main(argv)``; never part of the tests."""
