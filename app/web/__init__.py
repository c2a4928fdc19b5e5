"""Pages for people: the API documentation and what each problem means."""
