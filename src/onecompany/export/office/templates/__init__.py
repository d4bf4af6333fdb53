"""The designed files that documents and slides are made from. They open in Word, PowerPoint and LibreOffice."""
