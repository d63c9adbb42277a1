"""Drafts to the record of an article."""

from newsledger.stages.validate.validator import Validator as Validator
