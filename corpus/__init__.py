"""Records of many files: frames, export, samples."""
