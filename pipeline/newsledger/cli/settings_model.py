"""The settings and their types (kept apart: pydantic-settings takes a while to import)."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class Settings(BaseSettings):
    """What can be set for good. Lists in the environment are parted by commas."""

    model_config = SettingsConfigDict(env_prefix="NEWSLEDGER_", extra="forbid")

    workers: int | None = Field(None, ge=1, description="worker processes; default: one a core")
    time_limit: float | None = Field(None, gt=0, description="seconds for one article")
    max_size: float | None = Field(None, gt=0, description="largest article in megabytes")
    published: date | None = Field(None, description="publication date of articles that state none")
    tables: Annotated[list[str] | str | None, NoDecode] = Field(None, description="table formats")
    lexicons: Annotated[list[Path] | str | None, NoDecode] = Field(None, description="folders of lexicon tables")
    quiet: bool | None = Field(None, description="say nothing but errors")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment comes before the file, whose path :meth:`from_file` has set."""
        file = settings_cls.model_config.get("toml_file")
        return (env_settings, TomlConfigSettingsSource(settings_cls, toml_file=file))

    @classmethod
    def from_file(cls, file: Path) -> "Settings":
        """Settings of the environment and of ``file``, which need not be there."""

        class FromFile(cls):  # type: ignore[valid-type,misc]
            model_config = SettingsConfigDict(toml_file=file)

        return FromFile()

    def as_options(self) -> dict[str, Any]:
        """Values as the command line would have them."""
        said = self.model_dump()
        for name in ("tables", "lexicons"):
            value = said[name]
            if isinstance(value, str):
                said[name] = value = [part.strip() for part in value.split(",")]
            if value is not None:
                said[name] = ",".join(value) if name == "tables" else [str(folder) for folder in value]
        if self.published is not None:
            said["published"] = self.published.isoformat()
        return said
