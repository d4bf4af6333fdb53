"""What the room can do in any exercise. Each function is one transaction and one step of undo."""
