"""Transition between providers: candidates, data transfers, mobilisation, replacements."""
