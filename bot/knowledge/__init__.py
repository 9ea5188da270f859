"""The curated fact base: model, loading, evidence, comparison."""
