"""What Word documents and slides share: their XML, the theme, templates, properties, words for pictures, the zip."""
