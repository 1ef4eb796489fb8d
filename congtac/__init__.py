"""Published work programmes of Vietnamese public bodies, as tidy agenda tables."""
