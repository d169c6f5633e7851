"""The reports of a period: a quarter, the yearly analysis, the self-evaluation."""

from reports.analysis.paper import quarter_report, self_evaluation, yearly_analysis

__all__ = ["quarter_report", "self_evaluation", "yearly_analysis"]
