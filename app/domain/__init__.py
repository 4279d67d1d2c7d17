"""The rules of the product, as plain functions over a session; nothing here knows of HTTP or settings."""
