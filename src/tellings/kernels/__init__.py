"""Numeric kernels: arrays in, arrays out; no record, no text object."""
