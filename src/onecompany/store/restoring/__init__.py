"""Bringing a file back: from the newest good backup and the journal, in place of one that is damaged or gone."""
