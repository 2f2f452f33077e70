"""Alerts: a TOML file has the rules, and each change that a rule asks for is told once."""

from reportedly.alerts.rules import AlertRules, Rule, load_rules
from reportedly.alerts.run import Delivery, run_alerts

__all__ = ["AlertRules", "Delivery", "Rule", "load_rules", "run_alerts"]
