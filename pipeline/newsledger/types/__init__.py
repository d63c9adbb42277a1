"""The values that pass between stages: frozen, slotted dataclasses."""
