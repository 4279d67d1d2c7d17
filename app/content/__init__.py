"""What families read: routines, play ideas and tips as files, and the words of the interface."""
