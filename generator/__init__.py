"""Daily AI Trivia: one YAML file in, computed numbers, two languages, cards and pages out."""
