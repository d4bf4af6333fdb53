"""The application on the facilitator's screen."""
