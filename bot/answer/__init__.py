"""From what is asked to an answer: facts, camps, and the bot's fixed sentences."""
