"""The deployment's choices: which node this is, and how its processes are put together."""
