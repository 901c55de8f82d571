"""The site while it is being written: served from this machine, following every edit."""
