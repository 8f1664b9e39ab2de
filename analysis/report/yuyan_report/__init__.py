"""What the report shows of result files: read from HDF5, aggregated, written into the page."""
