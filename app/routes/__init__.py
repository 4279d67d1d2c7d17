"""One router per noun; a route parses, calls the domain once, and answers."""
