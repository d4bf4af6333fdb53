"""The plan file: model, loader, and errors that name file, line and key."""

from onecompany.plans.errors import PlanError, PlanNotFound, PlanProblem
from onecompany.plans.loader import load
from onecompany.plans.model import Flex, Plan, PlannedExercise, PlannedStep
from onecompany.plans.rules import KindRules, Setting
from onecompany.plans.shelf import PlanEntry, Shelf

__all__ = [
    "Flex",
    "KindRules",
    "Plan",
    "PlanEntry",
    "PlanError",
    "PlanNotFound",
    "PlanProblem",
    "PlannedExercise",
    "PlannedStep",
    "Setting",
    "Shelf",
    "load",
]
