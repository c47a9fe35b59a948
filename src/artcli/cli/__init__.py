"""The command line: one module a command.  Options in, a request down, messages and exit statuses out."""
