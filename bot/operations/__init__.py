"""What keeps a running bot up and says how it is: settings, logs, health, metrics, supervision. It knows no Discord."""
