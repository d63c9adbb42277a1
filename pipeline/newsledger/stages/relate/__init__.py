"""Mentions to drafts: what belongs to what."""

from newsledger.stages.relate.relater import Relater as Relater
