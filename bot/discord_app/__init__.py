"""The Discord bot: commands, messages, cards and buttons around the one engine. Only this room knows discord."""
