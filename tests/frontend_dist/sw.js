// The worker of the tests does nothing.
