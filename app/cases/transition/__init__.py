"""How one provider gives way to another: candidates, data on its way, and getting ready."""
