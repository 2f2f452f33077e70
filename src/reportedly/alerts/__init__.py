"""Alerts: rules kept in a TOML file, each change that one asks for told once."""

from reportedly.alerts.rules import AlertRules, Rule, load_rules
from reportedly.alerts.run import Delivery, run_alerts

__all__ = ["AlertRules", "Delivery", "Rule", "load_rules", "run_alerts"]
