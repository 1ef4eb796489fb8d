"""The version, which every table records as `extractor_version`."""

VERSION = "0.1.0"
