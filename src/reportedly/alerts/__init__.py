"""Alerts: a TOML file has the rules, and each change that a rule asks for is told once."""

from reportedly.alerts.rules import AlertRule, AlertRules, load_rules
from reportedly.alerts.run import Delivery, run_alerts

__all__ = ["AlertRule", "AlertRules", "Delivery", "load_rules", "run_alerts"]
