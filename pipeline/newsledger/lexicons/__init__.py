"""Every word list: TOML tables, their row models, and the loader."""
