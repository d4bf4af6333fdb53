"""The sides of onecompany.system, that for Windows on stand-ins for what only Windows has."""
