"""A trial: what a small pre-trained encoder gains the judges of figures. Nothing of it ships."""
