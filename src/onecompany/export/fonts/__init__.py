"""Inter, the letters of the hand-outs (SIL Open Font License 1.1, see OFL.txt), so that no sign is ever a box."""
