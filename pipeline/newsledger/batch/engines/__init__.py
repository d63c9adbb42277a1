"""Extraction on engines that exist: Dask and Spark."""
